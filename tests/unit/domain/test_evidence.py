"""Evidence is found by what was confirmed, and put side by side without merging anything."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given

from interviewer.domain.evidence import INTERVIEW, Evidence, Facet, Wanted, may_see_evidence
from interviewer.domain.holes import NEVER_INTERVIEWED, NOBODY_FROM, alike, holes
from interviewer.domain.interview import CoverageMark, FactorMark, Interview, Note
from interviewer.domain.links import AccountLink
from interviewer.domain.review import Review
from interviewer.domain.set_up import Agency, Seat
from interviewer.domain.side_by_side import side_by_side
from interviewer.domain.words import (
    Basis,
    Coverage,
    Factor,
    Influence,
    LinkKind,
    SeatRole,
)
from tests.builders import NOON, a_note, a_review, an_entry
from tests.unit.domain.collated import (
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
    told_by,
    wanting,
)


def a_link() -> AccountLink:
    return AccountLink(id=uuid4(), first=uuid4(), second=uuid4(), kind=LinkKind.AGREE, at=NOON)


def marked(interview: Interview, prompt: str, word: Coverage, reason: str = "") -> CoverageMark:
    return CoverageMark(
        id=uuid4(), interview=interview.id, prompt=prompt, coverage=word, reason=reason
    )


# Finding


def test_a_suggested_line_or_episode_is_no_evidence() -> None:
    suggested = a_note(
        source=OF_HV1.id, suggested_lines=("procedures",), suggested_episodes=(FIRST.id,)
    )
    review = a_writers_review(suggested)
    assert told_by(review, wanting(line="procedures")) == []
    assert told_by(review, wanting(episode=FIRST.id)) == []
    assert side_by_side(Evidence(review), wanting(line="procedures")).uncounted == 1
    confirmed = replace(suggested, lines=("procedures",), suggested_lines=())
    assert told_by(a_writers_review(confirmed), wanting(line="procedures")) == ["Rang the hub."]


def test_a_basis_that_nobody_stated_is_none() -> None:
    review = a_writers_review(a_note(source=OF_HV1.id), a_note(basis=Basis.WAS_TOLD))
    assert told_by(review, wanting(basis=Basis.NOT_STATED.value)) == []
    assert Basis.NOT_STATED.value not in Evidence(review).values()[Facet.BASIS]


def test_a_note_stands_in_the_thematic_area_of_its_prompt() -> None:
    review = a_writers_review(
        a_note(source=OF_HV1.id, prompt="language", text="Through gestures."),
        a_note(source=OF_HV1.id, prompt="free", text="I came in June.", number=2),
    )
    assert told_by(review, wanting(area="sharing")) == ["Through gestures."]


def test_of_one_facet_any_value_will_do_and_all_facets_hold_together() -> None:
    review = a_writers_review(
        a_note(source=OF_HV1.id, text="A", episodes=(FIRST.id,), lines=("procedures",)),
        a_note(source=OF_HV1.id, text="B", episodes=(SECOND.id,), number=2),
        a_note(source=OF_SW1.id, text="C", episodes=(SECOND.id,), lines=("procedures",)),
    )
    both = Wanted(chosen={Facet.EPISODE: frozenset((FIRST.id, SECOND.id))})
    assert told_by(review, both) == ["A", "B", "C"]
    assert told_by(review, wanting(line="procedures", episode=SECOND.id)) == ["C"]


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        ("agency", HEALTH.id),
        ("role", "Health visitor"),
        ("level", "front line"),
        ("factor", "own team: hindered"),
        ("source", INTERVIEW),
        ("checked", "Not checked"),
    ],
)
def test_each_facet_finds_its_own(facet: str, value: object) -> None:
    hindered = FactorMark(factor=Factor.OWN_TEAM, influence=Influence.HINDERED)
    review = a_writers_review(
        a_note(source=OF_HV1.id, text="Found.", factors=(hindered,)),
        a_note(source=EVENT.id, text="At the event."),
    )
    assert "Found." in told_by(review, wanting(**{facet: value}))
    assert told_by(review, wanting(**{facet: "something else"})) == []


def test_words_are_found_whatever_their_capitals_and_phrases_as_they_stand() -> None:
    review = a_writers_review(a_note(source=OF_HV1.id, text="The Hub rang BACK at noon."))
    assert told_by(review, Wanted(words="back hub")) != []
    assert told_by(review, Wanted(words='"hub rang"')) != []
    assert told_by(review, Wanted(words='"rang hub"')) == []


@given(notes())
def test_what_is_found_was_confirmed_and_is_still_there(given: list[Note]) -> None:
    review = a_writers_review(*given)
    evidence = Evidence(review)
    live = [note for note in given if not note.withdrawn and note.text.strip()]
    assert {told.note.id for told in evidence.matching(Wanted())} == {note.id for note in live}
    assert {t.note.id for t in evidence.matching(wanting(episode=FIRST.id))} == {
        note.id for note in live if FIRST.id in note.episodes
    }


@given(notes())
def test_a_count_is_what_choosing_the_value_would_leave(given: list[Note]) -> None:
    evidence = Evidence(a_writers_review(*given))
    wanted = wanting(line="procedures")
    for (facet, value), count in evidence.counts(wanted).items():
        chosen = {**wanted.chosen, facet: frozenset((value,))}
        left = evidence.matching(Wanted(chosen=chosen))
        assert count == len({told.account for told in left})


def test_what_has_not_changed_is_not_read_again() -> None:
    review = a_writers_review(a_note(source=OF_HV1.id))
    evidence = Evidence(review)
    assert evidence.follow(review.having(a_link())) is evidence
    assert len(evidence.follow(review.having(a_note(source=OF_HV1.id, number=2)))) == 2


# Side by side


def test_each_account_has_its_column_and_each_hole_its_own_name() -> None:
    review = a_writers_review(
        a_note(source=OF_HV1.id, prompt="relied_on", text="On the hub to ring."),
        marked(OF_SW1, "relied_on", Coverage.DECLINED, "Advised not to"),
        marked(OF_SW1, "language", Coverage.NOT_INVOLVED),
    )
    found = side_by_side(Evidence(review), wanting(area="sharing"))
    assert [account.reference for account in found.accounts] == ["HV1", "SW1"]
    first, second = found.topics
    assert [t.note.text for t in first.answer(HV1.id).notes] == ["On the hub to ring."]
    assert first.answer(SW1.id).hole is Coverage.DECLINED
    assert first.answer(SW1.id).reason == "Advised not to"
    assert second.answer(HV1.id).hole is Coverage.NOT_REACHED
    assert second.answer(SW1.id).hole is Coverage.NOT_INVOLVED
    assert found.summary == "1 practitioner, 1 agency · 1 note"


def test_what_was_recorded_beside_a_note_stands_beside_it() -> None:
    review = a_writers_review(
        a_note(source=OF_HV1.id, prompt="relied_on", text="Something about a letter."),
        marked(OF_HV1, "relied_on", Coverage.DOES_NOT_RECALL),
    )
    answer = side_by_side(Evidence(review), Wanted()).topics[0].answer(HV1.id)
    assert answer.notes
    assert answer.hole is Coverage.DOES_NOT_RECALL


def test_where_words_are_looked_for_silence_is_no_answer() -> None:
    review = a_writers_review(a_note(source=OF_HV1.id, text="Rang the hub."))
    found = side_by_side(Evidence(review), Wanted(words="hub"))
    assert [account.reference for account in found.accounts] == ["HV1"]
    assert [len(topic.answers) for topic in found.topics] == [1]


def test_another_source_has_a_column_where_it_says_something() -> None:
    review = a_writers_review(a_note(source=EVENT.id, text="Two teams said so.", prompt="other"))
    found = side_by_side(Evidence(review), Wanted())
    assert [account.reference for account in found.accounts] == ["HV1", "SW1", "PE1"]
    assert found.topics[-1].text == "Said at no prompt"
    assert found.summary == "0 practitioners, 0 agencies · 1 other source · 1 note"


def test_the_chronology_of_the_episode_stands_beside_and_what_notes_cite() -> None:
    in_first = an_entry(episode=FIRST.id)
    review = a_writers_review(
        in_first, a_note(source=OF_HV1.id, entries=(LETTER.id,), lines=("procedures",))
    )
    evidence = Evidence(review)
    assert side_by_side(evidence, wanting(episode=FIRST.id)).entries == (in_first,)
    cited = side_by_side(evidence, wanting(line="procedures", frame="at the time", factor="none"))
    assert cited.entries == ()
    assert side_by_side(evidence, Wanted(words="hub")).entries == (LETTER,)


# The register of holes


def test_roles_that_were_sought_and_never_heard_are_holes_too() -> None:
    review = a_writers_review(Agency(id=uuid4(), name="Housing", place="9"))
    found = {hole.kind: hole for hole in holes(review, Evidence(review))}
    assert found[NEVER_INTERVIEWED].reference == "PC1"
    assert found[NEVER_INTERVIEWED].text == "Police constable, Police"
    assert found[NOBODY_FROM].text == "Housing"


def test_not_reached_is_told_of_core_prompts_only() -> None:
    review = a_writers_review(marked(OF_HV1, "record", Coverage.NOT_ASKED, "No time"))
    found = {(hole.kind, hole.prompt, hole.reference) for hole in holes(review, Evidence(review))}
    assert ("Not reached", "language", "HV1") in found
    assert ("Not reached", "record", "SW1") not in found
    assert ("Not asked", "record", "HV1") in found


def test_holes_of_one_kind_at_one_prompt_stand_together() -> None:
    review = a_writers_review(marked(OF_SW1, "language", Coverage.NO_EXPLANATION))
    told = [
        (each.kind, each.prompt, each.references) for each in alike(holes(review, Evidence(review)))
    ]
    assert ("Not reached", "relied_on", "HV1, SW1") in told
    assert ("Asked, no explanation", "language", "SW1") in told


# Blindness


@pytest.mark.parametrize("role", SeatRole)
def test_only_the_overview_writer_compares_accounts(role: SeatRole) -> None:
    seat = Seat(id=uuid4(), role=role)
    assert may_see_evidence(Review().having(seat)) is (role is SeatRole.WRITER)
    assert not may_see_evidence(a_review())
