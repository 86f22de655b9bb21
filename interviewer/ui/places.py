"""Where a person can be in the open review: pages say where they want to go, the window goes."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class PageName(StrEnum):
    """The screens of an open review."""

    INTERVIEWS = "Interviews"
    SET_UP = "Episodes and agencies"
    PLAN = "Plan"
    INTERVIEW = "Interview"
    REFLECTION = "Reflection"


@dataclass(frozen=True)
class Place:
    """A page and what it shows.

    Attributes:
        interview: The interview the page is about; None on PLAN means a new one.
        prompt: Where in the interview; empty means where it was left.
    """

    page: PageName
    interview: UUID | None = None
    prompt: str = ""
