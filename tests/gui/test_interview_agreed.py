"""An agreed interview is closed: what can be done with it, and what it takes to change it."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Interview
from interviewer.domain.words import Stage
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import NOON
from tests.gui.typist import ALT, CTRL, SHIFT, Typist


@pytest.fixture
def agreed(typist: Typist) -> Typist:
    """Somebody at an interview with one note that was agreed in the meantime."""
    typist.note("Rang the hub.")
    workspace, interview = typist.page.workspace, typist.page.interview
    workspace.save(replace(interview, stage=Stage.AGREED, agreed=NOON))
    return typist


def opens(typist: Typist, reason: str) -> None:
    line = typist.page.agreed
    line.change.click()
    typist.types(reason)
    typist.press(Qt.Key.Key_Return)


def test_it_says_so_in_one_line_and_offers_the_way(agreed: Typist) -> None:
    line = agreed.page.agreed
    assert line.isVisible()
    assert line._says.text() == (
        "The accuracy check was finished on 12 Nov 2026. Changes are possible; they are recorded "
        "and can be seen."
    )
    assert line.change.isVisible()
    assert not line.reason.isVisible()


def test_nothing_of_it_is_there_before_an_interview_is_agreed(typist: Typist) -> None:
    assert not typist.page.agreed.isVisible()


def test_notes_can_be_read_and_not_changed(agreed: Typist) -> None:
    page = agreed.page
    (card,) = page.middle.notes._cards
    card.editor.take_focus()
    agreed.types("More of it.")
    for key, modifiers in (
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_V, CTRL),
    ):
        agreed.press(key, modifiers)
    assert agreed.texts == ["Rang the hub."]
    assert len(page.middle.notes._cards) == 1
    assert not any(button.isEnabled() for button in card.findChildren(QToolButton))


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_2, CTRL),
        (Qt.Key.Key_3, ALT),
        (Qt.Key.Key_7, ALT),
        (Qt.Key.Key_Return, CTRL),
        (Qt.Key.Key_M, CTRL),
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_K, CTRL | SHIFT),
    ],
)
def test_a_key_that_would_change_it_leads_to_the_button(
    agreed: Typist, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    page = agreed.page
    before = page.workspace.review
    page.middle.notes.focus_last()
    agreed.press(key, modifiers)
    assert page.workspace.review == before
    assert agreed.focus is page.agreed.change


def test_checks_coverage_and_jottings_are_closed_with_it(agreed: Typist, qtbot: Any) -> None:
    page = agreed.page
    assert not page.side.jotting.isEnabled()
    assert not page.footer.coverage.isEnabled()
    page.show_place(Place(PageName.INTERVIEW, page.interview.id, "opening"))
    row = page.middle.checklist.rows["sheet"]
    qtbot.mouseClick(row.box, Qt.MouseButton.LeftButton)
    assert not page.workspace.review.ticks


def test_what_is_owed_and_what_must_be_acted_on_can_still_be_taken_down(agreed: Typist) -> None:
    page = agreed.page
    agreed.press(Qt.Key.Key_J, CTRL)
    agreed.types("Copy of the letter")
    agreed.enter()
    agreed.press(Qt.Key.Key_A, CTRL | SHIFT)
    agreed.types("A child may be at risk tonight.")
    page.leave()
    assert [f.text for f in page.workspace.review.follow_ups.values()] == ["Copy of the letter"]
    assert len(page.workspace.review.urgent_matters) == 1


def test_a_prompt_without_notes_says_so(agreed: Typist) -> None:
    page = agreed.page
    page.show_place(Place(PageName.INTERVIEW, page.interview.id, OTHER))
    assert page.middle.notes._none.isVisible()
    assert agreed.focus is page.footer.previous  # it is the last stop


def test_with_a_reason_it_can_be_changed_and_that_is_kept(agreed: Typist, qtbot: Any) -> None:
    page = agreed.page
    opens(agreed, "The hub was rung on the Tuesday.")
    (reopening,) = page.interview.reopened
    assert (reopening.by, reopening.reason) == ("P1", "The hub was rung on the Tuesday.")
    assert page.interview.agreed == NOON
    agreed.types("It was the Tuesday.")
    assert agreed.texts == ["Rang the hub.", "It was the Tuesday."]
    assert page.agreed.isVisible()
    assert "by P1: The hub was rung on the Tuesday." in page.agreed._says.text()
    assert not page.agreed.change.isVisible()
    history = list[Any]()
    page.workspace.ask(lambda store: store.history(page.interview), history.extend, history.append)
    qtbot.waitUntil(lambda: bool(history))
    assert "The hub was rung on the Tuesday." in [version.reason for version in history]


def test_without_a_reason_it_stays_closed(agreed: Typist) -> None:
    opens(agreed, "   ")
    line = agreed.page.agreed
    assert line._problem.text() == "Say in a few words why."
    assert agreed.page.interview.reopened == ()
    agreed.press(Qt.Key.Key_Escape)
    assert agreed.focus is line.change
    assert not line.reason.isVisible()


def test_the_reason_that_is_being_typed_stays_when_the_review_changes(agreed: Typist) -> None:
    page = agreed.page
    page.agreed.change.click()
    agreed.types("The date")
    page.workspace.save(replace(page.interview, place="Room 4"))
    agreed.types(" was another.")
    assert page.agreed.reason.text() == "The date was another."


def test_it_comes_up_closed_when_somebody_opens_the_page(
    workspace: Workspace, interview: Interview, qtbot: Any
) -> None:
    workspace.save(replace(interview, stage=Stage.AGREED, agreed=NOON))
    page = InterviewPage(workspace, quiet=False)
    qtbot.addWidget(page)
    page.show()
    page.show_place(Place(PageName.INTERVIEW, interview.id, "relied_on"))
    assert page.agreed.isVisible()
    assert page.middle.notes.is_bare
