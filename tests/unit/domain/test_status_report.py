"""How far interviews have come, as a coordinator is told: references, states, dates."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.handing_over import InterviewState, StatusReport
from interviewer.domain.review import Review
from interviewer.domain.status_report import (
    arrived,
    in_words,
    is_overdue,
    reported,
    state_changes,
    states,
)
from interviewer.domain.words import Stage
from tests.builders import NOON, a_note, a_review

DAY, LATER = date(2026, 11, 12), date(2026, 12, 1)


def a_state(
    reference: str = "SN1", stage: Stage = Stage.PLANNED, **changes: object
) -> InterviewState:
    state = InterviewState(id=uuid4(), reference=reference, stage=stage)
    return replace(state, **changes)  # type: ignore[arg-type]  # the tests say what


def taken(review: Review, sender: str, days: int, *told: InterviewState) -> Review:
    report = arrived(review, sender, NOON + timedelta(days=days), told)
    return review.having(*([report] if report is not None else []))


def test_a_status_says_reference_state_and_dates_of_each_interview_and_no_more() -> None:
    review = a_review()
    (interview,) = review.interviews.values()
    copy = PractitionersCopy(id=uuid4(), interview=interview.id, made=NOON, due=LATER)
    review = review.having(
        replace(interview, stage=Stage.WITH_PRACTITIONER),
        copy,
        a_note(source=interview.id, text="Rang the hub."),
    )
    (state,) = states(review)
    assert state == InterviewState(
        id=interview.id,
        reference="SN1",
        stage=Stage.WITH_PRACTITIONER,
        day=interview.day,
        due=LATER,
    )
    assert in_words(state) == "With the practitioner until 1 Dec 2026"


def test_a_day_that_has_passed_is_told_as_overdue() -> None:
    planned = a_state(day=DAY)
    assert in_words(planned, DAY) == "Planned for 12 Nov 2026"
    assert in_words(planned, LATER) == "Planned for 12 Nov 2026, overdue"
    held = a_state(stage=Stage.TO_TIDY, day=DAY)
    assert in_words(held, LATER) == "Notes to tidy"
    assert not is_overdue(held, LATER)
    assert in_words(a_state(), LATER) == "Planned"


def test_the_newest_of_each_sender_is_kept() -> None:
    first, second = a_state("SN1"), a_state("HV2")
    review = taken(Review(), "P1", 0, first)
    review = taken(review, "P2", 0, second)
    agreed = replace(first, stage=Stage.AGREED)
    review = taken(review, "p1", 2, agreed)
    review = taken(review, "P1", 1, first, second)
    assert [(line.sender, line.state) for line in reported(review)] == [
        ("P2", second),
        ("p1", agreed),
    ]
    assert arrived(review, "P1", NOON + timedelta(days=2), [agreed]) is None


@given(st.permutations(range(4)))
def test_the_order_of_taking_in_makes_no_difference(order: list[int]) -> None:
    told = [a_state(reference) for reference in ("SN1", "SN2", "SN3", "SN4")]
    review = Review()
    for at in order:
        review = taken(review, f"P{at % 2}", at, told[at])
    assert [line.state for line in reported(review)] == [told[2], told[3]]


def test_what_a_status_would_change_is_told_first() -> None:
    first, second, gone = a_state("SN1", day=DAY), a_state("HV2"), a_state("GP1")
    review = taken(Review(), "P1", 0, first, gone)
    held = replace(first, stage=Stage.TO_TIDY)
    report = arrived(review, "P1", NOON + timedelta(days=1), [held, second])
    assert report is not None
    assert list(state_changes(review, report)) == [
        "Changed: SN1, Notes to tidy",
        "New: HV2, Planned",
        "No longer told of: GP1",
    ]


def test_a_reference_is_in_no_log() -> None:
    report = StatusReport(id=uuid4(), sender="P1", made=NOON, interviews=(a_state("SN1"),))
    assert "SN1" not in repr(report)
