"""Unlocking: a passphrase opens the review, and nothing of it is seen before that."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from interviewer.storage import ReviewFolder
from interviewer.storage.errors import OpenElsewhereError
from interviewer.ui.background import Background
from interviewer.ui.pages.unlock import UnlockPage
from interviewer.ui.style import apply_style
from tests.builders import NOON
from tests.gui.entrance import (
    CODE,
    NAME,
    NEW,
    PASSPHRASE,
    Entrance,
    a_locked_review,
    cut_off,
    opens,
    recover,
)


@pytest.fixture
def entrance(qtbot: Any, store_thread: Background) -> Iterator[Entrance]:
    entrance = Entrance(qtbot, store_thread)
    yield entrance
    entrance.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A locked review on the disk."""
    return a_locked_review(tmp_path / "first")


def texts(page: QWidget) -> set[str]:
    """Every word that can be seen."""
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    buttons = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    combos = [
        combo.itemText(i) for combo in page.findChildren(QComboBox) for i in range(combo.count())
    ]
    return {*labels, *buttons, *combos}


# --- The passphrase -----------------------------------------------------------------------------


def test_the_passphrase_and_enter_open_the_review(entrance: Entrance, folder: Path) -> None:
    entrance.page(folder)
    entrance.type(PASSPHRASE)
    entrance.press(Qt.Key.Key_Return)
    (opened,) = entrance.opened
    assert opened.folder == folder
    assert opened.review.details.label == "Child Kestrel"


def test_nothing_typed_stays_behind_after_it_opened(entrance: Entrance, folder: Path) -> None:
    page = entrance.page(folder)
    page.by_passphrase.field.show_button.click()
    entrance.type(PASSPHRASE)
    page.by_passphrase.field.edit.setFocus()
    page.by_passphrase.open_button.click()
    entrance.settle()
    edit = page.by_passphrase.field.edit
    assert (edit.text(), edit.isUndoAvailable()) == ("", False)
    assert edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_wrong_passphrase_is_told_in_place_and_can_be_typed_over(
    entrance: Entrance, folder: Path
) -> None:
    page = entrance.page(folder)
    entrance.type("walnut fairy teacup")
    entrance.press(Qt.Key.Key_Return)
    edit = page.by_passphrase.field.edit
    assert page.problem.isVisible()
    assert page.problem.text().startswith("That passphrase does not open this review.")
    assert edit.hasFocus()
    assert edit.selectedText() == edit.text()
    entrance.type(PASSPHRASE)
    entrance.press(Qt.Key.Key_Return)
    assert len(entrance.opened) == 1
    assert page.problem.isHidden()


def test_an_empty_field_is_not_tried(entrance: Entrance, folder: Path) -> None:
    page = entrance.page(folder)
    entrance.press(Qt.Key.Key_Return)
    assert page.problem.text() == "Type the passphrase of this review."
    assert page.by_passphrase.field.edit.hasFocus()


def test_while_the_key_is_derived_the_button_says_so_and_nothing_can_be_pressed(
    entrance: Entrance, folder: Path
) -> None:
    page = entrance.page(folder)
    entrance.type("wrong")
    page.by_passphrase.open_button.click()
    assert page.by_passphrase.open_button.text() == "Unlocking"
    controls = [page.by_passphrase.field.edit, page.start_button, page.look_button]
    assert not any(control.isEnabled() for control in controls)
    entrance.settle()
    assert page.by_passphrase.open_button.text() == "&Unlock"
    assert all(control.isEnabled() for control in controls)


def test_the_field_takes_what_is_typed_before_the_names_are_read(
    qtbot: Any, store_thread: Background, entrance: Entrance, folder: Path
) -> None:
    page = UnlockPage(store_thread, [folder], lambda: NOON, uuid4)
    qtbot.addWidget(page)
    assert page.by_passphrase.field.edit.isEnabled()
    assert page.by_passphrase.open_button.isEnabled()
    entrance.fresh_page(folder)
    entrance.type(PASSPHRASE)
    entrance.press(Qt.Key.Key_Return)
    assert len(entrance.opened) == 1


def test_what_is_typed_is_seen_only_when_asked_for(entrance: Entrance, folder: Path) -> None:
    page = entrance.page(folder)
    entrance.type(PASSPHRASE)
    field = page.by_passphrase.field
    assert PASSPHRASE not in field.edit.displayText()
    field.show_button.click()
    assert (field.edit.displayText(), field.show_button.text()) == (PASSPHRASE, "Hide")
    assert field.edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    field.show_button.click()
    assert PASSPHRASE not in field.edit.displayText()


