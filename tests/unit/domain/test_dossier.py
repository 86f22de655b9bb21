"""What an evidence dossier holds: chapters, filters, what stays out, what is counted."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.abbreviations import abbreviations, unexplained
from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.dossier import Dossier, DossierChoices, dossier_of
from interviewer.domain.dossier_chapters import areas_told, chapters_of, lines_told
from interviewer.domain.evidence import Told, Wanted
from interviewer.domain.findings import Finding
from interviewer.domain.interview import CoverageMark, Note
from interviewer.domain.links import AccountLink
from interviewer.domain.matrices import ALL, MatrixKind
from interviewer.domain.review import Review
from interviewer.domain.words import Basis, Coverage, LinkKind, Outcome
from tests.builders import NOON, a_note, a_practitioner
from tests.unit.domain.collated import (
    CARE,
    EVENT,
    FIRST,
    HEALTH,
    HV1,
    LETTER,
    OF_HV1,
    OF_SW1,
    SECOND,
    SW1,
    a_writers_review,
    notes,
    wanting,
)


def chosen(review: Review, **choices: Any) -> Dossier:
    return dossier_of(review, DossierChoices(**choices))


def texts(told: tuple[Told, ...]) -> list[str]:
    return [each.note.text for each in told]


def answered(note: Note, outcome: Outcome, text: str = "") -> StatementAnswer:
    return StatementAnswer(
        id=uuid4(), of_copy=uuid4(), note=note.id, outcome=outcome, text=text or note.text, at=NOON
    )


def linked(first: Note, second: Any, kind: LinkKind = LinkKind.DIFFER) -> AccountLink:
    return AccountLink(id=uuid4(), first=first.id, second=second.id, kind=kind, at=NOON)


RANG = a_note(source=OF_HV1.id, number=1, text="Rang.", episodes=(SECOND.id, FIRST.id))
WROTE = a_note(source=OF_SW1.id, number=1, text="Wrote.", episodes=(SECOND.id,))
LOOSE = a_note(source=OF_SW1.id, number=2, text="Loose.", suggested_episodes=(FIRST.id,))
STAYS = a_note(source=OF_HV1.id, number=3, text="Stays.", prompt="stays", lines=("procedures",))


# --- Chapters -----------------------------------------------------------------------------------


def test_each_statement_stands_in_the_first_episode_it_is_about() -> None:
    first, second, none = chapters_of(chosen(a_writers_review(RANG, WROTE, LOOSE)))
    assert [(c.episode and c.episode.id) for c in (first, second, none)] == [
        FIRST.id,
        SECOND.id,
        None,
    ]
    (part,) = first.parts
    assert (part.account.id, texts(part.here), part.elsewhere) == (HV1.id, ["Rang."], ())
    assert [(texts(p.here), texts(p.elsewhere)) for p in second.parts] == [
        ([], ["Rang."]),
        (["Wrote."], []),
    ]
    assert [texts(part.here) for part in none.parts] == [["Loose."]]


def test_a_suggested_episode_is_no_episode() -> None:
    dossier = chosen(a_writers_review(LOOSE))
    assert [bool(c.parts) for c in chapters_of(dossier)] == [False, False, True]
    assert dossier.suggested_only == 1


def test_who_took_part_and_says_nothing_of_it_is_named() -> None:
    first, second, *_ = chapters_of(chosen(a_writers_review(RANG)))
    assert [account.id for account in first.silent] == [SW1.id]
    assert [account.id for account in second.silent] == [SW1.id]
    searched = chosen(a_writers_review(RANG), wanted=Wanted(words="rang"))
    assert [chapter.silent for chapter in chapters_of(searched)] == [(), ()]


def test_with_an_episode_wanted_there_is_no_other_chapter() -> None:
    dossier = chosen(a_writers_review(RANG, WROTE, LOOSE), wanted=wanting(episode=SECOND.id))
    (only,) = chapters_of(dossier)
    assert [texts(part.here) for part in only.parts] == [["Rang."], ["Wrote."]]


@settings(max_examples=60)
@given(notes())
def test_every_statement_stands_once_and_none_is_lost(made: list[Note]) -> None:
    dossier = chosen(a_writers_review(*made))
    stands = [t.note.id for c in chapters_of(dossier) for part in c.parts for t in part.here]
    expected = {
        note.id
        for note in made
        if note.text.strip() and not note.withdrawn and not note.identifies_colleague
    }
    assert sorted(stands) == sorted(expected)


def test_across_the_episodes_by_area_and_by_line() -> None:
    line = replace(WROTE, lines=("procedures", "retired_line"))
    dossier = chosen(a_writers_review(RANG, line))
    (area,) = areas_told(dossier)
    assert (area.key, [texts(part.told) for part in area.parts]) == (
        "sharing",
        [["Rang."], ["Wrote."]],
    )
    told = {each.title: [texts(p.told) for p in each.parts] for each in lines_told(dossier)}
    assert told == {
        "Inter-agency collaboration": [],
        "Policies and procedures": [["Wrote."]],
        "retired_line": [["Wrote."]],
    }


def test_the_chronology_stands_beside_by_choice() -> None:
    review = a_writers_review(replace(RANG, entries=(LETTER.id,)))
    assert all(not chapter.entries for chapter in chapters_of(chosen(review)))
    last = chapters_of(chosen(review, chronology=True))[-1]
    assert (last.episode, last.entries) == (None, (LETTER,))


# --- What stays out -----------------------------------------------------------------------------


def test_what_identifies_a_colleague_is_left_out_and_counted() -> None:
    hidden = replace(RANG, identifies_colleague=True)
    dossier = chosen(a_writers_review(hidden, WROTE))
    assert texts(dossier.statements) == ["Wrote."]
    assert texts(dossier.left_out) == ["Rang."]
    assert dossier.figures(MatrixKind.EPISODE_AGENCY).cell(FIRST.id, HEALTH.id).count == 1


def test_reflections_are_chosen_and_counted_nowhere() -> None:
    review = a_writers_review(RANG, STAYS)
    without, together = chosen(review), chosen(review, reflections=True)
    assert (without.other_reflections, without.reflections) == (1, ())
    assert texts(together.reflections) == ["Stays."]
    for dossier in (without, together):
        assert texts(dossier.statements) == ["Rang."]
        assert dossier.figures(MatrixKind.LINE_AGENCY).cell("procedures", ALL).count == 0


def test_a_reflection_that_identifies_a_colleague_is_neither_told_nor_counted() -> None:
    review = a_writers_review(replace(STAYS, identifies_colleague=True))
    dossier = chosen(review, reflections=True)
    assert (dossier.reflections, dossier.left_out, dossier.hidden_reflections) == ((), (), 1)


def test_checked_only_keeps_what_was_answered_as_it_reads_now() -> None:
    words = ("Agreed.", "Corrected.", "Added.", "Disputed.", "Silent.", "Changed.", "Open.")
    made = [a_note(source=OF_HV1.id, number=n, text=text) for n, text in enumerate(words, 1)]
    event = a_note(source=EVENT.id, number=1, text="Nodded.")
    outcomes = (
        Outcome.AGREED,
        Outcome.CORRECTED,
        Outcome.ADDED,
        Outcome.DISPUTED,
        Outcome.NO_REPLY,
    )
    answers = [answered(note, outcome) for note, outcome in zip(made, outcomes, strict=False)]
    answers.append(answered(made[5], Outcome.AGREED, text="Otherwise."))
    dossier = chosen(a_writers_review(*made, event, *answers), checked_only=True)
    assert texts(dossier.statements) == ["Agreed.", "Corrected.", "Added.", "Disputed.", "Nodded."]
    assert dossier.unchecked == 3


@settings(max_examples=60)
@given(notes(), st.sampled_from(Basis))
def test_filters_hold_in_every_part(made: list[Note], basis: Basis) -> None:
    dossier = chosen(a_writers_review(*made), wanted=wanting(basis=basis.value))
    told = (*dossier.statements, *dossier.left_out)
    assert all(each.note.basis is basis is not Basis.NOT_STATED for each in told)
    counted = dossier.counted.notes or frozenset[UUID]()
    assert counted == {each.note.id for each in told}


# --- Links and holes ----------------------------------------------------------------------------


def test_a_link_to_what_is_left_out_is_left_out_and_counted() -> None:
    hidden = a_note(source=OF_SW1.id, number=5, text="Hers.", identifies_colleague=True)
    review = a_writers_review(RANG, WROTE, hidden, linked(RANG, WROTE), linked(RANG, hidden))
    dossier = chosen(review)
    assert [link.second for link in dossier.links] == [WROTE.id]
    assert dossier.hidden_links == 1


def test_a_link_whose_other_end_is_filtered_out_stands_all_the_same() -> None:
    review = a_writers_review(RANG, WROTE, linked(RANG, WROTE))
    dossier = chosen(review, wanted=wanting(agency=HEALTH.id))
    assert len(dossier.links) == 1
    assert WROTE.id not in dossier.standing


def test_what_somebody_made_something_of() -> None:
    finding = Finding(id=uuid4(), supports=(LOOSE.id,))
    review = a_writers_review(RANG, WROTE, LOOSE, finding, linked(RANG, LETTER))
    assert chosen(review).made_use_of >= {LOOSE.id, RANG.id}
    assert WROTE.id not in chosen(review).made_use_of


def test_the_register_of_holes_keeps_to_what_is_looked_at() -> None:
    declined = CoverageMark(
        id=uuid4(), interview=OF_SW1.id, prompt="language", coverage=Coverage.DECLINED
    )
    review = a_writers_review(RANG, declined)
    every = chosen(review).holes
    kinds = {hole.kind for hole in every}
    assert {"Role sought, never interviewed", "Not reached", "Chose not to answer"} <= kinds
    care = chosen(review, wanted=wanting(agency=CARE.id)).holes
    assert {hole.reference for hole in care if hole.prompt} == {"SW1"}
    procedures = chosen(review, wanted=wanting(line="procedures")).holes
    assert [hole for hole in procedures if hole.prompt] == []
    searched = chosen(review, wanted=Wanted(words="rang")).holes
    assert [hole.prompt for hole in searched] == [""]


def test_the_holes_at_a_theme_are_those_of_its_prompts() -> None:
    dossier = chosen(a_writers_review(RANG))
    assert {hole.prompt for hole in dossier.holes_at("sharing")} == {"relied_on", "language"}
    assert {hole.prompt for hole in dossier.holes_at("inter_agency")} == {"relied_on"}


# --- Abbreviations ------------------------------------------------------------------------------


def test_abbreviations_are_told_where_the_review_says_what_they_stand_for() -> None:
    hub = replace(CARE, name="Multi-Agency Safeguarding Hub (MASH)")
    other = a_practitioner(reference="HV9", role="Health visiting manager", agency=HEALTH.id)
    said = a_note(source=OF_HV1.id, number=8, text="Told the MASH and the GP of HV1.")
    dossier = chosen(a_writers_review(hub, other, said))
    told = {each.letters: each.meaning for each in abbreviations(dossier)}
    assert told == {
        "HV": "Health visiting manager; Health visitor",
        "MASH": "Multi-Agency Safeguarding Hub",
        "PC": "Police constable",
        "PE": "Practitioner event",
        "REC": "Record",
        "SW": "Social work manager",
    }
    assert unexplained(dossier) == ["GP"]


def test_nothing_is_told_of_letters_that_stand_only_in_what_is_left_out() -> None:
    for changes in ({"identifies_colleague": True}, {"do_not_quote": True}):
        said = a_note(source=OF_HV1.id, number=8, text="Told the GP.", **changes)
        assert unexplained(chosen(a_writers_review(said))) == []
