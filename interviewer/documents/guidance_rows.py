"""The rows of a guidance's spreadsheet under their headings, and what XLSForm has beyond them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from interviewer.documents.guidance_cells import CellPlaces
from interviewer.documents.guidance_columns import (
    CHOICE_COLUMNS,
    LIST_COLUMN,
    ROOT,
    SETTING_COLUMNS,
    SURVEY_COLUMNS,
)
from interviewer.documents.workbook import Cell, WorkSheet
from interviewer.domain.toml_file import Place, quoted, rather

# --- What XLSForm has and a guidance has not -----------------------------------------------------
# https://xlsform.org/en/ref-table/

SHEETS_OF_XLSFORM = frozenset({"external_choices", "entities", "osm"})
TYPES_OF_XLSFORM = re.compile(
    "integer|decimal|range|select_(?:one|multiple)(?:_from_file|_external)?|rank|geopoint|geotrace|"
    "geoshape|date|time|datetime|image|photo|audio|background-audio|video|file|barcode|calculate|"
    "hidden|(?:xml|csv)-external|start|end|today|deviceid|phonenumber|username|email|audit|string|"
    "start-geopoint|cascading_select|begin|trigger|osm"
)
COLUMNS_OF_XLSFORM = re.compile(
    "constraint(?:_message)?|required(?:_message)?|default|read_?only|calculat(?:ion|e)|trigger|"
    "appearance|parameters|body|bind|instance|media|image|big-image|audio|video|autoplay|rows|"
    "choice_filter|repeat_count|save_to|count|noapperrorstring|compact_tag|disabled|geometry|style|"
    "public_key|submission_url|default_language|instance_(?:name|id)|allow_choice_duplicates|"
    "auto_(?:send|delete)|namespaces|client_editable|clean_text_values|omit_instanceid"
)


# --- Rows under their headings ------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """A row with what stands under its headings."""

    sheet: str
    number: int
    place: Place
    cells: Mapping[str, Cell] = field(repr=False)

    def text(self, column: str) -> str:
        return self.cells[column].text if column in self.cells else ""

    def at(self, column: str) -> Place:
        """The place of what stands under this heading."""
        return _cell(self.place, column)

    def refuse_others(self, known: Collection[str], what: str) -> None:
        """Refuse what stands under any other heading than these."""
        for column in self.cells.keys() - known:
            wrong, instead = _why_not(column, what)
            self.at(column).refuse(wrong, instead)


def _why_not(column: str, what: str) -> tuple[str, str]:
    """Why a column is not for such a row, or for none."""
    ours = {*SURVEY_COLUMNS, LIST_COLUMN, *CHOICE_COLUMNS["lines"], *SETTING_COLUMNS, *ROOT}
    first = column.split(":", maxsplit=1)[0]
    if column in ours:
        return f"{what} has no {column}", "leave this cell empty"
    if ":" in column and first in ours:
        return f"{quoted(column)} is a translation, and one language is served", "leave it out"
    if COLUMNS_OF_XLSFORM.fullmatch(first):
        return f"{quoted(column)} of XLSForm is not served here", "leave this cell empty"
    otherwise = "leave this column out, or put it on a sheet whose name begins with _"
    return f"the column {quoted(column)} is not known", rather(column, ours, otherwise=otherwise)


def rows_of(sheet: WorkSheet, name: str, whole: Place, told: CellPlaces) -> Iterator[SheetRow]:
    """The rows below the headings; cells that hold no text are refused."""
    headings, *lines = sheet.lines
    columns: dict[int, str] = {}
    for at, cell in headings.cells.items():
        column = "_".join(cell.text.split()).lower()
        if column in columns.values():
            there = _place(whole, name, headings.number)
            there.refuse(f"{quoted(column)} stands over two columns", "put it over one of them")
        columns[at] = column
    for line in lines:
        place = _place(whole, name, line.number)
        cells = {}
        for at, cell in line.cells.items():
            column = columns.get(at, "")
            if not column:
                there = _cell(place, get_column_letter(at + 1))
                there.refuse("nothing stands over this column", "put a heading over it")
            elif cell.unread:
                there = _cell(place, column)
                there.refuse(f"this is {cell.unread}", "write the words themselves, as text")
                told.cell_refused(place, column)
            else:
                cells[column] = cell
        yield SheetRow(sheet=name, number=line.number, place=place, cells=cells)


def _place(whole: Place, sheet: str, row: int) -> Place:
    return replace(whole, path=(sheet, f"row {row}"))


def _cell(row: Place, column: str) -> Place:
    return replace(row, path=(*row.path, f"column {column}"))
