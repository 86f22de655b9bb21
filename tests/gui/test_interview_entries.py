"""The chronology on the interview page: folded, shown, tied to notes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from interviewer.domain.chronology import Entry
from interviewer.domain.conversation import with_account_complete
from interviewer.domain.interview import Interview, Note
from interviewer.domain.raising import CHRONOLOGY
from interviewer.ui.interview.chips import Chip
from interviewer.ui.interview.entries import _EntryRow
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import NOON, a_set_up, an_entry
from tests.gui.named import nameless

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def letter() -> Entry:
    return an_entry()


@pytest.fixture
def call() -> Entry:
    return an_entry(written="?Nov 2021", uncertain=True, text="Call to the duty line.", place="2")


@pytest.fixture
def review_values(letter: Entry, call: Entry) -> tuple[Any, ...]:
    return (*a_set_up(), letter, call)


@pytest.fixture
def page(workspace: Workspace, qtbot: Any) -> Iterator[InterviewPage]:
    (interview,) = workspace.review.interviews.values()
    page = InterviewPage(workspace, quiet=False)
    qtbot.addWidget(page)
    page.resize(1366, 720)
    workspace.changed.connect(page.show_review)
    page.show()
    page.show_place(Place(PageName.INTERVIEW, interview.id, "relied_on"))
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield page
    page.leave()


def finishes_the_account(workspace: Workspace) -> Interview:
    (interview,) = workspace.review.interviews.values()
    workspace.save(with_account_complete(interview, NOON))
    return workspace.review.interviews[interview.id]


def rows(page: InterviewPage) -> list[_EntryRow]:
    return page.side.entries.rows()


def said(row: _EntryRow) -> str:
    return " | ".join(label.text() for label in row.findChildren(QLabel))


def only_note(workspace: Workspace) -> Note:
    (note,) = workspace.review.notes.values()
    return note


# Beside the conversation


def test_it_is_folded_during_the_free_account(page: InterviewPage) -> None:
    assert rows(page) == []
    assert "Folded until the account is complete" in page.side.entries.said.text()


def test_it_unfolds_when_the_account_is_complete(page: InterviewPage, workspace: Workspace) -> None:
    finishes_the_account(workspace)
    assert ["15 Oct 2021" in said(row) for row in rows(page)] == [True, False]
    assert "?Nov 2021 (uncertain)" in said(rows(page)[1])


def test_opening_it_early_is_recorded(page: InterviewPage, workspace: Workspace) -> None:
    page.side.entries.open_button.click()
    assert len(rows(page)) == 2
    assert [unfolding.item for unfolding in page.interview.unfolded] == [CHRONOLOGY]


def test_what_was_chosen_for_the_interview_comes_first(
    page: InterviewPage, workspace: Workspace, call: Entry
) -> None:
    workspace.save(replace(finishes_the_account(workspace), entries=(call.id,)))
    assert [row.entry == call.id for row in rows(page)] == [True, False]
    assert "to raise" in said(rows(page)[0])


def test_showing_an_entry_is_recorded_with_its_time(
    page: InterviewPage, workspace: Workspace, letter: Entry
) -> None:
    finishes_the_account(workspace)
    rows(page)[0].findChildren(QPushButton)[0].click()
    (shown,) = page.interview.shown
    assert shown.entry == letter.id
    assert f"Shown {shown.at.astimezone():%H:%M}" in said(rows(page)[0])


def test_another_episode_shows_its_own_entries(page: InterviewPage, workspace: Workspace) -> None:
    finishes_the_account(workspace)
    page.side.entries.show_episode(uuid4())
    assert rows(page) == []
    page.side.entries.show_episode(None)
    assert len(rows(page)) == 2  # of every episode of the interview
    page.side.entries.show_episode(uuid4())
    assert "Nothing was chosen" in page.side.entries.said.text()


def test_an_episode_with_hundreds_is_shown_a_few_at_a_time(
    page: InterviewPage, workspace: Workspace
) -> None:
    workspace.save(*(an_entry(place=f"3{n:03}") for n in range(50)))
    finishes_the_account(workspace)
    assert len(rows(page)) == 12
    page.side.entries.more_button.click()
    assert len(rows(page)) == 24
    assert page.side.entries.more_button.text() == "Show 12 more of 28"


# Tied to a note


def test_a_note_is_tied_to_an_entry_with_two_keystrokes(
    page: InterviewPage, workspace: Workspace, letter: Entry, qtbot: Any
) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "Wrote to the housing officer.")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_H, CTRL_SHIFT)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert only_note(workspace).entries == (letter.id,)
    chips = [chip.text() for chip in page.middle.notes.findChildren(Chip)]
    assert "15 Oct 2021 · Harbour Health" in chips
    assert page.tagging.entries.isHidden()


def test_an_entry_is_found_by_its_words_and_tied_once_more_to_untie(
    page: InterviewPage, workspace: Workspace, call: Entry, qtbot: Any
) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "Rang them.")
    for tied in ((call.id,), ()):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_H, CTRL_SHIFT)
        qtbot.keyClicks(QApplication.focusWidget(), "nov duty")
        assert page.tagging.entries.found.count() == 1
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert only_note(workspace).entries == tied


def test_the_arrows_go_through_the_list_and_stop_at_its_ends(
    page: InterviewPage, workspace: Workspace, call: Entry, qtbot: Any
) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "Rang them.")
    page.tagging.choose_entry()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert only_note(workspace).entries == (call.id,)


def test_escape_ties_nothing(page: InterviewPage, workspace: Workspace, qtbot: Any) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "Rang them.")
    page.tagging.choose_entry()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.tagging.entries.isHidden()
    assert only_note(workspace).entries == ()


def test_a_note_about_to_be_typed_is_tied_beforehand(
    page: InterviewPage, workspace: Workspace, letter: Entry, qtbot: Any
) -> None:
    page.tagging.choose_entry()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Wrote to the housing officer.")
    page.middle.notes.hand_over()
    assert only_note(workspace).entries == (letter.id,)


def test_thousands_of_entries_are_listed_a_few_at_a_time(
    page: InterviewPage, workspace: Workspace
) -> None:
    workspace.save(*(an_entry(place=f"3{n:03}") for n in range(60)))
    page.tagging.choose_entry()
    assert page.tagging.entries.found.count() == 40


def test_everything_says_its_name(page: InterviewPage, workspace: Workspace) -> None:
    finishes_the_account(workspace)
    page.tagging.choose_entry()
    assert nameless(page) == []
