"""Later set-up packages: whatever order they come in, every laptop has the same set-up."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.findings import EarlierReview
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Agency
from interviewer.domain.taking_in import Standing
from interviewer.domain.words import SeatRole
from interviewer.storage import Store
from interviewer.storage.handover.contact import Contact, contact_of
from interviewer.storage.handover.newcomers import newcomers
from interviewer.storage.handover.package import Opened
from interviewer.storage.handover.packing import set_up
from interviewer.storage.handover.parcel import Parcel
from interviewer.storage.handover.refusals import PlanOutOfDateError
from tests.builders import NOON, an_agency, an_entry
from tests.unit.storage.folders import a_change
from tests.unit.storage.handover.people import MEMBER, somebody
from tests.unit.storage.handover.test_joining import joined, opened
from tests.unit.storage.handover.writer import (
    AGENCY,
    EPISODE,
    LATER,
    REVIEW,
    a_copy_of,
    a_writers_review,
    shows_what_holds,
    take_in,
)


@pytest.fixture
def coordinator(tmp_path: Path) -> Iterator[Store]:
    store = a_writers_review(tmp_path / "coordinator", role=SeatRole.COORDINATOR)
    yield store
    store.close()


@pytest.fixture
def member(coordinator: Store, tmp_path: Path) -> Iterator[Store]:
    store = joined(tmp_path / "member", opened(a_parcel_of(coordinator)))
    yield store
    assert shows_what_holds(store)
    store.close()


def a_parcel_of(store: Store, *contacts: Contact) -> Parcel:
    return set_up(store.load(), store.versions(), contacts, made=NOON)


def standings(store: Store, parcel: Parcel) -> dict[Value, Standing]:
    plan = store.plan_taking_in(parcel, "CO")
    return {
        value: standing for value, standing in plan.brought() if standing is not Standing.UNCHANGED
    }


def test_an_update_brings_what_is_new_changed_and_taken_out(
    coordinator: Store, member: Store
) -> None:
    renamed, longer = replace(AGENCY, name="Harbour Trust"), replace(EPISODE, title="The move")
    new, known = an_entry(agency=AGENCY.id), EarlierReview(id=uuid4(), title="Child Heron")
    coordinator.save(a_change(renamed, longer, new, known, who="CO"))
    coordinator.save(a_change(replace(EPISODE, withdrawn=True), who="CO"))
    update = a_parcel_of(coordinator)
    assert standings(member, update) == {
        renamed: Standing.CHANGED_BY_THEM,
        replace(EPISODE, withdrawn=True): Standing.WITHDRAWN,
        new: Standing.NEW,
        known: Standing.NEW,
    }
    take_in(member, update, "CO")
    here, there = member.load(), coordinator.load()
    assert (here.agencies, here.episodes, here.entries) == (
        there.agencies,
        there.episodes,
        there.entries,
    )
    assert here.earlier_reviews == there.earlier_reviews
    assert member.plan_taking_in(update, "CO").changes_nothing


def test_what_was_changed_here_too_waits_for_a_decision(coordinator: Store, member: Store) -> None:
    mine, theirs = replace(AGENCY, name="Harbour"), replace(AGENCY, name="Harbour Trust")
    member.save(a_change(mine, who="P1"))
    coordinator.save(a_change(theirs, who="CO"))
    assert standings(member, a_parcel_of(coordinator)) == {theirs: Standing.CHANGED_BY_BOTH}
    take_in(member, a_parcel_of(coordinator), "CO")
    (conflict,) = member.conflicts()
    assert (conflict.kind, conflict.value_id) == (Agency, AGENCY.id)


def test_an_earlier_package_after_a_later_one_changes_nothing_that_is_shown(
    coordinator: Store, member: Store
) -> None:
    coordinator.save(a_change(replace(AGENCY, name="Second"), who="CO"))
    second = a_parcel_of(coordinator)
    coordinator.save(a_change(replace(AGENCY, name="Third"), who="CO"))
    take_in(member, a_parcel_of(coordinator), "CO")
    before = member.load()
    assert standings(member, second) == {}
    take_in(member, second, "CO")
    assert member.load() == before


def test_contacts_are_kept_with_the_package_or_not_at_all(
    coordinator: Store, member: Store
) -> None:
    newcomer = contact_of(somebody("NW", SeatRole.WRITER, REVIEW))
    coordinator.save(a_change(an_agency(), who="CO"))
    update = a_parcel_of(coordinator, newcomer)
    known = member.contacts()
    plan = member.plan_taking_in(update, "CO")
    member.save(a_change(replace(AGENCY, name="Harbour"), who="P1"))
    with pytest.raises(PlanOutOfDateError):
        member.take_in(plan, at=LATER, who="P1", contacts=[newcomer])
    assert member.contacts() == known
    plan = member.plan_taking_in(update, "CO")
    taken = member.take_in(plan, at=LATER, who="P1", contacts=[newcomer])
    assert member.contacts() == [*known, newcomer]
    member.take_out(taken, at=LATER)
    assert member.contacts() == [*known, newcomer]


# --- Newcomers ---

THE_COORDINATOR = contact_of(somebody("CO", SeatRole.COORDINATOR, REVIEW))
THE_WRITER = contact_of(somebody("NW", SeatRole.WRITER, REVIEW))


def an_opened(store: Store, *contacts: Contact, known: bool = True) -> Opened:
    parcel = a_parcel_of(store, *contacts)
    return Opened(parcel=parcel, sender=THE_COORDINATOR, known=known, fingerprint="")


def test_whoever_is_known_or_sits_here_is_no_newcomer(coordinator: Store) -> None:
    me = contact_of(somebody("P1", review=REVIEW))
    package = an_opened(coordinator, THE_WRITER, me, THE_COORDINATOR)
    (newcomer,) = newcomers(package, [THE_COORDINATOR], me.signing_key)
    assert newcomer.contact == THE_WRITER
    assert not newcomer.sent_it
    assert not newcomer.other_digits
    withdrawn = [THE_COORDINATOR, replace(THE_WRITER, withdrawn=True)]
    assert newcomers(package, withdrawn, me.signing_key) == ()


def test_a_sender_whom_nobody_knows_comes_first(coordinator: Store) -> None:
    package = an_opened(coordinator, THE_WRITER, known=False)
    sender, other = newcomers(package, (), MEMBER.signing_key)
    assert (sender.contact, sender.sent_it) == (THE_COORDINATOR, True)
    assert (other.contact, other.sent_it) == (THE_WRITER, False)


def test_other_digits_under_known_initials_are_told(coordinator: Store) -> None:
    another = contact_of(somebody("nw", SeatRole.WRITER, REVIEW))
    package = an_opened(coordinator, another)
    (newcomer,) = newcomers(package, [THE_COORDINATOR, THE_WRITER], MEMBER.signing_key)
    assert newcomer.other_digits


# --- Any order ---

AGENCIES = tuple(an_agency(name="Agency") for _ in range(2))


class World:
    """A coordinator's review, a writer who joined it, and a member who joined both."""

    def __init__(self, folder: Path) -> None:
        self.coordinator, self.writer, self.member = (
            folder / name for name in ("coordinator", "writer", "member")
        )
        first = a_writers_review(self.coordinator, *AGENCIES, role=SeatRole.COORDINATOR)
        begun = opened(a_parcel_of(first))
        for path, initials in ((self.writer, "OW"), (self.member, "P1")):
            joined(path, begun, initials).close()
        first.close()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("world"))


