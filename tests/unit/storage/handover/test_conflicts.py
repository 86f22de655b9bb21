"""What two people changed apart stays in both versions until somebody decides."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from interviewer.domain.interview import Note
from interviewer.storage import ReviewFolder, Store
from interviewer.storage.handover.conflicts import Conflict
from interviewer.storage.handover.refusals import ConflictOutOfDateError, LaterWorkError
from tests.builders import a_note
from tests.unit.storage.folders import PASSPHRASE, a_change
from tests.unit.storage.handover.people import a_parcel, a_version
from tests.unit.storage.handover.writer import (
    INTERVIEW,
    LATER,
    REVIEW,
    Member,
    a_writers_review,
    everything,
    shared,
    shows_what_holds,
    take_in,
)

SAID = a_note(source=INTERVIEW.id, text="Rang the hub.")
OURS = replace(SAID, text="Rang the hub, who were closed.")
THEIRS = replace(SAID, text="Rang the hub twice.")


@pytest.fixture
def member() -> Member:
    return Member("P1")


@pytest.fixture
def store(tmp_path: Path, member: Member) -> Iterator[Store]:
    """A review in which the note was changed here, and by P1."""
    store = a_writers_review(tmp_path / "review")
    shared(store, SAID, member)
    store.save(a_change(OURS, who="OW"))
    member.writes(THEIRS)
    take_in(store, member.parcel)
    yield store
    assert shows_what_holds(store)
    assert store.verify().sound
    store.close()


def the_conflict(store: Store) -> Conflict:
    (conflict,) = store.conflicts()
    return conflict


def says(store: Store, revision: UUID) -> Note:
    (version,) = [each for each in store.history_of(Note, SAID.id) if each.revision == revision]
    assert isinstance(version.value, Note)
    return version.value


def test_both_versions_are_there(store: Store) -> None:
    conflict = the_conflict(store)
    assert (conflict.kind, conflict.value_id) == (Note, SAID.id)
    assert {says(store, each).text for each in conflict.heads} == {OURS.text, THEIRS.text}


def test_the_smaller_revision_is_displayed(store: Store) -> None:
    conflict = the_conflict(store)
    assert conflict.heads[0] == min(conflict.heads)
    assert store.load().notes[SAID.id] == says(store, conflict.heads[0])


def test_it_waits_for_the_next_session(tmp_path: Path, member: Member) -> None:
    store = a_writers_review(tmp_path / "another")
    shared(store, SAID, member)
    store.save(a_change(OURS, who="OW"))
    member.writes(THEIRS)
    take_in(store, member.parcel)
    before = the_conflict(store)
    store.close()
    store = ReviewFolder.at(tmp_path / "another").unlock_with_passphrase(PASSPHRASE)
    assert the_conflict(store) == before
    store.close()


@pytest.mark.parametrize("displayed", [True, False])
def test_somebody_decides_for_either(store: Store, *, displayed: bool) -> None:
    conflict = the_conflict(store)
    keep = conflict.heads[0 if displayed else 1]
    kept = says(store, keep)
    decided = store.decide(conflict, keep=keep, at=LATER, who="OW", reason="Heard it myself.")
    assert decided == store.load().notes[SAID.id] == kept
    assert store.conflicts() == []
    last = store.history(SAID)[-1]
    assert set(last.parents) == set(conflict.heads)
    assert (last.who, last.at, last.reason) == ("OW", LATER, "Heard it myself.")
    assert len(store.history(SAID)) == 4


def test_a_decision_is_not_opened_again_by_what_is_known(store: Store, member: Member) -> None:
    conflict = the_conflict(store)
    store.decide(conflict, keep=conflict.heads[1], at=LATER, who="OW")
    before = store.load()
    assert store.plan_taking_in(member.parcel, "P1").changes_nothing
    take_in(store, member.parcel)
    assert store.conflicts() == []
    assert store.load() == before


def test_what_they_change_after_a_decision_is_a_conflict_again(
    store: Store, member: Member
) -> None:
    conflict = the_conflict(store)
    store.decide(conflict, keep=conflict.heads[0], at=LATER, who="OW")
    member.writes(replace(SAID, text="Rang the hub three times."))
    take_in(store, member.parcel)
    assert len(the_conflict(store).heads) == 2


def test_a_decision_of_theirs_is_one(store: Store, member: Member) -> None:
    conflict = the_conflict(store)
    decision = a_version(THEIRS, *conflict.heads, who="P1")
    take_in(store, a_parcel(decision, review=REVIEW))
    assert store.conflicts() == []
    assert store.load().notes[SAID.id] == THEIRS


def test_typing_on_keeps_the_conflict_and_what_is_typed(store: Store) -> None:
    for text in ("Rang the hub, who were closed by four.", "Rang."):
        store.save(a_change(replace(SAID, text=text), draft=True))
        store.save(a_change(replace(SAID, text=text), who="OW"))
        assert store.load().notes[SAID.id].text == text
        assert says(store, the_conflict(store).heads[0]).text == text
        assert len(the_conflict(store).heads) == 2


def test_what_is_still_being_typed_is_none_of_its_versions(store: Store) -> None:
    before = the_conflict(store)
    store.save(a_change(replace(SAID, text="R"), draft=True))
    assert the_conflict(store) == before
    with pytest.raises(ConflictOutOfDateError):
        store.decide(before, keep=before.heads[0], at=LATER, who="OW")
    assert store.has_open_draft(SAID)
    store.save(a_change(replace(SAID, text="R")))


def test_a_conflict_that_changed_since_it_was_shown_is_not_decided(
    store: Store, member: Member
) -> None:
    shown = the_conflict(store)
    member.writes(replace(SAID, text="Rang the hub three times."))
    take_in(store, member.parcel)
    before = everything(store)
    for keep in (*shown.heads, UUID(int=5)):
        with pytest.raises(ConflictOutOfDateError):
            store.decide(shown, keep=keep, at=LATER, who="OW")
    assert everything(store) == before


def test_three_can_stand_against_each_other(store: Store, member: Member) -> None:
    first = member.versions[0]
    third = a_version(replace(SAID, text="Waited."), first.revision, who="P2")
    take_in(store, a_parcel(first, third, review=REVIEW), "P2")
    conflict = the_conflict(store)
    assert len(conflict.heads) == 3
    store.decide(conflict, keep=third.revision, at=LATER, who="OW")
    assert store.load().notes[SAID.id].text == "Waited."


def test_a_taking_in_on_which_a_decision_rests_stays(store: Store) -> None:
    (taken,) = store.taken_in()
    conflict = the_conflict(store)
    store.decide(conflict, keep=conflict.heads[0], at=LATER, who="OW")
    with pytest.raises(LaterWorkError):
        store.take_out(taken, at=LATER)


def test_taking_out_ends_the_conflict(store: Store) -> None:
    (taken,) = store.taken_in()
    store.take_out(taken, at=LATER)
    assert store.conflicts() == []
    assert store.load().notes[SAID.id] == OURS
