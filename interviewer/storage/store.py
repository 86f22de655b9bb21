"""The one door to the notes of a review: load, save, history, verify."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from interviewer.domain.names import RealName
from interviewer.domain.review import Value
from interviewer.domain.revisions import heads, in_order
from interviewer.storage import engine
from interviewer.storage.activity import Activity, activity
from interviewer.storage.backups import Backup, keep_backups, make_backup, newest_backup
from interviewer.storage.changes import Change, Version, version_of
from interviewer.storage.checks import Verification, verification
from interviewer.storage.engine import told_of_the_file
from interviewer.storage.errors import UnreadableEntryError
from interviewer.storage.handover.exchange import Exchange
from interviewer.storage.handover.joining import Joining, join
from interviewer.storage.handover.versions import revisions_in
from interviewer.storage.migration import migrate, needs_migration
from interviewer.storage.open_file import DAMAGE
from interviewer.storage.recording import aware, keep
from interviewer.storage.statements import HISTORY, PUT_NAME
from interviewer.storage.tables import REAL_NAMES, TABLES, VERSIONS

_LAST = "SELECT max(at) FROM (SELECT at FROM version UNION ALL SELECT at FROM taken_in)"


class Store(Exchange):
    """The open file of one review; nobody else can open it until it is closed.

    Used from the thread that opened it and from no other. Text of notes is in no error it raises.
    What it can do with what others hand over stands in `Exchange`.
    """

    def save(self, *changes: Change) -> None:
        """Keep the changes, their history with them: all, or none where this raises.

        When it returns, they are on the disk. After an error the store is as it was before, and
        the same changes can be saved again.

        Raises:
            DiskFullError, DiskError, ReadOnlyError: They are not saved.
            DamagedNotesError, TruncatedNotesError: They are not saved, and nothing will be.
        """
        with self._transaction():
            for change in changes:
                keep(self._driver, change, self._new_revision)
        self._saved = True

    def join(self, joining: Joining) -> None:
        """Begin an empty file with a set-up package: all of it, or nothing; see `joining.join`."""
        with self._told(), self._connection.begin():
            join(self._driver, joining, self._new_revision)
        self._saved = True

    def history(self, value: Value) -> list[Version]:
        """The closed revisions of the value, each after those it was made from. A draft is none."""
        return self.history_of(type(value), value.id)

    def history_of(self, kind: type[Value], value_id: UUID | str) -> list[Version]:
        """As `history`, for whoever knows only which value it was; empty where there is none."""
        closed = (row for row in self._revisions(kind, value_id) if row.closed)
        found = {version.revision: version for version in (version_of(kind, row) for row in closed)}
        ordered = in_order({each.revision: each.parents for each in found.values()})
        return [found[revision] for revision in ordered]

    def has_open_draft(self, value: Value) -> bool:
        """Whether the value is still being typed, or was when the application ended."""
        return any(not row.closed for row in self._revisions(type(value), value.id))

    def activity(self) -> list[Activity]:
        """Every closed revision in the order in which they were kept, without its text.

        Raises:
            DamagedNotesError, TruncatedNotesError: A page of the file is damaged or missing.
        """
        with self._told():
            return activity(self._driver)

    def latest_revisions(self, kind: type[Value]) -> dict[str, UUID]:
        """What the revision that holds of each value of the kind is called, by the value's id."""
        with self._transaction():
            every = revisions_in(self._driver, kind=TABLES[kind].name)
            return {value_id: UUID(heads(found)[0]) for (_, value_id), found in every.items()}

    def names(self) -> list[RealName]:
        """The review's list of real names, withdrawn ones too; kept apart from everything else.

        Raises:
            DamagedNotesError, TruncatedNotesError: A page of the file is damaged or missing.
        """
        with self._transaction():
            rows = self._connection.execute(select(REAL_NAMES)).mappings()
            return [RealName(**{**row, "id": UUID(row["id"])}) for row in rows]

    def save_names(self, *names: RealName) -> None:
        """Keep the names, each in place of its earlier self; they have no history.

        Raises:
            DiskFullError, DiskError, ReadOnlyError: They are not saved.
        """
        with self._transaction():
            for name in names:
                self._driver.execute(PUT_NAME, {**asdict(name), "id": str(name.id)})
        self._saved = True

    def verify(self) -> Verification:
        """Check every page against its seal and every entry against its kind."""
        try:
            with self._told():
                # Seals are looked at in the main file only: what waits beside it goes in first.
                self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                return verification(self._driver)
        except (*DAMAGE, UnreadableEntryError) as error:
            return Verification(problems=(error.what_happened,))

    def bring_up_to_date(self, at: datetime) -> None:
        """Bring a file of an earlier format to today's; a backup of it is made first.

        Nothing but `close` may be called before this.

        Args:
            at: When, for the backup.

        Raises:
            InterviewerError: The file is as it was; see `back_up` and `migration.migrate`.
        """
        with self._told():
            if needs_migration(self._connection):
                make_backup(
                    self._driver, self.path, self.data_key, aware(at), before_format=engine.FORMAT
                )
                migrate(self._connection)
                self._saved = True

    def back_up_session(self, at: datetime) -> Backup | None:
        """Back up where anything was saved since the last backup, and let go of old ones.

        Raises:
            InterviewerError: As with `back_up`; what was saved stays saved.
        """
        if not self._saved and not self._is_ahead_of(newest_backup(self.path.parent)):
            return None
        backup = self.back_up(at)
        keep_backups(self.path.parent, at)
        return backup

    def _revisions(self, kind: type[Value], value_id: UUID | str) -> Sequence[Row[Any]]:
        which = {"of_kind": TABLES[kind].name, "of_id": str(value_id)}
        with self._transaction():
            return self._connection.execute(HISTORY, which).all()

    def _is_ahead_of(self, backup: Backup | None) -> bool:
        """Whether something was saved after the backup: by a session that did not end well."""
        with self._told():
            (last,) = self._driver.execute(_LAST).fetchone()
        return backup is None or (last is not None and datetime.fromisoformat(last) > backup.made)


def create_store(path: Path, data_key: bytes, salt: bytes) -> Store:
    """Make a new, empty, encrypted file and open it.

    Raises:
        InterviewerError: The disk is full or cannot be written to.
    """
    connection = engine.new_file(path, data_key, salt)
    store = Store(connection, path, data_key)
    try:
        with told_of_the_file(path), connection.begin():
            VERSIONS.metadata.create_all(connection)
    except BaseException:
        store.close()
        raise
    return store


def open_store(path: Path, data_key: bytes, salt: bytes) -> Store:
    """Open the file of a review.

    One of an earlier format is opened as it is: `Store.bring_up_to_date` comes next.

    Raises:
        InterviewerError: See `engine.opened_file`.
    """
    return Store(engine.opened_file(path, data_key, salt), path, data_key)
