"""How long it takes to bring accounts together, and how that grows from 50 interviews to 200.

python -m benchmarks.evidence
"""

import sys
import time
from collections.abc import Callable
from functools import partial

from benchmarks.data import a_review
from interviewer.domain.evidence import Evidence, Facet, Wanted
from interviewer.domain.holes import alike, holes
from interviewer.domain.matrices import MatrixKind, matrix
from interviewer.domain.review import Review
from interviewer.domain.side_by_side import side_by_side

_SIZES = ((50, 2_500), (100, 5_000), (200, 10_000))
_TIMES = 5


def main() -> None:
    """Print the least processor time of each question, at each size."""
    for interviews, notes in _SIZES:
        review = Review().having(*a_review(notes, interviews))
        evidence = Evidence(review)
        episode = Wanted(chosen={Facet.EPISODE: frozenset((review.live_episodes()[2].id,))})
        questions: dict[str, Callable[[], object]] = {
            "brought together": partial(Evidence, review),
            "everything side by side": partial(side_by_side, evidence, Wanted()),
            "an episode side by side": partial(side_by_side, evidence, episode),
            "words looked for": partial(side_by_side, evidence, Wanted(words="supervisor")),
            "counts of the filters": partial(evidence.counts, episode),
            "register of holes": partial(_register, review, evidence),
            "four matrices": partial(_matrices, review, evidence),
        }
        sys.stdout.write(f"{interviews} interviews, {notes} notes\n")
        for name, ask in questions.items():
            sys.stdout.write(f"    {name:<26}{1000 * _least(ask):7.0f} ms\n")


def _register(review: Review, evidence: Evidence) -> object:
    return alike(holes(review, evidence))


def _matrices(review: Review, evidence: Evidence) -> object:
    return [matrix(review, evidence, kind) for kind in MatrixKind]


def _least(ask: Callable[[], object]) -> float:
    """Processor seconds of the quickest of a few times."""
    spent = []
    for _ in range(_TIMES):
        began = time.process_time()
        ask()
        spent.append(time.process_time() - began)
    return min(spent)


if __name__ == "__main__":
    main()
