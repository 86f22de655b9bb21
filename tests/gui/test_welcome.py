"""The first run: three steps to a review, and nothing on the disk before the last of them."""

import itertools
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from interviewer.domain.set_up import Seat
from interviewer.domain.words import SeatRole
from interviewer.storage import RecoveryCode, ReviewFolder
from interviewer.ui.background import Background
from interviewer.ui.entrance.details import values_of
from interviewer.ui.entrance.sheet_steps import any_two
from interviewer.ui.opening import Opened
from interviewer.ui.pages.welcome import WelcomePage
from interviewer.ui.style import apply_style
from tests.builders import NOON
from tests.file_dialog import choose

PASSPHRASE = "walnut ferry teacup orbit"
ASKED = (1, 6)


class FirstRun:
    """A person at the welcome page, with a folder for reviews that is empty at first."""

    def __init__(self, qtbot: Any, store_thread: Background, reviews: Path) -> None:
        self._qtbot, self._store_thread = qtbot, store_thread
        self.reviews = reviews
        self.opened: list[Opened] = []
        numbers = itertools.count(1)
        self.page = WelcomePage(
            store_thread, reviews, self._now, lambda: UUID(int=next(numbers)), lambda _: ASKED
        )
        self.page.opened.connect(self.opened.append)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.front.start_button.hasFocus)
        self.settle()

    def settle(self) -> None:
        """Wait until what was given to the store thread has been done and shown."""
        done: list[None] = []
        self._store_thread.run(self._store_thread, lambda: None, done.append, _raise)
        self._qtbot.waitUntil(lambda: bool(done))

    def keyboard(self) -> QWidget:
        """What has the keyboard; a window of an earlier test may take it along as it goes."""

        def found() -> bool:
            self.page.activateWindow()
            return QApplication.focusWidget() is not None

        self._qtbot.waitUntil(found)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def type(self, words: str) -> None:
        """Type into whatever has the keyboard."""
        self._qtbot.keyClicks(self.keyboard(), words)

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            self._qtbot.keyClick(self.keyboard(), key)
        self.settle()

    def fill_details(self) -> None:
        self.page.front.start_button.click()
        self.page.details.label.setText("Child Kestrel")
        self.page.details.name.setText("Winter review")
        self.page.details.initials.setText("P1")

    def fill_passphrase(self) -> None:
        self.fill_details()
        self.page.next_button.click()
        self.type_passphrase()

    def type_passphrase(self) -> None:
        self.page.passphrase.first.edit.setText(PASSPHRASE)
        self.page.passphrase.again.edit.setText(PASSPHRASE)

    def keep_code(self) -> tuple[str, ...]:
        """Go to the recovery sheet and copy the code from the screen."""
        self.fill_passphrase()
        self.page.next_button.click()
        return groups_on_screen(self.page)

    def type_back(self, *groups: str) -> None:
        self.page.next_button.click()
        for field, group in zip(self.page.check.fields, groups, strict=True):
            field.edit.setText(group)

    def screens(self) -> Iterator[None]:
        """Go from screen to screen, the first one included."""
        yield
        self.fill_details()
        yield
        self.page.next_button.click()
        self.type_passphrase()
        for _ in range(2):
            yield
            self.page.next_button.click()
        yield

    def close(self) -> None:
        for one in self.opened:
            self._store_thread.run(self._store_thread, one.store.close, _ignore, _raise)
        self._store_thread.wait()

    @staticmethod
    def _now() -> datetime:
        return NOON


def _raise(error: Exception) -> None:
    raise error


def _ignore(_: None) -> None:
    pass


def groups_on_screen(page: WelcomePage) -> tuple[str, ...]:
    labels = [label.text() for label in page.keep.findChildren(QLabel) if label.isVisible()]
    named = [at for at, text in enumerate(labels) if text.startswith(("Group", "Check group"))]
    return tuple(labels[at + 1] for at in named)


@pytest.fixture
def first_run(qtbot: Any, store_thread: Background, tmp_path: Path) -> Iterator[FirstRun]:
    first_run = FirstRun(qtbot, store_thread, tmp_path / "reviews")
    yield first_run
    first_run.close()


# --- The whole way ------------------------------------------------------------------------------


