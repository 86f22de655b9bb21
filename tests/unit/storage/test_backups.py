"""A backup is a whole, checked copy with its keys; old ones make room by a plain rule."""

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.names import RealName
from interviewer.storage import Backup, RecoveryCode, ReviewFolder, Store, restore_backup
from interviewer.storage import backups as backups_module
from interviewer.storage.backups import kept
from interviewer.storage.engine import opened_file, read_only_file
from interviewer.storage.errors import (
    DamagedKeysError,
    DamagedNotesError,
    UnsoundBackupError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from tests.builders import NOON, a_note
from tests.unit.storage.folders import CODE, PASSPHRASE, QUICK, a_change, a_closed_review

NEW = "gravel tulip kettle"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_closed_review(tmp_path / "review", a_note(text="Rang the hub."))


def opened(folder: Path, passphrase: str = PASSPHRASE) -> Store:
    return ReviewFolder.at(folder).unlock_with_passphrase(passphrase)


def a_backup(folder: Path, at: datetime = NOON) -> Backup:
    with closing(opened(folder)) as store:
        return store.back_up(at)


def texts(folder: Path) -> list[str]:
    with closing(opened(folder)) as store:
        return [note.text for note in store.load().notes.values()]


def flip_a_bit(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


# Making one


def test_a_backup_says_when_it_was_made_and_how_large_it_is(folder: Path) -> None:
    backup = a_backup(folder)
    assert backup.made == NOON
    assert backup.path == folder / "backups" / "2026-11-12T12-00-00Z"
    assert sorted(path.name for path in backup.path.iterdir()) == ["keys.json", "notes.db"]
    assert backup.bytes == sum(path.stat().st_size for path in backup.path.iterdir())
    assert ReviewFolder.at(folder).backups() == [backup]


def test_a_backup_holds_what_was_saved_last(folder: Path, tmp_path: Path) -> None:
    with closing(opened(folder)) as store:
        store.save(a_change(a_note(text="Still being typed", number=2), draft=True))
        backup = store.back_up(NOON)
        store.save(a_change(a_note(text="Too late", number=3)))
    restore_backup(backup, tmp_path / "second")
    assert texts(tmp_path / "second") == ["Rang the hub.", "Still being typed"]


def test_nothing_in_a_backup_can_be_read_without_its_key(folder: Path) -> None:
    backup = a_backup(folder)
    assert b"Rang the hub." not in b"".join(p.read_bytes() for p in backup.path.iterdir())


def test_backups_are_listed_from_the_newest(folder: Path) -> None:
    with closing(opened(folder)) as store:
        made = [store.back_up(NOON + timedelta(hours=hours)) for hours in (2, 0, 1)]
        again = store.back_up(NOON + timedelta(hours=1, milliseconds=300))
    assert ReviewFolder.at(folder).backups() == [made[0], again, made[2], made[1]]


def test_the_notes_go_on_after_a_backup(folder: Path) -> None:
    with closing(opened(folder)) as store:
        store.back_up(NOON)
        note = a_note(text="Went on.", number=2)
        store.save(a_change(note))
        assert note.id in store.load().notes
        assert store.verify().sound


def test_what_a_cut_off_backup_left_is_none_and_is_cleared_away(folder: Path) -> None:
    cut_off = folder / "backups" / "2026-11-11T12-00-00Z.part"
    shutil.copytree(folder, cut_off)
    (folder / "backups" / "a letter.part").write_text("Not ours.")
    assert ReviewFolder.at(folder).backups() == []
    backup = a_backup(folder)
    assert ReviewFolder.at(folder).backups() == [backup]
    assert not cut_off.exists()
    assert (folder / "backups" / "a letter.part").exists()


def test_without_its_keys_no_backup_is_made(folder: Path) -> None:
    with closing(opened(folder)) as store:
        (folder / "keys.json").write_text("{")
        with pytest.raises(DamagedKeysError):
            store.back_up(NOON)
    assert not (folder / "backups").exists()


def test_damaged_notes_are_told_and_leave_no_half_backup(tmp_path: Path) -> None:
    folder = a_closed_review(tmp_path / "review", *(a_note(number=n) for n in range(1, 200)))
    notes = folder / "notes.db"
    flip_a_bit(notes, notes.stat().st_size - 2000)
    with closing(opened(folder)) as store, pytest.raises(DamagedNotesError):
        store.back_up(NOON)
    assert ReviewFolder.at(folder).backups() == []
    assert list((folder / "backups").iterdir()) == []


@pytest.mark.parametrize("harm", ["a bit", "a row", "everything"])
def test_a_backup_that_the_disk_did_not_keep_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    def after_the_disk(copy: Path, key: bytes) -> Any:
        """The copy as it is read back from a disk that lost something of it."""
        if harm == "a row":
            connection = opened_file(copy, key, copy.read_bytes()[:16])
            connection.exec_driver_sql("DELETE FROM note")
            connection.commit()
            connection.close()
            connection.engine.dispose()
        elif harm == "a bit":
            flip_a_bit(copy, copy.stat().st_size - 2000)
        else:
            copy.write_bytes(b"")
        return read_only_file(copy, key)

    with closing(opened(folder)) as store:
        monkeypatch.setattr(backups_module, "read_only_file", after_the_disk)
        with pytest.raises(UnsoundBackupError):
            store.back_up(NOON)
        assert list((folder / "backups").iterdir()) == []
        assert store.verify().sound


# At the end of a session


def test_a_session_is_backed_up_once_and_only_where_something_was_saved(folder: Path) -> None:
    with closing(opened(folder)) as store:
        assert store.back_up_session(NOON) is not None  # never backed up
    with closing(opened(folder)) as store:
        assert store.back_up_session(NOON + timedelta(hours=1)) is None
        store.save(a_change(a_note(number=2)))
        assert store.back_up_session(NOON + timedelta(hours=2)) is not None
        assert store.back_up_session(NOON + timedelta(hours=3)) is None
        name = RealName(id=a_note().id, name="Ada", stands_for="the mother")
        store.save_names(name)
        assert store.back_up_session(NOON + timedelta(hours=4)) is not None


def test_what_a_session_saved_that_ended_badly_is_in_the_next_backup(folder: Path) -> None:
    with closing(opened(folder)) as store:
        store.back_up_session(NOON)
        store.save(a_change(a_note(number=2), at=NOON + timedelta(hours=1)))
    with closing(opened(folder)) as store:
        assert store.back_up_session(NOON + timedelta(hours=2)) is not None


def test_the_end_of_a_session_lets_old_backups_go(folder: Path) -> None:
    with closing(opened(folder)) as store:
        for hours in range(3):
            store.save(a_change(a_note(number=hours + 2)))
            last = store.back_up_session(NOON + timedelta(hours=hours))
    assert [last] == ReviewFolder.at(folder).backups()


# Which stay

backups = st.lists(
    st.builds(
        Backup,
        path=st.just(Path("backup")),
        made=st.datetimes(datetime(2026, 1, 1), datetime(2027, 3, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        bytes=st.just(1),
        before_format=st.sampled_from((0, 0, 0, 2)),
        number=st.integers(1, 3),
    ),
    max_size=60,
    unique_by=lambda backup: (backup.made, backup.number),
)
moments = st.datetimes(datetime(2026, 6, 1), datetime(2027, 3, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(backups, moments)
def test_never_more_than_eleven_stay_and_always_the_newest(
    all_of_them: list[Backup], now: datetime
) -> None:
    stay = kept(all_of_them, now)
    assert len(stay) <= 11
    assert set(stay) <= set(all_of_them)
    assert [backup.made for backup in stay] == sorted((b.made for b in stay), reverse=True)
    made_by_now = [backup for backup in all_of_them if backup.made <= now]
    if made_by_now:
        assert max(made_by_now, key=lambda b: (b.made, b.number)) in stay
    assert bool(stay) == bool(all_of_them)


@given(backups, moments)
def test_what_stays_once_stays_when_asked_again(all_of_them: list[Backup], now: datetime) -> None:
    stay = kept(all_of_them, now)
    assert kept(stay, now) == stay


@given(backups, moments)
def test_no_more_than_seven_days_and_four_other_weeks(
    all_of_them: list[Backup], now: datetime
) -> None:
    stay = kept(all_of_them, now)
    days = [(backup.made.date(), backup.before_format) for backup in stay]
    assert len(days) == len(set(days))
    assert len(stay) >= min(7, len({backup.made.date() for backup in all_of_them}))


def made(at: datetime, **more: int) -> Backup:
    return Backup(path=Path("backup"), made=at, bytes=1, **more)


def test_two_months_of_daily_work_leave_a_week_of_days_and_four_weeks() -> None:
    stay: list[Backup] = []
    for day in range(60):
        now = NOON + timedelta(days=day)
        stay = kept([*stay, made(now - timedelta(hours=3)), made(now)], now)
    last = NOON + timedelta(days=59)  # a Sunday, as each of the weeks ends
    ages = [(last - backup.made).days for backup in stay]
    assert last.isoweekday() == 7
    assert ages == [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28]


def test_a_review_that_is_opened_once_a_month_keeps_eleven_months() -> None:
    monthly = [made(NOON + timedelta(days=30 * month)) for month in range(20)]
    assert len(kept(monthly, NOON + timedelta(days=3000))) == 11


def test_a_clock_that_was_ahead_pushes_nothing_out() -> None:
    ahead = [made(NOON + timedelta(days=400 + day)) for day in range(20)]
    real = [made(NOON - timedelta(days=day)) for day in range(7)]
    assert set(real) <= set(kept([*ahead, *real], NOON))


def test_the_backup_from_before_a_change_of_format_outlives_the_day() -> None:
    before = made(NOON, before_format=2)
    evening = made(NOON + timedelta(hours=6))
    assert kept([before, evening], evening.made) == [evening, before]


# The keys of backups


def opens(folder: Path, tmp_path: Path, passphrase: str) -> list[bool]:
    """Whether each backup opens with the passphrase, once restored."""
    outcome = []
    for number, backup in enumerate(ReviewFolder.at(folder).backups()):
        second = tmp_path / f"second {number} {len(list(tmp_path.iterdir()))}"
        restore_backup(backup, second)
        try:
            opened(second, passphrase).close()
        except WrongPassphraseError:
            outcome.append(False)
        else:
            outcome.append(True)
    return outcome


def test_a_changed_passphrase_is_the_only_one_of_every_backup(folder: Path, tmp_path: Path) -> None:
    review = ReviewFolder.at(folder)
    with closing(opened(folder)) as store:
        for hours in range(2):
            store.back_up(NOON + timedelta(hours=hours))
        review.change_passphrase(store, NEW, cost=QUICK)
    assert opens(folder, tmp_path, PASSPHRASE) == [False, False]
    assert opens(folder, tmp_path, NEW) == [True, True]


def test_a_new_recovery_code_is_the_only_one_of_every_backup(folder: Path, tmp_path: Path) -> None:
    review, code = ReviewFolder.at(folder), RecoveryCode.new()
    with closing(opened(folder)) as store:
        backup = store.back_up(NOON)
        review.new_recovery_code(store, code)
    review.restore(backup, tmp_path / "second")
    second = ReviewFolder.at(tmp_path / "second")
    with pytest.raises(WrongRecoveryCodeError):
        second.unlock_with_recovery_code(str(CODE))
    second.unlock_with_recovery_code(str(code)).close()


def test_a_change_of_passphrase_that_was_cut_off_reaches_the_backups_later(
    folder: Path, tmp_path: Path
) -> None:
    review = ReviewFolder.at(folder)
    with closing(opened(folder)) as store:
        backup = store.back_up(NOON)
        old = (backup.path / "keys.json").read_bytes()
        review.change_passphrase(store, NEW, cost=QUICK)
    (backup.path / "keys.json").write_bytes(old)  # as if the power had gone just before
    (folder / "keys.json.earlier").write_bytes(old)
    opened(folder, NEW).close()
    assert opens(folder, tmp_path, PASSPHRASE) == [False]
    assert opens(folder, tmp_path, NEW) == [True]


def test_where_a_backup_cannot_follow_the_earlier_passphrase_holds_everywhere(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = ReviewFolder.at(folder)
    with closing(opened(folder)) as store:
        backups = [store.back_up(NOON + timedelta(hours=hours)) for hours in range(2)]
        in_the_way = backups[0].path / "keys.json.part"
        in_the_way.mkdir()
        with pytest.raises(Exception, match="disk"):
            review.change_passphrase(store, NEW, cost=QUICK)
        in_the_way.rmdir()
    opened(folder).close()
    assert opens(folder, tmp_path, PASSPHRASE) == [True, True]
    assert opens(folder, tmp_path, NEW) == [False, False]


def test_a_sound_slot_of_a_backup_is_not_replaced_by_a_damaged_one(
    folder: Path, tmp_path: Path
) -> None:
    backup = a_backup(folder)
    keys = folder / "keys.json"
    words = keys.read_text()
    at = words.index('"wrapped": "', words.index('"recovery code"')) + 15
    keys.write_text(words[:at] + ("0" if words[at] != "0" else "1") + words[at + 1 :])
    opened(folder).close()
    restore_backup(backup, tmp_path / "second")
    ReviewFolder.at(tmp_path / "second").unlock_with_recovery_code(str(CODE)).close()


# Looking at one


def test_a_sound_backup_says_what_it_holds(folder: Path) -> None:
    review = ReviewFolder.at(folder)
    with closing(opened(folder)) as store:
        backup = store.back_up(NOON)
        before = {path.name: path.read_bytes() for path in backup.path.iterdir()}
        found = review.verify_backup(backup, store)
        assert found == store.verify()
        assert found.sound
    assert {path.name: path.read_bytes() for path in backup.path.iterdir()} == before


@pytest.mark.parametrize("part", ["notes.db", "keys.json"])
@pytest.mark.parametrize("harm", ["missing", "empty", "cut short", "one bit"])
def test_a_harmed_backup_is_told(folder: Path, part: str, harm: str) -> None:
    review = ReviewFolder.at(folder)
    with closing(opened(folder)) as store:
        backup = store.back_up(NOON)
        path = backup.path / part
        content = path.read_bytes()
        if harm == "missing":
            path.unlink()
        elif harm == "one bit":
            flip_a_bit(path, 5 if part == "keys.json" else 5000)
        else:
            path.write_bytes(b"" if harm == "empty" else content[:-100])
        found = review.verify_backup(backup, store)
    assert not found.sound
    assert found.counts == {}
