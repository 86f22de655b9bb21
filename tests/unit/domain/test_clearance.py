"""Whether proceedings stand in the way of going on, on each occasion."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.clearance import (
    cleared_answer,
    going_on_is_allowed,
    has_been_asked,
    may_begin,
    why_not,
)
from interviewer.domain.interview import Interview
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review
from interviewer.domain.words import Clearance, Occasion
from tests.builders import NOON, a_cleared_answer, a_review

AUTHORITY = {
    "authority": "Senior investigating officer",
    "given": date(2026, 11, 9),
    "reference": "KES/14",
}


def asked(*answers: dict[str, Any]) -> tuple[Review, Interview]:
    """A review in which these answers were given, a day between them, and no others."""
    review = a_review()
    (interview,) = review.interviews.values()
    review = Review().having(*(v for v in review.values() if not isinstance(v, ProceedingsAnswer)))
    given = (
        a_cleared_answer(interview=interview.id, **{"at": NOON + timedelta(days=day), **answer})
        for day, answer in enumerate(answers)
    )
    return review.having(*given), interview


def test_what_was_not_asked_is_not_passed_over() -> None:
    review, interview = asked()
    assert not may_begin(review, interview)
    assert not has_been_asked(review, interview, Occasion.INTERVIEW)
    assert why_not(review, interview, Occasion.INTERVIEW).startswith("Nobody has answered yet")


def test_an_answer_that_was_begun_and_says_nothing_counts_as_not_asked() -> None:
    review, interview = asked({"clearance": Clearance.NOT_ASKED})
    assert not may_begin(review, interview)
    assert not has_been_asked(review, interview, Occasion.INTERVIEW)


def test_where_nothing_stands_in_the_way_the_interview_may_begin() -> None:
    review, interview = asked({})
    assert may_begin(review, interview)
    assert why_not(review, interview, Occasion.INTERVIEW) == ""


@pytest.mark.parametrize(
    ("missing", "named"),
    [
        (("authority",), "Going on needs a named authority."),
        (("given",), "Going on needs its date."),
        (("authority", "given"), "Going on needs a named authority and its date."),
        (tuple(AUTHORITY), "Going on needs a named authority, its date and its reference."),
    ],
)
def test_not_cleared_means_prepare_only_and_says_what_is_missing(
    missing: tuple[str, ...], named: str
) -> None:
    given = {key: value for key, value in AUTHORITY.items() if key not in missing}
    review, interview = asked({"clearance": Clearance.NOT_CLEARED, **given})
    assert not may_begin(review, interview)
    assert why_not(review, interview, Occasion.INTERVIEW) == (
        f"Proceedings are not cleared: prepare only. {named}"
    )


def test_a_named_authority_with_date_and_reference_allows_going_on() -> None:
    review, interview = asked({"clearance": Clearance.NOT_CLEARED, **AUTHORITY})
    assert may_begin(review, interview)


def test_blanks_are_no_authority() -> None:
    blank = {**AUTHORITY, "authority": "  "}
    review, interview = asked({"clearance": Clearance.NOT_CLEARED, **blank})
    assert not may_begin(review, interview)


def test_the_latest_answer_holds() -> None:
    review, interview = asked({}, {"clearance": Clearance.NOT_CLEARED})
    assert not may_begin(review, interview)
    review, interview = asked({"clearance": Clearance.NOT_CLEARED}, {})
    assert may_begin(review, interview)


def test_an_answer_that_was_taken_back_holds_no_more() -> None:
    review, interview = asked({}, {"clearance": Clearance.NOT_CLEARED, "withdrawn": True})
    assert may_begin(review, interview)


def test_each_occasion_is_asked_about_again() -> None:
    review, interview = asked({})
    assert [one for one in Occasion if going_on_is_allowed(review, interview, one)] == [
        Occasion.INTERVIEW
    ]


def test_each_copy_is_an_occasion_of_its_own() -> None:
    review, interview = asked({"occasion": Occasion.COPY})
    assert going_on_is_allowed(review, interview, Occasion.COPY)
    made = PractitionersCopy(id=uuid4(), interview=interview.id, made=NOON + timedelta(hours=1))
    assert not going_on_is_allowed(review.having(made), interview, Occasion.COPY)
    again = a_cleared_answer(
        interview=interview.id, occasion=Occasion.COPY, at=NOON + timedelta(days=9)
    )
    assert going_on_is_allowed(review.having(made, again), interview, Occasion.COPY)


def test_one_key_can_answer_that_nothing_stands_in_the_way() -> None:
    review, interview = asked()
    answer = cleared_answer(uuid4(), interview, Occasion.INTERVIEW, by="P1", at=NOON)
    assert may_begin(review.having(answer), interview)
    assert (answer.by, answer.at) == ("P1", NOON)
