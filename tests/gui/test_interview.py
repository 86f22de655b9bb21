"""Typing notes on the interview page, as a panel member does: by keyboard."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from interviewer.domain.notetaking import with_factor
from interviewer.domain.words import Basis, Factor, Frame, Influence
from interviewer.ui.interview.chips import Chip
from interviewer.ui.places import PageName, Place
from tests.gui.typist import ALT, CTRL, SHIFT, Typist

NO_KEY = Qt.KeyboardModifier.NoModifier
RECURSIVE = Qt.MatchFlag.MatchRecursive


# Typing


def test_enter_starts_the_next_note(typist: Typist) -> None:
    typist.note("Rang the hub on the Monday.")
    typist.note("Nobody rang back.")
    typist.types("Wrote it in the")
    assert typist.texts == ["Rang the hub on the Monday.", "Nobody rang back.", "Wrote it in the"]
    assert [note.number for note in typist.notes] == [1, 2, 3]


def test_shift_enter_is_a_line_break_in_the_same_note(typist: Typist) -> None:
    typist.types("First line")
    typist.press(Qt.Key.Key_Return, SHIFT)
    typist.types("second line")
    assert typist.texts == ["First line\nsecond line"]


def test_a_note_begins_with_nothing_that_was_not_said(typist: Typist) -> None:
    typist.types("Rang the hub.")
    (note,) = typist.notes
    assert (note.frame, note.basis, note.lines) == (Frame.AT_THE_TIME, Basis.NOT_STATED, ())
    assert note.suggested_lines == ("inter_agency",)
    assert note.by == "P1"


def test_enter_in_the_middle_of_a_note_makes_two_and_backspace_one_again(typist: Typist) -> None:
    typist.types("Rang the hub. Nobody rang back.")
    for _ in range(len(" Nobody rang back.")):
        typist.press(Qt.Key.Key_Left)
    typist.enter()
    assert typist.texts == ["Rang the hub.", "Nobody rang back."]
    typist.press(Qt.Key.Key_Backspace)
    assert typist.texts == ["Rang the hub. Nobody rang back."]


def test_an_emoji_and_what_follows_it_stay_as_they_were_typed(typist: Typist) -> None:
    QApplication.clipboard().setText("Child drew a 🙂 on it. Kept it.")
    typist.press(Qt.Key.Key_V, CTRL)
    for _ in range(len(" Kept it.")):
        typist.press(Qt.Key.Key_Left)
    typist.enter()
    assert typist.texts == ["Child drew a 🙂 on it.", "Kept it."]
    typist.press(Qt.Key.Key_Backspace)
    assert typist.texts == ["Child drew a 🙂 on it. Kept it."]
    typist.types("X")
    assert typist.texts == ["Child drew a 🙂 on it.X Kept it."]
    typist.press(Qt.Key.Key_Z, CTRL)
    typist.press(Qt.Key.Key_Z, CTRL)
    typist.press(Qt.Key.Key_Y, CTRL)
    assert typist.texts == ["Child drew a 🙂 on it. Kept it."]


def test_a_note_between_two_others_keeps_its_place(typist: Typist) -> None:
    typist.note("First.")
    typist.types("Third.")
    typist.press(Qt.Key.Key_Up)
    typist.press(Qt.Key.Key_End)
    typist.enter()
    typist.types("Second.")
    assert typist.texts == ["First.", "Second.", "Third."]


def test_backspace_in_an_empty_field_goes_back_to_the_note_above(typist: Typist) -> None:
    typist.note("Rang the hub")
    typist.press(Qt.Key.Key_Backspace)
    typist.types(", twice.")
    assert typist.texts == ["Rang the hub, twice."]


def test_a_note_that_was_emptied_is_withdrawn_and_not_deleted(typist: Typist) -> None:
    typist.types("x")
    (note,) = typist.notes
    typist.press(Qt.Key.Key_Backspace)
    typist.press(Qt.Key.Key_Tab)
    assert typist.notes == []
    assert typist.page.workspace.review.notes[note.id].withdrawn


def test_what_is_pasted_comes_in_as_plain_text(typist: Typist) -> None:
    QApplication.clipboard().setText("from Word\x0bsecond line\x00")
    typist.press(Qt.Key.Key_V, CTRL)
    assert typist.texts == ["from Word\nsecond line\ufffd"]


# Undo


def test_undo_takes_back_tags_and_typing_and_redo_brings_them_again(typist: Typist) -> None:
    typist.note("Rang the hub.")
    typist.types("Nobody rang back.")
    typist.press(Qt.Key.Key_2, ALT)
    typist.press(Qt.Key.Key_Z, CTRL)
    assert [note.basis for note in typist.notes] == [Basis.NOT_STATED, Basis.NOT_STATED]
    typist.press(Qt.Key.Key_Z, CTRL)
    assert typist.texts == ["Rang the hub."]
    typist.press(Qt.Key.Key_Z, CTRL)
    assert typist.texts == []
    for _ in range(3):
        typist.press(Qt.Key.Key_Y, CTRL)
    assert typist.texts == ["Rang the hub.", "Nobody rang back."]
    assert typist.notes[1].basis is Basis.WAS_TOLD


def test_undo_goes_where_the_note_stands(typist: Typist) -> None:
    typist.types("Rang the hub.")
    typist.press(Qt.Key.Key_3, CTRL)
    typist.press(Qt.Key.Key_Down, CTRL)
    assert typist.page.stop.key == "sharing/language"
    typist.press(Qt.Key.Key_Z, CTRL)
    assert typist.page.stop.key == "sharing/relied_on"
    assert isinstance(typist.focus, QTextEdit)
    assert typist.focus.toPlainText() == "Rang the hub."


# The keyboard


def test_tab_goes_through_a_card_with_labels_to_the_next_one(typist: Typist, qtbot: Any) -> None:
    page = typist.page
    typist.note("One nurse for three schools.")
    (note,) = typist.notes
    factor = with_factor(note, Factor.CONDITIONS, Influence.HINDERED)
    page.workspace.edit(factor)
    first, last = page.middle.notes._cards
    qtbot.waitUntil(last.editor.isVisible)
    assert all(part.focusPolicy() != Qt.FocusPolicy.NoFocus for part in first.stops)
    first.editor.take_focus()
    seen = [typist.focus]
    while typist.focus is not last.editor:
        typist.press(Qt.Key.Key_Tab)
        assert typist.focus not in seen, "Tab goes round without coming to the next note"
        seen.append(typist.focus)
    assert first.tag_button in seen


# The card made ahead


def test_a_card_made_ahead_is_what_the_next_note_needs_by_then(typist: Typist, qtbot: Any) -> None:
    page = typist.page
    spare = page.middle.notes._spare
    qtbot.waitUntil(lambda: spare._card is not None and spare._card.to_come is not None)
    typist.press(Qt.Key.Key_I, CTRL)
    page.show_place(Place(PageName.INTERVIEW, page.interview.id, "record"))
    blank = page.middle.notes._cards[-1]
    typist.types("Wrote it down that day.")
    (note,) = typist.notes
    assert (note.prompt, note.by, note.suggested_lines) == ("record", "P2", ("procedures",))
    chips = [chip.text() for chip in blank.findChildren(Chip) if not chip.isHidden()]
    assert "Procedures?" in chips
    assert "Agencies?" not in chips


def test_typing_faster_than_cards_are_made_loses_nothing(typist: Typist) -> None:
    words = [f"Note {number}." for number in range(12)]
    for text in words:
        typist.note(text)
    assert typist.texts == words
