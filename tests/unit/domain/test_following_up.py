"""What somebody owes, across interviews."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.following_up import (
    NOBODY,
    Shown,
    Standing,
    Wanted,
    answered,
    count_words,
    follow_ups,
    origin,
    owners,
    reopened,
    standing,
)
from interviewer.domain.interview import FollowUp
from interviewer.domain.review import Review
from tests.builders import a_note, a_review

TODAY = date(2026, 11, 26)


def owed(review: Review, **changes: Any) -> FollowUp:
    (interview,) = review.interviews.values()
    return FollowUp(**{"id": uuid4(), "interview": interview.id, "text": "Ask the hub.", **changes})


def texts(review: Review, **wanted: Any) -> list[str]:
    return [each.text for each in follow_ups(review, Wanted(**wanted), TODAY)]


@pytest.mark.parametrize(
    ("due", "is_answered", "stands"),
    [
        (None, False, Standing.OPEN),
        (date(2026, 11, 25), False, Standing.OVERDUE),
        (date(2026, 11, 26), False, Standing.OPEN),
        (date(2026, 11, 25), True, Standing.ANSWERED),
    ],
)
def test_how_it_stands(due: date | None, is_answered: bool, stands: Standing) -> None:
    assert standing(owed(a_review(), due=due, answered=is_answered), TODAY) is stands


def a_list() -> Review:
    review = a_review()
    return review.having(
        owed(review, text="Later", due=date(2026, 12, 9), owner="P1"),
        owed(review, text="Overdue", due=date(2026, 11, 2), owner="p1"),
        owed(review, text="Some day"),
        owed(review, text="Done", answered=True, owner="SW1", answer="It was the fourth."),
        owed(review, text="Gone", withdrawn=True, owner="SW9"),
    )


def test_what_is_due_first_comes_first_and_what_is_answered_comes_last() -> None:
    assert texts(a_list(), shown=Shown.ALL) == ["Overdue", "Later", "Some day", "Done"]


def test_a_list_can_be_filtered() -> None:
    review = a_list()
    assert texts(review) == ["Overdue", "Later", "Some day"]
    assert texts(review, shown=Shown.OVERDUE) == ["Overdue"]
    assert texts(review, shown=Shown.ANSWERED) == ["Done"]
    assert texts(review, owner="P1") == ["Overdue", "Later"]
    assert texts(review, owner=NOBODY) == ["Some day"]
    assert texts(review, shown=Shown.ALL, words="fourth sn1") == ["Done"]


def test_owners_are_named_once_however_they_are_written() -> None:
    assert owners(a_list()) == [NOBODY, "P1", "SW1"]


def test_what_is_counted() -> None:
    review = a_list()
    everything = follow_ups(review, Wanted(shown=Shown.ALL), TODAY)
    assert count_words(everything, TODAY) == "3 still owed, 1 of them overdue"
    assert count_words([], TODAY) == ""


def test_it_says_which_note_it_comes_from() -> None:
    review = a_review()
    (interview,) = review.interviews.values()
    note = a_note(source=interview.id, number=7)
    review = review.having(note)
    assert origin(review, owed(review, note=note.id)) == "SN1·7"
    assert origin(review, owed(review)) == "SN1"


def test_an_answer_has_its_day_until_it_is_owed_again() -> None:
    follow_up = owed(a_review())
    assert answered(follow_up, TODAY).answered_on == TODAY
    assert reopened(answered(follow_up, TODAY)) == follow_up
