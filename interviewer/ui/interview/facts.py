"""What stands beside notes on demand: when each was begun, who typed it, and the breaks."""

from collections.abc import Iterable, Sequence

from interviewer.domain.conversation import breaks_before, typed_by
from interviewer.domain.dates import british_time
from interviewer.domain.interview import Interview, Note, Pause
from interviewer.domain.review import Review
from interviewer.ui.interview.card import NoteCard


def show_facts(
    cards: Iterable[tuple[NoteCard, Note]],
    review: Review,
    interview: Interview,
    *,
    quiet: bool,
    times: bool,
) -> None:
    """Say on each card who typed the note, where several people type.

    Args:
        cards: The cards with their notes, in the order in which they stand.
        review: The review as it is now.
        interview: The interview of the notes.
        quiet: Whether to say nothing at all, because somebody sits opposite.
        times: Whether to say too when each note was begun, and where there was a break.
    """
    shown = list(cards)
    times = times and not quiet
    several = not quiet and len(typed_by(review.notes_of(interview), interview)) > 1
    notes = [note for _, note in shown]
    pauses = breaks_before(notes, interview.pauses) if times else {}
    for card, note in shown:
        facts = (british_time(note.taken) if times else "", note.by if several else "")
        breaks = _breaks(pauses.get(note.id, ()))
        card.show_facts(" · ".join(fact for fact in facts if fact), breaks)


def _breaks(pauses: Sequence[Pause]) -> str:
    times = " and ".join(
        f"{british_time(pause.began)} to {british_time(pause.ended)}"
        if pause.ended
        else british_time(pause.began)
        for pause in pauses
    )
    return f"After a break, {times}" if times else ""
