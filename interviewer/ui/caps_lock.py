"""Whether Caps Lock is on, where that can be known: Qt itself does not tell."""

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_VK_CAPITAL = 0x14


def caps_lock_now() -> bool | None:
    """What the operating system says; None where it cannot be asked (all but Windows)."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.user32.GetKeyState(_VK_CAPITAL) & 1)
    return None


def caps_lock_after(typed: str, *, shift: bool, before: bool | None) -> bool | None:
    """What a typed character gives away.

    A capital without Shift, or a small letter with it, comes from Caps Lock. Digits, signs and
    scripts without capitals give nothing away.
    """
    if not typed.isalpha() or typed.upper() == typed.lower():
        return before
    return typed.isupper() != shift


class CapsLockWatch(QObject):
    """Watches one field.

    Signals:
        changed: Carries whether Caps Lock is on; False also where it is not known.
    """

    changed = Signal(bool)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._on: bool | None = None
        field.installEventFilter(self)

    def _learn(self, on: bool | None) -> None:
        if on is not self._on:
            self._on = on
            self.changed.emit(on is True)

    def _learn_from_key(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_CapsLock:
            self._learn(None if self._on is None else not self._on)
        elif not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._learn(caps_lock_after(event.text(), shift=shift, before=self._on))

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        told = caps_lock_now()
        if told is not None:
            self._learn(told)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._learn_from_key(event)
        elif event.type() == QEvent.Type.FocusOut:
            self._learn(None)  # it may be switched while another field has the keyboard
        return False
