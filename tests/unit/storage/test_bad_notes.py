"""Whatever happens to notes.db is told for what it is; a wrong note is never shown."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.storage import ReviewFolder, Store
from interviewer.storage.engine import PAGE
from interviewer.storage.errors import (
    DamagedNotesError,
    EmptyNotesError,
    ForeignNotesError,
    MissingNotesError,
    NewerReviewError,
    OpenElsewhereError,
    TruncatedNotesError,
)
from interviewer.storage.store import open_store
from tests.builders import a_note
from tests.unit.storage.folders import (
    PASSPHRASE,
    a_change,
    a_closed_review,
    run,
    some_notes,
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed review of some forty pages, which no test changes."""
    return a_closed_review(tmp_path_factory.mktemp("sound") / "review", *some_notes(60))


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "review"))


def unlocked(folder: Path) -> Store:
    return ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)


def changed(folder: Path, change: Callable[[bytes], bytes]) -> None:
    (folder / "notes.db").write_bytes(change((folder / "notes.db").read_bytes()))


def test_a_missing_file_is_missed_and_not_made_anew(folder: Path) -> None:
    (folder / "notes.db").unlink()
    with pytest.raises(MissingNotesError):
        unlocked(folder)
    assert not (folder / "notes.db").exists()


def test_a_file_of_no_length_is_not_taken_for_a_new_one(folder: Path) -> None:
    changed(folder, lambda _: b"")
    with pytest.raises(EmptyNotesError):
        unlocked(folder)
    assert (folder / "notes.db").stat().st_size == 0


@pytest.mark.parametrize("end", [1, 16, PAGE - 1, PAGE, PAGE + 1, 10 * PAGE, -PAGE, -1])
def test_a_file_that_was_cut_short_says_so(folder: Path, end: int) -> None:
    changed(folder, lambda content: content[:end])
    before = (folder / "notes.db").read_bytes()
    with pytest.raises(TruncatedNotesError):
        unlocked(folder)
    assert (folder / "notes.db").read_bytes() == before


@pytest.mark.parametrize("offset", [16, 100, PAGE - 1])
def test_damage_on_the_first_page_is_no_wrong_passphrase(folder: Path, offset: int) -> None:
    changed(folder, lambda content: flipped(content, offset, 1))
    with pytest.raises(DamagedNotesError):
        unlocked(folder)


