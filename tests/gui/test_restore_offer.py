"""Where notes are damaged, the unlock page offers their backups; nothing damaged is deleted."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from interviewer.storage import ReviewFolder, backups_of
from interviewer.ui.background import Background
from interviewer.ui.pages.unlock import UnlockPage
from interviewer.ui.style import apply_style
from tests.builders import NOON, a_note
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
from tests.unit.storage.folders import a_change

EARLIER, LATER = "Rang the hub.", "Nobody rang back."


@pytest.fixture
def entrance(qtbot: Any, store_thread: Background) -> Iterator[Entrance]:
    entrance = Entrance(qtbot, store_thread)
    yield entrance
    entrance.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A damaged review: two backups, the later one with a note more."""
    folder = a_locked_review(tmp_path / "first")
    store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    for number, text in enumerate((EARLIER, LATER)):
        store.save(a_change(a_note(text=text, number=number + 1)))
        store.back_up(NOON + timedelta(hours=number))
    store.close()
    flip(folder / "notes.db", 200)
    return folder


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)


def tried(entrance: Entrance, folder: Path) -> UnlockPage:
    """The page, after the passphrase was typed."""
    page = entrance.page(folder)
    entrance.type(PASSPHRASE)
    entrance.press(Qt.Key.Key_Return)
    entrance.settle()
    return page


def opened_texts(qtbot: Any, entrance: Entrance) -> list[str]:
    qtbot.waitUntil(lambda: bool(entrance.opened), timeout=20_000)
    return [note.text for note in entrance.opened[0].review.notes.values()]


def here(hours: int) -> str:
    return f"12 Nov 2026, {(NOON + timedelta(hours=hours)).astimezone():%H:%M}"


def test_the_newest_backup_is_offered_first(entrance: Entrance, folder: Path) -> None:
    page = tried(entrance, folder)
    assert page.restore.isVisible()
    assert page.restore.button.text().replace("&", "") == f"Restore the backup of {here(1)}"
    listed = [page.restore.list.itemText(at) for at in range(page.restore.list.count())]
    assert listed == [here(1), here(0)]


def test_restored_it_opens_with_the_passphrase_that_was_typed(
    qtbot: Any, entrance: Entrance, folder: Path
) -> None:
    tried(entrance, folder).restore.button.click()
    assert opened_texts(qtbot, entrance) == [EARLIER, LATER]
    assert entrance.opened[0].folder == folder
    assert here(1) in entrance.opened[0].notice
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_an_earlier_backup_can_be_chosen(qtbot: Any, entrance: Entrance, folder: Path) -> None:
    page = tried(entrance, folder)
    page.restore.list.setCurrentIndex(1)
    assert page.restore.button.text().endswith(here(0))
    page.restore.button.click()
    assert opened_texts(qtbot, entrance) == [EARLIER]
    assert [backup.made for backup in backups_of(folder)] == [NOON + timedelta(hours=1), NOON]


def test_a_restored_review_opens_by_its_recovery_code_too(
    qtbot: Any, entrance: Entrance, folder: Path
) -> None:
    page = entrance.page(folder)
    recover(entrance, page, str(CODE))
    entrance.settle()
    page.restore.button.click()
    qtbot.waitUntil(page.new_passphrase.isVisible)
    entrance.type(NEW)
    entrance.press(Qt.Key.Key_Return)
    entrance.type(NEW)
    entrance.press(Qt.Key.Key_Return)
    assert opened_texts(qtbot, entrance) == [EARLIER, LATER]
    assert entrance.opened[0].folder == folder
    entrance.close()
    entrance.opened.clear()
    assert opens(folder, NEW)
    assert not opens(folder, PASSPHRASE)


def test_another_backup_is_offered_where_the_first_one_is_damaged_as_well(
    qtbot: Any, entrance: Entrance, folder: Path
) -> None:
    flip(backups_of(folder)[0].path / "notes.db", 200)
    page = tried(entrance, folder)
    page.restore.button.click()
    qtbot.waitUntil(lambda: "damaged" in page.problem.text())
    qtbot.waitUntil(page.restore.isVisible)
    assert page.reviews.currentText().startswith(f"{NAME} (restored: ")
    page.restore.list.setCurrentIndex(1)
    page.restore.button.click()
    assert opened_texts(qtbot, entrance) == [EARLIER]
    assert entrance.opened[0].folder == folder


def test_a_backup_whose_last_page_is_damaged_takes_no_place(
    qtbot: Any, entrance: Entrance, folder: Path
) -> None:
    notes = backups_of(folder)[0].path / "notes.db"
    flip(notes, notes.stat().st_size - 3000)
    before = (folder / "notes.db").read_bytes()
    page = tried(entrance, folder)
    page.restore.button.click()
    qtbot.waitUntil(lambda: "damaged" in page.problem.text())
    assert entrance.opened == []
    assert (folder / "notes.db").read_bytes() == before


def test_nothing_is_offered_after_a_wrong_passphrase(entrance: Entrance, folder: Path) -> None:
    page = entrance.page(folder)
    entrance.type("another one altogether")
    entrance.press(Qt.Key.Key_Return)
    entrance.settle()
    assert page.problem.isVisible()
    assert not page.restore.isVisible()


def test_nothing_is_offered_where_there_is_no_backup(
    entrance: Entrance, folder: Path, tmp_path: Path
) -> None:
    (folder / "backups").rename(tmp_path / "elsewhere")
    assert not tried(entrance, folder).restore.isVisible()


def test_the_offer_goes_with_the_review_it_is_for(
    entrance: Entrance, folder: Path, tmp_path: Path
) -> None:
    page = entrance.page(folder, a_locked_review(tmp_path / "second", "Another review"))
    entrance.type(PASSPHRASE)
    entrance.press(Qt.Key.Key_Return)
    entrance.settle()
    assert page.restore.isVisible()
    page.reviews.setCurrentIndex(1)
    assert not page.restore.isVisible()


def test_tab_leads_to_the_offer(entrance: Entrance, folder: Path) -> None:
    page = tried(entrance, folder)
    passed = []
    for _ in range(6):
        entrance.press(Qt.Key.Key_Tab)
        passed.append(entrance.keyboard())
    assert passed.index(page.restore.list) + 1 == passed.index(page.restore.button)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_of_the_offer_is_cut_off(
    qapp: QApplication, qtbot: Any, entrance: Entrance, folder: Path, percent: int
) -> None:
    apply_style(qapp, "light", percent)
    page = tried(entrance, folder)
    qtbot.waitUntil(lambda: cut_off(page) == [])
    assert page.horizontalScrollBar().maximum() == 0
    apply_style(qapp, "light", 100)
