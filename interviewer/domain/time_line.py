"""Episodes, chronology and accounts along one line of time: where everything goes, as one value.

Nothing here draws: screen and Word draw the same marks, and each mark knows what is behind it.
Positions run from 0, the first day shown, to 1. Nothing is dropped for want of a date or of room:
what has no day stands beside the time, and what is crowded shares a mark that says how many.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.evidence import Account, Evidence, Facet, Told, Wanted
from interviewer.domain.raising import agency_words
from interviewer.domain.review import Review
from interviewer.domain.set_up import Episode
from interviewer.domain.time_scale import NO_TIME, Stretch, TimeScale

_MOST_ROWS = 3
"""Rows of a lane for what lasts; more than that at one time share a mark."""

NO_AGENCY = "No agency named"
OTHER_SOURCES = "Other sources"


class LaneKind(StrEnum):
    """What a lane holds; the words are its heading."""

    EPISODES = "Episodes"
    CHRONOLOGY = "Chronology"
    ACCOUNTS = "Accounts"


class AccountsBy(StrEnum):
    """Whose accounts share a lane; the words are how the screen calls it."""

    PRACTITIONER = "A lane for each practitioner"
    AGENCY = "A lane for each agency"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One thing to see, and what is behind it.

    Attributes:
        at: Where it is; None where it stands beside the time.
        row: Which row of its lane; 0 is the highest.
        lasts: Whether it is drawn as long as it lasts; else as a sign at its beginning.
        episodes, entries: Ids of what it is, or of what the notes speak of.
        notes: Ids of the notes, where it is part of an account.
        accounts: Ids of those who gave them.
        unsure: How many of the entries are doubted by their own source.
    """

    at: Stretch | None = None
    row: int = 0
    lasts: bool = False
    episodes: tuple[UUID, ...] = ()
    entries: tuple[UUID, ...] = ()
    notes: tuple[UUID, ...] = ()
    accounts: tuple[UUID, ...] = ()
    unsure: int = 0


