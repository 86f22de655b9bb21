"""The encrypted file itself: how it is opened, in which order, and what its errors mean."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from interviewer.domain.errors import InterviewerError
from interviewer.storage.errors import (
    DamagedNotesError,
    DiskError,
    DiskFullError,
    EmptyNotesError,
    ForeignNotesError,
    MissingNotesError,
    NewerReviewError,
    OpenElsewhereError,
    ReadOnlyError,
    TruncatedNotesError,
    told_of_the_disk,
)

FORMAT = 2
"""The format of notes.db that this version writes; kept in `PRAGMA user_version`."""

NOTES = "notes.db"
"""What the file is called in the folder of its review."""

APPLICATION_ID = 0x49767772
"""What `PRAGMA application_id` says of our files: "Ivwr"."""

PAGE = 4096
"""Bytes in a page of the file; SQLCipher's own default."""

SALT = 16
"""Bytes in the clear at the beginning of the file: SQLCipher's salt."""

_WAIT = 0.25
"""Seconds to wait for another instance that is just closing."""

# After the key and the first look at page 1; the reasons are in docs/storage-format.md.
_SETTINGS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "fullfsync = ON",
    "mmap_size = 0",
)


def new_file(path: Path, key: bytes, salt: bytes) -> Connection:
    """Make an encrypted file without tables, where there must be none yet.

    Args:
        path: Of the file.
        key: The 32 bytes of the data key.
        salt: 16 bytes; they stand in the clear at the beginning of the file.

    Raises:
        InterviewerError: The disk is full or cannot be written to.
    """
    with told_of_the_disk():
        path.touch(mode=0o600, exist_ok=False)
    with told_of_the_file(path):
        raw = _keyed(path, key.hex() + salt.hex())
        try:
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _settle(raw)
            raw.execute(f"PRAGMA user_version = {FORMAT}")
        except BaseException:
            raw.close()
            raise
    return _wrapped(raw)


def opened_file(path: Path, key: bytes, salt: bytes) -> Connection:
    """Open an encrypted file for this thread, and for nobody else until it is closed.

    Args:
        path: Of the file.
        key: The 32 bytes of the data key.
        salt: What the file ought to begin with: tells a damaged file from a foreign one.

    Raises:
        InterviewerError: Missing, empty, cut short, damaged, foreign, newer, open elsewhere, on a
            full disk or where it cannot be written: each its own subclass.
    """
    _guard(path)
    with told_of_the_file(path):
        raw = _keyed(path, key.hex())
    try:
        with _told_of_the_first_page(path, salt):
            (application_id,) = raw.execute("PRAGMA application_id").fetchone()
        with told_of_the_file(path):
            (file_format,) = raw.execute("PRAGMA user_version").fetchone()
            _check_marks(application_id, file_format)
            # Before the journal is chosen: that swallows damage and only says "not now".
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            _settle(raw)
            # A file that may only be read opens all the same: it says so when asked to write.
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("ROLLBACK")
    except BaseException:
        raw.close()
        raise
    return _wrapped(raw)


def read_only_file(path: Path, key: bytes) -> Any:
    """Open an encrypted file that nobody writes to, such as a backup; not a byte of it changes.

    Returns:
        The driver's own connection; close it.

    Raises:
        InterviewerError: As with `opened_file`.
    """
    _guard(path, writing=False)
    with told_of_the_file(path):
        raw = _keyed(path, key.hex(), "mode=ro&immutable=1")
        try:
            (application_id,) = raw.execute("PRAGMA application_id").fetchone()
            (file_format,) = raw.execute("PRAGMA user_version").fetchone()
            _check_marks(application_id, file_format)
            for setting in _SETTINGS:
                raw.execute(f"PRAGMA {setting}")
        except BaseException:
            raw.close()
            raise
    return raw


@contextmanager
def told_of_the_file(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the world into a sentence; what it says of our own bugs, not.

    Raises:
        InterviewerError: The subclass for the case.
    """
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        told = _trouble(_code(error), path)
        if told is None:
            raise
        raise told from error


def _guard(path: Path, *, writing: bool = True) -> None:
    """Refuse what SQLite would silently take for a new database."""
    with told_of_the_disk():
        if not path.is_file():
            raise MissingNotesError
        size = path.stat().st_size
        # After a crash the log beside it may hold the rest of a page that was being written.
        whole = size % PAGE == 0 or path.with_name(path.name + "-wal").exists()
    if size == 0:
        raise EmptyNotesError
    if size < PAGE or not whole:
        raise TruncatedNotesError
    # Asked and not tried: on POSIX, closing a file lets go of every lock this process has on it.
    if not os.access(path, os.R_OK | os.W_OK if writing else os.R_OK):
        raise ReadOnlyError


def _keyed(path: Path, key: str, how: str = "mode=rw") -> Any:
    raw = sqlcipher.connect(
        f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None, timeout=_WAIT
    )
    try:
        raw.set_key(f"x'{key}'")
        raw.execute("PRAGMA cipher_log_level = NONE")
        _assert_encryption(raw)
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    except BaseException:
        raw.close()
        raise
    return raw


def _assert_encryption(raw: Any) -> None:
    """A build without the cipher ignores the key and would write in the clear."""
    if not raw.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("This build of sqlcipher3 does not encrypt.")


def _settle(raw: Any) -> None:
    (mode,) = raw.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise ReadOnlyError
    for setting in _SETTINGS:
        raw.execute(f"PRAGMA {setting}")


def _check_marks(application_id: int, file_format: int) -> None:
    if application_id != APPLICATION_ID or file_format < 1:
        raise ForeignNotesError
    if file_format > FORMAT:
        raise NewerReviewError


def _wrapped(raw: Any) -> Connection:
    """One SQLAlchemy connection that holds the file until its engine is disposed of."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin_immediate(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine.connect()


@contextmanager
def _told_of_the_first_page(path: Path, salt: bytes) -> Iterator[None]:
    """Page 1 is authenticated by the key: what goes wrong here tells more than elsewhere."""
    try:
        yield
    except sqlcipher.Error as error:
        code = _code(error)
        if code == "SQLITE_NOTADB":
            with path.open("rb") as file:
                ours = file.read(SALT) == salt
            raise (DamagedNotesError if ours else ForeignNotesError) from error
        if code.startswith("SQLITE_CORRUPT"):  # page 1 is sound and speaks of more pages
            raise TruncatedNotesError from error
        raise (_trouble(code, path) or error) from error


def _code(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(cause, "sqlite_errorname", ""))


def _trouble(code: str, path: Path) -> InterviewerError | None:
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        cut_short = path.is_file() and path.stat().st_size % PAGE
        return TruncatedNotesError() if cut_short else DamagedNotesError()
    for beginning, error in _ERRORS.items():
        if code.startswith(beginning):
            return error()
    return None


_ERRORS: dict[str, type[InterviewerError]] = {
    "SQLITE_BUSY": OpenElsewhereError,
    "SQLITE_LOCKED": OpenElsewhereError,
    "SQLITE_FULL": DiskFullError,
    "SQLITE_READONLY": ReadOnlyError,
    "SQLITE_CANTOPEN": ReadOnlyError,
    "SQLITE_PERM": ReadOnlyError,
    "SQLITE_IOERR": DiskError,
}
