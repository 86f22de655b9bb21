"""What differs between two wordings, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from interviewer.domain.text import clean

_PIECE = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")
"""A stretch of blanks, a word, or one mark: together they are the whole text."""

_MOST_COMPARED = 3_000
"""Pieces between the common beginning and the common end that are compared one by one."""


class Change(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    TAKEN_OUT = "taken out"
    PUT_IN = "put in"


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Words that stayed, went or came together."""

    change: Change
    text: str = field(repr=False)


def same_words(one: str, other: str) -> bool:
    """Whether two wordings say the same: blanks and line breaks are not wording."""
    return clean(one).split() == clean(other).split()


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """The stretches that lead from one wording to the other.

    Those that stayed and those that were taken out make up `before`; those that stayed and those
    that were put in make up `after`. Where two very long wordings have little in common, the
    middle of the one is taken out and that of the other put in, without a closer look.
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    stretches = [
        (Change.SAME, old[:head]),
        *_compared(middle_old, middle_new),
        (Change.SAME, old[len(old) - tail :]),
    ]
    return tuple(Stretch(change=c, text="".join(p)) for c, p in _together(stretches))


def _common(old: list[str], new: list[str]) -> int:
    """How many pieces are the same from the beginning."""
    for at, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return at
    return min(len(old), len(new))


def _compared(old: list[str], new: list[str]) -> list[tuple[Change, list[str]]]:
    if max(len(old), len(new)) > _MOST_COMPARED:
        return [(Change.TAKEN_OUT, old), (Change.PUT_IN, new)]
    found = list[tuple[Change, list[str]]]()
    for how, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            found.append((Change.SAME, old[i:j]))
        else:
            found += [(Change.TAKEN_OUT, old[i:j]), (Change.PUT_IN, new[k:m])]
    return found


def _together(stretches: list[tuple[Change, list[str]]]) -> Iterator[tuple[Change, list[str]]]:
    """The stretches without empty ones; what changed in one place is one change.

    A lone blank that stays between two changes goes with them: otherwise "the next day" become "a
    week later" would read as three changes.
    """
    there = [stretch for stretch in stretches if stretch[1]]
    for stayed, group in groupby(range(len(there)), lambda at: _stays(there, at)):
        stretch = [there[at] for at in group]
        if stayed:
            yield Change.SAME, [piece for _, pieces in stretch for piece in pieces]
            continue
        for change in (Change.TAKEN_OUT, Change.PUT_IN):
            those = [pieces for each, pieces in stretch if each in (change, Change.SAME)]
            if those:
                yield change, [piece for pieces in those for piece in pieces]


def _stays(stretches: list[tuple[Change, list[str]]], at: int) -> bool:
    """Whether this stretch is the same and not just a blank between two changes."""
    change, pieces = stretches[at]
    if change is not Change.SAME:
        return False
    between = 0 < at < len(stretches) - 1
    return not (between and "".join(pieces).isspace())
