"""What an evidence dossier holds: which statements, in which chapters, and what stays out of it.

Only what a person confirmed puts a statement into a chapter or into a figure. What identifies a
colleague is left out and counted; what is not to be quoted keeps its number and loses its words
(model.md, "What leaves").
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from interviewer.domain.evidence import Account, Evidence, Facet, Told, Wanted
from interviewer.domain.guidance import SectionKind
from interviewer.domain.holes import Hole, holes
from interviewer.domain.interview import Interview, Note
from interviewer.domain.linking import end_of
from interviewer.domain.links import AccountLink
from interviewer.domain.matrices import Matrix, MatrixKind, matrix
from interviewer.domain.review import Review
from interviewer.domain.words import Outcome

CHECKED = {Outcome.AGREED, Outcome.CORRECTED, Outcome.ADDED, Outcome.DISPUTED}
"""What the practitioner said of a statement in the accuracy check; silence is none of it."""


@dataclass(frozen=True, kw_only=True)
class DossierChoices:
    """What somebody wants in the dossier.

    Attributes:
        wanted: As the filters of the evidence page stand; all of it where nothing is chosen.
        checked_only: Only statements that the practitioner answered in the accuracy check and that
            read as they did then. A disputed one is among them, with what is said against it; no
            reply is never an answer. Other sources than interviews have no such check and stay.
        full_accounts: Whether every statement stands in full in an annex; else its key point only.
        reflections: Whether the practitioners' reflections have a chapter.
        panel: Whether the panel's own reflection has one, marked as the panel's.
        chronology: Whether the chronology stands beside the episodes, and in a time line.
        initials: Whether it is told by their initials who interviewed.
    """

    wanted: Wanted = field(default_factory=Wanted)
    checked_only: bool = False
    full_accounts: bool = False
    reflections: bool = False
    panel: bool = True
    chronology: bool = False
    initials: bool = False


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """Everything that was chosen, ready to be told; made by `dossier_of`.

    Attributes:
        accounts: Whose accounts are looked at, in order: also those with nothing to say.
        statements: What stands in it, by account in the order in which it was given; practitioners'
            reflections are none of it.
        reflections: The practitioners' reflections, where they are chosen.
        left_out: Statements of accounts that are left out because a colleague could be recognised;
            they are counted all the same.
        hidden_reflections: How many reflections are left out for that reason.
        unchecked: How many statements are left out because they were not checked.
        other_reflections: How many statements are left out as reflections.
    """

    review: Review = field(repr=False)
    choices: DossierChoices
    evidence: Evidence = field(repr=False)
    accounts: tuple[Account, ...]
    statements: tuple[Told, ...]
    reflections: tuple[Told, ...]
    left_out: tuple[Told, ...]
    hidden_reflections: int
    unchecked: int
    other_reflections: int

    @cached_property
    def standing(self) -> Mapping[UUID, Told]:
        """Everything that stands in it, reflections included, by the id of its note."""
        return {told.note.id: told for told in (*self.statements, *self.reflections)}

    @cached_property
    def reflected(self) -> frozenset[UUID]:
        """Ids of the notes that stand as reflections."""
        return frozenset(told.note.id for told in self.reflections)

    @cached_property
    def counted(self) -> Wanted:
        """What its figures are counted from: its statements and those that are left out.

        Reflections are counted nowhere: they are never mixed with the account (domain.md).
        """
        told = (*self.statements, *self.left_out)
        return Wanted(notes=frozenset(each.note.id for each in told))

    def figures(self, kind: MatrixKind) -> Matrix:
        """Practitioners counted, from confirmed tags only."""
        return matrix(self.review, self.evidence, kind, self.counted)

    @cached_property
    def not_to_quote(self) -> int:
        """How many statements stand with their number only."""
        return sum(told.note.do_not_quote for told in self.standing.values())

    @cached_property
    def suggested_only(self) -> int:
        """How many carry a suggestion that nobody has confirmed: that is counted nowhere."""
        return sum(
            bool(told.note.suggested_lines or told.note.suggested_episodes)
            for told in self.statements
        )

    @cached_property
    def made_use_of(self) -> frozenset[UUID]:
        """Notes that somebody made something of: they stand in a finding or are linked."""
        review = self.review
        cited = {
            note
            for finding in review.live_findings()
            for note in (*finding.supports, *finding.does_not_fit)
        }
        linked = {end for link in self.links for end in (link.first, link.second)}
        return frozenset(cited | linked)

    @cached_property
    def links(self) -> tuple[AccountLink, ...]:
        """Every link with an end that stands in it, as they were seen.

        One whose other end identifies a colleague is left out: its number would lead there.
        """
        found = (link for link in self._links if not self._has_hidden_end(link))
        return tuple(found)

    @cached_property
    def hidden_links(self) -> int:
        """How many links are left out because a colleague could be recognised at one end."""
        return sum(self._has_hidden_end(link) for link in self._links)

    @cached_property
    def holes(self) -> tuple[Hole, ...]:
        """The register of holes: accounts never heard, then the prompts that are looked at.

        Where somebody looks for words, or for how a thing was said, silence means nothing.
        """
        every = holes(self.review, self.evidence)
        whole = [hole for hole in every if not hole.prompt]
        if not self.choices.wanted.shows_holes:
            return tuple(whole)
        looked_at = {account.id for account in self.accounts}
        return (
            *whole,
            *(h for h in every if h.prompt and h.practitioner in looked_at and self._belongs(h)),
        )

    def turn_of(self, told: Told) -> int:
        """Where the statement comes among all of them."""
        return self._turns[told.note.id]

    def of_account(self, account: UUID) -> tuple[Told, ...]:
        """The statements of one account."""
        return self._by_account.get(account, ())

    def checks_of(self, interview: Interview) -> Counter[str]:
        """How the statements of an interview stand in the accuracy check, whatever is wanted."""
        return self._checks.get(interview.id, Counter())

    def holes_at(self, key: str) -> list[Hole]:
        """The holes at the prompts that serve this thematic area or line of enquiry."""
        prompts = self.evidence.prompts
        served = {each.id for each in prompts if key == each.area or key in each.lines}
        return [hole for hole in self.holes if hole.prompt in served]

    # Inside

    @cached_property
    def _links(self) -> list[AccountLink]:
        review, standing = self.review, self.standing
        live = (link for link in review.links.values() if not link.withdrawn)
        both = (link for link in live if end_of(review, link.first) and end_of(review, link.second))
        found = (link for link in both if link.first in standing or link.second in standing)
        return sorted(found, key=lambda link: (link.at, str(link.id)))

    def _has_hidden_end(self, link: AccountLink) -> bool:
        ends = (end_of(self.review, end) for end in (link.first, link.second))
        return any(isinstance(end, Note) and end.identifies_colleague for end in ends)

    def _belongs(self, hole: Hole) -> bool:
        """Whether the prompt serves what is asked."""
        wanted, asked = self.choices.wanted, self.evidence.prompts.of(hole.prompt)
        areas, lines = wanted.of(Facet.AREA), wanted.of(Facet.LINE)
        if asked is None:
            return not (areas or lines)
        return (not areas or asked.area in areas) and (
            not lines or bool(lines.intersection(asked.lines))
        )

    @cached_property
    def _by_account(self) -> Mapping[UUID, tuple[Told, ...]]:
        return {key: tuple(told) for key, told in by_account(self.statements).items()}

    @cached_property
    def _turns(self) -> Mapping[UUID, int]:
        return {told.note.id: at for at, told in enumerate(self.statements)}

    @cached_property
    def _checks(self) -> Mapping[UUID, Counter[str]]:
        found: dict[UUID, Counter[str]] = defaultdict(Counter)
        for told in self.evidence:
            found[told.note.source][told.checked.label] += 1
        return found


def dossier_of(
    review: Review, choices: DossierChoices, evidence: Evidence | None = None
) -> Dossier:
    """Choose what stands in the dossier.

    Args:
        review: The review as it is.
        choices: What somebody wants in it.
        evidence: The evidence of the same review, where it is known already.
    """
    evidence = evidence or Evidence(review)
    found = evidence.matching(choices.wanted)
    reflected = _reflected(review, found)
    answered = [told for told in found if not choices.checked_only or _is_checked(evidence, told)]
    shown = [told for told in answered if choices.reflections or told.note.id not in reflected]
    may_stand = [told for told in shown if not told.note.identifies_colleague]
    hidden = [told for told in shown if told.note.identifies_colleague]
    left_out = tuple(told for told in hidden if told.note.id not in reflected)
    return Dossier(
        review=review,
        choices=choices,
        evidence=evidence,
        accounts=tuple(evidence.accounts_for(choices.wanted, found)),
        statements=tuple(told for told in may_stand if told.note.id not in reflected),
        reflections=tuple(told for told in may_stand if told.note.id in reflected),
        left_out=left_out,
        hidden_reflections=len(hidden) - len(left_out),
        unchecked=len(found) - len(answered),
        other_reflections=len(answered) - len(shown),
    )


def _is_checked(evidence: Evidence, told: Told) -> bool:
    """Whether the practitioner answered it as it reads now; other sources have no such check."""
    if not evidence.accounts[told.account].is_practitioner:
        return True
    return told.checked.outcome in CHECKED and not told.checked.changed


def _reflected(review: Review, found: Iterable[Told]) -> set[UUID]:
    """The notes that are practitioners' reflections: never mixed with the account."""
    prompts: dict[UUID, frozenset[str]] = {}
    reflected = set[UUID]()
    for told in found:
        interview = review.interviews.get(told.note.source)
        if interview is None:
            continue
        if interview.id not in prompts:
            prompts[interview.id] = frozenset(_reflection_prompts(review, interview))
        if told.note.prompt in prompts[interview.id]:
            reflected.add(told.note.id)
    return reflected


def _reflection_prompts(review: Review, interview: Interview) -> Iterator[str]:
    """As the interview's own version has them; a retired id is what another version says."""
    own = review.guidance_of(interview)
    known = {item.id for section in own.sections for item in section.items}
    for guidance in (own, *review.guidances.values()):
        for section in guidance.sections:
            if section.kind is SectionKind.REFLECTION:
                kept = (item.id for item in section.items)
                yield from (each for each in kept if guidance is own or each not in known)


def by_account(told: Iterable[Told]) -> dict[UUID, list[Told]]:
    """The statements by the id of their account, each in its order."""
    found: dict[UUID, list[Told]] = defaultdict(list)
    for each in told:
        found[each.account].append(each)
    return found
