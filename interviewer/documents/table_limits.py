"""How much of a table is read before it is refused."""

from collections.abc import Iterable, Sequence

from interviewer.documents.table_errors import TooLargeError
from interviewer.domain.sheet import Row, Sheet
from interviewer.domain.text import clean

MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_LETTERS = 32_767
"""Of one cell: as many as Excel can hold."""

_MOST_BLANK = 1_100_000
"""Rows of all sheets, blank ones included; a sheet of Excel may have 1,048,576."""


class Counted:
    """What has been read of a file so far, over all of its tables."""

    def __init__(self) -> None:
        self._rows = self._seen = 0

    def seen(self) -> None:
        """One more row was looked at, blank or not.

        Raises:
            TooLargeError: A file with so many rows is none that somebody wrote.
        """
        self._seen += 1
        if self._seen > _MOST_BLANK:
            raise TooLargeError

    def row(self) -> None:
        """One more row has words in it.

        Raises:
            TooLargeError: There are more than a chronology can have.
        """
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise TooLargeError(f"This file has more than {MOST_ROWS:,} rows.")


def in_sheet(name: str, rows: Iterable[Sequence[str]], counted: Counted) -> Sheet:
    """The rows that are not blank, with where they stand.

    Raises:
        TooLargeError: There are more rows, columns or letters than a chronology can have.
    """
    kept: list[Row] = []
    for number, row in enumerate(rows, start=1):
        counted.seen()
        cells = [clean(cell).strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            counted.row()
            _check(cells, number)
            kept.append(Row(where=f"row {number}", cells=tuple(cells)))
    return Sheet(name=name, rows=tuple(kept))


def _check(cells: Sequence[str], number: int) -> None:
    if len(cells) > MOST_COLUMNS:
        raise TooLargeError(f"Row {number} of this file has more than {MOST_COLUMNS} columns.")
    if max(map(len, cells)) > MOST_LETTERS:
        raise TooLargeError(f"Row {number} has more than {MOST_LETTERS:,} letters in one cell.")
