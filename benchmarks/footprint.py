"""One process whose memory memory.py wants to know: `footprint bare` or `footprint ours HOME`.

Prints MiB that are resident once nothing moves any more: of the bare window, and of ours with the
review open and then with an interview open in it.
"""

import sys
from pathlib import Path
from time import monotonic

from PySide6.QtWidgets import QApplication, QLabel, QWidget

SETTLING = 1.5
"""Seconds in which what waits for a quiet moment is done."""


def bare() -> None:
    """The least that shows a word: a window of the same size with one label."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    QLabel("Interviewer", window)
    window.resize(1366, 768)
    window.show()
    _settle(app)
    print(_resident())


def ours(home: Path) -> None:
    """The application with the review that stands in this folder."""
    from benchmarks.desk import Desk

    desk = Desk(home)
    desk.unlock()
    _settle(desk.app)
    opened = _resident()
    desk.open_interview("relied_on")
    _settle(desk.app)
    print(opened, _resident())
    desk.lock()


def _settle(app: QApplication) -> None:
    until = monotonic() + SETTLING
    while monotonic() < until:
        app.processEvents()


def _resident() -> float:
    """MiB of this process in memory, as Linux counts them; what was freed and kept is among it."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    (kib,) = (line.split()[1] for line in lines if line.startswith("VmRSS:"))
    return round(int(kib) / 1024, 1)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(Path(sys.argv[2]))
