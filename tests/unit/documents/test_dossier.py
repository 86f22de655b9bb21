"""The evidence dossier as a Word document."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.documents.dossier import dossier_passages
from interviewer.documents.dossier.statements import NOT_QUOTED
from interviewer.documents.subject import bookmark_of
from interviewer.domain.dossier import DossierChoices, dossier_of
from interviewer.domain.evidence import Wanted
from interviewer.domain.interview import Note
from interviewer.domain.key_points import shortened
from interviewer.domain.review import Review
from interviewer.domain.text import clean
from interviewer.domain.time_line import LaneKind, time_line
from tests.builders import a_review
from tests.libreoffice import converted
from tests.system_packages import wants
from tests.unit.documents.dossier_sample import (
    ALL,
    DIFFER,
    HIDDEN,
    LONG,
    THOUGHT,
    UNQUOTED,
    a_collated_review,
    dossier,
    only,
)
from tests.unit.documents.findings_sample import OPENED, OTHER_INTERVIEW
from tests.unit.documents.golden import DOSSIER, dossier_written
from tests.unit.documents.reading import checked, everything, member, opened, outline, under
from tests.unit.documents.sample import MOVE
from tests.unit.documents.structure import problems


def told(review: Review, choices: DossierChoices | None = None) -> str:
    return everything(opened(dossier(review, choices)))


def chapters(content: bytes) -> list[str]:
    """The headings of the contents."""
    prefix = "Heading 1: "
    return [line[len(prefix) :] for line in outline(opened(content)) if line.startswith(prefix)]


def test_it_reads_as_it_should(tmp_path: Path) -> None:
    checked(dossier(a_collated_review(), ALL), tmp_path)
    assert dossier_written() == DOSSIER.read_text(encoding="utf-8")


def test_the_same_review_makes_the_same_bytes() -> None:
    assert dossier(a_collated_review(), ALL) == dossier(a_collated_review(), ALL)


def test_it_tells_what_it_is_making_and_an_error_ends_it() -> None:
    steps = list[str]()
    dossier(a_collated_review(), step=steps.append)
    assert steps[0] == "Choosing the statements"
    assert "Episode 2: The move (Sep–Dec 2021)" in steps

    def stop(_: str) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        dossier(a_collated_review(), step=stop)


def test_an_empty_review_says_so(tmp_path: Path) -> None:
    text = everything(checked(dossier(a_review(), ALL), tmp_path))
    assert "Nobody has been interviewed yet." in text
    assert "No two accounts have been compared yet." in text


# --- What it holds ------------------------------------------------------------------------------


def test_it_comes_in_the_order_in_which_it_is_read() -> None:
    assert chapters(dossier(a_collated_review(), ALL)) == [
        "How this dossier was made",
        "Time line",
        "Key points",
        "Episode 2: The move (Sep–Dec 2021)",
        "Episode 3 (from Jan 2022)",
        "Confirmed for no episode",
        "Thematic area: Discussion and information sharing",
        "Lines of enquiry",
        "Agreements and differences",
        "What was not heard",
        "Figures",
        "The practitioners' reflections",
        "The panel's reflection",
        "Abbreviations",
        "Annex: the accounts in full",
    ]


def test_what_is_not_chosen_has_no_chapter() -> None:
    content = dossier(a_collated_review(), DossierChoices(panel=False))
    assert not {"The practitioners' reflections", "The panel's reflection"} & {*chapters(content)}
    text = everything(opened(content))
    words = ("PANELWORD", "Would knock again.", "ENTRYWORD", "QX", "Annex", "Time line")
    assert [word for word in words if word in text] == []
    everything_chosen = told(a_collated_review(), ALL)
    assert [word for word in words if word not in everything_chosen] == []


def test_a_long_statement_stands_whole_in_the_annex_only() -> None:
    whole, key = " ".join(LONG.text.split()), shortened(LONG.text)
    assert key.endswith("…")
    without, together = told(a_collated_review()), told(a_collated_review(), ALL)
    assert (key in without, whole in without) == (True, False)
    assert together.count(whole) == 1


def test_each_statement_is_marked_once_and_its_numbers_lead_there() -> None:
    for choices in (DossierChoices(), ALL):
        xml = member(dossier(a_collated_review(), choices), "word/document.xml")
        assert xml.count(f'w:name="{bookmark_of(LONG.id)}"') == 1
        assert xml.count(f'w:anchor="{bookmark_of(LONG.id)}"') > 3


def test_a_comparison_is_seen_on_both_ends_with_its_reason() -> None:
    lines = told(a_collated_review()).split("\n")
    assert "Note Tags: Differs from HO2·2: One says November." in lines
    assert "Note Tags: Differs from HO2·1: One says November." in lines
    row = "Opened the letter in November. HO2·1 | The inbox was read every day. HO2·2 (disputed)"
    assert f"Row: {row} | One says November." in lines


def test_an_end_that_is_filtered_out_is_named_without_its_words() -> None:
    choices = DossierChoices(wanted=Wanted(notes=frozenset((OPENED.id,))))
    text = told(a_collated_review(), choices)
    assert "Differs from HO2·2: One says November." in text
    assert "HO2·2 (not in this dossier)" in text
    assert "The inbox was read every day." not in text


def test_the_panels_thoughts_are_marked_as_the_panels() -> None:
    panels = under(opened(dossier(a_collated_review())), "Whose voice is missing?")
    assert panels == [
        f"Reflection: The panel: {THOUGHT.text}",
        "Note Tags: Prompted by HO2·3",
    ]


def test_a_key_point_says_what_nobody_may_overlook() -> None:
    text = told(a_collated_review())
    assert "The inbox was read every day. HO2·2 (disputed)" in text
    assert "The practitioner disputes this: “On Tuesdays.”" in text


# --- What never leaves --------------------------------------------------------------------------


@pytest.mark.parametrize("choices", [DossierChoices(), ALL])
def test_what_identifies_a_colleague_stands_nowhere_and_is_counted(choices: Any) -> None:
    text = told(a_collated_review(), choices)
    for word in ("HIDDENWORD", "HO2·4", "HIDDENREASON", "Ask the other one.", "SN1·13"):
        assert word not in text
    assert "Two statements are counted and left out: a colleague could be recognised." in text
    assert "One comparison with such a statement is left out." in text


@pytest.mark.parametrize("choices", [DossierChoices(), ALL])
def test_what_is_not_to_be_quoted_keeps_its_number_and_loses_its_words(choices: Any) -> None:
    text = told(a_collated_review(), choices)
    assert "UNQUOTEDWORD" not in text
    assert f"HO2·5\t{NOT_QUOTED}" in text
    assert "Two statements are not to be quoted" in text


def test_what_is_not_to_be_quoted_is_compared_by_its_number() -> None:
    link = replace(DIFFER, second=UNQUOTED.id)
    text = told(a_collated_review(link), ALL)
    assert "UNQUOTEDWORD" not in text
    row = f"Row: Opened the letter in November. HO2·1 | HO2·5: {NOT_QUOTED} | One says November."
    assert row in text.split("\n")


def test_what_was_recorded_of_proceedings_is_one_line_of_the_method() -> None:
    text = told(a_collated_review(), ALL)
    assert "PROCEEDINGSWORD" not in text
    assert text.count("Whether proceedings stand in the way was asked before") == 1


def test_filters_hold_and_are_told() -> None:
    choices = replace(ALL, wanted=only(line="procedures"))
    text = told(a_collated_review(), choices)
    assert "Opened the letter" not in text
    assert " ".join(LONG.text.split()) in text
    assert "Line of enquiry: Policies and procedures" in text


def test_only_checked_statements_by_choice() -> None:
    review = a_collated_review()
    text = told(review, DossierChoices(checked_only=True))
    assert "The inbox was read every day." in text
    assert "Opened the letter in November." not in text
    assert "no reply is never an answer" in text


def test_the_time_line_shows_the_same_notes_as_the_figures() -> None:
    review = a_collated_review()
    told = under(opened(dossier(review, ALL)), "Time line")
    # SN1·1, 2, 5, 7, 8, 10 to 13: the reflection SN1·6 has no date either.
    assert "Row: SN1 · School nurse | No date | 9 notes about nothing that has a date" in told
    chosen = dossier_of(review, ALL)
    line = time_line(review, chosen.evidence, notes=chosen.counted.notes)
    shown = {note for lane in line.of(LaneKind.ACCOUNTS) for m in lane.marks for note in m.notes}
    assert shown == set(chosen.counted.notes or ())


# --- Any text -----------------------------------------------------------------------------------

TYPED = st.text(st.characters(exclude_categories=()), max_size=80).map(clean)
"""Anything, as it is kept: every text is cleaned on the way in."""


@settings(max_examples=20, deadline=None)
@given(text=TYPED, other=TYPED, verbatim=...)
def test_any_text_comes_through_whole(text: str, other: str, verbatim: bool) -> None:
    note = replace(OPENED, text=text, verbatim=verbatim, episodes=(MOVE.id,))
    review = a_collated_review(note, replace(THOUGHT, text=other), replace(LONG, text=other))
    content = dossier(review, ALL)
    assert problems(content) == []
    read = everything(opened(content))
    lines = [line for said in (text, other) for line in said.split("\n") if line.strip()]
    assert [line for line in lines if line.strip() not in read] == []


@wants("soffice", "libreoffice-writer")
def test_every_note_is_read_in_another_word_processor(tmp_path: Path) -> None:
    review = a_collated_review()
    content = dossier(review, ALL)
    text = converted(content, "dossier.docx", "txt:Text (encoded):UTF8", tmp_path).decode()
    missing = [
        note.number
        for note in review.notes.values()
        if _stands(note) and note.text.split("\n")[0] not in text
    ]
    assert missing == []


def _stands(note: Note) -> bool:
    hidden = note.withdrawn or note.identifies_colleague or note.do_not_quote
    return bool(note.text.strip()) and not hidden


# --- The look for identifiers -------------------------------------------------------------------


@pytest.mark.parametrize("choices", [DossierChoices(), ALL])
def test_everything_typed_that_stands_in_it_is_looked_through(choices: DossierChoices) -> None:
    review = a_collated_review()
    found = dossier_passages(review, choices=choices)
    texts = [passage.text(review) for passage in found]
    assert len(set(found)) == len(found)
    text = told(review, choices)
    for typed in (LONG.text, THOUGHT.text, "One says November.", "On Tuesdays.", "School nurse"):
        assert typed in texts
    for hidden in (HIDDEN.text, UNQUOTED.text, "HIDDENREASON"):
        assert hidden not in texts
    for note in review.notes.values():
        stands = _stands(note) and shortened(note.text) in text
        assert note.text in texts or not stands
    assert ("Letter sent, ENTRYWORD." in texts) is choices.chronology


def test_dates_in_the_time_line_are_looked_through_where_there_is_one() -> None:
    review = a_collated_review()
    texts = {passage.text(review) for passage in dossier_passages(review, choices=ALL)}
    assert {entry.written for entry in review.live_entries()} <= texts
    without = dossier_passages(review, choices=DossierChoices())
    assert "15 Oct 2021" not in {passage.text(review) for passage in without}


def test_the_words_that_were_looked_for_are_looked_through_too() -> None:
    review = a_collated_review()
    choices = DossierChoices(wanted=Wanted(words="letter"))
    (typed,) = [p for p in dossier_passages(review, choices=choices) if p.stays]
    assert typed.text(review) == "letter"
    assert "Words in the notes: letter" in told(review, choices)


def test_where_interviews_are_told_with_whom() -> None:
    text = told(a_collated_review(), ALL)
    assert f"by {OTHER_INTERVIEW.interviewers[0]}" in text
