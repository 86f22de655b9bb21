"""The open review, as every page sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from interviewer.domain.errors import InterviewerError
from interviewer.domain.review import Review, Value
from interviewer.domain.trail import Trail
from interviewer.event_log import record_error
from interviewer.ui.background import Background
from interviewer.ui.local_time import local_day
from interviewer.ui.saving import (
    SaveState,
    Saving,
    UnexpectedBackupError,
    UnexpectedWriteError,
)

if TYPE_CHECKING:
    from interviewer.storage import Change, Store

RETRY_AFTER = 3000
"""Milliseconds until a write that failed is tried again by itself."""

T = TypeVar("T")
Key: TypeAlias = tuple[type[Value], UUID | str]


@dataclass(frozen=True)
class Surroundings:
    """What a workspace is given from outside: the time, ids, and the thread that owns the store."""

    clock: Callable[[], datetime]
    new_id: Callable[[], UUID]
    store_thread: Background


@dataclass
class _Write:
    """A write under way.

    Attributes:
        kept: How many of the changes are on disk: all or none, told by the store's thread.
    """

    changes: "tuple[Change, ...]"
    kept: int = 0

    def keep(self, store: "Store") -> None:
        store.save(*self.changes)
        self.kept = len(self.changes)


@dataclass(frozen=True)
class _End:
    """What came of closing: how many changes were written at last, and why there is no backup."""

    written: int
    trouble: InterviewerError | None


class Workspace(QObject):
    """Holds the current review and is the only way to change it.

    A change is on screen at once and on disk a moment later: writes are queued on the one thread
    that owns the store, in order. A write that fails stays in the queue with everything after it
    and is tried again; nothing is dropped.

    Signals:
        changed: Carries the new Review after every change.
        save_state_changed: Carries a SaveState.

    Attributes:
        review: As it is now, on the disk or not.
        not_backed_up: Why closing left no backup behind; None where it did or had no need to.
    """

    changed = Signal(object)
    save_state_changed = Signal(object)

    def __init__(
        self,
        store: "Store",
        review: Review,
        surroundings: Surroundings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.review = review
        self._store = store
        self._surroundings = surroundings
        self._trail = Trail()
        self._drafts: dict[Key, Value] = {}
        self._unwritten: list[Change] = []
        self._writing: _Write | None = None
        self._queries: list[Callable[[], None]] = []
        self._closing = False
        self.not_backed_up: InterviewerError | None = None
        self.save_state = SaveState(Saving.SAVED, self.now())
        self._retry = QTimer(self, interval=RETRY_AFTER, singleShot=True)
        self._retry.timeout.connect(self._write)

    def now(self) -> datetime:
        """This moment, in UTC."""
        return self._surroundings.clock()

    def today(self) -> date:
        """The day where this laptop stands."""
        return local_day(self.now())

    def new_id(self) -> UUID:
        return self._surroundings.new_id()

    def save(self, *values: Value, reason: str = "") -> None:
        """Take the values into the review and write them."""
        self._take(values, draft=False, reason=reason)

    def edit(self, *values: Value, typing: bool = False, reason: str = "") -> None:
        """Save something that was typed or tagged, so that it can be undone.

        Args:
            values: The values as they are now.
            typing: Somebody is still typing: the version stays open until `close_drafts`, another
                edit of the same value, or lock.
            reason: Why it was changed, for the history.
        """
        before = [self.review.value(type(value), value.id) for value in values]
        if list(values) == before:
            return
        self._trail.remember(before, values, at=self.now(), typing=typing)
        self._take(values, draft=typing, reason=reason)

    @property
    def to_undo(self) -> tuple[Value, ...]:
        """What the last step changed, for a page that leaves some of it alone."""
        return self._trail.to_undo

    @property
    def to_redo(self) -> tuple[Value, ...]:
        """What the last undone step would change again."""
        return self._trail.to_redo

    def undo(self) -> tuple[Value, ...]:
        """Take the last step back; returns the values as they are now, empty where none was.

        What was being typed becomes a version first, so that history has it when redo has not.
        """
        self.close_drafts()
        return self._retrace(self._trail.undo(self.review))

    def redo(self) -> tuple[Value, ...]:
        """Take the last undone step again; returns the values as they are now."""
        self.close_drafts()
        return self._retrace(self._trail.redo(self.review))

    def close_drafts(self) -> None:
        """Make a version of everything typed so far: on leaving a note, a page, the review."""
        if self._drafts:
            drafts = tuple(self._drafts.values())
            self._drafts.clear()
            self._queue(drafts, draft=False, reason="")

    def unwritten(self) -> "list[Change]":
        """The changes that are not on disk yet, oldest first."""
        return list(self._unwritten)

    def ask(
        self,
        query: "Callable[[Store], T]",
        answered: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Ask the store something, behind everything that was saved so far.

        Args:
            query: Called on the thread that owns the store.
            answered: Called on this thread with what it returned; where it is the method of a
                widget, only while that lives.
            failed: Called on this thread with what it raised.
        """
        self._queries.append(partial(self._ask_now, query, answered, failed))
        self._ask_waiting()

    def reload(self, done: Callable[[], object], failed: Callable[[Exception], object]) -> None:
        """Take in what the store holds now, after something else than a person wrote to it.

        What could be undone before can be undone no more.
        """
        self.close_drafts()

        def take(review: Review) -> None:
            self.review = review
            self._trail = Trail()
            self._tell()
            done()

        self.ask(lambda store: store.load(), take, failed)

    def take_up(self, changes: "list[Change]") -> None:
        """Bring back changes that an earlier workspace could not write, and write them.

        Call it before anything else is changed: they are older.
        """
        for change in changes:
            self.review = self.review.having(*change.values)
            self._hold(change.values, draft=change.draft)
        self._unwritten.extend(changes)
        self._write()
        self._tell()

    def close(self, closed: Callable[[], object], *, back_up: bool = True) -> None:
        """Write what is open, close the store and call `closed`; nothing can be saved after it.

        What could not be written is still in `unwritten()` when `closed` is called, and why there
        is no new backup in `not_backed_up`. Whatever the store's thread is given next finds the
        store closed.

        Args:
            closed: Called on this thread.
            back_up: Keep a backup where anything changed since the last one; not where the laptop
                is about to sleep and waits for this.
        """
        self._closing = True
        self._retry.stop()
        self.close_drafts()
        left, under_way, store = self.unwritten(), self._writing, self._store
        now = self.now()

        def finish() -> _End:
            # Stands behind the write under way, which knows by now whether it succeeded.
            last = left[under_way.kept if under_way else 0 :]
            try:
                if last:
                    store.save(*last)
                trouble = _trouble_backing_up(store, now) if back_up else None
            finally:
                store.close()
            return _End(len(last), trouble)

        self._surroundings.store_thread.run(
            self, finish, partial(self._closed, closed), partial(self._closed_in_part, closed)
        )

    def give_up(self) -> None:
        """Write nothing any more: the store is closed, and what it held is erased."""
        self._closing = True
        self._retry.stop()
        self._unwritten.clear()

    def _closed(self, closed: Callable[[], object], end: _End) -> None:
        del self._unwritten[: end.written]
        self.not_backed_up = end.trouble
        closed()

    def _closed_in_part(self, closed: Callable[[], object], error: Exception) -> None:
        self._refuse(error)
        closed()
        if not isinstance(error, InterviewerError):
            raise error

    def _retrace(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        if values:
            self._take(values, draft=False, reason="")
        return values

    def _take(self, values: tuple[Value, ...], *, draft: bool, reason: str) -> None:
        self.review = self.review.having(*values)
        self._hold(values, draft=draft)
        self._queue(values, draft=draft, reason=reason)
        self._tell()

    def _hold(self, values: tuple[Value, ...], *, draft: bool) -> None:
        """Know which values have an open draft."""
        for value in values:
            key: Key = (type(value), value.id)
            self._drafts.pop(key, None)
            if draft:
                self._drafts[key] = value

    def _tell(self) -> None:
        """Tell every page; where one answers with a change of its own, the newest comes last."""
        told: Review | None = None
        while told is not self.review:
            told = self.review
            self.changed.emit(told)

    def _queue(self, values: tuple[Value, ...], *, draft: bool, reason: str) -> None:
        from interviewer.storage import Change

        who = self.review.initials
        self._unwritten.append(
            Change(values=values, at=self.now(), who=who, draft=draft, reason=reason)
        )
        self._write()

    def _ask_now(
        self,
        query: "Callable[[Store], T]",
        answered: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        # Whoever asked may have gone by then, such as a page on lock: nobody is told.
        method = answered.func if isinstance(answered, partial) else answered
        asking = getattr(method, "__self__", None)
        owner = asking if isinstance(asking, QObject) else self
        self._surroundings.store_thread.run(owner, partial(query, self._store), answered, failed)

    def _ask_waiting(self) -> None:
        """Ask what waits, once nothing is left to write, or nothing can be written."""
        if self._closing or (self._unwritten and self.save_state.saving is not Saving.FAILED):
            return
        waiting, self._queries = self._queries, []
        for ask in waiting:
            ask()

    def _write(self) -> None:
        if self._writing or self._closing or not self._unwritten:
            return
        self._writing = write = _Write(tuple(self._unwritten))
        self._say(Saving.SAVING)
        self._surroundings.store_thread.run(
            self, partial(write.keep, self._store), partial(self._written, write), self._refuse
        )

    def _written(self, write: _Write, _: None) -> None:
        self._writing = None
        del self._unwritten[: write.kept]
        if self._unwritten:
            self._write()
        else:
            self.save_state = SaveState(Saving.SAVED, self.now())
            self.save_state_changed.emit(self.save_state)
            self._ask_waiting()

    def _refuse(self, error: Exception) -> None:
        self._writing = None
        known = error if isinstance(error, InterviewerError) else UnexpectedWriteError()
        told = self.save_state.error
        if told is None or told.sentence != known.sentence:  # said once, not at every try
            record_error(error)
            self._say(Saving.FAILED, known)
        if not self._closing:
            self._retry.start()
        self._ask_waiting()

    def _say(self, saving: Saving, error: InterviewerError | None = None) -> None:
        if saving is Saving.SAVING and self.save_state.saving is Saving.FAILED:
            return  # the red line stays until a write has succeeded
        self.save_state = SaveState(saving, self.save_state.at, error)
        self.save_state_changed.emit(self.save_state)


def _trouble_backing_up(store: "Store", now: datetime) -> InterviewerError | None:
    """Back up what changed; nothing that goes wrong with it keeps anybody from locking."""
    try:
        store.back_up_session(now)
    except InterviewerError as error:
        record_error(error)
        return error
    except Exception as error:  # noqa: BLE001  the notes are saved, and the lock waits for this
        record_error(error)
        return UnexpectedBackupError()
    return None
