"""How long one search takes, as somebody types, and how it grows with the notes.

In processor time, which other work on the machine does not lengthen; and without Python's looks for
garbage, which the application allows itself only every few seconds (interviewer/app.py).
"""

import gc
from collections.abc import Sequence
from time import thread_time

from benchmarks.data import a_review
from benchmarks.figures import Figure, at_most, median, show
from interviewer.domain.review import Review
from interviewer.domain.search import SearchIndex

ROUNDS = 15
FEW, MANY = 5_000, 50_000
TYPED = "school nurse letter"
"""Searched after each of its letters, as it is typed."""


def measure() -> Sequence[Figure]:
    """Search after every letter; the slowest letter counts."""
    few, many = _index(FEW), _index(MANY)
    gc.disable()
    slow, slower = _slowest(few), _slowest(many)
    return [
        at_most(f"search in {FEW:,} notes after a letter, the slowest", slow * 1000, 10, "ms"),
        Figure(what=f"in {MANY:,} notes", value=f"{slower * 1000:.1f} ms"),
        Figure(
            what=f"growth for {MANY // FEW} × the notes",
            value=f"{slower / slow:.1f}×",
            bar=f"≤ {MANY // FEW}×",
            met=slower / slow <= MANY / FEW,
        ),
        Figure(what=f"making the index of {FEW:,} notes, in the background", value=_made(FEW)),
    ]


def _index(notes: int) -> SearchIndex:
    return SearchIndex(Review().having(*a_review(notes, notes // 80)))


def _made(notes: int) -> str:
    review = Review().having(*a_review(notes, notes // 80))
    began = thread_time()
    SearchIndex(review)
    return f"{(thread_time() - began) * 1000:.0f} ms"


def _slowest(index: SearchIndex) -> float:
    return max(_seconds(index, TYPED[:end]) for end in range(1, len(TYPED) + 1))


def _seconds(index: SearchIndex, typed: str) -> float:
    times = []
    for _ in range(ROUNDS):
        began = thread_time()
        index.search(typed)
        times.append(thread_time() - began)
    return median(times)


if __name__ == "__main__":
    show(measure)
