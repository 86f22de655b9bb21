"""History holds what was closed, and never half a word."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest

from interviewer.domain.interview import Note
from interviewer.domain.review import Value
from interviewer.storage import ReviewFolder, Store
from tests.builders import NOON, a_guidance, a_note
from tests.unit.storage.folders import PASSPHRASE, a_change, a_store


@pytest.fixture
def note() -> Note:
    return a_note(text="")


def typed(store: Store, note: Note, *texts: str) -> Note:
    for text in texts:
        note = replace(note, text=text)
        store.save(a_change(note, draft=True))
    return note


def texts(store: Store, note: Note) -> list[str]:
    values: list[Value] = [version.value for version in store.history(note)]
    return [value.text for value in values if isinstance(value, Note)]


def test_typing_is_on_the_disk_but_not_in_history(tmp_path: Path, note: Note) -> None:
    store = a_store(tmp_path / "review")
    typed(store, note, "R", "Ra", "Ran")
    assert store.load().notes[note.id].text == "Ran"
    assert store.history(note) == []
    assert store.has_open_draft(note)
    store.close()


def test_leaving_the_note_closes_its_draft(tmp_path: Path, note: Note) -> None:
    store = a_store(tmp_path / "review")
    store.save(a_change(typed(store, note, "R", "Ra", "Rang the hub.")))
    assert texts(store, note) == ["Rang the hub."]
    assert not store.has_open_draft(note)
    store.close()


def test_a_draft_lives_through_the_end_of_the_application(tmp_path: Path, note: Note) -> None:
    store = a_store(tmp_path / "review", note)
    typed(store, note, "Rang the h")
    store.close()
    store = ReviewFolder.at(tmp_path / "review").unlock_with_passphrase(PASSPHRASE)
    assert store.load().notes[note.id].text == "Rang the h"
    assert store.has_open_draft(note)
    store.save(a_change(typed(store, note, "Rang the hub.")))
    assert texts(store, note) == ["", "Rang the hub."]
    store.close()


def test_a_draft_that_ends_where_it_began_leaves_nothing(tmp_path: Path, note: Note) -> None:
    store = a_store(tmp_path / "review", note)
    store.save(a_change(typed(store, note, "R", "Ra", "R", "")))
    assert texts(store, note) == [""]
    assert not store.has_open_draft(note)
    store.close()


def test_saving_what_is_there_keeps_no_empty_version(tmp_path: Path, note: Note) -> None:
    store = a_store(tmp_path / "review", note)
    store.save(a_change(note), a_change(note))
    assert len(store.history(note)) == 1
    store.close()


def test_a_version_says_who_when_why_and_after_which(tmp_path: Path, note: Note) -> None:
    store = a_store(tmp_path / "review", note)
    in_vilnius = datetime(2026, 11, 12, 15, 30, tzinfo=timezone(timedelta(hours=2)))
    note = typed(store, note, "Rang")
    store.save(a_change(note, at=in_vilnius, who="P2", reason="Agreed with the note-taker."))
    first, second = store.history(note)
    assert (first.who, first.at, first.parents, first.reason) == ("P1", NOON, (), "")
    assert second.who == "P2"
    assert second.at == in_vilnius
    assert second.at.tzinfo is UTC
    assert second.reason == "Agreed with the note-taker."
    assert second.parents == (first.revision,)
    assert isinstance(second.revision, UUID)
    assert second.value == note
    store.close()


def test_a_change_without_a_time_zone_is_refused(tmp_path: Path, note: Note) -> None:
    store = a_store(tmp_path / "review")
    with pytest.raises(ValueError, match="time zone"):
        store.save(a_change(note, at=datetime(2026, 11, 12)))  # noqa: DTZ001
    assert note.id not in store.load().notes
    store.close()


def test_several_changes_are_kept_one_after_the_other(tmp_path: Path, note: Note) -> None:
    store = a_store(tmp_path / "review")
    changes = [a_change(replace(note, text=text)) for text in ("One.", "Two.", "Three.")]
    store.save(*changes)
    assert texts(store, note) == ["One.", "Two.", "Three."]
    store.close()


def test_going_back_to_an_earlier_text_is_a_version_of_its_own(tmp_path: Path, note: Note) -> None:
    store = a_store(tmp_path / "review")
    changes = [a_change(replace(note, text=text)) for text in ("One.", "Two.", "Three.", "One.")]
    store.save(*changes)
    assert texts(store, note) == ["One.", "Two.", "Three.", "One."]
    versions = store.history(note)
    parents = [version.parents for version in versions]
    assert parents == [(), *((version.revision,) for version in versions[:-1])]
    store.close()


def test_drafts_of_two_notes_are_kept_apart(tmp_path: Path) -> None:
    store = a_store(tmp_path / "review")
    first, second = a_note(text="One"), a_note(text="Two", number=2)
    store.save(a_change(first, second, draft=True))
    store.save(a_change(first))
    assert texts(store, first) == ["One"]
    assert texts(store, second) == []
    assert store.has_open_draft(second)
    store.close()


def test_guidance_has_its_history_by_identity_and_version(tmp_path: Path) -> None:
    store = a_store(tmp_path / "review")
    guidance = a_guidance(title="An example, reworded")
    store.save(a_change(guidance))
    assert [version.value for version in store.history(guidance)] == [a_guidance(), guidance]
    assert store.history(a_guidance(version="2.0")) == []
    store.close()
