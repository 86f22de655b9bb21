"""The gauge is honest: what is guessed first counts for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.storage import Gauge, passphrase_strength


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "a",
        "password",
        "Password1!",
        "P@ssw0rd2026",
        "password password password password",
        "passwordpasswordpassword",
        "qwertyuiop asdfghjkl zxcvbnm",
        "1234567890123456",
        "abcdefghijklmnop",
        "aaaaaaaaaaaaaaaaaaaa",
        "12/11/2026 01/02/2025",
        "Safeguarding Children Board",
        "Child Kestrel review",
        "correct horse battery staple",
        "demonstration",
        "lantern",
        "Lantern1!",
        "plum lantern",
        "ox by an up at",
    ],
)
def test_what_is_guessed_early_is_not_enough(text: str) -> None:
    strength = passphrase_strength(text)
    assert not strength.enough
    assert strength.gauge is Gauge.NOT_ENOUGH
    assert strength.advice


@pytest.mark.parametrize(
    "text",
    [
        "plum otter lantern",
        "plum-otter-lantern",
        "coffeetrainfish",
        "šaltis ežeras pieva",
        "лес река дом",
    ],
)
def test_three_random_words_will_do(text: str) -> None:
    assert passphrase_strength(text).gauge is Gauge.FAIR


@pytest.mark.parametrize(
    "text",
    [
        "plum otter lantern gravel",
        "xK7q-vR2m-Tz9w-Lp4d",
        "hT8$kQ2!vZ5&nB",
        "1plum2Otter3lantern4Gravel",
    ],
)
def test_four_words_or_a_random_string_are_good(text: str) -> None:
    assert passphrase_strength(text).gauge is Gauge.GOOD


@given(st.text())
def test_any_text_is_gauged_and_none_is_repeated(text: str) -> None:
    strength = passphrase_strength(text)
    assert strength.enough == (strength.gauge is not Gauge.NOT_ENOUGH)
    if len(text) > 20:
        assert text not in repr(strength)


@given(st.lists(st.sampled_from(["plum", "otter", "password", "1234", "x"]), max_size=6))
def test_another_word_never_makes_it_worse(words: list[str]) -> None:
    order = list(Gauge)
    shorter = passphrase_strength(" ".join(words)).gauge
    longer = passphrase_strength(" ".join([*words, "gravel"])).gauge
    assert order.index(longer) >= order.index(shorter)
