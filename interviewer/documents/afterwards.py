"""What came out of one interview: follow-ups, what was acted on, interviewers' reflections."""

from collections.abc import Iterator
from datetime import date

from interviewer.documents.phrases import joined, sentence, so_many
from interviewer.documents.subject import Subject
from interviewer.documents.word import Cell, Column, WordDocument
from interviewer.domain.coverage import readable_thoughts
from interviewer.domain.dates import british_date, british_moment
from interviewer.domain.interview import FollowUp, Thought
from interviewer.domain.words import ReflectionState


def add_follow_ups(document: WordDocument, subject: Subject) -> None:
    """Add the clarifications that somebody owes, those due first at the top."""
    document.heading(1, "Follow-ups")
    follow_ups = subject.review.follow_ups_of(subject.interview)
    if not follow_ups:
        document.paragraph("Normal", "No follow-up is recorded.")
        return
    columns = ("Note", 3), ("What is owed", 6), ("By whom", 3), ("Due", 3), ("Answer", 4)
    document.table(
        [Column(*column) for column in columns],
        (_follow_up_row(subject, follow_up) for follow_up in sorted(follow_ups, key=_urgency)),
        caption="Follow-ups",
        description="One follow-up in each row: its note, what is owed, by whom, when, the answer.",
    )


def _urgency(follow_up: FollowUp) -> tuple[bool, date, str]:
    return follow_up.answered, follow_up.due or date.max, str(follow_up.id)


def _follow_up_row(subject: Subject, follow_up: FollowUp) -> list[Cell]:
    answer = follow_up.answer.strip() or ("Answered" if follow_up.answered else "Open")
    due = british_date(follow_up.due) if follow_up.due else "no date"
    owner = _owner(subject, follow_up.owner)
    return [_note_of(subject, follow_up), follow_up.text, owner, due, answer]


def _note_of(subject: Subject, follow_up: FollowUp) -> Cell:
    note = subject.review.notes.get(follow_up.note) if follow_up.note else None
    if note is None or note.source != subject.interview.id:
        return "none"
    told = any(known.id == note.id for known in subject.notes)
    return [subject.link(note)] if told else f"{subject.number(note)} (withdrawn)"


def _owner(subject: Subject, owner: str) -> str:
    """Who owes it: an interviewer's initials only where initials are wanted."""
    if not owner.strip():
        return "nobody yet"
    known = {initials.casefold(): initials for initials in subject.interview.interviewers}
    initials = known.get(owner.strip().casefold())
    return subject.interviewer(initials) if initials else owner


def add_urgent_matters(document: WordDocument, subject: Subject) -> None:
    """Add that something had to be acted on and when; what it was has its own road.

    A concern for a child at risk now, an offence or misconduct goes to those who act on it. A
    reader of the summary needs to know that the conversation stopped for it, and whether
    anybody has been told, and nothing else: the summary is filed, copied and disclosed.
    """
    matters = subject.review.urgent_matters_of(subject.interview)
    if not matters:
        return
    document.heading(1, "Something had to be acted on")
    raised = joined([british_moment(matter.raised, subject.zone) for matter in matters])
    told = [f"{so_many(len(matters), 'matter')} had to be acted on, raised on {raised}"]
    untold = sum(not matter.told.strip() for matter in matters)
    if untold:
        told.append(f"for {so_many(untold, 'matter')} nobody is recorded as told yet")
    told.append("what it was and who was told is kept in the review; this summary says no more")
    document.paragraph("Normal", " ".join(map(sentence, told)))


def add_reflections(document: WordDocument, subject: Subject, reader: str) -> None:
    """Add what the interviewers wrote after the practitioner had left, as far as it is unsealed.

    It begins a page of its own, the last, so that it can be taken off.

    Args:
        document: Where to add it.
        subject: The interview.
        reader: Initials of whoever reads: their own reflection is never sealed from them.
    """
    document.heading(1, "Interviewers' reflections", new_page=True)
    document.paragraph(
        "Normal",
        "Written by the interviewers after the practitioner had left. They are no part of the "
        "account, belong to the panel and are included here by choice.",
    )
    for initials in _who_reflected(subject):
        document.heading(2, subject.interviewer(initials))
        thoughts = readable_thoughts(subject.review, subject.interview, initials, reader)
        if thoughts is None:
            document.paragraph(
                "Coverage",
                "Sealed until every interviewer has saved or skipped their own reflection.",
            )
            continue
        for line in _standing(subject, initials, thoughts):
            document.paragraph("Coverage", line)
        _add_thoughts(document, subject, thoughts)


def _who_reflected(subject: Subject) -> list[str]:
    """The interviewers, the lead first; then whoever else reflected on this interview."""
    thoughts = subject.review.thoughts.values()
    others = sorted({t.by for t in thoughts if t.interview == subject.interview.id})
    return list(dict.fromkeys((*subject.interview.interviewers, *others)))


def _standing(subject: Subject, initials: str, thoughts: list[Thought]) -> Iterator[str]:
    reflection = subject.review.reflection_of(subject.interview, initials)
    state = reflection.state if reflection else ReflectionState.OPEN
    if state is ReflectionState.SKIPPED:
        yield "Skipped."
    elif not any(thought.text.strip() for thought in thoughts):
        yield "Nothing has been written."
    elif state is ReflectionState.OPEN:
        yield "Not finished yet."


def _add_thoughts(document: WordDocument, subject: Subject, thoughts: list[Thought]) -> None:
    written = [thought for thought in thoughts if thought.text.strip()]
    for prompt in dict.fromkeys(thought.prompt for thought in written):
        document.heading(3, subject.wording(prompt), style="Prompt")
        for thought in written:
            if thought.prompt == prompt:
                document.text("Reflection", thought.text)