def test_a_review_is_started_by_keyboard_alone(qtbot: Any, first_run: FirstRun) -> None:
    page = first_run.page
    first_run.press(Qt.Key.Key_Return)
    first_run.type("Child Kestrel")
    first_run.press(Qt.Key.Key_Tab, 2)
    first_run.type("P1")
    first_run.press(Qt.Key.Key_Return)
    first_run.type(PASSPHRASE)
    first_run.press(Qt.Key.Key_Return)
    first_run.type(PASSPHRASE)
    first_run.press(Qt.Key.Key_Return)
    groups = groups_on_screen(page)
    first_run.press(Qt.Key.Key_Tab, 4)  # past the ways to keep the sheet, and Back
    first_run.press(Qt.Key.Key_Return)
    first_run.type(groups[ASKED[0]].lower())
    first_run.press(Qt.Key.Key_Tab)
    first_run.type(groups[ASKED[1]])
    first_run.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(first_run.opened))
    (opened,) = first_run.opened
    assert opened.folder.parent == first_run.reviews
    assert opened.review.details.label == "Child Kestrel"
    assert opened.review.initials == "P1"


def test_who_sits_here_is_asked_and_a_panel_member_unless_somebody_says_otherwise(
    first_run: FirstRun,
) -> None:
    page = first_run.page
    first_run.fill_details()
    assert page.details.details().role is SeatRole.PANEL_MEMBER
    page.details.role.choose(SeatRole.WRITER)
    (seat,) = (v for v in values_of(page.details.details(), uuid4) if isinstance(v, Seat))
    assert (seat.role, seat.initials) == (SeatRole.WRITER, "P1")


def test_the_new_review_opens_by_passphrase_and_by_the_code_that_was_shown(
    qtbot: Any, first_run: FirstRun
) -> None:
    groups = first_run.keep_code()
    first_run.type_back(groups[1], groups[6])
    first_run.page.next_button.click()
    qtbot.waitUntil(lambda: bool(first_run.opened))
    shown = first_run.opened[0].review
    first_run.close()
    first_run.opened.clear()
    (path,) = first_run.reviews.iterdir()
    folder = ReviewFolder.at(path)
    assert folder.name == "Winter review"
    store = folder.unlock_with_passphrase(PASSPHRASE)
    assert store.load() == shown
    store.close()
    folder.unlock_with_recovery_code("-".join(groups)).close()


def test_nothing_is_on_the_disk_before_the_last_button(first_run: FirstRun) -> None:
    groups = first_run.keep_code()
    first_run.type_back(groups[1], groups[6])
    assert not first_run.reviews.exists()


def test_nothing_typed_or_shown_stays_behind(qtbot: Any, first_run: FirstRun) -> None:
    groups = first_run.keep_code()
    first_run.type_back(groups[1], groups[6])
    first_run.page.next_button.click()
    qtbot.waitUntil(lambda: bool(first_run.opened))
    page = first_run.page
    assert {edit.text() for edit in page.findChildren(QLineEdit)} == {""}
    assert groups_on_screen(page) == ()
    assert page.front.isVisible()


def test_back_loses_nothing_at_any_step(first_run: FirstRun) -> None:
    page = first_run.page
    groups = first_run.keep_code()
    page.next_button.click()
    page.back_button.click()
    assert groups_on_screen(page) == groups
    page.back_button.click()
    assert page.passphrase.first.text == page.passphrase.again.text == PASSPHRASE
    page.back_button.click()
    assert page.details.label.text() == "Child Kestrel"
    assert page.details.initials.text() == "P1"
    page.back_button.click()
    assert page.front.isVisible()
    page.front.start_button.click()
    assert page.details.name.text() == "Winter review"


def test_a_place_that_will_not_do_is_told_and_nothing_is_half_made(
    qtbot: Any, store_thread: Background, tmp_path: Path
) -> None:
    first_run = FirstRun(qtbot, store_thread, tmp_path / "OneDrive" / "reviews")
    groups = first_run.keep_code()
    first_run.type_back(groups[1], groups[6])
    first_run.page.next_button.click()
    qtbot.waitUntil(first_run.page.problem.isVisible)
    assert "OneDrive" in first_run.page.problem.text()
    assert first_run.page.next_button.isEnabled()
    assert first_run.page.check.complete
    assert first_run.opened == []
    assert list(tmp_path.rglob("*.db")) == []


