"""Slow work that says how far it has come and can be stopped, watched from the window's thread."""

from threading import Event

from interviewer.domain.errors import InterviewerError


class StoppedError(InterviewerError):
    """Somebody stopped it."""

    what_happened = "Stopped."
    what_is_safe = "Nothing was written."


class Making:
    """Is told each step by whoever works, and ends the work at the next one once it is stopped.

    No signal: the work goes on for a moment in its thread when the window is gone already.

    Attributes:
        at: What is being done now.
    """

    def __init__(self) -> None:
        self.at = ""
        self._stopped = Event()

    def __call__(self, step: str) -> None:
        """Say what is done next.

        Raises:
            StoppedError: It was stopped.
        """
        if self._stopped.is_set():
            raise StoppedError
        self.at = step

    def stop(self) -> None:
        """End it at its next step."""
        self._stopped.set()
