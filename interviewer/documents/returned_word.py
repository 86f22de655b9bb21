"""What a returned Word document says.

Changes that were tracked are taken as accepted: what was inserted counts, what was deleted or
moved away does not, and neither do letters that were struck through by hand.
"""

import re
from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from interviewer.documents.identity import found_mark
from interviewer.documents.returned_file import DocumentDamagedError, ReturnedFile
from interviewer.documents.returned_text import (
    BREAK,
    PICTURE,
    Paragraph,
    Remark,
    Token,
    paragraphs_of,
    remark_in,
)
from interviewer.domain.text import clean

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_GONE = frozenset(
    _W + name
    for name in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "pPr",
        "rPr",
        "sdtPr",
        "tblPr",
        "trPr",
        "tcPr",
        "tblGrid",
        "sectPr",
        "rt",
    )
)
"""What was taken out, and what says how things look; `rt` is the small print above a word."""
_CHANGES = tuple(_W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_LETTERS = {
    _W + "tab": "\t",
    _W + "ptab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    _W + "softHyphen": "\N{SOFT HYPHEN}",
}
_REMARKS = {
    _W + "commentReference": ("comments", _W + "comment"),
    _W + "footnoteReference": ("footnotes", _W + "footnote"),
    _W + "endnoteReference": ("endnotes", _W + "endnote"),
}
_HEXADECIMAL = re.compile("[0-9A-Fa-f]{1,4}")
_STRUCK = (_W + "strike", _W + "dstrike")
_PICTURES = frozenset(_W + name for name in ("drawing", "pict", "object"))


def word_paragraphs(file: ReturnedFile) -> tuple[list[Paragraph], bool]:
    """The paragraphs of a Word document, and whether changes were tracked in it.

    Raises:
        ReturnedFileError: It is damaged, or too large.
    """
    name = file.related("officeDocument")
    if name is None:
        raise DocumentDamagedError
    root = file.part(name)
    tracked = next(root.iter(*_CHANGES), None) is not None
    return list(paragraphs_of(_WordReader(file, name).tokens(root))), tracked


def is_made_here(file: ReturnedFile) -> bool:
    """Whether the file has the styles that only documents of this application have."""
    styles = file.related("styles", file.related("officeDocument") or "")
    if styles is None:
        return False
    names = {name.get(_W + "val") for name in file.part(styles).iter(_W + "name")}
    return names >= {"Note Number", "Running Title", "Interview Table"}


class _WordReader:
    """Walks through a part of the document."""

    def __init__(self, file: ReturnedFile, name: str) -> None:
        self._file = file
        self._name = name
        self._remarks: dict[str, dict[str, list[Remark]]] = {}
        self._handlers: dict[str, Callable[[Element], Iterator[Token]]] = {
            _W + "t": self._text,
            _W + "sym": self._symbol,
            _W + "r": self._run,
            _W + "p": self._paragraph,
            _W + "bookmarkStart": self._bookmark,
            _W + "txbxContent": self._text_box,
            _MC + "AlternateContent": self._alternatives,
            **dict.fromkeys(_PICTURES, self._picture),
            **dict.fromkeys(_REMARKS, self._remark),
        }

    def tokens(self, element: Element) -> Iterator[Token]:
        """Everything that stands in the element, in order."""
        for child in element:
            tag = child.tag
            if tag in _GONE:
                continue
            if tag in _LETTERS:
                yield _LETTERS[tag]
            elif tag in self._handlers:
                yield from self._handlers[tag](child)
            else:
                yield from self.tokens(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Token]:
        yield from self.tokens(paragraph)
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        joined = mark is not None and any(
            mark.find(_W + n) is not None for n in ("del", "moveFrom")
        )
        if not joined:  # where its end was deleted, it runs on into the next one
            yield BREAK

    def _run(self, run: Element) -> Iterator[Token]:
        look = run.find(_W + "rPr")
        struck = look is not None and any(_is_on(look.find(name)) for name in _STRUCK)
        yield from (t for t in self.tokens(run) if not (struck and isinstance(t, str)))

    @staticmethod
    def _text(letters: Element) -> Iterator[Token]:
        yield clean(letters.text or "")

    @staticmethod
    def _symbol(symbol: Element) -> Iterator[Token]:
        code = _HEXADECIMAL.fullmatch(symbol.get(_W + "char", ""))
        yield clean(chr(int(code[0], 16))) if code else "\ufffd"

    @staticmethod
    def _bookmark(start: Element) -> Iterator[Token]:
        mark = found_mark(start.get(_W + "name", ""))
        if mark:
            yield mark

    def _text_box(self, box: Element) -> Iterator[Token]:
        yield BREAK
        yield from self.tokens(box)

    def _alternatives(self, alternatives: Element) -> Iterator[Token]:
        """Only one of them is ever shown."""
        for one in alternatives.iterchildren(_MC + "Choice", _MC + "Fallback"):
            yield from self.tokens(one)
            return

    def _picture(self, picture: Element) -> Iterator[Token]:
        if next(picture.iter(_W + "txbxContent"), None) is None:
            yield PICTURE
        else:
            yield from self.tokens(picture)

    def _remark(self, reference: Element) -> Iterator[Token]:
        kind, tag = _REMARKS[reference.tag]
        if kind not in self._remarks:
            self._remarks[kind] = {}  # should one of them point back into its own part
            self._remarks[kind] = self._all_remarks(kind, tag)
        yield from self._remarks[kind].get(reference.get(_W + "id", ""), ())

    def _all_remarks(self, kind: str, tag: str) -> dict[str, list[Remark]]:
        """What they say, by id."""
        part = self._file.related(kind, self._name)
        if part is None:
            return {}
        remarks = self._file.part(part).iter(tag)
        return {each.get(_W + "id", ""): list(remark_in(self.tokens(each))) for each in remarks}


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(_W + "val", "true") not in {"0", "false", "off"}
