"""The chronology in an interview: which entries to raise, which were shown, which a note is about.

Every function takes values and returns values; whoever calls it saves them.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.dates import british_date
from interviewer.domain.interview import Interview, Note, Shown
from interviewer.domain.review import Review
from interviewer.domain.set_up import Episode
from interviewer.domain.written_dates import read_written

CHRONOLOGY = "the chronology"
"""What stands in `Interview.unfolded` where the chronology was opened before the account was
complete. No id of a guidance has a blank in it."""


def is_chronology_folded(interview: Interview) -> bool:
    """Whether it stays folded: until the account is complete it would colour the recall.

    Opening it all the same is possible and recorded (domain.md, "Free account").
    """
    opened = any(unfolding.item == CHRONOLOGY for unfolding in interview.unfolded)
    over = interview.account_completed is not None or interview.stage.closed
    return not (over or opened)


def episode_of(episodes: Collection[Episode], entry: Entry) -> UUID | None:
    """The episode the entry belongs to: the one somebody said, or the only one its dates fit.

    The second is never stored: it is a suggestion, and follows the dates of the episodes. An
    entry that may be of either of two episodes is of none.
    """
    return entry.episode if entry.episode else suggested_episode(episodes, entry)


def suggested_episode(episodes: Collection[Episode], entry: Entry) -> UUID | None:
    """The only episode whose dates hold every day that the entry may be of.

    An episode without any date holds nothing.
    """
    first, last = entry.earliest, entry.latest
    if first is None or last is None:
        return None
    fitting = [
        episode.id
        for episode in episodes
        if (episode.starts or episode.ends)
        and (episode.starts is None or episode.starts <= first)
        and (episode.ends is None or last <= episode.ends)
    ]
    return fitting[0] if len(fitting) == 1 else None


def entries_for(review: Review, interview: Interview) -> list[Entry]:
    """The chronology with what concerns this interview first, each part in order of time.

    First the entries of its episodes and its agency, then those of its episodes, then those of
    its agency, then the others.
    """
    agency = review.practitioner_of(interview).agency
    episodes = review.live_episodes()

    def rank(entry: Entry) -> int:
        of_episode = episode_of(episodes, entry) in interview.episodes
        return 2 * (not of_episode) + (entry.agency != agency)

    return sorted(review.live_entries(), key=rank)


def chosen_entries(review: Review, interview: Interview) -> list[Entry]:
    """The entries to raise in this interview, in order of time; none that was taken out."""
    return [entry for entry in review.live_entries() if entry.id in interview.entries]


def entries_in(review: Review, wanted: Collection[UUID]) -> list[Entry]:
    """The chronology of these episodes, in order of time."""
    episodes = review.live_episodes()
    return [entry for entry in review.live_entries() if episode_of(episodes, entry) in wanted]


def with_entry_chosen(
    review: Review, interview: Interview, entry: UUID, *, chosen: bool
) -> Interview:
    """Return the interview with the entry among those to raise, or without it."""
    wanted = {each for each in interview.entries if each != entry}
    wanted |= {entry} if chosen else set()
    order = [each.id for each in review.live_entries()]
    # One that was taken out of the chronology keeps its place at the end: it may come back.
    gone = [each for each in interview.entries if each in wanted and each not in set(order)]
    return replace(interview, entries=(*(each for each in order if each in wanted), *gone))


def with_shown(interview: Interview, entry: UUID, at: datetime) -> Interview:
    """Return the interview with it recorded that the entry was shown; each time is kept."""
    return replace(interview, shown=(*interview.shown, Shown(entry=entry, at=at)))


def shown_at(interview: Interview, entry: UUID) -> list[datetime]:
    """When the entry was shown during this interview, the first time first."""
    return [shown.at for shown in interview.shown if shown.entry == entry]


def with_entry(note: Note, entry: UUID) -> Note:
    """Return the note tied to the entry, or untied where it was tied already."""
    others = tuple(each for each in note.entries if each != entry)
    return replace(note, entries=others if entry in note.entries else (*note.entries, entry))


def date_words(entry: Entry) -> str:
    """The date as the screen has it: as written, and said where it is uncertain or no date."""
    written = entry.written or "no date"
    if entry.earliest is None and entry.written and not read_written(entry.written).understood:
        return f"{written} (not understood as a date)"
    return f"{written} (uncertain)" if entry.uncertain else written


def days_words(entry: Entry) -> str:
    """The days it was read as, such as "1 May 2013 to 31 May 2013"; empty where there are none."""
    if entry.earliest is None or entry.latest is None:
        return ""
    first, last = british_date(entry.earliest), british_date(entry.latest)
    return first if first == last else f"{first} to {last}"


def agency_words(review: Review, entry: Entry) -> str:
    """The agency's name in the review; as written where the review does not know it."""
    agency = review.agencies.get(entry.agency) if entry.agency else None
    return agency.name if agency else entry.agency_written


