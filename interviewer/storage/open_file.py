"""The open file of a review, before anything is made of what stands in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection

from interviewer.domain.errors import InterviewerError
from interviewer.domain.review import Review, Value
from interviewer.storage.backups import Backup, make_backup
from interviewer.storage.engine import told_of_the_file
from interviewer.storage.errors import DamagedNotesError, TruncatedNotesError
from interviewer.storage.forms import values_in
from interviewer.storage.recording import aware
from interviewer.storage.tables import TABLES

DAMAGE = (DamagedNotesError, TruncatedNotesError)
"""After one of these the driver stays in error."""


class OpenFile:
    """What every part of a `Store` stands on.

    Attributes:
        path: The file.
        data_key: What the file is encrypted with. For `ReviewFolder`, which wraps it again.
    """

    def __init__(
        self,
        connection: Connection,
        path: Path,
        data_key: bytes,
        new_revision: Callable[[], UUID] = uuid4,
    ) -> None:
        self.path = path
        self.data_key = data_key
        self._connection = connection
        self._driver: Any = connection.connection.driver_connection
        self._new_revision = new_revision
        self._damage: type[InterviewerError] | None = None
        self._saved = False  # since it was opened, or backed up

    def load(self) -> Review:
        """Read everything, withdrawn values and open drafts included.

        Raises:
            DamagedNotesError, TruncatedNotesError: A page of the file is damaged or missing.
            UnreadableEntryError: A row is not what its kind says.
        """
        with self._transaction():
            return Review().having(*self._values())

    def back_up(self, at: datetime) -> Backup:
        """Keep a copy of the whole file as it is now, with its keys, in the folder `backups`.

        The copy has been opened again, and every page of it looked at, when this returns.

        Args:
            at: When; any time zone, but one.

        Raises:
            UnsoundBackupError: The copy is not what was written; it is gone again.
            MissingKeysError, DamagedKeysError: keys.json could not be put beside it.
            DiskFullError, ReadOnlyError, DiskError: There is no new backup, nor half of one.
            DamagedNotesError, TruncatedNotesError: The notes themselves are damaged.
        """
        with self._told():
            backup = make_backup(self._driver, self.path, self.data_key, aware(at))
        self._saved = False
        return backup

    def close(self) -> None:
        """Let the file go. What was saved stays saved."""
        self._connection.close()
        self._connection.engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of what is done within it, or nothing; errors as sentences."""
        with self._told(), self._connection.begin():
            yield

    def _values(self) -> Iterator[Value]:
        for kind in TABLES:
            yield from values_in(self._driver, kind)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn errors into sentences; after a damaged page nothing more is tried.

        The driver stays in error from then on, and would give other reasons.
        """
        if self._damage is not None:
            raise self._damage()
        try:
            with told_of_the_file(self.path):
                yield
        except DAMAGE as error:
            self._damage = type(error)
            raise
