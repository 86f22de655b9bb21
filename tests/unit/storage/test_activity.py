"""The activity list says who did what and when, and not a word of what was written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from interviewer.domain.interview import FollowUp, Note
from interviewer.storage import Deed, Store
from tests.builders import NOON, a_note, an_interview
from tests.unit.storage.folders import a_change, a_store, the_interview


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = a_store(tmp_path / "review")
    yield store
    store.close()


def deeds(store: Store, value: object) -> list[Deed]:
    return [each.deed for each in store.activity() if each.value_id == str(value)]


def test_a_new_review_lists_what_was_set_up(store: Store) -> None:
    listed = store.activity()
    assert {each.kind for each in listed} >= {"particulars", "seat", "guidance", "interview"}
    assert {each.deed for each in listed} == {Deed.FIRST}
    assert {each.at for each in listed} == {NOON}


def test_each_closed_revision_is_listed_with_who_when_and_whether_why(store: Store) -> None:
    note, later = a_note(text="Rang."), NOON + timedelta(hours=1)
    store.save(a_change(note))
    agreed = a_change(
        replace(note, text="Rang the hub."), at=later, who="P2", reason="The duty log says so."
    )
    store.save(agreed)
    first, second = (each for each in store.activity() if each.value_id == str(note.id))
    assert (first.kind, first.who, first.at, first.reason_given) == ("note", "P1", NOON, False)
    assert (second.who, second.at, second.reason_given) == ("P2", later, True)
    assert (first.deed, second.deed) == (Deed.FIRST, Deed.CHANGED)


def test_withdrawing_is_told_apart_and_bringing_back_is_a_change(store: Store) -> None:
    note = a_note()
    for withdrawn in (False, True, False, True):
        store.save(a_change(replace(note, withdrawn=withdrawn)))
    told = [Deed.FIRST, Deed.WITHDRAWN, Deed.CHANGED, Deed.WITHDRAWN]
    assert deeds(store, note.id) == told
    store.save(a_change(replace(note, withdrawn=True, text="Still withdrawn.")))
    assert deeds(store, note.id) == [*told, Deed.CHANGED]


def test_what_is_still_being_typed_is_not_listed(store: Store) -> None:
    note = a_note()
    store.save(a_change(note, draft=True))
    assert deeds(store, note.id) == []


def test_kinds_are_words_and_no_text_stands_in_the_list(store: Store) -> None:
    follow_up = FollowUp(
        id=an_interview().id, interview=the_interview(store).id, text="Ask the hub for its log."
    )
    store.save(a_change(follow_up, a_note(text="Rang the hub."), reason="They asked for it."))
    listed = store.activity()
    assert listed[-1].kind == "follow up"
    for words in ("Rang the hub.", "Ask the hub", "They asked"):
        assert words not in repr(listed)


def test_a_history_can_be_asked_for_by_the_id_alone(store: Store) -> None:
    note = a_note()
    store.save(a_change(note))
    assert store.history_of(Note, note.id) == store.history(note)
    assert store.history_of(Note, a_note().id) == []
