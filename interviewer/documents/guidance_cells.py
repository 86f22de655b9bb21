"""Where the values of a guidance stand in its spreadsheet, and how problems speak of that."""

from interviewer.documents.guidance_columns import (
    BEGIN,
    CHOICES,
    END,
    ITEM_COLUMNS,
    SETTING_COLUMNS,
    SETTINGS,
    SURVEY,
    TYPES,
)
from interviewer.domain.toml_file import WHOLE_FILE, At, Notation, Place, Problem

_SHEET_OF = {"sections": SURVEY, "items": SURVEY, "areas": CHOICES, "lines": CHOICES}
_COLUMN_OF = {
    **{key: column for column, key in SETTING_COLUMNS.items() if key != "title"},
    **{key: column for column, key in ITEM_COLUMNS["prompt"].items()},
    "title": "label",
}


_NOTHING_HERE, _NO_SECTION = (
    "there is nothing in this section",
    f"there is no section on the sheet {SURVEY}",
)


class CellPlaces(Notation):
    """Says where a value stood, and how it would be written in a spreadsheet.

    Attributes:
        rows: The sheet and the row of each table.
    """

    def __init__(self) -> None:
        self.rows: dict[At, tuple[str, int]] = {}
        self._told: set[tuple[str, str]] = set()

    def cell_refused(self, row: Place, column: str) -> None:
        """Remember that a cell was refused, so that nobody is told it is empty besides."""
        self._told.add((row.shown, _nothing_in(column)))

    def row_refused(self, section: Place) -> None:
        """Remember that a row of a section was refused, which may leave nothing in it."""
        self._told.add((section.shown, _NOTHING_HERE))

    def worth_telling(self, problem: Problem) -> bool:
        """Whether the problem is more than what follows from one that was told."""
        return (problem.place, problem.wrong) not in self._told

    def place(self, path: tuple[str, ...], at: At) -> str:
        if path and not at:
            return ", ".join(path)
        if not at and at not in self.rows:
            return WHOLE_FILE
        deep = next(n for n in range(len(at), -1, -1) if at[:n] in self.rows or n == 0)
        key = str(at[deep]) if deep < len(at) else ""
        if not deep and key in _SHEET_OF:
            return f"the sheet {_SHEET_OF[key]}"
        sheet, row = self.rows.get(at[:deep], (SETTINGS, 2))
        return f"{sheet}, row {row}" + (f", column {_column(key, at[:deep])}" if key else "")

    def missing(self, key: str, at: At) -> tuple[str, str]:
        if key == "items":
            return _NOTHING_HERE, f"add rows before its {END}"
        if key == "sections":
            return _NO_SECTION, f"begin one with a row of type {BEGIN}"
        return _nothing_in(_column(key, at)), "write it there"

    def said(self, key: str, value: str = "") -> str:
        if key == "kind" and value in TYPES:
            return f"type {TYPES[value]}"
        column = _COLUMN_OF.get(key, key)
        return f"“{value}” in the column {column}" if value else f"one in the column {column}"

    def declared(self, key: str) -> str:
        return f"the list {key} on the sheet {CHOICES}"


def _nothing_in(column: str) -> str:
    return f"nothing stands in the column {column}"


def _column(key: str, of: At) -> str:
    """The heading under which a value of the table at this place stands."""
    return "form_title" if key == "title" and not of else _COLUMN_OF.get(key, key)
