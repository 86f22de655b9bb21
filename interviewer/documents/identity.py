"""How a practitioner's copy carries what each of its parts is, and finds it again.

Bookmarks are what every word processor keeps (docs/documents.md, "There and back"): points, so
that none spans paragraphs, and in headings and answer places, so that whoever writes a statement
anew does not delete them with it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2s
from uuid import UUID

from interviewer.domain.text import clean

ANSWER_LABEL = "Your answer (agree, correct or dispute):"
"""What stands before an answer."""
ANSWER_LABELS = (ANSWER_LABEL,)
"""Every label that a copy ever had: one with an older label may be out for weeks."""
ADDITION_LABEL = "Please write here:"
"""What stands before additions."""
ADDITION_LABELS = (ADDITION_LABEL,)
_DIGEST = 16
"""Digits: a bookmark's name has forty letters at most."""


class Place(StrEnum):
    """What a bookmark stands at, or what it says."""

    COPY = "copy"
    START = "start"
    END = "end"
    ANSWER = "answer"
    HEADING = "heading"
    ISSUED = "issued"
    OURS = "ours"


WORDINGS = frozenset({Place.HEADING, Place.ISSUED, Place.OURS})
"""The marks that hold the digest of a wording; the others hold an id."""
# LibreOffice numbers a bookmark that it meets twice: what follows the digits is no part of it.
_NAME = re.compile("(" + "|".join(Place) + r")\d?_([0-9a-f]{32}|[0-9a-f]{16})")


@dataclass(frozen=True)
class Mark:
    """A bookmark of ours.

    Attributes:
        value: The digits of an id, or the digest of a wording.
    """

    place: Place
    value: str

    @property
    def id(self) -> UUID:
        return UUID(self.value)


def copy_mark(copy: UUID, number: int) -> str:
    """The name of one of the bookmarks that carry the copy id: several, should one be cut out."""
    return f"{Place.COPY}{number}_{copy.hex}"


def statement_mark(place: Place, note: UUID) -> str:
    """The name of a bookmark of a statement, at its start, its end or its answer."""
    return f"{place}_{note.hex}"


def wording_mark(place: Place, text: str, note: UUID | None = None) -> str:
    """The name of a bookmark that says how a heading, a statement or a text of ours was worded."""
    return f"{place}_{digest(text, note)}"


def found_mark(name: str) -> Mark | None:
    """The mark that a bookmark of this name is; None where it is none of ours."""
    match = _NAME.match(name)
    if match is None:
        return None
    place, value = Place(match[1]), match[2]
    return Mark(place, value) if (len(value) == _DIGEST) is (place in WORDINGS) else None


def digest(text: str, note: UUID | None = None) -> str:
    """Sixteen digits that stand for a wording, whatever its spaces and line breaks are.

    Args:
        text: The wording.
        note: Whose it is: the same wording of another note has other digits.
    """
    words = clean(text).split()
    whole = " ".join([note.hex, *words] if note else words)
    return blake2s(whole.encode(), digest_size=_DIGEST // 2).hexdigest()
