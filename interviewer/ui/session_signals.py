"""What every session watch can say, whatever the platform."""

from PySide6.QtCore import QObject, Signal


class SessionWatch(QObject):
    """What the operating system says about the person's session on this laptop.

    This one hears nothing: it stands where a platform has no watch (docs/platforms.md).

    Signals:
        locked: The screen was locked, or somebody else uses the laptop now.
        suspending: The laptop is about to sleep. Where the platform can be held back it waits a
            few seconds for `release`.
    """

    locked = Signal()
    suspending = Signal()

    def release(self) -> None:
        """Let the laptop sleep: everything is written and locked."""
