"""What the tables of the chronology show of an entry."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.raising import agency_words, date_words, episode_of
from interviewer.domain.review import Review
from interviewer.ui.table import Column

Reviewed = Callable[[], Review]
"""Says what the review is now: a table lives longer than one."""


def date_column() -> Column[Entry]:
    """When, as the source has it."""
    return Column(heading="Date", text=when, widest=30, strong=True)


def agency_column(review: Reviewed) -> Column[Entry]:
    """Whose contact it is."""
    return Column(heading="Agency", text=lambda entry: agency_words(review(), entry), widest=18)


def event_column() -> Column[Entry]:
    """What happened, in one line as far as there is room."""
    return Column(heading="Event", text=_event, widest=60)


def source_column() -> Column[Entry]:
    """Which record it comes from."""
    return Column(heading="Source", text=_source, widest=16)


def episode_column(review: Reviewed) -> Column[Entry]:
    """The number of its episode; one that only its date says is marked as such."""
    return Column(heading="Episode", text=partial(_episode, review), widest=11)


def when(entry: Entry) -> str:
    """The date as written, with the time where that stands in a column of its own."""
    inside = entry.time and entry.time in entry.written
    return date_words(entry) if inside or not entry.time else f"{date_words(entry)} {entry.time}"


def episode_words(review: Review, entry: Entry) -> str:
    """The episode; one that only its date says is marked as such."""
    found = review.episodes.get(episode_of(review.live_episodes(), entry) or UUID(int=0))
    if found is None:
        return ""
    return str(found.number) if entry.episode else f"{found.number} by date"


entry_id: Callable[[Entry], UUID] = attrgetter("id")
"""What makes it the same one after it has changed; asked of thousands at each letter."""


def _event(entry: Entry) -> str:
    return " ".join(entry.text.split())


def _source(entry: Entry) -> str:
    return entry.source


def _episode(review: Reviewed, entry: Entry) -> str:
    return episode_words(review(), entry)
