"""Other sources than interviews: made, filled with notes, taken out.

Every function takes values and returns values; whoever calls it saves them.
"""

from datetime import datetime
from uuid import UUID

from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Note
from interviewer.domain.ordering import place_between
from interviewer.domain.review import Review
from interviewer.domain.sources import Source
from interviewer.domain.words import Frame, SourceKind

_LETTERS = {
    SourceKind.PRACTITIONER_EVENT: "PE",
    SourceKind.PANEL_DISCUSSION: "PD",
    SourceKind.WRITTEN_ANSWER: "WA",
    SourceKind.RECORD: "REC",
    SourceKind.ASSURANCE: "AS",
    SourceKind.FAMILY: "F",
}


def new_source(review: Review, kind: SourceKind, new_id: UUID) -> Source:
    """A source of this kind, with the next reference nobody has: "PE1", "REC2"."""
    letters, number = _LETTERS[kind], 1
    while is_reference_taken(review, f"{letters}{number}"):
        number += 1
    return Source(id=new_id, kind=kind, reference=f"{letters}{number}")


def is_reference_taken(review: Review, reference: str, but: UUID | None = None) -> bool:
    """Whether another source, or a practitioner, is cited so: nobody could tell them apart."""
    wanted = reference.casefold()
    sources = (each.reference for each in review.sources.values() if each.id != but)
    people = (each.reference for each in review.practitioners.values())
    return wanted in {each.casefold() for each in (*sources, *people)}


def note_from(review: Review, source: Source, text: str, *, new_id: UUID, at: datetime) -> Note:
    """The next note from the source; an assurance is about now, and nothing else is said of it."""
    # Withdrawn ones count too: a number is never given again.
    of_source = [note for note in review.notes.values() if note.source == source.id]
    last = max((note.place for note in of_source), default="")
    return Note(
        id=new_id,
        source=source.id,
        prompt=OTHER,
        number=max((note.number for note in of_source), default=0) + 1,
        place=place_between(last, ""),
        text=text,
        frame=Frame.POSITION_NOW if source.kind is SourceKind.ASSURANCE else Frame.AT_THE_TIME,
        by=review.initials,
        taken=at,
    )


def notes_in_words(review: Review, source: Source) -> str:
    """How many live notes it has, in words."""
    count = len(review.notes_from(source))
    return f"{count} note{'' if count == 1 else 's'}"
