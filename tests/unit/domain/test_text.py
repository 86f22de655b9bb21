"""Text from anywhere: one kind of line break, and nothing that a Word file cannot hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from interviewer.domain.text import clean

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    "line_break", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
)
def test_every_kind_of_line_break_becomes_one(line_break: str) -> None:
    assert clean(f"first{line_break}second") == "first\nsecond"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_what_no_word_file_can_hold_leaves_a_visible_mark_in_its_place(character: str) -> None:
    assert clean(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize(
    "text",
    [
        "Tab\there",
        "Ji pasakė: „ačiū“ – ir išėjo.",
        "Она сказала: «спасибо»",
        "\u202bهي قالت شكرا\u202c",
        "👩‍👧 and e\u0301",
        "",
    ],
)
def test_every_script_and_sign_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@given(ANY_TEXT)
@settings(deadline=None)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
@settings(deadline=None)
def test_clean_text_comes_through_xml_unchanged(text: str) -> None:
    element = etree.Element("t")
    element.text = clean(text)

    assert (etree.fromstring(etree.tostring(element)).text or "") == clean(text)
