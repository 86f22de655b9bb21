"""The session watch of Linux: screen lock, user switch and sleep, as D-Bus tells them."""

import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, QTimer, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from interviewer.ui.session_signals import SessionWatch

_SCREEN_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_LOGIN: Final = "org.freedesktop.login1"
_MANAGER: Final = "org.freedesktop.login1.Manager"
_SESSION: Final = "org.freedesktop.login1.Session"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_LOGIN_PATH: Final = "/org/freedesktop/login1"
_SYSTEM_BUS: Final = "/var/run/dbus/system_bus_socket"

_numbers = count(1)


class LinuxSessionWatch(SessionWatch):
    """Listens to the screen savers on the session bus and to login1 on the system bus.

    login1 is asked to wait before it lets the laptop sleep (a *delay* inhibitor; five seconds,
    unless an administrator has set it otherwise) until `release` is called; on waking it is asked
    again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hold = _Hold()
        self._buses: list[str] = []
        self._system: QDBusConnection | None = None
        self.destroyed.connect(self._hold.let_go)
        QTimer.singleShot(0, self, self._listen)

    def release(self) -> None:
        self._hold.let_go()

    def _listen(self) -> None:
        session = self._connected(_session_bus())
        if session is not None:
            for name in _SCREEN_SAVERS:
                session.connect("", "", name, "ActiveChanged", self, _slot("_screen_saver(bool)"))
        self._system = self._connected(_system_bus())
        if self._system is not None:
            self._system.connect(
                _LOGIN, _LOGIN_PATH, _MANAGER, "PrepareForSleep", self, _slot("_sleep(bool)")
            )
            self._ask("GetSession", ["auto"], self._listen_to_session)
            self._ask_to_wait()

    def _connected(self, address: str) -> QDBusConnection | None:
        if not address:
            return None
        name = f"interviewer-{next(_numbers)}"
        self._buses.append(name)
        bus = QDBusConnection.connectToBus(address, name)
        self.destroyed.connect(lambda: QDBusConnection.disconnectFromBus(name))
        return bus if bus.isConnected() else None

    def _ask(self, question: str, arguments: list[str], answered: Any) -> None:
        """Ask login1 without waiting; a refusal is as good as no login1."""
        assert self._system is not None  # noqa: S101  only asked once connected
        message = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, question)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(message), self)
        watcher.finished.connect(answered)
        watcher.finished.connect(watcher.deleteLater)

    def _ask_to_wait(self) -> None:
        why = "Notes are being written and locked"
        self._ask("Inhibit", ["sleep", "Interviewer", why, "delay"], self._keep_hold)

    @Slot(QDBusPendingCallWatcher)
    def _keep_hold(self, call: QDBusPendingCallWatcher) -> None:
        match call.reply().arguments():
            case [QDBusUnixFileDescriptor() as held] if held.isValid():
                self._hold.take(os.dup(held.fileDescriptor()))

    @Slot(QDBusPendingCallWatcher)
    def _listen_to_session(self, call: QDBusPendingCallWatcher) -> None:
        match call.reply().arguments():
            case [QDBusObjectPath() as session] if self._system is not None:
                path = session.path()
                connect = self._system.connect
                connect(_LOGIN, path, _SESSION, "Lock", self, _slot("_lock()"))
                changed = _slot("_session_changed(QString,QVariantMap,QStringList)")
                connect(_LOGIN, path, _PROPERTIES, "PropertiesChanged", self, changed)

    @Slot(bool)
    def _screen_saver(self, active: bool) -> None:
        if active:
            self.locked.emit()

    @Slot()
    def _lock(self) -> None:
        self.locked.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def _session_changed(self, _: str, now: dict[str, Any], __: list[str]) -> None:
        # LockedHint: the desktop's own locker is up. Active: false once another user's is shown.
        if now.get("LockedHint") is True or now.get("Active") is False:
            self.locked.emit()

    @Slot(bool)
    def _sleep(self, going: bool) -> None:
        if going:
            self.suspending.emit()
        else:
            self._ask_to_wait()


class _Hold:
    """The file that login1 waits for to be closed."""

    def __init__(self) -> None:
        self._file: int | None = None

    def take(self, file: int) -> None:
        self.let_go()
        self._file = file

    def let_go(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
            self._file = None


def _session_bus() -> str:
    """The address of the session bus; empty where there is none.

    Qt is not asked for it: it would start a bus of its own where none is running.
    """
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    return address or _socket(Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"), "bus"))


def _system_bus() -> str:
    address = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "")
    return address or _socket(Path(_SYSTEM_BUS))


def _slot(signature: str) -> Any:
    return SLOT(signature)  # Qt's annotation asks for bytes, and then refuses them


def _socket(path: Path) -> str:
    return f"unix:path={path}" if path.is_socket() else ""
