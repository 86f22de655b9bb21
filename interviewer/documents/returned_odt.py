"""What a returned document says that LibreOffice saved in its own format (.odt).

Its road is the same: bookmarks stand where they stood, and a deletion that was tracked stands
apart from the text.
"""

from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from interviewer.documents.identity import found_mark
from interviewer.documents.protection import ProtectionNotReadableError
from interviewer.documents.returned_file import ReturnedFile
from interviewer.documents.returned_text import (
    BREAK,
    PICTURE,
    Paragraph,
    Token,
    paragraphs_of,
    remark_in,
)
from interviewer.domain.text import clean

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_OASIS}text:1.0}}"
_STYLE = f"{{{_OASIS}style:1.0}}"
_OFFICE = f"{{{_OASIS}office:1.0}}"
_DRAW = f"{{{_OASIS}drawing:1.0}}"
_MANIFEST = f"{{{_OASIS}manifest:1.0}}"
_CONTENT = "content.xml"
_MANIFEST_PART = "META-INF/manifest.xml"
_MOST_SPACES = 1_000
_GONE = frozenset(
    (
        _TEXT + "tracked-changes",
        _TEXT + "note-citation",
        _TEXT + "sequence-decls",
        _TEXT + "ruby-text",
    )
)


def odt_paragraphs(file: ReturnedFile) -> tuple[list[Paragraph], bool]:
    """The paragraphs of an OpenDocument text, and whether changes were tracked in it.

    Raises:
        ProtectionNotReadableError: It is protected by a passphrase of LibreOffice's own kind.
        ReturnedFileError: It is damaged, or too large.
    """
    if file.has(_MANIFEST_PART):
        manifest = file.part(_MANIFEST_PART)
        if next(manifest.iter(_MANIFEST + "encryption-data"), None) is not None:
            raise ProtectionNotReadableError
    root = file.part(_CONTENT)
    tracked = next(root.iter(_TEXT + "changed-region"), None) is not None
    tokens = (
        token for body in root.iter(_OFFICE + "text") for token in _OdtReader(root).tokens(body)
    )
    return list(paragraphs_of(tokens)), tracked


class _OdtReader:
    """Walks through the body."""

    def __init__(self, root: Element) -> None:
        self._struck = {
            style.get(_STYLE + "name")
            for style in root.iter(_STYLE + "style")
            for letters in style.iter(_STYLE + "text-properties")
            if letters.get(_STYLE + "text-line-through-style", "none") != "none"
        }
        self._handlers: dict[str, Callable[[Element], Iterator[Token]]] = {
            _TEXT + "p": self._paragraph,
            _TEXT + "h": self._paragraph,
            _TEXT + "span": self._span,
            _TEXT + "s": self._spaces,
            _TEXT + "tab": lambda _: iter("\t"),
            _TEXT + "line-break": lambda _: iter("\n"),
            _TEXT + "bookmark": self._bookmark,
            _TEXT + "bookmark-start": self._bookmark,
            _TEXT + "note": self._remark,
            _OFFICE + "annotation": self._annotation,
            _DRAW + "image": lambda _: iter((PICTURE,)),
            _DRAW + "text-box": self._text_box,
        }

    def tokens(self, element: Element) -> Iterator[Token]:
        """Everything that stands in the element, in order."""
        yield from self._letters(element.text, element)
        for child in element:
            if child.tag not in _GONE:
                yield from self._handlers.get(child.tag, self.tokens)(child)
            yield from self._letters(child.tail, element)

    @staticmethod
    def _letters(text: str | None, inside: Element) -> Iterator[Token]:
        """Text counts in paragraphs and in what stands in them; between them it is layout."""
        if text and inside.tag.startswith(_TEXT):
            yield clean(text.replace("\n", " "))

    def _paragraph(self, paragraph: Element) -> Iterator[Token]:
        yield from self.tokens(paragraph)
        yield BREAK

    def _span(self, span: Element) -> Iterator[Token]:
        struck = span.get(_TEXT + "style-name") in self._struck
        yield from (t for t in self.tokens(span) if not (struck and isinstance(t, str)))

    @staticmethod
    def _spaces(spaces: Element) -> Iterator[Token]:
        count = spaces.get(_TEXT + "c", "1")
        yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)

    @staticmethod
    def _bookmark(bookmark: Element) -> Iterator[Token]:
        mark = found_mark(bookmark.get(_TEXT + "name", ""))
        if mark:
            yield mark

    def _remark(self, note: Element) -> Iterator[Token]:
        yield from remark_in(self.tokens(note))

    def _annotation(self, annotation: Element) -> Iterator[Token]:
        """A comment; who wrote it and when stand in other elements than paragraphs."""
        said = annotation.iterchildren(_TEXT + "p", _TEXT + "list")
        yield from remark_in(token for each in said for token in self._paragraph(each))

    def _text_box(self, box: Element) -> Iterator[Token]:
        yield BREAK
        yield from self.tokens(box)
