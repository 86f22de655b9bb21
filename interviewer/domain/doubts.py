"""What is doubtful about a finding or a recommendation: said calmly, never in the way.

Nothing here forbids anything: the writer decides, and sees what a reader would ask.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from interviewer.domain.accuracy_outcome import checked_state
from interviewer.domain.citing import cited_in_order
from interviewer.domain.concluding import (
    MOST_LINES,
    Side,
    cited_notes,
    findings_behind,
    known_from,
    number_of_finding,
)
from interviewer.domain.findings import Finding, Recommendation
from interviewer.domain.interview import Note
from interviewer.domain.review import Review
from interviewer.domain.weighing import Weight, evidence_of
from interviewer.domain.words import (
    Basis,
    FindingOutcome,
    FindingStatus,
    LinkKind,
    Outcome,
    Scope,
)


class Matter(StrEnum):
    """What the doubt is about."""

    NO_TEXT = "no text"
    NO_EVIDENCE = "no evidence"
    ONE_ACCOUNT = "one account"
    DEFAULTS_ONLY = "untouched defaults only"
    HINDSIGHT_ONLY = "hindsight only"
    BOTH_SIDES = "on both sides"
    WITHDRAWN = "withdrawn notes"
    DISPUTED = "disputed notes"
    DO_NOT_QUOTE = "not to be quoted"
    QUOTED = "quoted all the same"
    IDENTIFIES = "identifies a colleague"
    LEFT_ASIDE = "differing accounts left aside"
    NO_REASON = "no reason"
    NO_EARLIER_REVIEW = "no earlier review"
    SCOPE = "scope and agencies"
    NO_ALTERNATIVE = "no other explanation"
    NO_FINDING = "no finding"
    NOT_NEW = "not new learning"
    AREA = "thematic area"
    LINES = "lines of enquiry"
    NO_RATIONALE = "no rationale"


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """One thing that a reader would ask.

    Attributes:
        notes: Ids of the notes that it is about.
    """

    matter: Matter
    text: str = field(repr=False)
    notes: tuple[UUID, ...] = ()


_WANTS_A_REASON = {
    FindingOutcome.CHANGED_CLAIMED: "Say who says that it has changed, and where.",
    FindingOutcome.CHANGED_EVIDENCED: "Say what the evidence of the change is.",
    FindingOutcome.ONE_OFF: "Say why it is a one-off.",
    FindingOutcome.SET_ASIDE: "Say why it was set aside.",
    FindingOutcome.NO_NEW_LEARNING: "Say why nothing new follows from it.",
}


def doubts_about(review: Review, finding: Finding) -> list[Doubt]:
    """What a reader would ask of the finding, what it rests on first."""
    return [
        *_about_text(finding),
        *_about_weight(review, finding),
        *_about_notes(review, finding),
        *_about_quoting(review, finding),
        *_about_accounts_left_aside(review, finding),
        *_about_outcome(review, finding),
        *_about_scope(finding),
    ]


def doubts_about_recommendation(review: Review, recommendation: Recommendation) -> list[Doubt]:
    """What a reader would ask of the recommendation."""
    return [
        *_about_words(recommendation),
        *_about_findings(review, recommendation),
        *_about_category(recommendation),
    ]


# --- Findings -----------------------------------------------------------------------------------


def _about_text(finding: Finding) -> Iterator[Doubt]:
    if not finding.text.strip():
        yield Doubt(matter=Matter.NO_TEXT, text="It does not say anything yet.")


def _about_weight(review: Review, finding: Finding) -> Iterator[Doubt]:
    weight = evidence_of(review, finding).supports
    if weight.empty:
        yield Doubt(matter=Matter.NO_EVIDENCE, text="Nothing supports it yet.")
    elif _rests_on_people_only(weight):
        if weight.people == weight.hindsight_only:
            text = "It rests on what was said with hindsight only."
            yield Doubt(matter=Matter.HINDSIGHT_ONLY, text=text)
        elif weight.bases.keys() == {Basis.NOT_STATED}:
            text = (
                f"{'Apart from hindsight it' if weight.hindsight_only else 'It'} rests on "
                "untouched defaults only: nowhere is it stated how they know it."
            )
            yield Doubt(matter=Matter.DEFAULTS_ONLY, text=text)
    if len(weight.people) == 1 and not weight.sources:
        (who,) = weight.people
        beside = ", beside what the records say" if weight.records else ""
        reference = review.practitioners[who].reference
        text = f"It rests on one account, that of {reference}{beside}."
        yield Doubt(matter=Matter.ONE_ACCOUNT, text=text)


def _rests_on_people_only(weight: Weight) -> bool:
    return bool(weight.people) and not weight.sources and not weight.records


def _about_notes(review: Review, finding: Finding) -> Iterator[Doubt]:
    supports = cited_notes(review, finding, Side.SUPPORTS)
    against = cited_notes(review, finding, Side.DOES_NOT_FIT)
    cited = list({note.id: note for note in (*supports, *against)}.values())
    live = [note for note in cited if not note.withdrawn]
    disputed = (n for n in live if checked_state(review, n).outcome is Outcome.DISPUTED)
    for matter, notes, says in (
        (
            Matter.BOTH_SIDES,
            (n for n in supports if n in against),
            "{} among the notes that support it and among those that do not fit.",
        ),
        (Matter.WITHDRAWN, (n for n in cited if n.withdrawn), "{} withdrawn since: not counted."),
        (Matter.DISPUTED, disputed, "{} disputed in the accuracy check."),
        (Matter.DO_NOT_QUOTE, (n for n in live if n.do_not_quote), "{} not to be quoted."),
        (
            Matter.IDENTIFIES,
            (n for n in live if n.identifies_colleague),
            "{} left out of documents: a colleague could be recognised.",
        ),
    ):
        found = list(notes)
        if found:
            text = says.format(_subject(review, found))
            yield Doubt(matter=matter, text=text, notes=tuple(note.id for note in found))


def _subject(review: Review, notes: list[Note]) -> str:
    """Such as "SN1·7 is", "SN1·7 and HO2·3 are"."""
    *others, last = cited_in_order(review, notes)
    named = f"{', '.join(others)} and {last}" if others else last
    return f"{named} {'are' if others else 'is'}"


_QUOTED = 5
"""So many words in a row are a quotation and no paraphrase."""


def _about_quoting(review: Review, finding: Finding) -> Iterator[Doubt]:
    """The finding repeats the words of a note that is not to be quoted: paraphrase only."""
    wording = " ".join(
        (finding.text, finding.alternative, finding.outcome_reason, finding.research)
    )
    said = _stretches(wording)
    cited = (review.notes.get(each) for each in (*finding.supports, *finding.does_not_fit))
    marked = (note for note in cited if note is not None and note.do_not_quote)
    found = [note for note in marked if _stretches(note.text) & said]
    if found:
        named = ", ".join(cited_in_order(review, found))
        text = f"The finding repeats words that are not to be quoted: {named}. Put it in your own."
        yield Doubt(matter=Matter.QUOTED, text=text, notes=tuple(note.id for note in found))


def _stretches(text: str) -> set[tuple[str, ...]]:
    """Every five words in a row, whatever stands between them."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + _QUOTED]) for at in range(len(words) - _QUOTED + 1)}


