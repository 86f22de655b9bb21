"""From the evidence back to where it came from."""

from collections.abc import Iterable
from uuid import UUID

from interviewer.domain.review import Review
from interviewer.ui.places import PageName, Place


def place_of(review: Review, value: UUID) -> Place | None:
    """The interview page at this note, or the chronology at this entry.

    None where the note is from another source: its page is the evidence itself.
    """
    note = review.notes.get(value)
    if note is not None and note.source in review.interviews:
        return Place(PageName.INTERVIEW, note.source, note.prompt, note=note.id)
    if value in review.entries:
        return Place(PageName.CHRONOLOGY, entry=value)
    return None


def finding_place(review: Review, values: Iterable[UUID]) -> Place | None:
    """The findings, with the first of these that is a note; None where none is."""
    note = next((each for each in values if each in review.notes), None)
    return Place(PageName.FINDINGS, note=note) if note is not None else None
