"""What is still open before an interview: the structured questions, and the guidance's own checks.

Every point is settled once, in one place. What a Board's guidance asks besides stands after it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from interviewer.domain.clearance import has_been_asked, may_begin, why_not
from interviewer.domain.coverage import Count
from interviewer.domain.dates import british_date
from interviewer.domain.guidance import Check, Script, SectionKind
from interviewer.domain.interview import Interview
from interviewer.domain.preparation import Preparation, Relation
from interviewer.domain.review import Review
from interviewer.domain.words import Answer, Occasion


class Topic(StrEnum):
    """The parts of *Before you start*, in their order."""

    PROCEEDINGS = "Proceedings"
    TAKING_PART = "Who takes part"
    PRACTITIONER = "The practitioner"
    PAPERS = "Notes and documents"
    GUIDANCE = "From the guidance"


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing to settle before an interview.

    Attributes:
        text: What is to be done, as long as it is not.
    """

    topic: Topic
    text: str
    settled: bool


@dataclass(frozen=True, kw_only=True)
class SameDay:
    """An interviewer sees somebody else of the same agency that day.

    Attributes:
        by: Initials of the interviewer.
        reference: Whom else they see.
    """

    by: str
    reference: str


def open_points(review: Review, interview: Interview) -> tuple[Point, ...]:
    """What is still open, in the order of the page."""
    return tuple(point for point in points(review, interview) if not point.settled)


def prepared_count(review: Review, interview: Interview) -> Count:
    """How many of the points are settled."""
    settled = [point.settled for point in points(review, interview)]
    return Count(sum(settled), len(settled))


def points(review: Review, interview: Interview) -> Iterator[Point]:
    """Every point, settled or open."""
    preparation = preparation_for(review, interview)
    yield _proceedings(review, interview)
    yield from _taking_part(review, interview, preparation)
    yield from _practitioner(preparation)
    yield from _papers(preparation)
    yield from _from_guidance(review, interview)


def preparation_for(
    review: Review, interview: Interview, new_id: Callable[[], UUID] | None = None
) -> Preparation:
    """What was settled so far; an empty value where nothing was.

    Args:
        review: The review as it is.
        interview: The interview in it.
        new_id: Gives the empty value its id; without it, it is not for saving.
    """
    known = review.preparation_of(interview)
    return known or Preparation(id=new_id() if new_id else interview.id, interview=interview.id)


def relation_of(preparation: Preparation, by: str) -> Relation:
    """What this interviewer has had to do with the practitioner."""
    known = (relation for relation in preparation.relations if relation.by == by)
    return next(known, Relation(by=by))


def with_relation(preparation: Preparation, relation: Relation) -> Preparation:
    """Return the preparation with this in place of what was known of the same interviewer."""
    if any(known.by == relation.by for known in preparation.relations):
        relations = tuple(relation if r.by == relation.by else r for r in preparation.relations)
    else:
        relations = (*preparation.relations, relation)
    return replace(preparation, relations=relations)


def same_day(review: Review, interview: Interview) -> tuple[SameDay, ...]:
    """Who of the same agency the same interviewer sees on the same day.

    Whether they are of one line of management only people know: this is a reason to ask.
    """
    if interview.day is None:
        return ()
    agency = review.practitioner_of(interview).agency
    others = [
        other
        for other in review.interviews.values()
        if other.id != interview.id
        and other.day == interview.day
        and review.practitioner_of(other).agency == agency
    ]
    found = (
        SameDay(by=by, reference=review.practitioner_of(other).reference)
        for by in interview.interviewers
        for other in others
        if by in other.interviewers
    )
    return tuple(sorted(found, key=lambda each: (each.by, each.reference)))


def relation_advice(review: Review, interview: Interview, by: str) -> str:
    """What this interviewer's answers lead to, or the question they raise; empty where nothing."""
    relation = relation_of(preparation_for(review, interview), by)
    if relation.worked_with is Answer.YES:
        return (
            f"{by} has managed, supervised or advised this practitioner: somebody else should do "
            "this interview."
        )
    if relation.same_line is Answer.YES:
        return (
            f"{by} sees two people of one line of management on one day: let somebody else see "
            "one of them, or choose another day."
        )
    seen = [each.reference for each in same_day(review, interview) if each.by == by]
    if seen and relation.same_line is Answer.NOT_ASKED and interview.day is not None:
        day = british_date(interview.day)
        return (
            f"{by} also sees {', '.join(seen)}, of the same agency, on {day}. Is that the same "
            "line of management?"
        )
    return ""


