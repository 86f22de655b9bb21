"""The way through an interview, and what stands around the conversation."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from interviewer.domain.coverage import coverage
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Interview
from interviewer.domain.words import Coverage, Frame, Stage
from interviewer.ui.interview.keys import KEYS
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.gui.typist import CTRL, Typist

NO_KEY = Qt.KeyboardModifier.NoModifier
RECURSIVE = Qt.MatchFlag.MatchRecursive


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
