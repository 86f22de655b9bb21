"""Restoring: a backup becomes a second review folder, which can then take a damaged one's place.

Nothing here opens notes or needs a passphrase, and nothing is ever deleted or overwritten: a
review that cannot be opened at all can still be restored.
"""

import hashlib
import os
import re
import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from interviewer.domain.dates import british_moment
from interviewer.storage import keys_file
from interviewer.storage.backups import BACKUPS, Backup, clear_unfinished
from interviewer.storage.engine import NOTES
from interviewer.storage.erased import check_not_erased
from interviewer.storage.errors import (
    DamagedKeysError,
    DiskError,
    LostBackupError,
    MissingKeysError,
    NewerReviewError,
    told_of_the_disk,
)
from interviewer.storage.whole_folder import whole_folder

SET_ASIDE = "set-aside"
"""The folder, in the folder of the review, that keeps what a restored copy has replaced."""

_LABEL = re.compile(r" \(restored: [^()]*\)$")


def restore_backup(backup: Backup, to: Path) -> None:
    """Make a review folder of its own from a backup; the review itself is not looked at.

    It opens with the passphrase and the recovery code of the backup, not with this device. Its
    label says that it is restored, and from when.

    Args:
        backup: Stays as it is.
        to: A folder that does not exist yet, or is empty.

    Raises:
        ErasedReviewError, ErasureUnfinishedError: Its review was erased.
        LostBackupError: A part of the backup is missing.
        DamagedKeysError, NewerReviewError: Its keys.json cannot be used.
        SyncedPlaceError, NetworkPlaceError, FolderTakenError: Not in this place.
        DiskFullError, ReadOnlyError, DiskError: There is no new folder.
    """
    check_not_erased(backup.path.parent.parent)
    if not all((backup.path / name).is_file() for name in (NOTES, keys_file.NAME)):
        raise LostBackupError
    with whole_folder(to) as part:
        _copy(backup.path / NOTES, part / NOTES)
        keys_file.copy_keys_for_another_folder(
            backup.path / keys_file.NAME,
            part,
            folder_id=uuid4(),
            label=partial(_restored_label, made=backup.made),
        )


def swap_in(restored: Path, damaged: Path, at: datetime) -> None:
    """Let a restored review take the place of the damaged one: its folder, its label, its backups.

    What was damaged is kept in the folder `set-aside` of the review, as it was. Both are closed.
    Cut off in between, the restored review still opens, in one of the two folders.

    Args:
        restored: Made with `restore_backup`; gone afterwards.
        damaged: Holds the restored review afterwards.
        at: When; names what is set aside.

    Raises:
        ValueError: They are two reviews.
        InterviewerError: keys.json of the restored one cannot be used.
        DiskFullError, ReadOnlyError, DiskError: See above.
    """
    keys = keys_file.read_keys(restored / keys_file.NAME)
    if _review(damaged) not in (None, keys.review):
        raise ValueError("The damaged folder is of another review.")
    keys_file.relabel(restored, _LABEL.sub("", keys.name))
    aside = restored / SET_ASIDE / at.astimezone(UTC).strftime("%Y-%m-%dT%H-%M-%S-%fZ")
    with told_of_the_disk():
        _take_backups(damaged, restored)
        aside.parent.mkdir(mode=0o700, exist_ok=True)
        damaged.rename(aside)
        restored.rename(damaged)
        keys_file.settle(damaged.parent)


def bring_ways_up_to_date(review: Path) -> None:
    """Let everything in the review folder open by the ways of its keys.json, and by no other.

    An earlier passphrase would open an earlier backup otherwise.

    Raises:
        InterviewerError: Something may still open by an earlier way.
    """
    now = review / keys_file.NAME
    with told_of_the_disk():
        clear_unfinished(review)
        backups = list((review / BACKUPS).glob(f"*/{NOTES}"))
        aside = list((review / SET_ASIDE).rglob(keys_file.NAME))
    for notes in backups:
        keys_file.bring_up_to_date(notes.with_name(keys_file.NAME), now)
    for keys in aside:
        if _review(keys.parent) is not None:  # or it is left as it was found
            keys_file.bring_up_to_date(keys, now)


def _take_backups(damaged: Path, restored: Path) -> None:
    """Move the backups over, but for one that has the name of another."""
    backups = damaged / BACKUPS
    if backups.is_dir():
        (restored / BACKUPS).mkdir(mode=0o700, exist_ok=True)
        for backup in sorted(backups.iterdir()):
            place = restored / BACKUPS / backup.name
            if not place.exists():
                backup.rename(place)


def _review(folder: Path) -> object:
    """Which review a folder is of, or None where it does not tell."""
    try:
        return keys_file.read_keys(folder / keys_file.NAME).review
    except (MissingKeysError, DamagedKeysError, NewerReviewError):
        return None


def _restored_label(name: str, *, made: datetime) -> str:
    return f"{_LABEL.sub('', name)} (restored: {british_moment(made, joint=', ')})"


def _copy(source: Path, copy: Path) -> None:
    """Copy a file, and see that it has arrived."""
    with told_of_the_disk():
        shutil.copyfile(source, copy)
        copy.chmod(0o600)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
        if _digest(copy) != _digest(source):
            raise DiskError


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
