"""Other sources than interviews: evidence is more than what was said in them (domain.md)."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from interviewer.domain.words import SourceKind


@dataclass(frozen=True, kw_only=True)
class Source:
    """Something that notes are taken from besides an interview; notes point to it as to one.

    Attributes:
        reference: Short, as it is cited: "PE1", "Record 3"; unique among sources.
        title: What it is, by references only.
        day: When it was held, written or made.
        agency: Id of the Agency it comes from, where it comes from one.
    """

    id: UUID
    kind: SourceKind
    reference: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    day: date | None = None
    agency: UUID | None = None
    withdrawn: bool = False
