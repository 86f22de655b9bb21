"""What was said, found by what it is about: every note of every account, for whoever compares them.

Only what a person confirmed is matched or counted: a suggested line of enquiry or episode is no
evidence, and neither is *not stated* (model.md, "Nothing untouched counts as evidence").
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TypeAlias
from uuid import UUID

from interviewer.domain.accuracy_outcome import Checked, checked_states
from interviewer.domain.chronology import Entry
from interviewer.domain.folding import folded
from interviewer.domain.interview import Interview, Note, Practitioner
from interviewer.domain.prompts_asked import PromptsAsked
from interviewer.domain.raising import entries_in
from interviewer.domain.review import Review
from interviewer.domain.search import wanted_words
from interviewer.domain.sources import Source
from interviewer.domain.words import Basis, SeatRole, SourceKind, Stage

INTERVIEW = "interview"
"""Stands among the kinds of source for what is none of the others."""


class Facet(StrEnum):
    """What notes are found by; the words are how the screen calls it."""

    EPISODE = "Episode"
    AREA = "Thematic area"
    LINE = "Line of enquiry"
    FRAME = "When"
    BASIS = "How known"
    AGENCY = "Agency"
    ROLE = "Role then"
    LEVEL = "Front line or manager"
    FACTOR = "What shaped it"
    CHECKED = "Accuracy check"
    SOURCE = "Kind of source"


Chosen: TypeAlias = Mapping[Facet, frozenset[UUID | str]]

_OF_THE_ACCOUNT = {Facet.AGENCY, Facet.ROLE, Facet.LEVEL, Facet.SOURCE}
"""What holds of everything somebody said, whatever it was about."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody wants to see; everything holds together, of one facet any of its values.

    Attributes:
        chosen: For each facet the values that are wanted; a facet without any lets all pass.
        words: Each of them, and each phrase in quotation marks, stands in the note.
        notes: Only these notes, such as those behind a number; None is all of them.
    """

    chosen: Chosen = field(default_factory=dict)
    words: str = field(default="", repr=False)
    notes: frozenset[UUID] | None = None

    def of(self, facet: Facet) -> frozenset[UUID | str]:
        """What is wanted of a facet; empty where it lets everything pass."""
        return self.chosen.get(facet, frozenset())

    @property
    def shows_holes(self) -> bool:
        """Whether the question is what was asked, so that silence answers it.

        Where somebody looks for how a thing was said or for words, silence means nothing.
        """
        said = (Facet.BASIS, Facet.FACTOR, Facet.CHECKED)
        return self.notes is None and not self.words.strip() and not any(map(self.of, said))


@dataclass(frozen=True, kw_only=True)
class Account:
    """Everything that came from one practitioner, or from one other source.

    Attributes:
        id: Of the Practitioner or the Source.
        title: The role then, or what the source is.
        interviews: The interviews that were held; none for another source.
    """

    id: UUID
    reference: str = field(repr=False)
    title: str = field(repr=False)
    agency: UUID | None
    interviews: tuple[Interview, ...] = ()
    facets: Chosen = field(repr=False)

    @property
    def is_practitioner(self) -> bool:
        """Whether it counts: figures are counted in practitioners, never in notes."""
        return bool(self.interviews)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A note, with everything that it can be found by.

    Attributes:
        account: Id of whose account it belongs to.
        facets: For each facet the values that hold, confirmed ones only.
    """

    note: Note
    account: UUID
    checked: Checked
    facets: Chosen = field(repr=False)


_MADE_OF = (
    "notes",
    "interviews",
    "practitioners",
    "agencies",
    "sources",
    "guidances",
    "copies",
    "statement_answers",
    "coverage_marks",
    "episodes",
    "entries",
)


