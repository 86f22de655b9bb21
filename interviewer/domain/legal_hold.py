"""Legal hold: somebody said that nothing of this review may be erased for the time being.

Proceedings that are known of hold an erasure up by themselves (`clearance`). This is for all the
rest: a solicitor's letter, a complaint, an inquest that may be opened, a request for records.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class LegalHold:
    """One hold on the whole review. It is of this laptop and does not travel.

    Attributes:
        reason: Who asked for it and why, by role and never by name.
        since: The day it was asked for.
        by: Initials of who wrote it down, `at` when.
        ended: The day it ended; None while it stands.
        why_ended: Who said that it may end.
        withdrawn: It was never meant: undone at once.
    """

    id: UUID
    reason: str = field(default="", repr=False)
    since: date | None = None
    by: str = ""
    at: datetime
    ended: date | None = None
    why_ended: str = field(default="", repr=False)
    withdrawn: bool = False

    @property
    def stands(self) -> bool:
        """Whether nothing may be erased because of it."""
        return self.ended is None and not self.withdrawn


def standing_holds(holds: Iterable[LegalHold]) -> list[LegalHold]:
    """Those that stand, the first one first."""
    return sorted((hold for hold in holds if hold.stands), key=lambda hold: hold.at)
