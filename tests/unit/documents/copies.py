"""A practitioner's copy of the sample interview, and ways to look at what came back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from interviewer.documents import practitioners_copy
from interviewer.domain.accuracy import IssuedStatement, PractitionersCopy
from interviewer.domain.interview import Note
from interviewer.domain.returned import ReturnedCopy, as_it_returns
from interviewer.domain.review import Review
from tests.unit.documents.sample import (
    INTERVIEW,
    LONDON,
    MADE,
    TEMPLATE,
    a_told_review,
    an_id,
    note,
)

COPY_ID = an_id(900)
SAID = (
    note(1, "free", "Joined in May.\n\nFirst visit with the health visitor."),
    note(2, "free", "I only ever saw the hall.", verbatim=True),
    note(3, "relied_on", "Rang the hub twice.", identifies_colleague=True),
    note(4, "relied_on", "Nobody rang back before Friday.", do_not_quote=True),
    note(5, "stays", "Would knock again."),
)


def issued(notes: Sequence[Note] = SAID, **changes: Any) -> PractitionersCopy:
    """What was given out: these notes as they stand."""
    statements = tuple(
        IssuedStatement(note=n.id, revision=an_id(800 + n.number), number=n.number, text=n.text)
        for n in notes
    )
    values: dict[str, Any] = {
        "id": COPY_ID,
        "interview": INTERVIEW.id,
        "made": MADE,
        "by": "QX",
        "statements": statements,
        "due": date(2026, 11, 26),
        **changes,
    }
    return PractitionersCopy(**values)


def a_copy(notes: Sequence[Note] = SAID, *, review: Review | None = None, **changes: Any) -> bytes:
    """The copy of these notes as a Word file."""
    review = review or replace(a_told_review(), notes={n.id: n for n in notes})
    interview = review.interviews[INTERVIEW.id]
    given = issued(notes, **changes)
    return practitioners_copy(review, interview, given, template=TEMPLATE, zone=LONDON, made=MADE)


def differences(came: ReturnedCopy, notes: Sequence[Note] = SAID) -> dict[int, Any]:
    """What is not as it was given out, by number: the text, or the text and the answer."""
    by_note = {statement.note: statement for statement in came.statements}
    told: dict[int, Any] = {}
    for known in notes:
        statement = by_note.pop(known.id, None)
        if statement is None:
            told[known.number] = "no trace"
        elif statement.answer or statement.times > 1:
            told[known.number] = (statement.text, statement.answer, statement.times)
        elif statement.text != as_it_returns(known.text):
            told[known.number] = statement.text
    assert not by_note, "statements that were never given out"
    return told


def numbers(came: ReturnedCopy, notes: Sequence[Note] = SAID) -> list[int]:
    """The numbers of the statements in the order of the file."""
    known: dict[UUID, int] = {n.id: n.number for n in notes}
    return [known[statement.note] for statement in came.statements]