class Evidence:
    """Every live note with words in it, by account and in order, ready to be asked.

    Args:
        review: What is looked through.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        self.prompts = PromptsAsked(review)
        self.accounts: Mapping[UUID, Account] = {each.id: each for each in _accounts(review)}
        """Whoever was interviewed, by agency and reference, then the other sources."""
        self._told = {
            told.note.id: told
            for account in self.accounts.values()
            for told in self._of_account(account)
        }

    def follow(self, review: Review) -> "Evidence":
        """The evidence of this review: itself, where nothing it is made of has changed."""
        return Evidence(review) if self.differs(review) else self

    def differs(self, review: Review) -> bool:
        """Whether the evidence of this review is another one; links and findings are none."""
        return any(getattr(review, each) is not getattr(self._review, each) for each in _MADE_OF)

    def __iter__(self) -> Iterator[Told]:
        return iter(self._told.values())

    def __len__(self) -> int:
        return len(self._told)

    def of(self, note: UUID) -> Told | None:
        """What is known of a note; None where it is withdrawn, empty or not there."""
        return self._told.get(note)

    def is_noted(self, interview: Interview, prompt: str) -> bool:
        """Whether a live note stands under the prompt in this interview, wanted or not."""
        return (interview.id, prompt) in self._noted

    def matching(self, wanted: Wanted) -> list[Told]:
        """The notes that are wanted, by account, each account in the order it was given."""
        asked = [(facet, values) for facet, values in wanted.chosen.items() if values]
        return [told for told in self._with_words(wanted) if not _failed(told, asked)]

    def counts(self, wanted: Wanted) -> dict[tuple[Facet, UUID | str], int]:
        """How many accounts each value would leave, with everything else as it is wanted.

        A note that fails in one facet only still counts for the values of that facet: they say
        what choosing another one would show.
        """
        asked = [(facet, values) for facet, values in wanted.chosen.items() if values]
        found: dict[tuple[Facet, UUID | str], set[UUID]] = defaultdict(set)
        for told in self._with_words(wanted):
            failed = _failed(told, asked)
            if len(failed) > 1:
                continue
            for facet in failed or told.facets:
                for value in told.facets.get(facet, ()):
                    found[facet, value].add(told.account)
        return {key: len(accounts) for key, accounts in found.items()}

    def values(self) -> dict[Facet, frozenset[UUID | str]]:
        """Every value that any note has, by facet: what can be chosen among."""
        return self._known_values

    def accounts_for(self, wanted: Wanted, found: Collection[Told]) -> list[Account]:
        """Whose accounts are looked at, in order.

        Those in which something was found, and with them, where silence answers the question,
        everybody who could have been asked it.
        """
        telling = {told.account for told in found}
        return [
            account
            for account in self.accounts.values()
            if account.id in telling or (wanted.shows_holes and _could_tell(account, wanted))
        ]

    def entries_beside(self, wanted: Wanted, found: Collection[Told]) -> list[Entry]:
        """The chronology beside the accounts: of the episodes wanted, and what the notes cite.

        Where no episode is wanted it is the whole of it, unless something else narrows the notes.
        """
        episodes = {each for each in wanted.of(Facet.EPISODE) if isinstance(each, UUID)}
        if not episodes and wanted.shows_holes:
            return self._review.live_entries()
        of_episodes = {entry.id for entry in entries_in(self._review, episodes)}
        cited = {entry for told in found for entry in told.note.entries}
        return [each for each in self._review.live_entries() if each.id in of_episodes | cited]

    # Inside

    def _of_account(self, account: Account) -> Iterator[Told]:
        review = self._review
        if account.is_practitioner:
            for interview in account.interviews:
                states = checked_states(review, interview)
                for note in review.notes_of(interview):
                    if note.text.strip():
                        area = self.prompts.area_of(note.prompt)
                        yield _told(note, account, area, states[note.id])
        else:
            source = review.sources[account.id]
            for note in review.notes_from(source):
                if note.text.strip():
                    yield _told(note, account, note.area, Checked(), source.kind)

    def _with_words(self, wanted: Wanted) -> Collection[Told]:
        told: Collection[Told] = self._told.values()
        if wanted.notes is not None:
            told = [each for each in told if each.note.id in wanted.notes]
        for word in wanted_words(wanted.words):
            told = [each for each in told if word in self._folded[each.note.id]]
        return told

    @cached_property
    def _noted(self) -> set[tuple[UUID, str]]:
        return {(told.note.source, told.note.prompt) for told in self}

    @cached_property
    def _folded(self) -> dict[UUID, str]:
        return {each.note.id: " ".join(folded(each.note.text).split()) for each in self}

    @cached_property
    def _known_values(self) -> dict[Facet, frozenset[UUID | str]]:
        found: dict[Facet, set[UUID | str]] = {facet: set() for facet in Facet}
        for told in self:
            for facet, values in told.facets.items():
                found[facet] |= values
        return {facet: frozenset(values) for facet, values in found.items()}


_NOTHING: frozenset[UUID | str] = frozenset()


def failed_facets(told: Told, wanted: Wanted) -> list[Facet]:
    """In which of the facets that are asked of it the note is not what is wanted."""
    return _failed(told, [(facet, values) for facet, values in wanted.chosen.items() if values])


def _failed(told: Told, asked: list[tuple[Facet, frozenset[UUID | str]]]) -> list[Facet]:
    facets = told.facets
    return [facet for facet, values in asked if not facets.get(facet, _NOTHING) & values]


def was_held(review: Review, interview: Interview) -> bool:
    """Whether somebody was heard in it, or notes stand in it all the same."""
    begun = interview.started is not None or interview.stage is not Stage.PLANNED
    return begun or bool(review.notes_of(interview))


def may_see_evidence(review: Review) -> bool:
    """Whether accounts may be compared at this laptop: at the overview writer's only.

    Panel members see no other panel member's interviews, so that accounts stay independent until
    they are brought together (model.md, "Seats and blindness").
    """
    return any(seat.role is SeatRole.WRITER for seat in review.seats.values())


def factor_key(factor: str, influence: str) -> str:
    """How a contributory factor with its direction stands among the values of its facet."""
    return f"{factor}: {influence}"


def _accounts(review: Review) -> Iterator[Account]:
    """Practitioners who were interviewed, by agency and reference; then the other sources."""
    held: dict[UUID, list[Interview]] = defaultdict(list)
    for interview in review.interviews.values():
        if was_held(review, interview):
            held[interview.practitioner].append(interview)
    order = {agency.id: at for at, agency in enumerate(review.live_agencies())}

    def turn(practitioner: Practitioner) -> tuple[int, str, str]:
        place = order.get(practitioner.agency, len(order))
        return place, practitioner.reference, str(practitioner.id)

    for practitioner in sorted((review.practitioners[each] for each in held), key=turn):
        yield _practitioners_account(practitioner, held[practitioner.id])
    for source in review.live_sources():
        yield _sources_account(source)


def _practitioners_account(practitioner: Practitioner, interviews: list[Interview]) -> Account:
    return Account(
        id=practitioner.id,
        reference=practitioner.reference,
        title=practitioner.role,
        agency=practitioner.agency,
        interviews=tuple(interviews),
        facets={
            Facet.AGENCY: frozenset((practitioner.agency,)),
            Facet.ROLE: frozenset((practitioner.role,)),
            Facet.LEVEL: frozenset((practitioner.level.value,)),
            Facet.SOURCE: frozenset((INTERVIEW,)),
        },
    )


def _sources_account(source: Source) -> Account:
    agency = frozenset((source.agency,)) if source.agency else _NOTHING
    return Account(
        id=source.id,
        reference=source.reference,
        title=source.title or source.kind.label,
        agency=source.agency,
        facets={Facet.AGENCY: agency, Facet.SOURCE: frozenset((source.kind.value,))},
    )


def _told(
    note: Note, account: Account, area: str, checked: Checked, kind: SourceKind | None = None
) -> Told:
    """The note with what holds of it, as far as the kind of its source has a word for that."""
    has_basis = (kind is None or kind.has_basis) and note.basis is not Basis.NOT_STATED
    has_factors = kind is None or kind.has_factors
    factors = (factor_key(each.factor.value, each.influence.value) for each in note.factors)
    facets: dict[Facet, frozenset[UUID | str]] = {
        **account.facets,
        Facet.EPISODE: _values(note.episodes),
        Facet.AREA: _values((area,) if area else ()),
        Facet.LINE: _values(note.lines),
        Facet.FRAME: _values(() if kind is SourceKind.RECORD else (note.frame.value,)),
        Facet.BASIS: _values((note.basis.value,) if has_basis else ()),
        Facet.FACTOR: _values(tuple(factors) if has_factors else ()),
        Facet.CHECKED: _values((checked.label,)),
    }
    return Told(note=note, account=account.id, checked=checked, facets=facets)


@lru_cache(maxsize=4096)
def _values(values: tuple[UUID | str, ...]) -> frozenset[UUID | str]:
    """The same few sets, again and again: of ten thousand notes most are tagged alike."""
    return frozenset(values)


def _could_tell(account: Account, wanted: Wanted) -> bool:
    """Whether somebody was interviewed of whom an answer could be expected."""
    if not account.is_practitioner:
        return False
    for facet in _OF_THE_ACCOUNT:
        if wanted.of(facet) and not account.facets[facet] & wanted.of(facet):
            return False
    episodes = wanted.of(Facet.EPISODE)
    took_part = {episode for interview in account.interviews for episode in interview.episodes}
    return not episodes or bool(took_part & episodes)
