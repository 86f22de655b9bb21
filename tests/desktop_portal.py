"""The part of a desktop that says how it looks, on a private bus: org.freedesktop.portal.Settings.

Run as a program with the address of the bus. It begins dark.
"""

import sys

from jeepney import DBusAddress, HeaderFields, Message, new_error, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection

from tests.private_bus import serve

NAME = "org.freedesktop.portal.Desktop"
LOOKS = "org.freedesktop.appearance"
PORTAL = DBusAddress("/org/freedesktop/portal/desktop", NAME, "org.freedesktop.portal.Settings")
DARK, LIGHT, HIGH_CONTRAST = 1, 2, 1


class Portal:
    """Tells how the desktop looks, and that it looks otherwise now."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._looks = {"color-scheme": ("u", DARK), "contrast": ("u", 0)}

    def answer(self, call: Message) -> None:
        """Answer one call."""
        member = call.header.fields[HeaderFields.member]
        if member == "ReadAll":
            looks = {LOOKS: self._looks}
            self._connection.send(new_method_return(call, "a{sa{sv}}", (looks,)))
        elif member == "Change":
            name, value = call.body
            self._looks[name] = ("u", value)
            changed = LOOKS, name, self._looks[name]
            self._connection.send(new_signal(PORTAL, "SettingChanged", "ssv", changed))
            self._connection.send(new_method_return(call))
        else:
            self._connection.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))


if __name__ == "__main__":
    serve(sys.argv[1], NAME, lambda connection: Portal(connection).answer)