def test_a_capital_without_shift_gives_caps_lock_away(entrance: Entrance, folder: Path) -> None:
    hint = entrance.page(folder).by_passphrase.field.caps_lock
    entrance.type("w")
    assert hint.isHidden()
    entrance.type("A")  # as a keyboard sends it under Caps Lock: a capital, and no Shift
    assert hint.isVisible()
    assert hint.text() == "Caps Lock is on."
    entrance.type("7")
    assert hint.isVisible()
    entrance.type("l")
    assert hint.isHidden()


# --- What is seen -------------------------------------------------------------------------------


def test_nothing_is_seen_of_the_review_but_the_name_chosen_for_this_laptop(
    entrance: Entrance, folder: Path
) -> None:
    page = entrance.page(folder)
    seen = texts(page)
    assert NAME in seen
    assert not any("Kestrel" in text for text in seen)
    assert page.windowTitle() == ""


def test_several_reviews_are_told_apart_by_name(entrance: Entrance, tmp_path: Path) -> None:
    first = a_locked_review(tmp_path / "a", "Winter review")
    second = a_locked_review(tmp_path / "b", "Summer review")
    page = entrance.page(first, second)
    assert page.reviews.isVisible()
    page.choose(second)
    assert page.reviews.currentText() == "Summer review"
    page.by_passphrase.ask()
    entrance.type(PASSPHRASE)
    entrance.press(Qt.Key.Key_Return)
    assert entrance.opened[0].folder == second


def test_one_review_is_not_offered_as_a_list(entrance: Entrance, folder: Path) -> None:
    assert not entrance.page(folder).reviews.isVisible()


def test_a_folder_that_cannot_be_read_says_why(entrance: Entrance, folder: Path) -> None:
    (folder / "keys.json").write_text("{}")
    page = entrance.page(folder)
    assert "keys.json" in page.problem.text()
    assert "A review that cannot be read" in texts(page)


def test_text_that_is_not_saved_yet_is_told_above_the_field(
    entrance: Entrance, folder: Path
) -> None:
    page = entrance.page(folder)
    assert page.notice.isHidden()
    page.say("Some of what was typed could not be written.")
    assert page.notice.isVisible()
    entrance.type("wrong")
    entrance.press(Qt.Key.Key_Return)
    assert page.notice.isVisible()


def test_other_ways_on_are_offered(qtbot: Any, entrance: Entrance, folder: Path) -> None:
    page = entrance.page(folder)
    with qtbot.waitSignal(page.start_wanted):
        page.start_button.click()
    with qtbot.waitSignal(page.demonstration_wanted):
        page.look_button.click()


def test_damaged_notes_are_told_in_place(entrance: Entrance, folder: Path) -> None:
    notes = folder / "notes.db"
    content = bytearray(notes.read_bytes())
    content[200] ^= 0xFF
    notes.write_bytes(content)
    page = entrance.page(folder)
    entrance.type(PASSPHRASE)
    entrance.press(Qt.Key.Key_Return)
    assert "damaged" in page.problem.text()
    assert entrance.opened == []


# --- The recovery code --------------------------------------------------------------------------


def test_the_recovery_code_opens_the_review_and_a_new_passphrase_is_set(
    qtbot: Any, entrance: Entrance, folder: Path
) -> None:
    page = entrance.page(folder)
    recover(entrance, page, str(CODE).lower().replace("-", " "))
    assert entrance.opened == []
    assert page.new_passphrase.isVisible()
    entrance.type(NEW)
    entrance.press(Qt.Key.Key_Return)
    entrance.type(NEW)
    entrance.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(entrance.opened))
    assert entrance.opened[0].review.details.label == "Child Kestrel"
    entrance.close()
    entrance.opened.clear()
    assert opens(folder, NEW)
    assert not opens(folder, PASSPHRASE)


def test_a_slip_in_the_code_is_told_in_place(entrance: Entrance, folder: Path) -> None:
    page = entrance.page(folder)
    recover(entrance, page, str(CODE).replace("0", "8", 1))
    assert page.problem.text().startswith("The recovery code has a slip in it")
    assert page.by_code.edit.hasFocus()
    page.by_code.back_button.click()
    assert page.by_passphrase.field.edit.hasFocus()
    assert page.by_code.edit.text() == ""


