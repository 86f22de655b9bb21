"""A review of an earlier format is brought to today's: all of it or nothing, behind a backup."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from interviewer.storage import ReviewFolder, Store, backups_of, migration, restore_backup
from interviewer.storage import store as store_module
from interviewer.storage.engine import FORMAT, opened_file, read_only_file
from interviewer.storage.errors import (
    DamagedNotesError,
    DiskFullError,
    NewerReviewError,
    UnreadableEntryError,
)
from interviewer.storage.formats import upgraded
from interviewer.storage.forms import checked, plain
from interviewer.storage.tables import TABLES
from interviewer.training import PASSPHRASE
from tests.builders import NOON
from tests.unit.storage.folders import PASSPHRASE as OURS
from tests.unit.storage.folders import ROOT, a_change, a_closed_review

EARLIEST = Path(__file__).parents[2] / "files" / "format-1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A review in the format of the first release."""
    folder = tmp_path / "review"
    shutil.copytree(EARLIEST, folder)
    return folder


def opened(folder: Path, passphrase: str = PASSPHRASE) -> Store:
    return ReviewFolder.at(folder, lambda: NOON).unlock_with_passphrase(passphrase)


def unchanged(folder: Path) -> Store:
    """The review, open, and still in the format it was written in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "bring_up_to_date", lambda *_: None)
        return opened(folder)


def schema(driver: Any) -> set[tuple[str, ...]]:
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    return {tuple(str(part) for part in row) for row in driver.execute(query)}


@contextmanager
def tampered(folder: Path) -> Iterator[Any]:
    """The driver of the file as it is, with nothing that keeps rows together."""
    store = unchanged(folder)
    key = store.data_key
    store.close()
    salt = (folder / "notes.db").read_bytes()[:16]
    connection = opened_file(folder / "notes.db", key, salt)
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    yield driver
    connection.close()
    connection.engine.dispose()


def state(folder: Path) -> tuple[set[tuple[str, ...]], dict[str, list[Any]], int]:
    """Schema, rows and format of a review, told without changing it."""
    store = unchanged(folder)
    key = store.data_key
    store.close()
    with closing(read_only_file(folder / "notes.db", key)) as driver:
        tables = [name for kind, name, *_ in schema(driver) if kind == "table"]
        rows = {
            name: driver.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608  its own names
            for name in tables
        }
        (written,) = driver.execute("PRAGMA user_version").fetchone()
        return schema(driver), rows, written


# What comes of it


def test_the_schema_is_that_of_a_new_review(folder: Path, tmp_path: Path) -> None:
    new = a_closed_review(tmp_path / "new")
    with closing(opened(folder)) as old, closing(opened(new, OURS)) as fresh:
        assert schema(old._driver) == schema(fresh._driver)
        for pragma in ("user_version", "application_id", "foreign_keys", "legacy_alter_table"):
            of_both = [s._driver.execute(f"PRAGMA {pragma}").fetchone() for s in (old, fresh)]
            assert of_both[0] == of_both[1], pragma


def test_every_row_is_as_it_was_with_what_is_new_left_empty(folder: Path) -> None:
    _, before, _ = state(folder)
    with closing(opened(folder)) as store:
        assert store.verify().sound
        for kind, table in TABLES.items():
            values = [v for v in store.load().values() if type(v) is kind]
            ids = [row[0] for row in before.get(table.name, [])]
            assert [plain(value)["id"] for value in values] == ids
        review = store.load()
    assert len(review.notes) == 88
    assert {(n.entries, n.identifies_colleague, n.do_not_quote) for n in review.notes.values()} == {
        ((), False, False)
    }


def test_versions_from_then_are_read_with_the_fields_of_today(folder: Path) -> None:
    with closing(opened(folder)) as store:
        review = store.load()
        for value in review.values():
            versions = store.history(value)
            assert versions[-1].value == value
        (written,) = {row[0] for row in store._driver.execute("SELECT format FROM version")}
        assert written == 1


def test_every_form_from_then_says_today_what_its_value_says(folder: Path) -> None:
    """A field that is new anywhere, in a list within a list too, is written down in `formats`."""
    kinds = {table.name: kind for kind, table in TABLES.items()}
    with closing(opened(folder)) as store:
        query = "SELECT kind, form, format FROM version"
        for kind, form, written in store._driver.execute(query).fetchall():
            today = upgraded(kind, json.loads(form), of_format=written)
            (value,) = checked(kinds[kind], [today])
            assert today == plain(value)


def test_a_draft_from_then_is_still_one(folder: Path) -> None:
    with tampered(folder) as driver:
        (which,) = driver.execute("SELECT value_id FROM version WHERE kind = 'note'").fetchone()
        driver.execute("UPDATE version SET closed = 0 WHERE value_id = ?", (which,))
    with closing(opened(folder)) as store:
        (note,) = [n for n in store.load().notes.values() if str(n.id) == which]
        assert store.has_open_draft(note)
        store.save(a_change(note))
        (version,) = store.history(note)
        assert version.value == note


def test_a_review_is_brought_up_to_date_once(folder: Path) -> None:
    opened(folder).close()
    opened(folder).close()
    assert len(backups_of(folder)) == 1


# The backup before it


def test_it_is_backed_up_as_it_was_first(folder: Path, tmp_path: Path) -> None:
    before = state(folder)
    with closing(opened(folder)) as store:
        (backup,) = backups_of(folder)
        assert (backup.made, backup.before_format) == (NOON, FORMAT)
        found = ReviewFolder.at(folder).verify_backup(backup, store)
        assert found.sound
        assert found.counts["note"] == 88
        assert found.counts["wellbeing note"] == 0
    restore_backup(backup, tmp_path / "second")
    assert state(tmp_path / "second") == before
    with closing(opened(tmp_path / "second")) as second:
        assert len(second.load().notes) == 88


def test_that_backup_is_still_there_after_the_session(folder: Path) -> None:
    with closing(opened(folder)) as store:
        store.back_up_session(NOON + timedelta(hours=1))
    assert [backup.before_format for backup in backups_of(folder)] == [0, FORMAT]


def test_without_a_backup_nothing_is_changed(folder: Path) -> None:
    before = state(folder)
    (folder / "backups").write_text("in the way")
    with pytest.raises(Exception, match="disk"):
        opened(folder)
    assert state(folder) == before


# All of it or nothing


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE note SET lines = '{' WHERE number = 3", UnreadableEntryError),
        ("UPDATE note SET basis = 'rumour' WHERE number = 3", UnreadableEntryError),
        ("UPDATE interview SET practitioner = source FROM note", DamagedNotesError),
    ],
)
def test_a_review_that_cannot_be_brought_up_to_date_stays_as_it_was(
    folder: Path, harm: str, told: type[Exception]
) -> None:
    with tampered(folder) as driver:
        driver.execute(harm)
    before = state(folder)
    with pytest.raises(told):
        opened(folder)
    assert state(folder) == before
    assert before[2] == 1


def test_a_full_disk_leaves_the_review_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(folder)
    migrate = migration.migrate

    def with_little_room(connection: Any) -> None:
        driver = connection.connection.driver_connection
        (pages,) = driver.execute("PRAGMA page_count").fetchone()
        driver.execute(f"PRAGMA max_page_count = {pages}").fetchall()
        migrate(connection)

    monkeypatch.setattr(store_module, "migrate", with_little_room)
    with pytest.raises(DiskFullError):
        opened(folder)
    monkeypatch.undo()
    assert state(folder) == before
    opened(folder).close()


KILLED = """
import os, sys
from pathlib import Path
from interviewer.storage import ReviewFolder, migration
from interviewer.training import PASSPHRASE
put = migration.row
left = int(sys.argv[2])
def row(form):
    global left
    left -= 1
    if left == 0:
        os._exit(9)
    return put(form)
migration.row = row
ReviewFolder.at(Path(sys.argv[1])).unlock_with_passphrase(PASSPHRASE)
"""


@pytest.mark.parametrize("after", [1, 5, 60])
def test_cut_off_in_the_middle_the_review_is_as_it_was(folder: Path, after: int) -> None:
    before = state(folder)
    words = [sys.executable, "-c", KILLED, str(folder), str(after)]
    ended = subprocess.run(words, cwd=ROOT, check=False, timeout=60)
    assert ended.returncode == 9
    assert state(folder) == before
    with closing(opened(folder)) as store:
        assert store.verify().sound
        assert len(store.load().notes) == 88


def test_a_newer_review_is_refused_and_left_alone(folder: Path) -> None:
    with tampered(folder) as driver:
        driver.execute(f"PRAGMA user_version = {FORMAT + 1}")
    before = (folder / "notes.db").read_bytes()
    with pytest.raises(NewerReviewError):
        opened(folder)
    assert (folder / "notes.db").read_bytes() == before
    assert backups_of(folder) == []