def test_while_it_is_made_nothing_can_be_pressed(qtbot: Any, first_run: FirstRun) -> None:
    groups = first_run.keep_code()
    first_run.type_back(groups[1], groups[6])
    page = first_run.page
    page.next_button.click()
    assert page.next_button.text() == "Creating"
    assert not page.next_button.isEnabled()
    assert not page.back_button.isEnabled()
    qtbot.waitUntil(lambda: bool(first_run.opened))


# --- The front ----------------------------------------------------------------------------------


def test_looking_around_is_one_press_away(qtbot: Any, first_run: FirstRun) -> None:
    with qtbot.waitSignal(first_run.page.demonstration_wanted):
        first_run.page.front.look_button.click()


def test_unlocking_is_offered_only_where_there_is_a_review(
    qtbot: Any, store_thread: Background, tmp_path: Path
) -> None:
    assert not FirstRun(qtbot, store_thread, tmp_path).page.front.unlock_button.isVisible()
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "keys.json").touch()
    page = FirstRun(qtbot, store_thread, tmp_path).page
    with qtbot.waitSignal(page.unlock_wanted):
        page.front.unlock_button.click()


# --- Step 1 -------------------------------------------------------------------------------------


def test_the_name_follows_the_label_until_it_is_changed(first_run: FirstRun) -> None:
    page = first_run.page
    page.front.start_button.click()
    first_run.type("Child Kest")
    assert page.details.name.text() == "Child Kest"
    page.details.name.setFocus()
    page.details.name.selectAll()
    first_run.type("Winter review")
    page.details.label.setFocus()
    first_run.type("rel")
    assert page.details.label.text() == "Child Kestrel"
    assert page.details.name.text() == "Winter review"


@pytest.mark.parametrize("field", ["label", "initials"])
def test_what_is_missing_is_said_where_it_is_missing(first_run: FirstRun, field: str) -> None:
    first_run.fill_details()
    edit: QLineEdit = getattr(first_run.page.details, field)
    edit.setText("   ")
    first_run.page.next_button.click()
    assert field in first_run.page.problem.text()
    assert edit.hasFocus()
    assert first_run.page.details.isVisible()


def test_the_guidance_that_is_chosen_is_the_one_in_the_review(
    qtbot: Any, first_run: FirstRun
) -> None:
    choice = first_run.page.details.guidance
    choice.list.setCurrentIndex(1)
    groups = first_run.keep_code()
    first_run.type_back(groups[1], groups[6])
    first_run.page.next_button.click()
    qtbot.waitUntil(lambda: bool(first_run.opened))
    review = first_run.opened[0].review
    (guidance,) = review.guidances.values()
    assert guidance.identity == "conversation"
    assert (review.details.guidance, review.details.guidance_version) == (
        guidance.identity,
        guidance.version,
    )


# --- Step 2 -------------------------------------------------------------------------------------


def test_a_passphrase_that_is_easy_to_guess_is_not_taken(first_run: FirstRun) -> None:
    page = first_run.page
    first_run.fill_details()
    page.next_button.click()
    for field in (page.passphrase.first, page.passphrase.again):
        field.edit.setText("Password1!")
    page.next_button.click()
    assert page.problem.text().startswith("This passphrase would be too easy to guess.")
    assert page.passphrase.first.edit.hasFocus()


def test_the_gauge_is_honest_while_it_is_typed(first_run: FirstRun) -> None:
    step = first_run.page.passphrase
    assert step.gauge.value() == 0
    step.first.edit.setText("Password1!")
    assert (step.gauge.value(), step.verdict.text()[:10]) == (1, "Not enough")
    step.first.edit.setText(PASSPHRASE)
    assert (step.gauge.value(), step.verdict.text()[:4]) == (3, "Good")


def test_two_passphrases_that_differ_are_not_taken(first_run: FirstRun) -> None:
    page = first_run.page
    first_run.fill_passphrase()
    page.passphrase.again.edit.setText(PASSPHRASE.upper())
    page.next_button.click()
    assert page.problem.text() == "The two passphrases differ. Type the same one again."
    assert page.passphrase.again.edit.hasFocus()


def test_a_passphrase_may_be_pasted(first_run: FirstRun, qapp: Any) -> None:
    qapp.clipboard().setText(PASSPHRASE)
    first_run.page.passphrase.first.edit.paste()
    assert first_run.page.passphrase.first.text == PASSPHRASE


