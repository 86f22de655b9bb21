"""Which seat a laptop may take, and what is said before it does (model.md, "Seats")."""

from dataclasses import replace
from uuid import uuid4

import pytest

from interviewer.domain.findings import Finding
from interviewer.domain.review import Review, Value
from interviewer.domain.seats import (
    consequences,
    may_interview,
    may_see_status,
    of_others,
    role_of,
    why_not,
)
from interviewer.domain.set_up import Seat
from interviewer.domain.sources import Source
from interviewer.domain.words import SeatRole, SourceKind
from tests.builders import a_practitioner, a_review, an_interview

MEMBER, COORDINATOR, WRITER = SeatRole.PANEL_MEMBER, SeatRole.COORDINATOR, SeatRole.WRITER


def seated(role: SeatRole, *values: Value, initials: str = "P1") -> Review:
    """A review without interviews, with somebody in that seat."""
    bare = replace(a_review(), interviews={}, practitioners={})
    return replace(bare, seats={}).having(Seat(id=uuid4(), role=role, initials=initials), *values)


def met(reference: str, *interviewers: str) -> tuple[Value, Value]:
    """A practitioner, and the interview with them."""
    practitioner = a_practitioner(reference=reference)
    interview = an_interview(practitioner=practitioner.id, interviewers=interviewers)
    return practitioner, interview


def test_a_laptop_of_nobody_is_a_panel_members() -> None:
    assert role_of(Review()) is MEMBER
    assert role_of(seated(WRITER)) is WRITER


def test_a_coordinator_reads_no_interviews_and_a_panel_member_no_status() -> None:
    assert [may_interview(role) for role in SeatRole] == [True, False, True]
    assert [may_see_status(role) for role in SeatRole] == [False, True, True]


def test_a_writer_who_has_others_interviews_becomes_no_panel_member() -> None:
    review = seated(WRITER, *met("SN1", "P1", "P2"), *met("HV2", "P4"), *met("GP1"))
    told = why_not(review, MEMBER)
    assert told.startswith("Other people’s interviews are in this review (GP1, HV2), and a panel")
    assert [review.practitioner_of(each).reference for each in of_others(review)] == ["GP1", "HV2"]


def test_a_writer_with_interviews_of_their_own_only_may() -> None:
    assert why_not(seated(WRITER, *met("SN1", "P2", "p1")), MEMBER) == ""


@pytest.mark.parametrize("value", [Source(id=uuid4(), kind=SourceKind.RECORD), Finding(id=uuid4())])
def test_nor_does_one_who_has_begun_to_bring_together(value: Source | Finding) -> None:
    assert why_not(seated(WRITER, value), MEMBER).startswith("Other sources, links or findings")
    assert why_not(seated(WRITER, replace(value, withdrawn=True)), MEMBER) == ""


@pytest.mark.parametrize("role", [MEMBER, WRITER])
def test_nobody_with_interviews_becomes_a_coordinator(role: SeatRole) -> None:
    references = [each for n in range(7) for each in met(f"SN{n}", "P1")]
    told = why_not(seated(role, *references), COORDINATOR)
    assert told.startswith("Interviews are in this review (SN0, SN1, SN2, SN3, SN4 and 2 more)")
    assert why_not(seated(role), COORDINATOR) == ""


def test_everybody_else_may_and_is_told_what_follows() -> None:
    assert why_not(seated(MEMBER, *met("SN1", "P1")), WRITER) == ""
    assert why_not(seated(COORDINATOR), WRITER) == why_not(seated(COORDINATOR), MEMBER) == ""
    assert "no way back" in consequences(WRITER)
    assert "Evidence, Findings and Status are no longer shown" in consequences(MEMBER)
    assert "no interviews" in consequences(COORDINATOR)
    assert all("contact file anew" in consequences(role) for role in SeatRole)


def test_the_seat_that_it_has_is_no_change() -> None:
    told = why_not(seated(WRITER), WRITER)
    assert told == "This laptop is that of an overview writer already."
