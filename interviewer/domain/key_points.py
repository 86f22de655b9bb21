"""Key points: a statement cut to what one look takes in, and which of several stand for the others.

Nothing is reworded. What is cut says so with "…", and leads to the whole by its number.
"""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from interviewer.domain.evidence import Told
from interviewer.domain.text import clean

KEY_WORDS = 25
"""About so many words make a key point (documents.md, "The engine")."""

_A_FEW_MORE = 5
"""A statement that is longer by no more than this stands whole: cutting it would save nothing."""

_MOST_LETTERS = 240
"""Where words have no blanks between them, letters are counted."""

_CUT = " …"
_SENTENCE_ENDS = ".!?…。！？"
_CLOSING = "\"'”’)]»"


@dataclass(frozen=True, kw_only=True)
class KeyPoint:
    """What a statement says, cut where it is long."""

    told: Told
    text: str = field(repr=False)


def shortened(text: str, most: int = KEY_WORDS) -> str:
    """The statement on one line, cut after a sentence where one ends, else after a word.

    Args:
        text: What was said.
        most: About so many words.
    """
    words = clean(text).split()
    if len(words) > most + _A_FEW_MORE:
        at = next(
            (n for n in range(most, most // 2, -1) if _ends_sentence(words[n - 1])),
            most,
        )
        return _within_letters(" ".join(words[:at]).rstrip(",;:") + _CUT)
    return _within_letters(" ".join(words))


def key_points(told: Sequence[Told], first: Collection[UUID] = ()) -> tuple[KeyPoint, ...]:
    """What stands for these statements where there is room for a few words only.

    The one that was given first, cut where it is long, and those that follow as long as they fit
    whole. One that is not to be quoted never stands for the others.

    Args:
        told: The statements, in the order in which they were given.
        first: Ids of notes that go before the others, because somebody made something of them.
    """
    may_lead = [each for each in told if not each.note.do_not_quote]
    points = list[KeyPoint]()
    left = KEY_WORDS
    for each in sorted(may_lead, key=lambda each: each.note.id not in first):
        text = shortened(each.note.text)
        count = len(text.split())
        if points and (count > left or text.endswith(_CUT)):
            break
        points.append(KeyPoint(told=each, text=text))
        left -= count
    return tuple(points)


def _ends_sentence(word: str) -> bool:
    return word.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS and bool(word.rstrip(_CLOSING))


def _within_letters(text: str) -> str:
    if len(text) <= _MOST_LETTERS + len(_CUT):
        return text
    at = _MOST_LETTERS
    while at > 1 and unicodedata.combining(text[at]):
        at -= 1  # an accent stays with its letter
    return text[:at].rstrip() + _CUT