# --- Step 3 -------------------------------------------------------------------------------------


def test_the_whole_code_is_shown_in_groups(first_run: FirstRun) -> None:
    groups = first_run.keep_code()
    assert RecoveryCode.parse("-".join(groups)).groups == groups


def test_the_code_is_covered_while_it_is_typed_back(first_run: FirstRun) -> None:
    first_run.keep_code()
    first_run.page.next_button.click()
    assert groups_on_screen(first_run.page) == ()


def test_create_waits_until_both_groups_are_right(first_run: FirstRun) -> None:
    page = first_run.page
    groups = first_run.keep_code()
    first_run.type_back(groups[1], "")
    assert not page.next_button.isEnabled()
    page.check.fields[1].edit.setText(groups[2])
    assert not page.next_button.isEnabled()
    assert page.check.fields[1].state.text() == "Not the same yet."
    first_run.press(Qt.Key.Key_Return)
    assert "is not the one on the sheet" in page.problem.text()
    assert not first_run.reviews.exists()
    page.check.fields[1].edit.setText(groups[6])
    assert page.next_button.isEnabled()


def test_a_group_is_read_as_a_person_writes_it(first_run: FirstRun) -> None:
    groups = first_run.keep_code()
    written = groups[1].lower().replace("0", "o").replace("1", "l")
    first_run.type_back(f" {written} ", groups[6])
    assert first_run.page.check.complete


def test_the_groups_that_are_asked_for_are_two_different_ones() -> None:
    for _ in range(200):
        first, second = any_two(9)
        assert 0 <= first < second < 9


@pytest.mark.parametrize(("button", "ending"), [("pdf_button", "pdf"), ("word_button", "docx")])
def test_the_sheet_is_saved_where_the_person_says(
    qtbot: Any,
    first_run: FirstRun,
    tmp_path: Path,
    button: str,
    ending: str,
) -> None:
    first_run.keep_code()
    getattr(first_run.page.keep, button).click()
    choose(first_run.page.keep, tmp_path / "sheet")
    qtbot.waitUntil(first_run.page.keep.kept.isVisible)
    assert (tmp_path / f"sheet.{ending}").stat().st_size > 1000
    assert f"“sheet.{ending}”" in first_run.page.keep.kept.text()
    assert "not encrypted" in first_run.page.keep.kept.text()


def test_a_sheet_that_cannot_be_saved_is_told_in_a_dialog(
    qtbot: Any, first_run: FirstRun, tmp_path: Path
) -> None:
    first_run.keep_code()
    first_run.page.keep.pdf_button.click()
    choose(first_run.page.keep, tmp_path / "gone" / "sheet.pdf")
    qtbot.waitUntil(lambda: QGuiApplication.modalWindow() is not None)
    (dialog,) = first_run.page.keep.findChildren(QMessageBox)
    assert "that folder is not there" in dialog.text()
    dialog.close()
    assert first_run.page.keep.kept.isHidden()


# --- For everybody ------------------------------------------------------------------------------


def test_every_control_of_every_step_has_a_name(first_run: FirstRun) -> None:
    groups = first_run.keep_code()
    first_run.type_back(groups[1], groups[6])
    page = first_run.page
    for step in (page.front, page.details, page.passphrase, page.keep, page.check):
        step.show()
    for control in page.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            text = control.text() if isinstance(control, QPushButton) else ""
            assert control.accessibleName() or text, control


def test_lines_are_no_longer_than_reads_well(first_run: FirstRun) -> None:
    first_run.fill_details()
    assert first_run.page.details.width() < first_run.page.fontMetrics().averageCharWidth() * 80


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_off_on_a_small_laptop(
    qapp: Any, qtbot: Any, first_run: FirstRun, percent: int
) -> None:
    apply_style(qapp, "dark", percent)
    page = first_run.page
    for _ in first_run.screens():
        qtbot.waitUntil(lambda: cut_off(page) == [])
        assert page.horizontalScrollBar().maximum() == 0
    apply_style(qapp, "light", 100)


def cut_off(page: QWidget) -> list[str]:
    """The words that have less room than they need."""
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    return [
        label.text()
        for label in labels
        if label.height() < label.heightForWidth(label.width())
        or label.width() < label.minimumSizeHint().width()
    ]