def test_damage_further_on_is_found_when_it_is_looked_at(folder: Path) -> None:
    changed(folder, lambda content: flipped(content, len(content) - PAGE // 2, 128))
    store = unlocked(folder)
    (problem,) = store.verify().problems
    assert "page" in problem
    store.close()


def test_after_a_damaged_page_every_answer_is_the_same(sound: Path, tmp_path: Path) -> None:
    store = unlocked(sound)
    key, review = store.data_key, store.load()
    store.close()
    content, damaged = (sound / "notes.db").read_bytes(), tmp_path / "notes.db"
    note = next(iter(review.notes.values()))
    refusals = 0
    for page in range(1, len(content) // PAGE):
        damaged.write_bytes(flipped(content, page * PAGE + 7, 1))
        with suppress(DamagedNotesError), closing(open_store(damaged, key, content[:16])) as store:
            refused = False
            for act in (
                store.load,
                partial(store.save, a_change(a_note())),
                partial(store.save, a_change(replace(note, text=f"Page {page}"))),
                store.load,
                partial(store.history, note),
                partial(store.save, a_change(a_note())),
            ):
                try:
                    act()
                    assert not refused
                except DamagedNotesError:
                    refused = True
            refusals += refused
    assert refusals > 10


def test_a_crash_in_the_middle_of_tidying_up_is_no_damage(folder: Path, tmp_path: Path) -> None:
    store = unlocked(folder)
    store.save(a_change(*some_notes(100)))
    before = store.load()
    crashed = Path(shutil.copytree(folder, tmp_path / "crashed"))
    store.close()
    # The file has grown and its new pages are not written yet; the log beside it has them all.
    changed(crashed, lambda content: content + bytes(3 * PAGE + 100))
    store = unlocked(crashed)
    assert store.load() == before
    assert store.verify().sound
    store.close()


def test_a_damaged_review_keeps_its_passphrase(folder: Path) -> None:
    changed(folder, lambda content: flipped(content, len(content) - PAGE // 2, 128))
    keys = (folder / "keys.json").read_bytes()
    store = unlocked(folder)
    with pytest.raises(DamagedNotesError):
        ReviewFolder.at(folder).change_passphrase(store, "another passphrase")
    assert (folder / "keys.json").read_bytes() == keys
    store.close()


def test_the_notes_of_another_review_are_foreign(folder: Path, tmp_path: Path) -> None:
    other = a_closed_review(tmp_path / "other")
    shutil.copy(other / "notes.db", folder / "notes.db")
    with pytest.raises(ForeignNotesError):
        unlocked(folder)


def test_a_plain_database_is_foreign(folder: Path) -> None:
    (folder / "notes.db").unlink()
    plain = sqlite3.connect(folder / "notes.db")
    plain.execute("CREATE TABLE note (text)")
    plain.close()
    with pytest.raises(ForeignNotesError):
        unlocked(folder)


def test_an_encrypted_file_of_another_application_is_foreign(folder: Path) -> None:
    store = unlocked(folder)
    store._driver.execute("PRAGMA application_id = 7")
    store.close()
    with pytest.raises(ForeignNotesError):
        unlocked(folder)


def test_a_file_of_a_newer_version_is_left_alone(folder: Path) -> None:
    store = unlocked(folder)
    store._driver.execute("PRAGMA user_version = 3")
    store.close()
    before = (folder / "notes.db").read_bytes()
    with pytest.raises(NewerReviewError):
        unlocked(folder)
    assert (folder / "notes.db").read_bytes() == before


def test_a_second_instance_is_told_where_to_look(folder: Path) -> None:
    store = unlocked(folder)
    with pytest.raises(OpenElsewhereError):
        unlocked(folder)
    assert run(UNLOCK, folder) == "OpenElsewhereError"
    store.save(a_change(a_note(number=99)))
    store.close()
    unlocked(folder).close()


UNLOCK = """
import sys
from pathlib import Path
from interviewer.domain.errors import InterviewerError
from interviewer.storage import ReviewFolder
from tests.unit.storage.folders import PASSPHRASE
try:
    ReviewFolder.at(Path(sys.argv[1])).unlock_with_passphrase(PASSPHRASE)
except InterviewerError as error:
    print(type(error).__name__)
"""


def test_the_notes_survive_the_loss_of_an_empty_log(folder: Path) -> None:
    store = unlocked(folder)
    before = store.load()
    store.close()
    assert not (folder / "notes.db-wal").exists()
    store = unlocked(folder)
    assert store.load() == before
    store.close()


def flipped(content: bytes, offset: int, bit: int) -> bytes:
    damaged = bytearray(content)
    damaged[offset] ^= bit
    return bytes(damaged)


def test_a_flipped_bit_is_reported_or_harmless(sound: Path, tmp_path: Path) -> None:
    store = unlocked(sound)
    review, counts, key = store.load(), store.verify().counts, store.data_key
    store.close()
    content = (sound / "notes.db").read_bytes()
    damaged, end = tmp_path / "notes.db", len(content)
    anywhere, salt, header, tail = (0, end), (0, 16), (16, 116), (end - 80, end)

    @given(
        offset=st.one_of(
            [st.integers(start, stop - 1) for start, stop in (anywhere, salt, header, tail)]
        ),
        bit=st.integers(0, 7),
    )
    @settings(max_examples=200, deadline=None)
    def reported_or_harmless(offset: int, bit: int) -> None:
        damaged.write_bytes(flipped(content, offset, 1 << bit))
        try:
            store = open_store(damaged, key, content[:16])
        except (DamagedNotesError, ForeignNotesError):
            return
        try:
            verification = store.verify()
            assert verification.problems or verification.counts == counts
            assert store.load() == review
        except DamagedNotesError:
            assert verification.problems
        finally:
            store.close()
        assert damaged.stat().st_size == end

    reported_or_harmless()


def test_a_flipped_bit_in_the_log_gives_an_earlier_state(folder: Path, tmp_path: Path) -> None:
    store = unlocked(folder)
    note = a_note(text="Text 0")
    for number in range(6):
        store.save(a_change(replace(note, text=f"Text {number}")))
    content = (folder / "notes.db").read_bytes()
    log = (folder / "notes.db-wal").read_bytes()
    store.close()
    copy = tmp_path / "notes.db"

    @given(st.integers(0, len(log) - 1), st.integers(0, 7))
    @settings(max_examples=60, deadline=None)
    def earlier_or_reported(offset: int, bit: int) -> None:
        copy.write_bytes(content)
        copy.with_name("notes.db-wal").write_bytes(flipped(log, offset, 1 << bit))
        with (
            suppress(DamagedNotesError),
            closing(open_store(copy, store.data_key, content[:16])) as store_again,
        ):
            found = store_again.load().notes.get(note.id)
            versions = store_again.history(note)
            assert [version.value for version in versions] == [
                replace(note, text=f"Text {number}") for number in range(len(versions))
            ]
            assert found == (versions[-1].value if versions else None)

    earlier_or_reported()
