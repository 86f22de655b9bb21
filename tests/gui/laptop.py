"""A laptop with one review on it: opened, locked, crashed, its disk full; for tests of saving."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from interviewer.domain.interview import Interview, Note
from interviewer.domain.review import Review, Value
from interviewer.storage import Change, KdfCost, RecoveryCode, ReviewFolder, Store
from interviewer.ui.opening import Opened, loaded
from interviewer.ui.saving import Saving
from interviewer.ui.workspace import Surroundings, Workspace
from tests.builders import NOON, a_note, a_set_up

PASSPHRASE = "harbour lantern saltmarsh"
QUICK = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
"""The least that the key derivation takes: these tests do not guard secrets."""

T = TypeVar("T")


class Laptop:
    """What happens to the review on it happens for real: SQLite itself refuses a write.

    Attributes:
        workspace: The open review.
    """

    def __init__(self, folder: Path, surroundings: Surroundings, qtbot: Any) -> None:
        self._folder, self._surroundings, self._bot = folder, surroundings, qtbot
        self._thread = surroundings.store_thread
        self._open = list[Workspace]()
        self._show(self.asks(self._created))

    # The review

    @property
    def workspace(self) -> Workspace:
        return self._open[-1]

    @property
    def interview(self) -> Interview:
        (interview,) = self.workspace.review.interviews.values()
        return interview

    def a_note(self, text: str = "Rang the hub.", **changes: Any) -> Note:
        number = self.workspace.review.next_number(self.interview)
        values = {"source": self.interview.id, "number": number, "place": str(number), "text": text}
        return a_note(**{**values, **changes})

    def locks(self) -> list[Change]:
        """Close the review; what could not be written."""
        workspace, shut = self.workspace, self.begins_to_lock()
        self._bot.waitUntil(lambda: bool(shut))
        return workspace.unwritten()

    def begins_to_lock(self) -> list[int]:
        """Tell the review to close; when it has, the list holds how much could not be written."""
        workspace, shut = self._open.pop(), list[int]()
        workspace.close(lambda: shut.append(len(workspace.unwritten())))
        return shut

    def opens(self) -> Workspace:
        """Open the review as it is on the disk."""
        return self._show(self.asks(self.unlocked))

    def crashes(self) -> None:
        """The application is gone, and nobody closed anything."""
        workspace = self._open.pop()
        self.asks(workspace._store.close)
        workspace.deleteLater()

    def switches_off(self) -> None:
        """Close what is still open, so that the next test finds nothing of it."""
        while self._open:
            self.locks()

    def unlocked(self) -> Opened:
        folder = ReviewFolder.at(self._folder)
        return loaded(self._folder, folder.unlock_with_passphrase(PASSPHRASE))

    def _created(self) -> Opened:
        store = ReviewFolder.create(
            self._folder,
            name="Child Kestrel",
            passphrase=PASSPHRASE,
            recovery_code=RecoveryCode.new(),
            change=Change(values=a_set_up(), at=NOON),
            cost=QUICK,
        )
        return loaded(self._folder, store)

    def _show(self, opened: Opened) -> Workspace:
        self._open.append(Workspace(opened.store, opened.review, self._surroundings))
        return self.workspace

    # The disk

    def asks(self, work: Callable[[], T]) -> T:
        """What comes of it on the store's thread, behind everything given to it so far."""
        results, errors = list[T](), list[Exception]()
        self._thread.run(self._thread, work, results.append, errors.append)
        self._bot.waitUntil(lambda: bool(results or errors))
        if errors:
            raise errors[0]
        return results[0]

    def on_disk(self) -> Review:
        """The review as it is stored, once everything is."""
        self.saves()
        return self.asks(self._store.load)

    def versions(self, value: Value) -> list[Value]:
        """What history has of it, once everything is stored."""
        self.saves()
        return [version.value for version in self.asks(lambda: self._store.history(value))]

    def texts(self, note: Note) -> list[str]:
        """What history has of the note's words."""
        versions = self.versions(note)
        return [version.text for version in versions if isinstance(version, Note)]

    def has_open_draft(self, note: Note) -> bool:
        self.saves()
        return self.asks(lambda: self._store.has_open_draft(note))

    def saves(self) -> None:
        """Wait until everything is stored."""
        self._bot.waitUntil(lambda: self.workspace.unwritten() == [])

    def fails(self) -> None:
        """Wait until a write has failed and no other is under way."""
        workspace = self.workspace
        self._bot.waitUntil(
            lambda: workspace.save_state.saving is Saving.FAILED and workspace._writing is None
        )

    def holds_back(self) -> Event:
        """Nothing is written before the event is set."""
        go = Event()
        self._thread.run(self._thread, go.wait, bool, bool)
        return go

    def fills_the_disk(self) -> None:
        self.asks(lambda: fill(self._store))

    def makes_room(self) -> None:
        store = self._store
        self.asks(lambda: make_room(store))

    def later(self, work: Callable[[Store], None]) -> None:
        """Fill the disk or make room behind what the store's thread was given so far."""
        store = self._store
        self._thread.run(self._thread, lambda: work(store), bool, bool)

    @property
    def _store(self) -> Store:
        return self.workspace._store


def fill(store: Store) -> None:
    (pages,) = store._driver.execute("PRAGMA page_count").fetchone()
    store._driver.execute(f"PRAGMA max_page_count = {pages}").fetchall()


def make_room(store: Store) -> None:
    store._driver.execute("PRAGMA max_page_count = 1000000").fetchall()
