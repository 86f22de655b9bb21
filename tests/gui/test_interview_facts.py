"""Beside the notes: who typed them, when, and where there was a break."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from interviewer.domain.conversation import started
from interviewer.domain.interview import Pause
from interviewer.ui.interview.card import NoteCard
from tests.builders import NOON, a_note
from tests.gui.typist import CTRL, Typist


def cards(typist: Typist) -> list[NoteCard]:
    return [card for card in typist.page.middle.notes._cards if card.note]


def facts(typist: Typist) -> list[str]:
    """What is to be seen beside each note."""
    return [card.facts.text() if card.facts.isVisible() else "" for card in cards(typist)]


def local(minutes: float) -> str:
    return f"{(NOON + timedelta(minutes=minutes)).astimezone():%H:%M}"


@pytest.fixture
def told(typist: Typist) -> Typist:
    """Somebody at an interview with three notes, and two breaks of 10 and 4 minutes."""
    workspace, interview = typist.page.workspace, typist.page.interview
    pauses = tuple(
        Pause(began=NOON + timedelta(minutes=began), ended=NOON + timedelta(minutes=ended))
        for began, ended in ((15, 25), (26, 30))
    )
    begun = replace(started(interview, NOON), pauses=pauses)
    notes = [
        a_note(
            source=interview.id,
            number=number,
            place=str(number),
            taken=NOON + timedelta(minutes=minutes),
            by=by,
        )
        for number, minutes, by in ((1, 0, "P1"), (2, 10, "P2"), (3, 42, "P1"))
    ]
    workspace.save(begun, *notes)
    return typist


def test_each_note_says_who_typed_it_where_two_people_take_notes(told: Typist) -> None:
    assert facts(told) == ["P1", "P2", "P1"]


def test_initials_follow_whoever_types_now(typist: Typist) -> None:
    typist.note("Typed by the lead.")
    typist.press(Qt.Key.Key_I, CTRL)
    typist.note("Typed by the other.")
    typist.press(Qt.Key.Key_I, CTRL)
    typist.note("And by the lead again.")
    assert [note.by for note in typist.notes] == ["P1", "P2", "P1"]
    assert [card.facts.text() for card in cards(typist)] == ["P1", "P2", "P1"]


def test_with_one_interviewer_nobody_is_told_apart(typist: Typist) -> None:
    workspace = typist.page.workspace
    workspace.save(replace(typist.page.interview, interviewers=("P1",)))
    typist.note("Rang the hub.")
    assert [card.facts.text() for card in cards(typist)] == [""]


def test_one_key_shows_when_each_note_was_begun(told: Typist) -> None:
    told.press(Qt.Key.Key_F8)
    assert facts(told) == [f"{local(0)} · P1", f"{local(10)} · P2", f"{local(42)} · P1"]
    told.press(Qt.Key.Key_F8)
    assert facts(told) == ["P1", "P2", "P1"]


def test_a_note_that_is_begun_now_has_its_time_too(told: Typist) -> None:
    told.press(Qt.Key.Key_F8)
    told.note("Nobody rang back.")
    taken = told.notes[-1].taken
    assert facts(told)[-1] == f"{taken.astimezone():%H:%M} · P1"


def test_breaks_are_shown_with_the_times_and_counted_in_the_bar(told: Typist) -> None:
    bar = told.page.bar
    before = [card.pause_before.text() for card in cards(told)]
    told.press(Qt.Key.Key_F8)
    after = [card.pause_before.text() for card in cards(told)]
    assert before == ["", "", ""]
    assert after == [
        "",
        "",
        f"After a break, {local(15)} to {local(25)} and {local(26)} to {local(30)}",
    ]
    assert bar._clock.text().endswith("2 breaks, 14 minutes")
    told.press(Qt.Key.Key_F8)
    assert "break" not in bar._clock.text()


def test_in_quiet_view_there_is_neither(told: Typist) -> None:
    told.press(Qt.Key.Key_F8)
    told.press(Qt.Key.Key_F6)
    assert facts(told) == ["", "", ""]
    assert not any(card.pause_before.text() for card in cards(told))
    told.press(Qt.Key.Key_F8)
    assert facts(told) == ["", "", ""]
