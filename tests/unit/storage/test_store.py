"""What is saved is there, all of it or nothing, and nowhere in the clear."""

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import ProgrammingError
from sqlcipher3.dbapi2 import IntegrityError

from interviewer.domain.review import Review
from interviewer.domain.words import Frame
from interviewer.storage import ReviewFolder
from interviewer.storage.errors import UnreadableEntryError
from tests.builders import a_note, a_set_up, an_agency, an_interview
from tests.unit.storage.folders import PASSPHRASE, a_change, a_store, some_notes

MARKER = "Quetzalcoatlus"


def test_what_was_saved_is_what_is_loaded(tmp_path: Path) -> None:
    values = (*a_set_up(), a_note(frame=Frame.WITH_HINDSIGHT), a_note(number=2))
    store = a_store(tmp_path / "review", change=a_change(*values))
    assert store.load() == Review().having(*values)
    store.close()


def test_a_value_saved_again_takes_the_place_of_its_earlier_self(tmp_path: Path) -> None:
    note = a_note()
    store = a_store(tmp_path / "review", note)
    store.save(a_change(replace(note, text="Rang the duty desk.", withdrawn=True)))
    assert store.load().notes == {
        note.id: replace(note, text="Rang the duty desk.", withdrawn=True)
    }
    store.close()


def test_values_are_saved_in_any_order(tmp_path: Path) -> None:
    values = a_set_up()
    store = a_store(tmp_path / "review", change=a_change(*reversed(values)))
    assert store.load() == Review().having(*values)
    store.close()


def test_nothing_is_saved_where_one_value_cannot_be(tmp_path: Path) -> None:
    agency, lost = an_agency(), an_interview()  # its practitioner is nowhere
    store = a_store(tmp_path / "review")
    before = store.load()
    with pytest.raises(IntegrityError):
        store.save(a_change(agency), a_change(lost))
    assert store.load() == before
    assert store.history(agency) == []
    store.save(a_change(agency))
    assert agency.id in store.load().agencies
    store.close()


def test_any_text_comes_back_as_it_was(tmp_path: Path) -> None:
    store = a_store(tmp_path / "review")
    note = a_note()

    @given(text=st.text(), reason=st.text(), draft=st.booleans())
    @settings(max_examples=150, deadline=None)
    def comes_back(text: str, reason: str, draft: bool) -> None:
        written = replace(note, text=text)
        store.save(a_change(written, reason=reason, draft=draft))
        assert store.load().notes[note.id] == written
        if not draft:
            assert store.history(note)[-1].value == written

    comes_back()
    store.close()


def test_another_thread_is_refused(tmp_path: Path) -> None:
    store = a_store(tmp_path / "review")
    refused: list[Exception] = []

    def load() -> None:
        try:
            store.load()
        except ProgrammingError as error:
            refused.append(error)

    thread = threading.Thread(target=load)
    thread.start()
    thread.join()
    assert refused
    store.close()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE note SET frame = ?",
        "UPDATE note SET lines = '[' || ?",  # no list
        "UPDATE note SET text = CAST(? AS BLOB)",  # no text
        "UPDATE note SET number = ?",
    ],
)
def test_a_row_that_is_not_of_its_kind_is_refused_without_its_text(
    tmp_path: Path, harm: str
) -> None:
    store = a_store(tmp_path / "review", a_note(text=MARKER))
    store._driver.execute(harm, (MARKER,))
    with pytest.raises(UnreadableEntryError) as refused:
        store.load()
    assert MARKER not in f"{refused.value!r} {refused.value.__cause__!r}"
    assert store.verify().problems
    store.close()


def test_no_error_carries_text_of_a_note(tmp_path: Path) -> None:
    store = a_store(tmp_path / "review", a_note(text=MARKER))
    change = a_change(replace(an_interview(), place=MARKER), reason=MARKER)
    with pytest.raises(IntegrityError) as refused:
        store.save(change)
    assert MARKER not in f"{refused.value} {refused.value!r} {change!r}"
    store.close()


def test_a_sound_review_is_verified_and_counted(tmp_path: Path) -> None:
    store = a_store(tmp_path / "review", *some_notes(3))
    store.save(a_change(a_note(text="Half a w"), draft=True))
    verification = store.verify()
    assert verification.sound
    assert verification.problems == ()
    assert verification.counts["note"] == 4
    assert verification.counts["interview"] == 1
    assert verification.counts["coverage mark"] == 0
    assert verification.counts["version"] == 12
    store.save(a_change(a_note()))  # it goes on
    store.close()


def test_nothing_in_the_folder_is_readable(tmp_path: Path) -> None:
    notes = [a_note(text=f"{MARKER} {n}") for n in range(200)]
    store = a_store(tmp_path / "review", *notes)
    store.save(a_change(a_note(text=MARKER), reason=MARKER))
    plain = sqlite3.connect(tmp_path / "control.db")
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("CREATE TABLE note (text)")
    plain.executemany("INSERT INTO note VALUES (?)", [(note.text,) for note in notes])
    plain.commit()
    while_open = _content(tmp_path / "review")
    assert set(while_open) == {"notes.db", "notes.db-wal", "keys.json"}
    assert MARKER.encode() in b"".join(_content(tmp_path).values())  # the control is found
    store.close()
    plain.close()
    for content in (*while_open.values(), *_content(tmp_path / "review").values()):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert MARKER.encode(encoding) not in content


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("cipher_settings", "PRAGMA kdf_iter = 256000;"),
        ("locking_mode", "exclusive"),
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("foreign_keys", 1),
        ("temp_store", 2),  # MEMORY: a large sort would stand in the clear in a temporary file
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("fullfsync", 1),
        ("mmap_size", 0),
        ("user_version", 2),
    ],
)
def test_every_setting_is_in_force(tmp_path: Path, setting: str, value: object) -> None:
    a_store(tmp_path / "review").close()
    store = ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE)
    assert store._driver.execute(f"PRAGMA {setting}").fetchone() == (value,)
    store.close()


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
