"""keys.json can be lost, damaged, planted or cut off in mid-change: each has an answer."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.errors import InterviewerError
from interviewer.storage import ReviewFolder, Store, Way
from interviewer.storage.errors import (
    DamagedKeysError,
    MissingKeysError,
    NewerReviewError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from interviewer.storage.keys import argon2id, wrap
from interviewer.storage.keys_file import put_slot, read_keys
from tests.builders import a_note
from tests.unit.storage.folders import (
    CODE,
    PASSPHRASE,
    QUICK,
    a_closed_review,
)

NEW = "gravel tulip kettle"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed review, which no test changes."""
    return a_closed_review(tmp_path_factory.mktemp("sound") / "review", a_note())


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "review"))


def rewritten(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    plain = json.loads((folder / "keys.json").read_text())
    change(plain)
    (folder / "keys.json").write_text(json.dumps(plain))


def test_a_missing_keys_file_is_missed(folder: Path) -> None:
    (folder / "keys.json").unlink()
    with pytest.raises(MissingKeysError):
        ReviewFolder.at(folder)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b"[" * 60_000,
        b'{"format": 1}',
        b'{"format": "1"}',
        b'{"format": 1, "review": 7, "folder": 7, "name": 7, "slots": 7}',
        b" " * 70_000,
    ],
)
def test_a_damaged_keys_file_says_so(folder: Path, content: bytes) -> None:
    (folder / "keys.json").write_bytes(content)
    with pytest.raises(DamagedKeysError):
        ReviewFolder.at(folder)


def test_a_keys_file_of_a_newer_version_is_left_alone(folder: Path) -> None:
    rewritten(folder, lambda plain: plain.update(format=2))
    with pytest.raises(NewerReviewError):
        ReviewFolder.at(folder)


@pytest.mark.parametrize(
    ("name", "planted"),
    [
        ("memory_kib", 4 * 1024 * 1024),  # 4 GiB
        ("memory_kib", 8),
        ("memory_kib", "131072"),
        ("passes", 1_000_000),
        ("passes", 0),
        ("lanes", 255),
        ("lanes", True),
        ("salt", "00"),
        ("salt", "zz" * 16),
        ("name", "hkdf-sha256"),
        ("name", "keyring"),
        ("name", "argon2d"),
        ("extra", 1),
    ],
)
def test_planted_parameters_are_refused_before_use(
    folder: Path, name: str, planted: object
) -> None:
    rewritten(folder, lambda plain: plain["slots"]["passphrase"]["kdf"].update({name: planted}))
    review = ReviewFolder.at(folder)
    assert review.ways == {Way.RECOVERY_CODE}
    with pytest.raises(DamagedKeysError):
        review.unlock_with_passphrase(PASSPHRASE)
    review.unlock_with_recovery_code(str(CODE)).close()


def test_a_damaged_slot_is_no_wrong_passphrase(folder: Path) -> None:
    rewritten(folder, lambda plain: plain["slots"]["passphrase"].update(nonce="00" * 12))
    with pytest.raises(DamagedKeysError):
        ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)


def test_a_damaged_check_keeps_nobody_out(folder: Path) -> None:
    rewritten(folder, lambda plain: plain["slots"]["passphrase"].update(check="0"))
    ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE).close()


def test_a_damaged_slot_is_mended_with_another_way(folder: Path) -> None:
    rewritten(folder, lambda plain: plain["slots"].update(passphrase="gone"))
    review = ReviewFolder.at(folder)
    store = review.unlock_with_recovery_code(str(CODE))
    review.change_passphrase(store, NEW, cost=QUICK)
    store.close()
    assert review.ways == {Way.PASSPHRASE, Way.RECOVERY_CODE}
    ReviewFolder.at(folder).unlock_with_passphrase(NEW).close()


def test_a_slot_is_bound_to_its_review(folder: Path, tmp_path: Path) -> None:
    other = a_closed_review(tmp_path / "other")
    theirs = json.loads((other / "keys.json").read_text())["slots"]
    rewritten(folder, lambda plain: plain.update(slots=theirs))
    with pytest.raises(DamagedKeysError):  # its check speaks of another review
        ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)