def _about_accounts_left_aside(review: Review, finding: Finding) -> Iterator[Doubt]:
    """Accounts that somebody linked as differing from the support, and that stand nowhere here."""
    cited = {*finding.supports, *finding.does_not_fit}
    aside = dict[UUID, Note]()
    for note in finding.supports:
        for link in review.links_of(note):
            other = review.notes.get(link.second if link.first == note else link.first)
            differs = link.kind in {LinkKind.DIFFER, LinkKind.DIFFERED_THEN}
            if differs and other is not None and not other.withdrawn and other.id not in cited:
                aside[other.id] = other
    if aside:
        named = ", ".join(cited_in_order(review, list(aside.values())))
        text = f"Accounts that differ from the notes that support it stand nowhere here: {named}."
        yield Doubt(matter=Matter.LEFT_ASIDE, text=text, notes=tuple(aside))


def _about_outcome(review: Review, finding: Finding) -> Iterator[Doubt]:
    outcome = finding.outcome
    if outcome is FindingOutcome.ALREADY_KNOWN and known_from(review, finding) is None:
        text = "Say from which earlier review it is known."
        yield Doubt(matter=Matter.NO_EARLIER_REVIEW, text=text)
    if outcome in _WANTS_A_REASON and not finding.outcome_reason.strip():
        yield Doubt(matter=Matter.NO_REASON, text=_WANTS_A_REASON[outcome])
    if finding.status is not FindingStatus.DRAFT and not finding.alternative.strip():
        text = "No other explanation has been considered."
        yield Doubt(matter=Matter.NO_ALTERNATIVE, text=text)


def _about_scope(finding: Finding) -> Iterator[Doubt]:
    named = len(finding.agencies)
    text = ""
    if finding.scope is Scope.ONE_AGENCY and named != 1:
        text = "It is about one agency: name which one."
    elif finding.scope is Scope.SEVERAL_AGENCIES and named <= 1:
        text = "It is about several agencies: name them."
    if text:
        yield Doubt(matter=Matter.SCOPE, text=text)


# --- Recommendations ----------------------------------------------------------------------------


def _about_words(recommendation: Recommendation) -> Iterator[Doubt]:
    if not recommendation.text.strip():
        yield Doubt(matter=Matter.NO_TEXT, text="It does not say anything yet.")
    if not recommendation.rationale.strip():
        yield Doubt(matter=Matter.NO_RATIONALE, text="It has no rationale yet.")


def _about_findings(review: Review, recommendation: Recommendation) -> Iterator[Doubt]:
    behind = findings_behind(review, recommendation)
    if not behind:
        yield Doubt(matter=Matter.NO_FINDING, text="It follows from no finding yet.")
        return
    if all(evidence_of(review, finding).supports.empty for finding in behind):
        text = "It has no evidence: nothing supports the findings that it follows from."
        yield Doubt(matter=Matter.NO_EVIDENCE, text=text)
    for finding in behind:
        if finding.outcome is not FindingOutcome.NEW_LEARNING:
            number = number_of_finding(review, finding)
            text = (
                f"Finding {number} is not new learning ({finding.outcome}): only new learning "
                "becomes a recommendation."
            )
            yield Doubt(matter=Matter.NOT_NEW, text=text)


def _about_category(recommendation: Recommendation) -> Iterator[Doubt]:
    if not recommendation.area:
        yield Doubt(matter=Matter.AREA, text="It needs one thematic area.")
    if not 1 <= len(recommendation.lines) <= MOST_LINES:
        text = "It needs one, two or three lines of enquiry."
        yield Doubt(matter=Matter.LINES, text=text)
