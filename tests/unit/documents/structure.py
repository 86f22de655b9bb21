"""Whether a Word file holds together, and whether a screen reader can follow it.

It stands beside `openxml-audit`: each finds what the other does not (docs/documents.md).
"""

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = {
    "w": _WORD,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "ct": f"{_PACKAGE}/content-types",
    "rel": f"{_PACKAGE}/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"
_LONGEST_BOOKMARK = 40


def problems(content: bytes) -> list[str]:
    """Everything that is wrong with the file, in words; empty where nothing is."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        names = file.namelist()
        members = {name: file.read(name) for name in names}
    found = [f"member twice: {name}" for name, times in Counter(names).items() if times > 1]
    missing = [f"member missing: {name}" for name in (_TYPES, _MAIN) if name not in members]
    if missing:
        return found + missing
    parts: dict[str, Element] = {}
    for name, text in members.items():
        try:
            parts[name] = etree.fromstring(text)
        except etree.XMLSyntaxError:
            found.append(f"not well-formed: {name}")
    if _MAIN in parts:
        found += _of_package(parts)
        found += _of_document(parts[_MAIN], parts)
        found += _of_settings(parts)
    return found


def _of_package(parts: Mapping[str, Element]) -> Iterator[str]:
    types = parts[_TYPES]
    defaults = {e.get("Extension") for e in _all(types, "ct:Default")}
    overrides = {str(e.get("PartName"))[1:] for e in _all(types, "ct:Override")}
    for name in parts:
        if name.rpartition(".")[2] not in defaults and name not in overrides:
            yield f"no content type: {name}"
        if name.endswith(".xml") and name != _TYPES and name not in overrides:
            yield f"no content type of its own: {name}"
    yield from (f"content type without a member: {name}" for name in overrides - set(parts))
    for name, part in parts.items():
        if name.endswith(".rels"):
            yield from _of_relationships(name, part, parts)
        elif name != _TYPES:
            yield from _of_references(name, part, parts)


def _of_relationships(name: str, part: Element, parts: Mapping[str, Element]) -> Iterator[str]:
    folder = PurePosixPath(name).parent.parent
    for relationship in _all(part, "rel:Relationship"):
        target = str(relationship.get("Target"))
        if relationship.get("TargetMode") == "External":
            if not str(relationship.get("Type")).endswith("/hyperlink"):
                yield f"leads elsewhere: {name}"
            continue
        path = normpath(target[1:] if target.startswith("/") else str(folder / target))
        if path not in parts:
            yield f"relationship to nothing: {name} to {target}"


def _of_references(name: str, part: Element, parts: Mapping[str, Element]) -> Iterator[str]:
    path = PurePosixPath(name)
    relationships = parts.get(str(path.parent / "_rels" / f"{path.name}.rels"))
    known = set() if relationships is None else {e.get("Id") for e in relationships}
    for used in _values(part, "//@r:id | //@r:embed | //@r:link"):
        if used not in known:
            yield f"reference to no relationship: {name} {used}"


def _of_document(document: Element, parts: Mapping[str, Element]) -> Iterator[str]:
    yield from _of_bookmarks(document)
    yield from _of_tables(document)
    yield from _of_styles(document, parts)
    yield from _of_fields(document)
    yield from _of_comments(document, parts)
    yield from _of_headings(document, parts)
    for paragraph in _all(document, "w:p"):
        if not "".join(_values(paragraph, ".//w:t/text()")).strip() and not _all(
            paragraph, "w:drawing"
        ):
            yield "empty paragraph"
    for picture in _all(document, "wp:docPr"):
        if not picture.get("descr"):
            yield "picture without alternative text"
    body = document[0]
    if len(body) < 2 or body[-1].tag != _w("sectPr") or body[-2].tag != _w("p"):
        yield "body does not end with a paragraph and its section"


def _of_bookmarks(document: Element) -> Iterator[str]:
    starts, ends = _all(document, "w:bookmarkStart"), _all(document, "w:bookmarkEnd")
    names = [str(_get(start, "name")) for start in starts]
    yield from (f"bookmark twice: {name}" for name in _twice(names))
    yield from (
        f"bookmark id twice: {key}" for key in _twice(_get(start, "id") for start in starts)
    )
    yield from (f"bookmark name too long: {n}" for n in names if len(n) > _LONGEST_BOOKMARK)
    where = {_get(end, "id"): end.getparent() for end in ends}
    if {_get(start, "id") for start in starts} != set(where):
        yield "bookmark without its other end"
    for start in starts:
        if where.get(_get(start, "id"), start.getparent()) is not start.getparent():
            yield "bookmark over several paragraphs"
    for link in _all(document, "w:hyperlink[@w:anchor]"):
        if _get(link, "anchor") not in names:
            yield f"link to no bookmark: {_get(link, 'anchor')}"


def _of_tables(document: Element) -> Iterator[str]:
    for table in _all(document, "w:tbl"):
        columns = len(_all(table, "w:tblGrid/w:gridCol", below=False))
        rows = _all(table, "w:tr", below=False)
        if any(len(_all(row, "w:tc", below=False)) != columns for row in rows):
            yield "rows of different width"
        if not rows or not _all(rows[0], "w:trPr/w:tblHeader", below=False):
            yield "table without a header row"
        if not _all(table, "w:tblPr/w:tblCaption", below=False):
            yield "table without a caption"
    for cell in _all(document, "w:tc"):
        yield from _of_cell(cell)


def _of_cell(cell: Element) -> Iterator[str]:
    if not len(cell) or cell[-1].tag != _w("p"):
        yield "cell does not end with a paragraph"
    if _all(cell, "w:tcPr/w:gridSpan | w:tcPr/w:vMerge", below=False):
        yield "merged cells"
    if _all(cell, "w:tbl"):
        yield "table in a table"


def _of_styles(document: Element, parts: Mapping[str, Element]) -> Iterator[str]:
    styles = parts.get("word/styles.xml")
    known = (
        set()
        if styles is None
        else {(_get(style, "type"), _get(style, "styleId")) for style in _all(styles, "w:style")}
    )
    used = {"paragraph": "w:pStyle", "character": "w:rStyle", "table": "w:tblStyle"}
    for kind, tag in used.items():
        for style in {_get(element, "val") for element in _all(document, tag)}:
            if (kind, style) not in known:
                yield f"no such {kind} style: {style}"


def _of_fields(document: Element) -> Iterator[str]:
    depth = 0
    for mark in _all(document, "w:fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[str(_get(mark, "fldCharType"))]
        if depth < 0:
            break
        if _get(mark, "dirty"):
            yield "field asks to be updated"
    if depth:
        yield "field not balanced"


def _of_comments(document: Element, parts: Mapping[str, Element]) -> Iterator[str]:
    comments = parts.get("word/comments.xml")
    known = set() if comments is None else {_get(c, "id") for c in _all(comments, "w:comment")}
    for mark in ("commentReference", "commentRangeStart", "commentRangeEnd"):
        if any(_get(e, "id") not in known for e in _all(document, f"w:{mark}")):
            yield f"{mark} to no comment"


def _of_headings(document: Element, parts: Mapping[str, Element]) -> Iterator[str]:
    levels = _heading_levels(parts.get("word/styles.xml"))
    before = 0
    for style in _all(document, "w:body/w:p/w:pPr/w:pStyle"):
        level = levels.get(str(_get(style, "val")))
        if level is None:
            continue
        if level > before + 1:
            yield f"heading {level} after heading {before}"
        before = level


def _heading_levels(styles: Element | None) -> dict[str, int]:
    names = [] if styles is None else _all(styles, "w:style/w:name")
    headings = {name.getparent(): str(_get(name, "val")).lower() for name in names}
    return {
        str(_get(style, "styleId")): int(name.removeprefix("heading "))
        for style, name in headings.items()
        if style is not None and name.removeprefix("heading ").isdigit()
    }


def _of_settings(parts: Mapping[str, Element]) -> Iterator[str]:
    settings, styles = parts.get("word/settings.xml"), parts.get("word/styles.xml")
    core = parts.get("docProps/core.xml")
    if settings is None or styles is None or core is None:
        yield "settings, styles or properties missing"
        return
    for asking in ("updateFields", "documentProtection"):
        if _all(settings, f"w:{asking}"):
            yield f"settings hold {asking}"
    modes = _all(settings, "w:compatSetting[@w:name='compatibilityMode']")
    if [_get(mode, "val") for mode in modes] != ["15"]:
        yield "compatibility mode is not 15"
    languages = _all(styles, "w:docDefaults//w:lang")
    if [_get(language, "val") for language in languages] != ["en-GB"]:
        yield "language is not en-GB"
    if not _values(core, "//dc:title/text()"):
        yield "no title"
    if _values(core, "//dc:creator/text()"):
        yield "an author is named"


def _all(element: Element, path: str, *, below: bool = True) -> list[Element]:
    found: Any = element.xpath(f".//{path}" if below else path, namespaces=_NAMES)
    return list(found)


def _values(element: Element, path: str) -> list[str]:
    found: Any = element.xpath(path, namespaces=_NAMES)
    return [str(value) for value in found]


def _get(element: Element, name: str) -> str | None:
    return element.get(_w(name))


def _w(name: str) -> str:
    return f"{{{_WORD}}}{name}"


def _twice(values: Iterable[str | None]) -> list[str]:
    return [str(value) for value, times in Counter(values).items() if times > 1]
