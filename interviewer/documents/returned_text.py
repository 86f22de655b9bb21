"""What a returned document says, paragraph by paragraph, with our bookmarks where they stand.

Changes that were tracked are taken as accepted: what was inserted counts, what was deleted or
moved away does not, and neither do letters that were struck through by hand.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from interviewer.documents.identity import Mark, found_mark
from interviewer.documents.returned_file import ReturnedFile
from interviewer.domain.text import clean

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
PICTURE = "[a picture]"
"""Stands for a picture: whoever reads the answer has to look into the file."""


@dataclass(frozen=True)
class Remark:
    """A comment or a footnote, at the place it is tied to."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class Paragraph:
    """Text, marks and remarks in their order."""

    pieces: tuple[str | Mark | Remark, ...] = field(repr=False)

    @property
    def text(self) -> str:
        return "".join(piece for piece in self.pieces if isinstance(piece, str))

    @property
    def marks(self) -> list[Mark]:
        return [piece for piece in self.pieces if isinstance(piece, Mark)]


class _Break:
    """The end of a paragraph."""


_BREAK = _Break()
_Token = str | Mark | Remark | _Break

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
    _W + "commentReference": ("word/comments.xml", _W + "comment"),
    _W + "footnoteReference": ("word/footnotes.xml", _W + "footnote"),
    _W + "endnoteReference": ("word/endnotes.xml", _W + "endnote"),
}
_HEXADECIMAL = re.compile("[0-9A-Fa-f]{1,4}")
_PICTURES = frozenset(_W + name for name in ("drawing", "pict", "object"))


def word_paragraphs(file: ReturnedFile) -> tuple[list[Paragraph], bool]:
    """The paragraphs of a Word document, and whether changes were tracked in it.

    Raises:
        ReturnedFileError: It is damaged, or too large.
    """
    root = file.part(_DOCUMENT)
    tracked = next(root.iter(*_CHANGES), None) is not None
    return list(_paragraphs(_WordReader(file).tokens(root))), tracked


def is_made_here(file: ReturnedFile) -> bool:
    """Whether the file has the styles that only documents of this application have."""
    if not file.has(_STYLES):
        return False
    names = {name.get(_W + "val") for name in file.part(_STYLES).iter(_W + "name")}
    return names >= {"Note Number", "Running Title", "Interview Table"}


def _paragraphs(tokens: Iterator[_Token]) -> Iterator[Paragraph]:
    pieces: list[str | Mark | Remark] = []
    for token in tokens:
        if isinstance(token, _Break):
            yield Paragraph(tuple(pieces))
            pieces = []
        else:
            pieces.append(token)
    if pieces:
        yield Paragraph(tuple(pieces))


class _WordReader:
    """Walks through a part of the document."""

    def __init__(self, file: ReturnedFile) -> None:
        self._file = file
        self._remarks: dict[str, dict[str, str]] = {}
        self._handlers: dict[str, Callable[[Element], Iterator[_Token]]] = {
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

    def tokens(self, element: Element) -> Iterator[_Token]:
        """Everything that stands in the element, in order."""
        for child in element.iterchildren("*"):
            tag = child.tag
            if tag in _GONE:
                continue
            if tag in _LETTERS:
                yield _LETTERS[tag]
            elif tag in self._handlers:
                yield from self._handlers[tag](child)
            else:
                yield from self.tokens(child)

    def _paragraph(self, paragraph: Element) -> Iterator[_Token]:
        yield from self.tokens(paragraph)
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        joined = mark is not None and any(
            mark.find(_W + n) is not None for n in ("del", "moveFrom")
        )
        if not joined:  # where its end was deleted, it runs on into the next one
            yield _BREAK

    def _run(self, run: Element) -> Iterator[_Token]:
        struck = any(_is_on(run.find(f"{_W}rPr/{_W}{name}")) for name in ("strike", "dstrike"))
        yield from (t for t in self.tokens(run) if not (struck and isinstance(t, str)))

    @staticmethod
    def _text(letters: Element) -> Iterator[_Token]:
        yield clean(letters.text or "")

    @staticmethod
    def _symbol(symbol: Element) -> Iterator[_Token]:
        code = _HEXADECIMAL.fullmatch(symbol.get(_W + "char", ""))
        yield clean(chr(int(code[0], 16))) if code else "\ufffd"

    @staticmethod
    def _bookmark(start: Element) -> Iterator[_Token]:
        mark = found_mark(start.get(_W + "name", ""))
        if mark:
            yield mark

    def _text_box(self, box: Element) -> Iterator[_Token]:
        yield _BREAK
        yield from self.tokens(box)

    def _alternatives(self, alternatives: Element) -> Iterator[_Token]:
        """Only one of them is ever shown."""
        for one in alternatives.iterchildren(_MC + "Choice", _MC + "Fallback"):
            yield from self.tokens(one)
            return

    def _picture(self, picture: Element) -> Iterator[_Token]:
        if next(picture.iter(_W + "txbxContent"), None) is None:
            yield PICTURE
        else:
            yield from self.tokens(picture)

    def _remark(self, reference: Element) -> Iterator[_Token]:
        part, tag = _REMARKS[reference.tag]
        if part not in self._remarks:
            self._remarks[part] = {}  # should one of them point back into its own part
            self._remarks[part] = self._all_remarks(part, tag)
        text = self._remarks[part].get(reference.get(_W + "id", ""), "")
        if text:
            yield Remark(text)

    def _all_remarks(self, part: str, tag: str) -> dict[str, str]:
        """The texts by id; a remark on a remark has no place of its own and is left out."""
        if not self._file.has(part):
            return {}
        told: dict[str, str] = {}
        for remark in self._file.part(part).iter(tag):
            paragraphs = _paragraphs(t for t in self.tokens(remark) if not isinstance(t, Remark))
            told[remark.get(_W + "id", "")] = "\n".join(p.text for p in paragraphs).strip()
        return told


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(_W + "val", "true") not in {"0", "false", "off"}
