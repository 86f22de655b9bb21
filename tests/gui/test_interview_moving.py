"""Notes change their places by keyboard: up and down, together, under other prompts."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from interviewer.domain.guidance import OTHER
from interviewer.ui.places import PageName, Place
from tests.gui.typist import ALT, CTRL, SHIFT, Typist

UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def three(typist: Typist) -> Typist:
    """Somebody with three notes, the keyboard in the last of them."""
    typist.note("First.")
    typist.note("Second.")
    typist.types("Third.")
    return typist


def jots(typist: Typist, *texts: str) -> None:
    typist.page.show_place(Place(PageName.INTERVIEW, typist.page.interview.id, OTHER))
    for text in texts:
        typist.note(text)


def under(typist: Typist, prompt: str) -> list[str]:
    typist.page.middle.notes.hand_over()
    notes = typist.page.workspace.review.notes_under(typist.page.interview, prompt)
    return [note.text for note in notes]


def shown(typist: Typist) -> list[str]:
    """The words on the cards, from above to below on the screen."""
    cards = typist.page.middle.notes._cards
    typist.page.middle._inside.activate()
    QApplication.processEvents()
    return [card.text for card in sorted(cards, key=lambda card: card.y())]


def focused(typist: Typist) -> str:
    card = typist.page.middle.notes.active_card
    assert card is not None
    assert card.editor is typist.focus
    return card.text


# Up and down


def test_a_note_is_moved_up_and_down_and_keeps_the_keyboard(three: Typist) -> None:
    three.press(UP, ALT)
    assert three.texts == ["First.", "Third.", "Second."]
    assert shown(three)[:3] == three.texts
    assert focused(three) == "Third."
    three.press(UP, ALT)
    three.press(UP, ALT)
    assert three.texts == ["Third.", "First.", "Second."]
    three.press(DOWN, ALT)
    assert shown(three)[:3] == three.texts == ["First.", "Third.", "Second."]


def test_what_is_typed_at_that_moment_goes_with_it(three: Typist) -> None:
    three.types(" And more")
    three.press(UP, ALT)
    three.types(" of it.")
    assert three.texts == ["First.", "Third. And more of it.", "Second."]


def test_moving_is_one_step_to_undo(three: Typist) -> None:
    before = three.notes
    three.press(UP, ALT)
    three.press(Qt.Key.Key_Z, CTRL)
    assert three.notes == before
    assert shown(three)[:3] == ["First.", "Second.", "Third."]
    three.press(Qt.Key.Key_Y, CTRL)
    assert shown(three)[:3] == ["First.", "Third.", "Second."]


def test_tab_follows_the_new_order(three: Typist, qtbot: Any) -> None:
    three.press(UP, ALT)
    seen = list[str]()
    three.page.middle.notes.focus_first()
    names = {card.editor: card.text for card in three.page.middle.notes._cards}
    for _ in range(12):
        seen.extend([names[three.focus]] if three.focus in names else [])
        three.press(Qt.Key.Key_Tab)
    assert seen[:3] == ["First.", "Third.", "Second."]


def test_the_empty_field_cannot_be_moved(three: Typist) -> None:
    three.enter()
    three.press(UP, ALT)
    assert three.texts == ["First.", "Second.", "Third."]


def test_outside_the_notes_the_keys_mean_what_they_mean_there(three: Typist, qtbot: Any) -> None:
    combo = three.page.side.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    three.press(UP, ALT)
    assert three.texts == ["First.", "Second.", "Third."]


# Together


def test_a_note_is_joined_with_the_one_above_it(three: Typist) -> None:
    three.press(Qt.Key.Key_J, CTRL | SHIFT)
    assert three.texts == ["First.", "Second. Third."]
    three.types("X")
    assert three.texts == ["First.", "Second.X Third."]


def test_joining_is_one_step_to_undo(three: Typist) -> None:
    before = three.notes
    three.press(Qt.Key.Key_J, CTRL | SHIFT)
    three.press(Qt.Key.Key_Z, CTRL)
    assert three.notes == before


def test_the_first_note_has_nothing_to_be_joined_with(typist: Typist) -> None:
    typist.types("First.")
    typist.press(Qt.Key.Key_J, CTRL | SHIFT)
    assert typist.texts == ["First."]


# Under other prompts


def test_a_note_is_moved_to_the_next_prompt_and_back_and_the_page_goes_with_it(
    three: Typist,
) -> None:
    three.press(DOWN, ALT | SHIFT)
    assert three.page.stop.key == "sharing/language"
    assert under(three, "language") == ["Third."]
    assert focused(three) == "Third."
    three.press(UP, ALT | SHIFT)
    assert three.page.stop.key == "sharing/relied_on"
    assert three.texts == ["First.", "Second.", "Third."]


def test_nothing_is_moved_to_what_is_folded(typist: Typist) -> None:
    page = typist.page
    page.show_place(Place(PageName.INTERVIEW, page.interview.id, "language"))
    typist.types("Stays with me.")
    typist.press(DOWN, ALT | SHIFT)
    assert under(typist, "language") == ["Stays with me."]
    assert page.stop.key == "sharing/language"


def test_jottings_are_sorted_one_after_the_other(typist: Typist) -> None:
    jots(typist, "Rang the hub.", "Spoke English.", "Wrote nothing down.")
    typist.page.side.sort.click()
    assert focused(typist) == "Rang the hub."
    for words in ("passed on", "understood", "wrote down"):
        typist.press(Qt.Key.Key_M, CTRL)
        typist.types(words)
        typist.enter()
    assert under(typist, "relied_on") == ["Rang the hub."]
    assert under(typist, "language") == ["Spoke English."]
    assert under(typist, "record") == ["Wrote nothing down."]
    assert under(typist, OTHER) == []


def test_after_the_last_one_the_one_above_has_the_keyboard(typist: Typist) -> None:
    jots(typist, "Rang the hub.", "Spoke English.")
    typist.press(UP)
    typist.press(Qt.Key.Key_M, CTRL)
    typist.types("understood")
    typist.enter()
    assert focused(typist) == "Rang the hub."


def test_sorting_is_offered_only_where_something_was_jotted_down(typist: Typist) -> None:
    assert not typist.page.side.sort.isVisible()
    jots(typist, "Rang the hub.")
    assert typist.page.side.sort.isVisible()


def test_sorting_is_undone_note_by_note(typist: Typist) -> None:
    jots(typist, "Rang the hub.", "Spoke English.")
    before = typist.notes
    typist.page.side.sort.click()
    for words in ("passed on", "understood"):
        typist.press(Qt.Key.Key_M, CTRL)
        typist.types(words)
        typist.enter()
    typist.press(Qt.Key.Key_Z, CTRL)
    typist.press(Qt.Key.Key_Z, CTRL)
    assert typist.notes == before
