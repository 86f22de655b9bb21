"""What holds however often, and in whatever order, packages of several people are taken in."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.interview import Note
from interviewer.domain.review import Review
from interviewer.storage import Store
from interviewer.storage.handover.contents import value_of
from interviewer.storage.handover.parcel import Parcel
from tests.builders import a_note
from tests.unit.storage.folders import a_change
from tests.unit.storage.handover.writer import (
    INTERVIEW,
    LATER,
    Member,
    a_copy_of,
    a_writers_review,
    everything,
    shared,
    shows_what_holds,
    take_in,
    typed,
)

NOTES = tuple(a_note(source=INTERVIEW.id, number=number, text="Rang.") for number in (1, 2))
"""What everybody has, and may change."""

TEXTS = st.text("ab", max_size=2)
PEOPLE = ("P1", "P2", "P3")


@dataclass(frozen=True)
class World:
    """A writer's review on the disk, and what travelled from there to the members."""

    folder: Path
    common: Member


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("world") / "review"
    common = Member("OW")
    store = a_writers_review(folder)
    for note in NOTES:
        shared(store, note, common)
    store.close()
    return World(folder=folder, common=common)


@dataclass(frozen=True)
class Edits:
    """What one person does before handing over.

    Attributes:
        reference: Of whom they interview; somebody else may call another person so.
        own: The wordings of their own note, one after the other.
        rewordings: Which of the common notes get which text; None withdraws it.
    """

    reference: str
    own: tuple[str, ...]
    rewordings: tuple[tuple[int, str | None], ...]
    seed: int


EDITS = st.builds(
    Edits,
    reference=st.sampled_from(["SW1", "sw1", "SW2"]),
    own=st.lists(TEXTS, max_size=2).map(tuple),
    rewordings=st.lists(
        st.tuples(st.integers(0, len(NOTES) - 1), st.none() | TEXTS), max_size=3
    ).map(tuple),
    seed=st.integers(0, 2**16),
)
PACKAGES = st.lists(EDITS, min_size=2, max_size=3)


def handed_over(world: World, initials: str, edits: Edits) -> Parcel:
    member = Member(initials, dice=Random(f"{initials} {edits.seed}"))  # noqa: S311  no secret
    member.holds(*world.common.versions)
    interview = member.meets(edits.reference, *edits.own[:1])
    for text in edits.own[1:]:
        version = member.values_of(Note)[-1]
        assert version.form["source"] == str(interview.id)
        member.writes(replace(_note(version.value_id, member), text=text))
    for which, words in edits.rewordings:
        note = _note(str(NOTES[which].id), member)
        member.writes(replace(note, text=words or note.text, withdrawn=words is None))
    return member.parcel


def _note(value_id: str, member: Member) -> Note:
    (version,) = [each for each in member.values_of(Note) if each.value_id == value_id]
    value = value_of(version)
    assert isinstance(value, Note)
    return value


def parcels(world: World, packages: list[Edits]) -> list[tuple[str, Parcel]]:
    pairs = zip(PEOPLE, packages, strict=False)
    return [(initials, handed_over(world, initials, edits)) for initials, edits in pairs]


_copies = count()


def a_copy(world: World) -> AbstractContextManager[Store]:
    return a_copy_of(world.folder, f"copy-{next(_copies)}")


def outcome(store: Store) -> tuple[Review, object, object]:
    """What a person sees and can find in the history: not in which order it came."""
    return store.load(), typed(store), {(each.value_id, each.heads) for each in store.conflicts()}


def texts(store: Store, value_id: UUID) -> set[str]:
    values = (version.value for version in store.history_of(Note, value_id))
    return {value.text for value in values if isinstance(value, Note)}


@settings(max_examples=10, deadline=None)
@given(packages=PACKAGES, dice=st.randoms(use_true_random=False))
def test_whose_package_comes_first_makes_no_difference(
    world: World, packages: list[Edits], dice: Random
) -> None:
    given_order = parcels(world, packages)
    shuffled = given_order * 2
    dice.shuffle(shuffled)  # and some come twice
    outcomes = []
    for order in (given_order, shuffled):
        with a_copy(world) as store:
            for sender, parcel in order:
                take_in(store, parcel, sender)
                assert shows_what_holds(store)
            outcomes.append(outcome(store))
            references = [each.reference for each in store.load().practitioners.values()]
            assert len({reference.casefold() for reference in references}) == len(references)
    assert outcomes[0] == outcomes[1]


@settings(max_examples=10, deadline=None)
@given(packages=PACKAGES)
def test_twice_is_the_same_as_once(world: World, packages: list[Edits]) -> None:
    with a_copy(world) as store:
        for sender, parcel in parcels(world, packages):
            take_in(store, parcel, sender)
        once = everything(store)[:2]
        for sender, parcel in parcels(world, packages):
            assert store.plan_taking_in(parcel, sender).changes_nothing
            take_in(store, parcel, sender)
        assert everything(store)[:2] == once


@settings(max_examples=10, deadline=None)
@given(packages=PACKAGES, here=st.lists(st.tuples(st.integers(0, 1), TEXTS, st.booleans())))
def test_no_earlier_version_is_ever_lost(
    world: World, packages: list[Edits], here: list[tuple[int, str, bool]]
) -> None:
    with a_copy(world) as store:
        for place, (sender, parcel) in enumerate(parcels(world, packages)):
            for which, text, draft in here[place::3]:
                note = replace(store.load().notes[NOTES[which].id], text=text)
                store.save(a_change(note, draft=draft, who="OW"))
                assert store.load().notes[note.id] == note
            said = store.load().notes.values()
            before = {version.revision: version for version in store.versions()}
            take_in(store, parcel, sender)
            after = {version.revision: version for version in store.versions()}
            assert before.items() <= after.items()
            assert {each.revision: each for each in parcel.versions}.items() <= after.items()
            for note in said:
                assert note.text in texts(store, note.id) or store.has_open_draft(note)
                assert note == store.load().notes[note.id] or not store.has_open_draft(note)
        assert store.verify().sound


@settings(max_examples=10, deadline=None)
@given(packages=PACKAGES, choice=st.integers(0, 5))
def test_a_conflict_stays_until_it_is_decided_and_then_is_over(
    world: World, packages: list[Edits], choice: int
) -> None:
    with a_copy(world) as store:
        seen: set[UUID | str] = set()
        for sender, parcel in parcels(world, packages):
            take_in(store, parcel, sender)
            conflicts = store.conflicts()
            assert seen <= {conflict.value_id for conflict in conflicts}
            seen = {conflict.value_id for conflict in conflicts}
        for conflict in store.conflicts():
            keep = conflict.heads[choice % len(conflict.heads)]
            kept = store.decide(conflict, keep=keep, at=LATER, who="OW")
            assert store.load().value(conflict.kind, conflict.value_id) == kept
        assert store.conflicts() == []
        decided = store.load()
        for sender, parcel in parcels(world, packages):
            take_in(store, parcel, sender)
        assert store.conflicts() == []
        assert store.load() == decided


@settings(max_examples=10, deadline=None)
@given(packages=PACKAGES)
def test_taking_out_is_the_way_back(world: World, packages: list[Edits]) -> None:
    with a_copy(world) as store:
        states = [everything(store)]
        taken = []
        for sender, parcel in parcels(world, packages):
            taken.append(take_in(store, parcel, sender))
            states.append(everything(store))
        for last in reversed(taken):
            assert everything(store) == states.pop()
            store.take_out(last, at=LATER)
            assert shows_what_holds(store)
        assert everything(store) == states.pop()
