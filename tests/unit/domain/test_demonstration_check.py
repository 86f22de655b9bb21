"""What the fictional review shows after the conversation, and of a plan of one's own."""

from collections import Counter
from datetime import date

import pytest

from interviewer.domain.accuracy_outcome import changed_since_agreed, checked_states
from interviewer.domain.own_plan import is_left_out
from interviewer.domain.review import Review
from interviewer.domain.status import stage_words
from interviewer.domain.words import Answer, Occasion, Outcome
from interviewer.training import training_case
from tests.unit.domain.test_demonstration import interview_with


@pytest.fixture(scope="module")
def review() -> Review:
    return Review().having(*training_case())


def test_a_copy_is_out_and_another_came_back_with_a_correction_and_a_dispute(
    review: Review,
) -> None:
    out, back = interview_with(review, "YM1"), interview_with(review, "PC3")
    today = date(2026, 11, 12)
    assert stage_words(review, out, today) == "With the practitioner until 24 Nov 2026"
    assert stage_words(review, back, today) == "Checked: 10 agreed, 1 corrected, 1 disputed"
    outcomes = Counter(state.outcome for state in checked_states(review, back).values())
    assert outcomes == {Outcome.AGREED: 10, Outcome.CORRECTED: 1, Outcome.DISPUTED: 1}
    assert changed_since_agreed(review, back) == []
    (copy,) = review.copies_of(back)
    assert copy.outcome is Outcome.DISPUTED
    corrected = review.notes[copy.statements[0].note]
    assert copy.statements[0].text != corrected.text
    asked = [each for each in review.proceedings_answers.values() if each.occasion is Occasion.COPY]
    assert {each.interview for each in asked} == {out.id, back.id}


def test_the_planned_interview_has_a_plan_of_its_own(review: Review) -> None:
    interview = interview_with(review, "GP1")
    guidance = review.guidance_of(interview)
    (question,) = interview.questions
    asked = guidance.prompt(question.id)
    assert asked is not None
    assert asked.panel_question
    assert all(guidance.prompt(prompt) for prompt in interview.first)
    assert all(is_left_out(interview, left.prompt) and left.reason for left in interview.left_out)


def test_support_was_offered_and_noted(review: Review) -> None:
    offered = [note.offered for note in review.wellbeing_notes.values()]
    assert offered == [Answer.YES, Answer.YES]