def supporter_problem(preparation: Preparation) -> str:
    """Why this supporter cannot stand, or what has to be asked of them; empty where all is well."""
    if preparation.supporter_manages is Answer.YES:
        return "The line manager can never be the supporter: ask for somebody else."
    maybe = "manager" in preparation.supporter.casefold()
    if maybe and preparation.supporter_manages is Answer.NOT_ASKED:
        return "Ask whether this is their line manager, who can never be the supporter."
    return ""


def _proceedings(review: Review, interview: Interview) -> Point:
    text = why_not(review, interview, Occasion.INTERVIEW)
    if not has_been_asked(review, interview, Occasion.INTERVIEW):
        text = "Ask whether proceedings stand in the way."
    return Point(topic=Topic.PROCEEDINGS, text=text, settled=may_begin(review, interview))


def _taking_part(review: Review, interview: Interview, preparation: Preparation) -> Iterator[Point]:
    everybody = interview.interviewers
    yield _taking("Agree who leads and who takes the notes.", bool(everybody))
    asked = [relation_of(preparation, by) for by in everybody]
    settled = bool(asked) and all(
        r.worked_with is Answer.NO or (r.worked_with is Answer.YES and r.text.strip())
        for r in asked
    )
    yield _taking(
        "Ask each interviewer whether they managed, supervised or advised this person.", settled
    )
    for by in dict.fromkeys(each.by for each in same_day(review, interview)):
        line = relation_of(preparation, by)
        known = line.same_line is Answer.NO or bool(
            line.same_line is Answer.YES and line.text.strip()
        )
        yield _taking(f"Ask whether {by} sees two people of one line of management.", known)
    yield _taking("Agree which episodes it is about.", bool(interview.episodes))


def _taking(text: str, settled: bool) -> Point:
    return Point(topic=Topic.TAKING_PART, text=text, settled=settled)


def _practitioner(preparation: Preparation) -> Iterator[Point]:
    sheet = bool(preparation.sheet_version.strip()) and preparation.sheet_given is not None
    supporter = bool(preparation.supporter.strip()) and not supporter_problem(preparation)
    interpreter = preparation.interpreted is Answer.NO or bool(
        preparation.interpreted is Answer.YES and preparation.interpreter.strip()
    )
    for text, settled in (
        ("Give them the information sheet: its version, and when.", sheet),
        ("Ask whether they would like somebody beside them.", supporter),
        ("Ask whether they would like an interpreter.", interpreter),
        ("Ask what would make it easier for them.", bool(preparation.adjustments.strip())),
        ("Offer them access to their own records.", bool(preparation.own_records.strip())),
        ("Ask what support their employer offers.", bool(preparation.support.strip())),
        (
            "Ask whether they were interviewed for another review.",
            preparation.parallel_review is not Answer.NOT_ASKED,
        ),
    ):
        yield Point(topic=Topic.PRACTITIONER, text=text, settled=settled)


def _papers(preparation: Preparation) -> Iterator[Point]:
    """Handwriting is a point only where there is some: then its originals have to be found."""
    if preparation.handwritten is Answer.YES:
        yield Point(
            topic=Topic.PAPERS,
            text="Say where the handwritten originals are.",
            settled=bool(preparation.originals.strip()),
        )


def guidance_checks(review: Review, interview: Interview) -> tuple[Check | Script, ...]:
    """What the guidance itself wants settled before this person is interviewed."""
    level = review.practitioner_of(interview).level
    return tuple(
        item
        for section in review.guidance_of(interview).sections_of(SectionKind.PREPARATION)
        for item in section.items_for(level)
        if isinstance(item, Script | Check)
    )


def _from_guidance(review: Review, interview: Interview) -> Iterator[Point]:
    for item in guidance_checks(review, interview):
        tick = review.tick_of(interview, item.id)
        text = item.text if isinstance(item, Check) else "Read the words of the guidance."
        yield Point(topic=Topic.GUIDANCE, text=text, settled=bool(tick and tick.done))
