"""Findings and recommendations as a Word document."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.documents.findings_passages import findings_passages
from interviewer.documents.quoting import PARAPHRASE
from interviewer.domain.interview import Note
from interviewer.domain.review import Review
from interviewer.domain.weighing import evidence_of
from tests.builders import a_guidance, a_review
from tests.unit.documents.findings_sample import (
    GUIDANCE,
    OPENED,
    READ,
    TALK,
    UNREAD,
    a_concluded_review,
    report,
)
from tests.unit.documents.golden import FINDINGS, findings_written
from tests.unit.documents.reading import checked, everything, opened, rows, style_of
from tests.unit.documents.sample import NOTES, TEMPLATE


def told(review: Review, **choices: object) -> str:
    return everything(opened(report(review, **choices)))


def test_it_reads_as_it_should(tmp_path: Path) -> None:
    checked(report(a_concluded_review()), tmp_path)
    assert findings_written() == FINDINGS.read_text(encoding="utf-8")


def test_the_same_review_makes_the_same_bytes() -> None:
    assert report(a_concluded_review()) == report(a_concluded_review())


# --- The table ----------------------------------------------------------------------------------


def test_it_ends_with_the_table_as_boards_publish_it(tmp_path: Path) -> None:
    document = checked(report(a_concluded_review()), tmp_path)
    table = document.tables[-1]
    assert document.element.body[-3] is table._tbl  # then when it was made, and the page
    assert rows(table) == [
        ["No", "Recommendation", "Rationale", "Thematic Learning Framework category"],
        [
            "1",
            "Talk first, write afterwards.",
            "Letters went unread.",
            "Theme: Discussion and information sharing / Associated lines of enquiry / "
            "Inter-agency collaboration / Policies and procedures",
        ],
        [
            "2",
            "Saltmarsh Council should read its inbox.",
            "–",
            "Theme: not chosen yet / Associated lines of enquiry / not chosen yet",
        ],
    ]


def test_in_the_last_cell_the_heading_is_underlined_and_the_lines_are_a_list() -> None:
    cell = opened(report(a_concluded_review())).tables[-1].rows[1].cells[3]
    underlined = [[run.underline for run in part.runs] for part in cell.paragraphs]
    assert underlined == [[None], [True], [None], [None]]
    styles = [style_of(part) for part in cell.paragraphs]
    assert styles == ["Table Text", "Table Text", "Table List", "Table List"]
    (bullets,) = opened(TEMPLATE).styles["Table List"].element.iter(qn("w:numId"))
    assert bullets.get(qn("w:val")) == "1"


def test_the_heading_of_the_last_column_is_the_guidances_own() -> None:
    own = replace(GUIDANCE, category_heading="Our framework")
    table = opened(report(a_concluded_review().having(own))).tables[-1]
    assert rows(table)[0][3] == "Our framework"


def test_the_long_wording_stands_in_the_chapter_and_the_short_one_in_the_table() -> None:
    text = told(a_concluded_review())
    assert text.count(TALK.text) == 1
    assert text.count(TALK.short) == 1


def test_numbers_follow_from_the_order() -> None:
    review = a_concluded_review()
    swapped = review.having(replace(READ, place="0"))
    table = opened(report(swapped)).tables[-1]
    assert [cells[:2] for cells in rows(table)[1:]] == [["1", READ.text], ["2", TALK.short]]


# --- What leaves and what never does ------------------------------------------------------------


def test_what_is_not_to_be_quoted_is_never_quoted_and_its_number_stands() -> None:
    text = told(a_concluded_review())
    assert "The duty worker never rang." not in text
    assert f"SN1·12\t{PARAPHRASE}" in text


def test_what_identifies_a_colleague_is_left_out_with_its_number_and_counted() -> None:
    review = a_concluded_review()
    text = told(review)
    assert "Ask the other one." not in text
    assert "SN1·13" not in text
    assert "One note is counted and left out of this document" in text


def test_withdrawn_notes_stand_nowhere() -> None:
    text = told(a_concluded_review())
    assert "Withdrawn words." not in text
    assert "SN1·4" not in text


def test_nothing_of_the_chronology_but_what_is_cited_and_nothing_of_reflections() -> None:
    text = told(a_concluded_review())
    assert "15 Oct 2021, Harbour Health, School file" in text
    assert "chronologyword" not in text
    assert "PROCEEDINGSWORD" not in text


def test_their_words_are_in_quotation_marks_and_others_are_not() -> None:
    text = told(a_concluded_review())
    assert "“I only ever saw the hall.”" in text
    assert "“Opened the letter in November.”" not in text


def test_without_notes_their_numbers_stand_all_the_same() -> None:
    text = told(a_concluded_review(), notes=False)
    assert OPENED.text not in text
    assert "HO2·1" in text


def test_initials_of_interviewers_by_choice() -> None:
    assert "QX" not in told(a_concluded_review())
    assert "Interviewed by QX and ZW" in told(a_concluded_review(), initials=True)


def test_the_counts_are_those_of_the_notes() -> None:
    review = a_concluded_review()
    weight = evidence_of(review, UNREAD).supports
    assert (len(weight.people), len(weight.hindsight_only), len(weight.records)) == (2, 0, 1)
    assert "2 practitioners; 1 record; Practitioner event: 1." in told(review).replace(
        "Two practitioners", "2 practitioners"
    )


def test_no_reply_is_told_as_that() -> None:
    text = told(a_concluded_review())
    assert "SN1 was given the extract on 2 Nov 2026: no reply." in text
    assert "HO2 was given the extract on 2 Nov 2026 and replied on 9 Nov 2026:" in text
    assert "No reply is never read as agreement." in text


def test_an_empty_review_says_so(tmp_path: Path) -> None:
    text = everything(checked(report(a_review()), tmp_path))
    assert "There is no finding." in text
    assert text.count("There is no recommendation.") == 2


def test_a_template_of_an_earlier_version_does() -> None:
    """A Board may have restyled the template before lists in tables had a style of their own."""
    from tests.unit.documents.reading import member, with_member

    styles = member(TEMPLATE, "word/styles.xml").replace('w:val="Table List"', 'w:val="Other"')
    earlier = with_member(TEMPLATE, "word/styles.xml", styles)
    cell = opened(report(a_concluded_review(), template=earlier)).tables[-1].rows[1].cells[3]
    assert style_of(cell.paragraphs[2]) == "Table Text"


# --- The look for identifiers -------------------------------------------------------------------


def test_everything_typed_that_stands_in_it_is_looked_through() -> None:
    review = a_concluded_review()
    text, found = told(review), findings_passages(review)
    passages = [passage.text(review) for passage in found]
    assert len(set(found)) == len(found)
    for passage in passages:
        if passage not in {TALK.text, "Table"}:
            assert all(line.strip() in text for line in passage.split("\n"))
    for note in NOTES:
        quoted = note.text.strip() and note.text.split("\n")[0] in text
        assert (note.text in passages) or not quoted or len(note.text) < 5
    assert "On Tuesdays." in passages
    assert "It was December." in passages
    assert "Ask the other one." not in passages


def test_without_notes_their_words_are_not_looked_through() -> None:
    review = a_concluded_review()
    kinds = {passage.kind for passage in findings_passages(review, notes=False)}
    assert Note not in kinds


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_was_typed_makes_a_sound_document(
    tmp_path_factory: pytest.TempPathFactory, text: str, other: str
) -> None:
    review = a_concluded_review().having(
        replace(UNREAD, text=text, alternative=other, research=text, outcome_reason=other),
        replace(TALK, text=other, short=text, rationale=other),
        replace(OPENED, text=text),
        a_guidance(version="1.1", category_heading=other or "x"),
    )
    checked(report(review), tmp_path_factory.mktemp("made"))
