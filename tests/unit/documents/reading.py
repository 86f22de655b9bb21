"""Reading a document back as a person would, after it has been found sound."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

from tests.unit.documents.structure import problems


def checked(content: bytes, folder: Path) -> Document:
    """The document, opened, once both validators have found nothing wrong with it."""
    wrong = problems(content)
    assert not wrong, wrong
    file = folder / "checked.docx"
    file.write_bytes(content)
    invalid = [str(error) for error in OpenXmlValidator().validate(str(file)).errors]
    assert not invalid, invalid
    return opened(content)


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def outline(document: Document) -> list[str]:
    """Each paragraph with its style, each row of a table with its cells."""
    told = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            told.append(f"{style_of(block)}: {block.text}")
        else:
            told += [f"Row: {' | '.join(cells)}" for cells in rows(block)]
    return told


def style_of(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return str(paragraph.style.name)


def rows(table: Table) -> list[list[str]]:
    return [[cell.text.replace("\n", " / ") for cell in row.cells] for row in table.rows]


def under(document: Document, heading: str) -> list[str]:
    """What stands between this heading and the next one of any level."""
    told = outline(document)
    start = next(n for n, line in enumerate(told) if _is_heading(line) and line.endswith(heading))
    rest = told[start + 1 :]
    return rest[: next((n for n, line in enumerate(rest) if _is_heading(line)), len(rest))]


def everything(document: Document) -> str:
    """All that is written in the body."""
    return "\n".join(outline(document))


def headers(document: Document) -> list[str]:
    section = document.sections[0]
    used = [section.header, section.first_page_header, section.even_page_header]
    return [
        p.text for header in used if not header.is_linked_to_previous for p in header.paragraphs
    ]


def member(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return file.read(name).decode()


def with_member(content: bytes, name: str, text: str | bytes) -> bytes:
    """The file with this member in place of its earlier self."""
    return _packed({**_members(content), name: text})


def without_member(content: bytes, name: str) -> bytes:
    return _packed({known: text for known, text in _members(content).items() if known != name})


def _members(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _packed(members: dict[str, str | bytes]) -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return into.getvalue()


def _is_heading(line: str) -> bool:
    return line.startswith("Heading ")
