"""What is set up once for a review: its label, who sits here, its agencies and episodes."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from interviewer.domain.words import SeatRole


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What the review is called and which guidance it keeps to. A review has one.

    Attributes:
        label: Such as "Child Kestrel": never a real name.
        guidance: Identity of the guidance; one per review, many versions.
        guidance_version: The version that new interviews use.
        marking: The line in the header of every document.
        fictional: Demonstration data: every screen and document says so.
    """

    id: UUID
    label: str = field(repr=False)
    guidance: str
    guidance_version: str
    marking: str = "OFFICIAL-SENSITIVE"
    fictional: bool = False


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Who sits at this laptop. Local: it never travels (model.md). A review folder has one."""

    id: UUID
    role: SeatRole = SeatRole.PANEL_MEMBER
    initials: str = ""


@dataclass(frozen=True, kw_only=True)
class Agency:
    """A service that took part."""

    id: UUID
    name: str = field(repr=False)
    place: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class Episode:
    """A distinct episode of care in the review's time line.

    Attributes:
        number: As people speak of it: "Episode 2".
        starts, ends: Calendar dates; either may be open.
    """

    id: UUID
    number: int
    title: str = field(default="", repr=False)
    starts: date | None = None
    ends: date | None = None
    withdrawn: bool = False

    @property
    def name(self) -> str:
        return f"Episode {self.number}"
