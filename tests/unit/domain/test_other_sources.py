"""Evidence is more than interviews: sources and their notes, each cited as what it is."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from interviewer.domain.chronology import Entry
from interviewer.domain.evidence import Evidence, Facet
from interviewer.domain.interview import FactorMark
from interviewer.domain.naming import cited_as
from interviewer.domain.other_sources import (
    is_reference_taken,
    new_source,
    note_from,
    notes_in_words,
)
from interviewer.domain.panel_reflection import new_thought, prompted_by, thoughts_on
from interviewer.domain.search import SearchIndex, result_place
from interviewer.domain.sources import Source
from interviewer.domain.words import Basis, Factor, Frame, Influence, SourceKind
from tests.builders import NOON, a_note
from tests.unit.domain.collated import EVENT, LETTER, OF_HV1, RECORD, a_writers_review


@pytest.mark.parametrize("kind", SourceKind)
def test_a_new_source_has_a_reference_that_nothing_else_has(kind: SourceKind) -> None:
    review = a_writers_review()
    first = new_source(review, kind, uuid4())
    second = new_source(review.having(first), kind, uuid4())
    assert not is_reference_taken(review, first.reference)
    assert first.reference != second.reference


def test_a_reference_is_taken_by_a_practitioner_too_however_it_is_written() -> None:
    review = a_writers_review()
    assert is_reference_taken(review, "hv1")
    assert is_reference_taken(review, "pe1")
    assert not is_reference_taken(review, "pe1", but=EVENT.id)


def test_notes_are_numbered_and_a_number_is_never_given_again() -> None:
    review = a_writers_review()
    first = note_from(review, EVENT, "Two teams said so.", new_id=uuid4(), at=NOON)
    review = review.having(replace(first, withdrawn=True))
    second = note_from(review, EVENT, "One did not.", new_id=uuid4(), at=NOON)
    assert (first.number, second.number) == (1, 2)
    assert first.place < second.place
    assert cited_as(review, second) == "PE1·2"
    assert notes_in_words(review.having(second), EVENT) == "1 note"


def test_nobody_said_how_it_is_known_and_an_assurance_is_about_now() -> None:
    review = a_writers_review()
    note = note_from(review, RECORD, "Seen on 9 Oct.", new_id=uuid4(), at=NOON)
    assert (note.basis, note.frame) == (Basis.NOT_STATED, Frame.AT_THE_TIME)
    assured = Source(id=uuid4(), kind=SourceKind.ASSURANCE, reference="AS1")
    review = review.having(assured)
    assert note_from(review, assured, "It is done.", new_id=uuid4(), at=NOON).frame is (
        Frame.POSITION_NOW
    )


def found_by(kind: SourceKind, **tags: Any) -> dict[Facet, frozenset[UUID | str]]:
    """What a note from a source of this kind, tagged so, is found by."""
    source = Source(id=uuid4(), kind=kind, reference="XX1")
    note = a_note(source=source.id, **tags)
    told = Evidence(a_writers_review(source, note)).of(note.id)
    assert told is not None
    return dict(told.facets)


TAGS: dict[str, Any] = {
    "area": "sharing",
    "lines": ("procedures",),
    "frame": Frame.WITH_HINDSIGHT,
    "basis": Basis.OPINION,
    "factors": (FactorMark(factor=Factor.ROLE, influence=Influence.HINDERED),),
}


def test_its_notes_are_found_by_what_they_are_tagged_with() -> None:
    facets = found_by(SourceKind.PRACTITIONER_EVENT, **TAGS)
    assert facets[Facet.AREA] == {"sharing"}
    assert facets[Facet.LINE] == {"procedures"}
    assert facets[Facet.FRAME] == {"with hindsight"}
    assert facets[Facet.BASIS] == {"opinion"}
    assert facets[Facet.FACTOR] == {"role: hindered"}


def test_nobody_speaks_in_a_record_and_an_assurance_says_nothing_of_then() -> None:
    record = found_by(SourceKind.RECORD, **TAGS)
    assert record[Facet.FRAME] == record[Facet.BASIS] == frozenset()
    assert record[Facet.FACTOR] == {"role: hindered"}
    assert found_by(SourceKind.ASSURANCE, **TAGS)[Facet.FACTOR] == frozenset()


def test_search_says_where_such_a_note_stands() -> None:
    note = a_note(source=EVENT.id, number=3, text="Nobody rang back.")
    review = a_writers_review(note)
    (result,) = SearchIndex(review).search("nobody rang").shown
    assert result_place(review, result) == "PE1·3 · Practitioner event"


# What the panel begins to see


def test_a_thought_is_tied_to_notes_once_each_and_to_nothing_else() -> None:
    note = a_note(source=OF_HV1.id)
    review = a_writers_review(note)
    assert isinstance(LETTER, Entry)
    thought = new_thought(review, "sharing", "begin_to_say", new_id=uuid4(), at=NOON)
    tied = prompted_by(review, thought, (note.id, LETTER.id))
    assert prompted_by(review, tied, (note.id,)) == tied
    assert (tied.notes, tied.by) == ((note.id,), "OW")


def test_thoughts_are_found_by_area_and_question_without_withdrawn_ones() -> None:
    review = a_writers_review()
    thought = new_thought(review, "sharing", "hindsight", new_id=uuid4(), at=NOON)
    other = new_thought(review, "", "hindsight", new_id=uuid4(), at=NOON)
    gone = replace(thought, id=uuid4(), withdrawn=True)
    review = review.having(thought, other, gone)
    assert thoughts_on(review, "sharing", "hindsight") == [thought]
    assert thoughts_on(review, "sharing", "missing_voice") == []
