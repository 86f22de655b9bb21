"""Taking in what others hand over: planned first, all of it or nothing, nothing ever lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from interviewer.domain.interview import FollowUp, Note
from interviewer.domain.taking_in import Standing
from interviewer.storage import ReviewFolder, Store, backups_of
from interviewer.storage.handover.refusals import (
    LaterWorkError,
    NotTakenInError,
    PlanOutOfDateError,
)
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


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = a_writers_review(tmp_path / "review")
    yield store
    assert shows_what_holds(store)
    assert store.verify().sound
    store.close()


@pytest.fixture
def member(store: Store) -> Member:
    """P1, who has the note that the writer has."""
    member = Member("P1")
    shared(store, SAID, member)
    return member


def standings(store: Store, member: Member) -> dict[str, Standing]:
    plan = store.plan_taking_in(member.parcel, member.initials)
    return {each.of[1]: each.standing for each in plan.values}


def texts(store: Store, note: Note) -> list[str]:
    values = [version.value for version in store.history(note)]
    return [value.text for value in values if isinstance(value, Note)]


# --- The plan -------------------------------------------------------------------------------------


def test_the_plan_says_what_a_person_wants_to_know_first(store: Store, member: Member) -> None:
    other = replace(SAID, id=UUID(int=7), number=2, text="Was told to wait.")
    shared(store, other, member)
    member.writes(replace(SAID, text="Rang the hub twice."))
    member.writes(replace(other, text="Was told to wait a week."))
    store.save(a_change(replace(other, text="Waited."), who="OW"))
    member.meets("HV2", "Went there.", "Nobody was in.")
    plan = store.plan_taking_in(member.parcel, "P1")
    assert [share.told for share in plan.shares] == [
        "HV2: 2 notes new; 2 other entries new",
        "SN1: 1 note changed by them (SN1·1), 1 changed by both (SN1·2)",
    ]
    assert plan.count(Standing.NEW) == 4
    assert plan.sender == "P1"


def test_nothing_is_written_for_a_plan(store: Store, member: Member) -> None:
    before = everything(store)
    member.meets("HV2", "Went there.")
    store.plan_taking_in(member.parcel, "P1")
    assert everything(store) == before


def test_what_they_took_out_is_told_apart(store: Store, member: Member) -> None:
    member.writes(replace(SAID, withdrawn=True))
    assert standings(store, member) == {str(SAID.id): Standing.WITHDRAWN}
    take_in(store, member.parcel)
    assert store.load().notes[SAID.id].withdrawn


def test_what_was_changed_here_only_is_unchanged_for_them(store: Store, member: Member) -> None:
    store.save(a_change(replace(SAID, text="Waited."), who="OW"))
    plan = store.plan_taking_in(member.parcel, "P1")
    assert plan.changes_nothing
    assert [share.told for share in plan.shares] == ["SN1: unchanged"]


def test_what_a_known_version_came_from_is_what_is_known_here(store: Store, member: Member) -> None:
    last = member.writes(replace(SAID, text="Rang the hub twice."))
    take_in(store, member.parcel)
    cut_off = a_parcel(member.versions[0], replace(last, parents=()), review=REVIEW)
    plan = store.plan_taking_in(cut_off, "P1")
    assert plan.changes_nothing
    assert plan.count(Standing.UNCHANGED) == 1


# --- Taking in ------------------------------------------------------------------------------------


def test_what_is_new_is_here_with_its_whole_history(store: Store, member: Member) -> None:
    interview = member.meets("HV2", "Went ther")
    (first,) = [each for each in member.values_of(Note) if each.value_id != str(SAID.id)]
    note = a_note(id=UUID(first.value_id), source=interview.id, text="Went there.")
    last = member.writes(note)
    taken = take_in(store, member.parcel)
    assert store.load().notes[note.id] == note
    assert texts(store, note) == ["Went ther", "Went there."]
    known = {version.revision: version for version in store.versions()}
    assert known[last.revision] == last  # by whom, when, why and in which format, as it was there
    assert set(taken.revisions) == {each.revision for each in member.versions[1:]}
    assert store.taken_in() == [taken]


def test_a_descendant_wins(store: Store, member: Member) -> None:
    member.writes(replace(SAID, text="Rang the hub twice."))
    take_in(store, member.parcel)
    assert store.load().notes[SAID.id].text == "Rang the hub twice."
    assert store.conflicts() == []


def test_what_was_changed_here_is_not_overwritten_by_what_it_came_from(
    store: Store, member: Member
) -> None:
    store.save(a_change(replace(SAID, text="Waited."), who="OW"))
    take_in(store, member.parcel)
    assert store.load().notes[SAID.id].text == "Waited."
    assert store.conflicts() == []


def test_a_backup_is_made_before(store: Store, member: Member) -> None:
    member.meets("HV2", "Went there.")
    assert backups_of(store.path.parent) == []
    take_in(store, member.parcel)
    (backup,) = backups_of(store.path.parent)
    assert backup.made == LATER


def test_it_outlives_the_session(tmp_path: Path) -> None:
    store = a_writers_review(tmp_path / "again")
    member = Member("P1")
    member.meets("HV2", "Went there.")
    take_in(store, member.parcel)
    before = everything(store)
    store.close()
    store = ReviewFolder.at(tmp_path / "again").unlock_with_passphrase(PASSPHRASE)
    assert everything(store) == before
    store.close()


def test_a_version_of_the_first_format_stays_as_it_was_written(
    store: Store, member: Member
) -> None:
    new = {"area", "entries", "identifies_colleague", "do_not_quote"}
    note = a_note(source=INTERVIEW.id, number=5, text="Went there.")
    version = a_version(note, format=1)
    form = {name: part for name, part in version.form.items() if name not in new}
    old = replace(version, form=form)
    take_in(store, a_parcel(old, review=REVIEW))
    assert store.load().notes[note.id] == note
    assert old in store.versions()


def test_what_is_being_typed_here_is_closed_and_stays(store: Store, member: Member) -> None:
    member.writes(replace(SAID, text="Rang the hub twice."))
    typed = replace(SAID, text="Rang the h")
    store.save(a_change(typed, draft=True, who="OW"))
    assert standings(store, member) == {str(SAID.id): Standing.CHANGED_BY_BOTH}
    take_in(store, member.parcel)
    assert not store.has_open_draft(SAID)
    assert set(texts(store, SAID)) == {"Rang the hub.", "Rang the hub twice.", "Rang the h"}
    (conflict,) = store.conflicts()
    assert len(conflict.heads) == 2


def test_a_draft_that_says_nothing_new_leaves_no_trace(store: Store, member: Member) -> None:
    member.writes(replace(SAID, text="Rang the hub twice."))
    store.save(a_change(replace(SAID, text="R"), draft=True), a_change(SAID, draft=True))
    assert standings(store, member) == {str(SAID.id): Standing.CHANGED_BY_THEM}
    take_in(store, member.parcel)
    assert texts(store, SAID) == ["Rang the hub.", "Rang the hub twice."]
    assert not store.has_open_draft(SAID)


def test_going_on_with_what_was_taken_in_is_no_conflict(store: Store, member: Member) -> None:
    member.writes(replace(SAID, text="Rang the hub twice."))
    take_in(store, member.parcel)
    store.save(a_change(replace(SAID, text="Rang the hub three times."), who="OW"))
    assert texts(store, SAID)[-1] == "Rang the hub three times."
    assert store.conflicts() == []


def test_a_plan_that_is_out_of_date_is_refused(store: Store, member: Member) -> None:
    member.writes(replace(SAID, text="Rang the hub twice."))
    plan = store.plan_taking_in(member.parcel, "P1")
    store.save(a_change(replace(SAID, text="Waited."), who="OW"))
    before = everything(store)
    with pytest.raises(PlanOutOfDateError):
        store.take_in(plan, at=LATER, who="OW")
    assert everything(store) == before


def test_a_plan_that_was_not_made_here_is_refused(store: Store, member: Member) -> None:
    member.meets("HV2", "Went there.")
    plan = store.plan_taking_in(member.parcel, "P1")
    before = everything(store)
    for forged in (replace(plan, values=plan.values[1:]), replace(plan, values=())):
        with pytest.raises(PlanOutOfDateError):
            store.take_in(forged, at=LATER, who="OW")
    assert everything(store) == before


# --- Taking out again -----------------------------------------------------------------------------


def test_a_whole_taking_in_can_be_undone(store: Store, member: Member) -> None:
    member.writes(replace(SAID, text="Rang the hub twice."))
    member.meets("HV2", "Went there.", "Nobody was in.")
    store.save(a_change(replace(SAID, text="Waited."), who="OW"))
    before = everything(store)
    taken = take_in(store, member.parcel)
    store.take_out(taken, at=LATER)
    assert everything(store) == before
    with pytest.raises(NotTakenInError):
        store.take_out(taken, at=LATER)


def test_and_taken_in_once_more(store: Store, member: Member) -> None:
    member.meets("HV2", "Went there.")
    taken = take_in(store, member.parcel)
    after = store.load()
    store.take_out(taken, at=LATER)
    take_in(store, member.parcel)
    assert store.load() == after


def test_undoing_is_refused_where_a_note_was_changed_since(store: Store, member: Member) -> None:
    member.writes(replace(SAID, text="Rang the hub twice."))
    taken = take_in(store, member.parcel)
    store.save(a_change(replace(SAID, text="Rang the hub three times."), who="OW"))
    before = everything(store)
    with pytest.raises(LaterWorkError) as refused:
        store.take_out(taken, at=LATER)
    assert refused.value.depends == ("Note SN1·1",)
    assert "Rang" not in refused.value.sentence
    assert everything(store) == before


def test_undoing_is_refused_where_something_was_added_to_an_interview(
    store: Store, member: Member
) -> None:
    interview = member.meets("HV2", "Went there.")
    taken = take_in(store, member.parcel)
    asked = FollowUp(id=UUID(int=3), interview=interview.id, text="Ask for the file.")
    added = a_note(source=interview.id, number=9)
    store.save(a_change(asked, added, who="OW"))
    with pytest.raises(LaterWorkError) as refused:
        store.take_out(taken, at=LATER)
    assert refused.value.depends == ("Note HV2·9", "Follow-up, HV2")


def test_undoing_is_refused_where_a_later_package_goes_on(store: Store, member: Member) -> None:
    member.writes(replace(SAID, text="Rang the hub twice."))
    first = take_in(store, member.parcel)
    member.writes(replace(SAID, text="Rang the hub three times."))
    second = take_in(store, member.parcel)
    with pytest.raises(LaterWorkError):
        store.take_out(first, at=LATER)
    store.take_out(second, at=LATER)
    store.take_out(first, at=LATER)
    assert store.load().notes[SAID.id] == SAID
