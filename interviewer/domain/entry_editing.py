"""One chronology entry added or mended by hand, and what a date is read as."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.chronology_import import place_in_day
from interviewer.domain.dates import british_date
from interviewer.domain.planning import agency_named
from interviewer.domain.raising import agency_words
from interviewer.domain.review import Review
from interviewer.domain.text import clean
from interviewer.domain.written_dates import read_written


@dataclass(frozen=True, kw_only=True)
class TypedEntry:
    """What somebody typed into the form.

    Attributes:
        agency: Its name; one that the review does not know stays as written.
        episode: Id of an episode; None where its date says.
    """

    written: str = field(default="", repr=False)
    time: str = ""
    agency: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    source: str = field(default="", repr=False)
    episode: UUID | None = None


def typed_of(review: Review, entry: Entry) -> TypedEntry:
    """The entry as the form shows it."""
    return TypedEntry(
        written=entry.written,
        time=entry.time,
        agency=agency_words(review, entry),
        text=entry.text,
        source=entry.source,
        episode=entry.episode,
    )


def made_entry(
    review: Review, typed: TypedEntry, new_id: Callable[[], UUID], earlier: Entry | None = None
) -> Entry:
    """Return the entry that was typed: a new one, or the earlier one mended.

    What was not touched stays as its source has it: a file that is taken in again still knows it.
    """
    read = read_written(typed.written)
    time = typed.time or read.time
    entry = earlier or Entry(id=new_id())
    same_agency = earlier is not None and typed.agency == agency_words(review, earlier)
    known = agency_named(review, typed.agency)
    if not same_agency:
        entry = replace(entry, agency=known.id if known else None, agency_written=typed.agency)
    same_day = earlier is not None and (earlier.earliest, earlier.time) == (read.earliest, time)
    number = sum(other.earliest == read.earliest for other in review.entries.values())
    return replace(
        entry,
        written=typed.written,
        earliest=read.earliest,
        latest=read.latest,
        uncertain=read.uncertain,
        time=time,
        text=clean(typed.text).strip(),
        source=typed.source,
        episode=typed.episode,
        place=entry.place if same_day else place_in_day(time, number),
    )


def reading_of(written: str) -> tuple[str, bool]:
    """How a date that is being typed is read, and whether it is understood."""
    read = read_written(written)
    if not read.understood:
        return "Not understood as a date. It can stay as it is written.", False
    if read.earliest is None or read.latest is None:
        return "No date: it stands after all that have one.", True
    first, last = british_date(read.earliest), british_date(read.latest)
    said = f"Read as {first}" if first == last else f"Read as {first} to {last}"
    return f"{said}{', uncertain' if read.uncertain else ''}.", True
