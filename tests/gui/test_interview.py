"""The interview page, driven as a panel member drives it: by keyboard."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit

from interviewer.domain.coverage import coverage
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Interview
from interviewer.domain.notetaking import with_factor
from interviewer.domain.words import Basis, Coverage, Factor, Frame, Influence, Mark, Stage
from interviewer.ui.interview.card import note_mime
from interviewer.ui.interview.keys import KEYS
from interviewer.ui.interview.tag_menus import factors_menu
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.gui.typist import ALT, CTRL, KEYPAD, SHIFT, Typist

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


# Tags


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


# The way through


def test_next_goes_through_core_prompts_and_the_others_are_there_when_wanted(
    typist: Typist,
) -> None:
    typist.page.go_to()
    typist.types("purpose")
    keys = ["opening", "account/free", "sharing/relied_on", "sharing/language", "reflections/stays"]
    typist.page.show_place(Place(PageName.INTERVIEW, typist.page.interview.id, "opening"))
    visited = [typist.page.stop.key]
    for _ in keys[1:]:
        typist.page.go_next()
        visited.append(typist.page.stop.key)
    assert visited == keys
    typist.press(Qt.Key.Key_G, CTRL)
    typist.types("wrote down")
    typist.enter()
    assert typist.page.stop.key == "sharing/record"


def test_hindsight_stays_folded_until_the_account_is_complete(typist: Typist) -> None:
    page = typist.page
    page.show_place(Place(PageName.INTERVIEW, page.interview.id, "stays"))
    assert page.middle.folded.isVisible()
    assert not page.middle.notes.isVisible()
    page.complete_account()
    assert page.middle.notes.isVisible()
    typist.types("The letter stays with me.")
    assert typist.notes[0].frame is Frame.WITH_HINDSIGHT


def test_opening_a_folded_prompt_early_is_recorded(typist: Typist, qtbot: Any) -> None:
    page = typist.page
    page.show_place(Place(PageName.INTERVIEW, page.interview.id, "stays"))
    qtbot.mouseClick(page.middle.folded.open_now, Qt.MouseButton.LeftButton)
    assert page.middle.notes.isVisible()
    assert [unfolding.item for unfolding in page.interview.unfolded] == ["stays"]
    assert page.interview.account_completed is None


def test_a_prompt_that_was_not_asked_has_its_reason(typist: Typist) -> None:
    footer = typist.page.footer
    menu = footer.coverage.menu()
    next(a for a in menu.actions() if a.data() == Coverage.NOT_ASKED.value).trigger()
    typist.types("No time left")
    typist.enter()
    review, interview = typist.page.workspace.review, typist.page.interview
    assert coverage(review, interview, "relied_on") is Coverage.NOT_ASKED
    mark = review.mark_of(interview, "relied_on")
    assert mark is not None
    assert mark.reason == "No time left"


def test_the_interview_begins_with_its_first_note(typist: Typist) -> None:
    stages = [typist.page.interview.stage]
    typist.note("Rang the hub.")
    stages.append(typist.page.interview.stage)
    assert stages == [Stage.PLANNED, Stage.IN_PROGRESS]
    assert typist.page.interview.started is not None


def test_reading_ahead_in_a_planned_interview_completes_and_closes_nothing(
    typist: Typist, qtbot: Any
) -> None:
    page = typist.page
    for _ in page.workspace.review.guidance_of(page.interview).sections:
        qtbot.keyClick(page, Qt.Key.Key_Down, CTRL)
        page.go_on()
    assert page.interview.stage is Stage.PLANNED
    assert page.interview.account_completed is None


def test_the_next_key_never_closes_an_interview(typist: Typist) -> None:
    typist.note("Rang the hub.")
    for _ in range(10):
        typist.page.go_next()
    assert typist.page.interview.stage is Stage.IN_PROGRESS
    assert typist.page.footer.next.text() == "Close the interview"
    typist.page.go_on()
    assert typist.page.interview.closed is not None


def test_a_follow_up_that_is_half_typed_is_kept_on_leaving(typist: Typist) -> None:
    typist.press(Qt.Key.Key_J, CTRL)
    typist.types("Copy of the letter")
    typist.page.tagging.form.due.setText("soon")
    typist.page.leave()
    (owed,) = typist.page.workspace.review.follow_ups.values()
    assert (owed.text, owed.due) == ("Copy of the letter (soon)", None)


def test_closing_leads_to_the_reflection(typist: Typist, qtbot: Any) -> None:
    typist.types("Rang the hub.")
    with qtbot.waitSignal(typist.page.wanted) as went:
        typist.page.close_interview()
    assert went.args == [Place(PageName.REFLECTION, typist.page.interview.id)]
    assert typist.page.interview.stage is Stage.TO_TIDY
    assert [note.text for note in typist.notes] == ["Rang the hub."]


def test_a_pause_covers_the_screen_and_stops_the_clock(typist: Typist, qtbot: Any) -> None:
    typist.note("Rang the hub.")
    with qtbot.waitSignal(typist.page.pause_wanted):
        typist.press(Qt.Key.Key_P, CTRL)
    (pause,) = typist.page.interview.pauses
    assert pause.ended is None
    typist.page.resume()
    assert typist.page.interview.pauses[0].ended is not None


# Around the conversation


def test_quiet_view_shows_the_prompt_and_the_notes_only(typist: Typist) -> None:
    page = typist.page
    typist.types("Rang the hub.")
    typist.press(Qt.Key.Key_F6)
    assert not page.side.isVisible()
    assert page.outline.tree.isColumnHidden(1)
    assert typist.texts == ["Rang the hub."]
    typist.press(Qt.Key.Key_F6)
    assert page.side.isVisible()


def test_quiet_view_is_the_rule_when_somebody_sits_opposite(
    workspace: Workspace, interview: Interview, qtbot: Any
) -> None:
    page = InterviewPage(workspace, quiet=True)
    qtbot.addWidget(page)
    page.show()
    page.show_place(Place(PageName.INTERVIEW, interview.id))
    assert not page.side.isVisible()


def test_reading_aloud_fills_the_middle_with_the_prompt(typist: Typist) -> None:
    typist.press(Qt.Key.Key_F5)
    aloud = typist.page.middle.aloud
    assert aloud.isVisible()
    assert aloud.text() == "Tell me about something you passed on to another service."
    typist.page.toggle_read_aloud()
    assert typist.page.middle.notes.isVisible()


def test_something_must_be_acted_on_keeps_who_was_told_and_when(typist: Typist) -> None:
    page = typist.page
    typist.press(Qt.Key.Key_A, CTRL | SHIFT)
    typist.types("A child may be at risk tonight.")
    typist.press(Qt.Key.Key_Tab)
    typist.types("Duty social worker")
    typist.press(Qt.Key.Key_Tab)
    typist.types("14:20")
    page.middle.urgent.finished.emit()
    (matter,) = page.workspace.review.urgent_matters.values()
    assert (matter.concern, matter.told, matter.told_when, matter.by) == (
        "A child may be at risk tonight.",
        "Duty social worker",
        "14:20",
        "P1",
    )
    assert page.middle.notes.isVisible()


def test_what_must_be_acted_on_is_saved_while_nobody_leaves_the_field(
    typist: Typist, qtbot: Any
) -> None:
    page = typist.page
    typist.press(Qt.Key.Key_A, CTRL | SHIFT)
    typist.types("A child may be at risk tonight.")
    qtbot.waitUntil(lambda: bool(page.workspace.review.urgent_matters))
    typist.types(" The number was")
    page.leave()
    matters = page.workspace.review.urgent_matters
    assert [m.concern for m in matters.values()] == [
        "A child may be at risk tonight. The number was"
    ]


def test_what_must_be_acted_on_is_undone_and_done_again_before_the_eyes(typist: Typist) -> None:
    page = typist.page
    typist.press(Qt.Key.Key_A, CTRL | SHIFT)
    typist.types("A child may be at risk tonight.")
    page.undo()
    assert page.middle.urgent.concern.toPlainText() == ""
    assert page.workspace.review.urgent_matters_of(page.interview) == []
    page.redo()
    assert page.middle.urgent.concern.toPlainText() == "A child may be at risk tonight."
    assert len(page.workspace.review.urgent_matters_of(page.interview)) == 1


def test_typing_what_must_be_acted_on_is_taken_back_in_the_field(typist: Typist) -> None:
    page = typist.page
    typist.press(Qt.Key.Key_A, CTRL | SHIFT)
    typist.types("A child")
    typist.press(Qt.Key.Key_Z, CTRL)
    assert page.middle.urgent.concern.toPlainText() == ""
    page.leave()
    assert page.workspace.review.urgent_matters_of(page.interview) == []


def test_a_jotting_goes_to_other_notes(typist: Typist, qtbot: Any) -> None:
    side = typist.page.side
    qtbot.keyClicks(side.jotting, "Ask later: which form was used?")
    qtbot.keyClick(side.jotting, Qt.Key.Key_Return)
    assert [(n.prompt, n.text) for n in typist.notes] == [
        (OTHER, "Ask later: which form was used?")
    ]


def test_the_other_person_s_initials_stand_on_what_they_type(typist: Typist) -> None:
    typist.note("Typed by the first.")
    typist.press(Qt.Key.Key_I, CTRL)
    typist.types("Typed by the second.")
    assert [note.by for note in typist.notes] == ["P1", "P2"]


def test_a_check_is_ticked_and_its_field_kept(typist: Typist, qtbot: Any) -> None:
    page = typist.page
    page.show_place(Place(PageName.INTERVIEW, page.interview.id, "opening"))
    row = page.middle.checklist.rows["sheet"]
    qtbot.keyClick(row.box, Qt.Key.Key_Space)
    assert row.field is not None
    qtbot.keyClicks(row.field, "1.2, 5 Nov 2026")
    page.leave()
    tick = page.workspace.review.tick_of(page.interview, "sheet")
    assert tick is not None
    assert (tick.done, tick.text) == (True, "1.2, 5 Nov 2026")


def test_the_words_being_typed_stay_when_the_review_changes(typist: Typist) -> None:
    typist.types("Rang the")
    page = typist.page
    page.workspace.save(replace(page.interview, place="Room 4"))
    typist.types(" hub.")
    assert typist.texts == ["Rang the hub."]


def test_one_card_shows_every_key(typist: Typist) -> None:
    typist.press(Qt.Key.Key_F1)
    card = typist.page.keys
    assert card.isVisible()
    typist.press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    combinations = [keys for _, group in KEYS for key in group for keys in key.keys]
    assert len(combinations) == len(set(combinations))


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


def test_what_must_be_acted_on_is_asked_between_what_to_say_and_what_to_do(
    typist: Typist,
) -> None:
    page = typist.page
    page.resize(1100, 500)
    typist.press(Qt.Key.Key_A, CTRL | SHIFT)
    urgent = page.middle.urgent
    assert urgent.scripts.y() < urgent.concern.y() < urgent.checks.y() or not urgent.checks.rows
    assert typist.focus is urgent.concern
