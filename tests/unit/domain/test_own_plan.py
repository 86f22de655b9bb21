"""The guidance as it was planned for one person."""

from dataclasses import replace
from uuid import UUID

from interviewer.domain.coverage import coverage
from interviewer.domain.guidance import SectionKind
from interviewer.domain.interview import Interview, LeftOut, OwnQuestion
from interviewer.domain.own_plan import (
    as_in_guidance,
    own_id,
    reason_left_out,
    with_first,
    with_left_out,
    with_question,
    without_question,
)
from interviewer.domain.review import Review
from interviewer.domain.route import route
from interviewer.domain.words import Coverage, Level
from tests.builders import a_note, a_review

QUESTION = OwnQuestion(id="own_1", text="Tell me about the weekend rota.")


def planned(**changes: object) -> tuple[Review, Interview]:
    review = a_review()
    (interview,) = review.interviews.values()
    interview = replace(interview, **changes)  # type: ignore[arg-type]
    return review.having(interview), interview


def on_the_way(review: Review, interview: Interview) -> list[str]:
    stops = route(review.guidance_of(interview), Level.FRONT_LINE, interview)
    return [stop.prompt.id for stop in stops if stop.prompt and stop.on_the_way]


def test_without_a_plan_the_guidance_is_asked_as_it_stands() -> None:
    review, interview = planned()
    assert review.guidance_of(interview) is review.guidances["example 1.0"]
    assert on_the_way(review, interview) == ["free", "relied_on", "language", "stays"]


def test_a_prompt_that_is_put_first_comes_first_in_its_section_and_is_on_the_way() -> None:
    review, interview = planned(first=("record",))
    assert on_the_way(review, interview) == ["free", "record", "relied_on", "language", "stays"]


def test_a_prompt_is_put_first_or_left_out_and_never_both() -> None:
    _, interview = planned()
    both = with_first(with_first(interview, "record"), "language")
    assert both.first == ("record", "language")
    left = with_left_out(both, "record", "Told in writing.")
    assert left.first == ("language",)
    assert reason_left_out(left, "record") == "Told in writing."
    again = with_left_out(left, "record", "Told in the letter.")
    assert [(each.prompt, each.reason) for each in again.left_out] == [
        ("record", "Told in the letter.")
    ]
    assert with_first(again, "record").left_out == ()
    assert as_in_guidance(again, "record").left_out == ()
    assert as_in_guidance(as_in_guidance(again, "record"), "language") == interview


def test_a_question_is_reworded_in_its_place_and_taken_out() -> None:
    _, interview = planned()
    first = OwnQuestion(id=own_id(UUID(int=0xAB)), text="Tell me about the rota.")
    second = OwnQuestion(id=own_id(UUID(int=0xCD)), text="Tell me about the letter.")
    assert first.id == "own_000000ab"
    two = with_question(with_question(interview, first), second)
    reworded = replace(first, text="Describe the rota.")
    assert with_question(two, reworded).questions == (reworded, second)
    assert without_question(two, first.id).questions == (second,)


def test_a_question_without_words_is_not_asked() -> None:
    review, interview = planned(questions=(OwnQuestion(id="own_1", text=" "),))
    assert on_the_way(review, interview) == ["free", "relied_on", "language", "stays"]


def test_a_question_of_the_panels_own_comes_after_the_account() -> None:
    review, interview = planned(questions=(QUESTION,))
    guidance = review.guidance_of(interview)
    section = guidance.section_of("own_1")
    assert section is not None
    assert section.kind is SectionKind.PANEL_QUESTIONS
    prompt = guidance.prompt("own_1")
    assert prompt is not None
    assert section.folds(prompt)
    assert on_the_way(review, interview) == ["free", "relied_on", "language", "own_1", "stays"]


def test_a_prompt_that_is_left_out_counts_as_not_asked_and_is_passed_over() -> None:
    review, interview = planned(left_out=(LeftOut(prompt="language", reason="Speaks English."),))
    assert coverage(review, interview, "language") is Coverage.NOT_ASKED
    assert on_the_way(review, interview) == ["free", "relied_on", "stays"]


def test_a_note_shows_that_a_prompt_was_asked_after_all() -> None:
    review, interview = planned(left_out=(LeftOut(prompt="language", reason="Speaks English."),))
    review = review.having(a_note(source=interview.id, prompt="language"))
    assert coverage(review, interview, "language") is Coverage.ASKED


def test_the_version_of_the_guidance_stays_what_it_is() -> None:
    review, interview = planned(questions=(QUESTION,))
    assert review.guidances["example 1.0"].prompt("own_1") is None
    other = replace(interview, questions=())
    assert review.guidance_of(other).prompt("own_1") is None
