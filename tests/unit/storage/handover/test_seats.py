"""Who sits at a laptop decides what it takes in (model.md, "Seats and blindness")."""

from pathlib import Path

import pytest

from interviewer.domain.words import SeatRole
from interviewer.storage.handover.parcel import ParcelKind
from interviewer.storage.handover.seats import NotForThisSeatError, check_seat, may_take_in
from tests.unit.storage.handover.people import a_parcel
from tests.unit.storage.handover.writer import REVIEW, Member, a_writers_review, everything, take_in

ALLOWED = {
    (SeatRole.PANEL_MEMBER, ParcelKind.SET_UP),
    (SeatRole.COORDINATOR, ParcelKind.SET_UP),
    (SeatRole.COORDINATOR, ParcelKind.STATUS),
    (SeatRole.WRITER, ParcelKind.HAND_OVER),
    (SeatRole.WRITER, ParcelKind.SET_UP),
    (SeatRole.WRITER, ParcelKind.STATUS),
}


@pytest.mark.parametrize("kind", ParcelKind)
@pytest.mark.parametrize("role", SeatRole)
def test_a_seat_takes_in_what_it_may_and_nothing_else(role: SeatRole, kind: ParcelKind) -> None:
    assert may_take_in(role, kind) is ((role, kind) in ALLOWED)
    if not may_take_in(role, kind):
        with pytest.raises(NotForThisSeatError) as refused:
            check_seat(role, kind)
        assert kind.value in refused.value.sentence
        assert role.value in refused.value.sentence


@pytest.mark.parametrize("role", [SeatRole.PANEL_MEMBER, SeatRole.COORDINATOR])
def test_what_others_heard_is_not_even_planned(tmp_path: Path, role: SeatRole) -> None:
    store = a_writers_review(tmp_path / "review", role=role)
    member = Member("P2")
    member.meets("HV2", "Went there.")
    before = everything(store)
    with pytest.raises(NotForThisSeatError):
        store.plan_taking_in(member.parcel, "P2")
    assert everything(store) == before
    store.close()


def test_a_panel_member_takes_in_what_the_review_is_about(tmp_path: Path) -> None:
    store = a_writers_review(tmp_path / "review", role=SeatRole.PANEL_MEMBER)
    versions = [each for each in store.versions() if each.kind in {"agency", "episode"}]
    update = a_parcel(*versions, review=REVIEW, kind=ParcelKind.SET_UP)
    assert store.plan_taking_in(update, "C1").changes_nothing
    take_in(store, update)
    store.close()
