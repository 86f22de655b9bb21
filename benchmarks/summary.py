"""How long the Word summary of one interview takes."""

from collections.abc import Sequence
from datetime import UTC
from time import perf_counter

from benchmarks.data import START, a_review, an_id
from benchmarks.figures import Figure, at_most, median, show
from interviewer.documents import interview_summary
from interviewer.domain.review import Review
from interviewer.resources import word_template

ROUNDS = 7
NOTES, MANY = 80, 400
"""A full interview, and as many notes in one as a whole review has."""


def measure() -> Sequence[Figure]:
    """Make each summary several times, after once for warming."""
    few, many = _seconds(NOTES), _seconds(MANY)
    return [
        at_most(f"summary of an interview with {NOTES} notes", few, 0.5, "s"),
        Figure(what=f"with {MANY} notes", value=f"{many:.2f} s"),
        Figure(
            what=f"growth for {MANY // NOTES} × the notes; linear is {MANY // NOTES}× at most",
            value=f"{many / few:.1f}×",
            bar=f"≤ {MANY // NOTES}×",
            met=many / few <= MANY / NOTES,
        ),
    ]


def _seconds(notes: int) -> float:
    review = Review().having(*a_review(notes, interviews=1))
    interview = review.interviews[an_id("interview 1")]
    template = word_template()
    times = []
    for _ in range(ROUNDS + 1):
        began = perf_counter()
        interview_summary(review, interview, template=template, zone=UTC, made=START)
        times.append(perf_counter() - began)
    return median(times[1:])


if __name__ == "__main__":
    show(measure)
