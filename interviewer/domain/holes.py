"""The register of holes: what nobody heard, each kind told apart (domain.md, "Coverage")."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from interviewer.domain.evidence import Account, Evidence, was_held
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.words import Coverage

NEVER_INTERVIEWED = "Role sought, never interviewed"
NOBODY_FROM = "Agency of which nobody was interviewed"


@dataclass(frozen=True, kw_only=True)
class Hole:
    """Something that was not heard.

    Attributes:
        kind: As people read it: a word of coverage, or one of the two above.
        prompt: Id of the prompt, empty where the hole is a whole account.
        text: The prompt's wording, or who or what is missing.
        practitioner: Id of whose account it is in; None where it is an agency's.
        reference: Theirs.
        reason: Why, where somebody said so.
        interview: Id of the interview that has it, or that was planned and never held; None
            where there is none.
        agency: Id of the agency that is missing, or that the practitioner belongs to.
    """

    kind: str
    prompt: str = ""
    text: str = field(default="", repr=False)
    practitioner: UUID | None = None
    reference: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    interview: UUID | None = None
    agency: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class HolesAlike:
    """The same kind of hole at the same prompt, in one or more accounts."""

    kind: str
    prompt: str
    text: str = field(repr=False)
    holes: tuple[Hole, ...]

    @property
    def references(self) -> str:
        """Whose accounts have it: "HO2, SN1"."""
        return ", ".join(hole.reference for hole in self.holes if hole.reference)

    @property
    def reasons(self) -> str:
        """What was said of it: "HO2: on leave that month"."""
        told = (f"{hole.reference}: {hole.reason}" for hole in self.holes if hole.reason)
        return "; ".join(told)


def holes(review: Review, evidence: Evidence) -> list[Hole]:
    """Every hole: accounts that were never heard first, then prompts in their order.

    *Not reached* is told of core prompts only: the others are there when wanted. Whatever an
    interviewer recorded of a prompt is told of any.
    """
    return [*_never_interviewed(review), *_nobody_from(review), *_unanswered(evidence)]


def alike(found: Iterable[Hole]) -> list[HolesAlike]:
    """The holes of one kind at one prompt together, in the order in which they come."""
    groups: dict[tuple[str, str, str], list[Hole]] = defaultdict(list)
    for hole in found:
        groups[hole.kind, hole.prompt, hole.text].append(hole)
    return [
        HolesAlike(kind=kind, prompt=prompt, text=text, holes=tuple(group))
        for (kind, prompt, text), group in groups.items()
    ]


def _never_interviewed(review: Review) -> Iterator[Hole]:
    heard = {each.practitioner for each in review.interviews.values() if was_held(review, each)}
    planned = {each.practitioner: each.id for each in review.interviews.values()}
    missing = (each for each in review.practitioners.values() if each.id not in heard)
    for practitioner in sorted(missing, key=lambda each: (each.reference, str(each.id))):
        agency = review.agencies.get(practitioner.agency)
        yield Hole(
            kind=NEVER_INTERVIEWED,
            text=f"{practitioner.role}, {agency.name}" if agency else practitioner.role,
            practitioner=practitioner.id,
            reference=practitioner.reference,
            interview=planned.get(practitioner.id),
            agency=practitioner.agency,
        )


def _nobody_from(review: Review) -> Iterator[Hole]:
    sought = {practitioner.agency for practitioner in review.practitioners.values()}
    for agency in review.live_agencies():
        if agency.id not in sought:
            yield Hole(kind=NOBODY_FROM, text=agency.name, agency=agency.id)


def _unanswered(evidence: Evidence) -> Iterator[Hole]:
    accounts = [each for each in evidence.accounts.values() if each.is_practitioner]
    for asked in evidence.prompts:
        for account in accounts:
            found = _hole_in(evidence, asked.id, account)
            if found is None:
                continue
            interview, word, reason = found
            yield Hole(
                kind=word.label,
                prompt=asked.id,
                text=asked.text,
                practitioner=account.id,
                reference=account.reference,
                reason=reason,
                interview=interview.id,
                agency=account.agency,
            )


def hole_of(evidence: Evidence, prompt: str, account: Account) -> tuple[Coverage | None, str]:
    """What became of the prompt in this account where it is no plain answer, and the reason.

    Somebody who was interviewed twice has no hole where either interview answers it.
    """
    found = _hole_in(evidence, prompt, account)
    return found[1:] if found else (None, "")


def _hole_in(
    evidence: Evidence, prompt: str, account: Account
) -> tuple[Interview, Coverage, str] | None:
    """The same, with the interview that has it."""
    found: list[tuple[Interview, Coverage, str]] = []
    for interview in account.interviews:
        noted = evidence.is_noted(interview, prompt)
        hole = evidence.prompts.hole(interview, prompt, noted=noted)
        if hole is not None:
            found.append((interview, *hole))
        elif noted:
            return None
    reached = (each for each in found if each[1] is not Coverage.NOT_REACHED)
    return next(reached, found[0] if found else None)
