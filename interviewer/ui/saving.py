"""How it stands with what was typed, in the words of the corner of the screen."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from interviewer.domain.dates import british_time
from interviewer.domain.errors import InterviewerError


class Saving(Enum):
    """How it stands with what was typed."""

    SAVED = auto()
    SAVING = auto()
    FAILED = auto()


@dataclass(frozen=True)
class SaveState:
    """What the corner of the screen says.

    Attributes:
        at: When everything was last on disk, in UTC.
        error: What to tell the person, where a write failed.
    """

    saving: Saving
    at: datetime
    error: InterviewerError | None = None

    @property
    def words(self) -> str:
        if self.saving is Saving.FAILED:
            return "Not saved yet"
        if self.saving is Saving.SAVING:
            return "Saving…"
        return f"All notes saved {british_time(self.at)}"


class UnexpectedWriteError(InterviewerError):
    """A write failed for a reason that we did not foresee."""

    what_happened = "The notes could not be written to the disk."
    what_is_safe = "What you typed is still here, and everything saved before is safe."
    what_to_do = "Keep this window open. Saving is tried again every few seconds."


class UnexpectedBackupError(InterviewerError):
    """A backup failed for a reason that we did not foresee."""

    what_happened = "The backup could not be written."
    what_is_safe = "What was saved is safe in the review itself."
    what_to_do = "It is tried again at the next lock."
