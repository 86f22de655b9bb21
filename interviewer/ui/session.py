"""Tells when the person's session on this laptop is locked, left or put to sleep."""

import sys

from PySide6.QtCore import QObject

from interviewer.ui.session_signals import SessionWatch


def session_watch(parent: QObject) -> SessionWatch:
    """The watch of this platform. Where there is nothing to listen to it is quiet, never an error.

    It begins to listen when the event loop runs, so that the window does not wait for it.
    """
    platform: str = sys.platform  # a variable, so that each way is checked wherever mypy runs
    if platform == "win32":
        from interviewer.ui.session_windows import WindowsSessionWatch

        return WindowsSessionWatch(parent)
    if platform == "linux":
        from interviewer.ui.session_linux import LinuxSessionWatch

        return LinuxSessionWatch(parent)
    return SessionWatch(parent)
