"""The tables that leave the tool, read back with openpyxl and with the csv module."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.documents.spreadsheet import Column, Table, csv_of, workbook_of
from interviewer.documents.table_passages import table_passages
from interviewer.documents.tables import TableChoice, TableKind, about_lines, tables_of
from interviewer.domain.interview import Note
from interviewer.domain.links import AccountLink
from interviewer.domain.naming import cited_as
from interviewer.domain.review import Review
from interviewer.domain.text import clean
from interviewer.domain.weighing import evidence_of
from interviewer.domain.words import LinkKind
from tests.unit.documents.findings_sample import OPENED, UNREAD, a_concluded_review
from tests.unit.documents.sample import LONDON, MADE

ALL_OF_THEM = tuple(TableKind)


def choice(*kinds: TableKind, **changes: Any) -> TableChoice:
    return TableChoice(**{"kinds": kinds, "zone": LONDON, "made": MADE, **changes})


def table(review: Review, kind: TableKind, **changes: Any) -> list[dict[str, object]]:
    """The rows of one table by heading, as they are before they stand in a file."""
    (made,) = tables_of(review, choice(kind, **changes))
    headings = [column.heading for column in made.columns]
    return [dict(zip(headings, row, strict=True)) for row in made.rows]


def workbook(review: Review, *kinds: TableKind, **changes: Any) -> bytes:
    wanted = choice(*kinds, **changes)
    return workbook_of(tables_of(review, wanted), about_lines(review, wanted), mark="OFFICIAL")


def read(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


# --- The file -----------------------------------------------------------------------------------


def test_each_table_is_a_sheet_with_frozen_filtered_headings() -> None:
    book = read(workbook(a_concluded_review(), *ALL_OF_THEM))
    assert book.sheetnames == ["About", *TableKind]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        header: Any = sheet.oddHeader
        assert header.center.text == "OFFICIAL"
        widths = [each.width for each in sheet.column_dimensions.values()]
        assert min(widths) >= 6


def test_numbers_are_numbers_and_dates_are_dates() -> None:
    book = read(workbook(a_concluded_review(), TableKind.NOTES, TableKind.CHRONOLOGY))
    notes = {row[0].value: row for row in book["Notes"].iter_rows(min_row=2)}
    assert notes["SN1·2"][2].value == 2
    assert notes["SN1·2"][6].value == datetime(2026, 7, 2)  # noqa: DTZ001  a date has no zone
    assert notes["SN1·2"][6].number_format == "d mmm yyyy"
    assert book["Chronology"]["B2"].value == datetime(2021, 10, 15)  # noqa: DTZ001  the same


def test_the_same_review_makes_the_same_bytes() -> None:
    review = a_concluded_review()
    assert workbook(review, *ALL_OF_THEM) == workbook(review, *ALL_OF_THEM)


def test_the_first_sheet_says_what_it_is() -> None:
    review = a_concluded_review()
    details = replace(review.details, fictional=True)
    book = read(workbook(review.having(details), TableKind.NOTES))
    told = [cell.value for cell in book["About"]["A"]]
    assert told[0] == "OFFICIAL"
    assert str(told[1]).startswith("Tables of Child Kestrel, made on 12 Nov 2026")
    assert told[-1] == "This is a fictional demonstration: nobody in it exists."


# --- Nothing is ever a formula ------------------------------------------------------------------

FORMULA = st.one_of(
    st.sampled_from(["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "_x003D_1"]),
    st.text(max_size=40),
    st.builds("{}{}".format, st.sampled_from("=+-@\t\r\n '"), st.text(max_size=20)),
)


@settings(max_examples=30, deadline=None)
@given(FORMULA, FORMULA)
def test_no_cell_of_a_workbook_is_a_formula_whatever_was_typed(text: str, other: str) -> None:
    review = a_concluded_review()
    review = review.having(
        replace(OPENED, text=text),
        replace(UNREAD, text=other, outcome_reason=text),
        replace(next(iter(review.agencies.values())), name=text),
        replace(review.details, label=text, marking=other),
    )
    book = read(workbook(review, *ALL_OF_THEM))
    kinds = {
        cell.data_type
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert kinds <= {"s", "n", "d"}
    shown = {str(row[7].value) for row in book["Notes"].iter_rows(min_row=2)}
    wanted = clean(text).replace("_x003D_", "_x005F_x003D_")
    if text.strip():
        assert wanted.strip() in {each.strip() for each in shown}


@settings(max_examples=60, deadline=None)
@given(FORMULA)
def test_no_cell_of_a_csv_file_begins_like_one(text: str) -> None:
    made = Table(name="x", columns=(Column(heading=text), Column(heading="n")), rows=[[text, 3]])
    content = csv_of(made)
    assert content.startswith(b"\xef\xbb\xbf")
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    made = Table(name="x", columns=(Column(heading="Words"),), rows=[["🙂" * 40_000]])
    (row,) = read(workbook_of([made], [], mark=""))["x"].iter_rows(min_row=2)
    told = str(row[0].value)
    assert len(told.encode("utf-16-le")) // 2 <= 32_767
    assert told.endswith("the whole of it is in the review)")


def test_dates_in_csv_are_british() -> None:
    made = Table(name="x", columns=(Column(heading="Day"),), rows=[[date(2026, 11, 12)], [None]])
    assert csv_of(made).decode("utf-8-sig") == 'Day\r\n12 Nov 2026\r\n""\r\n'


# --- What stands in them ------------------------------------------------------------------------


def test_a_note_stands_with_everything_that_is_known_of_it() -> None:
    (note,) = (row for row in table(a_concluded_review(), TableKind.NOTES) if row["Number"] == 3)
    assert note == {
        "Note": "SN1·3",
        "Reference": "SN1",
        "Number": 3,
        "Role then": "School nurse",
        "Level": "Front line",
        "Agency": "Harbour Health",
        "Date": date(2026, 7, 2),
        "Words": "Rang the hub twice.",
        "When": "At the time",
        "How known": "Not stated",
        "Their words": "",
        "Episodes": "Episode 2",
        "Thematic area": "Discussion and information sharing",
        "Lines of enquiry": "Inter-agency collaboration; retired_line",
        "Helped": "Own team",
        "Hindered": "Conditions of work",
        "Marks": "",
        "Accuracy check": "Not checked",
        "Account links": "",
        "Supports finding": "",
        "Does not fit finding": "",
    }


def test_a_link_stands_at_both_its_notes_with_its_reason_which_is_looked_through() -> None:
    review = a_concluded_review()
    rows = table(review, TableKind.NOTES)
    one, other = (row["Note"] for row in rows[:2])
    ids = {cited_as(review, note): note.id for note in review.notes.values()}
    link = AccountLink(
        id=uuid4(),
        first=ids[str(one)],
        second=ids[str(other)],
        kind=LinkKind.DIFFER,
        reason="Who rang",
        at=MADE,
    )
    linked = table(review.having(link), TableKind.NOTES)
    assert linked[0]["Account links"] == f"differs from {other}: Who rang"
    assert linked[1]["Account links"] == f"differs from {one}: Who rang"
    passages = table_passages(review.having(link), [TableKind.NOTES], reflections=False)
    assert "Who rang" in {p.text(review.having(link)) for p in passages}


def test_marks_hold_and_withdrawn_notes_are_none() -> None:
    rows = {row["Note"]: row for row in table(a_concluded_review(), TableKind.NOTES)}
    assert rows["SN1·13"]["Marks"] == "Identifies a colleague; Do not quote"
    assert rows["HO2·2"]["Accuracy check"] == "Disputed"
    assert rows["HO2·2"]["Does not fit finding"] == "1"
    assert rows["PE1·1"]["How known"] == "Practitioner event"
    assert "SN1·4" not in rows


@pytest.mark.parametrize("reflections", [False, True])
def test_practitioners_reflections_by_choice(reflections: bool) -> None:
    review = a_concluded_review()
    told = {row["Note"] for row in table(review, TableKind.NOTES, reflections=reflections)}
    assert ("SN1·6" in told) is reflections


def test_initials_by_choice_and_never_interviewers_thoughts() -> None:
    review = a_concluded_review()
    assert "Typed by" not in table(review, TableKind.NOTES)[0]
    with_them = table(review, TableKind.NOTES, initials=True)[0]
    assert (with_them["Interviewed by"], with_them["Typed by"]) == ("QX, ZW", "ZW")
    everything = str(tables_of(review, choice(*ALL_OF_THEM, reflections=True, initials=True)))
    for thought in review.thoughts.values():
        assert thought.text not in everything or not thought.text
    assert "PROCEEDINGSWORD" not in everything


def test_a_finding_has_the_counts_of_the_page() -> None:
    review = a_concluded_review()
    row = table(review, TableKind.FINDINGS)[0]
    weight = evidence_of(review, UNREAD).supports
    assert row["Practitioners who support it"] == len(weight.people)
    assert row["of them not stated how known"] == len(weight.not_stated_only)
    assert (row["Records"], row["Other sources"]) == (1, 1)
    assert row["Notes that do not fit"] == "HO2·2"


def test_a_recommendation_has_both_wordings_and_its_category() -> None:
    row = table(a_concluded_review(), TableKind.RECOMMENDATIONS)[0]
    assert (row["No"], row["Short form"]) == (1, "Talk first, write afterwards.")
    assert (
        row["Associated lines of enquiry"] == "Inter-agency collaboration; Policies and procedures"
    )
    assert row["Follows from findings"] == "1"


def test_follow_ups_say_what_is_overdue() -> None:
    rows = table(a_concluded_review(), TableKind.FOLLOW_UPS)
    told = [(row["Standing"], row["Due"]) for row in rows]
    assert ("overdue", date(2026, 7, 20)) in told
    assert [standing for standing, _ in told][-1] == "answered"


def test_a_matrix_counts_practitioners_and_leaves_nobody_empty() -> None:
    rows = table(a_concluded_review(), TableKind.LINE_AGENCY)
    told = {row["Line of enquiry and agency"]: row for row in rows}
    assert told["Inter-agency collaboration"]["Harbour Health"] == 1
    assert told["Policies and procedures"]["Harbour Health"] is None


def test_everything_typed_that_stands_in_them_is_looked_through() -> None:
    review = a_concluded_review()
    texts = {p.text(review) for p in table_passages(review, ALL_OF_THEM, reflections=True)}
    for kind in (TableKind.NOTES, TableKind.CHRONOLOGY, TableKind.FOLLOW_UPS):
        for row in table(review, kind, reflections=True):
            for heading in ("Words", "What happened", "What is owed", "Answer"):
                assert row.get(heading, "") in {*texts, ""}
    matrices = table_passages(review, [TableKind.LINE_AGENCY], reflections=True)
    assert matrices == []
    without = table_passages(review, [TableKind.NOTES], reflections=False)
    assert "Would knock again." not in {p.text(review) for p in without if p.kind is Note}
