"""What is made of the practitioner's answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.accuracy_check import Comparison, Found, compared, copy_returned
from interviewer.domain.accuracy_decision import (
    Decision,
    Recording,
    agreed_with_the_rest,
    decided,
    taken_back,
    why_not_decided,
)
from interviewer.domain.accuracy_outcome import (
    answers_of,
    awaited_copy,
    changed_since_agreed,
    checked_state,
    checked_states,
    finished,
    given_out,
    outcome_of,
    told,
    why_not_finished,
    without_reply,
)
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Interview, Note
from interviewer.domain.words import Outcome, Stage
from tests.builders import NOON, a_note
from tests.unit.domain.test_accuracy_check import a_checked_review, a_copy, came_back

LATER = NOON + timedelta(days=7)


class Desk:
    """An interview with a copy out, and somebody who records what came of it."""

    def __init__(self, *texts: str) -> None:
        self.review, interview, self.notes = a_checked_review(*(texts or ("Rang.", "Wrote.")))
        copy = a_copy(self.review, interview)
        self.review = self.review.having(copy, given_out(interview))
        self.copy_id, self.interview_id = copy.id, interview.id

    @property
    def interview(self) -> Interview:
        return self.review.interviews[self.interview_id]

    @property
    def copy(self) -> PractitionersCopy:
        return self.review.copies[self.copy_id]

    def note(self, at: int = 0) -> Note:
        return self.review.notes[self.notes[at].id]

    def comparisons(self, *additions: str) -> list[Comparison]:
        return compared(self.review, self.copy, came_back(self.copy, additions=additions))

    def decides(self, comparison: Comparison, outcome: Outcome, **more: Any) -> None:
        recording = Recording(
            answer=uuid4(), note=uuid4(), by="P1", at=LATER, came=date(2026, 11, 19)
        )
        decision = Decision(outcome=outcome, **more)
        values = decided(self.review, self.copy, comparison, decision, recording)
        self.review = self.review.having(*values)

    def finishes(self) -> None:
        self.review = self.review.having(
            *finished(self.review, self.interview, by="P1", at=LATER + timedelta(days=1))
        )


def test_agreed_stands_for_the_wording_that_was_given_out() -> None:
    desk = Desk()
    desk.decides(desk.comparisons()[0], Outcome.AGREED, words="Agreed")
    (answer,) = answers_of(desk.review, desk.copy)
    assert (answer.outcome, answer.words, answer.text) == (Outcome.AGREED, "Agreed", "Rang.")
    assert checked_state(desk.review, desk.note()).label == "Agreed"
    assert desk.copy.returned == date(2026, 11, 19)


def test_a_correction_rewords_the_note_and_the_copy_keeps_the_original() -> None:
    desk = Desk()
    desk.decides(desk.comparisons()[0], Outcome.CORRECTED, wording="Rang twice.\r\n")
    assert desk.note().text == "Rang twice."
    assert desk.copy.statements[0].text == "Rang."
    assert checked_state(desk.review, desk.note()).label == "Corrected"
    assert not desk.comparisons()[0].changed_here


def test_what_is_disputed_keeps_the_note_and_the_practitioners_words() -> None:
    desk = Desk()
    desk.decides(desk.comparisons()[0], Outcome.DISPUTED, words="I never said so.")
    assert desk.note().text == "Rang."
    state = checked_state(desk.review, desk.note())
    assert (state.label, state.words) == ("Disputed", "I never said so.")


def test_a_note_the_practitioner_withdraws_is_withdrawn_and_kept() -> None:
    desk = Desk()
    desk.decides(desk.comparisons()[0], Outcome.WITHDRAWN, words="Please take this out.")
    assert desk.note().withdrawn
    assert desk.note().text == "Rang."
    assert checked_state(desk.review, desk.note()).label == "Withdrawn"


def test_something_added_becomes_a_note_of_its_own() -> None:
    desk = Desk()
    desk.decides(
        desk.comparisons("I also wrote.")[-1],
        Outcome.ADDED,
        words="I also wrote.",
        wording="I also wrote.",
    )
    added = desk.review.notes_of(desk.interview)[-1]
    assert (added.text, added.prompt, added.number, added.by) == ("I also wrote.", OTHER, 3, "P1")
    assert checked_state(desk.review, added).label == "Added"
    again = desk.comparisons("I also wrote.")
    assert [each.number for each in again] == [1, 2, 3]
    assert again[-1].note == added.id


def test_something_added_may_stand_under_a_prompt() -> None:
    desk = Desk()
    addition = desk.comparisons("I wrote.")[-1]
    desk.decides(addition, Outcome.ADDED, wording="I wrote.", prompt="language")
    assert desk.review.notes_of(desk.interview)[-1].prompt == "language"


def test_deciding_again_takes_the_first_decision_back() -> None:
    desk = Desk()
    desk.decides(desk.comparisons()[0], Outcome.CORRECTED, wording="Rang twice.")
    desk.decides(desk.comparisons()[0], Outcome.WITHDRAWN)
    assert (desk.note().text, desk.note().withdrawn) == ("Rang.", True)
    desk.decides(desk.comparisons()[0], Outcome.AGREED)
    assert (desk.note().text, desk.note().withdrawn) == ("Rang.", False)
    assert len(answers_of(desk.review, desk.copy)) == 1


@pytest.mark.parametrize("outcome", [Outcome.AGREED, Outcome.CORRECTED, Outcome.WITHDRAWN])
def test_a_decision_can_be_taken_back(outcome: Outcome) -> None:
    desk = Desk()
    before = desk.note()
    desk.decides(desk.comparisons()[0], outcome, wording="Rang twice.")
    desk.review = desk.review.having(*taken_back(desk.review, desk.comparisons()[0]))
    assert desk.note() == before
    assert answers_of(desk.review, desk.copy) == []


def test_an_addition_can_be_taken_back() -> None:
    desk = Desk()
    desk.decides(desk.comparisons("More.")[-1], Outcome.ADDED, words="More.", wording="More.")
    desk.review = desk.review.having(*taken_back(desk.review, desk.comparisons("More.")[-1]))
    assert [note.text for note in desk.review.notes_of(desk.interview)] == ["Rang.", "Wrote."]
    assert taken_back(desk.review, desk.comparisons("More.")[-1]) == ()


@pytest.mark.parametrize("outcome", [Outcome.CORRECTED, Outcome.ADDED])
def test_what_says_nothing_is_no_correction_and_no_addition(outcome: Outcome) -> None:
    desk = Desk()
    each = desk.comparisons("More.")[-1 if outcome is Outcome.ADDED else 0]
    with pytest.raises(ValueError, match="says something"):
        desk.decides(each, outcome, wording=" \n")


@pytest.mark.parametrize(
    ("outcome", "more", "problem"),
    [
        (Outcome.AGREED, {}, "Silence is no agreement"),
        (Outcome.DISPUTED, {"words": " "}, "Write down what they say"),
        (Outcome.CORRECTED, {"wording": "\n"}, "how the note should read"),
        (Outcome.CORRECTED, {"wording": " Rang.\n"}, "change it first"),
        (Outcome.AGREED, {"words": "By telephone"}, ""),
        (Outcome.WITHDRAWN, {}, ""),
    ],
)
def test_what_is_missing_is_said_before_anything_is_recorded(
    outcome: Outcome, more: dict[str, str], problem: str
) -> None:
    why = why_not_decided(Desk().comparisons()[0], Decision(outcome=outcome, **more))
    assert problem in why if problem else why == ""


def test_only_an_addition_is_added() -> None:
    desk = Desk()
    with pytest.raises(ValueError, match="added"):
        desk.decides(desk.comparisons()[0], Outcome.ADDED, wording="More.")
    with pytest.raises(ValueError, match="added"):
        desk.decides(desk.comparisons("More.")[-1], Outcome.AGREED)


class TestAgreedWithTheRest:
    def recordings(self) -> Iterator[Recording]:
        while True:
            yield Recording(
                answer=uuid4(), note=uuid4(), by="P1", at=LATER, came=date(2026, 11, 19)
            )

    def test_all_that_came_back_untouched_is_agreed_with_the_words(self) -> None:
        desk = Desk("One.", "Two.", "Three.")
        desk.decides(desk.comparisons()[1], Outcome.DISPUTED, words="No, that is wrong.")
        words = "I agree with everything."
        comparisons = desk.comparisons(words)
        assert comparisons[-1].meant is Outcome.AGREED
        values = agreed_with_the_rest(desk.review, desk.copy, comparisons, words, self.recordings())
        desk.review = desk.review.having(*values)
        assert told(desk.review, desk.copy) == "2 agreed, 1 disputed"
        said = [each.words for each in answers_of(desk.review, desk.copy)]
        assert said.count("I agree with everything.") == 2
        taken_for_all = desk.comparisons(words)[-1]
        assert taken_for_all.given is not None
        assert taken_for_all.note is None
        assert taken_back(desk.review, taken_for_all) == ()

    def test_without_a_word_nothing_is_agreed(self) -> None:
        desk = Desk()
        with pytest.raises(ValueError, match="without a word"):
            agreed_with_the_rest(desk.review, desk.copy, desk.comparisons(), " ", self.recordings())


class TestTheWhole:
    def test_one_statement_without_an_answer_is_enough_for_it_not_to_be_agreed(self) -> None:
        desk = Desk()
        desk.decides(desk.comparisons()[0], Outcome.AGREED)
        assert outcome_of(desk.review, desk.copy) is Outcome.NO_REPLY
        assert told(desk.review, desk.copy) == "1 agreed, 1 without an answer"
        desk.decides(desk.comparisons()[1], Outcome.AGREED)
        assert outcome_of(desk.review, desk.copy) is Outcome.AGREED
        assert told(desk.review, desk.copy) == "2 agreed"

    def test_a_dispute_weighs_most(self) -> None:
        desk = Desk()
        desk.decides(desk.comparisons()[0], Outcome.CORRECTED, wording="Rang twice.")
        assert outcome_of(desk.review, desk.copy) is Outcome.CORRECTED
        desk.decides(desk.comparisons()[1], Outcome.DISPUTED)
        assert outcome_of(desk.review, desk.copy) is Outcome.DISPUTED

    def test_finishing_waits_for_a_copy_and_for_its_answer(self) -> None:
        review, interview, _ = a_checked_review("Rang.")
        assert why_not_finished(review, interview).startswith("Give a copy out first")
        desk = Desk()
        assert why_not_finished(desk.review, desk.interview).startswith("An answer is still")
        with pytest.raises(ValueError, match="cannot be finished"):
            desk.finishes()

    def test_finished_closes_the_interview_and_says_what_came_of_the_copy(self) -> None:
        desk = Desk()
        for each in desk.comparisons():
            desk.decides(each, Outcome.AGREED)
        desk.finishes()
        assert desk.interview.stage is Stage.AGREED
        assert desk.interview.agreed == LATER + timedelta(days=1)
        assert (desk.copy.outcome, desk.copy.recorded_by) == (Outcome.AGREED, "P1")

    def test_silence_is_no_reply_and_never_agreed(self) -> None:
        desk = Desk()
        desk.decides(desk.comparisons()[0], Outcome.AGREED)
        assert checked_state(desk.review, desk.note(1)).label == "Not checked"
        desk.finishes()
        labels = {state.label for state in checked_states(desk.review, desk.interview).values()}
        assert labels == {"Agreed", "No reply"}

    def test_no_reply_is_an_outcome_of_its_own(self) -> None:
        desk = Desk()
        assert awaited_copy(desk.review, desk.interview) == desk.copy
        desk.review = desk.review.having(without_reply(desk.copy, by="P2", at=LATER))
        assert awaited_copy(desk.review, desk.interview) is None
        assert (desk.copy.outcome, desk.copy.recorded_by) == (Outcome.NO_REPLY, "P2")
        assert checked_state(desk.review, desk.note()).label == "No reply"
        desk.finishes()
        assert desk.copy.outcome is Outcome.NO_REPLY

    def test_a_late_answer_replaces_no_reply(self) -> None:
        desk = Desk()
        desk.review = desk.review.having(without_reply(desk.copy, by="P2", at=LATER))
        desk.decides(desk.comparisons()[0], Outcome.AGREED)
        assert (desk.copy.outcome, desk.copy.returned) == (None, date(2026, 11, 19))

    def test_the_answer_to_a_copy_not_known_to_be_written_proves_that_it_was(self) -> None:
        desk = Desk()
        desk.review = desk.review.having(replace(desk.copy, withdrawn=True))
        assert copy_returned(desk.review, desk.interview, came_back(desk.copy)) == desk.copy
        desk.decides(desk.comparisons()[0], Outcome.AGREED)
        assert desk.review.copies_of(desk.interview) == [desk.copy]


class TestChangedSince:
    def test_a_note_that_reads_otherwise_now_is_said_to_be_changed(self) -> None:
        desk = Desk()
        desk.decides(desk.comparisons()[0], Outcome.DISPUTED, words="No.")
        desk.review = desk.review.having(replace(desk.note(), text="Rang them."))
        assert checked_state(desk.review, desk.note()).label == "Disputed, changed since"

    def test_a_wording_nobody_was_shown_is_not_checked(self) -> None:
        desk = Desk()
        desk.review = desk.review.having(without_reply(desk.copy, by="P2", at=LATER))
        desk.review = desk.review.having(replace(desk.note(), text="Rang them."))
        assert checked_state(desk.review, desk.note()).label == "Not checked"

    def test_what_was_edited_came_or_went_after_agreeing_is_counted(self) -> None:
        desk = Desk("One.", "Two.", "Three.", "Four.")
        for each in desk.comparisons():
            desk.decides(each, Outcome.AGREED)
        assert changed_since_agreed(desk.review, desk.interview) == []
        desk.finishes()
        assert changed_since_agreed(desk.review, desk.interview) == []
        late = a_note(source=desk.interview_id, number=9, taken=LATER + timedelta(days=9))
        edited, gone = replace(desk.note(0), text="1."), replace(desk.note(1), withdrawn=True)
        desk.review = desk.review.having(edited, gone, late)
        assert changed_since_agreed(desk.review, desk.interview) == [edited, gone, late]

    def test_what_was_withdrawn_in_the_check_is_no_change(self) -> None:
        desk = Desk()
        desk.decides(desk.comparisons()[0], Outcome.WITHDRAWN)
        desk.finishes()
        assert changed_since_agreed(desk.review, desk.interview) == []


@given(
    st.lists(
        st.tuples(
            st.integers(0, 1),
            st.sampled_from(
                [Outcome.AGREED, Outcome.CORRECTED, Outcome.DISPUTED, Outcome.WITHDRAWN]
            ),
        ),
        max_size=8,
    )
)
def test_after_any_decisions_taking_them_back_leaves_the_notes_as_they_were(
    decisions: list[tuple[int, Outcome]],
) -> None:
    desk = Desk()
    for at, outcome in decisions:
        desk.decides(desk.comparisons()[at], outcome, wording="Otherwise.")
    for at in (0, 1):
        desk.review = desk.review.having(*taken_back(desk.review, desk.comparisons()[at]))
    assert [desk.note(at) for at in (0, 1)] == desk.notes
    assert all(each.found is Found.UNTOUCHED for each in desk.comparisons())
