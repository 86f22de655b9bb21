"""What is due and what is overdue."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.due import Matter, what_is_due
from interviewer.domain.interview import FollowUp, Interview
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review
from interviewer.domain.words import Clearance, Stage
from tests.builders import NOON, a_review
from tests.unit.domain.test_accuracy_outcome import Desk

TODAY = date(2026, 11, 12)


def its_interview(review: Review, **changes: Any) -> Interview:
    return replace(next(iter(review.interviews.values())), **changes)


def told(review: Review, today: date = TODAY) -> list[str]:
    return [f"{due.what}: {due.when}" for due in what_is_due(review, today, UTC)]


@pytest.mark.parametrize("days", [0, 7])
def test_proceedings_are_due_a_week_before_the_interview(days: int) -> None:
    review = a_review()
    taken_back = (replace(a, withdrawn=True) for a in review.proceedings_answers.values())
    planned = its_interview(review, day=TODAY + timedelta(days=days))
    review = review.having(planned, *taken_back)
    assert told(review)[0].startswith("Proceedings not asked about: ")
    assert told(review, TODAY - timedelta(days=1 + days)) == (told(review) if days < 7 else [])


def test_proceedings_that_are_cleared_or_authorised_are_not_due() -> None:
    review = a_review()
    answer = ProceedingsAnswer(
        id=uuid4(),
        interview=its_interview(review).id,
        clearance=Clearance.NOT_CLEARED,
        at=NOON,
    )
    assert told(review.having(answer)) == ["Proceedings not cleared: 12 Nov 2026"]
    allowed = replace(answer, authority="Crown Prosecution Service", given=TODAY, reference="7/26")
    assert told(review.having(allowed)) == []
    assert told(review.having(replace(answer, clearance=Clearance.CLEAR))) == []


def test_a_copy_is_due_until_its_answer_came_and_then_no_longer() -> None:
    desk = Desk()
    (due,) = (d for d in what_is_due(desk.review, TODAY, UTC) if d.matter is Matter.COPY)
    assert (due.interview, due.when) == (desk.interview_id, "24 Nov 2026")
    late = [d.when for d in what_is_due(desk.review, date(2026, 11, 25), UTC)]
    assert "24 Nov 2026, overdue" in late
    desk.review = desk.review.having(replace(desk.copy, returned=TODAY))
    assert all(d.matter is not Matter.COPY for d in what_is_due(desk.review, TODAY, UTC))


def test_reflections_are_due_from_the_day_of_the_interview() -> None:
    review = a_review()
    review = review.having(its_interview(review, stage=Stage.TO_TIDY, closed=NOON))
    assert told(review) == ["Reflection of P1, P2: 12 Nov 2026"]
    assert told(review, TODAY + timedelta(days=1)) == ["Reflection of P1, P2: 12 Nov 2026, overdue"]


def test_follow_ups_with_a_day_are_due_and_overdue_comes_first() -> None:
    review = a_review()
    interview = its_interview(review, stage=Stage.TO_TIDY)

    def owed(text: str, due: date | None, **changes: Any) -> FollowUp:
        values = {"id": uuid4(), "interview": interview.id, "text": text, "due": due}
        return FollowUp(**{**values, **changes})

    review = review.having(
        interview,
        owed("Card", TODAY + timedelta(days=3), owner="SN1"),
        owed("Letter\nof May", TODAY - timedelta(days=3)),
        owed("Log", TODAY - timedelta(days=4)),
        owed("Some day", None),
        owed("Much later", TODAY + timedelta(days=15)),
        owed("Done", TODAY, answered=True),
    )
    assert told(review) == [
        "Follow-up: Log: 8 Nov 2026, overdue",
        "Follow-up: Letter of May: 9 Nov 2026, overdue",
        "Follow-up (SN1): Card: 15 Nov 2026",
    ]
