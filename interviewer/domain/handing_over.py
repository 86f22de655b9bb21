"""Handing interviews over: what is not ready, what was sent, what came back as received.

"Handed over" means that the writer's signed receipt was read back (model.md, "Joining").
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from interviewer.domain.words import Occasion, Stage


@dataclass(frozen=True, kw_only=True)
class HandedOver:
    """A package that was made, without its content.

    Attributes:
        package: Fingerprint of the file: the receipt names it.
        to: Initials of whoever can open it; empty where a passphrase does.
        interviews: Ids of the interviews in it.
        reason: Why something went that was not ready.
        revisions: What each version in it is called: what was written later is not among them.
        confirmed: When it was taken in, as the receipt says; None until one came back.
        confirmed_by: Initials of who signed that receipt.
    """

    id: UUID
    package: str
    to: str = ""
    interviews: tuple[UUID, ...] = ()
    at: datetime
    by: str = ""
    reason: str = field(default="", repr=False)
    revisions: tuple[UUID, ...] = field(default=(), repr=False)
    confirmed: datetime | None = None
    confirmed_by: str = ""


@dataclass(frozen=True, kw_only=True)
class InterviewState:
    """How far one interview has come, as whoever holds it says.

    Attributes:
        id: Of the interview, which is not in the review of whoever is told.
        day: On which it was held, or is planned.
        due: Until when the practitioner's answer is awaited.
    """

    id: UUID
    reference: str = field(repr=False)
    stage: Stage
    day: date | None = None
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class StatusReport:
    """The newest status that one sender gave: what a coordinator sees of their interviews.

    Attributes:
        id: Follows from the sender: a newer status takes the place of the earlier one.
        sender: Their initials.
        made: When they made it.
    """

    id: UUID
    sender: str
    made: datetime
    interviews: tuple[InterviewState, ...] = ()


OCCASION = Occasion.HAND_OVER
"""Proceedings are asked about again before anything is handed over (domain.md)."""


def packages_with(packages: Collection[HandedOver], interview: UUID) -> list[HandedOver]:
    """The packages that this interview went in, the latest first."""
    found = (each for each in packages if interview in each.interviews)
    return sorted(found, key=lambda each: each.at, reverse=True)
