"""A D-Bus of a test's own, with services on it that run as programs."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ORDERS = "org.example.Orders"
"""The interface by which a test gives orders to a service: no part of any real one."""


class PrivateBus:
    """A bus that nobody else is on."""

    def __init__(self) -> None:
        from jeepney.io.blocking import open_dbus_connection

        self._programs = list[subprocess.Popen[str]]()
        self.address = self._start(
            "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"
        )
        self._connection = open_dbus_connection(self.address)

    def start_service(self, module: str) -> None:
        """Run a module of the tests that serves on this bus; return when it does."""
        assert self._start(sys.executable, "-m", module, self.address) == "ready"

    def signal(self, path: str, interface: str, name: str, active: bool) -> None:
        """Say it to everybody, and wait until the bus has passed it on."""
        from jeepney import DBusAddress, message_bus, new_signal

        self._connection.send(
            new_signal(DBusAddress(path, interface=interface), name, "b", (active,))
        )
        self._connection.send_and_get_reply(message_bus.GetId())

    def call(self, service: str, order: str, signature: str = "", *arguments: Any) -> Any:
        """Order something from a service, and wait until it has done it."""
        from jeepney import DBusAddress, new_method_call

        call = new_method_call(DBusAddress("/", service, ORDERS), order, signature, arguments)
        return self._connection.send_and_get_reply(call).body

    def break_off(self) -> None:
        """Go away, as when the desktop crashes."""
        while self._programs:
            program = self._programs.pop()
            program.kill()
            program.communicate()

    def stop(self) -> None:
        self._connection.close()
        self.break_off()

    def _start(self, *program: str) -> str:
        """Start a program and return the line it says when it is ready."""
        started = subprocess.Popen(
            program,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=Path(__file__).parents[1],
        )
        self._programs.append(started)
        assert started.stdout is not None
        return started.stdout.readline().strip()


def serve(address: str, name: str, answers: Callable[[Any], Callable[[Any], None]]) -> None:
    """Serve on a bus under this name until killed: the body of a program.

    Args:
        address: The address of the bus.
        name: The name of the service.
        answers: Given the connection, returns what answers a call.
    """
    from jeepney import MessageType, message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    connection: Any = open_dbus_connection(address, enable_fds=True)
    Proxy(message_bus, connection).RequestName(name)
    answer = answers(connection)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        message = connection.receive()
        if message.header.message_type is MessageType.method_call:
            answer(message)
