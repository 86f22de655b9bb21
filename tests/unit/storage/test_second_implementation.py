"""Data is never locked to one library: another opens the same file, and we open what it wrote."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import apsw
import pytest

from interviewer.storage import ReviewFolder
from tests.builders import a_note
from tests.unit.storage.folders import PASSPHRASE, a_change, a_store, some_notes


def opened_elsewhere(path: Path, key: bytes) -> Any:
    """As docs/storage-format.md says it."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = 'raw:{key.hex()}'"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def test_another_library_reads_what_we_wrote(tmp_path: Path) -> None:
    notes = some_notes(30)
    store = a_store(tmp_path / "review", *notes)
    store.save(a_change(replace(notes[0], text="Didn’t ring. Šaltis 🙂"), reason="A slip."))
    store.close()
    other = opened_elsewhere(tmp_path / "review" / "notes.db", store.data_key)
    rows = other.execute("SELECT id, text FROM note ORDER BY number").fetchall()
    assert rows[1:] == [(str(note.id), note.text) for note in notes[1:]]
    assert rows[0] == (str(notes[0].id), "Didn’t ring. Šaltis 🙂")
    (form,) = other.execute("SELECT form FROM version ORDER BY number DESC LIMIT 1").fetchone()
    assert json.loads(form)["text"] == "Didn’t ring. Šaltis 🙂"
    assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    other.close()


def test_we_read_what_another_library_wrote(tmp_path: Path) -> None:
    note = a_note()
    store = a_store(tmp_path / "review", note)
    store.close()
    other = opened_elsewhere(tmp_path / "review" / "notes.db", store.data_key)
    other.execute("UPDATE note SET text = 'Written elsewhere.'")
    other.close()
    store = ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE)
    assert store.load().notes == {note.id: replace(note, text="Written elsewhere.")}
    assert store.verify().sound
    store.close()


def test_another_library_needs_the_key(tmp_path: Path) -> None:
    a_store(tmp_path / "review").close()
    other = opened_elsewhere(tmp_path / "review" / "notes.db", bytes(32))
    with pytest.raises(apsw.NotADBError):
        other.execute("SELECT * FROM note")
    other.close()


def test_the_passphrase_slot_opens_by_the_written_description(tmp_path: Path) -> None:
    """The steps of docs/storage-format.md with nothing of ours."""
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    store = a_store(tmp_path / "review")
    store.close()
    keys = json.loads((tmp_path / "review" / "keys.json").read_text())
    slot = keys["slots"]["passphrase"]
    kdf = slot["kdf"]
    wrapping_key = hash_secret_raw(
        PASSPHRASE.encode(),
        bytes.fromhex(kdf["salt"]),
        time_cost=kdf["passes"],
        memory_cost=kdf["memory_kib"],
        parallelism=kdf["lanes"],
        hash_len=32,
        type=Type.ID,
    )
    parts = {"kdf": kdf, "review": keys["review"], "way": "passphrase"}
    bound = json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()
    nonce, wrapped = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"])
    assert AESGCM(wrapping_key).decrypt(nonce, wrapped, bound) == store.data_key
    assert slot["check"] == hashlib.sha256(bound + nonce + wrapped).hexdigest()[:16]