EDITS = st.lists(
    st.tuples(st.integers(0, len(AGENCIES) - 1), st.sampled_from(["", "A", "B"]), st.booleans()),
    min_size=1,
    max_size=4,
)
"""Which agency gets which name, and whether a package is made of it then; "" takes it out."""

_copies = count()


def a_copy(folder: Path) -> AbstractContextManager[Store]:
    return a_copy_of(folder, f"{folder.name}-{next(_copies)}")


def made(folder: Path, edits: list[tuple[int, str, bool]], who: str) -> list[Parcel]:
    """The packages that somebody makes while they change the set-up; one at the end always."""
    found = []
    with a_copy(folder) as store:
        for which, name, packs in edits:
            agency = store.load().agencies[AGENCIES[which].id]
            changed = replace(agency, name=name or agency.name, withdrawn=not name)
            store.save(a_change(changed, who=who))
            if packs:
                found.append(a_parcel_of(store))
        return [*found, a_parcel_of(store)]


def outcome(store: Store) -> tuple[Review, dict[UUID | str, set[UUID]]]:
    return store.load(), {each.value_id: set(each.heads) for each in store.conflicts()}


@settings(max_examples=15, deadline=None)
@given(by_coordinator=EDITS, by_writer=EDITS, dice=st.randoms(use_true_random=False))
def test_any_order_of_updates_gives_the_same_set_up(
    world: World,
    by_coordinator: list[tuple[int, str, bool]],
    by_writer: list[tuple[int, str, bool]],
    dice: Random,
) -> None:
    updates = made(world.coordinator, by_coordinator, "CO") + made(world.writer, by_writer, "OW")
    shuffled = updates * 2
    dice.shuffle(shuffled)  # and some come twice
    outcomes = []
    for order in (updates, shuffled):
        with a_copy(world.member) as store:
            for update in order:
                take_in(store, update, "CO")
                assert shows_what_holds(store)
            outcomes.append(outcome(store))
    assert outcomes[0] == outcomes[1]


@settings(max_examples=10, deadline=None)
@given(edits=EDITS, dice=st.randoms(use_true_random=False))
def test_the_last_update_gives_what_its_maker_has_whatever_came_before(
    world: World, edits: list[tuple[int, str, bool]], dice: Random
) -> None:
    updates = made(world.coordinator, edits, "CO")
    last = updates[-1].current()
    dice.shuffle(updates)
    with a_copy(world.member) as store:
        for update in updates:
            take_in(store, update, "CO")
        assert store.conflicts() == []
        heads = {each.value_id: each.revision for each in last if each.kind == "agency"}
        assert store.latest_revisions(Agency) == heads
