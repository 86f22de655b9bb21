"""An agreed interview is closed until somebody says why it is opened again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.closing import is_open_to_changes, last_reopening, reopened
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from tests.builders import NOON, a_review

LATER = NOON + timedelta(days=1)


@pytest.fixture
def review() -> Review:
    return a_review()


@pytest.fixture
def agreed(review: Review) -> Interview:
    (interview,) = review.interviews.values()
    return replace(interview, agreed=NOON)


def opened(interview: Interview, reason: str = "The date was another.") -> Interview:
    return reopened(interview, LATER, by="P2", reason=reason)


def test_an_interview_is_open_until_it_is_agreed(review: Review, agreed: Interview) -> None:
    (planned,) = review.interviews.values()

    assert is_open_to_changes(review, planned)
    assert not is_open_to_changes(review.having(agreed), agreed)


def test_with_a_reason_it_is_open_again_and_says_who_and_why(
    review: Review, agreed: Interview
) -> None:
    again = opened(agreed, "  The date\nwas another. ")

    assert is_open_to_changes(review.having(again), again)
    last = last_reopening(again)
    assert last is not None
    assert (last.at, last.by, last.reason) == (LATER, "P2", "The date was another.")


def test_agreeing_anew_closes_it_anew_and_the_earlier_opening_stays(
    review: Review, agreed: Interview
) -> None:
    anew = replace(opened(agreed), agreed=LATER + timedelta(hours=1))

    assert not is_open_to_changes(review.having(anew), anew)
    assert len(anew.reopened) == 1


def test_what_the_review_says_now_counts_for_a_page_that_holds_an_earlier_value(
    review: Review, agreed: Interview
) -> None:
    (earlier,) = review.interviews.values()

    assert not is_open_to_changes(review.having(agreed), earlier)


def test_an_open_interview_is_not_opened_again(review: Review, agreed: Interview) -> None:
    (planned,) = review.interviews.values()

    assert opened(planned) == planned
    assert opened(opened(agreed)) == opened(agreed)


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_without_a_reason_nothing_is_opened(agreed: Interview, reason: str) -> None:
    with pytest.raises(ValueError, match="reason"):
        opened(agreed, reason)


@given(days=st.integers(-400, 400))
def test_a_clock_that_was_set_back_does_not_keep_it_shut(days: int) -> None:
    review = a_review()
    (interview,) = review.interviews.values()
    agreed = replace(interview, agreed=NOON)

    again = reopened(agreed, NOON + timedelta(days=days), by="P1", reason="A date.")

    assert is_open_to_changes(review.having(again), again)


def test_neither_a_reason_nor_a_name_shows_in_what_is_logged(agreed: Interview) -> None:
    assert "another" not in repr(opened(agreed))
