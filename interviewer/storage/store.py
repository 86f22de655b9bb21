"""The one door to the notes of a review: load, save, history, verify."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, select

from interviewer.domain.errors import InterviewerError
from interviewer.domain.names import RealName
from interviewer.domain.review import Review, Value
from interviewer.domain.revisions import heads, in_order
from interviewer.storage import engine
from interviewer.storage.activity import Activity, activity
from interviewer.storage.backups import Backup, keep_backups, make_backup, newest_backup
from interviewer.storage.changes import Change, Version, version_of
from interviewer.storage.checks import Verification, verification
from interviewer.storage.engine import told_of_the_file
from interviewer.storage.errors import DamagedNotesError, TruncatedNotesError, UnreadableEntryError
from interviewer.storage.forms import values_in
from interviewer.storage.handover.conflicts import Conflict, Decision, conflicts_in, decide
from interviewer.storage.handover.contact import Contact
from interviewer.storage.handover.identity import Identity
from interviewer.storage.handover.joining import Joining, join
from interviewer.storage.handover.parcel import PackedVersion, Parcel
from interviewer.storage.handover.plan import Held, TakeInPlan, plan_taking_in
from interviewer.storage.handover.refusals import PlanOutOfDateError
from interviewer.storage.handover.rows import (
    contacts_in,
    identity_in,
    put_contact,
    put_identity,
    versions_in,
)
from interviewer.storage.handover.taking_in import TakenIn, take_in, take_out, taken_in
from interviewer.storage.handover.versions import held_in, revisions_in
from interviewer.storage.migration import migrate, needs_migration
from interviewer.storage.recording import aware, keep
from interviewer.storage.statements import HISTORY, PUT_NAME
from interviewer.storage.tables import REAL_NAMES, TABLES, VERSIONS

_LAST = "SELECT max(at) FROM (SELECT at FROM version UNION ALL SELECT at FROM taken_in)"

_DAMAGE = (DamagedNotesError, TruncatedNotesError)


class Store:
    """The open file of one review; nobody else can open it until it is closed.

    Used from the thread that opened it and from no other. Text of notes is in no error it raises.

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
        with self._told(), self._connection.begin():
            return Review().having(*self._values())

    def save(self, *changes: Change) -> None:
        """Keep the changes, their history with them: all, or none where this raises.

        When it returns, they are on the disk. After an error the store is as it was before, and
        the same changes can be saved again.

        Raises:
            DiskFullError, DiskError, ReadOnlyError: They are not saved.
            DamagedNotesError, TruncatedNotesError: They are not saved, and nothing will be.
        """
        with self._told(), self._connection.begin():
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
        with self._told(), self._connection.begin():
            every = revisions_in(self._driver, kind=TABLES[kind].name)
            return {value_id: UUID(heads(found)[0]) for (_, value_id), found in every.items()}

    def names(self) -> list[RealName]:
        """The review's list of real names, withdrawn ones too; kept apart from everything else.

        Raises:
            DamagedNotesError, TruncatedNotesError: A page of the file is damaged or missing.
        """
        with self._told(), self._connection.begin():
            rows = self._connection.execute(select(REAL_NAMES)).mappings()
            return [RealName(**{**row, "id": UUID(row["id"])}) for row in rows]

    def save_names(self, *names: RealName) -> None:
        """Keep the names, each in place of its earlier self; they have no history.

        Raises:
            DiskFullError, DiskError, ReadOnlyError: They are not saved.
        """
        with self._told(), self._connection.begin():
            for name in names:
                self._driver.execute(PUT_NAME, {**asdict(name), "id": str(name.id)})
        self._saved = True

    def identity(self) -> Identity | None:
        """Who this laptop is to the others of the review; None until somebody needs to know.

        `handover.identity_for` makes one. Errors of this and the next four are as with `names`.
        """
        with self._told(), self._connection.begin():
            return identity_in(self._driver)

    def save_identity(self, identity: Identity) -> None:
        """Keep the identity. What was sealed for another opens no more, so keys stay as they are.

        Raises:
            ValueError: The review has an identity with other keys.
        """
        with self._told(), self._connection.begin():
            known = identity_in(self._driver)
            if known is not None and known.secrets != identity.secrets:
                raise ValueError("An identity keeps its keys.")
            put_identity(self._driver, identity)
        self._saved = True

    def contacts(self) -> list[Contact]:
        """Everybody whose contact file was taken in, withdrawn ones too."""
        with self._told(), self._connection.begin():
            return list(contacts_in(self._driver))

    def save_contacts(self, *contacts: Contact) -> None:
        """Keep the contacts, each in place of its earlier self: the one with the same key."""
        with self._told(), self._connection.begin():
            for contact in contacts:
                put_contact(self._driver, contact)
        self._saved = True

    def versions(self) -> tuple[PackedVersion, ...]:
        """Every closed revision of everything, in the order in which they were kept here."""
        with self._told(), self._connection.begin():
            return tuple(versions_in(self._driver))

    def plan_taking_in(self, parcel: Parcel, sender: str) -> TakeInPlan:
        """Work out what taking in the parcel will do; nothing is written.

        Args:
            parcel: As it came out of a package.
            sender: Initials of who made it.

        Raises:
            HandoverError, NotForThisSeatError: It is refused, see `handover.plan`.
        """
        with self._told(), self._connection.begin():
            return self._planned(parcel, sender)

    def take_in(self, plan: TakeInPlan, *, at: datetime, who: str) -> TakenIn:
        """Do what the plan says: all, or nothing where this raises. A backup is made first.

        Nothing that was here before is lost: the versions are added to the history, and rows show
        what holds. Whoever has a `Review` loads it anew, and drops what could be undone.

        Raises:
            PlanOutOfDateError: The review is not what it was when the plan was made.
            InterviewerError: See `back_up`, `save` and `plan_taking_in`.
        """
        self.back_up(at)
        with self._told(), self._connection.begin():
            if self._planned(plan.parcel, plan.sender) != plan:
                raise PlanOutOfDateError
            taken = take_in(self._driver, plan, self._new_revision(), at=aware(at), who=who)
        self._saved = True
        return taken

    def taken_in(self) -> list[TakenIn]:
        """Every parcel that was taken in and not out again, the first one first."""
        with self._told(), self._connection.begin():
            return list(taken_in(self._driver))

    def take_out(self, taken: TakenIn, *, at: datetime) -> None:
        """Undo a whole taking-in, as if the parcel had never come. A backup is made first.

        Raises:
            LaterWorkError: Something was made from what it brought; nothing was changed.
            NotTakenInError: It was taken out already.
            InterviewerError: See `back_up` and `save`.
        """
        self.back_up(at)
        with self._told(), self._connection.begin():
            take_out(self._driver, Review().having(*self._values()), taken.id)
        self._saved = True

    def conflicts(self) -> list[Conflict]:
        """Values of which several versions were made apart, and nobody has decided yet."""
        with self._told(), self._connection.begin():
            return conflicts_in(self._driver)

    def decide(
        self, conflict: Conflict, *, keep: UUID, at: datetime, who: str, reason: str = ""
    ) -> Value:
        """Let one version of a conflict hold; the others stay in the history.

        Args:
            conflict: As `conflicts` gave it.
            keep: The revision that holds, one of its `heads`.
            at: When.
            who: Initials of the seat.
            reason: Why, where somebody said so.

        Returns:
            The value, as that version has it.

        Raises:
            ConflictOutOfDateError: Other versions stand against each other by now.
            DiskFullError, DiskError, ReadOnlyError: It is not saved.
        """
        decision = Decision(conflict=conflict, keep=keep, at=at, who=who, reason=reason)
        with self._told(), self._connection.begin():
            value = decide(self._driver, decision, self._new_revision())
        self._saved = True
        return value

    def verify(self) -> Verification:
        """Check every page against its seal and every entry against its kind."""
        try:
            with self._told():
                # Seals are looked at in the main file only: what waits beside it goes in first.
                self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                return verification(self._driver)
        except (*_DAMAGE, UnreadableEntryError) as error:
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

    def close(self) -> None:
        """Let the file go. What was saved stays saved."""
        self._connection.close()
        self._connection.engine.dispose()

    def _values(self) -> Iterator[Value]:
        for kind in TABLES:
            yield from values_in(self._driver, kind)

    def _planned(self, parcel: Parcel, sender: str) -> TakeInPlan:
        held = Held(review=Review().having(*self._values()), versions=held_in(self._driver, parcel))
        return plan_taking_in(held, parcel, sender)

    def _revisions(self, kind: type[Value], value_id: UUID | str) -> Sequence[Row[Any]]:
        which = {"of_kind": TABLES[kind].name, "of_id": str(value_id)}
        with self._told(), self._connection.begin():
            return self._connection.execute(HISTORY, which).all()

    def _is_ahead_of(self, backup: Backup | None) -> bool:
        """Whether something was saved after the backup: by a session that did not end well."""
        with self._told():
            (last,) = self._driver.execute(_LAST).fetchone()
        return backup is None or (last is not None and datetime.fromisoformat(last) > backup.made)

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
        except _DAMAGE as error:
            self._damage = type(error)
            raise


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
