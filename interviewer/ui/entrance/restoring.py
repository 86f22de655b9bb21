"""Restoring a backup at the entrance: what is done on the store thread, and which damage allows it.

Nothing of the damaged review is deleted. Its backup becomes a folder of its own first; only once
that has been opened, and every page and entry of it looked at, does it take the damaged one's
place.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.domain.errors import InterviewerError
from interviewer.ui.opening import Opened, loaded

if TYPE_CHECKING:
    from interviewer.storage import Backup, ReviewFolder, Store

Unlock = Callable[["ReviewFolder"], "Store"]
"""Opens a review folder in the way that the person chose."""

_KEPT = (
    "This review was restored from its backup of {time}; what was written after that is not in it."
    " What was there before is kept in the folder “set-aside” of the review."
)


@dataclass(frozen=True, kw_only=True)
class Restored:
    """A backup that has become a review folder, and has not taken the other one's place yet.

    Attributes:
        folder: The new one.
        damaged: The one whose backup it was.
        made: When the backup was made.
        name: What the unlock page calls the new one.
    """

    folder: Path
    damaged: Path
    made: datetime
    name: str


@dataclass(frozen=True, kw_only=True)
class Recovered:
    """A review that its recovery code has opened, before it has a new passphrase."""

    folder: "ReviewFolder"
    store: "Store"


def backups_after(error: Exception, folder: Path) -> "list[Backup]":
    """What can be restored after this error, the newest first; on the store thread.

    Empty where the notes themselves are sound: after a wrong passphrase, say, or while the review
    is open in another window.
    """
    from interviewer.storage import backups_of, errors

    of_damage = (
        errors.DamagedNotesError,
        errors.TruncatedNotesError,
        errors.EmptyNotesError,
        errors.MissingNotesError,
        errors.ForeignNotesError,
        errors.UnreadableEntryError,
        errors.MissingKeysError,
        errors.DamagedKeysError,
    )
    return backups_of(folder) if isinstance(error, of_damage) else []


def restored(backup: "Backup", damaged: Path, to: Path) -> Restored:
    """Make a review folder from the backup; on the store thread.

    Raises:
        InterviewerError: It could not be made; nothing is left of it.
    """
    from interviewer.storage import ReviewFolder, restore_backup

    restore_backup(backup, to)
    name = ReviewFolder.at(to).name
    return Restored(folder=to, damaged=damaged, made=backup.made, name=name)


def unlocked(folder: Path, unlock: Unlock) -> Opened:
    """Open and load a review; on the store thread.

    Raises:
        InterviewerError: It stays closed.
    """
    from interviewer.storage import ReviewFolder

    return loaded(folder, unlock(ReviewFolder.at(folder)))


def taken_over(which: Restored, unlock: Unlock, at: datetime) -> Opened:
    """Open a restored review, see that it is sound, and let it take its place; on the store thread.

    Raises:
        InterviewerError: The restored review stays where it is, closed.
    """
    from interviewer.domain.dates import british_moment  # not before somebody needs a backup
    from interviewer.storage import ReviewFolder, swap_in

    store = unlock(ReviewFolder.at(which.folder))
    check_sound(store)
    store.close()
    swap_in(which.folder, which.damaged, at)
    opened = unlocked(which.damaged, unlock)
    return replace(opened, notice=_KEPT.format(time=british_moment(which.made, joint=", ")))


def check_sound(store: "Store") -> None:
    """Look at every page and entry of an open review.

    Raises:
        DamagedNotesError: It is not sound; it is closed.
    """
    from interviewer.storage.errors import DamagedNotesError

    sound = False
    try:
        sound = store.verify().sound
    finally:
        if not sound:
            store.close()
    if not sound:
        raise DamagedNotesError


def by_passphrase(folder: "ReviewFolder", passphrase: str) -> "Store":
    """Open by the passphrase; on the store thread, like the other ways."""
    return folder.unlock_with_passphrase(passphrase)


def by_this_device(folder: "ReviewFolder") -> "Store":
    """Open by the key that this device keeps."""
    return folder.unlock_with_this_device()


def by_code(path: Path, text: str) -> Recovered:
    """Open by the code, and verify: nobody chooses a new passphrase for notes that are damaged."""
    from interviewer.storage import ReviewFolder

    folder = ReviewFolder.at(path)
    store = folder.unlock_with_recovery_code(text)
    check_sound(store)
    return Recovered(folder=folder, store=store)


def closed_and_taken_over(
    recovered: Recovered, which: Restored, unlock: Unlock, at: datetime
) -> Opened:
    """Let a restored review that its code has opened take its place, under its new passphrase."""
    recovered.store.close()
    return taken_over(which, unlock, at)


def nothing(_: object) -> None:
    """Nobody waits for the outcome."""


def forgiven(error: Exception) -> None:
    """What could not be offered is not missed; what is a bug of ours is."""
    if not isinstance(error, InterviewerError):
        raise error
