"""Joining a review from its set-up package: the same ids and revisions on every laptop."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.words import SeatRole
from interviewer.storage import ReviewFolder, Store
from interviewer.storage.handover.contact import contact_of
from interviewer.storage.handover.contents import value_of
from interviewer.storage.handover.errors import (
    MalformedPackageError,
    NotASetUpError,
    PackageTamperedError,
    WrongPackagePassphraseError,
)
from interviewer.storage.handover.identity import Identity
from interviewer.storage.handover.joining import Joining, SetUp, opened_set_up, set_up_in
from interviewer.storage.handover.package import Opened, seal_with_passphrase
from interviewer.storage.handover.packing import hand_over, set_up
from interviewer.storage.handover.parcel import Parcel, ParcelKind
from interviewer.storage.tables import TABLES
from tests.builders import NOON, an_entry
from tests.unit.storage.folders import CODE, PASSPHRASE, QUICK, a_change
from tests.unit.storage.handover.people import somebody
from tests.unit.storage.handover.writer import (
    AGENCY,
    EPISODE,
    INTERVIEW,
    LATER,
    PRACTITIONER,
    REVIEW,
    a_writers_review,
    shows_what_holds,
    take_in,
)

WORDS = "harbour-lantern-saltmarsh"
THE_SENDER = somebody("OW", SeatRole.WRITER, REVIEW)
THE_COORDINATOR = contact_of(somebody("CO", SeatRole.COORDINATOR, REVIEW))


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Store]:
    store = a_writers_review(tmp_path / "writer", an_entry(agency=AGENCY.id, episode=EPISODE.id))
    store.save(a_change(replace(AGENCY, name="Harbour Health Trust"), who="OW"))
    yield store
    store.close()


def a_set_up_of(store: Store) -> Parcel:
    return set_up(store.load(), store.versions(), [THE_COORDINATOR], made=NOON)


def opened(parcel: Parcel, sender: Identity = THE_SENDER) -> SetUp:
    return set_up_in(Opened(parcel=parcel, sender=contact_of(sender), known=False, fingerprint=""))


def joined(path: Path, set_up: SetUp, initials: str = "P1") -> Store:
    seat = Seat(id=uuid4(), initials=initials)
    return ReviewFolder.create(
        path,
        name="Winter",
        passphrase=PASSPHRASE,
        recovery_code=CODE,
        change=Joining(set_up=set_up, seat=seat, at=LATER),
        cost=QUICK,
    )


def revisions(store: Store, *kinds: type) -> set[object]:
    return {
        each.revision for each in store.versions() if each.kind in {TABLES[k].name for k in kinds}
    }


def test_whoever_joins_has_the_values_of_the_sender_and_a_seat_of_their_own(
    writer: Store, tmp_path: Path
) -> None:
    store = joined(tmp_path / "member", opened(a_set_up_of(writer)))
    review, sent = store.load(), writer.load()
    assert review.details == sent.details
    assert (review.agencies, review.episodes, review.entries) == (
        sent.agencies,
        sent.episodes,
        sent.entries,
    )
    assert review.guidances == sent.guidances
    assert not review.interviews
    assert not review.practitioners
    (seat,) = review.seats.values()
    assert (seat.initials, seat.role) == ("P1", SeatRole.PANEL_MEMBER)
    assert shows_what_holds(store)
    store.close()


def test_revisions_are_those_of_the_sender(writer: Store, tmp_path: Path) -> None:
    store = joined(tmp_path / "member", opened(a_set_up_of(writer)))
    for kind in (Particulars, Agency, Episode):
        assert store.latest_revisions(kind) == writer.latest_revisions(kind)
    assert revisions(store, Agency) < revisions(writer, Agency)
    store.close()


def test_sender_and_others_are_known_and_the_identity_is_new(writer: Store, tmp_path: Path) -> None:
    store = joined(tmp_path / "member", opened(a_set_up_of(writer)))
    assert store.contacts() == [contact_of(THE_SENDER), THE_COORDINATOR]
    identity = store.identity()
    assert identity is not None
    assert (identity.review, identity.initials, identity.role) == (
        REVIEW,
        "P1",
        SeatRole.PANEL_MEMBER,
    )
    assert identity.secrets != THE_SENDER.secrets
    store.close()


def test_it_opens_again_with_the_passphrase(writer: Store, tmp_path: Path) -> None:
    joined(tmp_path / "member", opened(a_set_up_of(writer))).close()
    store = ReviewFolder.at(tmp_path / "member").unlock_with_passphrase(PASSPHRASE)
    assert store.load().details.id == REVIEW
    assert store.verify().sound
    store.close()


def test_what_two_who_joined_hand_over_stands_against_nothing(
    writer: Store, tmp_path: Path
) -> None:
    package = opened(a_set_up_of(writer))
    for initials in ("P1", "P2"):
        store = joined(tmp_path / initials, package, initials)
        met = replace(PRACTITIONER, id=uuid4(), reference=f"SN{initials[1]}")
        interview = replace(INTERVIEW, id=uuid4(), practitioner=met.id, interviewers=(initials,))
        store.save(a_change(met, interview, who=initials))
        parcel = hand_over(store.load(), store.versions(), [interview.id], made=LATER)
        take_in(writer, parcel, initials)
        store.close()
    assert writer.conflicts() == []
    assert len(writer.load().interviews) == 3


def test_a_package_sealed_with_words_opens_with_them_only(writer: Store) -> None:
    package = seal_with_passphrase(a_set_up_of(writer), THE_SENDER, WORDS)
    found = opened_set_up(package, f" {WORDS} ")
    assert found.review.details.label == writer.load().details.label
    assert found.sender == contact_of(THE_SENDER)
    assert found.is_taken("ow")
    assert not found.is_taken("P1")
    with pytest.raises(WrongPackagePassphraseError):
        opened_set_up(package, "harbour-lantern")
    broken = bytearray(package)
    broken[-20] ^= 1
    with pytest.raises(PackageTamperedError):
        opened_set_up(bytes(broken), WORDS)


def test_nobody_joins_from_another_kind_of_package(writer: Store) -> None:
    parcel = hand_over(writer.load(), writer.versions(), [INTERVIEW.id], made=NOON)
    with pytest.raises(NotASetUpError) as refused:
        opened(parcel)
    assert refused.value.what_happened.startswith("This is a hand-over package")


@pytest.mark.parametrize("missing", ["particulars", "guidance", "agency"])
def test_a_set_up_that_is_not_whole_begins_nothing(writer: Store, missing: str) -> None:
    parcel = a_set_up_of(writer)
    assert missing in {each.kind for each in parcel.versions}
    part = replace(
        parcel,
        versions=tuple(each for each in parcel.versions if each.kind != missing),
        heads=tuple(each for each in parcel.heads if each.kind != missing),
    )
    assert part.kind is ParcelKind.SET_UP
    assert all(value_of(each) for each in part.current())
    with pytest.raises(MalformedPackageError):
        opened(part)


def test_nothing_half_made_stays_where_it_cannot_begin(writer: Store, tmp_path: Path) -> None:
    package = replace(opened(a_set_up_of(writer)))
    agency = next(each for each in package.parcel.versions if each.kind == "agency")
    rest = tuple(each for each in package.parcel.versions if each is not agency)
    broken = replace(package, parcel=replace(package.parcel, versions=rest))
    with pytest.raises(MalformedPackageError):
        joined(tmp_path / "member", broken)
    assert not (tmp_path / "member").exists()
    assert {each.name for each in tmp_path.iterdir()} == {"writer"}
