"""The one window: what locks it, what covers it, and that nothing of a review outlives the lock."""

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from interviewer.domain.interview import Note
from interviewer.domain.words import Stage
from interviewer.settings import Colours
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.style import apply_style
from interviewer.ui.summary_export import SummaryDialog
from interviewer.ui.the_word import call_it
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import NAME, PASSPHRASE, a_house, somebody_at, with_a_review

LABEL = "Child Kestrel"


@pytest.fixture
def person(qtbot: Any, tmp_path: Path) -> Iterator[PanelMember]:
    """In front of a laptop with one locked review: the training case, under another name."""
    house = a_house(tmp_path)
    with_a_review(house)
    with somebody_at(house) as person:
        yield person


def interviewing(person: PanelMember) -> InterviewPage:
    """Unlock, and go on with the interview that is in progress, at one of its prompts."""
    person.unlocks(PASSPHRASE)
    person.opens_the_interview()
    assert person.page.interview.stage is Stage.IN_PROGRESS
    person.jumps_to("ordinary week")
    return person.page


def windows_on_screen() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


# Lock


def test_the_button_locks(person: PanelMember) -> None:
    person.unlocks(PASSPHRASE)
    assert person.sees(LABEL)
    person.pushes("Lock")
    assert not person.sees(LABEL)
    person.waits_to_see(NAME)
    person.waits(lambda: not person.window.holds_unsaved, "the review is not closed")
    person.unlocks(PASSPHRASE)
    assert person.sees(LABEL)


def test_the_screen_is_covered_before_anything_else_happens(person: PanelMember) -> None:
    interviewing(person)
    person.types("Nobody rang ba")
    person.window.lock()
    assert not person.sees(LABEL)
    assert not person.sees("Nobody rang ba")
    assert person.window.holds_unsaved
    person.waits(lambda: not person.window.holds_unsaved, "the review is not closed")


def test_whatever_stands_open_over_the_review_goes_with_it(person: PanelMember) -> None:
    summary_dialog(person).look()
    person.waits(
        lambda: isinstance(QApplication.activeModalWidget(), QFileDialog), "no file dialog"
    )
    person.window.lock()
    person.waits(lambda: not person.window.holds_unsaved, "the review is not closed")
    assert windows_on_screen() == [person.window]
    person.unlocks(PASSPHRASE)


def test_the_key_locks_from_a_dialog(person: PanelMember) -> None:
    summary_dialog(person)
    person.locks()
    assert windows_on_screen() == [person.window]


