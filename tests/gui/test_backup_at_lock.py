"""Every session ends with a backup of what it changed; a backup that fails holds nobody up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interviewer.storage import ReviewFolder, backups_of, restore_backup
from interviewer.ui.saving import UnexpectedBackupError
from interviewer.ui.workspace import Surroundings
from tests.gui.laptop import PASSPHRASE, Laptop
from tests.journey.somebody import PASSPHRASE as OF_THE_WINDOW
from tests.journey.somebody import a_house, somebody_at, with_a_review


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "review"


@pytest.fixture
def laptop(folder: Path, surroundings: Surroundings, qtbot: Any) -> Iterator[Laptop]:
    laptop = Laptop(folder, surroundings, qtbot)
    yield laptop
    laptop.switches_off()


def test_a_lock_leaves_a_backup_of_everything_that_was_typed(
    laptop: Laptop, folder: Path, tmp_path: Path
) -> None:
    laptop.workspace.edit(laptop.a_note("Rang the hub, and"), typing=True)
    assert laptop.locks() == []
    (backup,) = backups_of(folder)
    restore_backup(backup, tmp_path / "second")
    store = ReviewFolder.at(tmp_path / "second").unlock_with_passphrase(PASSPHRASE)
    assert [note.text for note in store.load().notes.values()] == ["Rang the hub, and"]
    store.close()


def test_a_session_that_changed_nothing_leaves_none(laptop: Laptop, folder: Path) -> None:
    laptop.locks()
    before = backups_of(folder)
    laptop.opens()
    laptop.locks()
    assert backups_of(folder) == before


def test_before_sleep_there_is_no_time_for_one(laptop: Laptop, folder: Path, qtbot: Any) -> None:
    note = laptop.a_note()
    workspace, shut = laptop._open.pop(), list[bool]()
    workspace.edit(note)
    workspace.close(lambda: shut.append(True), back_up=False)
    qtbot.waitUntil(lambda: bool(shut))
    assert workspace.unwritten() == []
    assert backups_of(folder) == []
    assert note.id in laptop.opens().review.notes
    laptop.locks()
    assert len(backups_of(folder)) == 1


def test_a_backup_that_fails_holds_nobody_up_and_says_why(
    laptop: Laptop, folder: Path, qtbot: Any
) -> None:
    (folder / "backups").write_text("in the way")
    note = laptop.a_note()
    workspace = laptop.workspace
    workspace.edit(note)
    assert laptop.locks() == []
    assert workspace.not_backed_up is not None
    assert "disk" in workspace.not_backed_up.sentence
    assert note.id in laptop.opens().review.notes


def test_a_bug_of_ours_in_it_holds_nobody_up_either(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = laptop.a_note()
    workspace = laptop.workspace
    monkeypatch.setattr(workspace._store, "back_up_session", lambda _: 1 // 0)
    workspace.edit(note)
    assert laptop.locks() == []
    assert isinstance(workspace.not_backed_up, UnexpectedBackupError)
    assert note.id in laptop.opens().review.notes


def test_what_could_not_be_backed_up_is_told_at_the_next_unlock(qtbot: Any, tmp_path: Path) -> None:
    house = a_house(tmp_path)
    folder = with_a_review(house)
    (folder / "backups").write_text("in the way")
    with somebody_at(house) as person:
        person.unlocks(OF_THE_WINDOW)
        assert not person.sees("No backup was made")
        person.locks()
        person.unlocks(OF_THE_WINDOW)
        assert person.sees("No backup was made when this review was locked.")
        (folder / "backups").unlink()
        person.locks()
        person.unlocks(OF_THE_WINDOW)
        assert not person.sees("No backup was made")
    assert len(backups_of(folder)) == 1


def test_before_sleep_the_window_does_not_wait_for_one(qtbot: Any, tmp_path: Path) -> None:
    house = a_house(tmp_path)
    folder = with_a_review(house)
    with somebody_at(house) as person:
        person.unlocks(OF_THE_WINDOW)
        asleep = list[bool]()
        person.window.lock(lambda: asleep.append(True), before_sleep=True)
        person.waits(lambda: asleep, "it does not lock")
        assert backups_of(folder) == []
        assert person.window.shell is None
        assert not person.window.holds_unsaved
