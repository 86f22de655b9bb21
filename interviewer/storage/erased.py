"""Erasing a review folder: its keys first, then everything else; what stays is a receipt.

Before anything is touched, `erased.json` is on the disk: from that moment the folder opens by no
way, and whoever tries is told that it was erased. Then every keys.json is overwritten where it
lies, and so is every copy of it; from that moment nothing in the folder can be read by anybody.
Only then are files removed, and last the item in the keyring. Cut off anywhere, the same steps are
gone through again.

Overwriting is what the system can be asked for. A solid-state disk may keep the old block until it
needs it, and a copy-on-write file system or a snapshot longer: docs/storage-format.md says so.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

from pydantic import TypeAdapter

from interviewer.domain.dates import british_moment
from interviewer.domain.erasure import Erasure, KeyringItem
from interviewer.domain.errors import InterviewerError
from interviewer.storage import device, keys_file
from interviewer.storage.engine import NOTES
from interviewer.storage.errors import (
    DamagedKeysError,
    KeyringAbsentError,
    KeyringEmptyError,
    KeyringLockedError,
    KeyringRefusedError,
    MissingKeysError,
    NewerReviewError,
    told_of_the_disk,
)
from interviewer.storage.keys import Way
from interviewer.storage.keys_file import UNFINISHED, Keys

NAME = "erased.json"
"""What stays in the folder: an `Erasure`, without content."""

_LARGEST = 1024 * 1024
_ERASURE: TypeAdapter[Erasure] = TypeAdapter(Erasure)
_UNREADABLE = (MissingKeysError, DamagedKeysError, NewerReviewError)
_NO_KEYRING = (KeyringAbsentError, KeyringLockedError, KeyringRefusedError)


class ErasedReviewError(InterviewerError):
    """Somebody opens what is left of a review that was erased."""

    what_is_safe = "What was handed over is with the overview writer."
    what_to_do = "Ask the overview writer where something of it is needed."

    def __init__(self, erasure: Erasure | None) -> None:
        when = f" on {british_moment(erasure.begun)}" if erasure else ""
        super().__init__(f"This review was erased from this laptop{when}.")


class ErasureUnfinishedError(InterviewerError):
    """Erasing was cut off, or the disk refused a part of it."""

    what_is_safe = (
        "Nothing in it can be opened any more; what was handed over is with the overview writer."
    )
    what_to_do = "Start Interviewer again, or give the same command again: it is finished then."

    def __init__(self, erasure: Erasure) -> None:
        super().__init__(
            f"The erasing of this review was begun on {british_moment(erasure.begun)} and is not"
            " finished."
        )


def erasure_of(folder: Path) -> Erasure | None:
    """The receipt that lies in a folder; None where none does, or it says nothing.

    Raises:
        ReadOnlyError, DiskError: It cannot be read.
    """
    with told_of_the_disk():
        if not (folder / NAME).is_file():
            return None
        with (folder / NAME).open("rb") as file:
            content = file.read(_LARGEST)
    try:
        return _ERASURE.validate_json(content, strict=True)
    except ValueError:
        return None


def check_not_erased(folder: Path) -> None:
    """Let pass a folder that was never erased.

    Raises:
        ErasedReviewError: It was.
        ErasureUnfinishedError: It was begun.
    """
    if (folder / NAME).exists():
        erasure = erasure_of(folder)
        if erasure is not None and erasure.finished is None:
            raise ErasureUnfinishedError(erasure)
        raise ErasedReviewError(erasure)


def is_unfinished(folder: Path) -> bool:
    """Whether the erasing of this folder was begun and cut off.

    Raises:
        ReadOnlyError, DiskError: It cannot be looked at.
    """
    erasure = erasure_of(folder)
    return erasure is not None and erasure.finished is None and _is_of(folder, erasure)


def unfinished_erasures(reviews: Path) -> list[Path]:
    """The folders among these reviews whose erasing was cut off.

    Raises:
        ReadOnlyError, DiskError: They cannot be looked at.
    """
    with told_of_the_disk():
        found = sorted(path.parent for path in reviews.glob(f"*/{NAME}"))
    return [folder for folder in found if is_unfinished(folder)]


def keyring_item(folder: Path) -> KeyringItem:
    """Whether the keyring of this device keeps something for the folder."""
    slots = {way for keys in _readable_keys(folder) for way in keys.slots}
    return KeyringItem.WAITING if Way.THIS_DEVICE in slots else KeyringItem.NONE


def begin_erasing(folder: Path, erasure: Erasure) -> None:
    """Let nothing open the folder from now on; there is no way back.

    Raises:
        DiskFullError, ReadOnlyError, DiskError: Nothing was changed.
    """
    with told_of_the_disk():
        _write(folder, erasure)


def finish_erasing(folder: Path, at: datetime) -> Erasure:
    """Remove everything in a folder whose erasing was begun, its keys first; closed by now.

    Args:
        folder: Of the review.
        at: When this is; the receipt tells it.

    Returns:
        The receipt, which stays in the folder.

    Raises:
        ValueError: Erasing this folder was never begun, or is finished.
        ErasureUnfinishedError: The disk refused; it can be tried again.
    """
    erasure = erasure_of(folder)
    if erasure is None or not is_unfinished(folder):
        raise ValueError("Nothing waits here to be erased.")
    try:
        half_made = _half_made_copies(folder, erasure.review)
        for place in (folder, *half_made):
            _destroy_keys(place)
        _remove_all(folder)
        for copy in half_made:
            shutil.rmtree(copy)
        ended = erasure.ended(at, _without_keyring_item(erasure))
        _write(folder, ended)
    except OSError as error:
        raise ErasureUnfinishedError(erasure) from error
    return ended


def _destroy_keys(folder: Path) -> None:
    """Overwrite every keys.json, whatever stage of a change it is in, and only then remove it."""
    files = sorted(_keys_files(folder))
    for path in files:
        path.chmod(0o600)
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    for path in files:
        path.unlink()
        keys_file.settle(path.parent)


def _keys_files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):  # follows no link out of the folder
        for name in names:
            path = Path(place, name)
            if name.startswith(keys_file.NAME) and not path.is_symlink():
                yield path


def _remove_all(folder: Path) -> None:
    """Everything but the receipt, the notes first."""
    entries = [entry for entry in folder.iterdir() if entry.name != NAME]
    for entry in sorted(entries, key=lambda path: not path.name.startswith(NOTES)):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    keys_file.settle(folder)


def _half_made_copies(folder: Path, review: UUID) -> list[Path]:
    """What an interrupted restore of this review left beside it: it has keys of its own."""
    beside = (path for path in folder.parent.iterdir() if path.name.endswith(UNFINISHED))
    return [
        path
        for path in beside
        if path.is_dir()
        and not path.is_symlink()
        and any(keys.review == review for keys in _readable_keys(path))
    ]


def _without_keyring_item(erasure: Erasure) -> KeyringItem:
    """What became of it; a keyring that does not answer holds nothing up."""
    if erasure.keyring is KeyringItem.NONE:
        return KeyringItem.NONE
    with suppress(*_NO_KEYRING):
        try:
            device.wrapping_key(erasure.folder)
        except KeyringEmptyError:
            return KeyringItem.GONE  # at an earlier try
        device.drop_wrapping_key(erasure.folder)
        return KeyringItem.GONE
    return KeyringItem.LEFT


def _is_of(folder: Path, erasure: Erasure) -> bool:
    """Whether the receipt is of what lies beside it, as far as that still tells.

    A review that somebody puts back beside the receipt of another is not to be lost by it.
    """
    try:
        return keys_file.read_keys(folder / keys_file.NAME).folder == erasure.folder
    except _UNREADABLE:
        return True


def _readable_keys(folder: Path) -> Iterator[Keys]:
    for path in _keys_files(folder):
        with suppress(*_UNREADABLE):
            yield keys_file.read_keys(path)


def _write(folder: Path, erasure: Erasure) -> None:
    """Write the receipt whole, or leave it as it was."""
    part = folder / (NAME + UNFINISHED)
    with part.open("wb") as file:
        part.chmod(0o600)
        file.write(_ERASURE.dump_json(erasure, indent=1) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / NAME)
    keys_file.settle(folder)
