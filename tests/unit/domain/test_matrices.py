"""Numbers that count practitioners, and know the notes behind them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.evidence import Evidence
from interviewer.domain.interview import FactorMark, Note
from interviewer.domain.matrices import ALL, Matrix, MatrixKind, matrix
from interviewer.domain.words import Factor, Influence
from tests.builders import a_note
from tests.unit.domain.collated import (
    CARE,
    EVENT,
    FIRST,
    HEALTH,
    HV1,
    OF_HV1,
    OF_SW1,
    RECORD,
    SECOND,
    a_writers_review,
    notes,
    wanting,
)


def made(kind: MatrixKind, *given: Note) -> Matrix:
    review = a_writers_review(*given)
    return matrix(review, Evidence(review), kind)


def test_a_practitioner_with_many_notes_counts_once() -> None:
    many = [a_note(source=OF_HV1.id, number=n, episodes=(FIRST.id,)) for n in range(1, 9)]
    one = a_note(source=OF_SW1.id, episodes=(FIRST.id,))
    found = made(MatrixKind.EPISODE_AGENCY, *many, one)
    assert found.cell(FIRST.id, HEALTH.id).count == 1
    assert len(found.cell(FIRST.id, HEALTH.id).notes) == 8
    assert found.cell(FIRST.id, ALL).count == 2
    assert found.cell(SECOND.id, CARE.id).count == 0


def test_what_helped_is_told_apart_from_what_hindered() -> None:
    helped = FactorMark(factor=Factor.OWN_TEAM, influence=Influence.HELPED)
    note = a_note(source=OF_HV1.id, episodes=(FIRST.id,), factors=(helped,))
    found = made(MatrixKind.FACTOR_EPISODE, note)
    assert found.cell("own team: helped", FIRST.id).notes == (note.id,)
    assert found.cell("own team: hindered", FIRST.id).count == 0


def test_a_practitioner_stands_against_the_area_of_the_prompt() -> None:
    found = made(MatrixKind.PRACTITIONER_AREA, a_note(source=OF_HV1.id, prompt="language"))
    assert found.rows[0].words == "HV1 · Health visitor"
    assert found.cell(HV1.id, "sharing").count == 1


HELPED = FactorMark(factor=Factor.OWN_TEAM, influence=Influence.HELPED)
AT_THE_EVENT = a_note(
    source=EVENT.id,
    number=1,
    episodes=(FIRST.id,),
    lines=("procedures",),
    area="sharing",
    factors=(HELPED,),
)


@pytest.mark.parametrize("kind", MatrixKind)
def test_other_sources_are_counted_apart_from_practitioners(kind: MatrixKind) -> None:
    found = made(kind, AT_THE_EVENT)
    assert {cell.count for cell in found.cells.values()} == {0}
    assert {cell.notes for cell in found.cells.values()} == {()}
    assert found.cell(ALL, ALL).sources == {EVENT.id}
    assert found.cell(ALL, ALL).notes_apart == (AT_THE_EVENT.id,)


def test_what_nobody_in_particular_says_stands_in_no_row_and_no_column() -> None:
    """An event is no agency's and no practitioner's: it stands behind all of them only."""
    of_areas = made(MatrixKind.PRACTITIONER_AREA, AT_THE_EVENT)
    assert of_areas.cells.keys() == {(ALL, "sharing"), (ALL, ALL)}
    of_lines = made(MatrixKind.LINE_AGENCY, AT_THE_EVENT)
    assert of_lines.cells.keys() == {("procedures", ALL), (ALL, ALL)}


def test_a_record_of_an_agency_stands_in_its_column() -> None:
    record = replace(RECORD, agency=HEALTH.id)
    review = a_writers_review(record, a_note(source=record.id, lines=("procedures",)))
    found = matrix(review, Evidence(review), MatrixKind.LINE_AGENCY)
    assert found.cell("procedures", HEALTH.id).sources == {record.id}
    assert found.cell("procedures", HEALTH.id).count == 0


def test_it_counts_within_what_is_wanted() -> None:
    review = a_writers_review(
        a_note(source=OF_HV1.id, lines=("procedures",), episodes=(FIRST.id,)),
        a_note(source=OF_SW1.id, lines=("procedures",)),
    )
    found = matrix(review, Evidence(review), MatrixKind.LINE_AGENCY, wanting(episode=FIRST.id))
    assert found.cell("procedures", ALL).count == 1


@given(notes(), st.sampled_from(MatrixKind))
def test_every_number_is_the_practitioners_of_the_live_notes_behind_it(
    given: list[Note], kind: MatrixKind
) -> None:
    found = made(kind, *given)
    known = {note.id: note for note in given}
    people = {OF_HV1.id: OF_HV1.practitioner, OF_SW1.id: OF_SW1.practitioner}
    others = {EVENT.id, RECORD.id}
    for cell in found.cells.values():
        behind = [known[note] for note in cell.notes]
        assert not any(note.withdrawn for note in behind)
        assert cell.practitioners == {people[note.source] for note in behind}
        assert len(set(cell.notes)) == len(cell.notes)
        assert cell.sources == {known[note].source for note in cell.notes_apart} <= others


@given(notes(), st.sampled_from(MatrixKind))
def test_the_sum_of_a_row_is_at_least_all_and_no_cell_is_more(
    given: list[Note], kind: MatrixKind
) -> None:
    found = made(kind, *given)
    for row in found.rows:
        counts = [found.cell(row.key, column.key).count for column in found.columns]
        assert max(counts, default=0) <= found.cell(row.key, ALL).count <= sum(counts)


@given(notes(), st.sampled_from(MatrixKind))
def test_neither_suggestions_nor_whether_it_may_be_quoted_change_a_number(
    given: list[Note], kind: MatrixKind
) -> None:
    bare = [
        replace(
            note,
            suggested_lines=(),
            suggested_episodes=(),
            do_not_quote=not note.do_not_quote,
            verbatim=not note.verbatim,
            identifies_colleague=not note.identifies_colleague,
        )
        for note in given
    ]
    assert made(kind, *given).cells == made(kind, *bare).cells


@pytest.mark.parametrize("kind", MatrixKind)
def test_without_notes_there_are_headings_and_no_numbers(kind: MatrixKind) -> None:
    found = made(kind)
    assert found.rows
    assert found.columns
    assert found.cells == {}
