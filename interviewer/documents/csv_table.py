"""Tables as CSV files that a spreadsheet opens without running anything that stands in them."""

import csv
import io
from collections.abc import Iterable, Sequence

from interviewer.domain.text import clean

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would take for a formula."""


def csv_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the table in UTF-8 with a byte order mark, as spreadsheets want it.

    A cell that begins like a formula gets an apostrophe before it and is read as text.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow([_safe(heading) for heading in headings])
    table.writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _safe(cell: str) -> str:
    cell = clean(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
