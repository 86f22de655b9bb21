"""Handing interviews over: what is not ready, what was sent, what came back as received.

"Handed over" means that the writer's signed receipt was read back (model.md, "Joining").
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from interviewer.domain.words import Occasion


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


OCCASION = Occasion.HAND_OVER
"""Proceedings are asked about again before anything is handed over (domain.md)."""


def packages_with(packages: Collection[HandedOver], interview: UUID) -> list[HandedOver]:
    """The packages that this interview went in, the latest first."""
    found = (each for each in packages if interview in each.interviews)
    return sorted(found, key=lambda each: each.at, reverse=True)
