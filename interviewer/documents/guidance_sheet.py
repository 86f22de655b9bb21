"""A guidance as a spreadsheet that follows XLSForm, to edit in Excel or LibreOffice.

`read_guidance_sheet` (guidance_sheet_in) gives it back; what the columns mean is in
guidance_columns and in docs/guidance-format.md.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from interviewer.documents.guidance_columns import (
    BEGIN,
    CHOICE_COLUMNS,
    CHOICES,
    END,
    FLAGS,
    HELP,
    ITEM_COLUMNS,
    LEVEL_CHOICES,
    LEVEL_QUESTION,
    LIST_COLUMN,
    LISTS,
    MEANINGS,
    ROOT,
    SECTION_COLUMNS,
    SETTING_COLUMNS,
    SETTINGS,
    SURVEY,
    SURVEY_COLUMNS,
    TYPES,
    YES,
    in_a_cell,
    level_name,
    relevant,
)
from interviewer.documents.same_bytes import same_each_time
from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import Guidance, SectionKind
from interviewer.domain.guidance.file import guidance_tables

Record = Mapping[str, str]
"""A row: what stands under which heading."""


class GuidanceNotForASheetError(InterviewerError):
    """Something in the guidance would not come back from a spreadsheet as it is.

    Attributes:
        reasons: Each with its sheet, its row and its column.
    """

    what_happened = "This guidance cannot stand in a spreadsheet as it is."
    what_is_safe = "No file was made, and the guidance is as it was."
    what_to_do = "Change what the list names, or save the guidance as a TOML file."

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__()
        self.reasons = tuple(reasons)


def guidance_sheet(guidance: Guidance) -> bytes:
    """The guidance as an Excel file; the same guidance gives the same bytes.

    Everything in it is text, so that nothing is taken for a formula, a number or a date.

    Raises:
        GuidanceNotForASheetError: A spreadsheet cannot hold it; it holds every reason.
    """
    tables = guidance_tables(guidance)
    sheets = {
        SURVEY: (SURVEY_COLUMNS, list(_survey(tables))),
        CHOICES: ((LIST_COLUMN, *CHOICE_COLUMNS["lines"]), list(_choices(tables))),
        SETTINGS: ((*SETTING_COLUMNS, *ROOT), [_settings(tables)]),
        HELP: (("sheet", "column", "what stands in it"), list(_help())),
    }
    reasons = [
        f"{sheet}, row {number}, column {column}: {why}"
        for sheet, (_, rows) in sheets.items()
        if sheet != HELP
        for number, row in enumerate(rows, start=2)
        for column, text in row.items()
        for why in _unfit(sheet, column, text)
    ]
    if reasons:
        raise GuidanceNotForASheetError(reasons)
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, (columns, rows) in sheets.items():
        _fill(book.create_sheet(name), columns, rows)
    _help_with_typing(book[SURVEY])
    into = BytesIO()
    book.save(into)
    return same_each_time(into.getvalue())


# --- What stands in it --------------------------------------------------------------------------


def _survey(tables: Mapping[str, Any]) -> Iterator[Record]:
    sections = tables["sections"]
    names = {one["id"] for section in sections for one in (section, *section["items"])}
    level = level_name(names)
    yield {**LEVEL_QUESTION, "name": level}
    for section in sections:
        yield {"type": BEGIN, **_record(section, SECTION_COLUMNS, level)}
        for item in section["items"]:
            kind = item["kind"]
            yield {"type": TYPES[kind], **_record(item, ITEM_COLUMNS[kind], level)}
        yield {"type": END}


def _choices(tables: Mapping[str, Any]) -> Iterator[Record]:
    yield from LEVEL_CHOICES
    for name in LISTS:
        for one in tables.get(name, ()):
            yield {LIST_COLUMN: name, **_record(one, CHOICE_COLUMNS[name], "")}


def _settings(tables: Mapping[str, Any]) -> Record:
    return {**_record(tables, SETTING_COLUMNS, ""), **ROOT}


def _help() -> Iterator[Record]:
    for sheet, columns in MEANINGS.items():
        for column, meaning in columns.items():
            yield {"sheet": sheet, "column": column, "what stands in it": meaning}


def _record(table: Mapping[str, Any], columns: Mapping[str, str], level: str) -> Record:
    return {
        column: _text(key, table[key], level) for column, key in columns.items() if key in table
    }


def _text(key: str, value: object, level: str) -> str:
    if value is True:
        return YES
    if isinstance(value, list):
        return in_a_cell(value) if key == "probes" else " ".join(value)
    return relevant(str(value), level) if key == "for" else str(value)


# --- What cannot stand in it --------------------------------------------------------------------

_MOST_UNITS = 32_767
"""Of one cell, counted as Excel counts: characters beyond U+FFFF twice."""
_STANDS_FOR_A_CHARACTER = re.compile("_x[0-9A-Fa-f]{4}_|x005F_")
"""What spreadsheet files have for a character that XML has not (ECMA-376, ST_Xstring)."""


def _unfit(sheet: str, column: str, text: str) -> Iterator[str]:
    """Why this text would not come back from a cell as it is."""
    units = len(text.encode("utf-16-le")) // 2
    if units > _MOST_UNITS:
        yield f"it has {units:,} characters, and a cell holds {_MOST_UNITS:,}"
    if found := _STANDS_FOR_A_CHARACTER.search(text):
        yield f"“{found[0]}” stands for another character in a spreadsheet"
    if "${" in text and column != "relevant":
        yield "“${” refers to an answer in a form"
    if (sheet, column, text) == (SURVEY, "name", "meta"):
        yield "“meta” is taken in every form"


# --- How it looks -------------------------------------------------------------------------------

_WIDTHS = {"label": 60, "hint": 40, "guidance_hint": 40, "manager": 40, "source": 30, "about": 100}
_WIDTHS |= {"what stands in it": 90, "form_title": 40, "invitation": 100, "information_sheet": 100}
_OTHER_WIDTH = 16
_BOLD, _WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
_HEADING = PatternFill("solid", fgColor="D9E2EC")
_SECTION = PatternFill("solid", fgColor="EFF3F7")
_TEXT_FORMAT = "@"


def _fill(sheet: Worksheet, columns: Sequence[str], rows: Sequence[Record]) -> None:
    for column, heading in enumerate(columns, start=1):
        width = _WIDTHS.get(heading, _OTHER_WIDTH)
        sheet.column_dimensions[get_column_letter(column)].width = width
    _write(sheet, 1, columns, _HEADING)
    for number, row in enumerate(rows, start=2):
        begins = row.get("type") == BEGIN
        _write(sheet, number, [row.get(one, "") for one in columns], _SECTION if begins else None)
        lines = max(_lines_in_a_cell(row[column], column) for column in row)
        sheet.row_dimensions[number].height = min(_LINE_HEIGHT * lines, _MOST_HEIGHT)
    sheet.freeze_panes = "A2"


def _lines_in_a_cell(text: str, column: str) -> int:
    """About how many lines a text takes: LibreOffice shows one where a row has no height."""
    width = _WIDTHS.get(column, _OTHER_WIDTH)
    return sum(1 + len(line) // width for line in text.split("\n"))


_LINE_HEIGHT, _MOST_HEIGHT = 15, 409
"""In points; 409 is the most that Excel shows."""


def _write(sheet: Worksheet, row: int, texts: Sequence[str], fill: PatternFill | None) -> None:
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        cell.number_format, cell.alignment = _TEXT_FORMAT, _WRAPPED
        if text:
            cell.value = text
            cell.data_type = "s"  # whatever it begins with, it is no formula
        if fill:
            cell.fill, cell.font = fill, _BOLD


def _help_with_typing(survey: Worksheet) -> None:
    """Offer the words of a column where only a few may stand in it."""
    types = [BEGIN, END, *TYPES.values()]
    words = {"type": types, "kind": [*SectionKind], **{key: [YES] for key in sorted(FLAGS)}}
    for heading, known in words.items():
        # Shown and not enforced: what is wrong is told when the file is taken in.
        offer = DataValidation("list", formula1=f'"{",".join(known)}"', showErrorMessage=False)
        letter = get_column_letter(SURVEY_COLUMNS.index(heading) + 1)
        offer.add(f"{letter}2:{letter}{_OFFERED_ROWS}")
        survey.add_data_validation(offer)


_OFFERED_ROWS = 2_000
