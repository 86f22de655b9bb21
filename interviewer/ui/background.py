"""Run slow work away from the user-interface thread."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")


class Background(QObject):
    """Calls work in a thread and hands its outcome back on the user-interface thread.

    With `threads=1` the work is done in the order it was given and always in the same thread:
    that is the thread which owns the store (model.md, "Threads and locking").
    """

    _finished = Signal(object, object)

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._pool.setExpiryTimeout(-1)
        self._finished.connect(self._deliver)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Call `done` with the result, or `failed` with the error, while `owner` lives."""

        def task() -> None:
            try:
                outcome: Callable[[], object] = partial(done, work())
            except Exception as error:  # noqa: BLE001  failed decides what to show
                outcome = partial(failed, error)
            self._finished.emit(owner, outcome)

        self._pool.start(task)

    def wait(self) -> None:
        """Return when everything given so far has been done."""
        self._pool.waitForDone()

    @Slot(object, object)
    def _deliver(self, owner: QObject, outcome: Callable[[], object]) -> None:
        if isValid(owner):
            outcome()
