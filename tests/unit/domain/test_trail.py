"""Steps that can be undone and done again: which edits are one step, and what undo gives back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from interviewer.domain.conversation import closed, paused, resumed, with_account_complete
from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Interview,
    Reflection,
    Thought,
    Tick,
    UrgentMatter,
)
from interviewer.domain.notetaking import retyped, split_note, with_line
from interviewer.domain.review import Value
from interviewer.domain.trail import PAUSE_IN_TYPING
from interviewer.domain.words import Coverage, ReflectionState
from tests.builders import NOON, a_note, an_agency, an_interview
from tests.unit.domain.desk import AT_ONCE, LATER, Typist


@pytest.fixture
def typist() -> Typist:
    return Typist()


# --- Typing ---


def test_typing_that_goes_on_is_one_step(typist: Typist) -> None:
    note = typist.types(typist.begun("relied_on"), "R", after=LATER)
    for text in ("Rang", "Rang the", "Rang the hub."):
        note = typist.types(note, text)

    typist.undo()
    assert typist.texts == []
    assert typist.undo() == ()

    typist.redo()
    assert typist.texts == ["Rang the hub."]


def test_a_pause_in_typing_begins_the_next_step(typist: Typist) -> None:
    note = typist.types(typist.begun("relied_on"), "Rang the hub.")
    typist.types(note, "Rang the hub. Twice.", after=PAUSE_IN_TYPING)

    typist.undo()
    assert typist.texts == ["Rang the hub."]


def test_typing_in_another_note_is_a_step_of_its_own(typist: Typist) -> None:
    typist.types(typist.begun("relied_on"), "First.")
    typist.types(typist.begun("relied_on"), "Second.")

    typist.undo()
    assert typist.texts == ["First."]


def test_a_tag_parts_the_typing_before_it_from_the_typing_after_it(typist: Typist) -> None:
    note = typist.types(typist.begun("relied_on"), "Rang")
    typist.edit(with_line(note, "procedures"), after=AT_ONCE)
    typist.types(with_line(note, "procedures"), "Rang the hub.")

    typist.undo()
    (note,) = typist.review.notes_of(typist.interview)
    assert (note.text, note.lines) == ("Rang", ("procedures",))
    typist.undo()
    (note,) = typist.review.notes_of(typist.interview)
    assert (note.text, note.lines) == ("Rang", ())


def test_typing_on_after_redo_is_a_step_of_its_own(typist: Typist) -> None:
    note = typist.types(typist.begun("relied_on"), "Rang")
    typist.undo()
    typist.redo()
    typist.types(note, "Rang the hub.")

    typist.undo()
    assert typist.texts == ["Rang"]


def test_typing_on_after_undo_is_a_step_of_its_own(typist: Typist) -> None:
    note = typist.types(typist.begun("relied_on"), "Rang")
    typist.edit(with_line(note, "procedures"), after=timedelta())
    typist.undo()
    typist.types(note, "Rang the hub.")

    typist.undo()
    assert typist.texts == ["Rang"]


# --- Undo and redo ---


def test_where_nothing_was_done_there_is_nothing_to_undo_or_to_redo(typist: Typist) -> None:
    before = typist.review

    assert (typist.undo(), typist.redo(), typist.review) == ((), (), before)


def test_what_was_undone_is_gone_from_redo_once_something_else_is_done(typist: Typist) -> None:
    note = typist.types(typist.begun("relied_on"), "Rang")
    typist.types(note, "Rang the hub.", after=LATER)
    typist.undo()
    typist.edit(with_line(note, "procedures"))

    assert typist.redo() == ()
    assert typist.texts == ["Rang"]


def test_several_values_are_one_step(typist: Typist) -> None:
    note = typist.types(typist.begun("relied_on"), "Rang the hub. Nobody rang back.")
    typist.edit(*split_note(note, 13, typist.begun("relied_on", after=note)))
    assert typist.texts == ["Rang the hub.", "Nobody rang back."]

    assert len(typist.undo()) == 2
    assert typist.texts == ["Rang the hub. Nobody rang back."]


def test_undo_says_what_the_values_are_now(typist: Typist) -> None:
    note = typist.types(typist.begun("relied_on"), "Rang")
    typist.types(note, "Rang the hub.", after=LATER)

    assert typist.undo() == (note,)
    assert typist.redo() == (retyped(note, "Rang the hub."),)


# --- What became of a value in another way ---


def test_undo_leaves_the_breaks_and_the_close_of_the_interview_alone(typist: Typist) -> None:
    typist.edit(with_account_complete(typist.conversation, typist.now))
    resting = paused(typist.conversation, typist.now)
    typist.keep(closed(resumed(resting, typist.now), typist.now))
    over = typist.conversation

    typist.undo()
    assert typist.conversation == replace(over, account_completed=None)
    typist.redo()
    assert typist.conversation == over


def test_redo_leaves_alone_what_was_saved_since_the_undo(typist: Typist) -> None:
    typist.edit(with_account_complete(typist.conversation, typist.now))
    complete = typist.conversation.account_completed
    typist.undo()
    typist.keep(paused(typist.conversation, typist.now))

    typist.redo()

    assert typist.conversation.account_completed == complete
    assert len(typist.conversation.pauses) == 1


# --- Undone creations ---

OF_INTERVIEW: dict[str, Any] = {"id": UUID(int=7), "interview": UUID(int=8)}
CREATED: list[tuple[Value, dict[str, Any]]] = [
    (a_note(), {"withdrawn": True}),
    (FollowUp(**OF_INTERVIEW, text="Which rota?", owner="SN1"), {"withdrawn": True}),
    (UrgentMatter(**OF_INTERVIEW, raised=NOON, concern="A child at risk."), {"withdrawn": True}),
    (
        Tick(**OF_INTERVIEW, item="sheet", done=True, text="12 Nov 2026", at=NOON),
        {"done": False, "text": ""},
    ),
    (
        CoverageMark(
            **OF_INTERVIEW, prompt="relied_on", coverage=Coverage.NOT_ASKED, reason="No time."
        ),
        {"coverage": Coverage.NOT_REACHED, "reason": ""},
    ),
    (Thought(**OF_INTERVIEW, by="P1", prompt="surprised", text="I was.", taken=NOON), {"text": ""}),
    (
        Reflection(**OF_INTERVIEW, by="P1", state=ReflectionState.SKIPPED, at=NOON),
        {"state": ReflectionState.OPEN},
    ),
]


@pytest.mark.parametrize(("value", "changes"), CREATED, ids=lambda part: type(part).__name__)
def test_what_was_created_is_withdrawn_or_blank_and_never_deleted(
    typist: Typist, value: Any, changes: dict[str, Any]
) -> None:
    typist.edit(value)

    assert typist.undo() == (replace(value, **changes),)
    assert typist.redo() == (value,)


def test_a_note_that_is_taken_back_keeps_every_word_typed_into_it(typist: Typist) -> None:
    note = typist.types(typist.begun("relied_on"), "R")
    typist.types(note, "Rang the hub.")

    assert typist.undo() == (replace(note, text="Rang the hub.", withdrawn=True),)


@pytest.mark.parametrize("value", [an_interview(), an_agency()])
def test_what_is_not_created_in_an_interview_is_refused_at_once(
    typist: Typist, value: Interview
) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        typist.edit(value)
    assert typist.undo() == ()
