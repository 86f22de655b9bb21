"""What somebody types, so that anybody can tell later how much of it is on the disk.

The words of a note follow from its number, and a note only ever grows. So `Step(number, length)`
says all about a note that was saved, and a text on the disk is either the beginning of the words
of its note or wrong.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from uuid import UUID

from benchmarks.data import START, an_id, chance, words
from interviewer.domain.interview import Note
from interviewer.domain.review import Review

_LENGTHS = (8, 25, 60, 700)
"""Words in a note; the longest takes several pages of the file."""


@dataclass(frozen=True, order=True)
class Step:
    """A note with so many of its words' letters."""

    number: int
    length: int

    def line(self) -> bytes:
        return f"{self.number} {self.length}\n".encode()

    @classmethod
    def read(cls, lines: bytes) -> list["Step"]:
        """The steps in these lines; one that was cut off in the middle does not count."""
        whole = lines[: lines.rfind(b"\n") + 1].decode().splitlines()
        return [cls(*map(int, line.split())) for line in whole]


def id_of(number: int) -> UUID:
    return an_id(f"typed {number}")


@cache
def text_of(number: int) -> str:
    """All the words of a note."""
    return words(chance(f"typed {number}"), chance(number).choice(_LENGTHS))


def note_of(step: Step, interview: UUID) -> Note:
    return Note(
        id=id_of(step.number),
        source=interview,
        prompt="relied_on",
        number=1_000_000 + step.number,
        place=f"{step.number:07}1",
        text=text_of(step.number)[: step.length],
        by="P1",
        taken=START,
    )


def steps(first: int) -> Iterator[Step]:
    """Somebody typing: note after note from this number on, each in a few strides."""
    dice = chance(first)
    for number in count(first):
        whole, length = len(text_of(number)), 0
        while length < whole:
            length = min(length + dice.randint(5, max(40, whole // 4)), whole)
            yield Step(number, length)


@dataclass(frozen=True)
class Loss:
    """What is not as it should be after a crash.

    Attributes:
        lost: Saves that were acknowledged and whose letters are not all there.
        wrong: Notes whose words were never typed so.
    """

    lost: int
    wrong: int


def loss(review: Review, acknowledged: Collection[Step]) -> Loss:
    """Compare what was acknowledged with what is there."""
    notes = {number: review.notes.get(id_of(number)) for number in {s.number for s in acknowledged}}
    texts = {number: note.text if note else "" for number, note in notes.items()}
    lost = sum(len(texts[step.number]) < step.length for step in acknowledged)
    wrong = sum(not text_of(number).startswith(text) for number, text in texts.items())
    return Loss(lost, wrong)
