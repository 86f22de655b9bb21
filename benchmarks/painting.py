"""One window in a process of its own, for first_paint.py: `painting WHICH STARTED`.

WHICH is "ours", which runs the application as `python -m interviewer` does, or "bare". STARTED is
the monotonic clock in nanoseconds just before the process was started. Prints, in milliseconds, the
time until the first paint and the longest stall after it, and which pages and imports there were.
"""

import sys
from collections.abc import Sequence
from time import monotonic_ns

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

WATCHED = 2000
"""Milliseconds after the first paint in which stalls count."""


class PaintWatch(QObject):
    """Notes when the first frame is painted, and how the event loop does afterwards."""

    def __init__(self, app: QApplication, started: int) -> None:
        super().__init__(app)
        self._app, self._started = app, started
        self._first_paint = 0.0
        app.installEventFilter(self)

    def _painted(self) -> None:
        # Every widget of the frame is painted, and what waited has been delivered.
        self._first_paint = (monotonic_ns() - self._started) / 1e6
        self._storage_at_paint = "interviewer.storage" in sys.modules
        # Not earlier: the bare window has nothing that is not in its one line.
        from benchmarks.stalls import StallRecorder

        self._recorder = StallRecorder(self)
        self._recorder.start()
        QTimer.singleShot(WATCHED, self._tell)

    def _tell(self) -> None:
        windows = QApplication.topLevelWidgets()
        pages = {type(page).__name__ for top in windows for page in top.findChildren(QWidget)}
        print(
            f"{self._first_paint:.1f} {self._recorder.longest:.1f}",
            "locked" if "UnlockPage" in pages else "bare",
            "early" if self._storage_at_paint else "late",
            "storage" if "interviewer.storage" in sys.modules else "none",
        )
        self._app.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False


def run_ours(started: int) -> None:
    """Run the application, unchanged but for the watch on its events."""
    from interviewer import app

    def watched(arguments: Sequence[str]) -> QApplication:
        application = QApplication(list(arguments))
        PaintWatch(application, started)
        return application

    vars(app)["QApplication"] = watched  # `main` makes its own, before anybody could watch it
    app.main([])


def run_bare(started: int) -> None:
    """Run the least that shows a word: a window of the same size with one label."""
    app = QApplication(sys.argv[:1])
    PaintWatch(app, started)
    window = QWidget()
    QLabel("Interviewer", window)
    window.resize(1366, 768)
    window.show()
    app.exec()


if __name__ == "__main__":
    {"ours": run_ours, "bare": run_bare}[sys.argv[1]](int(sys.argv[2]))
