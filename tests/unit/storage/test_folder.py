"""A review folder is made whole, and opens by each way on its own."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from interviewer.domain.errors import InterviewerError
from interviewer.domain.set_up import Particulars
from interviewer.storage import RecoveryCode, ReviewFolder, Way, review_folders
from interviewer.storage.errors import (
    EmptyPassphraseError,
    FolderTakenError,
    NoSuchWayError,
    RecoveryCodeSlipError,
    SyncedPlaceError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from tests.builders import a_note, an_interview
from tests.unit.storage.folders import (
    CODE,
    PASSPHRASE,
    QUICK,
    a_change,
    a_closed_review,
    a_store,
    posix,
    run,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_closed_review(tmp_path / "review", a_note(text="Rang the hub."))


def opens_by_passphrase(folder: Path, passphrase: str = PASSPHRASE) -> bool:
    try:
        store = ReviewFolder.at(folder).unlock_with_passphrase(passphrase)
    except WrongPassphraseError:
        return False
    sound = store.verify().sound
    store.close()
    return sound


def opens_by_code(folder: Path, code: RecoveryCode = CODE) -> bool:
    try:
        store = ReviewFolder.at(folder).unlock_with_recovery_code(str(code))
    except WrongRecoveryCodeError:
        return False
    sound = store.verify().sound
    store.close()
    return sound


def test_a_new_review_is_open_and_holds_the_first_change(tmp_path: Path) -> None:
    note = a_note()
    store = a_store(tmp_path / "deep" / "down" / "review", note)
    assert store.load().notes == {note.id: note}
    assert store.load().details.label == "Child Kestrel"
    assert len(store.history(note)) == 1
    store.close()


def test_a_locked_review_says_its_name_and_its_ways(folder: Path) -> None:
    review = ReviewFolder.at(folder)
    assert review.path == folder
    assert review.name == "Kestrel"
    assert review.ways == {Way.PASSPHRASE, Way.RECOVERY_CODE}


def test_each_way_opens_alone(folder: Path) -> None:
    assert opens_by_passphrase(folder)
    assert opens_by_code(folder)


def test_a_wrong_passphrase_is_told_kindly(folder: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        ReviewFolder.at(folder).unlock_with_passphrase("plum otter lanterns")


def test_how_a_keyboard_composes_or_spaces_a_passphrase_does_not_matter(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    a_store(folder, passphrase="caf\u00e9 otter lantern").close()
    assert opens_by_passphrase(folder, " cafe\u0301  otter\u00a0lantern ")
    assert not opens_by_passphrase(folder, "cafe otter lantern")


def test_an_empty_passphrase_makes_no_review(tmp_path: Path) -> None:
    with pytest.raises(EmptyPassphraseError):
        a_store(tmp_path / "review", passphrase="  ")
    assert list(tmp_path.iterdir()) == []


def test_a_slip_in_the_recovery_code_is_found_before_anything_is_tried(folder: Path) -> None:
    (folder / "notes.db").unlink()  # trying would miss it
    slipped = str(CODE)[:-1] + ("0" if str(CODE)[-1] != "0" else "1")
    with pytest.raises(RecoveryCodeSlipError):
        ReviewFolder.at(folder).unlock_with_recovery_code(slipped)


def test_the_recovery_code_of_another_review_does_not_open_this_one(folder: Path) -> None:
    with pytest.raises(WrongRecoveryCodeError):
        ReviewFolder.at(folder).unlock_with_recovery_code(str(RecoveryCode.new()))


def test_a_device_that_was_not_allowed_opens_nothing(folder: Path) -> None:
    with pytest.raises(NoSuchWayError):
        ReviewFolder.at(folder).unlock_with_this_device()


def test_a_changed_passphrase_is_the_only_one(folder: Path) -> None:
    review = ReviewFolder.at(folder)
    store = review.unlock_with_passphrase(PASSPHRASE)
    review.change_passphrase(store, "gravel tulip kettle", cost=QUICK)
    store.close()
    assert opens_by_passphrase(folder, "gravel tulip kettle")
    assert not opens_by_passphrase(folder)
    assert opens_by_code(folder)


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_code(folder: Path) -> None:
    review = ReviewFolder.at(folder)
    store = review.unlock_with_recovery_code(str(CODE))
    review.change_passphrase(store, "gravel tulip kettle", cost=QUICK)
    store.save(a_change(a_note(number=2)))
    store.close()
    assert opens_by_passphrase(folder, "gravel tulip kettle")


def test_a_new_recovery_code_replaces_the_one_on_the_old_sheet(folder: Path) -> None:
    review = ReviewFolder.at(folder)
    store = review.unlock_with_passphrase(PASSPHRASE)
    code = RecoveryCode.new()
    review.new_recovery_code(store, code)
    store.close()
    assert opens_by_code(folder, code)
    assert not opens_by_code(folder)
    assert opens_by_passphrase(folder)


def test_the_store_of_another_review_changes_nothing(folder: Path, tmp_path: Path) -> None:
    keys = (folder / "keys.json").read_bytes()
    other = a_store(tmp_path / "other")
    with pytest.raises(ValueError, match="another review"):
        ReviewFolder.at(folder).change_passphrase(other, "gravel tulip kettle", cost=QUICK)
    assert (folder / "keys.json").read_bytes() == keys
    other.close()


def test_a_guess_at_a_passphrase_costs_what_the_design_says(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    ReviewFolder.create(
        folder,
        name="Kestrel",
        passphrase=PASSPHRASE,
        recovery_code=CODE,
        change=a_change(Particulars(id=UUID(int=7), label="", guidance="", guidance_version="")),
    ).close()
    kdf = json.loads((folder / "keys.json").read_text())["slots"]["passphrase"]["kdf"]
    del kdf["salt"]
    assert kdf == {"name": "argon2id", "memory_kib": 128 * 1024, "passes": 3, "lanes": 2}


def test_nothing_half_made_stays_where_the_first_change_cannot_be_saved(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        a_store(tmp_path / "review", an_interview())
    assert list(tmp_path.iterdir()) == []


def test_what_an_attempt_left_that_was_cut_off_is_no_review(tmp_path: Path) -> None:
    (tmp_path / "review.part").mkdir()
    (tmp_path / "review.part" / "notes.db").write_bytes(b"half")
    assert review_folders(tmp_path) == []
    a_store(tmp_path / "review").close()
    assert [path.name for path in tmp_path.iterdir()] == ["review"]


def test_a_folder_that_only_looks_unfinished_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "review.part").mkdir()
    letter = tmp_path / "review.part" / "letter.txt"
    letter.write_text("Dear reader")
    with pytest.raises(FolderTakenError):
        a_store(tmp_path / "review")
    assert letter.read_text() == "Dear reader"


def test_an_empty_folder_is_taken_and_a_full_one_left_alone(tmp_path: Path) -> None:
    (tmp_path / "review").mkdir()
    a_store(tmp_path / "review").close()
    before = {path.name: path.read_bytes() for path in (tmp_path / "review").iterdir()}
    with pytest.raises(FolderTakenError):
        a_store(tmp_path / "review")
    assert {path.name: path.read_bytes() for path in (tmp_path / "review").iterdir()} == before
    (tmp_path / "letter.txt").write_text("Dear reader")
    with pytest.raises(FolderTakenError):
        a_store(tmp_path / "letter.txt")


def test_a_review_in_a_synced_folder_is_neither_made_nor_opened(folder: Path) -> None:
    synced = folder.parent / "OneDrive - The Board"
    with pytest.raises(SyncedPlaceError):
        a_store(synced / "review")
    assert not synced.exists()
    synced.mkdir()
    moved = folder.rename(synced / "review")
    with pytest.raises(SyncedPlaceError):
        ReviewFolder.at(moved).unlock_with_passphrase(PASSPHRASE)


def test_every_folder_with_something_of_a_review_is_found(tmp_path: Path) -> None:
    assert review_folders(tmp_path / "nowhere") == []
    for name in ("b", "a", "c"):
        a_closed_review(tmp_path / name)
    (tmp_path / "b" / "keys.json").unlink()  # the unlock page says so
    (tmp_path / "letter.txt").write_text("Dear reader")
    (tmp_path / "empty").mkdir()
    assert [path.name for path in review_folders(tmp_path)] == ["a", "b", "c"]


@posix
def test_the_folder_is_for_its_owner_only(folder: Path) -> None:
    assert folder.stat().st_mode & 0o077 == 0
    assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}


@posix
def test_too_little_memory_for_the_passphrase_is_told(tmp_path: Path) -> None:
    a_store(tmp_path / "review", cost=QUICK).close()
    assert run(TIGHT, tmp_path / "review") == "NotEnoughMemoryError"


TIGHT = """
import resource, sys
from pathlib import Path
from interviewer.domain.errors import InterviewerError
from interviewer.storage import KdfCost, ReviewFolder
from tests.unit.storage.folders import PASSPHRASE
review = ReviewFolder.at(Path(sys.argv[1]))
store = review.unlock_with_passphrase(PASSPHRASE)
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 2**26, used + 2**26))
try:
    review.change_passphrase(store, "gravel tulip kettle")
except InterviewerError as error:
    print(type(error).__name__)
"""


def test_every_error_has_three_sentences_for_a_person() -> None:
    for error in InterviewerError.__subclasses__():
        if error.__module__ == "interviewer.storage.errors":
            told = error()
            for sentence in (told.what_happened, told.what_is_safe, told.what_to_do):
                assert sentence.endswith("."), error
                assert "!" not in sentence
