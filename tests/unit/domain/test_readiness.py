"""What is still open before an interview."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.interview import Interview
from interviewer.domain.preparation import Relation
from interviewer.domain.readiness import (
    SameDay,
    open_points,
    preparation_for,
    prepared_count,
    relation_advice,
    relation_of,
    same_day,
    supporter_problem,
    with_relation,
)
from interviewer.domain.review import Review
from interviewer.domain.words import Answer
from tests.builders import (
    a_practitioner,
    a_preparation,
    a_review,
    an_interview,
)


def settled(**changes: Any) -> tuple[Review, Interview]:
    """A review with one interview for which everything is settled, but for the changes."""
    review = a_review()
    (interview,) = review.interviews.values()
    return review.having(a_preparation(interview, **changes)), interview


def texts(review: Review, interview: Interview) -> list[str]:
    return [point.text for point in open_points(review, interview)]


def with_another_that_day(review: Review, **changes: Any) -> Review:
    """The review with YM1, of the same agency, seen by P1 and P3 on the same day."""
    (interview,) = review.interviews.values()
    who = a_practitioner(reference="YM1", agency=review.practitioner_of(interview).agency)
    values = {"interviewers": ("P1", "P3"), "day": interview.day, **changes}
    return review.having(who, an_interview(practitioner=who.id, **values))


def is_prepared(review: Review, interview: Interview) -> bool:
    return not open_points(review, interview)


def test_at_first_nothing_is_settled_but_what_the_plan_says() -> None:
    review = a_review()
    (interview,) = review.interviews.values()
    count = prepared_count(review, interview)
    assert (count.reached, count.of) == (3, 11)  # proceedings, who leads, the episodes
    assert not is_prepared(review, interview)


def test_everything_settled_is_prepared() -> None:
    assert is_prepared(*settled())


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"sheet_version": " "}, "Give them the information sheet: its version, and when."),
        ({"sheet_given": None}, "Give them the information sheet: its version, and when."),
        ({"supporter": ""}, "Ask whether they would like somebody beside them."),
        ({"interpreted": Answer.NOT_ASKED}, "Ask whether they would like an interpreter."),
        ({"interpreted": Answer.YES}, "Ask whether they would like an interpreter."),
        ({"adjustments": ""}, "Ask what would make it easier for them."),
        ({"own_records": ""}, "Offer them access to their own records."),
        ({"support": ""}, "Ask what support their employer offers."),
        (
            {"parallel_review": Answer.NOT_ASKED},
            "Ask whether they were interviewed for another review.",
        ),
        ({"handwritten": Answer.YES}, "Say where the handwritten originals are."),
    ],
)
def test_what_was_not_settled_is_open(changes: dict[str, Any], text: str) -> None:
    assert texts(*settled(**changes)) == [text]


def test_an_interpreter_is_settled_with_the_language() -> None:
    assert is_prepared(*settled(interpreted=Answer.YES, interpreter="Lithuanian, by telephone"))


def test_the_line_manager_can_never_be_the_supporter() -> None:
    review, interview = settled(supporter="Team leader", supporter_manages=Answer.YES)
    preparation = preparation_for(review, interview)
    assert supporter_problem(preparation).startswith("The line manager can never be the supporter")
    assert texts(review, interview) == ["Ask whether they would like somebody beside them."]


def test_a_manager_as_supporter_is_asked_about() -> None:
    asked = {"supporter": "Practice Manager", "supporter_manages": Answer.NOT_ASKED}
    review, interview = settled(**asked)
    assert supporter_problem(preparation_for(review, interview)).startswith("Ask whether this is")
    assert not is_prepared(review, interview)
    assert is_prepared(*settled(**{**asked, "supporter_manages": Answer.NO}))


def test_each_interviewer_is_asked_what_they_had_to_do_with_the_practitioner() -> None:
    review, interview = settled(relations=(Relation(by="P1", worked_with=Answer.NO),))
    asked = "Ask each interviewer whether they managed, supervised or advised this person."
    assert texts(review, interview) == [asked]
    worked = Relation(by="P2", worked_with=Answer.YES)
    preparation = with_relation(preparation_for(review, interview), worked)
    review = review.having(preparation)
    assert texts(review, interview) == [asked]
    assert relation_advice(review, interview, "P2").endswith(
        "somebody else should do this interview."
    )
    told = replace(worked, text="P4 leads in place of P2.")
    review = review.having(with_relation(preparation, told))
    assert is_prepared(review, interview)
    assert relation_of(preparation_for(review, interview), "P2") == told
    assert relation_advice(review, interview, "P1") == ""


def test_nobody_to_interview_is_open() -> None:
    review, interview = settled()
    nobody = replace(interview, interviewers=())
    assert texts(review.having(nobody), nobody) == [
        "Agree who leads and who takes the notes.",
        "Ask each interviewer whether they managed, supervised or advised this person.",
    ]


def test_two_people_of_one_agency_on_one_day_raise_the_question() -> None:
    review, interview = settled()
    review = with_another_that_day(review)
    assert same_day(review, interview) == (SameDay(by="P1", reference="YM1"),)
    assert relation_advice(review, interview, "P1") == (
        "P1 also sees YM1, of the same agency, on 12 Nov 2026. Is that the same line of management?"
    )
    assert relation_advice(review, interview, "P2") == ""
    assert texts(review, interview) == ["Ask whether P1 sees two people of one line of management."]


@pytest.mark.parametrize(
    "changes", [{"day": None}, {"interviewers": ("P3",)}, {"practitioner_elsewhere": True}]
)
def test_another_day_agency_or_interviewer_raises_none(changes: dict[str, Any]) -> None:
    review, interview = settled()
    elsewhere = changes.pop("practitioner_elsewhere", False)
    review = with_another_that_day(review, **changes)
    if elsewhere:
        other = next(p for p in review.practitioners.values() if p.reference == "YM1")
        review = review.having(replace(other, agency=uuid4()))
    assert same_day(review, interview) == ()


def test_the_answer_about_one_line_of_management_is_kept() -> None:
    review, interview = settled()
    review = with_another_that_day(review)
    preparation = preparation_for(review, interview)
    no = replace(relation_of(preparation, "P1"), same_line=Answer.NO)
    assert is_prepared(review.having(with_relation(preparation, no)), interview)
    yes = replace(no, same_line=Answer.YES)
    review = review.having(with_relation(preparation, yes))
    assert not is_prepared(review, interview)
    assert relation_advice(review, interview, "P1").startswith("P1 sees two people of one line")
    told = replace(yes, text="P2 leads with YM1.")
    assert is_prepared(review.having(with_relation(preparation, told)), interview)
