"""What is due and what is overdue, across the interviews: a quiet list, the oldest debt first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from uuid import UUID

from interviewer.domain.accuracy_outcome import awaited_copy
from interviewer.domain.clearance import has_been_asked, may_begin
from interviewer.domain.dates import british_date
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.status import awaited_reflections
from interviewer.domain.words import Occasion, Stage

LOOK_AHEAD = timedelta(days=14)
"""What is due later than this is not worth a line yet."""

BEFORE_AN_INTERVIEW = timedelta(days=7)
"""From then on proceedings should be cleared."""


class Matter(StrEnum):
    """What is due: it says which page a person goes to."""

    PROCEEDINGS = "proceedings"
    COPY = "practitioner's copy"
    REFLECTION = "reflection"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, kw_only=True)
class Due:
    """One thing that is due.

    Attributes:
        of: Id of what is due, or of the interview: the same thing stays the same.
        day: Until when; for a reflection the day of the interview.
        what: In words, without the practitioner's reference.
    """

    matter: Matter
    of: UUID
    interview: UUID
    day: date
    what: str = field(repr=False)
    overdue: bool

    @property
    def when(self) -> str:
        """Such as "24 Nov 2026" or "24 Nov 2026, overdue"."""
        return f"{british_date(self.day)}{', overdue' if self.overdue else ''}"


def what_is_due(review: Review, today: date, zone: tzinfo) -> list[Due]:
    """Everything due until two weeks from today: overdue first, and the earliest first.

    Args:
        review: The review as it is.
        today: Here and now.
        zone: In which the day is told on which an interview was closed.
    """
    found = (
        due
        for interview in review.interviews.values()
        for due in _of_interview(review, interview, today, zone)
    )
    return sorted(
        (due for due in found if due.day <= today + LOOK_AHEAD),
        key=lambda due: (not due.overdue, due.day, list(Matter).index(due.matter), str(due.of)),
    )


def _of_interview(review: Review, interview: Interview, today: date, zone: tzinfo) -> Iterator[Due]:
    yield from _proceedings(review, interview, today)
    copy = awaited_copy(review, interview)
    if copy is not None and copy.due is not None:
        yield Due(
            matter=Matter.COPY,
            of=copy.id,
            interview=interview.id,
            day=copy.due,
            what="Answer to the practitioner’s copy",
            overdue=copy.due < today,
        )
    yield from _reflections(review, interview, today, zone)
    for follow_up in review.follow_ups_of(interview):
        if follow_up.due is not None and not follow_up.answered:
            by = f" ({follow_up.owner})" if follow_up.owner else ""
            yield Due(
                matter=Matter.FOLLOW_UP,
                of=follow_up.id,
                interview=interview.id,
                day=follow_up.due,
                what=f"Follow-up{by}: {' '.join(follow_up.text.split()) or 'without words'}",
                overdue=follow_up.due < today,
            )


def _proceedings(review: Review, interview: Interview, today: date) -> Iterator[Due]:
    day = interview.day
    if interview.stage is not Stage.PLANNED or day is None or day > today + BEFORE_AN_INTERVIEW:
        return
    if not may_begin(review, interview):
        asked = has_been_asked(review, interview, Occasion.INTERVIEW)
        yield Due(
            matter=Matter.PROCEEDINGS,
            of=interview.id,
            interview=interview.id,
            day=day,
            what="Proceedings not cleared" if asked else "Proceedings not asked about",
            overdue=day < today,
        )


def _reflections(review: Review, interview: Interview, today: date, zone: tzinfo) -> Iterator[Due]:
    awaited = awaited_reflections(review, interview)
    if not awaited or not interview.stage.closed or interview.closed is None:
        return
    day = interview.closed.astimezone(zone).date()
    yield Due(
        matter=Matter.REFLECTION,
        of=interview.id,
        interview=interview.id,
        day=day,
        what=f"Reflection of {', '.join(awaited)}" if any(awaited) else "Reflection",
        overdue=day < today,
    )
