"""Run slow work away from the user-interface thread."""

import itertools
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")

_TURN = 0.0005
"""Seconds that a thread may keep Python to itself while another waits for it.

Every table cell that is painted asks Python something. With Python's own 5 ms a file that is read
in a thread could hold a repaint up for a fifth of a second (benchmarks/chronology.py).
"""

_LOOK_AGAIN = 0.001
"""Seconds between two looks at whether everything has been done."""


@dataclass(frozen=True)
class _Job:
    owner: QObject
    work: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]


class Background(QObject):
    """Calls work in a thread and hands its outcome back on the user-interface thread.

    With `threads=1` the work is done in the order it was given and always in the same thread:
    that is the thread which owns the store (model.md, "Threads and locking").
    """

    _finished = Signal(int)

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self._numbers = itertools.count(1)
        # Kept here until `_deliver`: a widget is let go on the user-interface thread, and an
        # error, which holds what the work held, goes with it.
        self._jobs: dict[int, _Job] = {}
        self._outcomes: dict[int, Callable[[], object]] = {}
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
        number = next(self._numbers)
        self._jobs[number] = _Job(owner, work, done, failed)
        self._pool.start(partial(self._do, number))

    def wait(self) -> None:
        """Return when everything given so far has been done; outcomes are handed back later."""
        # `QThreadPool.waitForDone` would end the threads too, and the store belongs to its own.
        while self._pool.activeThreadCount():
            time.sleep(_LOOK_AGAIN)

    def _do(self, number: int) -> None:
        try:
            self._outcomes[number] = partial(self._jobs[number].done, self._jobs[number].work())
        except Exception as error:  # noqa: BLE001  failed decides what to show
            self._outcomes[number] = partial(self._jobs[number].failed, error)
        self._finished.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        job, outcome = self._jobs.pop(number), self._outcomes.pop(number)
        if isValid(job.owner):
            outcome()
