"""Settings: what holds for this laptop, the ways to unlock, backups; each done for real."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from keyring import get_keyring, set_keyring
from keyring.backends.fail import Keyring
from PySide6.QtWidgets import QApplication

from interviewer.settings import Settings, load_settings
from interviewer.storage import Change, RecoveryCode, ReviewFolder
from interviewer.storage.errors import WrongPassphraseError, WrongRecoveryCodeError
from interviewer.ui.background import Background
from interviewer.ui.laptop import Laptop
from interviewer.ui.opening import Opened, loaded
from interviewer.ui.pages.settings import SettingsPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.the_word import call_it, it
from interviewer.ui.workspace import Surroundings, Workspace
from tests.builders import NOON, a_note, a_set_up
from tests.gui.conftest import CHEAP
from tests.gui.named import nameless

NOW = "harbour lantern saltmarsh"
NEW = "walnut ferry teacup orbit"
CODE = RecoveryCode(bytes(range(20)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reviews" / "winter"


@pytest.fixture
def workspace(qtbot: Any, folder: Path, surroundings: Surroundings) -> Iterator[Workspace]:
    """A review whose ways to unlock are known."""
    opened, closed = list[Opened](), list[bool]()
    folder.parent.mkdir()

    def create() -> Opened:
        store = ReviewFolder.create(
            folder,
            name="Winter review",
            passphrase=NOW,
            recovery_code=CODE,
            change=Change(values=(*a_set_up(), a_note()), at=NOON),
            cost=CHEAP,
        )
        return loaded(folder, store)

    surroundings.store_thread.run(surroundings.store_thread, create, opened.append, refuse)
    qtbot.waitUntil(lambda: bool(opened))
    workspace = Workspace(opened[0].store, opened[0].review, surroundings)
    yield workspace
    if not closed:
        close(workspace, qtbot)


def close(workspace: Workspace, qtbot: Any) -> None:
    closed: list[bool] = []
    workspace.close(lambda: closed.append(True))
    qtbot.waitUntil(lambda: bool(closed))


def refuse(error: Exception) -> None:
    raise error


@pytest.fixture
def laptop(folder: Path, tmp_path: Path) -> Laptop:
    laptop = Laptop(Settings(), folder.parent, tmp_path / "settings.json")
    laptop.folder = folder
    return laptop


@pytest.fixture
def page(
    qtbot: Any, workspace: Workspace, background: Background, laptop: Laptop
) -> Iterator[SettingsPage]:
    page = SettingsPage(workspace, background, laptop)
    qtbot.addWidget(page)
    page.resize(1100, 1400)
    page.show()
    page.show_place(Place(PageName.SETTINGS))
    yield page
    page.leave()
    background.wait()


def opens(folder: Path, passphrase: str) -> bool:
    try:
        ReviewFolder.at(folder).unlock_with_passphrase(passphrase).close()
    except WrongPassphraseError:
        return False
    return True


@pytest.fixture
def no_keyring() -> Iterator[None]:
    """A laptop whose system keeps no keys."""
    before = get_keyring()
    set_keyring(Keyring())  # type: ignore[no-untyped-call]  # keyring is not annotated
    yield
    set_keyring(before)


# --- This laptop ---


def test_each_choice_holds_at_once_and_is_kept(page: SettingsPage, laptop: Laptop) -> None:
    told: list[Settings] = []
    laptop.changed.connect(told.append)
    choices = page.choices
    wanted = ((choices.idle, 3), (choices.text, 150), (choices.colours, "dark"))
    for box, value in wanted:
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    page.choices.quiet.click()
    held = Settings(idle_minutes=3, text_percent=150, colours="dark", quiet=False)
    assert told[-1] == laptop.settings == held
    assert laptop.settings_file is not None
    assert load_settings(laptop.settings_file) == held


def test_no_more_and_no_less_than_the_least_and_the_most(page: SettingsPage) -> None:
    for box, least, most in ((page.choices.idle, 1, 15), (page.choices.text, 100, 200)):
        assert (box.itemData(0), box.itemData(box.count() - 1)) == (least, most)


def test_initials_are_kept_and_never_empty(page: SettingsPage, workspace: Workspace) -> None:
    page.choices.initials.setText("P 7")
    page.choices.save_initials()
    assert workspace.review.initials == "P7"
    page.choices.initials.setText("")
    page.choices.save_initials()
    assert workspace.review.initials == "P7"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("&New interview", "&New conversation"),
        ("Plan an interview", "Plan a conversation"),
        ("Interviews", "Conversations"),
        ("The interviewers", "The interviewers"),
    ],
)
def test_the_screen_can_call_it_a_conversation(text: str, told: str) -> None:
    try:
        call_it("conversation")
        assert it(text) == told
    finally:
        call_it("interview")
    assert it(text) == text


# --- Ways to unlock ---


def test_the_passphrase_is_changed_where_the_earlier_one_is_known(
    page: SettingsPage, workspace: Workspace, folder: Path, qtbot: Any
) -> None:
    way = page.passphrase
    way.button.click()
    way.now.edit.setText("something else entirely")
    way.step.first.edit.setText(NEW)
    way.step.again.edit.setText(NEW)
    way.change_button.click()
    qtbot.waitUntil(lambda: way.problem.text().startswith("That is not the passphrase"))
    way.now.edit.setText(NOW)
    way.change_button.click()
    qtbot.waitUntil(lambda: way.said.text().startswith("The passphrase is changed"))
    assert way.panel.isHidden()
    assert [field.text for field in (way.now, way.step.first, way.step.again)] == ["", "", ""]
    close(workspace, qtbot)
    assert not opens(folder, NOW)
    assert opens(folder, NEW)


def test_a_weak_passphrase_is_not_taken(page: SettingsPage) -> None:
    way = page.passphrase
    way.button.click()
    way.now.edit.setText(NOW)
    way.step.first.edit.setText("password")
    way.step.again.edit.setText("password")
    way.change_button.click()
    assert "too easy to guess" in way.problem.text()


def test_a_new_sheet_holds_only_after_two_groups_were_typed_from_it(
    page: SettingsPage, workspace: Workspace, folder: Path, qtbot: Any
) -> None:
    way = page.sheet
    way.button.click()
    code = way._code
    assert code is not None
    way.take_button.click()
    assert "is not the one on the sheet" in way.problem.text()
    for field in way.check.fields:
        field.edit.setText(code.groups[field._position])
    way.take_button.click()
    qtbot.waitUntil(lambda: way.said.text().startswith("The new sheet holds"))
    assert way._code is None
    assert way.check.fields == ()
    close(workspace, qtbot)
    review = ReviewFolder.at(folder)
    review.unlock_with_recovery_code("-".join(code.groups)).close()
    with pytest.raises(WrongRecoveryCodeError):
        review.unlock_with_recovery_code("-".join(CODE.groups))


def test_leaving_the_page_forgets_what_was_typed_and_shown(page: SettingsPage) -> None:
    page.passphrase.button.click()
    page.passphrase.now.edit.setText(NOW)
    page.sheet.button.click()
    page.leave()
    assert page.passphrase.now.text == ""
    assert page.sheet._code is None
    assert page.sheet.panel.isHidden()


def test_without_a_keyring_the_device_is_told_of_in_a_sentence(
    page: SettingsPage, no_keyring: None, qtbot: Any
) -> None:
    page.device.button.click()
    qtbot.waitUntil(lambda: bool(page.device.problem.text()))
    assert page.device.button.isEnabled()
    assert page.device.button.text() == "Allow this &device"


# --- Backups ---


def test_a_backup_is_made_looked_through_and_restored_as_a_second_review(
    page: SettingsPage, laptop: Laptop, folder: Path, qtbot: Any
) -> None:
    backups = page.backups
    qtbot.waitUntil(backups.empty.isVisible)
    backups.make_button.click()
    qtbot.waitUntil(lambda: backups.table.item is not None)
    assert backups.said.text().startswith("Backed up, ")
    qtbot.waitUntil(backups.verify_button.isEnabled)
    backups.verify_button.click()
    qtbot.waitUntil(lambda: "1 notes can be read" in backups.said.text())
    backups.restore_button.click()
    qtbot.waitUntil(lambda: "restored as a second review" in backups.said.text())
    (second,) = [path for path in folder.parent.iterdir() if path != folder]
    store = ReviewFolder.at(second).unlock_with_passphrase(NOW)
    assert len(store.load().notes) == 1
    store.close()


def test_a_damaged_backup_is_told_of(page: SettingsPage, qtbot: Any) -> None:
    backups = page.backups
    backups.make_button.click()
    qtbot.waitUntil(lambda: backups.table.item is not None)
    backup = backups.table.item
    assert backup is not None
    notes = backup.path / "notes.db"
    content = bytearray(notes.read_bytes())
    content[5000] ^= 0xFF
    notes.write_bytes(bytes(content))
    qtbot.waitUntil(backups.verify_button.isEnabled)
    backups.verify_button.click()
    qtbot.waitUntil(lambda: backups.problem.text().startswith("This backup is damaged."))


def test_every_control_is_named(page: SettingsPage, qapp: QApplication) -> None:
    page.passphrase.button.click()
    page.sheet.button.click()
    assert nameless(page) == []
