"""The session watches: real D-Bus on a private bus; the messages of Windows as it packs them."""

import ctypes
import sys
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject

from interviewer.ui import session_windows as windows
from interviewer.ui.session import session_watch
from interviewer.ui.session_signals import SessionWatch
from tests.private_bus import PrivateBus
from tests.system_packages import wants

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is how Linux tells")
wants_dbus = wants("dbus-daemon", "dbus-daemon")

LOGIN1 = "org.freedesktop.login1"


class Bus(PrivateBus):
    """A private bus, and the login1 on it."""

    has_login = False

    def start_login(self) -> None:
        """Let a login1 come up."""
        self.start_service("tests.login1")
        self.has_login = True

    def order(self, order: str, signature: str = "", *arguments: Any) -> Any:
        """Tell the login1 what to do, and wait until it has done it."""
        return self.call(LOGIN1, order, signature, *arguments)

    @property
    def holders(self) -> int:
        """How many keep the laptop from sleeping."""
        (holders,) = self.order("Holders")
        return int(holders)


@pytest.fixture
def bus() -> Iterator[Bus]:
    bus = Bus()
    yield bus
    bus.stop()


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No bus of either kind: no test hears the machine it runs on."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")


class Listener:
    """A watch of this platform, and what it said."""

    def __init__(self, qtbot: Any, bus: Bus | None = None) -> None:
        self._bot, self._said = qtbot, list[str]()
        self._owner = QObject()
        self.watch = session_watch(self._owner)
        self.watch.locked.connect(lambda: self._said.append("locked"))
        self.watch.suspending.connect(lambda: self._said.append("suspending"))
        self._settle()
        if bus is not None and bus.has_login:
            qtbot.waitUntil(lambda: bus.holders == 1)
        self._settle()

    @property
    def said(self) -> list[str]:
        """What it said since it was asked last."""
        self._settle()
        said, self._said = self._said, []
        return said

    def _settle(self) -> None:
        """Let everything reach the watch that is on its way: what it is told comes in order."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        bus = "org.freedesktop.DBus"
        for _ in range(2):  # what it hears first may lead it to listen to more
            QCoreApplication.processEvents()
            for name in getattr(self.watch, "_buses", ()):
                ask = QDBusMessage.createMethodCall(bus, "/org/freedesktop/DBus", bus, "GetId")
                QDBusConnection(name).call(ask)
            QCoreApplication.processEvents()

    def go(self) -> None:
        with self._bot.waitSignal(self.watch.destroyed):
            self._owner.deleteLater()


@pytest.fixture
def on_session_bus(bus: Bus, nowhere: None, monkeypatch: pytest.MonkeyPatch) -> Bus:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    return bus


@pytest.fixture
def on_system_bus(bus: Bus, nowhere: None, monkeypatch: pytest.MonkeyPatch) -> Bus:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    bus.start_login()
    return bus


@pytest.fixture
def listener(bus: Bus, qtbot: Any) -> Iterator[Listener]:
    """Listens on the bus; to be asked for after the bus."""
    listener = Listener(qtbot, bus)
    yield listener
    listener.go()


@on_linux
@wants_dbus
@pytest.mark.parametrize(
    ("path", "interface"),
    [
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ],
)
def test_it_locks_with_the_screen_and_not_when_the_screen_opens(
    on_session_bus: Bus, listener: Listener, path: str, interface: str
) -> None:
    on_session_bus.signal(path, interface, "ActiveChanged", True)
    assert listener.said == ["locked"]
    on_session_bus.signal(path, interface, "ActiveChanged", False)
    assert listener.said == []


@on_linux
@wants_dbus
@pytest.mark.parametrize(
    "order",
    [("Lock",), ("Change", "sb", "LockedHint", True), ("Change", "sb", "Active", False)],
    ids=["loginctl lock-session", "the desktop's own locker", "another user is shown"],
)
def test_it_locks_when_the_session_is_locked_or_left(
    on_system_bus: Bus, listener: Listener, order: tuple[Any, ...]
) -> None:
    on_system_bus.order(*order)
    assert listener.said == ["locked"]


@on_linux
@wants_dbus
@pytest.mark.parametrize(
    ("name", "value"), [("LockedHint", False), ("Active", True), ("IdleHint", True)]
)
def test_it_does_not_lock_when_the_session_is_opened_or_shown_again(
    on_system_bus: Bus, listener: Listener, name: str, value: bool
) -> None:
    on_system_bus.order("Change", "sb", name, value)
    assert listener.said == []


@on_linux
@wants_dbus
def test_the_laptop_waits_with_sleep_until_it_is_released(
    on_system_bus: Bus, listener: Listener
) -> None:
    on_system_bus.order("Sleep", "b", True)
    assert listener.said == ["suspending"]
    assert on_system_bus.holders == 1
    listener.watch.release()
    assert on_system_bus.holders == 0


@on_linux
@wants_dbus
def test_after_waking_it_asks_to_be_waited_for_again(
    on_system_bus: Bus, listener: Listener, qtbot: Any
) -> None:
    listener.watch.release()
    on_system_bus.order("Sleep", "b", False)
    qtbot.waitUntil(lambda: on_system_bus.holders == 1)
    assert listener.said == []


@on_linux
@wants_dbus
def test_waking_without_a_release_leaves_one_hold_and_not_two(
    on_system_bus: Bus, listener: Listener, qtbot: Any
) -> None:
    on_system_bus.order("Sleep", "b", False)
    qtbot.waitUntil(lambda: on_system_bus.order("Asked") == (2,))
    qtbot.waitUntil(lambda: on_system_bus.holders == 1)
    listener.watch.release()
    assert on_system_bus.holders == 0


@on_linux
@wants_dbus
def test_releasing_twice_does_no_harm(on_system_bus: Bus, listener: Listener) -> None:
    listener.watch.release()
    listener.watch.release()
    assert on_system_bus.holders == 0


@on_linux
@wants_dbus
def test_a_watch_that_is_gone_holds_nothing(on_system_bus: Bus, qtbot: Any) -> None:
    Listener(qtbot, on_system_bus).go()
    assert on_system_bus.holders == 0


@on_linux
@wants_dbus
def test_a_system_bus_without_a_login1_is_no_error(
    bus: Bus, nowhere: None, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    listener = Listener(qtbot, bus)
    listener.watch.release()
    assert listener.said == []
    listener.go()


@on_linux
@wants_dbus
def test_a_bus_that_goes_away_is_no_error(on_system_bus: Bus, listener: Listener) -> None:
    on_system_bus.break_off()
    listener.watch.release()
    assert listener.said == []


@on_linux
def test_without_any_bus_it_is_quiet(nowhere: None, qtbot: Any) -> None:
    listener = Listener(qtbot)  # a warning of Qt would fail the test
    listener.watch.release()
    assert listener.said == []
    listener.go()


def test_a_platform_without_a_watch_hears_nothing(
    monkeypatch: pytest.MonkeyPatch, qapp: Any
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    owner = QObject()
    watch = session_watch(owner)
    assert type(watch) is SessionWatch
    watch.release()


@pytest.mark.parametrize(
    ("message", "detail", "news"),
    [
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK, windows.News.LOCKED),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_CONSOLE_DISCONNECT, windows.News.LOCKED),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_REMOTE_DISCONNECT, windows.News.LOCKED),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOGOFF, windows.News.LOCKED),
        (windows.WM_POWERBROADCAST, windows.PBT_APMSUSPEND, windows.News.SUSPENDING),
        (windows.WM_WTSSESSION_CHANGE, 0x8, None),  # unlocked
        (windows.WM_WTSSESSION_CHANGE, 0x1, None),  # shown at the console
        (windows.WM_POWERBROADCAST, 0x12, None),  # woken
        (0x0100, windows.WTS_SESSION_LOCK, None),  # a key
        (0x0100, windows.PBT_APMSUSPEND, None),
    ],
)
def test_the_messages_of_windows_are_told_apart(
    message: int, detail: int, news: windows.News | None
) -> None:
    assert windows.news_of(message, detail) is news


def said_of(kind: bytes, message: int, detail: int) -> list[str]:
    """What a watch says when Windows sends this message, as it lies in memory."""
    watch, said = SessionWatch(), list[str]()
    watch.locked.connect(lambda: said.append("locked"))
    watch.suspending.connect(lambda: said.append("suspending"))
    packed = wintypes.MSG(message=message, wParam=detail)
    reply = windows.MessageFilter(watch).nativeEventFilter(kind, ctypes.addressof(packed))
    assert reply == (False, 0)  # everybody else still hears it
    return said


def test_a_lock_of_windows_is_heard() -> None:
    kind = b"windows_generic_MSG"
    assert said_of(kind, windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK) == ["locked"]


def test_a_suspend_of_windows_is_heard() -> None:
    kind = b"windows_dispatcher_MSG"
    assert said_of(kind, windows.WM_POWERBROADCAST, windows.PBT_APMSUSPEND) == ["suspending"]


def test_other_messages_and_other_systems_say_nothing() -> None:
    lock = windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK
    assert said_of(b"windows_generic_MSG", 0x0100, 0x41) == []
    assert said_of(b"xcb_generic_event_t", *lock) == []
