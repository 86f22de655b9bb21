"""From the evidence back to where it came from, and on to a finding."""

from collections.abc import Iterable
from uuid import UUID

from interviewer.domain.holes import Hole
from interviewer.domain.linking import end_of
from interviewer.domain.review import Review
from interviewer.domain.set_up import Agency
from interviewer.ui import where
from interviewer.ui.places import PageName, Place


def place_of(review: Review, value: UUID) -> Place | None:
    """The interview at this note, the chronology at this entry, or the source of the note.

    None where it was withdrawn.
    """
    end = end_of(review, value)
    return where.place_of(review, end) if end is not None else None


def place_of_hole(hole: Hole) -> Place:
    """The prompt of the interview that has it; the plan where nobody was interviewed yet."""
    if hole.prompt:
        return Place(PageName.INTERVIEW, hole.interview, hole.prompt)
    if hole.interview is not None or hole.agency is None:
        return Place(PageName.PLAN, hole.interview)
    return Place(PageName.PLAN, about=(Agency, hole.agency))


def finding_place(review: Review, values: Iterable[UUID]) -> Place | None:
    """The findings, with those of these that are notes; None where none is."""
    live = (each for each in values if each in review.notes and end_of(review, each))
    notes = tuple(live)
    return Place(PageName.FINDINGS, note=notes[0], others=notes[1:]) if notes else None
