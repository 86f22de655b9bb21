"""What an answer in the accuracy check seems to mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.answer_words import answer_meant
from interviewer.domain.words import Outcome


@pytest.mark.parametrize(
    "words",
    [
        "Agreed",
        "I agree.",
        "YES",
        "Yes, agreed, thank you.",
        "That’s correct",
        "Correct",
        "This is a fair and accurate record.",
        "No changes needed",
        "This is what I said",
        "ok",
    ],
)
def test_plain_agreement(words: str) -> None:
    assert answer_meant(words) is Outcome.AGREED


@pytest.mark.parametrize(
    "words",
    [
        "I don’t agree",
        "Disagree",
        "This is not what I said.",
        "I never said that",
        "Not entirely accurate",
        "I dispute this",
        "That is wrong.",
    ],
)
def test_plain_dispute(words: str) -> None:
    assert answer_meant(words) is Outcome.DISPUTED


@pytest.mark.parametrize(
    "words", ["It should be Tuesday.", "Please change “hub” to “team”", "Agreed but should say May"]
)
def test_a_correction_asked_for(words: str) -> None:
    assert answer_meant(words) is Outcome.CORRECTED


@pytest.mark.parametrize("words", ["Please remove this.", "I do not want this used", "Withdraw"])
def test_a_wish_to_withdraw(words: str) -> None:
    assert answer_meant(words) is Outcome.WITHDRAWN


@pytest.mark.parametrize(
    "words",
    [
        "Agreed, but it was Tuesday",
        "Please correct this",
        "Is this correct?",
        "Yes and no",
        "No",
        "I don't disagree",
        "Agree / Disagree",
        "Wrong day: should be Tuesday",
        "I was on leave that week.",
        "Agreed. " * 200,
    ],
)
def test_where_it_is_unclear_a_person_decides(words: str) -> None:
    assert answer_meant(words) is None


@given(st.text(alphabet=" \t\n.,;:!-–—…\u00a0\u200b", max_size=50))
def test_silence_means_nothing(words: str) -> None:
    assert answer_meant(words) is None


@given(st.text(max_size=200))
def test_any_text_is_read(words: str) -> None:
    assert answer_meant(words) in (None, *Outcome)


@given(st.sampled_from(["not", "never", "don't"]), st.sampled_from(["agree", "agreed", "correct"]))
def test_a_denied_agreement_is_none(no: str, agree: str) -> None:
    assert answer_meant(f"I {no} {agree}") is not Outcome.AGREED
