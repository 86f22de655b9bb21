"""What is tagged, owed and sent elsewhere while somebody talks."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu

from interviewer.domain.interview import FollowUp, Interview
from interviewer.domain.words import Basis, Factor, Frame, Influence, Mark
from interviewer.ui.interview.card import note_mime
from interviewer.ui.interview.tag_menus import factors_menu
from tests.gui.typist import ALT, CTRL, KEYPAD, SHIFT, Typist

NO_KEY = Qt.KeyboardModifier.NoModifier
RECURSIVE = Qt.MatchFlag.MatchRecursive


@pytest.mark.parametrize(
    ("key", "frame"),
    [
        (Qt.Key.Key_1, Frame.AT_THE_TIME),
        (Qt.Key.Key_2, Frame.WITH_HINDSIGHT),
        (Qt.Key.Key_3, Frame.POSITION_NOW),
    ],
)
def test_control_and_a_digit_say_when(typist: Typist, key: Qt.Key, frame: Frame) -> None:
    typist.types("Would ring first now.")
    typist.press(key, CTRL)
    typist.types(" And write after.")
    (note,) = typist.notes
    assert (note.frame, note.text) == (frame, "Would ring first now. And write after.")


def test_alt_and_a_digit_say_how_known(typist: Typist) -> None:
    for number, basis in enumerate(list(Basis)[1:], start=1):
        typist.types(basis.value)
        typist.press(Qt.Key(Qt.Key.Key_0 + number), ALT)
        typist.enter()
    assert [note.basis for note in typist.notes] == list(Basis)[1:]


def test_alt_with_the_number_pad_is_left_to_the_computer(typist: Typist) -> None:
    typist.types("Caf")
    typist.press(Qt.Key.Key_1, ALT | KEYPAD)
    assert [note.basis for note in typist.notes] == [Basis.NOT_STATED]


def test_alt_seven_marks_their_words(typist: Typist) -> None:
    typist.types("I thought the letter would speak for itself.")
    typist.press(Qt.Key.Key_7, ALT)
    assert [note.verbatim for note in typist.notes] == [True]


def test_alt_eight_and_nine_mark_what_holds_wherever_the_note_goes(typist: Typist) -> None:
    typist.types("The duty worker said so.")
    typist.press(Qt.Key.Key_8, ALT)
    assert [note.marks for note in typist.notes] == [(Mark.IDENTIFIES_COLLEAGUE,)]
    typist.press(Qt.Key.Key_9, ALT)
    typist.press(Qt.Key.Key_8, ALT)
    assert [note.marks for note in typist.notes] == [(Mark.DO_NOT_QUOTE,)]


def test_one_key_declines_everything_suggested(typist: Typist) -> None:
    typist.types("Sent the letter.")
    typist.press(Qt.Key.Key_D, CTRL | SHIFT)
    (note,) = typist.notes
    assert (note.suggested_lines, note.suggested_episodes) == ((), ())
    assert (note.lines, note.episodes) == ((), ())


def test_a_tag_can_be_given_before_the_first_letter(typist: Typist) -> None:
    typist.press(Qt.Key.Key_2, CTRL)
    typist.press(Qt.Key.Key_5, ALT)
    typist.note("Would ring first.")
    typist.types("Wrote it down that day.")
    first, second = typist.notes
    assert (first.frame, first.basis) == (Frame.WITH_HINDSIGHT, Basis.OPINION)
    assert (second.frame, second.basis) == (Frame.AT_THE_TIME, Basis.NOT_STATED)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_one_key_confirms_everything_suggested(
    typist: Typist, interview: Interview, key: Qt.Key
) -> None:
    typist.types("Sent the letter.")
    typist.press(key, CTRL)
    (note,) = typist.notes
    assert (note.lines, note.suggested_lines) == (("inter_agency",), ())
    assert (note.episodes, note.suggested_episodes) == (interview.episodes, ())


def test_a_factor_is_helped_or_hindered(typist: Typist) -> None:
    typist.types("One nurse for three schools.")
    note = typist.page.middle.notes.active_note
    assert note is not None
    menu = factors_menu(typist.page, note)
    menu.chosen.connect(typist.page.middle.notes.tag)
    conditions = menu.actions()[list(Factor).index(Factor.CONDITIONS)].menu()
    hindered = list(Influence).index(Influence.HINDERED)
    conditions.actions()[hindered].trigger()  # type: ignore[attr-defined]
    (note,) = typist.notes
    assert [(m.factor, m.influence) for m in note.factors] == [
        (Factor.CONDITIONS, Influence.HINDERED)
    ]


def test_a_follow_up_is_taken_down_without_leaving_the_keyboard(typist: Typist) -> None:
    typist.types("Put a copy in the file.")
    typist.press(Qt.Key.Key_J, CTRL)
    typist.types("Copy of the letter")
    typist.press(Qt.Key.Key_Tab)
    typist.press(Qt.Key.Key_Tab)
    typist.types("26 Nov 2026")
    typist.enter()
    (owed,) = typist.page.workspace.review.follow_ups.values()
    assert (owed.text, owed.owner, str(owed.due)) == ("Copy of the letter", "SN1", "2026-11-26")
    assert owed.note == typist.notes[0].id
    assert typist.texts == ["Put a copy in the file."]


def test_a_follow_up_that_is_ticked_beside_the_notes_says_on_which_day(typist: Typist) -> None:
    typist.press(Qt.Key.Key_J, CTRL)
    typist.types("Copy of the letter")
    typist.enter()
    workspace = typist.page.workspace

    def tick() -> FollowUp:
        QApplication.processEvents()  # the row of before goes, the new one shows
        boxes = typist.page.side.findChildren(QCheckBox)
        next(box for box in boxes if box.isVisible()).click()
        (owed,) = workspace.review.follow_ups.values()
        return owed

    assert (tick().answered, tick().answered) == (True, False)
    assert tick().answered_on == workspace.today()


def test_a_date_that_is_none_is_said_and_nothing_typed_is_lost(typist: Typist) -> None:
    typist.press(Qt.Key.Key_J, CTRL)
    typist.types("Copy of the letter")
    form = typist.page.tagging.form
    form.due.setText("soon")
    typist.enter()
    assert not typist.page.workspace.review.follow_ups
    assert form.isVisible()
    assert form.what.text() == "Copy of the letter"


def test_a_note_is_sent_to_another_prompt_by_typing(typist: Typist) -> None:
    typist.types("We used the phone line for that.")
    typist.press(Qt.Key.Key_M, CTRL)
    typist.types("understood")
    typist.enter()
    assert [note.prompt for note in typist.notes] == ["language"]
    assert typist.texts == []


def test_a_note_is_dragged_to_another_prompt(typist: Typist) -> None:
    typist.types("We used the phone line for that.")
    (note,) = typist.notes
    tree = typist.page.outline.tree
    rows = tree.findItems("Describe how you", Qt.MatchFlag.MatchStartsWith | RECURSIVE)
    where = QPointF(tree.visualItemRect(rows[0]).center())
    mime, move = note_mime(note.id), Qt.DropAction.MoveAction
    drop = QDropEvent(where, move, mime, Qt.MouseButton.LeftButton, NO_KEY)
    tree.dropEvent(drop)
    assert drop.isAccepted()
    assert [note.prompt for note in typist.notes] == ["language"]
    assert all(b"phone" not in mime.data(form).data() for form in mime.formats())


def chooses(typist: Typist, text: str) -> None:
    """Choose in the menu that is up."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if text in action.text()).trigger()
    menu.close()


def test_a_menu_of_tags_in_the_empty_field_is_for_the_note_above(typist: Typist) -> None:
    typist.note("Sent the letter.")
    empty = typist.focus
    typist.press(Qt.Key.Key_L, CTRL | SHIFT)
    chooses(typist, "Policies and procedures")
    assert [note.lines for note in typist.notes] == [("procedures",)]
    assert typist.focus is empty


def test_before_the_first_note_it_is_for_the_one_to_come(typist: Typist) -> None:
    typist.press(Qt.Key.Key_L, CTRL | SHIFT)
    chooses(typist, "Policies and procedures")
    assert typist.notes == []
    typist.types("Sent the letter.")
    assert [note.lines for note in typist.notes] == [("procedures",)]
