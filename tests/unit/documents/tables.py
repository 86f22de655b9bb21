"""Files with a chronology in them, as other people's programs write them."""

import io
import zipfile
from collections.abc import Callable, Sequence

import docx
import openpyxl

HEADINGS = ["Date", "Time", "Agency", "Event", "Source"]
ROWS = [
    ["12/5/2013", "14:30", "Police", "Called at night; nobody in.", "Log 4"],
    ["?May 2013", "", "Harbour Health", "Visit, \u201call well\u201d.", "Diary"],
    ["undated", "", "", "Letter from Žąsėlė.", ""],
]
TABLE = [HEADINGS, *ROWS]


def a_csv(rows: Sequence[Sequence[str]] = TABLE, delimiter: str = ",") -> str:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    return "\r\n".join(delimiter.join(map(quoted, row)) for row in rows) + "\r\n"


def an_xlsx(rows: Sequence[Sequence[object]] = TABLE, title: str = "Contacts") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return written(book)


def written(book: openpyxl.Workbook) -> bytes:
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def a_docx(*tables: Sequence[Sequence[str]]) -> bytes:
    document = docx.Document()
    for rows in tables or (TABLE,):
        document.add_paragraph("Chronology")
        table = document.add_table(rows=0, cols=max(map(len, rows)))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


def repacked(
    content: bytes,
    change: Callable[[str, bytes], bytes | None],
    more: dict[str, bytes] | None = None,
) -> bytes:
    """The package with each part changed; None leaves a part out."""
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = change(name, before.read(name))
            if part is not None:
                after.writestr(name, part)
        for name, part in (more or {}).items():
            after.writestr(name, part)
    return into.getvalue()


def with_part(content: bytes, name: str, old: str, new: str) -> bytes:
    """The package with some words of one part changed."""

    def change(part: str, data: bytes) -> bytes:
        assert part != name or old.encode() in data, f"{name} has no {old!r}"
        return data.replace(old.encode(), new.encode()) if part == name else data

    return repacked(content, change)
