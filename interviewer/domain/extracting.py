"""What a practitioner may see of the draft before publication: what rests on their own notes."""

import re
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from interviewer.domain.concluding import Side, cited_notes, number_of_finding
from interviewer.domain.findings import Finding
from interviewer.domain.interview import Note, Practitioner
from interviewer.domain.review import Review
from interviewer.domain.words import FindingOutcome


@dataclass(frozen=True, kw_only=True)
class Resting:
    """A finding, with the notes of one practitioner that stand in it and of nobody else.

    Attributes:
        supports: Their notes that support it.
        does_not_fit: Their notes that do not fit.
    """

    finding: Finding
    supports: tuple[Note, ...]
    does_not_fit: tuple[Note, ...]


def resting_on(review: Review, practitioner: UUID) -> list[Resting]:
    """The findings of the draft in which live notes of this practitioner stand, in their order.

    What was set aside is not concluded any more: nobody has to answer it. Whoever takes it up
    again gives another extract.
    """
    return [each for each in _resting(review, practitioner) if not _is_set_aside(each.finding)]


def _resting(review: Review, practitioner: UUID) -> list[Resting]:
    """The same with the findings that were set aside."""
    found = list[Resting]()
    for finding in review.live_findings():
        supports, against = (_own(review, finding, side, practitioner) for side in Side)
        if supports or against:
            found.append(Resting(finding=finding, supports=supports, does_not_fit=against))
    return found


def who_may_answer(review: Review) -> list[Practitioner]:
    """The practitioners on whose notes a finding rests, by their reference."""
    whose = {
        _whose(review, note)
        for finding in review.live_findings()
        if not _is_set_aside(finding)
        for side in Side
        for note in cited_notes(review, finding, side)
        if _says_something(note)
    }
    people = (who for who in review.practitioners.values() if who.id in whose)
    return sorted(people, key=lambda who: (who.reference.casefold(), who.id))


def others_named(review: Review, practitioner: UUID) -> list[str]:
    """By what others can be told in the wording of what this one would be given.

    That is their reference, or a role that nobody else of the review held.
    """
    wordings = " ".join(each.finding.text for each in resting_on(review, practitioner))
    others = [who for who in review.practitioners.values() if who.id != practitioner]
    own = review.practitioners[practitioner]
    held = Counter(who.role.casefold() for who in review.practitioners.values())
    named = {who.reference for who in others if who.reference != own.reference}
    named |= {who.role for who in others if held[who.role.casefold()] == 1}
    return sorted(each for each in named if each.strip() and _stands_in(each, wordings))


def told_before(review: Review, practitioner: UUID) -> str:
    """What somebody should know before they give the extract away; empty where there is nothing.

    That is who else is named in it, and which findings are left out of it.
    """
    told = list[str]()
    others = others_named(review, practitioner)
    if others:
        told.append(f"The wording of these findings names others: {', '.join(others)}.")
    aside = [
        str(number_of_finding(review, each.finding))
        for each in _resting(review, practitioner)
        if each.finding.outcome is FindingOutcome.SET_ASIDE
    ]
    if len(aside) == 1:
        told.append(f"Finding {aside[0]} was set aside and is left out.")
    elif aside:
        told.append(f"Findings {', '.join(aside)} were set aside and are left out.")
    return " ".join(told)


def _own(review: Review, finding: Finding, side: Side, practitioner: UUID) -> tuple[Note, ...]:
    """Their notes on this side, live and with something in them."""
    return tuple(
        note
        for note in cited_notes(review, finding, side)
        if _says_something(note) and _whose(review, note) == practitioner
    )


def _is_set_aside(finding: Finding) -> bool:
    return finding.outcome is FindingOutcome.SET_ASIDE


def _says_something(note: Note) -> bool:
    return not note.withdrawn and bool(note.text.strip())


def _whose(review: Review, note: Note) -> UUID | None:
    interview = review.interviews.get(note.source)
    return interview.practitioner if interview else None


def _stands_in(reference: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(reference)}(?!\w)", text, re.IGNORECASE) is not None
