"""Notices that nobody has used the application for a while, or that the laptop slept."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QCursor, QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

WARNING: Final = 30
"""Seconds between the warning and the end of the patience."""

RESTS: Final = 5
"""Seconds without use after which somebody reads, listens or thinks."""

SLEPT: Final = 30
"""Seconds by which the clocks may drift apart before it is taken for sleep."""

_TICK: Final = 1000

_USE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,  # all there is of a key that was a shortcut
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)
_LOOKED_AT: Final = _USE | {QEvent.Type.MouseMove, QEvent.Type.InputMethod}


class IdleWatch(QObject):
    """Counts the time since a person last touched key, mouse, wheel, screen or pen.

    Only what a person does counts: Qt tells of mouse moves when windows move under a mouse that
    rests, and a program can send itself keys.

    Args:
        app: Whose events are watched.
        minutes: The patience, 1 to 15.
        monotonic: Seconds on a clock that nobody sets.
        wall: Seconds on the clock of the day, which goes on while the laptop sleeps.

    Signals:
        warned: In 30 s it is idle, if nothing happens; once, until something happens.
        used_again: Something has happened since it warned.
        idle: The patience is at an end, or the laptop slept. Nothing is watched any more.
    """

    warned = Signal()
    used_again = Signal()
    idle = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        minutes: int,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(app)
        self._app, self._patience = app, minutes * 60
        self._monotonic, self._wall = monotonic, wall
        self._used = self._looked = self._looked_wall = 0.0
        self._mouse = QPointF()
        self._warned = False
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.look)

    def be_patient(self, minutes: int) -> None:
        """Have another patience from now on, 1 to 15 minutes."""
        self._patience = minutes * 60

    def start(self) -> None:
        """Watch from now on, as if somebody had just touched a key."""
        self._used = self._looked = self._monotonic()
        self._looked_wall = self._wall()
        self._mouse = QPointF(QCursor.pos())
        self._warned = False
        self._app.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more, until started again."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    @property
    def rests(self) -> bool:
        """Whether nobody has touched anything for some seconds, or nothing is watched."""
        return not self._timer.isActive() or self._monotonic() - self._used >= RESTS

    def look(self) -> None:
        """Look at the clocks; a timer does it each second."""
        if not self._timer.isActive():
            return
        if self._has_slept() or self._monotonic() - self._used >= self._patience:
            self.stop()
            self.idle.emit()
        elif not self._warned and self._monotonic() - self._used >= self._patience - WARNING:
            self._warned = True
            self.warned.emit()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if self._is_use(event):
            # Whoever wakes the laptop is not yet known to be the one who left it.
            self.look()
            self._used = self._monotonic()
            if self._warned and self._timer.isActive():
                self.used_again.emit()
            self._warned = False
        return False

    def _has_slept(self) -> bool:
        """Whether far more time went by since the last look than the timer allows.

        On Linux the monotonic clock stands still during sleep, on Windows it does not.
        """
        now, wall = self._monotonic(), self._wall()
        passed, passed_wall = now - self._looked, wall - self._looked_wall
        self._looked, self._looked_wall = now, wall
        return passed_wall - passed > SLEPT or passed > SLEPT

    def _is_use(self, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _LOOKED_AT:  # nearly all: hundreds for each card that comes up
            return False
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._has_moved(event.globalPosition())
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            # What an input method makes of keys; it also sends empty ones when focus changes.
            return bool(event.commitString() or event.preeditString())
        return event.spontaneous()

    def _has_moved(self, to: QPointF) -> bool:
        moved = to != self._mouse
        self._mouse = to
        return moved
