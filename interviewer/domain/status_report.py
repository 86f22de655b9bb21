"""How far the others' interviews have come: what a coordinator is told, and never more.

A status says of each interview its reference, its state and its dates (model.md, "Seats and
blindness"). The newest of each sender is shown; those before it stay in its history.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from uuid import UUID, uuid5

from interviewer.domain.accuracy_outcome import awaited_copy
from interviewer.domain.dates import british_date
from interviewer.domain.handing_over import InterviewState, StatusReport
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.status import interviews_in_order
from interviewer.domain.words import Stage

_SENDERS = UUID("5b8f1c1e-8e0f-4b57-9d53-2f6f0c7f9a10")


@dataclass(frozen=True, kw_only=True)
class Reported:
    """A line of the coordinator's list: one interview, by whom it was told, and when."""

    sender: str
    made: datetime
    state: InterviewState

    @property
    def key(self) -> tuple[str, UUID]:
        return self.sender, self.state.id


def states(review: Review) -> tuple[InterviewState, ...]:
    """What a status says of each interview here: nothing that anybody said or is called."""
    return tuple(
        InterviewState(
            id=interview.id,
            reference=review.practitioner_of(interview).reference,
            stage=interview.stage,
            day=interview.day,
            due=_due(review, interview),
        )
        for interview in interviews_in_order(review)
    )


def arrived(
    review: Review, sender: str, made: datetime, told: Iterable[InterviewState]
) -> StatusReport | None:
    """The report to keep of a status that came; None where one as new is here already.

    Args:
        review: As it is now.
        sender: Initials of who made it.
        made: When.
        told: What it says.
    """
    report = StatusReport(
        id=uuid5(_SENDERS, sender.casefold()), sender=sender, made=made, interviews=tuple(told)
    )
    here = review.status_reports.get(report.id)
    return None if here is not None and here.made >= made else report


def reported(review: Review) -> list[Reported]:
    """Every interview of which a status tells, by sender and then by reference."""
    reports = sorted(review.status_reports.values(), key=attrgetter("sender"))
    return [
        Reported(sender=report.sender, made=report.made, state=state)
        for report in reports
        for state in sorted(report.interviews, key=lambda each: (each.reference, str(each.id)))
    ]


def state_changes(review: Review, report: StatusReport) -> Iterator[str]:
    """What a status would change in the list, a line for each interview."""
    here = review.status_reports.get(report.id)
    before = {state.id: state for state in here.interviews} if here is not None else {}
    for state in report.interviews:
        was = before.pop(state.id, None)
        if was != state:
            begin = "New" if was is None else "Changed"
            yield f"{begin}: {state.reference}, {in_words(state)}"
    for gone in before.values():
        yield f"No longer told of: {gone.reference}"


def in_words(state: InterviewState, today: date | None = None) -> str:
    """How far it has come: "Planned for 12 Nov 2026", "With the practitioner until 1 Dec 2026".

    Args:
        state: Of one interview.
        today: What is overdue is told by it; without it nothing is.
    """
    until = state.due if state.due is not None else _planned_for(state)
    joint = "for" if state.stage is Stage.PLANNED else "until"
    words = f"{state.stage.label} {joint} {british_date(until)}" if until else state.stage.label
    return f"{words}, overdue" if is_overdue(state, today) else words


def is_overdue(state: InterviewState, today: date | None) -> bool:
    """Whether a day has passed by which it should have gone on."""
    until = state.due if state.due is not None else _planned_for(state)
    return today is not None and until is not None and until < today


def _planned_for(state: InterviewState) -> date | None:
    return state.day if state.stage is Stage.PLANNED else None


def _due(review: Review, interview: Interview) -> date | None:
    """Until when the practitioner's answer is awaited."""
    copy = awaited_copy(review, interview)
    return copy.due if copy is not None else None