def summary_dialog(person: PanelMember) -> SummaryDialog:
    person.unlocks(PASSPHRASE)
    person.goes_to("Interviews")
    person.pushes("Make Word summary…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SummaryDialog)
    return dialog


@pytest.mark.parametrize("button", ["When: ", "How known: ", "What became of this prompt"])
def test_a_lock_closes_a_menu_that_is_open(person: PanelMember, button: str) -> None:
    interviewing(person)
    person.goes_to(button)
    QTimer.singleShot(200, person.window.lock)
    person.presses("Space")  # does not return before the menu is closed
    person.waits(lambda: not person.window.holds_unsaved, "the review is not closed")
    assert windows_on_screen() == [person.window]
    person.waits_to_see(NAME)
    person.unlocks(PASSPHRASE)


@pytest.mark.parametrize("keys", ["Ctrl+Shift+F", "Ctrl+Shift+K", "Ctrl+Shift+L"])
def test_the_key_locks_while_a_menu_is_open(person: PanelMember, keys: str) -> None:
    interviewing(person)
    person.types("Nobody rang ba")
    person.presses(keys)
    person.waits(QApplication.activePopupWidget, "no menu opens")
    person.locks()
    assert windows_on_screen() == [person.window]
    person.unlocks(PASSPHRASE)
    assert "Nobody rang ba" in {note.text for note in person.workspace.review.notes.values()}


def test_what_is_to_happen_after_the_lock_waits_for_a_lock_that_is_under_way(
    person: PanelMember,
) -> None:
    interviewing(person)
    person.types("Nobody rang ba")
    held: list[bool] = []
    person.window.lock()
    person.window.lock(lambda: held.append(person.window.holds_unsaved))
    person.waits(lambda: held, "nothing happens after the lock")
    assert held == [False]


def test_a_review_whose_folder_has_gone_is_locked_all_the_same(
    person: PanelMember, tmp_path: Path
) -> None:
    interviewing(person)
    person.types("Nobody rang ba")
    (tmp_path / "reviews").rename(tmp_path / "on a stick that was pulled")
    person.window.lock()
    person.waits(lambda: not person.window.holds_unsaved, "the review is not closed")
    assert not person.sees(LABEL)
    (tmp_path / "on a stick that was pulled").rename(tmp_path / "reviews")


def test_closing_the_window_locks_first(person: PanelMember) -> None:
    interviewing(person)
    person.types("Nobody rang ba")
    person.window.close()
    assert person.window.isVisible()
    person.waits(person.window.isHidden, "the window does not close")
    assert person.window.shell is None
    person.window.show()
    person.unlocks(PASSPHRASE)
    assert "Nobody rang ba" in {note.text for note in person.workspace.review.notes.values()}


def test_the_title_of_the_window_never_says_which_review_it_is(person: PanelMember) -> None:
    titles = set[str]()
    person.window.windowTitleChanged.connect(titles.add)
    for page in (PageName.SET_UP, PageName.INTERVIEWS):
        person.unlocks(PASSPHRASE)
        person.goes_to_page(page)
        titles |= {window.windowTitle() for window in windows_on_screen()}
        person.locks()
    assert titles == {"Interviewer"}


# Nothing outlives the lock


def test_nothing_of_the_review_is_held_after_the_lock(person: PanelMember) -> None:
    interviewing(person)
    person.notes("A marmot was seen.", "Alt+1", "Ctrl+Return")
    person.presses("Ctrl+Z")
    person.presses("Ctrl+Y")
    for keys in ("Ctrl+G", "F1", "F5", "Ctrl+J", "Ctrl+Shift+L", "Ctrl+Shift+F"):
        person.presses(keys)
        person.presses("Escape" if keys != "F5" else keys)
    person.presses("Ctrl+Shift+A")
    person.pushes("Back to the conversation")
    person.goes_to("To the list of interviews")
    person.presses("Space")
    person.pushes("Make Word summary…")
    person.presses("Escape")
    person.goes_to_page(PageName.SET_UP)
    person.goes_to_page(PageName.INTERVIEWS)
    held = weakrefs_of_what_is_open(person)
    person.locks()
    person.waits(lambda: still_alive(held) == [], f"{still_alive(held)} outlive the lock")
    notes = [each for each in gc.get_objects() if isinstance(each, Note)]
    assert not [note for note in notes if "marmot" in note.text]


def weakrefs_of_what_is_open(person: PanelMember) -> list[weakref.ref[Any]]:
    shell = person.window.shell
    assert shell is not None
    parts = (shell, shell.workspace, shell.workspace.review, shell.top_bar, *shell.pages.values())
    children = (child for page in shell.pages.values() for child in page.findChildren(QWidget))
    return [weakref.ref(part) for part in (*parts, *children)]


def still_alive(held: list[weakref.ref[Any]]) -> list[str]:
    gc.collect()
    return [type(part).__name__ for ref in held if (part := ref()) is not None]


# Pause


def test_a_pause_covers_everything_and_the_conversation_goes_on_where_it_was(
    person: PanelMember,
) -> None:
    page = interviewing(person)
    person.types("Nobody rang ba")
    person.presses("Ctrl+P")
    assert person.reads().split("\n") == ["Paused", "Go on"]
    running = page.interview.pauses[-1]
    person.presses("Space")
    assert (running.ended, page.interview.pauses[-1].ended) != (None, None)
    assert running.ended is None
    person.presses("Up")
    person.types("ck.")
    assert person.notes_typed[-1].text == "Nobody rang back."


def test_a_pause_can_be_locked(person: PanelMember) -> None:
    interviewing(person)
    person.presses("Ctrl+P")
    person.locks()
    person.waits_to_see(NAME)


def test_a_pause_that_was_locked_ends_when_somebody_goes_on(person: PanelMember) -> None:
    interviewing(person)
    person.presses("Ctrl+P")
    person.window.lock()
    person.unlocks(PASSPHRASE)
    interviews = person.workspace.review.interviews.values()
    (paused,) = [each for each in interviews if each.pauses and each.pauses[-1].ended is None]
    person.opens_the_interview()
    assert person.page.interview.id == paused.id
    assert person.page.interview.pauses[-1].ended is not None


# The training case, and looks


def test_the_training_case_opens_from_the_entrance(person: PanelMember) -> None:
    person.pushes("Look around in the training case")
    person.waits(lambda: person.window.shell is not None, "it does not open")
    assert person.sees("training case")
    person.locks()
    person.waits_to_see("Training case (its passphrase is: demonstration)")


@pytest.mark.parametrize("page", list(PageName))
def test_colours_and_size_can_change_on_every_page(
    qapp: QApplication, person: PanelMember, page: PageName
) -> None:
    interviewing(person)
    person.notes("Wrote it down that day.")
    shell = person.window.shell
    assert shell is not None
    shell.go(Place(page, person.page.interview.id))
    looks: tuple[tuple[Colours, int], ...] = (("dark", 150), ("high contrast", 200), ("light", 100))
    for colours, percent in looks:
        apply_style(qapp, colours, percent)
        QTest.qWait(0)
        assert person.window.fontInfo().pixelSize() == 14 * percent // 100
    person.locks()


def test_the_screen_calls_it_a_conversation_where_that_was_chosen(person: PanelMember) -> None:
    laptop = person.window.laptop
    laptop.settings = replace(laptop.settings, word="conversation")
    try:
        person.unlocks(PASSPHRASE)
        for words in ("Conversations", "New conversation", "Open conversation"):
            assert person.sees(words)
        assert not person.sees("New interview")
        person.goes_to_page(PageName.SET_UP)
        assert person.sees("New conversations use it")
    finally:
        call_it("interview")
