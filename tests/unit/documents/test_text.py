"""Whatever people type comes through, or is cleaned in the way that is said."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.documents.directions import runs_right_to_left, stretches
from interviewer.documents.word import Cell, Column, WordDocument, Words, lines
from interviewer.domain.text import clean
from tests.unit.documents.reading import checked, everything, member, opened
from tests.unit.documents.sample import (
    FOLLOW_UPS,
    MADE,
    MARKS,
    PARTICULARS,
    PRACTITIONER,
    TEMPLATE,
    a_told_review,
    note,
    summary,
)
from tests.unit.documents.structure import problems

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
HEBREW = "היא אמרה שלא ישנה"
ARABIC = "قالت إنها كانت خائفة"


def note_paragraphs(*texts: str) -> list[Paragraph]:
    """The first paragraph of each note."""
    notes = [note(50 + number, "free", text) for number, text in enumerate(texts)]
    document = opened(summary(a_told_review(*notes)))
    starts = [f"SN1·{kept.number}\t" for kept in notes]
    return [p for p in document.paragraphs if p.text.startswith(tuple(starts))]


def properties(paragraph: Any, tag: str) -> int:
    return sum(1 for _ in paragraph._p.iter(qn(tag)))


@settings(max_examples=40)  # each makes a whole document and takes it apart
@given(text=ANYTHING, verbatim=..., other=ANYTHING)
def test_any_text_anywhere_makes_a_sound_document_that_holds_it(
    text: str, verbatim: bool, other: str
) -> None:
    review = a_told_review(
        note(50, "free", text, verbatim=verbatim),
        note(51, other, text),
        replace(MARKS[1], reason=other),
        replace(FOLLOW_UPS[0], text=text, owner=other, answer=other),
        replace(PARTICULARS, label=other, marking=other),
        replace(PRACTITIONER, reference=other, role=text),
    )
    content = summary(review)
    assert problems(content) == []
    written = everything(opened(content))
    assert all(line in written for line in lines(text)) or not text.strip()


@given(ANYTHING)
def test_lines_lose_nothing_but_blank_lines(text: str) -> None:
    kept = "".join(lines(text)).split()
    assert kept == clean(text).split() or "".join(kept) == "".join(clean(text).split())
    assert all(line.strip() for line in lines(text))


@given(ANYTHING, st.booleans())
def test_stretches_are_the_text_in_order(text: str, back: bool) -> None:
    pieces = list(stretches(text, paragraph=back))
    assert "".join(piece for piece, _ in pieces) == text
    ways = [way for _, way in pieces]
    assert all(before is not after for before, after in pairwise(ways))


def test_every_script_comes_through_as_it_was_typed(tmp_path: Path) -> None:
    texts = [
        "Mama bijojo naktį, sakė: „ačiū, viskas gerai“. Žąsėlė.",
        "Она сказала, что ключи у соседки.",
        "Smiled \N{SLIGHTLY SMILING FACE} then \N{FAMILY}\N{ZERO WIDTH JOINER}\N{GIRL}.",
        HEBREW,
        ARABIC,
        "e\N{COMBINING ACUTE ACCENT} stays in two letters",
    ]
    notes = [note(50 + number, "free", text) for number, text in enumerate(texts)]
    written = everything(checked(summary(a_told_review(*notes)), tmp_path))
    assert all(text in written for text in texts)


def test_what_no_word_file_can_hold_stays_visible_as_a_replacement_character() -> None:
    (paragraph,) = note_paragraphs("bell\x07 and half\ud83d a face")
    assert paragraph.text.endswith("bell\ufffd and half\ufffd a face")


def test_every_kind_of_line_break_begins_a_paragraph_and_none_is_empty() -> None:
    review = a_told_review(note(50, "free", "one\r\ntwo\x0bthree\n\n\u2028four\x85five\x0csix"))
    written = everything(opened(summary(review))).split("\n")
    at = written.index("Note: SN1·50\tone")
    assert [line.removeprefix("Note Continued: ") for line in written[at + 1 : at + 6]] == [
        "two",
        "three",
        "four",
        "five",
        "six",
    ]


def test_tabs_and_spaces_are_kept() -> None:
    (paragraph,) = note_paragraphs("  Rota:\tnight  shift ")
    assert paragraph.text == "SN1·50\t  Rota:\tnight  shift "
    assert '<w:t xml:space="preserve">night  shift </w:t>' in paragraph._p.xml


def test_fifty_thousand_letters_stay_one_paragraph_and_their_lines_become_paragraphs() -> None:
    (whole,) = note_paragraphs("x" * 50_000)
    assert whole.text == "SN1·50\t" + "x" * 50_000
    many = "\n".join(f"line {number}" for number in range(5_000))
    document = opened(summary(a_told_review(note(50, "free", many))))
    assert everything(document).count("Note Continued: line ") == 4_999


def test_a_paragraph_runs_the_way_of_its_first_letter() -> None:
    right, left = note_paragraphs(f"12 — {HEBREW}", f"Said {HEBREW} twice.")
    assert properties(right, "w:bidi") == 1
    assert properties(left, "w:bidi") == 0


def test_only_what_runs_from_right_to_left_is_marked_so() -> None:
    (mixed,) = note_paragraphs(f"{HEBREW} NHS 111 {ARABIC}.")
    marked = [
        run.text for run in mixed.runs if run._r.rPr is not None and properties_of(run._r.rPr)
    ]
    assert "".join(marked) == f"{HEBREW}  111 {ARABIC}."
    assert "NHS" in [run.text for run in mixed.runs]


def properties_of(run_properties: Any) -> bool:
    return run_properties.find(qn("w:rtl")) is not None


def test_a_stop_after_a_foreign_word_stays_with_the_sentence() -> None:
    assert list(stretches(f"Said {HEBREW}. Then left.", paragraph=False)) == [
        ("Said ", False),
        (HEBREW, True),
        (". Then left.", False),
    ]


def test_digits_alone_have_no_direction_of_their_own() -> None:
    assert not runs_right_to_left("12 / 7")
    assert runs_right_to_left(f"12 {ARABIC}")


def test_an_empty_cell_shows_a_dash_and_a_long_row_may_run_over_the_page() -> None:
    document = WordDocument(TEMPLATE, title="Cells", made=MADE)
    rows: list[list[Cell]] = [
        ["", "short"],
        ["long", "word " * 400],
        [[Words("one"), Words("two")], "x\ny"],
    ]
    document.table([Column("A"), Column("B")], rows, caption="Cells", description="Cells.")
    document.paragraph("Normal", "The end.")
    content = document.content()
    assert problems(content) == []
    assert opened(content).tables[0].cell(1, 0).text == "–"
    assert member(content, "word/document.xml").count("<w:cantSplit/>") == 3
