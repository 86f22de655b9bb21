"""A status is stored as what it is: the newest of each sender, and nothing of an interview."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from interviewer.domain.words import SeatRole, Stage
from interviewer.storage import Store
from interviewer.storage.handover.contents import packed, unpacked
from interviewer.storage.handover.packing import status
from interviewer.storage.handover.parcel import InterviewStatus, Parcel, ParcelKind
from interviewer.storage.handover.seats import NotForThisSeatError
from tests.builders import NOON, a_note
from tests.unit.storage.folders import a_change
from tests.unit.storage.handover.test_joining import joined, opened
from tests.unit.storage.handover.test_set_up_updates import a_parcel_of
from tests.unit.storage.handover.writer import (
    INTERVIEW,
    LATER,
    REVIEW,
    Member,
    a_writers_review,
    take_in,
)


@pytest.fixture
def member(tmp_path: Path) -> Iterator[Store]:
    note = a_note(source=INTERVIEW.id, text="Rang the hub on Friday.")
    store = a_writers_review(tmp_path / "member", note, role=SeatRole.PANEL_MEMBER)
    yield store
    store.close()


@pytest.fixture
def coordinator(member: Store, tmp_path: Path) -> Iterator[Store]:
    store = joined(tmp_path / "coordinator", opened(a_parcel_of(member)), "CO")
    (seat,) = store.load().seats.values()
    store.save(a_change(type(seat)(id=seat.id, role=SeatRole.COORDINATOR, initials="CO")))
    yield store
    assert store.verify().sound
    store.close()


def a_status(stage: Stage, days: int = 0) -> Parcel:
    told = InterviewStatus(interview=INTERVIEW.id, reference="SN1", stage=stage)
    made = NOON + timedelta(days=days)
    return Parcel(review=REVIEW, kind=ParcelKind.STATUS, made=made, format=2, statuses=(told,))


def test_nothing_but_reference_state_and_dates_travels_and_is_stored(
    member: Store, coordinator: Store
) -> None:
    parcel = unpacked(packed(status(member.load(), made=NOON)))
    assert not parcel.versions
    take_in(coordinator, parcel)
    review = coordinator.load()
    assert (dict(review.interviews), dict(review.notes), dict(review.practitioners)) == ({}, {}, {})
    (report,) = review.status_reports.values()
    assert (report.sender, report.made) == ("P1", NOON)
    (told,) = report.interviews
    assert (told.id, told.reference, told.stage) == (INTERVIEW.id, "SN1", INTERVIEW.stage)


def test_the_newest_holds_and_the_earlier_one_is_in_the_history(coordinator: Store) -> None:
    for parcel in (a_status(Stage.PLANNED), a_status(Stage.AGREED, 2), a_status(Stage.TO_TIDY, 1)):
        take_in(coordinator, parcel)
    (report,) = coordinator.load().status_reports.values()
    assert [each.stage for each in report.interviews] == [Stage.AGREED]
    history = [version.value for version in coordinator.history(report)]
    assert len(history) == 2
    assert coordinator.plan_taking_in(a_status(Stage.AGREED, 2), "P1").changes_nothing


def test_it_is_none_of_the_packages_that_can_be_taken_out_again(coordinator: Store) -> None:
    take_in(coordinator, a_status(Stage.AGREED))
    assert coordinator.taken_in() == []
    assert coordinator.load().status_reports


def test_a_panel_member_learns_nothing_of_the_others(member: Store) -> None:
    with pytest.raises(NotForThisSeatError) as refused:
        member.plan_taking_in(a_status(Stage.AGREED), "P2")
    assert "for the coordinator to see" in refused.value.sentence
    assert not member.load().status_reports


def test_a_report_never_leaves_with_the_set_up(coordinator: Store) -> None:
    take_in(coordinator, a_status(Stage.AGREED))
    assert "status_report" not in {each.kind for each in a_parcel_of(coordinator).versions}


def test_a_hand_over_that_a_status_told_of_can_be_taken_out_again(tmp_path: Path) -> None:
    """A report points to nothing: it tells of interviews that may not be here."""
    store = a_writers_review(tmp_path / "writer")
    other = Member("P1")
    met = other.meets("HV2", "Went there.")
    told = InterviewStatus(interview=met.id, reference="HV2", stage=Stage.AGREED)
    parcel = Parcel(review=REVIEW, kind=ParcelKind.STATUS, made=LATER, format=2, statuses=(told,))
    taken = take_in(store, other.parcel)
    take_in(store, parcel)
    store.take_out(taken, at=LATER)
    assert met.id not in store.load().interviews
    store.close()
