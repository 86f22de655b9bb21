"""What the list of interviews says of each."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.accuracy_outcome import without_reply
from interviewer.domain.closing import reopened
from interviewer.domain.guidance import OTHER, Check, Section, SectionKind
from interviewer.domain.interview import FollowUp, Interview, Reflection, Tick
from interviewer.domain.review import Review
from interviewer.domain.status import (
    awaited_reflections,
    copy_words,
    interview_status,
    interviews_in_order,
    left_at,
    reflecting,
)
from interviewer.domain.words import Clearance, Outcome, ReflectionState, Stage
from tests.builders import (
    NOON,
    a_cleared_answer,
    a_guidance,
    a_note,
    a_practitioner,
    a_preparation,
    a_review,
    an_interview,
)
from tests.unit.domain.test_accuracy_outcome import LATER, Desk

BEFORE = Section(
    id="before",
    title="Before you start",
    kind=SectionKind.PREPARATION,
    items=(Check(id="room", text="A quiet room"), Check(id="number", text="The number to ring")),
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
    assert interview_status(review, interview) == "Planned · 3 of 13 prepared"
    review = review.having(a_tick(interview, "room"), a_tick(interview, "number"))
    assert interview_status(review, interview) == "Planned · 5 of 13 prepared"
    review = review.having(a_preparation(interview))
    assert interview_status(review, interview) == "Planned · prepared"


def test_an_interview_that_is_not_cleared_may_only_be_prepared() -> None:
    review = prepared()
    interview = its_interview(review)
    not_cleared = a_cleared_answer(interview=interview.id, clearance=Clearance.NOT_CLEARED, at=NOON)
    review = review.having(a_preparation(interview), not_cleared)
    assert interview_status(review, interview) == "Planned · prepare only · 10 of 13 prepared"


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


class TestTheAccuracyCheck:
    TODAY = date(2026, 11, 20)

    def status(self, desk: Desk) -> str:
        """What the list says, where everybody has written their reflection."""
        interview = replace(desk.interview, interviewers=("P1",))
        review = desk.review.having(interview, a_reflection(interview, "P1", ReflectionState.SAVED))
        return interview_status(review, interview, self.TODAY)

    def test_a_copy_that_is_out_says_until_when(self) -> None:
        desk = Desk()
        assert self.status(desk) == "With the practitioner until 24 Nov 2026"
        desk.review = desk.review.having(replace(desk.copy, due=date(2026, 11, 20)))
        assert self.status(desk) == "With the practitioner until 20 Nov 2026"

    def test_overdue_is_said_in_words(self) -> None:
        desk = Desk()
        desk.review = desk.review.having(replace(desk.copy, due=date(2026, 11, 19)))
        assert self.status(desk) == "With the practitioner until 19 Nov 2026, overdue"

    def test_without_a_day_none_is_said(self) -> None:
        desk = Desk()
        desk.review = desk.review.having(replace(desk.copy, due=None))
        assert self.status(desk) == "With the practitioner"

    def test_a_copy_that_came_back_says_how_it_was_answered(self) -> None:
        desk = Desk()
        desk.decides(desk.comparisons()[0], Outcome.DISPUTED, words="No.")
        assert self.status(desk) == (
            "Answers came back on 19 Nov 2026 · 1 disputed, 1 without an answer"
        )

    def test_a_finished_check_says_agreed_only_where_everything_was(self) -> None:
        desk = Desk()
        for each in desk.comparisons():
            desk.decides(each, Outcome.AGREED)
        desk.finishes()
        assert self.status(desk) == "Agreed"
        desk = Desk()
        desk.decides(desk.comparisons()[0], Outcome.AGREED)
        desk.decides(desk.comparisons()[1], Outcome.CORRECTED, wording="Wrote twice.")
        desk.finishes()
        assert self.status(desk) == "Checked: 1 agreed, 1 corrected"

    def test_no_reply_is_never_called_agreed(self) -> None:
        desk = Desk()
        desk.review = desk.review.having(without_reply(desk.copy, by="P1", at=NOON))
        assert self.status(desk) == "No reply came"
        desk.finishes()
        assert self.status(desk) == "Checked, no reply came"

    def test_what_was_changed_after_agreeing_is_counted(self) -> None:
        desk = Desk()
        for each in desk.comparisons():
            desk.decides(each, Outcome.AGREED)
        desk.finishes()
        desk.review = desk.review.having(replace(desk.note(0), text="Otherwise."))
        assert self.status(desk) == "Agreed · 1 note changed since"
        opened = reopened(desk.interview, LATER + timedelta(days=9), by="P1", reason="A date.")
        desk.review = desk.review.having(opened)
        assert self.status(desk) == "Agreed · open for changes · 1 note changed since"

    def test_what_was_handed_over_says_so(self) -> None:
        desk = Desk()
        desk.review = desk.review.having(replace(desk.interview, stage=Stage.HANDED_OVER))
        assert self.status(desk) == "Handed over"


class TestWhatCameOfACopy:
    def words(self, desk: Desk, today: date = date(2026, 11, 20)) -> str:
        return copy_words(desk.review, desk.copy, today, UTC)

    def test_an_answer_is_awaited_and_then_overdue(self) -> None:
        desk = Desk()
        assert self.words(desk) == "Answer awaited"
        assert self.words(desk, date(2026, 11, 25)) == "Answer overdue"

    def test_a_newer_copy_takes_its_place(self) -> None:
        desk = Desk()
        newer = replace(desk.copy, id=uuid4(), made=NOON + timedelta(days=1))
        desk.review = desk.review.having(newer)
        assert self.words(desk) == "Not answered; a newer copy was given out"

    def test_what_was_answered_and_who_recorded_it(self) -> None:
        desk = Desk()
        desk.decides(desk.comparisons()[0], Outcome.AGREED)
        assert self.words(desk) == "Came back on 19 Nov 2026: 1 agreed, 1 without an answer"
        desk.finishes()
        assert self.words(desk).endswith("answer. Recorded by P1 on 20 Nov 2026")

    def test_no_reply_and_who_recorded_it(self) -> None:
        desk = Desk()
        desk.review = desk.review.having(without_reply(desk.copy, by="P2", at=NOON))
        assert self.words(desk) == "No reply. Recorded by P2 on 12 Nov 2026"
