"""Finding a note by its number as people write it: "SN1·7", "sn1.7", "SN1 7"."""

import re
import unicodedata
from collections.abc import Iterator

from interviewer.domain.interview import Note
from interviewer.domain.naming import cited_as
from interviewer.domain.review import Review

_WRITTEN = re.compile(r"\s*(?P<reference>.*?)(?:\s*[·.:/\-]\s*|\s+)(?P<number>\d{1,6})\s*")


def notes_cited(review: Review, written: str) -> list[Note]:
    """The live notes that are called so; more than one where two people have one reference.

    A note that was withdrawn cannot be cited any more: nothing is found.
    """
    match = _WRITTEN.fullmatch(unicodedata.normalize("NFC", written))
    if match is None:
        return []
    reference, number = _spelled(match["reference"]), int(match["number"])
    return [
        note
        for source, notes in _sources(review)
        if _spelled(source) == reference
        for note in notes
        if note.number == number
    ]


def live_notes(review: Review) -> Iterator[Note]:
    """Every live note with something in it: of the interviews first, then of other sources."""
    for _, notes in _sources(review):
        yield from (note for note in notes if note.text.strip())


def cited_in_order(review: Review, notes: list[Note]) -> list[str]:
    """How the notes are cited, each once, in the order given."""
    return list(dict.fromkeys(cited_as(review, note) for note in notes))


def _sources(review: Review) -> Iterator[tuple[str, list[Note]]]:
    whose = ((review.practitioner_of(each).reference, each) for each in review.interviews.values())
    for reference, interview in sorted(whose, key=lambda each: (each[0].casefold(), each[1].id)):
        yield reference, review.notes_of(interview)
    for source in review.live_sources():
        yield source.reference, review.notes_from(source)


def _spelled(reference: str) -> str:
    return "".join(reference.split()).casefold()
