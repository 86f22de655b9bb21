"""How long a practitioner's copy takes to make, to protect and to read when it comes back."""

from collections.abc import Callable, Sequence
from datetime import UTC
from functools import partial
from time import perf_counter

from benchmarks.data import START, a_review, an_id
from benchmarks.figures import Figure, at_most, median, show
from interviewer.documents import practitioners_copy, protected, read_returned_copy
from interviewer.domain.accuracy import IssuedStatement, PractitionersCopy
from interviewer.domain.review import Review
from interviewer.resources import word_template

ROUNDS = 7
NOTES, MANY = 80, 500
"""A full interview, and more notes than any had."""
PASSPHRASE = "grey heron 7"


def measure() -> Sequence[Figure]:
    """Do each several times, after once for warming."""
    figures = []
    for notes in (NOTES, MANY):
        content = _a_copy(notes)()
        figures += [
            at_most(f"making a copy of {notes} notes", _seconds(_a_copy(notes)), 0.5, "s"),
            at_most(
                f"reading one of {notes} notes that came back",
                _seconds(partial(read_returned_copy, content)),
                0.5,
                "s",
            ),
        ]
    content = _a_copy(NOTES)()
    locked = protected(content, PASSPHRASE)
    putting_on = _seconds(lambda: protected(content, PASSPHRASE))
    taking_off = _seconds(lambda: read_returned_copy(locked, passphrase=PASSPHRASE))
    return [
        *figures,
        Figure(what="putting a passphrase around it", value=f"{putting_on:.2f} s"),
        Figure(what="reading it with its passphrase", value=f"{taking_off:.2f} s"),
    ]


def _a_copy(notes: int) -> Callable[[], bytes]:
    review = Review().having(*a_review(notes, interviews=1))
    interview = review.interviews[an_id("interview 1")]
    copy = PractitionersCopy(
        id=an_id("copy"),
        interview=interview.id,
        made=START,
        statements=tuple(
            IssuedStatement(note=note.id, revision=note.id, number=note.number, text=note.text)
            for note in review.notes_of(interview)
        ),
    )
    template = word_template()
    return lambda: practitioners_copy(
        review, interview, copy, template=template, zone=UTC, made=START
    )


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS + 1):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return median(times[1:])


if __name__ == "__main__":
    show(measure)
