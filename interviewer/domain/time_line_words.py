"""The time line in words: what each mark says, and the whole of it in a sentence or two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from interviewer.domain.dates import british_date
from interviewer.domain.raising import agency_words, date_words
from interviewer.domain.review import Review
from interviewer.domain.set_up import Episode
from interviewer.domain.side_by_side import counted
from interviewer.domain.time_line import (
    AccountsBy,
    Lane,
    LaneKind,
    TimeLine,
    days_of_entry,
    days_of_episode,
)
from interviewer.domain.time_marks import Mark

NO_DATE = "No date"
_MOST_NUMBERS = 3
"""Numbers of episodes that have room in a sign; more of them are counted."""


@dataclass(frozen=True, kw_only=True)
class MarkWords:
    """What a mark says, and by which form it says it: meaning never rests on a colour.

    Attributes:
        when: The days; "No date" where there are none.
        what: Such as "5 entries, 2 of them with an uncertain date".
        figure: What is written in the mark; empty where its form says it all.
    """

    when: str = field(repr=False)
    what: str = field(repr=False)
    figure: str = field(repr=False)


def mark_words(review: Review, line: TimeLine, lane: Lane, mark: Mark) -> MarkWords:
    """What the mark of this lane says."""
    if lane.kind is LaneKind.EPISODES:
        name = "; ".join(episode_words(review, each) for each in mark.episodes)
        figure = name if mark.at else _numbers(review, mark)
        return MarkWords(when=_when(review, mark), what=name, figure=figure)
    if lane.kind is LaneKind.CHRONOLOGY:
        alone = len(mark.entries) == 1 and mark.at is not None
        figure = "" if alone else str(len(mark.entries))
        figure += "?" if mark.unsure and mark.at is not None else ""
        return MarkWords(when=_when(review, mark), what=_entries(mark), figure=figure)
    notes, accounts = (counted(len(mark.notes), "note"), len(mark.accounts))
    if line.by is AccountsBy.AGENCY:
        said = f"{counted(accounts, 'account')}, {notes}"
        what = f"{said} {_about(review, mark)}"
        return MarkWords(when=_when(review, mark), what=what, figure=str(accounts))
    what = f"{notes} {_about(review, mark)}"
    return MarkWords(when=_when(review, mark), what=what, figure=str(len(mark.notes)))


def spoken(review: Review, line: TimeLine, lane: Lane, mark: Mark) -> str:
    """The mark in one line, for whoever hears it: "Police: 5 entries, 3 May 2013 to …"."""
    told = mark_words(review, line, lane, mark)
    when = "without a date" if told.when == NO_DATE else told.when
    if lane.kind is LaneKind.ACCOUNTS and mark.at is None:
        when = ""  # it says itself that they are tied to nothing
    return f"{lane.title}: " + ", ".join(part for part in (told.what, when) if part)


def summary(line: TimeLine) -> str:
    """What the picture shows, for whoever cannot see it."""
    episodes = sum(len(mark.episodes) for lane in line.of(LaneKind.EPISODES) for mark in lane.marks)
    parts = (
        counted(episodes, "episode"),
        _chronology_counted(line.of(LaneKind.CHRONOLOGY)),
        _accounts_counted(line, line.of(LaneKind.ACCOUNTS)),
    )
    return f"{line.scale.words or 'No dates'}: {'; '.join(parts)}."


def episode_words(review: Review, episode: UUID) -> str:
    """Such as "1 · The move to a new school"."""
    known = review.episodes.get(episode)
    if known is None:
        return "An episode no longer in the review"
    return f"{known.number} · {known.title}" if known.title else known.name


def _chronology_counted(lanes: Sequence[Lane]) -> str:
    marks = [mark for lane in lanes for mark in lane.marks]
    entries = sum(len(mark.entries) for mark in marks)
    if not entries:
        return "no chronology entries"
    doubted = sum(mark.unsure for mark in marks if mark.at is not None)
    undated = sum(len(mark.entries) for mark in marks if mark.at is None)
    aside = (
        f"{doubted} with an uncertain date" if doubted else "",
        f"{undated} without a date" if undated else "",
    )
    beside = ", ".join(each for each in aside if each)
    said = (
        f"{counted(entries, 'chronology entry', 'chronology entries')} of "
        f"{counted(len(lanes), 'agency', 'agencies')}"
    )
    return f"{said} ({beside})" if beside else said


def _numbers(review: Review, mark: Mark) -> str:
    numbers = [str(review.episodes[each].number) for each in mark.episodes]
    return ", ".join(numbers) if len(numbers) <= _MOST_NUMBERS else f"{len(numbers)} episodes"


def _accounts_counted(line: TimeLine, lanes: Sequence[Lane]) -> str:
    if line.by is AccountsBy.AGENCY:
        whose = {each for lane in lanes for mark in lane.marks for each in mark.accounts}
        return counted(len(whose), "account")
    return counted(len(lanes), "account")


def _entries(mark: Mark) -> str:
    words = counted(len(mark.entries), "entry", "entries")
    if not mark.unsure or mark.at is None:
        return words
    if len(mark.entries) == 1:
        return f"{words} with an uncertain date"
    return f"{words}, {mark.unsure} of them with an uncertain date"


def _about(review: Review, mark: Mark) -> str:
    if mark.at is None:
        return "about nothing that has a date"
    if mark.episodes:
        return f"on episode {episode_words(review, mark.episodes[0])}"
    if len(mark.entries) > 1:
        return f"on {counted(len(mark.entries), 'chronology entry', 'chronology entries')}"
    entry = review.entries[mark.entries[0]]
    agency = agency_words(review, entry)
    return f"on a chronology entry of {agency}" if agency else "on a chronology entry"


def _when(review: Review, mark: Mark) -> str:
    if mark.at is None:
        return NO_DATE
    if mark.episodes:
        return _episode_days(review.episodes[mark.episodes[0]])
    if len(mark.entries) == 1:
        return date_words(review.entries[mark.entries[0]])
    days = (each for entry in mark.entries for each in days_of_entry(review.entries[entry]))
    return _from_to(days)


def _episode_days(episode: Episode) -> str:
    first, last = days_of_episode(episode)
    if first and last:
        return _from_to((first, last))
    return f"from {british_date(first)}" if first else f"until {british_date(last or date.max)}"


def _from_to(days: Iterable[date | None]) -> str:
    known = [day for day in days if day is not None]
    first, last = british_date(min(known)), british_date(max(known))
    return first if first == last else f"{first} to {last}"
