"""A backup becomes a second review folder, and that one can take the place of a damaged one."""

import json
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from interviewer.storage import (
    Backup,
    ReviewFolder,
    Store,
    Way,
    backups_of,
    restore_backup,
    review_folders,
    swap_in,
)
from interviewer.storage.errors import (
    DamagedKeysError,
    DiskError,
    FolderTakenError,
    LostBackupError,
    SyncedPlaceError,
    WrongPassphraseError,
)
from tests.builders import NOON, a_note
from tests.unit.storage.folders import (
    CODE,
    PASSPHRASE,
    QUICK,
    a_change,
    a_closed_review,
    a_store,
)

NEW = "gravel tulip kettle"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_closed_review(tmp_path / "review", a_note(text="Rang the hub."))


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return tmp_path / "second"


@pytest.fixture
def backup(folder: Path) -> Backup:
    """Made before a second note was written."""
    with closing(opened(folder)) as store:
        backup = store.back_up(NOON)
        store.save(a_change(a_note(text="Written later.", number=2)))
    return backup


def opened(folder: Path, passphrase: str = PASSPHRASE) -> Store:
    return ReviewFolder.at(folder).unlock_with_passphrase(passphrase)


def texts(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    with closing(opened(folder, passphrase)) as store:
        assert store.verify().sound
        return [note.text for note in store.load().notes.values()]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def damage(folder: Path) -> None:
    notes = folder / "notes.db"
    content = bytearray(notes.read_bytes())
    content[5000] ^= 1
    notes.write_bytes(content)


# A second folder


def test_a_backup_becomes_a_review_of_its_own(folder: Path, backup: Backup, second: Path) -> None:
    before = contents(folder)
    ReviewFolder.at(folder).restore(backup, second)
    assert contents(folder) == before
    assert texts(second) == ["Rang the hub."]
    assert texts(folder) == ["Rang the hub.", "Written later."]
    assert review_folders(folder.parent) == [folder, second]


def test_it_says_that_it_is_restored_and_from_when(backup: Backup, second: Path) -> None:
    restore_backup(backup, second)
    here = NOON.astimezone()
    assert ReviewFolder.at(second).name == f"Kestrel (restored: 12 Nov 2026, {here:%H:%M})"


def test_restored_twice_it_says_so_once(backup: Backup, second: Path, tmp_path: Path) -> None:
    restore_backup(backup, second)
    with closing(opened(second)) as store:
        again = store.back_up(NOON + timedelta(days=1))
    restore_backup(again, tmp_path / "third")
    name = ReviewFolder.at(tmp_path / "third").name
    assert name.startswith("Kestrel (restored: 13 Nov 2026")
    assert name.count("restored") == 1


def test_it_opens_by_its_own_ways_and_has_its_own_id(
    folder: Path, backup: Backup, second: Path
) -> None:
    restore_backup(backup, second)
    ReviewFolder.at(second).unlock_with_recovery_code(str(CODE)).close()
    ids = [json.loads((path / "keys.json").read_text())["folder"] for path in (folder, second)]
    assert ids[0] != ids[1]


def test_this_device_opens_only_the_folder_it_was_allowed_for(backup: Backup, second: Path) -> None:
    keys = backup.path / "keys.json"
    plain = json.loads(keys.read_text())
    entry = {"kdf": {"name": "keyring"}, "nonce": "00" * 12, "wrapped": "00" * 48, "check": ""}
    keys.write_text(json.dumps(plain | {"slots": plain["slots"] | {"this device": entry}}))
    restore_backup(backup, second)
    assert ReviewFolder.at(second).ways == {Way.PASSPHRASE, Way.RECOVERY_CODE}


def test_a_taken_folder_is_left_alone(folder: Path, backup: Backup, second: Path) -> None:
    second.mkdir()
    (second / "letter.txt").write_text("Dear reader")
    before = contents(folder), contents(second)
    for taken in (second, folder):
        with pytest.raises(FolderTakenError):
            restore_backup(backup, taken)
    assert (contents(folder), contents(second)) == before


def test_nothing_is_restored_into_a_synced_folder(backup: Backup, tmp_path: Path) -> None:
    with pytest.raises(SyncedPlaceError):
        restore_backup(backup, tmp_path / "OneDrive" / "second")
    assert not (tmp_path / "OneDrive").exists()


@pytest.mark.parametrize("part", ["notes.db", "keys.json"])
def test_a_backup_that_has_gone_is_told(backup: Backup, second: Path, part: str) -> None:
    (backup.path / part).unlink()
    with pytest.raises(LostBackupError):
        restore_backup(backup, second)
    assert not second.exists()


def test_nothing_half_restored_stays(backup: Backup, second: Path) -> None:
    (backup.path / "keys.json").write_text("{")
    with pytest.raises(DamagedKeysError):
        restore_backup(backup, second)
    assert list(second.parent.glob("second*")) == []


def test_a_copy_that_the_disk_did_not_keep_is_no_review(
    backup: Backup, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loses_a_page(source: Path, copy: Path) -> None:
        copy.write_bytes(source.read_bytes()[:-4096] + bytes(4096))

    monkeypatch.setattr(shutil, "copyfile", loses_a_page)
    with pytest.raises(DiskError):
        restore_backup(backup, second)
    assert list(second.parent.glob("second*")) == []


# Out of a damaged review


@pytest.mark.parametrize("lost", ["notes.db damaged", "notes.db", "keys.json", "both"])
def test_a_damaged_review_is_restored_without_being_opened(
    folder: Path, backup: Backup, second: Path, lost: str
) -> None:
    if lost == "notes.db damaged":
        damage(folder)
    for name in ("notes.db", "keys.json") if lost == "both" else (lost,):
        (folder / name).unlink(missing_ok=True)
    (found,) = backups_of(folder)
    restore_backup(found, second)
    assert texts(second) == ["Rang the hub."]
    swap_in(second, folder, NOON)
    assert not second.exists()
    assert ReviewFolder.at(folder).name == "Kestrel"
    assert texts(folder) == ["Rang the hub."]
    assert [each.made for each in backups_of(folder)] == [NOON]
    (aside,) = (folder / "set-aside").iterdir()
    assert (aside / "notes.db").exists() == (lost in ("keys.json", "notes.db damaged"))
    assert review_folders(folder.parent) == [folder]


def test_what_is_set_aside_is_as_it_was_found(folder: Path, backup: Backup, second: Path) -> None:
    damage(folder)
    before = {name: (folder / name).read_bytes() for name in ("notes.db", "keys.json")}
    restore_backup(backup, second)
    swap_in(second, folder, NOON)
    aside = folder / "set-aside" / "2026-11-12T12-00-00-000000Z"
    assert contents(aside) == before


def test_backups_of_both_are_kept(folder: Path, backup: Backup, second: Path) -> None:
    restore_backup(backup, second)
    with closing(opened(second)) as store:
        store.back_up(NOON)  # has the name of the other
        store.back_up(NOON + timedelta(hours=1))
    swap_in(second, folder, NOON)
    assert len(backups_of(folder)) == 2
    (aside,) = (folder / "set-aside").iterdir()
    assert [each.made for each in backups_of(aside)] == [NOON]


def test_a_later_passphrase_is_the_only_one_of_what_was_set_aside(
    folder: Path, backup: Backup, second: Path
) -> None:
    restore_backup(backup, second)
    swap_in(second, folder, NOON)
    with closing(opened(folder)) as store:
        ReviewFolder.at(folder).change_passphrase(store, NEW, cost=QUICK)
    (aside,) = (folder / "set-aside").iterdir()
    with pytest.raises(WrongPassphraseError):
        opened(aside)
    assert texts(aside, NEW) == ["Rang the hub.", "Written later."]


def test_another_review_never_takes_its_place(folder: Path, backup: Backup, tmp_path: Path) -> None:
    restore_backup(backup, tmp_path / "second")
    other = tmp_path / "other"
    a_store(other).close()
    before = contents(other)
    with pytest.raises(ValueError, match="another review"):
        swap_in(tmp_path / "second", other, NOON)
    assert contents(other) == before


def test_a_swap_that_is_cut_off_leaves_the_restored_review_whole(
    folder: Path, backup: Backup, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore_backup(backup, second)
    renamed = list[Path]()
    rename = Path.rename

    def cut_off(path: Path, target: Path) -> Path:
        renamed.append(path)
        if path == second:
            raise OSError
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", cut_off)
    with pytest.raises(DiskError):
        swap_in(second, folder, NOON)
    assert texts(second) == ["Rang the hub."]
    assert len(backups_of(second)) == 1
    assert review_folders(second.parent) == [second]
