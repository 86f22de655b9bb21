"""Two laptops call two people "SW1": both are renamed, shown, and never merged."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from interviewer.domain.interview import Practitioner
from interviewer.storage import Store
from tests.builders import a_practitioner
from tests.unit.storage.folders import a_change
from tests.unit.storage.handover.writer import (
    AGENCY,
    LATER,
    Member,
    a_writers_review,
    everything,
    shows_what_holds,
    take_in,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = a_writers_review(tmp_path / "review")
    yield store
    assert shows_what_holds(store)
    assert store.conflicts() == []
    store.close()


def a_member(initials: str, reference: str = "SW1") -> tuple[Member, Practitioner]:
    """Somebody who interviewed a person of this reference."""
    member = Member(initials)
    person = a_practitioner(reference=reference, agency=AGENCY.id)
    member.writes(person)
    return member, person


def references(store: Store) -> list[str]:
    return sorted(each.reference for each in store.load().practitioners.values())


def test_both_are_renamed_and_shown_before(store: Store) -> None:
    (first, _), (second, _) = a_member("P1"), a_member("P2")
    take_in(store, first.parcel, "P1")
    assert references(store) == ["SN1", "SW1"]
    plan = store.plan_taking_in(second.parcel, "P2")
    assert sorted((each.before, each.after) for each in plan.renamings) == [
        ("SW1", "SW1-P1"),
        ("SW1", "SW1-P2"),
    ]
    assert "SW1" not in repr(plan.renamings)
    store.take_in(plan, at=LATER, who="OW")
    assert references(store) == ["SN1", "SW1-P1", "SW1-P2"]


def test_the_renaming_stands_in_the_history(store: Store) -> None:
    (first, person), (second, _) = a_member("P1"), a_member("P2")
    take_in(store, first.parcel)
    take_in(store, second.parcel)
    typed, renamed = store.history(person)
    assert typed.value == person
    assert renamed.value == replace(person, reference="SW1-P1")
    assert (renamed.who, renamed.at) == ("OW", LATER)
    assert renamed.parents == (typed.revision,)


def test_small_letters_and_blanks_make_no_other_reference(store: Store) -> None:
    (first, _), (second, _) = a_member("P1", "SW 1"), a_member("P2", "sw1")
    take_in(store, first.parcel)
    take_in(store, second.parcel)
    assert references(store) == ["SN1", "SW 1-P1", "sw1-P2"]


def test_three_in_any_order_are_called_the_same(tmp_path: Path) -> None:
    members = [a_member(initials)[0] for initials in ("P1", "P2", "P3")]
    found = []
    for place, order in enumerate(permutations(members)):
        store = a_writers_review(tmp_path / str(place))
        for member in order:
            take_in(store, member.parcel, member.initials)
        found.append(references(store))
        store.close()
    assert found == [["SN1", "SW1-P1", "SW1-P2", "SW1-P3"]] * 6


def test_the_same_initials_are_told_apart_by_more(store: Store) -> None:
    (first, one), (second, other) = a_member("P1"), a_member("P1")
    take_in(store, first.parcel)
    take_in(store, second.parcel)
    expected = {f"SW1-P1-{str(each.id)[:4]}" for each in (one, other)}
    assert set(references(store)) == {"SN1", *expected}


def test_what_is_changed_there_later_is_no_conflict(store: Store) -> None:
    (first, person), (second, _) = a_member("P1"), a_member("P2")
    take_in(store, first.parcel)
    take_in(store, second.parcel)
    first.writes(replace(person, role="Team leader"))
    take_in(store, first.parcel)
    renamed = store.load().practitioners[person.id]
    assert (renamed.role, renamed.reference) == ("Team leader", "SW1-P1")
    assert store.plan_taking_in(first.parcel, "P1").changes_nothing


def test_whoever_gives_another_reference_is_called_that(store: Store) -> None:
    (first, person), (second, other) = a_member("P1"), a_member("P2")
    take_in(store, first.parcel)
    take_in(store, second.parcel)
    first.writes(replace(person, reference="SW7"))
    take_in(store, first.parcel)
    assert references(store) == ["SN1", "SW1-P2", "SW7"]
    second.writes(replace(other, role="Team leader"))
    take_in(store, second.parcel)
    assert references(store) == ["SN1", "SW1-P2", "SW7"]  # who was renamed once stays so


def test_a_reference_chosen_here_stays(store: Store) -> None:
    (first, person), (second, _) = a_member("P1"), a_member("P2")
    take_in(store, first.parcel)
    take_in(store, second.parcel)
    store.save(a_change(replace(person, reference="SW1 (north)"), who="OW"))
    take_in(store, second.parcel)
    take_in(store, first.parcel)
    assert references(store) == ["SN1", "SW1 (north)", "SW1-P2"]


def test_undoing_gives_the_reference_back(store: Store) -> None:
    (first, _), (second, _) = a_member("P1"), a_member("P2")
    take_in(store, first.parcel)
    before = everything(store)
    taken = take_in(store, second.parcel)
    store.take_out(taken, at=LATER)
    assert everything(store) == before
    assert references(store) == ["SN1", "SW1"]