def short_words(review: Review, entry: Entry) -> str:
    """The entry in one line, for a chip or a list: "12 May 2013 · Police · Called at night"."""
    parts = (date_words(entry), agency_words(review, entry), " ".join(entry.text.split()))
    return " · ".join(part for part in parts if part)


def spoken_of(review: Review, entry: Entry) -> Iterator[str]:
    """Where the interviews take the entry up, a line each: to raise with, shown to, in notes."""
    names = {
        interview.id: review.practitioner_of(interview).reference
        for interview in review.interviews.values()
    }
    raised, shown = list[str](), list[str]()
    for interview in review.interviews.values():
        raised += [names[interview.id]] * (entry.id in interview.entries)
        shown += [names[interview.id]] * bool(shown_at(interview, entry.id))
    noted = [
        f"{names[note.source]}·{note.number}"
        for note in review.notes.values()
        if entry.id in note.entries and not note.withdrawn and note.source in names
    ]
    for before, found in (("To raise with", raised), ("Shown to", shown), ("Notes", noted)):
        if found:
            yield f"{before}: {', '.join(sorted(found))}"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for in the chronology.

    Attributes:
        words: Each of them stands somewhere in the entry, however it is capitalised.
        agency: Id of an agency; or what entries have that no agency of the review is called.
        episode: Id of an episode, suggestions included.
        unsettled: Only those whose date is uncertain, missing or not understood.
    """

    words: str = ""
    agency: UUID | str | None = None
    episode: UUID | None = None
    unsettled: bool = False


class Finder:
    """Finds entries as somebody types: what is looked at again and again is folded once.

    Args:
        review: The review as it is; another one needs another finder.
        earlier: The finder of an earlier review: what has not changed is taken from it.

    Attributes:
        entries: The entries of that review, whose mapping says whether the finder is up to date.
        agencies: Its agencies, whose names can be looked for.
        folded: Each live entry with what can be found in it, in order of time.
    """

    def __init__(self, review: Review, earlier: "Finder | None" = None) -> None:
        self.entries = review.entries
        self._episodes = review.live_episodes()
        self.agencies = review.agencies
        same_names = earlier is not None and earlier.agencies == review.agencies
        known = earlier.folded if earlier is not None and same_names else {}
        self.folded: dict[UUID, tuple[Entry, str]] = {}
        for entry in review.live_entries():
            before = known.get(entry.id)
            if before is None or before[0] is not entry:
                before = (entry, _folded(review, entry))
            self.folded[entry.id] = before
        self._last = "", list(self.folded.values())

    def unknown(self, review: Review) -> int:
        """How many entries another finder would have to fold."""
        return sum(entry.id not in self.folded for entry in review.live_entries())

    def found(self, wanted: Wanted) -> list[Entry]:
        """The entries somebody looks for, in order of time."""
        before, found = self._last
        if not wanted.words.startswith(before):
            found = list(self.folded.values())
        for word in wanted.words.casefold().split():
            found = [pair for pair in found if word in pair[1]]
        self._last = wanted.words, found  # the next letter can only leave fewer
        entries = [entry for entry, _ in found]
        if wanted.agency is not None:
            entries = [e for e in entries if wanted.agency in (e.agency, e.agency_written)]
        if wanted.episode is not None:
            entries = [e for e in entries if episode_of(self._episodes, e) == wanted.episode]
        if wanted.unsettled:
            entries = [entry for entry in entries if entry.uncertain or entry.earliest is None]
        return entries


def _folded(review: Review, entry: Entry) -> str:
    days = {_day(day) for day in (entry.earliest, entry.latest) if day is not None}
    said: Iterable[str] = (
        entry.written,
        *days,
        entry.time,
        agency_words(review, entry),
        entry.agency_written,
        entry.text,
        entry.source,
    )
    return "\n".join(said).casefold()


_day = lru_cache(maxsize=4096)(british_date)
"""A chronology says the same days again and again."""
