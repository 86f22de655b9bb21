"""What documents say of the accuracy check: of the interview, and beside each note."""

from collections.abc import Iterator

from interviewer.documents.subject import Subject
from interviewer.documents.word import lines
from interviewer.domain.dates import british_date
from interviewer.domain.interview import Note
from interviewer.domain.words import Outcome


def check_mark(subject: Subject, note: Note) -> str:
    """Such as "Accuracy check: agreed"; empty where no copy of the notes was ever given out."""
    if not subject.copies:
        return ""
    state = subject.checked[note.id]
    return f"Accuracy check: {state.label[:1].lower()}{state.label[1:]}"


def disputed_lines(subject: Subject, note: Note) -> list[str]:
    """What the practitioner says instead, where they dispute the note."""
    state = subject.checked[note.id]
    if state.outcome is not Outcome.DISPUTED or not state.words.strip():
        return []
    return lines(f"The practitioner disputes this: “{state.words.strip()}”")


def about_the_check(subject: Subject) -> Iterator[str]:
    """What a reader has to know of the check, in sentences."""
    if not subject.copies:
        yield "The practitioner has not been given a copy of the notes to check."
        return
    last = subject.copies[-1]
    made = british_date(last.made.astimezone(subject.zone))
    yield f"The practitioner was given a copy of the notes to check, last on {made}."
    if last.returned is not None:
        yield f"An answer came on {british_date(last.returned)}."
    elif last.outcome is Outcome.NO_REPLY:
        yield "No reply came."
    else:
        yield "An answer is awaited."
    yield (
        "Each note says how it stands in that check; “no reply” and “not checked” are no "
        "agreement, and “changed since” means that the note reads otherwise now."
    )
