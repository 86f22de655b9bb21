"""How long an event loop was kept from its work."""

from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 1
"""Milliseconds between two beats."""


class StallRecorder(QObject):
    """Beats each millisecond in the event loop; whatever holds the loop up makes a gap.

    Python itself beats, so work in another thread that does not share the interpreter counts too.

    Attributes:
        gaps: Milliseconds by which each beat came late.
        worked: Milliseconds of processor time that this thread took between two beats, which other
            work on the machine does not lengthen.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self.worked: list[float] = []
        self._last = self._before = 0.0
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last, self._before = perf_counter(), thread_time()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @property
    def longest(self) -> float:
        """The longest stall in milliseconds."""
        return max(self.gaps, default=0.0)

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.gaps.append(max((now - self._last) * 1000 - BEAT, 0.0))
        self.worked.append((worked - self._before) * 1000)
        self._last, self._before = now, worked