def test_a_weak_new_passphrase_is_not_taken(entrance: Entrance, folder: Path) -> None:
    page = entrance.page(folder)
    recover(entrance, page, str(CODE))
    for field in (page.new_passphrase.step.first, page.new_passphrase.step.again):
        field.edit.setText("kestrel1")
    page.new_passphrase.open_button.click()
    assert page.problem.text().startswith("This passphrase would be too easy to guess.")
    assert page.new_passphrase.step.first.edit.hasFocus()
    page.leave()
    entrance.settle()


def test_locking_again_before_a_new_passphrase_leaves_the_old_one(
    entrance: Entrance, folder: Path
) -> None:
    page = entrance.page(folder)
    recover(entrance, page, str(CODE))
    with pytest.raises(OpenElsewhereError):
        ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    page.new_passphrase.cancel_button.click()
    entrance.settle()
    assert opens(folder, PASSPHRASE)
    assert page.by_passphrase.field.edit.hasFocus()


def test_nobody_sets_a_passphrase_for_notes_that_are_damaged(
    entrance: Entrance, folder: Path
) -> None:
    notes = folder / "notes.db"
    content = bytearray(notes.read_bytes())
    content[-3000] ^= 0xFF  # on the last page: the file opens, and only verifying finds it
    notes.write_bytes(content)
    page = entrance.page(folder)
    recover(entrance, page, str(CODE))
    assert "damaged" in page.problem.text()
    assert page.by_code.isVisible()


# --- This device --------------------------------------------------------------------------------


def allow_this_device(folder: Path) -> None:
    """As if this device had been allowed, and its keyring were gone since."""
    file = folder / "keys.json"
    keys = json.loads(file.read_text())
    slot = {**keys["slots"]["recovery code"], "kdf": {"name": "keyring"}}
    keys["slots"]["this device"] = slot
    file.write_text(json.dumps(keys))


def test_this_device_is_offered_only_where_it_was_allowed(entrance: Entrance, folder: Path) -> None:
    assert not entrance.page(folder).by_passphrase.device_button.isVisible()
    allow_this_device(folder)
    assert entrance.page(folder).by_passphrase.device_button.isVisible()


def test_a_keyring_that_does_not_help_leaves_the_passphrase(
    entrance: Entrance, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    allow_this_device(folder)
    page = entrance.page(folder)
    page.by_passphrase.device_button.click()
    entrance.settle()
    assert "keyring" in page.problem.text()
    assert entrance.opened == []
    entrance.type(PASSPHRASE)
    entrance.press(Qt.Key.Key_Return)
    assert len(entrance.opened) == 1


# --- For everybody ------------------------------------------------------------------------------


def test_every_control_has_a_name(entrance: Entrance, tmp_path: Path) -> None:
    page = entrance.page(a_locked_review(tmp_path / "a"), a_locked_review(tmp_path / "b"))
    for panel in (page.by_passphrase, page.by_code, page.new_passphrase):
        panel.show()
        for control in page.findChildren(QWidget):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                text = control.text() if isinstance(control, QPushButton) else ""
                assert control.accessibleName() or text, control


def test_tab_goes_from_the_field_to_every_button(entrance: Entrance, folder: Path) -> None:
    page = entrance.page(folder)
    passed = []
    for _ in range(5):
        entrance.press(Qt.Key.Key_Tab)
        passed.append(entrance.keyboard())
    panel = page.by_passphrase
    assert passed == [
        panel.field.show_button,
        panel.open_button,
        panel.code_button,
        page.start_button,
        page.look_button,
    ]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_off_on_a_small_laptop(
    qapp: Any, qtbot: Any, entrance: Entrance, folder: Path, percent: int
) -> None:
    apply_style(qapp, "light", percent)
    page = entrance.page(folder)
    page.say("Some of what was typed could not be written to the disk. " * 3)
    recover(entrance, page, str(CODE))
    page.new_passphrase.step.first.edit.setText("kestrel1")
    page.new_passphrase.open_button.click()
    qtbot.waitUntil(lambda: cut_off(page) == [])
    assert page.horizontalScrollBar().maximum() == 0
    page.leave()
    entrance.settle()
    apply_style(qapp, "light", 100)
