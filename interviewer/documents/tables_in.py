"""Reading tables from CSV, Excel and Word files that other people made.

Every file is read whole into memory, looked at for what it must not hold, and turned into plain
words: either all of it, or one sentence that says why not. Nothing in it is ever evaluated,
fetched or unpacked to the disk.
"""

import csv
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl

from interviewer.documents import word_tables
from interviewer.documents.office_package import (
    MOST_BYTES,
    WORKBOOK,
    is_package,
    main_part,
    open_package,
)
from interviewer.documents.table_errors import (
    DamagedFileError,
    FileNotThereError,
    NoTableError,
    TooLargeError,
    WrongKindError,
)
from interviewer.documents.table_limits import Counted, in_sheet
from interviewer.domain.dates import british_date
from interviewer.domain.errors import InterviewerError
from interviewer.domain.sheet import Row, Sheet
from interviewer.domain.text import clean

_PDF = b"%PDF"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MOST_SHEETS = 100
_DELIMITERS = ",;\t"
_ROWS_TO_TELL = 30
"""Rows of a CSV file that are looked at to find out what divides its columns."""

_NOT_IN_TEXT = bytes(set(range(32)) - {9, 10, 11, 12, 13})


def read_tables(path: Path) -> tuple[Sheet, ...]:
    """Read every table of a file.

    Raises:
        TableNotReadError: It cannot be read; which case is in the sentence.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TooLargeError
        content = path.read_bytes()
    except OSError:
        raise FileNotThereError from None
    return tables_of(content)


def tables_of(content: bytes) -> tuple[Sheet, ...]:
    """Read every table of a file that is in memory; its kind is told by what it holds.

    Raises:
        TableNotReadError: It cannot be read; which case is in the sentence.
    """
    try:
        sheets = _named([sheet for sheet in _sheets(content) if sheet.rows])
    except InterviewerError:
        raise
    except Exception:  # noqa: BLE001  whatever a parser trips over in a damaged file
        raise DamagedFileError from None
    if not sheets:
        raise NoTableError
    return sheets


def _sheets(content: bytes) -> list[Sheet]:
    if len(content) > MOST_BYTES:
        raise TooLargeError
    if is_package(content):
        with open_package(content) as package:
            if main_part(package, word_tables.PART, WORKBOOK) == word_tables.PART:
                return word_tables.tables_of(package, Counted())
            return _excel(content)
    if content.startswith(_PDF):
        raise WrongKindError
    return [in_sheet("", _csv(_decoded(content)), Counted())]


def _named(sheets: list[Sheet]) -> tuple[Sheet, ...]:
    """The sheets as people find them in the file: by name where there are several."""
    if len(sheets) == 1:
        return (replace(sheets[0], name=""),)
    return tuple(
        replace(
            sheet,
            rows=tuple(Row(where=f"{sheet.name}, {r.where}", cells=r.cells) for r in sheet.rows),
        )
        for sheet in sheets
    )


# CSV


def _decoded(content: bytes) -> str:
    """The text of a file as Excel, LibreOffice or a case system writes it.

    Raises:
        WrongKindError: It is no text.
    """
    if content.startswith(_UTF_16):
        return content.decode("utf-16")
    # One quick pass: while it lasts, nothing else of the application runs.
    if len(content.translate(None, _NOT_IN_TEXT)) < len(content):
        raise WrongKindError
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongKindError


def _csv(text: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    except csv.Error:  # a cell longer than a chronology has: a quotation mark that never closes
        raise DamagedFileError(
            "This file has a quotation mark that is never closed, or a cell that is far too long."
        ) from None


def _delimiter(text: str) -> str:
    """What divides the most rows into equally many columns; Python's own guess fails on prose."""
    return max(_DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> tuple[float, int]:
    """The share of the first rows that have the usual number of columns, and that number."""
    try:
        rows = islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _ROWS_TO_TELL)
        lengths = Counter(len(row) for row in rows if row)
    except csv.Error:
        return 0, 0
    (columns, count), *_ = lengths.most_common(1) or [(0, 0)]
    return (count / lengths.total(), columns) if columns > 1 else (0, columns)


# Excel


def _excel(content: bytes) -> list[Sheet]:
    """The visible sheets; formulas as the values they had when the file was saved."""
    counted = Counted()
    with warnings.catch_warnings():
        # Of what openpyxl does not serve: styles, validations, dates out of reach.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        try:
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if len(visible) > _MOST_SHEETS:
                raise TooLargeError
            return [
                in_sheet(f"“{clean(sheet.title)}”", _excel_rows(sheet), counted)
                for sheet in visible
            ]
        finally:
            book.close()


def _excel_rows(sheet: Any) -> Iterator[list[str]]:
    # What the file says of its own size may be wrong, and would cut rows off.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        yield [_words(value) for value in row]


def _words(value: object) -> str:
    """A value as people in Britain would write it into a cell."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        day = british_date(value.date())
        return day if value.time() == time() else f"{day} {_clock(value.time())}"
    if isinstance(value, date):
        return british_date(value)
    if isinstance(value, time):
        return _clock(value)
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _clock(moment: time) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