@dataclass(frozen=True, kw_only=True)
class Lane:
    """Marks that belong together: the episodes, an agency's chronology, somebody's account.

    Attributes:
        key: Of the agency or account, as far as there is one.
        marks: Row by row, each row in order of time; what stands beside the time comes last.
    """

    kind: LaneKind
    key: UUID | str
    title: str = field(repr=False)
    marks: tuple[Mark, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it has; at least one."""
        return max((mark.row for mark in self.marks), default=0) + 1

    @property
    def beside(self) -> Mark | None:
        """What has no place in time."""
        return next((mark for mark in self.marks if mark.at is None), None)


@dataclass(frozen=True, kw_only=True)
class TimeLine:
    """The whole picture.

    Attributes:
        scale: From which day to which.
        lanes: The episodes, the chronology by agency, the accounts.
        by: Whose accounts share a lane.
    """

    scale: TimeScale = NO_TIME
    lanes: tuple[Lane, ...] = ()
    by: AccountsBy = AccountsBy.PRACTITIONER

    def of(self, kind: LaneKind) -> list[Lane]:
        return [lane for lane in self.lanes if lane.kind is kind]

    @property
    def has_beside(self) -> bool:
        """Whether anything stands beside the time."""
        return any(lane.beside is not None for lane in self.lanes)


@dataclass(frozen=True, kw_only=True)
class _Thing:
    """Something that may get a mark of its own, or share one."""

    first: date | None = None
    last: date | None = None
    mark: Mark


def time_line(
    review: Review,
    evidence: Evidence,
    wanted: Wanted | None = None,
    *,
    by: AccountsBy = AccountsBy.PRACTITIONER,
    gap: float = 0.02,
) -> TimeLine:
    """Lay out what is wanted along the time that it takes up.

    Args:
        review: The review as it is.
        evidence: The evidence of the same review.
        wanted: Only of these: an episode that is chosen fills the picture.
        by: Whose accounts share a lane.
        gap: How far apart signs have to be, as a part of the whole; what is nearer is gathered.
    """
    wanted = wanted or Wanted()
    found = evidence.matching(wanted)
    episodes = _wanted_episodes(review, wanted)
    entries = _wanted_entries(evidence, wanted, found)
    spoken = _Spoken(review, evidence, by)
    lanes = [
        (LaneKind.EPISODES, "", LaneKind.EPISODES.value, [_of_episode(each) for each in episodes]),
        *((LaneKind.CHRONOLOGY, *lane) for lane in _by_agency(review, entries)),
        *((LaneKind.ACCOUNTS, *lane) for lane in spoken.lanes(found, wanted)),
    ]
    dated = (thing for _, _, _, things in lanes for thing in things)
    scale = TimeScale.over(day for each in dated for day in (each.first, each.last))
    return TimeLine(
        scale=scale,
        by=by,
        lanes=tuple(
            Lane(kind=kind, key=key, title=title, marks=tuple(_marks(kind, things, scale, gap)))
            for kind, key, title, things in lanes
            if things
        ),
    )


def days_of_entry(entry: Entry) -> tuple[date | None, date | None]:
    """The first and last day that it may be of; both None where nobody can say."""
    days = sorted(day for day in (entry.earliest, entry.latest) if day is not None)
    return (days[0], days[-1]) if days else (None, None)


def days_of_episode(episode: Episode) -> tuple[date | None, date | None]:
    """From when to when, as far as it is said; never the later day first."""
    first, last = episode.starts, episode.ends
    return (last, first) if first and last and last < first else (first, last)


def _wanted_episodes(review: Review, wanted: Wanted) -> list[Episode]:
    chosen = wanted.of(Facet.EPISODE)
    return [each for each in review.live_episodes() if not chosen or each.id in chosen]


def _wanted_entries(evidence: Evidence, wanted: Wanted, found: list[Told]) -> list[Entry]:
    agencies = wanted.of(Facet.AGENCY)
    entries = evidence.entries_beside(wanted, found)
    return [each for each in entries if not agencies or each.agency in agencies]


def _of_episode(episode: Episode) -> _Thing:
    first, last = days_of_episode(episode)
    return _Thing(first=first, last=last, mark=Mark(episodes=(episode.id,)))


def _of_entry(entry: Entry) -> _Thing:
    first, last = days_of_entry(entry)
    return _Thing(
        first=first, last=last, mark=Mark(entries=(entry.id,), unsure=int(entry.uncertain))
    )


def _by_agency(
    review: Review, entries: Iterable[Entry]
) -> Iterator[tuple[UUID | str, str, list[_Thing]]]:
    """The chronology's lanes: the agencies in their order, then others as they are written."""
    order = {agency.id: at for at, agency in enumerate(review.live_agencies())}
    things: dict[UUID | str, list[_Thing]] = defaultdict(list)
    titles: dict[UUID | str, str] = {}
    for entry in entries:
        written = " ".join(agency_words(review, entry).split())
        known = entry.agency if entry.agency in review.agencies else None
        key = known or written.casefold()
        titles.setdefault(key, written or NO_AGENCY)
        things[key].append(_of_entry(entry))

    def turn(key: UUID | str) -> tuple[bool, int, str, str]:
        at = order.get(key, len(order)) if isinstance(key, UUID) else len(order)
        return not key, at, titles[key].casefold(), str(key)

    for key in sorted(things, key=turn):
        yield key, titles[key], things[key]


class _Spoken:
    """Which episodes and entries the accounts speak of; confirmed tags only.

    Args:
        review: The review as it is.
        evidence: Whose accounts there are.
        by: Whose accounts share a lane.
    """

    def __init__(self, review: Review, evidence: Evidence, by: AccountsBy) -> None:
        self._review, self._evidence, self._by = review, evidence, by
        self._episodes = {each.id: each for each in review.live_episodes()}
        self._entries = {each.id: each for each in review.live_entries()}

    def lanes(
        self, found: list[Told], wanted: Wanted
    ) -> Iterator[tuple[UUID | str, str, list[_Thing]]]:
        """A lane for each account, or each agency, in which something was found."""
        chosen = wanted.of(Facet.EPISODE)
        told_of: dict[UUID | str, list[Told]] = defaultdict(list)
        for told in found:
            told_of[self._key(told.account)].append(told)
        keys = dict.fromkeys(self._key(account) for account in self._evidence.accounts)
        # What came from other sources stands last, as it does wherever accounts are listed.
        for key in sorted((key for key in keys if key in told_of), key=_last):
            yield key, self._title(key), list(self._things(told_of[key], chosen))

    def _key(self, account: UUID) -> UUID | str:
        if self._by is AccountsBy.PRACTITIONER:
            return account
        return self._evidence.accounts[account].agency or OTHER_SOURCES

    def _title(self, key: UUID | str) -> str:
        if isinstance(key, str):
            return key
        if self._by is AccountsBy.AGENCY:
            agency = self._review.agencies.get(key)
            return agency.name if agency else NO_AGENCY
        account: Account = self._evidence.accounts[key]
        return f"{account.reference} · {account.title}"

    def _things(self, found: list[Told], chosen: frozenset[UUID | str]) -> Iterator[_Thing]:
        about: dict[UUID, list[Told]] = defaultdict(list)
        untied = list[Told]()
        for told in found:
            targets = self._targets(told, chosen)
            for target in targets:
                about[target].append(told)
            if not targets:
                untied.append(told)
        for episode in self._episodes.values():
            if episode.id in about:
                yield _spoken_of(_of_episode(episode), about[episode.id])
        for entry in self._review.live_entries():
            if entry.id in about:
                yield _spoken_of(_of_entry(entry), about[entry.id])
        if untied:
            yield _spoken_of(_Thing(mark=Mark()), untied)

    def _targets(self, told: Told, chosen: frozenset[UUID | str]) -> tuple[UUID, ...]:
        """The live episodes and entries that the note speaks of."""
        episodes = (each for each in told.note.episodes if each in self._episodes)
        wanted = (each for each in episodes if not chosen or each in chosen)
        return _each_once([tuple(wanted), tuple(e for e in told.note.entries if e in self._entries)])


def _last(key: UUID | str) -> bool:
    return isinstance(key, str)


def _spoken_of(thing: _Thing, found: list[Told]) -> _Thing:
    notes = tuple(told.note.id for told in found)
    accounts = tuple(dict.fromkeys(told.account for told in found))
    return replace(thing, mark=replace(thing.mark, notes=notes, accounts=accounts))


# Where the marks of one lane go


def _marks(kind: LaneKind, things: list[_Thing], scale: TimeScale, gap: float) -> Iterator[Mark]:
    placed = [
        replace(each.mark, at=scale.stretch(each.first, each.last))
        for each in things
        if each.first or each.last
    ]
    episodes = _in_rows([mark for mark in placed if mark.episodes])
    rows = 1 + max((mark.row for mark in episodes), default=-1)
    yield from episodes
    yield from _entries_in_rows([mark for mark in placed if mark.entries], rows, gap)
    beside = [each.mark for each in things if not (each.first or each.last)]
    if kind is LaneKind.EPISODES:
        yield from beside  # each has a name of its own to stand under
    elif beside:
        yield _together(beside)


def _in_rows(marks: Iterable[Mark]) -> list[Mark]:
    """The marks each in the first row where nothing else is at the time, row by row."""
    ends = list[float]()
    placed = list[Mark]()
    for mark in sorted(marks, key=_begins):
        begins, end = _begins(mark)
        row = next((at for at, each in enumerate(ends) if each <= begins), len(ends))
        ends[row:] = [end, *ends[row + 1 :]]
        placed.append(replace(mark, row=row, lasts=True))
    return sorted(placed, key=_row)


def _entries_in_rows(marks: list[Mark], row: int, gap: float) -> Iterator[Mark]:
    """Signs for what is shorter than a sign, in one row; below it what lasts, as long as it may.

    A sign reaches half a gap to either side of where its day begins, so that those of a row never
    touch each other.
    """
    signs = [mark for mark in marks if mark.at is not None and mark.at.length <= gap]
    long = [mark for mark in marks if mark.at is not None and mark.at.length > gap]
    for group in _near(sorted(signs, key=_begins), gap):
        yield replace(_together(group), row=row)
    yield from _stacked(long, row + bool(signs))


def _near(marks: Iterable[Mark], gap: float) -> Iterator[list[Mark]]:
    """The marks in groups: whatever begins within a gap of the first of its group."""
    group = list[Mark]()
    for mark in marks:
        if group and _begins(mark)[0] - _begins(group[0])[0] >= gap:
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _stacked(marks: Iterable[Mark], row: int) -> Iterator[Mark]:
    """What lasts, in as few rows as it takes; where they are full, in a mark of the last row."""
    rows = list[list[Mark]]()
    for _, alike in groupby(sorted(marks, key=_begins), key=_begins):
        mark = replace(_together(list(alike)), lasts=True)
        begins = _begins(mark)[0]
        free = (each for each in rows if _begins(each[-1])[1] <= begins)
        at = next(free, None)
        if at is None and len(rows) < _MOST_ROWS:
            at = list[Mark]()
            rows.append(at)
        if at is None:
            rows[-1][-1] = replace(_together([rows[-1][-1], mark]), lasts=True)
        else:
            at.append(mark)
    for number, each in enumerate(rows, start=row):
        yield from (replace(mark, row=number) for mark in each)


def _together(marks: list[Mark]) -> Mark:
    """One mark for all of them."""
    if len(marks) == 1:
        return marks[0]
    stretches = [mark.at for mark in marks if mark.at is not None]
    whole = (
        Stretch(min(each.begins for each in stretches), max(each.ends for each in stretches))
        if stretches
        else None
    )
    return Mark(
        at=whole,
        episodes=_each_once(mark.episodes for mark in marks),
        entries=_each_once(mark.entries for mark in marks),
        notes=_each_once(mark.notes for mark in marks),
        accounts=_each_once(mark.accounts for mark in marks),
        unsure=sum(mark.unsure for mark in marks),
    )


def _each_once(ids: Iterable[tuple[UUID, ...]]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(each for several in ids for each in several))


def _begins(mark: Mark) -> tuple[float, float]:
    assert mark.at is not None  # noqa: S101  only what has a place in time is put in rows
    return mark.at.begins, mark.at.ends


def _row(mark: Mark) -> int:
    return mark.row
