"""How the practitioner is, and what support was offered: kept, and in no document."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from interviewer.domain.guidance import Prompt, Section, SectionKind
from interviewer.domain.words import Answer
from interviewer.ui.places import PageName, Place
from tests.builders import a_guidance, a_set_up
from tests.gui.typist import CTRL, SHIFT, Typist


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    """The usual review; its guidance has a closing section too."""
    goodbye = Section(
        id="goodbye",
        title="Support and thanks",
        kind=SectionKind.CLOSING,
        items=(Prompt(id="anything", text="Tell me anything else."),),
    )
    guidance = a_guidance()
    with_goodbye = a_guidance(sections=(*guidance.sections, goodbye))
    return tuple(with_goodbye if value == guidance else value for value in a_set_up())


def test_it_is_one_key_away_and_kept_as_it_is_typed(typist: Typist) -> None:
    typist.press(Qt.Key.Key_W, CTRL | SHIFT)
    view = typist.page.middle.wellbeing
    typist.types("Tired; a colleague drives them home.")
    view.offered._buttons.button(1).click()
    view.taken_up._buttons.button(2).click()
    view.finished.emit()
    (kept,) = typist.page.workspace.review.wellbeing_of(typist.page.interview)
    assert (kept.offered, kept.taken_up, kept.text, kept.by) == (
        Answer.YES,
        Answer.NO,
        "Tired; a colleague drives them home.",
        "P1",
    )
    assert typist.page.middle.notes.isVisible()
    typist.press(Qt.Key.Key_W, CTRL | SHIFT)
    assert view.text.toPlainText() == "Tired; a colleague drives them home."
    assert view.offered.word is Answer.YES


def test_escape_leads_back_and_loses_nothing(typist: Typist) -> None:
    for key, told in ((Qt.Key.Key_W, "Tired."), (Qt.Key.Key_A, "A child may be at risk.")):
        typist.press(key, CTRL | SHIFT)
        typist.types(told)
        typist.press(Qt.Key.Key_Escape)
        assert typist.page.middle.notes.isVisible()
    review = typist.page.workspace.review
    assert [kept.text for kept in review.wellbeing_notes.values()] == ["Tired."]
    assert [m.concern for m in review.urgent_matters.values()] == ["A child may be at risk."]


def test_it_is_offered_where_the_conversation_closes(typist: Typist, qtbot: Any) -> None:
    page = typist.page
    assert not page.middle.to_wellbeing.isVisible()
    page.show_place(Place(PageName.INTERVIEW, page.interview.id, "anything"))
    qtbot.mouseClick(page.middle.to_wellbeing, Qt.MouseButton.LeftButton)
    assert page.middle.wellbeing.isVisible()
    assert typist.focus is page.middle.wellbeing.text


def test_it_says_that_it_stays_here(typist: Typist) -> None:
    typist.press(Qt.Key.Key_W, CTRL | SHIFT)
    said = [label.text() for label in typist.page.middle.wellbeing.findChildren(QLabel)]
    assert "This stays in the encrypted review. No document holds it." in said


def test_only_opening_it_keeps_nothing(typist: Typist) -> None:
    typist.press(Qt.Key.Key_W, CTRL | SHIFT)
    typist.page.leave()
    assert not typist.page.workspace.review.wellbeing_notes


def test_it_is_undone_and_done_again_before_the_eyes(typist: Typist) -> None:
    page = typist.page
    typist.press(Qt.Key.Key_W, CTRL | SHIFT)
    typist.types("Shaken.")
    page.undo()
    assert page.middle.wellbeing.text.toPlainText() == ""
    assert page.workspace.review.wellbeing_of(page.interview) == []
    page.redo()
    assert page.middle.wellbeing.text.toPlainText() == "Shaken."
