"""What the list of interviews says of each."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.guidance import OTHER, Check, Section, SectionKind
from interviewer.domain.interview import FollowUp, Interview, Reflection, Tick
from interviewer.domain.review import Review
from interviewer.domain.status import (
    awaited_reflections,
    interview_status,
    interviews_in_order,
    left_at,
    reflecting,
)
from interviewer.domain.words import ReflectionState, Stage
from tests.builders import NOON, a_guidance, a_note, a_practitioner, a_review, an_interview

BEFORE = Section(
    id="before",
    title="Before you start",
    kind=SectionKind.PREPARATION,
    items=(Check(id="sheet_given", text="Sheet given"), Check(id="who_leads", text="Who leads")),
)


def prepared() -> Review:
    """A review whose guidance has two things to do before the start."""
    guidance = a_guidance()
    return a_review(replace(guidance, sections=(BEFORE, *guidance.sections)))


def its_interview(review: Review, **changes: Any) -> Interview:
    return replace(next(iter(review.interviews.values())), **changes)


def a_tick(interview: Interview, item: str) -> Tick:
    return Tick(id=uuid4(), interview=interview.id, item=item, done=True, at=NOON)


def a_reflection(interview: Interview, by: str, state: ReflectionState) -> Reflection:
    return Reflection(id=uuid4(), interview=interview.id, by=by, state=state, at=NOON)


def a_follow_up(interview: Interview, *, answered: bool) -> FollowUp:
    return FollowUp(id=uuid4(), interview=interview.id, text="The letter", answered=answered)


def test_a_planned_interview_says_how_far_it_is_prepared() -> None:
    review = prepared()
    interview = its_interview(review)
    assert interview_status(review, interview) == "Planned · 0 of 2 prepared"
    review = review.having(a_tick(interview, "sheet_given"))
    assert interview_status(review, interview) == "Planned · 1 of 2 prepared"
    review = review.having(a_tick(interview, "who_leads"))
    assert interview_status(review, interview) == "Planned · prepared"


def test_where_nothing_has_to_be_prepared_nothing_is_said_of_it() -> None:
    review = a_review()
    assert interview_status(review, its_interview(review)) == "Planned"


def test_an_interview_in_progress_says_how_many_core_prompts_were_reached() -> None:
    review = a_review()
    interview = its_interview(review, stage=Stage.IN_PROGRESS)
    assert interview_status(review, interview) == "In progress · 0 of 2 core prompts reached"
    review = review.having(a_note(source=interview.id, prompt="relied_on"))
    assert interview_status(review, interview) == "In progress · 1 of 2 core prompts reached"


def test_a_guidance_without_core_prompts_counts_none() -> None:
    review = a_review(a_guidance(sections=()))
    interview = its_interview(review, stage=Stage.IN_PROGRESS)
    assert interview_status(review, interview) == "In progress"


def test_a_closed_interview_says_whose_reflection_is_awaited() -> None:
    review = a_review()
    interview = its_interview(review, stage=Stage.TO_TIDY)
    assert interview_status(review, interview) == "Notes to tidy · reflection not yet written"
    review = review.having(a_reflection(interview, "P1", ReflectionState.SAVED))
    assert interview_status(review, interview) == "Notes to tidy · reflection of P2 not yet written"
    review = review.having(a_reflection(interview, "P2", ReflectionState.SKIPPED))
    assert interview_status(review, interview) == "Notes to tidy"


def test_a_reflection_begun_and_left_for_later_is_awaited() -> None:
    review = a_review()
    interview = its_interview(review)
    review = review.having(a_reflection(interview, "P1", ReflectionState.OPEN))
    assert awaited_reflections(review, interview) == ("P1", "P2")


def test_an_interview_without_interviewers_is_reflected_on_by_whoever_sits_here() -> None:
    review = a_review()
    assert reflecting(review, its_interview(review, interviewers=())) == ("P1",)


@pytest.mark.parametrize(
    ("answered", "status"),
    [
        ([False], "Notes to tidy · 1 follow-up open"),
        ([False, True, False], "Notes to tidy · 2 follow-ups open"),
        ([True], "Notes to tidy"),
    ],
)
def test_a_closed_interview_says_what_is_still_owed(answered: list[bool], status: str) -> None:
    review = a_review()
    interview = its_interview(review, stage=Stage.TO_TIDY, interviewers=("P1",))
    review = review.having(
        a_reflection(interview, "P1", ReflectionState.SAVED),
        *(a_follow_up(interview, answered=one) for one in answered),
    )
    assert interview_status(review, interview) == status


def test_what_goes_on_comes_first_then_the_soonest_then_what_was_closed_last() -> None:
    days = {"YW1": date(2026, 11, 20), "HO2": date(2026, 11, 14), "GP1": None}
    planned = {name: an_interview(day=day) for name, day in days.items()}
    going_on = {"SN1": an_interview(stage=Stage.IN_PROGRESS)}
    closed = {
        name: an_interview(stage=Stage.TO_TIDY, closed=NOON - timedelta(days=ago))
        for name, ago in {"PC3": 9, "YM1": 2}.items()
    }
    review = Review()
    for name, interview in {**closed, **planned, **going_on}.items():
        practitioner = a_practitioner(reference=name)
        review = review.having(practitioner, replace(interview, practitioner=practitioner.id))
    order = [review.practitioner_of(each).reference for each in interviews_in_order(review)]
    assert order == ["SN1", "HO2", "YW1", "GP1", "YM1", "PC3"]


def test_a_conversation_broken_off_was_left_at_the_prompt_of_its_newest_note() -> None:
    interview = its_interview(a_review(), stage=Stage.IN_PROGRESS)
    minutes = zip(("language", "relied_on", OTHER), (1, 2, 3), strict=True)
    notes = [
        a_note(source=interview.id, prompt=prompt, number=at, taken=NOON + timedelta(minutes=at))
        for prompt, at in minutes
    ]
    review = a_review().having(interview, *notes)
    assert left_at(review, interview) == "relied_on"
    assert left_at(review, replace(interview, stage=Stage.TO_TIDY)) == ""
    assert left_at(a_review(), interview) == ""
