"""A guidance read from a spreadsheet that follows XLSForm, every problem named at its cell.

The sheets become the tables that a TOML file has, and those are read by the same rules. What
XLSForm has and a guidance does not, such as repeats, constraints or translations, is refused by
name and never left out in silence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from interviewer.documents.guidance_cells import CellPlaces
from interviewer.documents.guidance_columns import (
    BEGIN,
    CHOICE_COLUMNS,
    CHOICES,
    END,
    FLAGS,
    ITEM_COLUMNS,
    LEVEL,
    LEVEL_CHOICES,
    LEVEL_QUESTION,
    LEVEL_TYPE,
    LIST_COLUMN,
    LISTS,
    ROOT,
    SECTION_COLUMNS,
    SETTING_COLUMNS,
    SETTINGS,
    SURVEY,
    TYPES,
    audience,
    out_of_a_cell,
    relevant,
)
from interviewer.documents.guidance_rows import (
    SHEETS_OF_XLSFORM,
    TYPES_OF_XLSFORM,
    SheetRow,
    rows_of,
)
from interviewer.documents.workbook import WorkSheet, sheets_of
from interviewer.domain.guidance import Guidance
from interviewer.domain.guidance.file import FORMAT, GuidanceProblemsError, read_guidance
from interviewer.domain.toml_file import (
    Place,
    TooManyProblemsError,
    one_of,
    quoted,
    rather,
)
from interviewer.domain.words import Audience


def read_guidance_sheet(content: bytes, *, file: str = "guidance") -> Guidance:
    """Read a guidance from an Excel file.

    Args:
        content: The whole file.
        file: What the problems call the file.

    Raises:
        GuidanceProblemsError: Something in it is wrong; it holds every problem, each at its sheet,
            row and column.
        TableNotReadError: It is no Excel file, or none that can be read.
    """
    sheets = sheets_of(content)
    cells = CellPlaces()
    place = Place(file=file, problems=[], notation=cells)
    try:
        tables = _Reader(place, cells).tables(sheets)
        if tables is not None:
            return read_guidance(tables, place)
    except TooManyProblemsError:
        pass
    except GuidanceProblemsError as refused:
        worth_telling = tuple(one for one in refused.problems if cells.worth_telling(one))
        raise GuidanceProblemsError(worth_telling) from None
    raise GuidanceProblemsError(tuple(place.problems))


# --- Sheets as tables ---------------------------------------------------------------------------

Raw = dict[str, Any]


class _Reader:
    """Turns the sheets of one file into the tables of a guidance."""

    def __init__(self, whole: Place, cells: CellPlaces) -> None:
        self._whole = whole
        self._cells = cells
        self._level = ""

    def tables(self, sheets: Sequence[WorkSheet]) -> Raw | None:
        """All of it; None, and refused, where a sheet is missing or nothing can be made of one."""
        found = self._sheets(sheets)
        for name in (SURVEY, SETTINGS):
            if name not in found:
                self._whole.refuse(f"there is no sheet {name} with anything in it", "add it")
        if self._whole.problems:
            return None
        tables = {"format": FORMAT, **self._settings(found[SETTINGS])}
        if CHOICES in found:
            tables |= self._choices(found[CHOICES])
        sections = self._survey(found[SURVEY])
        return tables | ({"sections": sections} if sections else {})

    def _sheets(self, sheets: Sequence[WorkSheet]) -> dict[str, WorkSheet]:
        """The sheets that are served, by name; others are refused, unless they are remarks."""
        found = {}
        for sheet in sheets:
            name = sheet.name.strip().lower()
            if not sheet.lines or name.startswith("_"):
                continue
            if name in (SURVEY, CHOICES, SETTINGS):
                found[name] = sheet
                continue
            of = " of XLSForm" if name in SHEETS_OF_XLSFORM else ""
            there = replace(self._whole, path=(f"the sheet {quoted(sheet.name)}",))
            there.refuse(
                f"this sheet{of} is not served here",
                "leave it out; a sheet of your own remarks has a name that begins with _",
            )
        return found

    # settings

    def _settings(self, sheet: WorkSheet) -> Raw:
        rows = list(rows_of(sheet, SETTINGS, self._whole, self._cells))
        if not rows:
            return {}
        row, *more = rows
        self._cells.rows[()] = (SETTINGS, row.number)
        for one in more:
            one.place.refuse("the settings have one row", "leave this row out")
        row.refuse_others({*SETTING_COLUMNS, *ROOT}, "a guidance")
        for column, text in ROOT.items():
            if row.text(column) not in ("", text):
                row.at(column).refuse("this is the name of the form itself", f"write {text}")
        version = row.cells.get("version")
        if version and version.number:
            row.at("version").refuse(
                "this is a number, and as a number 1.10 is 1.1",
                "format the cell as text, and write the version again",
            )
        return self._values(row, SETTING_COLUMNS)

    # choices

    def _choices(self, sheet: WorkSheet) -> Raw:
        lists: Raw = {}
        for row in rows_of(sheet, CHOICES, self._whole, self._cells):
            name = row.text(LIST_COLUMN)
            if name == LEVEL:
                self._level_choice(row)
            elif name in LISTS:
                row.refuse_others({LIST_COLUMN, *CHOICE_COLUMNS[name]}, f"a {LISTS[name]}")
                those = lists.setdefault(name, [])
                those.append(self._values(row, CHOICE_COLUMNS[name]))
                self._cells.rows[name, len(those)] = (CHOICES, row.number)
            else:
                known = (LEVEL, *LISTS)
                row.at(LIST_COLUMN).refuse(
                    f"the list {quoted(name)} is not served here",
                    rather(name, known, otherwise=one_of(known)),
                )
        return lists

    def _level_choice(self, row: SheetRow) -> None:
        said = {column: row.text(column) for column in row.cells}
        if said not in LEVEL_CHOICES:
            row.place.refuse(
                "the choices of the list level are fixed",
                " and ".join(f"{one['name']} “{one['label']}”" for one in LEVEL_CHOICES),
            )

    # survey

    def _survey(self, sheet: WorkSheet) -> list[Raw]:
        sections: list[Raw] = []
        opened: list[SheetRow] = []
        for row in rows_of(sheet, SURVEY, self._whole, self._cells):
            kind = "_".join(row.text("type").split()).lower()
            if kind in _BEGINS:
                self._begin(row, kind, opened, sections)
            elif kind in _ENDS:
                self._end(row, kind, opened)
            elif kind == _LEVEL_KIND:
                self._level_question(row, bool(opened or sections))
            elif kind in _KIND_OF:
                self._item(row, _KIND_OF[kind], opened, sections)
            else:
                _refuse_type(row)
                if opened:
                    self._cells.row_refused(opened[0].place)
        for row in opened:
            row.place.refuse("this is begun and never ended", f"add a row of type {END} after it")
        return sections

    def _begin(self, row: SheetRow, kind: str, opened: list[SheetRow], sections: list[Raw]) -> None:
        if kind != BEGIN:
            row.at("type").refuse("repeats of XLSForm are not served here", "leave them out")
        elif opened:
            row.at("type").refuse("a section cannot stand in another", f"put {END} before it")
        else:
            row.refuse_others({"type", *SECTION_COLUMNS}, "a section")
            sections.append(self._values(row, SECTION_COLUMNS))
            self._cells.rows["sections", len(sections)] = (SURVEY, row.number)
        opened.append(row)

    def _end(self, row: SheetRow, kind: str, opened: list[SheetRow]) -> None:
        if not opened:
            row.place.refuse("nothing is open that could end here", "leave this row out")
            return
        begun = opened.pop()
        row.refuse_others({"type", "name"}, f"a row of type {kind}")
        if row.text("name") not in ("", begun.text("name")):
            row.at("name").refuse(
                f"{quoted(begun.text('name'))} ends here", "write that, or leave it empty"
            )

    def _item(self, row: SheetRow, kind: str, opened: list[SheetRow], sections: list[Raw]) -> None:
        columns = ITEM_COLUMNS[kind]
        row.refuse_others({"type", *columns}, f"a {kind} (type {TYPES[kind]})")
        values = {"kind": kind, **self._values(row, columns)}
        if not opened or not sections:
            row.place.refuse("this stands in no section", f"put it between {BEGIN} and {END}")
            return
        items = sections[-1].setdefault("items", [])
        items.append(values)
        at = ("sections", len(sections), "items", len(items))
        self._cells.rows[at] = (SURVEY, row.number)

    def _level_question(self, row: SheetRow, late: bool) -> None:
        said = {column: row.text(column) for column in row.cells if column != "name"}
        if late or self._level:
            row.place.refuse("the level is asked once, before the first section", "move it there")
        elif {**said, "type": LEVEL_TYPE} != LEVEL_QUESTION:
            label = LEVEL_QUESTION["label"]
            row.place.refuse("this question is fixed", f"leave its label as “{label}”")
        self._level = row.text("name")

    # cells

    def _values(self, row: SheetRow, columns: Mapping[str, str]) -> Raw:
        """What stands in these columns, by key; what cannot be meant is refused and left out."""
        there = {column: key for column, key in columns.items() if column in row.cells}
        read = {key: self._value(row, column, key) for column, key in there.items()}
        return {key: value for key, value in read.items() if value is not None}

    def _value(self, row: SheetRow, column: str, key: str) -> object:
        text, place = row.text(column), row.at(column)
        if key == "for":
            return self._for_whom(text, place)
        if "${" in text:
            wrong = "“${” refers to another answer, which is not served here"
            place.refuse(wrong, "write the words themselves")
        if key in FLAGS:
            return _flag(text, place)
        if key == "lines":
            return re.split(r"[\s,;]+", text)
        return out_of_a_cell(text) if key == "probes" else text

    def _for_whom(self, text: str, place: Place) -> str | None:
        if said := audience(text, self._level):
            return said
        place.refuse(
            "only a condition on the level is served here",
            f"write {relevant(Audience.MANAGER, LEVEL)} or {relevant(Audience.FRONT_LINE, LEVEL)} "
            f"below a first row of type {LEVEL_TYPE}",
        )
        return None


def _flag(text: str, place: Place) -> bool | None:
    said = text.lower().removesuffix("()")
    if said in ("yes", "true"):
        return True
    if said not in ("no", "false"):
        place.refuse(f"{quoted(text)} is neither yes nor no", "write yes, or leave it empty")
        return None
    return False


def _refuse_type(row: SheetRow) -> None:
    text = row.text("type")
    types = (BEGIN, END, *TYPES.values(), LEVEL_TYPE)
    word = text.split()[0].lower() if text else ""
    if not word:
        row.at("type").refuse("nothing stands here", one_of(types))
    elif TYPES_OF_XLSFORM.fullmatch(word):
        row.at("type").refuse(f"{quoted(text)} of XLSForm is not served here", one_of(types))
    else:
        advice = rather(text, types, otherwise=one_of(types))
        row.at("type").refuse(f"{quoted(text)} is not a type that is known here", advice)


_KIND_OF = {name: kind for kind, name in TYPES.items()}
_LEVEL_KIND = LEVEL_TYPE.replace(" ", "_")
_BEGINS, _ENDS = {BEGIN, "begin_repeat", "begin_loop"}, {END, "end_repeat", "end_loop"}
