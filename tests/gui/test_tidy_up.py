"""The tidy-up page, driven by keyboard alone."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Interview, Note
from interviewer.domain.review import Review
from interviewer.domain.words import Basis, Factor, Frame, Influence, Mark, Stage
from interviewer.storage import Version
from interviewer.ui.interview.tag_menus import TagMenu
from interviewer.ui.marked import APART
from interviewer.ui.pages.tidy_up import TidyUpPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.tidy.keys import KEYS
from interviewer.ui.workspace import Workspace
from tests.builders import NOON, a_note, a_set_up, an_entry
from tests.gui.named import nameless
from tests.gui.typist import ALT, CTRL, SHIFT

TEXTS = {
    "hub": ("relied_on", "Rang the hub. Nobody rang back."),
    "letter": ("relied_on", "Sent the letter."),
    "phone": ("language", "We used the phone line."),
    "notebook": ("record", "Wrote it in the notebook."),
    "rota": (OTHER, "Ask about the rota."),
}
EVERY = list(TEXTS)
IDS = {name: UUID(int=2000 + number) for number, name in enumerate(TEXTS)}


def a_closed_interview() -> tuple[tuple[Any, ...], Interview]:
    """A review that is set up, and its only interview, which is closed."""
    values = a_set_up()
    planned = next(value for value in values if isinstance(value, Interview))
    interview = replace(planned, stage=Stage.TO_TIDY, started=NOON, closed=NOON)
    return (*(value for value in values if value is not planned), interview), interview


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    values, interview = a_closed_interview()
    notes = [
        a_note(
            id=IDS[name],
            source=interview.id,
            prompt=prompt,
            number=number,
            place=str(number),
            text=text,
            suggested_lines=("inter_agency",) if prompt == "relied_on" else (),
            suggested_episodes=interview.episodes,
        )
        for number, (name, (prompt, text)) in enumerate(TEXTS.items(), start=1)
    ]
    return (*values, *notes)


@pytest.fixture
def page(workspace: Workspace, interview: Interview, qtbot: Any) -> Iterator[TidyUpPage]:
    page = TidyUpPage(workspace)
    qtbot.addWidget(page)
    page.resize(1366, 720)
    workspace.changed.connect(page.show_review)
    page.show()
    page.show_place(Place(PageName.TIDY_UP, interview.id))
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield page
    page.leave()


class Tidier:
    """Presses keys, and looks at what became of the notes."""

    def __init__(self, page: TidyUpPage, qtbot: Any) -> None:
        self.page, self._bot = page, qtbot

    @property
    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        return focused

    def types(self, text: str) -> None:
        self._bot.keyClicks(self.focus, text)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        times: int = 1,
    ) -> None:
        for _ in range(times):
            self._bot.keyClick(self.focus, key, modifiers)

    def chooses(self, *words: str) -> None:
        """Choose in the menu that has come up, and in the menus it opens."""
        menu = QApplication.activePopupWidget()
        for word in words:
            assert isinstance(menu, QMenu)
            action = next(a for a in menu.actions() if word in a.text().replace("&", ""))
            inner = action.menu()
            if isinstance(inner, TagMenu):
                menu = inner
            else:
                action.trigger()
        popped = QApplication.activePopupWidget()
        if popped is not None:
            popped.close()

    @property
    def review(self) -> Review:
        return self.page.workspace.review

    def note(self, name: str) -> Note:
        self.page.notes.hand_over()
        return self.review.notes[IDS[name]]

    @property
    def texts(self) -> list[str]:
        """The notes in the list, from the top."""
        self.page.notes.hand_over()
        rows = self.page.notes.view.rows
        return [self.review.notes[each].text for each in rows.ids]

    @property
    def at(self) -> str:
        """The words in the card that has the keyboard."""
        card = self.page.notes.active_card
        assert card is not None
        assert card.editor.hasFocus()
        return card.text

    def says(self) -> str:
        return self.page.hint.text()


@pytest.fixture
def tidier(page: TidyUpPage, qtbot: Any) -> Tidier:
    return Tidier(page, qtbot)


def text(name: str) -> str:
    return TEXTS[name][1]


# Going through the list


def test_all_notes_stand_in_one_list_and_the_first_has_the_keyboard(tidier: Tidier) -> None:
    assert tidier.texts == [text(name) for name in EVERY]
    assert tidier.at == text("hub")
    assert tidier.page.left.text().endswith("5 of 5 to look at")


def test_down_and_up_go_through_the_notes_and_enter_at_the_end_goes_on(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_Down)
    assert tidier.at == text("letter")
    tidier.press(Qt.Key.Key_Return)
    assert tidier.at == text("phone")
    tidier.press(Qt.Key.Key_Up)
    assert tidier.at == text("letter")
    tidier.press(Qt.Key.Key_Down, times=9)
    assert tidier.at == text("rota")
    tidier.press(Qt.Key.Key_Up, times=9)
    assert tidier.at == text("hub")


def test_each_prompt_is_said_once_above_its_notes(tidier: Tidier) -> None:
    rows = tidier.page.notes.view.rows
    headings = [row.heading for at in range(len(EVERY)) if (row := rows.row(at))]
    assert headings == [
        "Discussion and information sharing · "
        "Tell me about something you passed on to another service.",
        "",
        "Discussion and information sharing · Describe how you understood each other.",
        "Discussion and information sharing · Tell me what you wrote down.",
        "Other notes",
    ]


def test_prompts_are_gone_through_with_one_key(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_Down, CTRL)
    assert tidier.at == text("phone")
    tidier.press(Qt.Key.Key_Down, CTRL)
    assert tidier.at == text("notebook")
    tidier.press(Qt.Key.Key_Up, CTRL, times=2)
    assert tidier.at == text("letter")


def test_one_key_goes_to_the_next_note_to_look_at(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_Down)
    tidier.press(Qt.Key.Key_Return, CTRL)
    tidier.press(Qt.Key.Key_Up)
    tidier.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert tidier.at == text("phone")
    for _ in EVERY:
        tidier.press(Qt.Key.Key_Return, CTRL)
        tidier.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert tidier.says() == "Nothing in this list is left to look at."
    assert tidier.page.left.text().endswith("Nothing left")


def test_a_note_that_is_clicked_has_the_keyboard(tidier: Tidier, qtbot: Any) -> None:
    view = tidier.page.notes.view
    area = view.visualRect(view.rows.index(3))
    where = QPoint(area.center().x(), area.bottom() - 4)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert tidier.at == text("notebook")


def overlaps(page: TidyUpPage) -> list[str]:
    """Rows that do not begin where the one above ends, and a card that does not fit its row."""
    view = page.notes.view
    QApplication.processEvents()
    rows = [view.visualRect(view.rows.index(at)) for at in range(view.rows.rowCount())]
    wrong = [
        f"row {at}" for at, (one, two) in enumerate(pairwise(rows)) if one.bottom() + 1 != two.top()
    ]
    here = view.rows.row(view.currentIndex().row())
    if here is not None:
        area = view.painter.below_heading(here, view.visualRect(view.currentIndex()))
        wrong += ["card"] if view.card.geometry() != area else []
    return wrong


def test_rows_make_room_for_what_stands_in_them(tidier: Tidier, qtbot: Any) -> None:
    page = tidier.page
    assert overlaps(page) == []
    tidier.types(" And again." * 40)  # the card grows
    qtbot.waitUntil(lambda: overlaps(page) == [])
    tidier.press(Qt.Key.Key_Down)
    assert overlaps(page) == []
    tidier.press(Qt.Key.Key_X, CTRL | SHIFT)  # the row has a heading from now on
    assert overlaps(page) == []
    tidier.press(Qt.Key.Key_Down)
    assert overlaps(page) == []
    for key in (Qt.Key.Key_7, Qt.Key.Key_8, Qt.Key.Key_9):
        tidier.press(key, ALT)
        assert overlaps(page) == []
    tidier.press(Qt.Key.Key_Down, times=3)
    tidier.types(" And again." * 40)  # the last row
    qtbot.waitUntil(lambda: overlaps(page) == [])
    page.resize(800, 600)
    qtbot.waitUntil(lambda: overlaps(page) == [])


def test_a_place_can_name_the_note_to_go_to(tidier: Tidier, interview: Interview) -> None:
    tidier.page.show_place(Place(PageName.TIDY_UP, interview.id, note=IDS["notebook"]))
    assert tidier.at == text("notebook")


# Tags


def test_when_and_how_known_and_their_words(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_2, CTRL)
    tidier.press(Qt.Key.Key_4, ALT)
    tidier.press(Qt.Key.Key_7, ALT)
    note = tidier.note("hub")
    assert (note.frame, note.basis, note.verbatim) == (
        Frame.WITH_HINDSIGHT,
        Basis.USUAL_PRACTICE,
        True,
    )
    tidier.press(Qt.Key.Key_0, ALT)
    assert tidier.note("hub").basis is Basis.NOT_STATED


def test_what_is_suggested_is_confirmed_or_declined_by_one_key(
    tidier: Tidier, interview: Interview
) -> None:
    tidier.press(Qt.Key.Key_Return, CTRL)
    tidier.press(Qt.Key.Key_Down)
    tidier.press(Qt.Key.Key_D, CTRL | SHIFT)
    hub, letter = tidier.note("hub"), tidier.note("letter")
    assert (hub.lines, hub.episodes) == (("inter_agency",), interview.episodes)
    assert (letter.lines, letter.suggested_lines, letter.suggested_episodes) == ((), (), ())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_whole_prompt_is_confirmed_by_one_key_and_undone_by_one(
    tidier: Tidier, key: Qt.Key
) -> None:
    tidier.press(key, CTRL | SHIFT)
    assert [tidier.note(name).lines for name in EVERY[:3]] == [("inter_agency",)] * 2 + [()]
    assert tidier.says() == "2 notes confirmed under this prompt. Ctrl+Z takes that back."
    tidier.press(key, CTRL | SHIFT)
    assert tidier.says() == "Nothing is suggested under this prompt any more."
    tidier.press(Qt.Key.Key_Z, CTRL)
    assert [tidier.note(name).lines for name in EVERY[:2]] == [(), ()]


def test_lines_episodes_and_factors_come_from_menus(tidier: Tidier, interview: Interview) -> None:
    tidier.press(Qt.Key.Key_L, CTRL | SHIFT)
    tidier.chooses("Policies and procedures")
    tidier.press(Qt.Key.Key_E, CTRL | SHIFT)
    tidier.chooses("The move to a new school")
    tidier.press(Qt.Key.Key_F, CTRL | SHIFT)
    tidier.chooses("Conditions", "Hindered")
    note = tidier.note("hub")
    assert (note.lines, note.episodes) == (("procedures",), interview.episodes)
    assert [(m.factor, m.influence) for m in note.factors] == [
        (Factor.CONDITIONS, Influence.HINDERED)
    ]


def test_marks_stand_on_the_note_and_are_counted_beside_the_list(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_8, ALT)
    tidier.press(Qt.Key.Key_9, ALT)
    assert tidier.note("hub").marks == (Mark.IDENTIFIES_COLLEAGUE, Mark.DO_NOT_QUOTE)
    assert "Do not quote: 1" in tidier.page.summary.others.text()
    row = tidier.page.notes.view.rows.row(0)
    assert row is not None
    assert [tag.words for tag in row.tags[:2]] == ["Identifies a colleague", "Do not quote"]


def test_a_chronology_entry_is_tied_to_the_note(tidier: Tidier) -> None:
    entry = an_entry()
    tidier.page.workspace.save(entry)
    tidier.press(Qt.Key.Key_H, CTRL | SHIFT)
    tidier.press(Qt.Key.Key_Return)
    assert tidier.note("hub").entries == (entry.id,)
    assert tidier.at == text("hub")


def test_a_follow_up_is_taken_down(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_J, CTRL)
    tidier.types("Copy of the letter")
    tidier.press(Qt.Key.Key_Return)
    (owed,) = tidier.review.follow_ups.values()
    assert (owed.text, owed.note) == ("Copy of the letter", IDS["hub"])
    assert tidier.at == text("hub")


def test_what_is_counted_beside_the_list_follows(tidier: Tidier) -> None:
    said = dict(tidier.page.summary.lines)
    assert said == {
        "Inter-agency collaboration": "2 suggested",
        "Policies and procedures": "none yet",
    }
    tidier.press(Qt.Key.Key_Return, CTRL)
    said = dict(tidier.page.summary.lines)
    assert said["Inter-agency collaboration"] == "1 confirmed, 1 suggested"
    assert "How known not stated: 5" in tidier.page.summary.others.text()


# The order keeps still


def test_a_note_that_was_dealt_with_stays_until_the_list_is_sorted(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_Return, CTRL)
    assert tidier.texts == [text(name) for name in EVERY]
    tidier.press(Qt.Key.Key_F9)
    assert tidier.texts == [text(name) for name in (*EVERY[1:], "hub")]
    assert tidier.at == text("hub")  # whoever works on it goes along


def test_coming_back_to_the_page_sorts_the_list(tidier: Tidier, interview: Interview) -> None:
    tidier.press(Qt.Key.Key_Return, CTRL)
    tidier.page.leave()
    tidier.page.show_place(Place(PageName.TIDY_UP, interview.id))
    assert tidier.texts == [text(name) for name in (*EVERY[1:], "hub")]
    assert tidier.at == text("letter")


def choose(page: TidyUpPage, title: str) -> None:
    at = page.which.findText(title)
    page.which.setCurrentIndex(at)
    page.which.activated.emit(at)


def test_the_list_is_narrowed(tidier: Tidier) -> None:
    page = tidier.page
    offered = [page.which.itemText(at) for at in range(page.which.count())]
    assert offered == [
        "All notes",
        "Still to look at",
        "Jottings",
        "Discussion and information sharing",
        "Withdrawn",
    ]
    tidier.press(Qt.Key.Key_Return, CTRL)
    choose(page, "Still to look at")
    assert tidier.texts == [text(name) for name in EVERY[1:]]
    choose(page, "Jottings")
    assert tidier.texts == [text("rota")]
    choose(page, "Discussion and information sharing")
    assert text("rota") not in tidier.texts
    assert len(tidier.texts) == 4
    choose(page, "Withdrawn")
    assert tidier.texts == []
    assert page.empty.text() == "No note was withdrawn."
    assert page.empty.isVisible()
    assert not page.notes.view.card.isVisible()


def test_which_notes_can_be_chosen_by_keyboard(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_S, ALT)
    assert tidier.focus is tidier.page.which
    tidier.press(Qt.Key.Key_Down, times=2)
    assert tidier.texts == [text("rota")]
    assert tidier.focus is tidier.page.which


# Split, join, move, send, withdraw


def test_enter_splits_and_backspace_joins(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_7, ALT)
    tidier.press(Qt.Key.Key_Left, times=len(" Nobody rang back."))
    tidier.press(Qt.Key.Key_Return)
    assert tidier.texts[:3] == ["Rang the hub.", "Nobody rang back.", text("letter")]
    assert tidier.at == "Nobody rang back."
    rest = next(n for n in tidier.review.notes.values() if n.text == "Nobody rang back.")
    hub = tidier.note("hub")
    assert (rest.verbatim, rest.suggested_lines) == (True, ("inter_agency",))
    assert (rest.by, rest.taken) == (hub.by, hub.taken)  # it was said then, not now
    tidier.press(Qt.Key.Key_Backspace)
    assert tidier.texts[:2] == [text("hub"), text("letter")]
    tidier.types("X")  # where the two met
    assert tidier.note("hub").text == "Rang the hub.X Nobody rang back."


def test_a_key_joins_from_wherever_the_cursor_is(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_Down)
    tidier.press(Qt.Key.Key_J, CTRL | SHIFT)
    assert tidier.texts[0] == f"{text('hub')} {text('letter')}"
    assert tidier.at == tidier.texts[0]
    tidier.press(Qt.Key.Key_Z, CTRL)
    assert tidier.texts == [text(name) for name in EVERY]


def test_a_note_does_not_join_one_of_another_prompt(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_Down, times=2)
    tidier.press(Qt.Key.Key_Home)
    tidier.press(Qt.Key.Key_Backspace)
    assert tidier.texts == [text(name) for name in EVERY]
    assert "Only notes of one prompt" in tidier.says()


def test_notes_of_a_prompt_change_places(tidier: Tidier, interview: Interview) -> None:
    tidier.press(Qt.Key.Key_Down, ALT)
    assert tidier.texts[:2] == [text("letter"), text("hub")]
    assert [n.id for n in tidier.review.notes_under(interview, "relied_on")] == [
        IDS["letter"],
        IDS["hub"],
    ]
    assert tidier.at == text("hub")
    tidier.press(Qt.Key.Key_Down, ALT)
    assert "Only notes of one prompt" in tidier.says()
    tidier.press(Qt.Key.Key_Up, ALT)
    assert tidier.texts == [text(name) for name in EVERY]


def test_a_jotting_is_sent_to_its_prompt(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_Down, times=4)
    tidier.press(Qt.Key.Key_M, CTRL)
    tidier.types("wrote down")
    tidier.press(Qt.Key.Key_Return)
    rota = tidier.note("rota")
    assert (rota.prompt, rota.suggested_lines) == ("record", ("procedures",))
    assert tidier.at == text("rota")


def test_a_note_goes_to_the_next_prompt_and_back_and_stays_in_its_place(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_Down, ALT | SHIFT)
    assert tidier.note("hub").prompt == "language"
    assert tidier.at == text("hub")
    assert tidier.texts == [text(name) for name in EVERY]
    tidier.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert tidier.note("hub").prompt == "relied_on"


def test_a_note_is_withdrawn_and_brought_back_where_it_stood(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_Down)
    tidier.press(Qt.Key.Key_X, CTRL | SHIFT)
    assert tidier.note("letter").withdrawn
    assert tidier.texts == [text(name) for name in EVERY]
    tidier.types("no")  # it can be read, and not changed
    for key, modifiers in ((Qt.Key.Key_3, CTRL), (Qt.Key.Key_M, CTRL), (Qt.Key.Key_Down, ALT)):
        tidier.press(key, modifiers)
    assert tidier.note("letter").text == text("letter")
    assert tidier.note("letter").frame is Frame.AT_THE_TIME
    assert "Ctrl+Shift+X brings it back" in tidier.says()
    tidier.press(Qt.Key.Key_X, CTRL | SHIFT)
    assert not tidier.note("letter").withdrawn
    tidier.types(" Twice.")
    assert tidier.note("letter").text == "Sent the letter. Twice."


def test_what_was_withdrawn_earlier_can_be_brought_back_too(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_X, CTRL | SHIFT)
    choose(tidier.page, "Withdrawn")
    tidier.page.notes.take_focus()
    assert tidier.texts == [text("hub")]
    tidier.press(Qt.Key.Key_X, CTRL | SHIFT)
    assert not tidier.note("hub").withdrawn


def test_a_note_that_was_emptied_is_withdrawn_when_it_is_left(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_A, CTRL)
    tidier.press(Qt.Key.Key_Delete)
    tidier.press(Qt.Key.Key_Down)
    assert tidier.note("hub").withdrawn
    assert tidier.texts == [text(name) for name in EVERY[1:]]
    assert tidier.at == text("letter")
    tidier.press(Qt.Key.Key_Z, CTRL, times=2)
    assert tidier.note("hub").text == text("hub")
    assert tidier.at == text("hub")


# Undo


def test_undo_goes_all_the_way_and_to_where_it_undoes(tidier: Tidier) -> None:
    before = tidier.review.notes
    tidier.press(Qt.Key.Key_2, CTRL)
    tidier.press(Qt.Key.Key_Down, times=2)
    tidier.types(" It was free.")
    tidier.press(Qt.Key.Key_Down)
    tidier.press(Qt.Key.Key_X, CTRL | SHIFT)
    after = tidier.review.notes
    tidier.press(Qt.Key.Key_Z, CTRL)
    assert tidier.at == text("notebook")
    tidier.press(Qt.Key.Key_Z, CTRL)
    assert tidier.at == text("phone")
    tidier.press(Qt.Key.Key_Z, CTRL)
    assert tidier.at == text("hub")
    assert tidier.review.notes == before
    tidier.press(Qt.Key.Key_Z, CTRL)
    tidier.press(Qt.Key.Key_Y, CTRL, times=4)
    assert tidier.review.notes == after


def test_undo_brings_a_note_into_the_list_that_was_not_in_it(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_Return, CTRL)
    choose(tidier.page, "Jottings")
    tidier.page.notes.take_focus()
    tidier.press(Qt.Key.Key_Z, CTRL)
    assert tidier.at == text("hub")
    assert tidier.texts == [text("rota"), text("hub")]


STROKES: list[tuple[Qt.Key, Qt.KeyboardModifier]] = [
    (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Left, CTRL),
    (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_2, CTRL),
    (Qt.Key.Key_3, ALT),
    (Qt.Key.Key_7, ALT),
    (Qt.Key.Key_8, ALT),
    (Qt.Key.Key_Return, CTRL),
    (Qt.Key.Key_Return, CTRL | SHIFT),
    (Qt.Key.Key_D, CTRL | SHIFT),
    (Qt.Key.Key_X, CTRL | SHIFT),
    (Qt.Key.Key_Up, ALT),
    (Qt.Key.Key_Down, ALT),
    (Qt.Key.Key_N, CTRL | SHIFT),
    (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Z, CTRL),
    (Qt.Key.Key_Y, CTRL),
]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strokes=st.lists(st.sampled_from(STROKES), max_size=25))
def test_whatever_keys_are_pressed_it_can_all_be_undone(
    tidier: Tidier, interview: Interview, strokes: list[tuple[Qt.Key, Qt.KeyboardModifier]]
) -> None:
    workspace, page = tidier.page.workspace, tidier.page
    while workspace.undo():
        pass
    start = live(workspace.review, interview)
    page.show_place(Place(PageName.TIDY_UP, interview.id))
    for key, modifiers in strokes:
        tidier.press(key, modifiers)
        card = page.notes.active_card
        if card is not None and card.note is not None:  # the card shows what the review holds
            page.notes.hand_over()
            assert card.text == workspace.review.notes[card.note.id].text
            assert card.note.id == page.notes.view.current
    page.leave()
    end = live(workspace.review, interview)

    steps = 0
    while workspace.undo():
        steps += 1
    assert live(workspace.review, interview) == start
    for _ in range(steps):
        workspace.redo()
    assert live(workspace.review, interview) == end
    while workspace.undo():
        pass
    assert live(workspace.review, interview) == start


def live(review: Review, interview: Interview) -> list[Note]:
    return review.notes_of(interview)


# The wording


def versions_of(tidier: Tidier, name: str, qtbot: Any) -> list[Version]:
    found, note = list[Version](), tidier.note(name)
    tidier.page.workspace.ask(lambda store: store.history(note), found.extend, print)
    qtbot.waitUntil(lambda: bool(found))
    return found


def test_the_first_version_can_be_seen_after_mending(tidier: Tidier, qtbot: Any) -> None:
    tidier.press(Qt.Key.Key_Home)
    tidier.press(Qt.Key.Key_Right, CTRL | SHIFT)
    tidier.types("Telephoned ")
    tidier.press(Qt.Key.Key_F4)
    first = tidier.page.first
    qtbot.waitUntil(first.isVisible)
    assert tidier.note("hub").text == "Telephoned the hub. Nobody rang back."
    assert first.first.text() == text("hub")
    assert f"<s>Rang</s>{APART}<u>Telephoned</u>" in first.now.text()
    assert first.said.text() == "Note SN1·1, written by P1 on 12 Nov 2026 at 12:00"
    assert "last changed by P1" in first.now_said.text()
    assert [v.value.text for v in versions_of(tidier, "hub", qtbot)] == [  # type: ignore[union-attr]
        text("hub"),
        "Telephoned the hub. Nobody rang back.",
    ]
    tidier.press(Qt.Key.Key_Escape)
    assert not first.isVisible()
    assert tidier.at == "Telephoned the hub. Nobody rang back."


def test_history_never_holds_half_a_word_of_the_mending(tidier: Tidier, qtbot: Any) -> None:
    tidier.types(" Tw")
    tidier.page.notes.hand_over()
    tidier.types("ice.")
    tidier.press(Qt.Key.Key_Down)
    wordings = [v.value.text for v in versions_of(tidier, "hub", qtbot)]  # type: ignore[union-attr]
    assert wordings == [text("hub"), f"{text('hub')} Twice."]


def test_a_note_that_was_never_mended_says_so(tidier: Tidier, qtbot: Any) -> None:
    tidier.press(Qt.Key.Key_2, CTRL)
    tidier.press(Qt.Key.Key_F4)
    first = tidier.page.first
    qtbot.waitUntil(first.isVisible)
    assert first.now_said.text() == "It still reads as it was first written."
    assert not first.now.isVisible()


def test_whatever_was_typed_is_shown_as_text(tidier: Tidier, qtbot: Any) -> None:
    tidier.types(" <b>5 < 6</b> & more")
    tidier.press(Qt.Key.Key_F4)
    qtbot.waitUntil(tidier.page.first.isVisible)
    assert "<b>" not in tidier.page.first.now.text()
    assert "&lt;b&gt;5 &lt; 6&lt;/b&gt; &amp; more" in tidier.page.first.now.text()


def test_every_version_is_a_button_away(tidier: Tidier, qtbot: Any) -> None:
    tidier.press(Qt.Key.Key_F4)
    first = tidier.page.first
    qtbot.waitUntil(first.isVisible)
    with qtbot.waitSignal(tidier.page.wanted) as went:
        tidier.press(Qt.Key.Key_E, ALT)
    assert went.args[0].page is PageName.HISTORY
    assert went.args[0].about == (Note, IDS["hub"])


def test_no_wording_is_left_on_a_page_that_was_left(tidier: Tidier, qtbot: Any) -> None:
    tidier.press(Qt.Key.Key_F4)
    qtbot.waitUntil(tidier.page.first.isVisible)
    tidier.page.leave()
    assert tidier.page.first.first.text() == ""
    assert not tidier.page.first.isVisible()


# The rest of the page


def test_at_the_end_the_accuracy_check_follows(tidier: Tidier, qtbot: Any) -> None:
    tidier.types(" Twice.")
    with qtbot.waitSignal(tidier.page.wanted) as went:
        tidier.press(Qt.Key.Key_C, ALT)
    assert went.args == [Place(PageName.ACCURACY_CHECK, tidier.page.interview.id)]
    assert tidier.review.notes[IDS["hub"]].text.endswith("Twice.")


def test_an_agreed_interview_is_read_and_not_changed(
    tidier: Tidier, workspace: Workspace, interview: Interview
) -> None:
    workspace.save(replace(interview, stage=Stage.AGREED, agreed=NOON))
    before = workspace.review
    for key, modifiers in STROKES[6:17]:
        tidier.page.notes.take_focus()
        tidier.press(key, modifiers)
    assert workspace.review.notes == before.notes
    assert tidier.focus is tidier.page.agreed.change
    tidier.press(Qt.Key.Key_Space)
    tidier.types("The date was put right.")
    tidier.press(Qt.Key.Key_Return)
    tidier.types(" Twice.")
    assert tidier.note("hub").text.endswith("Twice.")


def test_every_key_on_the_card_does_something(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_F1)
    assert tidier.page.keys.isVisible()
    tidier.press(Qt.Key.Key_F1)
    assert tidier.at == text("hub")
    doers = (tidier.page.tagging, tidier.page, tidier.page.notes)
    for _, keys in KEYS:
        for key in keys:
            assert any(callable(getattr(doer, key.does, None)) for doer in doers), key.does


def test_no_two_keys_are_the_same() -> None:
    shortcuts = [each for _, keys in KEYS for key in keys for each in key.keys]
    assert len(shortcuts) == len(set(shortcuts))


def test_every_control_is_named(page: TidyUpPage) -> None:
    assert nameless(page) == []


def test_the_summary_gives_way_and_comes_back(tidier: Tidier) -> None:
    page = tidier.page
    assert page.summary.isVisible()
    tidier.press(Qt.Key.Key_F7)
    assert not page.summary.isVisible()
    tidier.press(Qt.Key.Key_F7)
    page.resize(700, 600)
    assert not page.summary.isVisible()


def test_a_row_says_all_of_the_note_to_a_screen_reader(tidier: Tidier) -> None:
    tidier.press(Qt.Key.Key_8, ALT)
    rows = tidier.page.notes.view.rows
    spoken = rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Note SN1·1, Rang the hub. Nobody rang back., at the time, not stated, "
        "Identifies a colleague, Agencies, suggested, Episode 2, suggested"
    )


class TestNoNotes:
    @pytest.fixture
    def review_values(self) -> tuple[Any, ...]:
        return a_closed_interview()[0]

    def test_it_says_what_will_be_here_and_offers_the_interview(
        self, page: TidyUpPage, qtbot: Any
    ) -> None:
        assert page.empty.isVisible()
        assert not page.ready_button.isEnabled()
        with qtbot.waitSignal(page.wanted) as went:
            qtbot.keyClick(page, Qt.Key.Key_O, ALT)
        assert went.args[0].page is PageName.INTERVIEW
