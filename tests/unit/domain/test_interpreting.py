"""Words that came through an interpreter are never the person's own."""

from dataclasses import replace

from interviewer.domain.interpreting import is_verbatim, words_are_interpreted, words_mark
from interviewer.domain.words import Answer
from tests.builders import a_note, a_preparation, a_review

MARKED = {"verbatim": True, "text": "She never came back to me."}


def test_without_an_interpreter_their_words_are_their_own() -> None:
    review = a_review()
    (interview,) = review.interviews.values()
    note = a_note(source=interview.id, **MARKED)
    assert not words_are_interpreted(review, interview)
    assert is_verbatim(review, note)
    assert words_mark(review, note) == "Their words"
    assert words_mark(review, replace(note, verbatim=False)) == ""


def test_with_an_interpreter_they_are_as_interpreted() -> None:
    review = a_review()
    (interview,) = review.interviews.values()
    review = review.having(a_preparation(interview, interpreted=Answer.YES))
    note = a_note(source=interview.id, **MARKED)
    assert words_are_interpreted(review, interview)
    assert not is_verbatim(review, note)
    assert words_mark(review, note) == "As interpreted"
    assert words_mark(review, replace(note, verbatim=False)) == ""


def test_an_interpreter_in_another_interview_changes_nothing() -> None:
    review = a_review(a_preparation(next(iter(a_review().interviews.values()))))
    (interview,) = review.interviews.values()
    assert is_verbatim(review, a_note(source=interview.id, **MARKED))
