"""Tables as CSV: nothing in them is ever a formula."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from interviewer.documents.csv_table import csv_table
from interviewer.domain.text import clean


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_sees_the_headings_and_the_rows() -> None:
    content = csv_table(("When", "What"), [("12 Nov 2026", 'Said "no", then left')])
    assert content.startswith(b"\xef\xbb\xbfWhen,What\r\n")
    assert read(content)[1] == ["12 Nov 2026", 'Said "no", then left']


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=4))
def test_no_cell_begins_like_a_formula_and_none_loses_a_letter(cells: list[str]) -> None:
    (_, row) = read(csv_table(["a"] * len(cells), [cells]))
    for cell, written in zip(cells, row, strict=True):
        assert written[0] not in "=+-@\t\r"
        assert written.removeprefix("'") == clean(cell).removeprefix("'")
