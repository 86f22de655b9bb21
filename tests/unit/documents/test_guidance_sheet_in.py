"""A spreadsheet with a slip in it: each is named with its sheet, row and column."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from interviewer.documents.guidance_sheet import guidance_sheet
from interviewer.documents.guidance_sheet_in import read_guidance_sheet
from interviewer.documents.protection import protected
from interviewer.documents.table_errors import TableNotReadError
from interviewer.documents.workbook import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import Prompt
from interviewer.domain.guidance.file import GuidanceProblemsError, parse_guidance
from tests.unit.documents.tables import a_docx, written
from tests.unit.documents.test_tables_mutated import cut, flipped, inside, spliced, swapped
from tests.unit.domain.guidance_slips import SMALL

GUIDANCE = parse_guidance(SMALL)
SHEET = guidance_sheet(GUIDANCE)

Edits = dict[str, object]
"""What is written into which cell, such as "survey!C8"."""


def edited(edits: Edits, content: bytes = SHEET) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for place, value in edits.items():
        sheet, _, cell = place.partition("!")
        if sheet not in book.sheetnames:
            book.create_sheet(sheet)
        book[sheet][cell].value = value
    return written(book)


def without(sheet: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(SHEET))
    book.remove(book[sheet])
    return written(book)


def problems(content: bytes) -> list[str]:
    with pytest.raises(GuidanceProblemsError) as refused:
        read_guidance_sheet(content, file="ours.xlsx")
    return [str(problem).removeprefix("ours.xlsx: ") for problem in refused.value.problems]


# --- What people may do ---


@pytest.mark.parametrize(
    "edits",
    [
        {"survey!A3": "begin group", "survey!A6": "end group"},
        {"survey!A1": "Type", "survey!E1": " Guidance Hint "},
        {"survey!F5": "${level}=\N{LEFT SINGLE QUOTATION MARK}front_line’"},
        {"survey!F5": '${level} = "front_line"'},
        {"survey!H11": True, "survey!H12": "TRUE", "survey!K15": "true()"},
        {"survey!J11": "family, services"},
        {"survey!B6": "opening"},
        {"survey!Q1": "required"},
        {"survey!C20": "  "},
        {"_remarks!A1": "Ask the panel about row 12.", "empty!A1": None},
        {"survey!C8": "Tell me about\r\nyour part in this."},
        {"survey!D11": "What came back?\n\n  What next? "},
        {"survey!H12": "yes", "settings!H2": None},
    ],
)
def test_what_is_the_same_written_otherwise_is_the_same(edits: Edits) -> None:
    assert read_guidance_sheet(edited(edits)) == GUIDANCE


def test_a_number_in_a_text_is_that_number() -> None:
    guidance = read_guidance_sheet(edited({"survey!C3": 2013, "survey!C7": 1.5}))

    assert [section.title for section in guidance.sections][:2] == ["2013", "1.5"]


def test_a_row_of_ones_own_becomes_a_prompt() -> None:
    rows = {"survey!A9": "text", "survey!B9": "day", "survey!C9": "Describe that day."}
    guidance = read_guidance_sheet(edited({**rows, "survey!A10": "end_group"} | _moved_down()))

    assert guidance.item("day") == Prompt(id="day", text="Describe that day.")


def _moved_down() -> Edits:
    """The section about talking, further down, after the others."""
    letters = "ABCDEFGHIJKLMNOP"
    book = openpyxl.load_workbook(io.BytesIO(SHEET))
    rows = [[cell.value for cell in row] for row in book["survey"]["A10:P13"]]
    blank = {f"survey!{letter}10": None for letter in "BCDEFGHIJKLMNOP"}
    emptied = {
        f"survey!{letter}{row}": None for letter in "ABCDEFGHIJKLMNOP" for row in (11, 12, 13)
    }
    below = {
        f"survey!{letter}{row}": value
        for row, values in enumerate(rows, start=20)
        for letter, value in zip(letters, values, strict=True)
    }
    return {**blank, **emptied, **below}


# --- Slips ---

SLIPS: dict[str, tuple[Edits, str]] = {
    # What XLSForm has, and we do not serve
    "a repeat": (
        {"survey!A10": "begin_repeat", "survey!A13": "end_repeat"},
        "survey, row 10, column type: repeats of XLSForm are not served here; leave them out",
    ),
    "a calculation": (
        {"survey!A8": "calculate"},
        'survey, row 8, column type: "calculate" of XLSForm is not served here; write one of '
        "begin_group, end_group, note, acknowledge, text, select_one level",
    ),
    "a question with many answers": (
        {"survey!A8": "select_multiple lines"},
        'survey, row 8, column type: "select_multiple lines" of XLSForm is not served here; write '
        "one of begin_group, end_group, note, acknowledge, text, select_one level",
    ),
    "a constraint": (
        {"survey!Q1": "constraint", "survey!Q8": ". != ''"},
        'survey, row 8, column constraint: "constraint" of XLSForm is not served here; leave this '
        "cell empty",
    ),
    "a picture": (
        {"survey!Q1": "media::image", "survey!Q8": "map.png"},
        'survey, row 8, column media::image: "media::image" of XLSForm is not served here; leave '
        "this cell empty",
    ),
    "a translation": (
        {"survey!Q1": "label::French (fr)", "survey!Q8": "Racontez."},
        'survey, row 8, column label::french_(fr): "label::french_(fr)" is a translation, and one '
        "language is served; leave it out",
    ),
    "choices that depend on others": (
        {"choices!E1": "choice_filter", "choices!E4": "x"},
        'choices, row 4, column choice_filter: "choice_filter" of XLSForm is not served here; '
        "leave this cell empty",
    ),
    "a sheet of XLSForm": (
        {"entities!A1": "dataset"},
        'the sheet "entities": this sheet of XLSForm is not served here; leave it out; a sheet of '
        "your own remarks has a name that begins with _",
    ),
    "a setting of XLSForm": (
        {"settings!I1": "public_key", "settings!I2": "abc"},
        'settings, row 2, column public_key: "public_key" of XLSForm is not served here; leave '
        "this cell empty",
    ),
    "another condition": (
        {"survey!F8": "${sheet} = 'yes'"},
        "survey, row 8, column relevant: only a condition on the level is served here; write "
        "${level} = 'manager' or ${level} = 'front_line' below a first row of type select_one "
        "level",
    ),
    "an answer in a text": (
        {"survey!C8": "Tell me about ${sheet}."},
        "survey, row 8, column label: “${” refers to another answer, which is not served here; "
        "write the words themselves",
    ),
    # Cells
    "a formula": (
        {"survey!C8": '="Tell me " & C7'},
        "survey, row 8, column label: this is a formula; write the words themselves, as text",
    ),
    "a formula over several cells": (
        {"survey!C8": ArrayFormula("C8", "=SUM(A1:A2)")},
        "survey, row 8, column label: this is a formula; write the words themselves, as text",
    ),
    "a formula as a setting": (
        {"settings!C2": "=1+1"},
        "settings, row 2, column version: this is a formula; write the words themselves, as text",
    ),
    "a date": (
        {"survey!C8": datetime(2026, 11, 12, tzinfo=UTC).replace(tzinfo=None)},
        "survey, row 8, column label: this is a date or time; write the words themselves, as text",
    ),
    "a version as a number": (
        {"settings!C2": 1.1},
        "settings, row 2, column version: this is a number, and as a number 1.10 is 1.1; format "
        "the cell as text, and write the version again",
    ),
    "a column without a heading": (
        {"survey!R8": "What is this?"},
        "survey, row 8, column R: nothing stands over this column; put a heading over it",
    ),
    "a column of one's own": (
        {"survey!Q1": "remark", "survey!Q8": "Ask the panel."},
        'survey, row 8, column remark: the column "remark" is not known; leave this column out, '
        "or put it on a sheet whose name begins with _",
    ),
    "a column written wrongly": (
        {"survey!Q1": "labels", "survey!Q8": "Ask the panel."},
        'survey, row 8, column labels: the column "labels" is not known; write "label"',
    ),
    "a column that such a row has not": (
        {"survey!H4": "yes"},
        "survey, row 4, column core: a script (type note) has no core; leave this cell empty",
    ),
    "for whom a section is": (
        {"survey!F10": "${level} = 'manager'"},
        "survey, row 10, column relevant: a section has no relevant; leave this cell empty",
    ),
    "neither yes nor no": (
        {"survey!K15": "maybe"},
        'survey, row 15, column hindsight: "maybe" is neither yes nor no; write yes, or leave it '
        "empty",
    ),
    "two columns of one name": (
        {"survey!G1": "label", "survey!G4": None, "survey!G11": None},
        'survey, row 1: "label" stands over two columns; put it over one of them',
    ),
    # Rows
    "a type written wrongly": (
        {"survey!A8": "txt"},
        'survey, row 8, column type: "txt" is not a type that is known here; write "text"',
    ),
    "no type": (
        {"survey!A8": None},
        "survey, row 8, column type: nothing stands here; write one of begin_group, end_group, "
        "note, acknowledge, text, select_one level",
    ),
    "a section within another": (
        {"survey!A12": "begin_group", "survey!H12": None, "survey!A17": "end_group"},
        "survey, row 12, column type: a section cannot stand in another; put end_group before it",
    ),
    "an end too many": (
        {"survey!A17": "end_group"},
        "survey, row 17: nothing is open that could end here; leave this row out",
    ),
    "a section that never ends": (
        {"survey!A16": None},
        "survey, row 14: this is begun and never ended; add a row of type end_group after it",
    ),
    "a prompt in no section": (
        {"survey!A17": "text", "survey!B17": "late", "survey!C17": "Tell me."},
        "survey, row 17: this stands in no section; put it between begin_group and end_group",
    ),
    "another end than the beginning": (
        {"survey!B16": "opening"},
        'survey, row 16, column name: "reflections" ends here; write that, or leave it empty',
    ),
    "the level asked too late": (
        {"survey!A17": "select_one level", "survey!B17": "again"},
        "survey, row 17: the level is asked once, before the first section; move it there",
    ),
    "another question for the level": (
        {"survey!C2": "Manager or not?"},
        "survey, row 2: this question is fixed; leave its label as “Where did this person stand at "
        "the time?”",
    ),
    "another level": (
        {"choices!B3": "director"},
        "choices, row 3: the choices of the list level are fixed; front_line “Front line” and "
        "manager “Manager”",
    ),
    "another list": (
        {"choices!A4": "area"},
        'choices, row 4, column list_name: the list "area" is not served here; write "areas"',
    ),
    "a second row of settings": (
        {"settings!A3": "Another"},
        "settings, row 3: the settings have one row; leave this row out",
    ),
    "another name of the form": (
        {"settings!H2": "data"},
        "settings, row 2, column name: this is the name of the form itself; write Interview",
    ),
    # The rules of every guidance, told at the cell
    "no wording": (
        {"survey!C8": None},
        "survey, row 8: nothing stands in the column label; write it there",
    ),
    "no title": (
        {"settings!A2": None},
        "settings, row 2: nothing stands in the column form_title; write it there",
    ),
    "no version": (
        {"settings!C2": None},
        "settings, row 2: nothing stands in the column version; write it there",
    ),
    "an id that cannot be one": (
        {"survey!B8": "Free account"},
        'survey, row 8, column name: "Free account" cannot be an id: it has to begin with a '
        "lower-case letter and go on with lower-case letters, digits and underscores, 60 at most; "
        'write "free_account"',
    ),
    "an id used twice": (
        {"survey!B12": "free"},
        'survey, row 12, column name: "free" is also the id of survey, row 8; give each of the '
        "items an id of its own",
    ),
    "an unknown line of enquiry": (
        {"survey!J11": "familly"},
        'survey, row 11, column lines: "familly" is not declared under the list lines on the sheet '
        'choices; write "family"',
    ),
    "a follow-on that is too long": (
        {"survey!D11": f"What?\n{'x' * 20_001}"},
        "survey, row 11, column hint: the text has 20,001 characters; keep it to 20,000",
    ),
    "a theme without an area": (
        {"survey!I10": None, "survey!H11": None},
        "survey, row 10: a theme section needs its thematic area; add one in the column area, an "
        "id from the list areas on the sheet choices",
    ),
    "a section kind that there is not": (
        {"survey!O7": "acount", "survey!O14": "closing"},
        'survey, row 7, column kind: "acount" is not known here; write "account"',
    ),
    "an area with a short title": (
        {"choices!D4": "Share"},
        "choices, row 4, column short: a thematic area has no short; leave this cell empty",
    ),
    "core outside a theme": (
        {"survey!H8": "yes"},
        "survey, row 8, column core: there are no core prompts in a section of kind "
        '"account"; leave core out here',
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_each_slip_is_named_with_its_cell(slip: str) -> None:
    edits, problem = SLIPS[slip]

    assert problem in problems(edited(edits))


def test_a_slip_is_one_problem_unless_others_follow_from_it() -> None:
    alone = {slip: problems(edited(edits)) for slip, (edits, _) in SLIPS.items()}

    assert {slip for slip, found in alone.items() if len(found) > 1} == {
        "a repeat",
        "a section within another",
        "a section kind that there is not",
        "another list",
    }


def test_all_of_them_are_told_at_once() -> None:
    some = ["a calculation", "a constraint", "neither yes nor no", "core outside a theme"]
    wrong = {cell: value for slip in some[1:] for cell, value in SLIPS[slip][0].items()}

    found = problems(edited(wrong))

    assert found == [SLIPS[slip][1] for slip in some[1:]]


def test_a_thousand_slips_end_at_five_hundred() -> None:
    found = problems(edited({f"survey!A{row}": "nothing" for row in range(20, 1020)}))

    assert len(found) == 501
    assert found[-1] == "the whole file: 500 problems were found; mend these first"


@pytest.mark.parametrize("sheet", ["survey", "settings"])
def test_a_missing_sheet_is_named(sheet: str) -> None:
    assert problems(without(sheet)) == [
        f"the whole file: there is no sheet {sheet} with anything in it; add it"
    ]


def test_a_sheet_with_headings_only_says_what_is_missing() -> None:
    book = openpyxl.load_workbook(io.BytesIO(SHEET))
    book["survey"].delete_rows(2, 40)

    assert problems(written(book)) == [
        "settings, row 2: there is no section on the sheet survey; begin one with a row of type "
        "begin_group"
    ]


# --- Files that are none ---


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This is not an Excel file."),
        (SMALL.encode(), "This is not an Excel file."),
        (a_docx(), "This is not an Excel file."),
        (SHEET[:-100], "This file is damaged."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, "This file is in an old format"),
        (b"PK\x03\x04" + b"0" * MOST_BYTES, "This file is larger than a guidance can be."),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(TableNotReadError, match=sentence):
        read_guidance_sheet(content)


def test_a_file_with_a_password_is_refused_in_a_sentence() -> None:
    with pytest.raises(TableNotReadError, match="protected with a password"):
        read_guidance_sheet(protected(SHEET, "a passphrase of four words"))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"<workbook/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * (70 * 1024 * 1024))

    with pytest.raises(TableNotReadError, match="larger than a guidance can be"):
        read_guidance_sheet(into.getvalue())


@pytest.mark.parametrize(
    "edits",
    [
        {f"survey!A{row}": "x" for row in range(20, MOST_ROWS + 40)},
        {"survey!A200000": "text"},
        {"survey!ZZ8": "far to the right"},
        {f"sheet{number}!A1": "x" for number in range(MOST_SHEETS)},
    ],
)
def test_more_than_a_guidance_has_is_refused(edits: Edits) -> None:
    with pytest.raises(TableNotReadError, match=f"more than ({MOST_ROWS:,}|{MOST_COLUMNS}|20) "):
        read_guidance_sheet(edited(edits))


# --- A thousand damaged files ---

Mutation = Callable[[bytes, random.Random], bytes]


def cells_changed(content: bytes, dice: random.Random) -> bytes:
    """Words in other cells, as somebody does who sorts, pastes and deletes."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for _ in range(dice.randint(1, 6)):
        sheet = dice.choice(book.worksheets)
        cells = [cell for row in sheet.iter_rows() for cell in row]
        one, other = dice.choice(cells), dice.choice(cells)
        one.value = dice.choice([other.value, None, "yes", -1, 1e300, "=A1", "begin_group", True])
        if dice.random() < 0.3:
            sheet.delete_rows(dice.randint(1, 8))
    return written(book)


@pytest.mark.parametrize(
    ("mutation", "times"),
    [
        (flipped, 180),
        (cut, 180),
        (spliced, 180),
        (inside, 180),
        (swapped, 180),
        (cells_changed, 100),
    ],
)
def test_a_damaged_file_is_read_or_refused_in_sentences(mutation: Mutation, times: int) -> None:
    dice = random.Random(f"sheet {mutation.__name__}")  # noqa: S311  no secret
    for _ in range(times):
        assert outcome(mutation(SHEET, dice))


def outcome(content: bytes) -> str:
    """The version that was read, or the sentences for why not."""
    try:
        return read_guidance_sheet(content).version
    except GuidanceProblemsError as refused:
        return "\n".join(str(problem) for problem in refused.problems)
    except InterviewerError as refused:
        return refused.what_happened
