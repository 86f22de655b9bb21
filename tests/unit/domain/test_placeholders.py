"""Names in curly brackets, checked when a guidance is read and filled in when a letter is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.guidance.placeholders import Placeholder, filled, unknown_placeholders


@pytest.mark.parametrize("name", Placeholder)
def test_every_name_is_known_and_filled_in(name: Placeholder) -> None:
    text = f"Before {{{name}}} after"
    assert unknown_placeholders(text) == ()
    assert filled(text, {name: "12 Nov 2026"}) == "Before 12 Nov 2026 after"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("On {day} at {place}.", ("{day}",)),
        ("{}", ("{}",)),
        ("{ date }", ("{ date }",)),
        ("{date", ("{",)),
        ("date}", ("}",)),
        ("{{date}}", ("{", "}")),
        ("{day} and {day}", ("{day}",)),
        ("No brackets", ()),
    ],
)
def test_what_cannot_be_filled_in_is_named_once(text: str, unknown: tuple[str, ...]) -> None:
    assert unknown_placeholders(text) == unknown


@given(st.text(), st.text())
def test_what_a_value_says_is_never_filled_in_again(place: str, date: str) -> None:
    values = {Placeholder.PLACE: place, Placeholder.DATE: date}
    assert filled("{place}|{date}", values) == f"{place}|{date}"


@given(st.text(alphabet="{}dateplc ", max_size=40))
def test_a_text_without_unknown_names_has_no_bracket_left(text: str) -> None:
    if not unknown_placeholders(text):
        assert "{" not in filled(text, dict.fromkeys(Placeholder, "x"))
