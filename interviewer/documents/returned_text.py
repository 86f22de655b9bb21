"""What a returned document says, whichever program saved it: paragraphs with our bookmarks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from interviewer.documents.identity import Mark

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


class Break:
    """The end of a paragraph."""


BREAK = Break()
Token = str | Mark | Remark | Break
"""What a reader comes across, in the order of the document."""


def paragraphs_of(tokens: Iterable[Token]) -> Iterator[Paragraph]:
    """The paragraphs; a mark that stands between two goes to the second."""
    pieces: list[str | Mark | Remark] = []
    for token in tokens:
        if isinstance(token, Break):
            yield Paragraph(tuple(pieces))
            pieces = []
        else:
            pieces.append(token)
    if pieces:
        yield Paragraph(tuple(pieces))


def remark_in(tokens: Iterable[Token]) -> Iterator[Remark]:
    """What these say as one remark, if anything; a remark on a remark has no place of its own."""
    plain = (token for token in tokens if not isinstance(token, Remark))
    text = "\n".join(paragraph.text for paragraph in paragraphs_of(plain)).strip()
    if text:
        yield Remark(text)
