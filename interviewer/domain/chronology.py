"""The chronology: dated contacts of every agency, in one table (domain.md, "The words")."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row of the chronology.

    Attributes:
        written: The date as the source has it, such as "?May 2013".
        earliest, latest: The days it may have been; both None where nobody can say.
        uncertain: Whether the source itself doubts the date.
        time: The time of day as the source has it.
        agency: Id of the Agency; None where the review does not know the one in `agency_written`.
        episode: Id of the Episode that it belongs to.
        source: Which record it comes from.
        place: Ordering key among entries of the same day: those without a time of day first, then
            by time, then in the order of their file.
    """

    id: UUID
    written: str = field(default="", repr=False)
    earliest: date | None = None
    latest: date | None = None
    uncertain: bool = False
    time: str = ""
    agency: UUID | None = None
    agency_written: str = field(default="", repr=False)
    episode: UUID | None = None
    text: str = field(default="", repr=False)
    source: str = field(default="", repr=False)
    place: str = ""
    withdrawn: bool = False
