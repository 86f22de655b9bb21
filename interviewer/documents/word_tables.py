"""The tables of a Word document that somebody else wrote."""

import zipfile
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import IO

from lxml import etree

from interviewer.documents.table_limits import Counted, in_sheet
from interviewer.domain.sheet import Sheet

PART = "word/document.xml"

_NOT_READ = {"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rPr", "pPr"}
"""What stands in a part and not on the page: deletions, old places, second forms, fields."""

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MOST_GRID = 1_000
"""Columns that a merged cell may span: enough to be told afterwards that there are too many."""


def tables_of(package: zipfile.ZipFile, counted: Counted) -> list[Sheet]:
    """Every table of the document, in order; a table inside a cell belongs to its cell.

    What tracked changes have taken out is left out. A cell merged over several rows holds for
    each of them; one merged over several columns stands in the first.

    Raises:
        TooLargeError: There are more rows, columns or letters than a chronology can have.
        Exception: The XML is damaged.
    """
    sheets: list[Sheet] = []
    with package.open(PART) as part:
        for number, rows in groupby(_rows(part), key=itemgetter(0)):
            cells = (cells for _, cells in rows)
            sheets.append(in_sheet(f"table {number}", cells, counted))
    return sheets


def _rows(part: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its table; what was read is let go at once."""
    events = etree.iterparse(
        part,
        events=("start", "end"),
        tag=("{*}tbl", "{*}tr", "{*}p"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    depth, number, above = 0, 0, dict[int, str]()
    for event, element in events:
        name, ends = _name(element), event == "end"
        if name == "tbl":
            depth += -1 if ends else 1
            if depth == 1 and not ends:
                number, above = number + 1, {}
        elif name == "tr" and ends and depth == 1:
            if not _is_taken_out(element):
                cells, above = _cells(element, above)
                yield number, cells
            element.clear()
        elif name == "p" and ends and depth == 0:
            element.clear()


def _inside(element: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, also where Word has wrapped them."""
    for child in element:
        name = _name(child)
        if name == "tc":
            yield child
        elif name in _WRAPPERS:
            yield from _inside(child)


def _cells(row: etree._Element, above: dict[int, str]) -> tuple[list[str], dict[int, str]]:
    """The words of each column, and what a merged cell in the next row goes on with."""
    cells = [""] * _number(row, "trPr", "gridBefore", 0)
    merged: dict[int, str] = {}
    for cell in _inside(row):
        at, text = len(cells), _text(cell)
        merge = _property(cell, "tcPr", "vMerge")
        if merge is not None:
            text = text if _value(merge) == "restart" else above.get(at, text)
            merged[at] = text
        span = max(_number(cell, "tcPr", "gridSpan", 1), 1)
        cells += [text, *[""] * (span - 1)]
    return cells, merged


def _text(element: etree._Element) -> str:
    """What a reader of the page sees, a line for each paragraph."""
    paragraphs = ("".join(_letters(each)) for each in element.iter("{*}p") if _is_seen(each))
    return "\n".join(paragraphs).strip()


def _letters(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _NOT_READ and name != "p":  # a paragraph in a text box is one of its own
            yield from _letters(child)


def _is_seen(paragraph: etree._Element) -> bool:
    return not any(_name(ancestor) == "Fallback" for ancestor in paragraph.iterancestors())


def _is_taken_out(row: etree._Element) -> bool:
    return _property(row, "trPr", "del") is not None


def _property(element: etree._Element, group: str, name: str) -> etree._Element | None:
    for properties in element:
        if _name(properties) == group:
            return next((each for each in properties if _name(each) == name), None)
    return None


def _number(element: etree._Element, group: str, name: str, otherwise: int) -> int:
    found = _property(element, group, name)
    digits = _value(found) if found is not None else ""
    return min(int(digits), _MOST_GRID) if digits.isdecimal() else otherwise


def _value(element: etree._Element) -> str:
    """The attribute w:val, whichever namespace the file has for it."""
    values = (value for key, value in element.attrib.items() if str(key).endswith("}val"))
    return str(next(values, ""))


def _name(element: etree._Element) -> str:
    """Comments and instructions have none."""
    tag: object = element.tag  # lxml's annotation leaves those out
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
