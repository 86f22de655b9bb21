"""Which way text runs: from left to right, from right to left, or both in one line."""

import re
from collections.abc import Iterator
from itertools import groupby
from unicodedata import bidirectional

# Hebrew, Arabic and their kin, presentation forms and the historic scripts included.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (UAX 9, rule P2)."""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    return next((way for letter in text if (way := _way(letter)) is not None), False)


def stretches(text: str, *, paragraph: bool) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from right to left.

    What has no direction of its own (spaces, stops, digits) goes with its neighbours where they
    agree, else with the paragraph (UAX 9, rules N1 and N2).

    Args:
        text: One line.
        paragraph: Whether the paragraph it stands in runs from right to left.
    """
    if not paragraph and not _RIGHT_TO_LEFT.search(text):
        yield text, False
        return
    pieces = [("".join(letters), way) for way, letters in groupby(text, _way)]
    ways = [paragraph, *(way for _, way in pieces), paragraph]
    settled = (
        (piece, _between(before, after, paragraph) if way is None else way)
        for (piece, way), before, after in zip(pieces, ways[:-2], ways[2:], strict=True)
    )
    for way, together in groupby(settled, lambda piece: piece[1]):
        yield "".join(piece for piece, _ in together), way


def _between(before: bool | None, after: bool | None, paragraph: bool) -> bool:
    return paragraph if before is None or before != after else before


def _way(letter: str) -> bool | None:
    """True from right to left, False from left to right, None without a direction."""
    kind = bidirectional(letter)
    if kind in {"R", "AL"}:
        return True
    return False if kind == "L" else None
