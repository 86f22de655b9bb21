"""Writing findings and recommendations: adding, ordering, citing, withdrawing.

Every function returns values to be saved; none of them changes a note. What a finding rests on is
counted in `weighing`, and what is doubtful about it is told in `doubts`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from interviewer.domain.findings import EarlierReview, ExtractReply, Finding, Recommendation
from interviewer.domain.interview import Note
from interviewer.domain.ordering import place_between
from interviewer.domain.review import Review
from interviewer.domain.words import FindingOutcome

T = TypeVar("T", Finding, Recommendation)

MOST_LINES = 3
"""Lines of enquiry that a recommendation may name; it names at least one (domain.md)."""


class Side(StrEnum):
    """Where a note stands to a finding."""

    SUPPORTS = "supports"
    DOES_NOT_FIT = "does_not_fit"


# --- Findings -----------------------------------------------------------------------------------


def new_finding(review: Review, finding_id: UUID, *, by: str = "") -> Finding:
    """A finding that says nothing yet, after the others."""
    return Finding(id=finding_id, place=_at_the_end(review.live_findings()), by=by)


def with_note(finding: Finding, note: UUID, side: Side) -> Finding:
    """The finding with the note on this side, after the others; it is never on both."""
    if note in getattr(finding, side):
        return finding
    without = without_note(finding, note)
    cited = (*getattr(without, side), note)
    if side is Side.SUPPORTS:
        return replace(without, supports=cited)
    return replace(without, does_not_fit=cited)


def without_note(finding: Finding, note: UUID) -> Finding:
    """The finding without the note, whichever side it was on."""
    return replace(
        finding,
        supports=tuple(each for each in finding.supports if each != note),
        does_not_fit=tuple(each for each in finding.does_not_fit if each != note),
    )


def with_record(finding: Finding, entry: UUID) -> Finding:
    """The finding with the chronology entry among what it rests on."""
    if entry in finding.records:
        return finding
    return replace(finding, records=(*finding.records, entry))


def without_record(finding: Finding, entry: UUID) -> Finding:
    """The finding without the chronology entry."""
    return replace(finding, records=tuple(each for each in finding.records if each != entry))


def findings_citing(review: Review, note: UUID) -> list[Finding]:
    """The live findings in which the note stands, on either side."""
    return [f for f in review.live_findings() if note in (*f.supports, *f.does_not_fit)]


def cited_notes(review: Review, finding: Finding, side: Side) -> list[Note]:
    """The notes on this side as they are now, withdrawn ones included, in the finding's order."""
    cited: tuple[UUID, ...] = getattr(finding, side)
    return [review.notes[each] for each in cited if each in review.notes]


def number_of_finding(review: Review, finding: Finding) -> int:
    """Its number in the list and in documents; 0 where it was withdrawn."""
    return _number(review.live_findings(), finding)


# --- Recommendations ----------------------------------------------------------------------------


def new_recommendation(
    review: Review, recommendation_id: UUID, *, of: Finding | None = None, by: str = ""
) -> Recommendation:
    """A recommendation that says nothing yet, after the others.

    Args:
        review: The review as it is.
        recommendation_id: Its id.
        of: The finding that it follows from: its thematic area and its lines, as far as a
            recommendation may have them, are taken over.
        by: Initials of who writes it.
    """
    return Recommendation(
        id=recommendation_id,
        place=_at_the_end(review.live_recommendations()),
        area=of.area if of else "",
        lines=of.lines[:MOST_LINES] if of else (),
        findings=(of.id,) if of else (),
        by=by,
    )


def number_of(review: Review, recommendation: Recommendation) -> int:
    """Its number, which follows from its place; 0 where it was withdrawn."""
    return _number(review.live_recommendations(), recommendation)


def recommendations_from(review: Review, finding: Finding) -> list[Recommendation]:
    """The live recommendations that follow from the finding, in their order."""
    return [each for each in review.live_recommendations() if finding.id in each.findings]


def findings_behind(review: Review, recommendation: Recommendation) -> list[Finding]:
    """The live findings that it follows from, in the order of the findings."""
    return [each for each in review.live_findings() if each.id in recommendation.findings]


def may_be_followed_from(review: Review) -> list[Finding]:
    """The findings that a recommendation may follow from: new learning and nothing else."""
    new = FindingOutcome.NEW_LEARNING
    return [finding for finding in review.live_findings() if finding.outcome is new]


