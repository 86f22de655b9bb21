"""Tables as an Excel file with real types, or as CSV; nothing in them is ever a formula."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from interviewer.documents.csv_table import csv_table
from interviewer.documents.same_bytes import same_each_time
from interviewer.domain.dates import british_date
from interviewer.domain.text import clean

Value: TypeAlias = str | int | date | None


@dataclass(frozen=True, kw_only=True)
class Column:
    """A heading, and how wide the column is, in letters."""

    heading: str
    width: int = 16


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: a sheet of an Excel file, or a CSV file of its own.

    Attributes:
        name: Up to 31 letters: a sheet's name holds no more.
        rows: As many values each as there are columns.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]] = field(repr=False)


def workbook_of(tables: Iterable[Table], about: Sequence[str], *, mark: str) -> bytes:
    """The tables as an Excel file; the same tables make the same bytes.

    Text is text whatever it begins with, numbers are numbers, dates are dates. The header of each
    sheet stays in sight and filters; what the file is stands on a sheet of its own.

    Args:
        tables: One sheet each.
        about: What the file is, a line each, on the first sheet.
        mark: The marking line, on the first sheet and at the top of every printed page.
    """
    book = Workbook(write_only=True)
    first = book.create_sheet("About")
    first.column_dimensions["A"].width = 100
    _print_with(first, mark)
    for line in (mark, *about):
        first.append([_cell(first, line)])
    for table in tables:
        _add(book, table, mark)
    into = BytesIO()
    book.save(into)
    return same_each_time(into.getvalue())


def csv_of(table: Table) -> bytes:
    """The table as CSV for a spreadsheet; dates as "12 Nov 2026"."""
    headings = [column.heading for column in table.columns]
    return csv_table(headings, (list(map(_as_text, row)) for row in table.rows))


# --- Cells --------------------------------------------------------------------------------------

_MOST_UNITS = 32_767
"""Of one cell, counted as Excel counts: characters beyond U+FFFF twice."""
_CUT = " … (cut here: a cell holds no more; the whole of it is in the review)"
_STANDS_FOR_A_CHARACTER = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What spreadsheet files have for a character that XML has not (ECMA-376, ST_Xstring)."""
_HEADING = PatternFill("solid", fgColor="D9E2EC")
_BOLD, _WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
_DATE_FORMAT, _TEXT_FORMAT = "d mmm yyyy", "@"


def in_a_cell(text: str) -> str:
    """The text as a cell can hold it: cleaned, cut where it is too long, and nothing decoded."""
    text = _STANDS_FOR_A_CHARACTER.sub("_x005F_", clean(text))
    units = text.encode("utf-16-le")
    if len(units) // 2 <= _MOST_UNITS:
        return text
    room = _MOST_UNITS - len(_CUT)
    return units[: 2 * room].decode("utf-16-le", "ignore") + _CUT


def _cell(sheet: Any, value: Value) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.alignment = _WRAPPED
    if isinstance(value, str):
        cell.number_format = _TEXT_FORMAT
        if value:
            cell.value = in_a_cell(value)
            cell.data_type = "s"  # whatever it begins with, it is no formula
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = _DATE_FORMAT
    return cell


def _as_text(value: Value) -> str:
    if isinstance(value, date):
        return british_date(value)
    return "" if value is None else str(value)


# --- Sheets -------------------------------------------------------------------------------------


def _add(book: Workbook, table: Table, mark: str) -> None:
    sheet: Any = book.create_sheet(table.name)
    _print_with(sheet, mark)
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    last = get_column_letter(len(table.columns))
    # Before the first row: a sheet that is written on the way is closed above it.
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.append(list(_headings(sheet, table)))
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in row])


def _headings(sheet: Any, table: Table) -> Iterator[Any]:
    for column in table.columns:
        cell = _cell(sheet, column.heading)
        cell.font, cell.fill = _BOLD, _HEADING
        yield cell


def _print_with(sheet: Any, mark: str) -> None:
    # "&" begins a code in the header of a page.
    sheet.oddHeader.center.text = mark.replace("&", "&&")
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
