"""What does not fit together, or not to what is here, is refused before anything is written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from interviewer.domain.interview import FollowUp
from interviewer.storage import Store, backups_of
from interviewer.storage.engine import FORMAT
from interviewer.storage.handover.errors import (
    MalformedPackageError,
    NewerPackageError,
    PackageOfAnotherReviewError,
)
from interviewer.storage.handover.parcel import PackedVersion, Parcel
from tests.builders import a_note, a_practitioner, an_agency, an_entry, an_interview
from tests.unit.storage.folders import a_change
from tests.unit.storage.handover.people import a_parcel, a_version
from tests.unit.storage.handover.writer import (
    AGENCY,
    INTERVIEW,
    LATER,
    PRACTITIONER,
    REVIEW,
    SEAT,
    a_writers_review,
    everything,
)

SAID = a_note(source=INTERVIEW.id)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Whatever a test tries: nothing has changed at the end of it."""
    store = a_writers_review(tmp_path / "review", SAID)
    before = everything(store)
    yield store
    assert everything(store) == before
    assert backups_of(store.path.parent) == []
    store.close()


def refused(store: Store, *versions: PackedVersion, **changes: object) -> None:
    parcel = a_parcel(*versions, **{"review": REVIEW, **changes})
    with pytest.raises(MalformedPackageError):
        store.plan_taking_in(parcel, "P1")


def known(store: Store) -> PackedVersion:
    (version,) = [each for each in store.versions() if each.value_id == str(SAID.id)]
    return version


def test_another_review(store: Store) -> None:
    parcel = a_parcel(a_version(a_note(source=INTERVIEW.id)), review=uuid4())
    with pytest.raises(PackageOfAnotherReviewError):
        store.plan_taking_in(parcel, "P1")


def test_a_newer_format(store: Store) -> None:
    version = a_version(a_note(source=INTERVIEW.id), format=FORMAT + 1)
    with pytest.raises(NewerPackageError):
        store.plan_taking_in(a_parcel(version, review=REVIEW), "P1")


def test_a_known_revision_with_other_words(store: Store) -> None:
    there = known(store)
    refused(store, replace(there, form={**there.form, "text": "Never rang."}))


def test_a_known_revision_of_another_value(store: Store) -> None:
    other = a_note(source=INTERVIEW.id, number=2)
    refused(store, a_version(other, revision=known(store).revision))


def test_the_open_draft_of_another_value(tmp_path: Path) -> None:
    store = a_writers_review(tmp_path / "typing", SAID)
    store.save(a_change(replace(SAID, text="R"), draft=True))
    query = "SELECT revision FROM version WHERE NOT closed"
    (draft,) = store._driver.execute(query).fetchone()
    refused(store, a_version(a_note(source=INTERVIEW.id, number=2), revision=UUID(draft)))
    store.close()


def test_a_revision_that_a_known_one_was_made_from_and_that_was_made_from_it(
    tmp_path: Path,
) -> None:
    store = a_writers_review(tmp_path / "circle")
    lost, note = uuid4(), a_note(source=INTERVIEW.id)
    later = a_version(note, lost)
    plan = store.plan_taking_in(a_parcel(later, review=REVIEW), "P1")
    store.take_in(plan, at=LATER, who="OW")
    before = everything(store)
    refused(store, a_version(note, later.revision, revision=lost))
    assert everything(store) == before
    store.close()


@pytest.mark.parametrize(
    "value",
    [
        a_note(source=uuid4()),
        a_note(source=INTERVIEW.id, episodes=(uuid4(),)),
        an_entry(agency=uuid4()),
        a_practitioner(agency=uuid4()),
        an_interview(practitioner=uuid4()),
        an_interview(practitioner=PRACTITIONER.id, guidance_version="9.9"),
        FollowUp(id=uuid4(), interview=INTERVIEW.id, note=uuid4()),
    ],
    ids=["interview", "episode", "agency", "its agency", "practitioner", "guidance", "note"],
)
def test_what_speaks_of_something_that_is_nowhere(store: Store, value: object) -> None:
    refused(store, a_version(value))  # type: ignore[arg-type]  # one of several kinds


def test_what_speaks_of_something_of_another_kind(tmp_path: Path) -> None:
    store = a_writers_review(tmp_path / "kinds")
    before = everything(store)
    person = a_practitioner(agency=INTERVIEW.id)
    plan = store.plan_taking_in(a_parcel(a_version(person), review=REVIEW), "P1")
    with pytest.raises(MalformedPackageError):
        store.take_in(plan, at=LATER, who="OW")
    assert everything(store) == before
    store.close()


def test_a_seat_never_travels(store: Store) -> None:
    refused(store, a_version(SEAT))


def test_a_form_that_says_more_or_less_than_its_kind(store: Store) -> None:
    version = a_version(a_note(source=INTERVIEW.id))
    less = {name: part for name, part in version.form.items() if name != "text"}
    for form in (less, {**version.form, "more": 1}, {**version.form, "number": "1"}, {}):
        refused(store, replace(version, form=form))


def test_two_heads_of_one_value(store: Store) -> None:
    version = a_version(a_note(source=INTERVIEW.id))
    parcel: Parcel = a_parcel(version)
    refused(store, version, heads=parcel.heads * 2)
    refused(store, version, heads=())


def test_a_reference_and_an_agency_arrive_together(tmp_path: Path) -> None:
    """What is new may speak of what comes with it, in whichever order it stands there."""
    store = a_writers_review(tmp_path / "together")
    agency = an_agency()
    person = a_practitioner(agency=agency.id, reference="HV2")
    parcel = a_parcel(a_version(person), a_version(agency), review=REVIEW)
    store.take_in(store.plan_taking_in(parcel, "P1"), at=LATER, who="OW")
    assert store.load().practitioners[person.id] == person
    assert agency.id in store.load().agencies
    assert AGENCY.id in store.load().agencies
    store.close()