def table_wording(recommendation: Recommendation) -> str:
    """What the table says: the short form, or the text where there is none."""
    return recommendation.short.strip() or recommendation.text.strip()


def owner_words(review: Review, recommendation: Recommendation) -> str:
    """Who owns it: "Multi-agency", or the agencies by name, in the order of the review."""
    if not recommendation.owners:
        return "Multi-agency"
    ordered = sorted(review.agencies.values(), key=lambda agency: (agency.place, agency.name))
    names = [agency.name for agency in ordered if agency.id in recommendation.owners]
    return ", ".join(names) or "Multi-agency"


# --- Order --------------------------------------------------------------------------------------


def moved(values: Sequence[T], value: T, by: int) -> tuple[T, ...]:
    """What gets another place when the value moves up (-1) or down (1).

    That is the value alone; all of them only where two laptops had given the same place.

    Args:
        values: All of them, in their order.
        value: The one that moves; at either end it stays.
        by: How many steps.
    """
    at = next(at for at, each in enumerate(values) if each.id == value.id)
    order = [each for each in values if each.id != value.id]
    to = min(max(at + by, 0), len(order))
    if to == at:
        return ()
    order.insert(to, value)
    before = order[to - 1].place if to else ""
    after = order[to + 1].place if to + 1 < len(order) else ""
    others = [each.place for each in order if each.id != value.id]
    if "" in others or sorted(set(others)) != others:
        return _placed_anew(order)
    return (replace(value, place=place_between(before, after)),)


def _placed_anew(order: Sequence[T]) -> tuple[T, ...]:
    place, placed = "", list[T]()
    for each in order:
        place = place_between(place, "")
        placed.append(replace(each, place=place))
    return tuple(placed)


def _at_the_end(values: Sequence[Finding] | Sequence[Recommendation]) -> str:
    return place_between(max((each.place for each in values), default=""), "")


def _number(values: Sequence[T], value: T) -> int:
    return next((at for at, each in enumerate(values, 1) if each.id == value.id), 0)


def blank_ones(review: Review) -> list[Finding | Recommendation | EarlierReview]:
    """What was begun and says nothing at all: it is taken back on leaving it."""
    findings = (
        each
        for each in review.live_findings()
        if each == Finding(id=each.id, place=each.place, by=each.by)
    )
    recommendations = (
        each
        for each in review.live_recommendations()
        if each == Recommendation(id=each.id, place=each.place, by=each.by)
    )
    earlier = (
        each
        for each in review.earlier_reviews.values()
        if each == EarlierReview(id=each.id, title="")
    )
    return [*findings, *recommendations, *earlier]


# --- Earlier reviews and replies ----------------------------------------------------------------


def live_earlier_reviews(review: Review) -> list[EarlierReview]:
    """The earlier reviews whose learning is known here, by their title."""
    live = (each for each in review.earlier_reviews.values() if not each.withdrawn)
    return sorted(live, key=lambda each: (each.title.casefold(), each.id))


def known_from(review: Review, finding: Finding) -> EarlierReview | None:
    """The earlier review that knew it already; None where it was withdrawn or none is named."""
    earlier = review.earlier_reviews.get(finding.known_from) if finding.known_from else None
    return None if earlier is None or earlier.withdrawn else earlier


def replies_to(review: Review, finding: Finding) -> list[ExtractReply]:
    """What practitioners replied to the extract, and who had it without a reply; oldest first."""
    of_this = (each for each in review.extract_replies.values() if each.finding == finding.id)
    return sorted((each for each in of_this if not each.withdrawn), key=lambda each: each.at)


def reply_words(reply: ExtractReply) -> str:
    """How it stands, in a word; where nothing came that is never read as agreed (domain.md)."""
    if reply.replied is None and not reply.words.strip():
        return "no reply"
    return "replied"


def extract_given(
    review: Review, finding: Finding, practitioner: UUID, *, new_id: UUID, by: str, at: datetime
) -> ExtractReply:
    """What is remembered when somebody is given the extract: that they had it, and no reply yet.

    Where they had it before, that is kept with the reply, and the day is the new one.
    """
    known = [each for each in replies_to(review, finding) if each.practitioner == practitioner]
    reply = known[-1] if known else None
    if reply is None:
        reply = ExtractReply(id=new_id, finding=finding.id, practitioner=practitioner, by=by, at=at)
    return replace(reply, given_out=at.date())
