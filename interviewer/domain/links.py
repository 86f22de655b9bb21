"""Account links: how two notes, or a note and a record, stand to each other; never a merge."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from interviewer.domain.words import LinkKind


@dataclass(frozen=True, kw_only=True)
class AccountLink:
    """Somebody compared two ends and says how they stand to each other; shown on both.

    Attributes:
        first: Id of a note.
        second: Id of another note; where the link is about a record, of a note from a record or
            of a chronology entry.
        reason: Why it is so.
    """

    id: UUID
    first: UUID
    second: UUID
    kind: LinkKind
    reason: str = field(default="", repr=False)
    by: str = ""
    at: datetime
    withdrawn: bool = False
