"""Episodes, chronology and accounts along one line of time: where everything goes, as one value.

Nothing here draws: screen and Word draw the same marks, and each mark knows what is behind it.
Positions run from 0, the first day shown, to 1. Nothing is dropped for want of a date or of room:
what has no day stands beside the time, and what is crowded shares a mark that says how many.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.evidence import Account, Evidence, Facet, Told, Wanted
from interviewer.domain.raising import agency_words
from interviewer.domain.review import Review
from interviewer.domain.set_up import Episode
from interviewer.domain.time_marks import Mark, entries_in_rows, in_rows, together
from interviewer.domain.time_scale import NO_TIME, TimeScale

NO_AGENCY = "No agency named"
OTHER_SOURCES = "Other sources"


class LaneKind(StrEnum):
    """What a lane holds; the words are its heading."""

    EPISODES = "Episodes"
    CHRONOLOGY = "Chronology"
    ACCOUNTS = "Accounts"


class AccountsBy(StrEnum):
    """Whose accounts share a lane; the words are how the screen calls it."""

    PRACTITIONER = "Accounts by practitioner"
    AGENCY = "Accounts by agency"


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
    notes: Container[UUID] | None = None,
    by: AccountsBy = AccountsBy.PRACTITIONER,
    gap: float = 0.02,
) -> TimeLine:
    """Lay out what is wanted along the time that it takes up.

    Args:
        review: The review as it is.
        evidence: The evidence of the same review.
        wanted: Only of these: an episode that is chosen fills the picture.
        notes: Only these notes among the accounts; the chronology does not go by them.
        by: Whose accounts share a lane.
        gap: How far apart signs have to be, as a part of the whole; what is nearer is gathered.
    """
    wanted = wanted or Wanted()
    matching = evidence.matching(wanted)
    found = [told for told in matching if notes is None or told.note.id in notes]
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
            Lane(kind=kind, key=key, title=title, marks=tuple(_marks(things, scale, gap)))
            for kind, key, title, things in lanes
            if things
        ),
    )


def days_of_entry(entry: Entry) -> tuple[date | None, date | None]:
    """The first and last day that it may be of; both None where nobody can say."""
    first, last = entry.earliest or entry.latest, entry.latest or entry.earliest
    return (last, first) if first and last and last < first else (first, last)


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
    called = {_plain(agency.name): agency.id for agency in review.live_agencies()}
    things: dict[UUID | str, list[_Thing]] = defaultdict(list)
    titles: dict[UUID | str, str] = {}
    for entry in entries:
        written = " ".join(agency_words(review, entry).split())
        known = entry.agency if entry.agency in review.agencies else called.get(_plain(written))
        key = known or _plain(written)
        titles.setdefault(key, written or NO_AGENCY)
        things[key].append(_of_entry(entry))

    def turn(key: UUID | str) -> tuple[bool, int, str, str]:
        at = order.get(key, len(order)) if isinstance(key, UUID) else len(order)
        return not key, at, titles[key].casefold(), str(key)

    for key in sorted(things, key=turn):
        yield key, titles[key], things[key]


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


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
        self._order = {each: at for at, each in enumerate((*self._episodes, *self._entries))}

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
        about: dict[UUID | None, list[Told]] = defaultdict(list)
        for told in found:
            for target in self._targets(told, chosen) or (None,):
                about[target].append(told)
        for target in sorted(about, key=self._turn):
            yield _spoken_of(self._thing(target), about[target])

    def _turn(self, target: UUID | None) -> int:
        """Episodes first, then the chronology in order, then what is about neither."""
        return self._order[target] if target else len(self._order)

    def _thing(self, target: UUID | None) -> _Thing:
        if target in self._episodes:
            return _of_episode(self._episodes[target])
        return _of_entry(self._entries[target]) if target else _Thing(mark=Mark())

    def _targets(self, told: Told, chosen: frozenset[UUID | str]) -> tuple[UUID, ...]:
        """The live episodes and entries that the note speaks of."""
        episodes = (each for each in told.note.episodes if each in self._episodes)
        wanted = (each for each in episodes if not chosen or each in chosen)
        entries = (each for each in told.note.entries if each in self._entries)
        return tuple(dict.fromkeys((*wanted, *entries)))


def _last(key: UUID | str) -> bool:
    return isinstance(key, str)


def _spoken_of(thing: _Thing, found: list[Told]) -> _Thing:
    notes = tuple(told.note.id for told in found)
    accounts = tuple(dict.fromkeys(told.account for told in found))
    return replace(thing, mark=replace(thing.mark, notes=notes, accounts=accounts))


# Where the marks of one lane go


def _marks(things: list[_Thing], scale: TimeScale, gap: float) -> Iterator[Mark]:
    placed = [
        replace(each.mark, at=scale.stretch(each.first, each.last))
        for each in things
        if each.first or each.last
    ]
    episodes = in_rows([mark for mark in placed if mark.episodes])
    rows = 1 + max((mark.row for mark in episodes), default=-1)
    yield from episodes
    yield from entries_in_rows([mark for mark in placed if mark.entries], rows, gap)
    beside = [each.mark for each in things if not (each.first or each.last)]
    if beside:
        yield together(beside)


@dataclass(frozen=True)
class Form:
    """How a mark is drawn, on every screen and page: by form, so that no colour has to be seen.

    Attributes:
        full: Dark inside, as what a record has is; else it has an outline only.
        dashed: All of it is doubted by its own source.
        pointed: A single day without a doubt: a small diamond, and nothing is written in it.
    """

    full: bool
    dashed: bool
    pointed: bool


def form_of(lane: Lane, mark: Mark) -> Form:
    """How the mark of this lane is drawn."""
    recorded = lane.kind is LaneKind.CHRONOLOGY
    dashed = recorded and bool(mark.entries) and mark.unsure == len(mark.entries)
    full = recorded and mark.at is not None and not dashed and not mark.lasts
    return Form(full, dashed, pointed=full and len(mark.entries) == 1)
