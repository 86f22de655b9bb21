"""The Word table of follow-ups."""

from datetime import date
from pathlib import Path
from uuid import uuid4

from interviewer.documents.follow_ups import follow_up_table
from interviewer.domain.interview import FollowUp
from interviewer.domain.review import Review
from tests.builders import a_note, a_review
from tests.unit.documents.reading import checked, everything, opened
from tests.unit.documents.sample import LONDON, MADE, TEMPLATE


def table(review: Review) -> bytes:
    found = list(review.follow_ups.values())
    return follow_up_table(review, found, template=TEMPLATE, zone=LONDON, made=MADE)


def an_owing_review() -> Review:
    review = a_review()
    (interview,) = review.interviews.values()
    note = a_note(source=interview.id, number=7, text="Said something private.")
    return review.having(
        note,
        FollowUp(
            id=uuid4(),
            interview=interview.id,
            note=note.id,
            text="On which day was the letter sent?",
            owner="P1",
            due=date(2026, 11, 2),
        ),
        FollowUp(
            id=uuid4(),
            interview=interview.id,
            text="Who keeps the rota?",
            answer="The duty desk.",
            answer_source="A call to the desk",
            answered=True,
            answered_on=date(2026, 11, 10),
        ),
    )


def test_each_row_says_what_is_owed_by_whom_and_by_when(tmp_path: Path) -> None:
    told = everything(checked(table(an_owing_review()), tmp_path))
    assert "SN1·7 | On which day was the letter sent? | P1 | 2 Nov 2026 (overdue) | Open" in told
    assert "The duty desk. / (10 Nov 2026) | A call to the desk" in told


def test_nothing_of_the_notes_is_in_it() -> None:
    assert "private" not in everything(opened(table(an_owing_review())))


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    told = everything(checked(table(a_review()), tmp_path))
    assert "Nothing is owed." in told
