"""What a package will do is told in one line for each interview."""

from dataclasses import replace

from interviewer.domain.interview import FollowUp
from interviewer.domain.pointers import pointers
from interviewer.domain.preparation import Relation
from interviewer.domain.review import Value
from interviewer.domain.taking_in import Share, Standing, shares
from tests.builders import (
    a_note,
    a_practitioner,
    a_preparation,
    a_review,
    an_agency,
    an_entry,
    an_interview,
)

REVIEW = a_review()
(INTERVIEW,) = REVIEW.interviews.values()


def told(*standings: tuple[Value, Standing]) -> list[str]:
    return [share.told for share in shares(REVIEW.having(*(v for v, _ in standings)), standings)]


def test_notes_are_counted_by_how_they_stand_and_those_that_changed_are_named() -> None:
    notes = [a_note(source=INTERVIEW.id, number=n) for n in range(27)]
    standings = [Standing.NEW] * 24 + [Standing.CHANGED_BY_THEM] * 2 + [Standing.CHANGED_BY_BOTH]
    line = "SN1: 24 notes new, 2 changed by them (SN1·24, SN1·25), 1 changed by both (SN1·26)"
    assert told(*zip(notes, standings, strict=True)) == [line]


def test_of_very_many_the_first_are_named() -> None:
    notes = [a_note(source=INTERVIEW.id, number=n) for n in range(1, 15)]
    (line,) = told(*((note, Standing.CHANGED_BY_THEM) for note in reversed(notes)))
    assert line.startswith("SN1: 14 notes changed by them (SN1·1, SN1·2, ")
    assert line.endswith(", SN1·12 and 2 more)")


def test_the_rest_is_counted_beside_them() -> None:
    follow_up = FollowUp(id=a_note().id, interview=INTERVIEW.id)
    note = a_note(source=INTERVIEW.id)
    assert told((note, Standing.WITHDRAWN), (follow_up, Standing.NEW)) == [
        f"SN1: 1 note withdrawn (SN1·{note.number}); 1 other entry new"
    ]


def test_what_has_not_changed_is_told_only_where_nothing_has() -> None:
    note, other = (a_note(source=INTERVIEW.id, number=n) for n in (1, 2))
    assert told((note, Standing.UNCHANGED)) == ["SN1: unchanged"]
    assert told((note, Standing.UNCHANGED), (other, Standing.NEW)) == ["SN1: 1 note new"]


def test_what_belongs_to_no_interview_stands_first() -> None:
    found = told((a_note(source=INTERVIEW.id), Standing.NEW), (an_agency(), Standing.NEW))
    assert found == ["The review itself: 1 other entry new", "SN1: 1 note new"]


def test_a_share_shows_no_reference_where_it_is_logged() -> None:
    (share,) = shares(REVIEW, [(INTERVIEW, Standing.NEW)])
    assert isinstance(share, Share)
    assert "SN1" not in repr(share)


def test_a_value_points_to_whatever_it_speaks_of() -> None:
    agency, entry = an_agency(), an_entry()
    person = a_practitioner(agency=agency.id)
    interview = an_interview(practitioner=person.id, entries=(entry.id,))
    assert pointers(agency) == frozenset()
    assert pointers(person) == {agency.id}
    assert pointers(interview) == {person.id, entry.id, "example 1.0"}
    assert pointers(replace(entry, agency=agency.id)) == {agency.id}
    prepared = a_preparation(interview, relations=(Relation(by="P1"),))
    assert pointers(prepared) == {interview.id}
