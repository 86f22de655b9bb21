"""The session watch of Windows: session and power messages. Not yet run: docs/platforms.md."""

import ctypes
import sys
from ctypes import wintypes
from enum import Enum, auto
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QWindow

from interviewer.ui.session_signals import SessionWatch

WM_WTSSESSION_CHANGE: Final = 0x02B1
WTS_CONSOLE_DISCONNECT: Final = 0x2
WTS_REMOTE_DISCONNECT: Final = 0x4
WTS_SESSION_LOGOFF: Final = 0x6
WTS_SESSION_LOCK: Final = 0x7

WM_POWERBROADCAST: Final = 0x0218
PBT_APMSUSPEND: Final = 0x4

_THIS_SESSION: Final = 0  # NOTIFY_FOR_THIS_SESSION
_MESSAGES: Final = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


class News(Enum):
    """What a message of Windows means to us."""

    LOCKED = auto()
    SUSPENDING = auto()


def news_of(message: int, detail: int) -> News | None:
    """What a message means; None for all the others.

    Args:
        message: The number of the message.
        detail: Its `wParam`.
    """
    if message == WM_POWERBROADCAST and detail == PBT_APMSUSPEND:
        return News.SUSPENDING
    left = (WTS_SESSION_LOCK, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF)
    if message == WM_WTSSESSION_CHANGE and detail in left:
        return News.LOCKED
    return None


class WindowsSessionWatch(SessionWatch):
    """Reads the messages that Windows sends to a window of its own, which is never shown.

    Windows does not wait for an application before it sleeps (about two seconds pass): what
    `suspending` leads to has to begin inside the signal. `release` has nothing to let go of.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = QWindow()
        self._window.create()
        self._filter = MessageFilter(self)
        app = QCoreApplication.instance()
        assert app is not None  # noqa: S101  a window exists
        app.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            tell_us = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification
            tell_us.argtypes = (wintypes.HWND, wintypes.DWORD)
            tell_us(int(self._window.winId()), _THIS_SESSION)


class MessageFilter(QAbstractNativeEventFilter):
    """Hands on what the messages of Windows mean, and keeps none of them from anybody."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: Any
    ) -> Any:
        if QByteArray(kind).data() in _MESSAGES:
            read = wintypes.MSG.from_address(int(message))
            news = news_of(read.message, read.wParam)
            if news is News.LOCKED:
                self._watch.locked.emit()
            elif news is News.SUSPENDING:
                self._watch.suspending.emit()
        return False, 0
