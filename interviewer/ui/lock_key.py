"""The key that locks, also while a menu or the list of a choice is open."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

KEY = "Ctrl+L"


class LockKey(QObject):
    """Closes what has popped up and asks for the lock.

    Whatever pops up takes every key for itself, so that a shortcut of the window is never told:
    whoever locks because somebody comes in cannot be asked to press Escape first.

    Signals:
        pressed: Lock now; nothing that popped up is open any more.
    """

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sequence = QKeySequence(KEY)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101  there is no window without one
        app.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and QApplication.activePopupWidget() is not None
            and QKeySequence(event.keyCombination()) == self._sequence
        ):
            while (popup := QApplication.activePopupWidget()) is not None and popup.close():
                pass
            self.pressed.emit()
            return True
        return False
