"""Where a person can be in the open review: pages say where they want to go, the window goes."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from interviewer.domain.review import Value

TAKE_IN = "take in"
"""As the prompt of a place on HANDING_OVER: the part where packages are taken in."""


class PageName(StrEnum):
    """The screens of an open review."""

    INTERVIEWS = "Interviews"
    STATUS = "Status"
    EVIDENCE = "Evidence"
    CHRONOLOGY = "Chronology"
    FOLLOW_UPS = "Follow-ups"
    FINDINGS = "Findings"
    HANDING_OVER = "Handing over"
    GUIDANCE = "Guidance"
    SET_UP = "Episodes and agencies"
    NAMES = "Real names"
    ACTIVITY = "Activity"
    SETTINGS = "Settings"
    PLAN = "Plan"
    BEFORE = "Before you start"
    INTERVIEW = "Interview"
    REFLECTION = "Reflection"
    TIDY_UP = "Tidy up"
    ACCURACY_CHECK = "Accuracy check"
    HISTORY = "History"


@dataclass(frozen=True)
class Place:
    """A page and what it shows.

    Attributes:
        interview: The interview the page is about; None on PLAN means a new one.
        prompt: Where in the interview; empty means where it was left.
        note: The note to go to, where there is one.
        others: More notes to take along, in order.
        entry: The chronology entry to go to, where there is one.
        about: Kind and id of the value whose history is shown, or that is gone to where it is
            none of the above.
    """

    page: PageName
    interview: UUID | None = None
    prompt: str = ""
    note: UUID | None = None
    others: tuple[UUID, ...] = ()
    entry: UUID | None = None
    about: tuple[type[Value], UUID | str] | None = None
