"""A small login1 on a private bus: it can be held back, and told to let the laptop sleep.

Run as a program with the address of the bus. Everything about D-Bus in it is real.
"""

import os
import select
import sys
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, new_error, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection

from tests.private_bus import serve

NAME = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", NAME, "org.freedesktop.login1.Manager")
SESSION = DBusAddress("/org/freedesktop/login1/session/_37", NAME, "org.freedesktop.login1.Session")


class Login:
    """Answers what is asked, and remembers who holds the laptop awake."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._held: list[int] = []

    def answer(self, call: Message) -> None:
        """Answer one call."""
        member = call.header.fields[HeaderFields.member]
        does = getattr(self, f"on_{member}", None)
        if does is None:
            self._connection.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))
        else:
            does(call, *call.body)

    def on_GetSession(self, call: Message, session: str) -> None:  # noqa: N802  D-Bus names it
        assert session == "auto"
        self._connection.send(new_method_return(call, "o", (SESSION.object_path,)))

    def on_Inhibit(self, call: Message, what: str, who: str, why: str, mode: str) -> None:  # noqa: N802
        assert (what, who, mode) == ("sleep", "Interviewer", "delay"), why
        held, given = os.pipe()
        self._held.append(held)
        self._connection.send(new_method_return(call, "h", (given,)))
        os.close(given)

    def on_Holders(self, call: Message) -> None:  # noqa: N802
        """How many hold the laptop awake: a pipe whose other end is closed can be read."""
        closed, _, _ = select.select(self._held, [], [], 0)
        self._connection.send(new_method_return(call, "u", (len(self._held) - len(closed),)))

    def on_Asked(self, call: Message) -> None:  # noqa: N802
        """How often somebody asked to hold it awake."""
        self._connection.send(new_method_return(call, "u", (len(self._held),)))

    def on_Sleep(self, call: Message, going: bool) -> None:  # noqa: N802
        self._send(call, new_signal(MANAGER, "PrepareForSleep", "b", (going,)))

    def on_Lock(self, call: Message) -> None:  # noqa: N802
        self._send(call, new_signal(SESSION, "Lock"))

    def on_Change(self, call: Message, name: str, value: bool) -> None:  # noqa: N802
        changed: Any = SESSION.interface, {name: ("b", value)}, []
        properties = DBusAddress(SESSION.object_path, NAME, "org.freedesktop.DBus.Properties")
        self._send(call, new_signal(properties, "PropertiesChanged", "sa{sv}as", changed))

    def _send(self, call: Message, signal: Message) -> None:
        self._connection.send(signal)
        self._connection.send(new_method_return(call))


if __name__ == "__main__":
    serve(sys.argv[1], NAME, lambda connection: Login(connection).answer)
