"""Reading the cells of an Excel file that somebody else's program wrote, as text.

Nothing is evaluated. A cell whose text cannot be told for certain (a formula, a date, a value
that shows an error) says so, and whoever reads the sheet names it.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import openpyxl

from interviewer.documents.office_package import WORKBOOK, is_package, open_package
from interviewer.documents.table_errors import (
    DamagedFileError,
    TooLargeError,
    WrongKindError,
)
from interviewer.domain.errors import InterviewerError
from interviewer.domain.text import clean

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
MOST_SHEETS = 20
MOST_ROWS = 12_000
"""With something in them: more than the items and sections that a guidance may have."""
MOST_COLUMNS = 200
_MOST_SEEN = 100_000
"""Rows, blank ones included."""

_TOO_LARGE = "This file is larger than a guidance can be."
_TAKE_OUT = "Take out what does not belong to the guidance, and choose it again."
_SAVE_AS = "Save it as an Excel file (.xlsx), and choose that file."


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What stands in a cell.

    Attributes:
        text: As text, without blanks around it.
        number: Whether the spreadsheet holds it as a number: 1.10 is 1.1 there.
        unread: What it holds instead of text that can be told, such as "a formula"; otherwise
            empty.
    """

    text: str = field(repr=False)
    number: bool = False
    unread: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row with something in it: its number as the spreadsheet shows it, and its cells by column.

    Columns are counted from nought.
    """

    number: int
    cells: Mapping[int, Cell]


@dataclass(frozen=True, kw_only=True)
class WorkSheet:
    """One sheet, without its blank rows."""

    name: str
    lines: tuple[Line, ...]


def sheets_of(content: bytes) -> tuple[WorkSheet, ...]:
    """Every sheet of an Excel file.

    Raises:
        TableNotReadError: It cannot be read; which case is in the sentence.
    """
    if len(content) > MOST_BYTES:
        raise TooLargeError(_TOO_LARGE, "", _TAKE_OUT)
    if not is_package(content):
        raise WrongKindError("This is not an Excel file.", "", _SAVE_AS)
    try:
        _check(content)
        with warnings.catch_warnings():
            # Of what openpyxl does not serve: styles, validations, dates out of reach.
            warnings.simplefilter("ignore")
            return tuple(_sheets(content))
    except InterviewerError:
        raise
    except Exception:  # noqa: BLE001  whatever a parser trips over in a damaged file
        raise DamagedFileError from None


def _check(content: bytes) -> None:
    """Refuse what is no Excel file, and what would unpack to more than a guidance can need."""
    try:
        with open_package(content) as package:
            parts = {part.filename: part.file_size for part in package.infolist()}
    except TooLargeError:
        raise TooLargeError(_TOO_LARGE, "", _TAKE_OUT) from None
    if WORKBOOK not in parts:
        raise WrongKindError("This is not an Excel file.", "", _SAVE_AS)
    if sum(parts.values()) > MOST_UNPACKED:
        raise TooLargeError(_TOO_LARGE, "", _TAKE_OUT)


def _sheets(content: bytes) -> Iterator[WorkSheet]:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
    try:
        if len(book.worksheets) > MOST_SHEETS:
            raise TooLargeError(f"This file has more than {MOST_SHEETS} sheets.", "", _TAKE_OUT)
        for sheet in book.worksheets:
            yield WorkSheet(name=clean(sheet.title), lines=tuple(_lines(sheet)))
    finally:
        book.close()


def _lines(sheet: Any) -> Iterator[Line]:
    # What the file says of its own size may be wrong, and would cut rows off.
    sheet.reset_dimensions()
    found = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = {at: cell for at, one in enumerate(row) if (cell := _cell(one)) is not None}
        found += bool(cells)
        if found > MOST_ROWS or number > _MOST_SEEN:
            raise TooLargeError(f"This file has more than {MOST_ROWS:,} rows.", "", _TAKE_OUT)
        if cells and max(cells) >= MOST_COLUMNS:
            wide = f"Row {number} of this file has more than {MOST_COLUMNS} columns."
            raise TooLargeError(wide, "", _TAKE_OUT)
        if cells:
            yield Line(number=number, cells=cells)


_CARRIAGE_RETURN = "_x000D_"
_CHARACTER = re.compile("_x[0-9A-Fa-f]{4}_")
_UNREAD = {"f": "a formula", "d": "a date or time", "e": "an error that a formula gave"}


def _cell(cell: Any) -> Cell | None:
    """The cell as text; None where there is nothing in it."""
    value, kind = cell.value, cell.data_type
    if value is None:
        return None
    if kind in _UNREAD:
        return Cell(text="", unread=_UNREAD[kind])
    if isinstance(value, bool):
        return Cell(text="yes" if value else "no")
    if isinstance(value, int | float):
        whole = isinstance(value, int) or value.is_integer()
        return Cell(text=str(int(value)) if whole else str(value), number=True)
    text = clean(str(value).replace(_CARRIAGE_RETURN, "\n")).strip()
    if found := _CHARACTER.search(text):
        return Cell(text="", unread=f"“{found[0]}”, which stands for another character here")
    return Cell(text=text) if text else None
