"""Every format in which a review was ever written still opens."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.interview import Note
from interviewer.storage import Deed, ReviewFolder, Store, backups_of
from interviewer.storage.engine import FORMAT, read_only_file
from interviewer.training import PASSPHRASE
from tests.unit.storage.folders import a_change, a_store
from tests.unit.storage.make_released_format import (
    BEING_TYPED,
    FILES,
    REAL_NAME,
    REWORDED,
    WITHDRAWN,
)

RELEASED = sorted(FILES.glob("format-*"))
NUMBERS = [int(path.name.removeprefix("format-")) for path in RELEASED]


@pytest.fixture(params=RELEASED, ids=lambda path: path.name)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A review as it was written then."""
    return Path(shutil.copytree(request.param, tmp_path / "review"))


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with closing(ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)) as store:
        yield store


def schema(driver: Any) -> set[tuple[str, ...]]:
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    return {tuple(str(part) for part in row) for row in driver.execute(query)}


def test_there_is_one_of_each_format() -> None:
    assert list(range(1, FORMAT + 1)) == NUMBERS


def test_a_review_from_then_opens_today(store: Store) -> None:
    assert store.verify().sound
    review = store.load()
    assert review.details.label == "Child Kestrel (training case)"
    words = "Sent the attendance letter to the housing officer and put a copy in the school file."
    (note,) = [note for note in review.notes.values() if note.text == words]
    assert review.practitioners[review.interviews[note.source].practitioner].reference == "SN1"
    assert len(review.notes) >= 88


def test_its_history_is_read_with_the_fields_of_today(store: Store) -> None:
    for value in store.load().values():
        versions = store.history(value)
        assert versions or store.has_open_draft(value)
        assert store.has_open_draft(value) or versions[-1].value == value
    assert len(store.activity()) == store.verify().counts["version"] - drafts(store)


def test_saving_what_is_there_adds_no_version(store: Store) -> None:
    values = [value for value in store.load().values() if not store.has_open_draft(value)]
    before = store.verify().counts["version"]
    store.save(a_change(*values))
    assert store.verify().counts["version"] == before


def test_its_tables_are_those_of_a_new_review(store: Store, tmp_path: Path) -> None:
    with closing(a_store(tmp_path / "new")) as new:
        assert schema(store._driver) == schema(new._driver)


def test_only_an_earlier_format_is_backed_up_first(store: Store, folder: Path) -> None:
    (written,) = store._driver.execute("SELECT min(format) FROM version").fetchone()
    assert bool(backups_of(folder)) == (written < FORMAT)


def drafts(store: Store) -> int:
    return sum(store.has_open_draft(value) for value in store.load().values())


@pytest.mark.parametrize("number", NUMBERS[1:])  # the first was made before the script
def test_what_was_reworded_typed_and_withdrawn_then_is_so_today(
    tmp_path: Path, number: int
) -> None:
    shutil.copytree(FILES / f"format-{number}", tmp_path / "review")
    with closing(ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE)) as store:
        reworded, typed, gone = list(store.load().notes.values())[:3]
        first, second = (version.value for version in store.history(reworded))
        assert isinstance(first, Note)
        assert second == reworded
        assert reworded.text == REWORDED + first.text
        assert store.has_open_draft(typed)
        assert typed.text.startswith(BEING_TYPED)
        assert gone.withdrawn
        assert gone.text.startswith(WITHDRAWN)
        assert [a.deed for a in store.activity() if a.value_id == str(gone.id)] == [
            Deed.FIRST,
            Deed.WITHDRAWN,
        ]
        assert store.names() == [REAL_NAME]


def test_the_one_of_today_was_made_with_the_tables_of_today(tmp_path: Path) -> None:
    """Where this fails, a field was added: to a released format it needs the next number."""
    folder = tmp_path / "review"
    shutil.copytree(FILES / f"format-{FORMAT}", folder)
    with closing(a_store(tmp_path / "new")) as new:
        today = schema(new._driver)
    store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    store.close()
    as_written = FILES / f"format-{FORMAT}" / "notes.db"
    with closing(read_only_file(as_written, store.data_key)) as driver:
        assert schema(driver) == today
