"""Something must be acted on: what is kept, and where it is asked."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from interviewer.domain.guidance import Check, Script, Section, SectionKind
from interviewer.training import shipped_guidance
from tests.builders import a_guidance, a_set_up
from tests.gui.typist import CTRL, SHIFT, Typist

NO_KEY = Qt.KeyboardModifier.NoModifier
RECURSIVE = Qt.MatchFlag.MatchRecursive


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


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    """The usual review; its guidance says what to do when something must be acted on."""
    urgent = Section(
        id="urgent",
        title="Something must be acted on",
        kind=SectionKind.URGENT,
        items=(
            Check(id="danger", text="999 was rung first"),
            Script(id="stop", text="Thank you for telling us this."),
        ),
    )
    guidance = a_guidance()
    with_urgent = a_guidance(sections=(*guidance.sections, urgent))
    return tuple(with_urgent if value == guidance else value for value in a_set_up())


def test_it_is_asked_between_what_to_say_and_what_to_do(typist: Typist) -> None:
    typist.press(Qt.Key.Key_A, CTRL | SHIFT)
    QApplication.processEvents()
    urgent = typist.page.middle.urgent
    assert (list(urgent.scripts.rows), list(urgent.checks.rows)) == (["stop"], ["danger"])
    assert urgent.scripts.y() < urgent.concern.y() < urgent.told_when.y() < urgent.checks.y()
    assert typist.focus is urgent.concern


def test_the_whole_field_can_be_seen_in_a_small_window(typist: Typist, qtbot: Any) -> None:
    typist.page.resize(900, 420)
    typist.press(Qt.Key.Key_A, CTRL | SHIFT)
    field, middle = typist.page.middle.urgent.concern, typist.page.middle
    shown = middle._scroll.viewport()

    def is_seen() -> bool:
        top = field.mapTo(shown, field.rect().topLeft()).y()
        return top >= 0 and top + field.height() <= shown.height()

    qtbot.waitUntil(is_seen)


@pytest.mark.parametrize("name", ["practice", "conversation"])
def test_no_check_asks_again_what_a_field_asks(name: str) -> None:
    guidance = shipped_guidance(name)
    (section,) = guidance.sections_of(SectionKind.URGENT)
    fields = [item.field for item in section.items if isinstance(item, Check)]
    assert not [field for field in fields if "was told" in field]
