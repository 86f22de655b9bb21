"""Key points: cut where a sentence ends, never reworded, and which statement stands for others."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.accuracy_outcome import Checked
from interviewer.domain.evidence import Told
from interviewer.domain.interview import Note
from interviewer.domain.key_points import KEY_WORDS, key_points, shortened
from tests.builders import a_note

ACCENTED = "a\N{COMBINING ACUTE ACCENT}"
SENTENCE = "It was read on the Tuesday after that because nobody was there. "


def told(text: str, **changes: Any) -> Told:
    note = a_note(text=text, **changes)
    return Told(note=note, account=note.source, checked=Checked(), facets={})


def notes(*those: Told, first: tuple[Note, ...] = ()) -> list[str]:
    return [point.text for point in key_points(those, {note.id for note in first})]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Rang the hub.", "Rang the hub."),
        ("Rang\n the  hub.", "Rang the hub."),
        (SENTENCE * 4, (SENTENCE * 2).strip() + " …"),
        ("word " * 31, "word " * 25 + "…"),
        ("word " * 30, ("word " * 30).strip()),
        ("word, " * 40, ("word, " * 25).strip(" ,") + " …"),
        (f"{'word ' * 14}“end.” {'word ' * 40}", f"{'word ' * 14}“end.” …"),
        (f"Yes. {'word ' * 40}", f"Yes. {'word ' * 24}…"),
        ("字" * 400, "字" * 240 + " …"),
        (f"x{ACCENTED * 300}", f"x{ACCENTED * 119} …"),
    ],
)
def test_a_statement_is_cut_after_a_sentence_or_a_word(text: str, short: str) -> None:
    assert shortened(text) == short


@given(st.text())
def test_nothing_is_reworded_and_what_is_cut_says_so(text: str) -> None:
    from interviewer.domain.text import clean

    short, words = shortened(text), " ".join(clean(text).split())
    if short.endswith(" …") and short != words:
        assert words.startswith(short.removesuffix(" …"))
    else:
        assert short == words
    assert len(short.split()) <= KEY_WORDS + 6


def test_the_first_one_stands_for_the_others() -> None:
    assert notes(told(SENTENCE * 4), told("Rang.")) == [(SENTENCE * 2).strip() + " …"]


def test_those_that_follow_stand_with_it_as_long_as_they_fit_whole() -> None:
    short = [told(f"Rang the hub on day {n} of it.") for n in range(9)]
    assert len(notes(*short)) == 3
    assert notes(told("Rang."), told(SENTENCE * 4), told("Wrote.")) == ["Rang."]


def test_what_somebody_made_something_of_goes_before_the_others() -> None:
    late = told("Opened in November.")
    assert notes(told("Rang."), late, first=(late.note,))[0] == "Opened in November."


def test_what_is_not_to_be_quoted_stands_for_nothing() -> None:
    assert notes(told("Never.", do_not_quote=True), told("Rang.")) == ["Rang."]
    assert notes(told("Never.", do_not_quote=True)) == []
    assert notes() == []
