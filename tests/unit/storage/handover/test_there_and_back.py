"""The whole way: set up here, interviewed there, sealed, opened, taken in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.domain.set_up import Seat
from interviewer.domain.taking_in import Standing
from interviewer.domain.words import SeatRole
from interviewer.storage import Store
from interviewer.storage.handover.contact import contact_of
from interviewer.storage.handover.identity import identity_for
from interviewer.storage.handover.package import open_package, seal
from interviewer.storage.handover.packing import hand_over, set_up
from tests.builders import a_note, a_practitioner, an_interview
from tests.unit.storage.folders import a_change
from tests.unit.storage.handover.writer import (
    AGENCY,
    LATER,
    SEAT,
    a_copy_of,
    a_writers_review,
    shows_what_holds,
)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """The writer's review, and that of a panel member who joined it."""
    folder = tmp_path / "review"
    a_writers_review(folder).close()
    with a_copy_of(folder, "writer") as writer, a_copy_of(folder, "member") as member:
        member.save(a_change(Seat(id=SEAT.id, role=SeatRole.PANEL_MEMBER, initials="P1")))
        yield writer, member
        assert shows_what_holds(writer)
        assert shows_what_holds(member)


def test_what_was_heard_there_is_read_here(laptops: tuple[Store, Store]) -> None:
    writer, member = laptops
    person = a_practitioner(reference="HV2", agency=AGENCY.id)
    interview = an_interview(practitioner=person.id)
    note = a_note(source=interview.id, text="Went ther")
    member.save(a_change(person, interview, note))
    member.save(a_change(replace(note, text="Went there.")))

    sender = identity_for(member.load(), None)
    recipient = identity_for(writer.load(), None)
    parcel = hand_over(member.load(), member.versions(), [interview.id], made=LATER)
    package = seal(parcel, sender, contact_of(recipient))
    opened = open_package(package, recipient, [contact_of(sender)])
    plan = writer.plan_taking_in(opened.parcel, opened.sender.initials, opened.fingerprint)
    assert [share.told for share in plan.shares][1:] == ["HV2: 1 note new; 2 other entries new"]
    assert plan.count(Standing.CHANGED_BY_BOTH) == 0
    writer.take_in(plan, at=LATER, who="OW")

    (taken,) = writer.taken_in()
    assert (taken.sender, taken.fingerprint) == ("P1", opened.fingerprint)
    assert writer.load().notes == {note.id: replace(note, text="Went there.")}
    assert writer.history(note) == member.history(note)


def test_what_changed_in_the_set_up_holds_there_without_its_earlier_wordings(
    laptops: tuple[Store, Store],
) -> None:
    writer, member = laptops
    for name in ("Harbour", "Harbour Trust"):
        writer.save(a_change(replace(AGENCY, name=name), who="OW"))
    update = set_up(writer.load(), writer.versions(), [], made=LATER)
    plan = member.plan_taking_in(update, "OW")
    assert plan.count(Standing.CHANGED_BY_THEM) == 1
    member.take_in(plan, at=LATER, who="P1")
    assert member.load().agencies[AGENCY.id].name == "Harbour Trust"
    assert member.conflicts() == []

    person = a_practitioner(reference="HV2", agency=AGENCY.id)
    interview = an_interview(practitioner=person.id)
    member.save(a_change(person, interview))
    back = hand_over(member.load(), member.versions(), [interview.id], made=LATER)
    writer.take_in(writer.plan_taking_in(back, "P1"), at=LATER, who="OW")
    assert writer.conflicts() == []
    assert len(writer.history(AGENCY)) == 3
