"""A folder that appears under its name when everything in it is there, or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewer.storage import keys_file
from interviewer.storage.engine import NOTES
from interviewer.storage.errors import FolderTakenError, told_of_the_disk
from interviewer.storage.keys_file import UNFINISHED
from interviewer.storage.places import check_place

_OURS = {NOTES, NOTES + "-wal", NOTES + "-journal", keys_file.NAME, keys_file.NAME + UNFINISHED}
"""What can stand in an unfinished folder."""


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a folder to fill; it takes the name `path` at the end, or is removed after an error.

    Raises:
        SyncedPlaceError, NetworkPlaceError, FolderTakenError: Not in this place.
        DiskFullError, ReadOnlyError, DiskError: The disk did not take it.
    """
    check_place(path)
    part = path.with_name(path.name + UNFINISHED)
    with told_of_the_disk():
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise FolderTakenError
        _clear(part)
        part.mkdir(parents=True, mode=0o700)
    try:
        yield part
        with told_of_the_disk():
            if path.exists():
                path.rmdir()
            part.rename(path)
            keys_file.settle(path.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _clear(part: Path) -> None:
    """Remove what an attempt left that was cut off, and nothing that may be somebody's own."""
    if part.exists():
        if not part.is_dir() or {path.name for path in part.iterdir()} - _OURS:
            raise FolderTakenError
        shutil.rmtree(part)
