"""What goes into a practitioner's copy, and what came back in it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.accuracy_check import (
    Found,
    NotesNotSavedError,
    NothingToCheckError,
    OtherInterviewError,
    Terms,
    UnknownCopyError,
    compared,
    copy_returned,
    issued,
    newer_copy,
    statements_to_check,
)
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Interview, Note
from interviewer.domain.returned import ReturnedCopy, ReturnedStatement
from interviewer.domain.review import Review
from interviewer.domain.words import Outcome, Stage
from tests.builders import NOON, a_note, a_practitioner, a_review, an_interview

TERMS = Terms(due=date(2026, 11, 24), handed_out="By secure mail")


def a_checked_review(*texts: str) -> tuple[Review, Interview, list[Note]]:
    """A review whose interview has one note for each text."""
    review = a_review()
    interview = replace(next(iter(review.interviews.values())), stage=Stage.TO_TIDY)
    notes = [
        a_note(source=interview.id, number=at, place=f"{at:03}1", text=text)
        for at, text in enumerate(texts, start=1)
    ]
    return review.having(interview, *notes), interview, notes


def a_copy(review: Review, interview: Interview, **changes: Any) -> PractitionersCopy:
    revisions = {str(note.id): uuid4() for note in review.notes.values()}
    copy = issued(review, interview, revisions, TERMS, copy=uuid4(), made=NOON)
    return replace(copy, **changes)


def came_back(copy: PractitionersCopy, **changes: Any) -> ReturnedCopy:
    """The copy as it comes back when nobody touched it, with the changes."""
    statements = tuple(ReturnedStatement(note=s.note, text=s.text) for s in copy.statements)
    return replace(ReturnedCopy(copy=copy.id, statements=statements), **changes)


def with_statement(returned: ReturnedCopy, note: UUID, **changes: Any) -> ReturnedCopy:
    return replace(
        returned,
        statements=tuple(
            replace(each, **changes) if each.note == note else each for each in returned.statements
        ),
    )


class TestGivingOut:
    def test_notes_stand_in_the_order_of_the_guidance_with_jottings_last(self) -> None:
        review, interview, _ = a_checked_review()
        for number, prompt in enumerate((OTHER, "relied_on", "free"), start=1):
            review = review.having(a_note(source=interview.id, number=number, prompt=prompt))
        numbers = [note.number for note in statements_to_check(review, interview)]
        assert numbers == [3, 2, 1]

    def test_what_says_nothing_is_withdrawn_or_is_the_interviewers_own_stays_out(self) -> None:
        review, interview, (note,) = a_checked_review("Rang the hub.")
        review = review.having(
            a_note(source=interview.id, number=2, text="  "),
            a_note(source=interview.id, number=3, withdrawn=True),
            a_note(source=interview.id, number=4, prompt="surprised"),
        )
        assert statements_to_check(review, interview) == [note]

    def test_the_copy_knows_text_and_revision_of_each_note(self) -> None:
        review, interview, (note,) = a_checked_review("Rang the hub.")
        revision, copy_id = uuid4(), uuid4()
        copy = issued(review, interview, {str(note.id): revision}, TERMS, copy=copy_id, made=NOON)
        (statement,) = copy.statements
        assert (statement.note, statement.revision) == (note.id, revision)
        assert (statement.number, statement.text) == (1, "Rang the hub.")
        assert (copy.id, copy.due, copy.by, copy.protected) == (copy_id, TERMS.due, "P1", True)

    def test_nothing_to_check_is_said(self) -> None:
        review, interview, _ = a_checked_review()
        with pytest.raises(NothingToCheckError):
            issued(review, interview, {}, TERMS, copy=uuid4(), made=NOON)

    def test_a_note_that_is_not_on_the_disk_is_never_left_out_silently(self) -> None:
        review, interview, _ = a_checked_review("Rang.")
        with pytest.raises(NotesNotSavedError):
            issued(review, interview, {}, TERMS, copy=uuid4(), made=NOON)


class TestWhichCopy:
    def test_a_copy_nobody_gave_out_is_refused(self) -> None:
        review, interview, _ = a_checked_review("Rang.")
        copy = a_copy(review, interview)
        with pytest.raises(UnknownCopyError, match="not one that was made in this review"):
            copy_returned(review, interview, came_back(copy))

    def test_the_file_of_another_interview_says_whose_it_is(self) -> None:
        review, interview, _ = a_checked_review("Rang.")
        copy = a_copy(review, interview)
        (agency,) = review.agencies
        who = a_practitioner(reference="HV2", agency=agency)
        other = an_interview(practitioner=who.id)
        review = review.having(copy, who, other)
        with pytest.raises(OtherInterviewError, match="made for SN1"):
            copy_returned(review, other, came_back(copy))
        assert copy_returned(review, interview, came_back(copy)) == copy

    def test_an_older_copy_can_be_read_and_is_said_to_be_older(self) -> None:
        review, interview, _ = a_checked_review("Rang.")
        older = a_copy(review, interview)
        newer = a_copy(review, interview, made=NOON + timedelta(days=3))
        review = review.having(older, newer)
        assert copy_returned(review, interview, came_back(older)) == older
        assert newer_copy(review, older) == newer
        assert newer_copy(review, newer) is None


class TestComparing:
    def test_what_nobody_touched_is_silence(self) -> None:
        review, interview, _ = a_checked_review("Rang.", "Wrote.")
        copy = a_copy(review, interview)
        comparisons = compared(review.having(copy), copy, came_back(copy))
        assert [each.found for each in comparisons] == [Found.UNTOUCHED, Found.UNTOUCHED]
        assert all(each.silent and each.meant is None for each in comparisons)

    def test_an_answer_stands_beside_its_statement(self) -> None:
        review, interview, notes = a_checked_review("Rang.", "Wrote.")
        copy = a_copy(review, interview)
        returned = with_statement(came_back(copy), notes[1].id, answer="Agreed")
        first, second = compared(review.having(copy), copy, returned)
        assert (first.found, second.found) == (Found.UNTOUCHED, Found.ANSWERED)
        assert (second.answer, second.meant) == ("Agreed", Outcome.AGREED)

    def test_an_edited_statement_is_offered_as_a_correction(self) -> None:
        review, interview, notes = a_checked_review("Rang on Monday.")
        copy = a_copy(review, interview)
        returned = with_statement(came_back(copy), notes[0].id, text="Rang on Tuesday.")
        (edited,) = compared(review.having(copy), copy, returned)
        assert (edited.found, edited.meant) == (Found.EDITED, Outcome.CORRECTED)
        assert [each.text for each in edited.stretches] == ["Rang on ", "Monday", "Tuesday", "."]

    def test_edited_and_agreed_at_once_is_left_to_a_person(self) -> None:
        review, interview, notes = a_checked_review("Rang on Monday.")
        copy = a_copy(review, interview)
        returned = with_statement(came_back(copy), notes[0].id, text="Rang.", answer="Agreed")
        (edited,) = compared(review.having(copy), copy, returned)
        assert (edited.found, edited.meant) == (Found.EDITED, None)

    def test_a_statement_cut_out_of_the_file_is_said_to_be(self) -> None:
        review, interview, notes = a_checked_review("Rang.", "Wrote.")
        copy = a_copy(review, interview)
        returned = with_statement(came_back(copy), notes[0].id, text=None)
        missing = replace(returned, statements=returned.statements[1:])
        for each in (returned, missing):
            first, second = compared(review.having(copy), copy, each)
            assert (first.found, first.meant) == (Found.CUT_OUT, None)
            assert second.found is Found.UNTOUCHED

    def test_a_duplicated_statement_is_shown_once_and_said_to_stand_twice(self) -> None:
        review, interview, notes = a_checked_review("Rang.")
        copy = a_copy(review, interview)
        returned = with_statement(came_back(copy), notes[0].id, times=2)
        (twice,) = compared(review.having(copy), copy, returned)
        assert twice.times == 2

    def test_what_was_added_comes_last(self) -> None:
        review, interview, _ = a_checked_review("Rang.")
        copy = a_copy(review, interview)
        returned = came_back(copy, additions=("I also wrote\nto the school.", " "))
        _, added = compared(review.having(copy), copy, returned)
        assert (added.found, added.meant) == (Found.ADDED, Outcome.ADDED)
        assert added.returned == "I also wrote\nto the school."

    def test_a_statement_the_copy_never_held_is_not_passed_over(self) -> None:
        review, interview, _ = a_checked_review("Rang.")
        copy = a_copy(review, interview)
        stranger = ReturnedStatement(note=uuid4(), text="Pasted in.", answer="See there.")
        returned = came_back(copy)
        returned = replace(returned, statements=(*returned.statements, stranger))
        comparisons = compared(review.having(copy), copy, returned)
        assert [each.returned for each in comparisons] == ["Rang.", "Pasted in.", "See there."]

    def test_what_was_changed_here_since_is_shown(self) -> None:
        review, interview, notes = a_checked_review("Rang.")
        copy = a_copy(review, interview)
        review = review.having(copy, replace(notes[0], text="Rang them."))
        (each,) = compared(review, copy, came_back(copy))
        assert each.changed_here
        assert (each.issued, each.now) == ("Rang.", "Rang them.")

    def test_answers_on_paper_have_nothing_in_them_yet(self) -> None:
        review, interview, _ = a_checked_review("Rang.")
        copy = a_copy(review, interview)
        (each,) = compared(review.having(copy), copy)
        assert (each.found, each.returned, each.answer) == (Found.UNTOUCHED, "Rang.", "")


@given(st.permutations(range(5)), st.lists(st.text(max_size=30), min_size=5, max_size=5))
def test_statements_are_found_wherever_they_stand(order: list[int], answers: list[str]) -> None:
    texts = "Rang.", "Wrote.", "Rang.", "Saw her.", "Rang."
    review, interview, notes = a_checked_review(*texts)
    copy = a_copy(review, interview)
    moved = tuple(
        ReturnedStatement(note=notes[at].id, text=texts[at], answer=answers[at]) for at in order
    )
    comparisons = compared(review.having(copy), copy, came_back(copy, statements=moved))
    assert [each.note for each in comparisons] == [note.id for note in notes]
    assert [each.answer for each in comparisons] == [answer.strip() for answer in answers]
    assert all(each.found in (Found.UNTOUCHED, Found.ANSWERED) for each in comparisons)