def test_losing_one_slot_leaves_the_other(folder: Path) -> None:
    rewritten(folder, lambda plain: plain["slots"].pop("passphrase"))
    ReviewFolder.at(folder).unlock_with_recovery_code(str(CODE)).close()


def test_the_keys_file_holds_no_secret(folder: Path) -> None:
    store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    content = (folder / "keys.json").read_text()
    for secret in (PASSPHRASE, str(CODE), CODE.secret.hex(), store.data_key.hex(), *CODE.groups):
        assert secret not in content
    store.close()


class TestCutOffInMidChange:
    """The earlier keys.json stays until the new one has opened the notes."""

    @pytest.fixture
    def both(self, folder: Path) -> Path:
        """A folder whose passphrase was being changed when the power failed."""
        store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
        store.close()
        kdf, review = argon2id(QUICK), read_keys(folder / "keys.json").review
        slot = wrap(store.data_key, kdf.key(NEW), kdf, review=review, way=Way.PASSPHRASE)
        put_slot(folder, Way.PASSPHRASE, slot)
        return folder

    def test_after_a_whole_change_the_earlier_file_is_gone(self, folder: Path) -> None:
        review = ReviewFolder.at(folder)
        store = review.unlock_with_passphrase(PASSPHRASE)
        review.change_passphrase(store, NEW, cost=QUICK)
        store.close()
        assert {path.name for path in folder.iterdir()} == {"keys.json", "notes.db"}

    def test_the_new_passphrase_opens_and_settles_it(self, both: Path) -> None:
        ReviewFolder.at(both).unlock_with_passphrase(NEW).close()
        assert not (both / "keys.json.earlier").exists()
        with pytest.raises(WrongPassphraseError):
            ReviewFolder.at(both).unlock_with_passphrase(PASSPHRASE)

    def test_the_earlier_passphrase_opens_and_settles_it(self, both: Path) -> None:
        ReviewFolder.at(both).unlock_with_passphrase(PASSPHRASE).close()
        assert not (both / "keys.json.earlier").exists()
        with pytest.raises(WrongPassphraseError):
            ReviewFolder.at(both).unlock_with_passphrase(NEW)

    def test_neither_opens_with_a_third(self, both: Path) -> None:
        with pytest.raises(WrongPassphraseError):
            ReviewFolder.at(both).unlock_with_passphrase("a third one")

    @pytest.mark.parametrize("content", [None, b"", b'{"format": 1, "review'])
    def test_the_earlier_file_stands_in_for_a_lost_one(
        self, both: Path, content: bytes | None
    ) -> None:
        (both / "keys.json").unlink()
        if content is not None:
            (both / "keys.json").write_bytes(content)
        review = ReviewFolder.at(both)
        assert review.name == "Kestrel"
        store = review.unlock_with_passphrase(PASSPHRASE)
        review.change_passphrase(store, NEW, cost=QUICK)
        store.close()
        ReviewFolder.at(both).unlock_with_passphrase(NEW).close()


def unlocked(folder: Path, way: Way) -> Store:
    review = ReviewFolder.at(folder)
    if way is Way.PASSPHRASE:
        return review.unlock_with_passphrase(PASSPHRASE)
    return review.unlock_with_recovery_code(str(CODE))


def test_a_flipped_bit_in_the_keys_file_is_told_or_harmless(sound: Path, tmp_path: Path) -> None:
    content = (sound / "keys.json").read_bytes()
    folder = Path(shutil.copytree(sound, tmp_path / "review"))
    store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    before = store.load()
    store.close()

    @given(st.integers(0, len(content) - 1), st.integers(0, 7))
    @settings(max_examples=60, deadline=None)
    def told_or_harmless(offset: int, bit: int) -> None:
        damaged = bytearray(content)
        damaged[offset] ^= 1 << bit
        (folder / "keys.json").write_bytes(damaged)
        for way in Way.RECOVERY_CODE, Way.PASSPHRASE:
            try:
                store = unlocked(folder, way)
            except (WrongPassphraseError, WrongRecoveryCodeError):
                pytest.fail("Damage was taken for a slip of the person.")
            except InterviewerError:
                continue
            assert store.load() == before
            store.close()
        assert (folder / "keys.json").read_bytes() == damaged

    told_or_harmless()
