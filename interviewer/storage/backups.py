"""Backups: whole copies of notes.db, each beside its keys.json, in the folder `backups`.

A backup is made under a name that says it is unfinished, opened again with its key, looked at page
by page, and only then given its own name: a full disk leaves an empty file, not an error.
"""

import os
import re
import shutil
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

from interviewer.domain.errors import InterviewerError
from interviewer.storage import keys_file
from interviewer.storage.checks import Verification, has_sound_pages, rows_in, verification
from interviewer.storage.engine import NOTES, read_only_file, told_of_the_file
from interviewer.storage.errors import (
    ForeignNotesError,
    UnsoundBackupError,
    told_of_the_disk,
)
from interviewer.storage.keys_file import UNFINISHED

BACKUPS = "backups"
"""The folder, in the folder of the review."""

DAILY, WEEKLY = 7, 4
"""How many are kept: one for each of the last days, one for each of the weeks before them."""

_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:-before-format-(\d{1,4}))?(?:-(\d{1,9}))?", re.ASCII
)


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A copy of a review as it was, which opens with the same passphrase and recovery code.

    Attributes:
        path: Its folder.
        made: When, in UTC, to the second.
        bytes: What it takes up on the disk.
        before_format: The format to which the review was brought just after; 0 for every other.
        number: Counts those of one second.
    """

    path: Path
    made: datetime
    bytes: int
    before_format: int = 0
    number: int = field(default=1, repr=False)


def backups_of(review: Path) -> list[Backup]:
    """The whole backups in this review folder, the newest first; nothing is opened for it.

    Raises:
        ReadOnlyError, DiskError: The folder cannot be read.
    """
    folder = review / BACKUPS
    with told_of_the_disk():
        if not folder.is_dir():
            return []
        found = [_backup(path) for path in folder.iterdir()]
    return sorted((each for each in found if each is not None), key=_age, reverse=True)


def newest_backup(review: Path) -> Backup | None:
    """The last backup that was made of this review."""
    return next(iter(backups_of(review)), None)


def make_backup(
    driver: Any, notes: Path, key: bytes, at: datetime, *, before_format: int = 0
) -> Backup:
    """Copy an open file, and its keys.json; see `Store.back_up`.

    Args:
        driver: The open file, as the driver has it; outside a transaction.
        notes: Where it lies.
        key: The data key.
        at: When, in UTC.
        before_format: The format to which the file is brought next, where that is why.
    """
    keys_file.read_keys(notes.with_name(keys_file.NAME))  # or there would be nothing to copy
    folder = notes.parent / BACKUPS
    with told_of_the_disk():
        folder.mkdir(mode=0o700, exist_ok=True)
        clear_unfinished(notes.parent)
        path = _free(folder, at, before_format)
        part = path.with_name(path.name + UNFINISHED)
        part.mkdir(mode=0o700)
    try:
        _copy_notes(driver, part / NOTES, key)
        keys_file.copy_keys(notes.with_name(keys_file.NAME), part)
        with told_of_the_disk():
            part.rename(path)
            keys_file.settle(folder)
            made = _backup(path)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    if made is None:
        raise UnsoundBackupError
    return made


def verified(backup: Backup, key: bytes, review: UUID) -> Verification:
    """Open a backup for reading, and look at every page and every entry.

    Args:
        backup: Of whichever format.
        key: The data key of its review.
        review: Which review its keys.json ought to open.
    """
    notes = backup.path / NOTES
    try:
        if keys_file.read_keys(backup.path / keys_file.NAME).review != review:
            raise ForeignNotesError
        with closing(read_only_file(notes, key)) as driver, told_of_the_file(notes):
            return verification(driver)
    except InterviewerError as error:
        return Verification(problems=(error.what_happened,))


def kept(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those that stay: the last of each of 7 days, and of each of 4 weeks before those; UTC.

    Days and weeks without a backup are not counted, so a review that is seldom opened keeps old
    ones. One from just before a change of format counts as a week of its own, or the first evening
    would replace it. What bears a date after now, from a clock that was wrong, only fills what is
    left.

    Returns:
        The newest first; 11 at most, and always the newest that is not after now.
    """
    newest_first = sorted(backups, key=_age, reverse=True)
    ahead = [backup for backup in newest_first if backup.made > now]
    in_order = [backup for backup in newest_first if backup.made <= now] + ahead[::-1]
    daily = _first_of_each(in_order, _day)[:DAILY]
    covered = {_week(backup) for backup in daily}
    earlier = [backup for backup in in_order if _week(backup) not in covered]
    stay = daily + _first_of_each(earlier, _week)[:WEEKLY]
    return sorted(stay, key=_age, reverse=True)


def keep_backups(review: Path, now: datetime) -> None:
    """Remove the backups of this review that need not stay, and what was left unfinished.

    Raises:
        ReadOnlyError, DiskError: Some may still be there.
    """
    backups = backups_of(review)
    stay = kept(backups, now)
    with told_of_the_disk():
        for backup in backups:
            if backup not in stay:  # never seen without its keys, should this be cut off
                backup.path.rename(backup.path.with_name(backup.path.name + UNFINISHED))
        clear_unfinished(review)


def clear_unfinished(review: Path) -> None:
    """Remove backups that were cut off while they were made or removed.

    Raises:
        OSError: One is still there.
    """
    for path in (review / BACKUPS).glob("*" + UNFINISHED):
        if _NAME.fullmatch(path.name.removesuffix(UNFINISHED)):
            shutil.rmtree(path)


def _copy_notes(driver: Any, copy: Path, key: bytes) -> None:
    driver.execute("VACUUM INTO ?", (str(copy.absolute()),))
    with told_of_the_disk():
        copy.chmod(0o600)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
    with _told_of_the_copy(), closing(read_only_file(copy, key)) as written:
        if not has_sound_pages(written) or rows_in(written) != rows_in(driver):
            raise UnsoundBackupError


@contextmanager
def _told_of_the_copy() -> Iterator[None]:
    """What is wrong with the copy is never said of the notes themselves."""
    try:
        yield
    except (InterviewerError, sqlcipher.Error) as error:
        raise UnsoundBackupError from error


def _free(folder: Path, at: datetime, before_format: int) -> Path:
    """A name for a new backup that no other one has."""
    stamp = at.astimezone(UTC).strftime(_STAMP)
    if before_format:
        stamp += f"-before-format-{before_format}"
    path, number = folder / stamp, 1
    while path.exists():
        number += 1
        path = folder / f"{stamp}-{number}"
    return path


def _backup(path: Path) -> Backup | None:
    """The backup in this folder, or None where it is none."""
    name = _NAME.fullmatch(path.name)
    parts = [path / NOTES, path / keys_file.NAME]
    if name is None or not all(part.is_file() for part in parts):
        return None
    try:
        made = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    size = sum(part.stat().st_size for part in parts)
    return Backup(
        path=path,
        made=made,
        bytes=size,
        before_format=int(name[2] or 0),
        number=int(name[3] or 1),
    )


def _age(backup: Backup) -> tuple[datetime, int]:
    return backup.made, backup.number


def _first_of_each(backups: list[Backup], when: Callable[[Backup], Hashable]) -> list[Backup]:
    first: dict[Hashable, Backup] = {}
    for backup in backups:
        first.setdefault(when(backup), backup)
    return list(first.values())


def _day(backup: Backup) -> Hashable:
    return backup.made.date()


def _week(backup: Backup) -> Hashable:
    year, week, _ = backup.made.isocalendar()
    return year, week, backup.before_format
