"""What a finding rests on is counted in people, and what is doubtful is told."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.doubts import (
    Doubt,
    Matter,
    doubts_about,
    doubts_about_recommendation,
)
from interviewer.domain.findings import EarlierReview, Finding
from interviewer.domain.links import AccountLink
from interviewer.domain.weighing import by_basis, by_frame, counted, evidence_of
from interviewer.domain.words import (
    Basis,
    FindingOutcome,
    FindingStatus,
    Frame,
    LinkKind,
    Outcome,
    Scope,
    SourceKind,
)
from tests.builders import NOON, an_agency, an_entry
from tests.unit.domain.findings_desk import Desk

HINDSIGHT = Frame.WITH_HINDSIGHT


def matters(doubts: list[Doubt]) -> set[Matter]:
    return {doubt.matter for doubt in doubts}


def doubts_of(desk: Desk, finding: Finding) -> set[Matter]:
    return matters(doubts_about(desk.review, finding))


# --- Counting -----------------------------------------------------------------------------------


def test_people_are_counted_and_not_notes() -> None:
    desk = Desk()
    notes = [desk.says("SN1") for _ in range(5)] + [desk.says("HO2")]
    finding = desk.finds(supports=tuple(note.id for note in notes))
    weight = evidence_of(desk.review, finding).supports
    assert weight.people == {desk.practitioner("SN1"), desk.practitioner("HO2")}
    assert counted(weight) == "2 practitioners"


def test_hindsight_and_not_stated_are_counted_apart() -> None:
    desk = Desk()
    finding = desk.finds(
        supports=(
            desk.says("SN1").id,
            desk.says("SN1", frame=HINDSIGHT).id,
            desk.says("HO2", frame=HINDSIGHT, basis=Basis.OPINION).id,
            desk.says("YW1", basis=Basis.NOT_STATED).id,
            desk.says("PC3", frame=Frame.POSITION_NOW, basis=Basis.USUAL_PRACTICE).id,
        )
    )
    weight = evidence_of(desk.review, finding).supports
    assert weight.hindsight_only == {desk.practitioner("HO2")}
    assert weight.not_stated_only == {desk.practitioner("YW1")}
    assert by_frame(weight) == "at the time 2, with hindsight 2, position now 1"
    assert by_basis(weight) == "not stated 1, did or saw it 1, usual practice 1"
    assert counted(weight) == (
        "4 practitioners, 1 with hindsight only, 1 where how it is known is not stated"
    )


def test_one_person_in_two_interviews_is_one_person() -> None:
    desk = Desk()
    one, other = desk.says("SN1"), desk.says("HO2")
    second = replace(desk.interview_of("HO2"), practitioner=desk.practitioner("SN1"))
    desk.having(second)
    finding = desk.finds(supports=(one.id, other.id))
    assert len(evidence_of(desk.review, finding).supports.people) == 1


def test_records_and_other_sources_are_counted_apart() -> None:
    desk = Desk()
    entry, gone = an_entry(), an_entry(withdrawn=True)
    desk.having(entry, gone)
    record = desk.source(SourceKind.RECORD, "Record 3")
    event = desk.source(SourceKind.PRACTITIONER_EVENT, "PE1")
    notes = [desk.noted_from(record), desk.noted_from(record), desk.noted_from(event)]
    finding = desk.finds(
        supports=tuple(note.id for note in notes), records=(entry.id, gone.id, uuid4())
    )
    weight = evidence_of(desk.review, finding).supports
    assert not weight.people
    assert counted(weight) == "2 records; Practitioner event: 1"


def test_what_does_not_fit_is_weighed_by_itself_and_counts_as_no_support() -> None:
    desk = Desk()
    note = desk.says("SN1")
    finding = desk.finds(supports=(note.id,), does_not_fit=(note.id,))
    evidence = evidence_of(desk.review, finding)
    assert evidence.supports.empty
    assert counted(evidence.does_not_fit) == "1 practitioner"
    assert Matter.BOTH_SIDES in doubts_of(desk, finding)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["SN1", "HO2", "YW1"]),
            st.sampled_from(Frame),
            st.sampled_from(Basis),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_no_count_is_larger_than_the_people_and_withdrawing_never_adds(
    said: list[tuple[str, Frame, Basis, bool]],
) -> None:
    desk = Desk()
    notes = [desk.says(who, frame=f, basis=b) for who, f, b, _ in said]
    finding = desk.finds(supports=tuple(note.id for note in notes))
    before = evidence_of(desk.review, finding).supports
    assert before.people == {desk.practitioner(who) for who, *_ in said}
    assert before.hindsight_only | before.at_hand == before.people
    assert before.not_stated_only <= before.at_hand
    for whose in (*before.frames.values(), *before.bases.values()):
        assert whose <= before.people
    kept = [replace(n, withdrawn=gone) for n, (*_, gone) in zip(notes, said, strict=True)]
    after = evidence_of(desk.having(*kept), finding).supports
    assert after.people <= before.people
    assert after.people == {desk.practitioner(who) for who, *_, gone in said if not gone}


# --- Doubts about a finding ---------------------------------------------------------------------


def test_a_finding_with_two_accounts_and_a_record_is_not_doubted() -> None:
    desk = Desk()
    entry = an_entry()
    desk.having(entry)
    finding = desk.finds(
        supports=(desk.says("SN1").id, desk.says("HO2").id),
        records=(entry.id,),
        outcome=FindingOutcome.NEW_LEARNING,
        status=FindingStatus.SETTLED,
        alternative="Holidays: the letters of June went unread too.",
    )
    assert doubts_about(desk.review, finding) == []


def test_nothing_that_supports_it_is_told() -> None:
    desk = Desk()
    assert doubts_of(desk, desk.finds()) == {Matter.NO_EVIDENCE}
    assert doubts_of(desk, desk.finds("")) == {Matter.NO_TEXT, Matter.NO_EVIDENCE}


def test_one_account_is_told_with_its_reference() -> None:
    desk = Desk()
    finding = desk.finds(supports=(desk.says("HO2").id, desk.says("HO2").id))
    (doubt,) = doubts_about(desk.review, finding)
    assert (doubt.matter, doubt.text) == (
        Matter.ONE_ACCOUNT,
        "It rests on one account, that of HO2.",
    )


def test_untouched_defaults_only_are_told() -> None:
    desk = Desk()
    untouched = [desk.says(who, basis=Basis.NOT_STATED) for who in ("SN1", "HO2")]
    finding = desk.finds(supports=tuple(note.id for note in untouched))
    assert doubts_of(desk, finding) == {Matter.DEFAULTS_ONLY}
    known = replace(finding, supports=(*finding.supports, desk.says("YW1").id))
    assert doubts_of(desk, known) == set()


def test_hindsight_only_is_told() -> None:
    desk = Desk()
    late = [desk.says(who, frame=HINDSIGHT) for who in ("SN1", "HO2")]
    finding = desk.finds(supports=tuple(note.id for note in late))
    assert doubts_of(desk, finding) == {Matter.HINDSIGHT_ONLY}


@pytest.mark.parametrize(
    ("changes", "matter"),
    [
        ({"withdrawn": True}, Matter.WITHDRAWN),
        ({"do_not_quote": True}, Matter.DO_NOT_QUOTE),
        ({"identifies_colleague": True}, Matter.IDENTIFIES),
    ],
)
def test_notes_that_were_withdrawn_or_marked_are_told(
    changes: dict[str, Any], matter: Matter
) -> None:
    desk = Desk()
    marked = desk.says("SN1", **changes)
    finding = desk.finds(supports=(marked.id, desk.says("HO2").id, desk.says("YW1").id))
    (doubt,) = doubts_about(desk.review, finding)
    assert (doubt.matter, doubt.notes) == (matter, (marked.id,))
    assert doubt.text.startswith("SN1·1 is ")


def test_words_that_are_not_to_be_quoted_and_stand_in_the_finding_are_told() -> None:
    desk = Desk()
    support = tuple(desk.says(who).id for who in ("HO2", "YW1"))
    marked = desk.says("SN1", "I only ever saw the hall that day.", do_not_quote=True)
    cited = (*support, marked.id)
    quoting = desk.finds("As one says, only ever: SAW the hall.", supports=cited)
    told = {doubt.matter: doubt.notes for doubt in doubts_about(desk.review, quoting)}
    assert told[Matter.QUOTED] == (marked.id,)
    own_words = desk.finds("Nobody went further than the hall.", supports=cited)
    assert Matter.QUOTED not in doubts_of(desk, own_words)


def test_notes_that_were_disputed_are_told() -> None:
    desk = Desk()
    note = desk.says("SN1")
    answer = StatementAnswer(
        id=uuid4(), of_copy=uuid4(), note=note.id, outcome=Outcome.DISPUTED, text=note.text, at=NOON
    )
    desk.having(answer)
    finding = desk.finds(supports=(desk.says("HO2").id,), does_not_fit=(note.id,))
    told = {doubt.matter: doubt.notes for doubt in doubts_about(desk.review, finding)}
    assert told[Matter.DISPUTED] == (note.id,)


def test_accounts_that_differ_and_stand_nowhere_are_told() -> None:
    desk = Desk()
    note, other = desk.says("SN1"), desk.says("HO2")
    link = AccountLink(
        id=uuid4(), first=other.id, second=note.id, kind=LinkKind.DIFFERED_THEN, at=NOON
    )
    desk.having(link)
    finding = desk.finds(supports=(note.id, desk.says("YW1").id))
    told = {doubt.matter: doubt.notes for doubt in doubts_about(desk.review, finding)}
    assert told == {Matter.LEFT_ASIDE: (other.id,)}
    fair = replace(finding, does_not_fit=(other.id,))
    assert doubts_of(desk, fair) == set()


@pytest.mark.parametrize("outcome", FindingOutcome)
def test_what_became_of_it_wants_a_reason_or_an_earlier_review(outcome: FindingOutcome) -> None:
    desk = Desk()
    support = (desk.says("SN1").id, desk.says("HO2").id)
    told = doubts_of(desk, desk.finds(supports=support, outcome=outcome))
    if outcome in {FindingOutcome.OPEN, FindingOutcome.NEW_LEARNING}:
        assert told == set()
    elif outcome is FindingOutcome.ALREADY_KNOWN:
        assert told == {Matter.NO_EARLIER_REVIEW}
    else:
        assert told == {Matter.NO_REASON}


def test_already_known_is_content_with_an_earlier_review_that_is_still_there() -> None:
    desk = Desk()
    earlier = EarlierReview(id=uuid4(), title="Child Linnet")
    desk.having(earlier)
    finding = desk.finds(
        supports=(desk.says("SN1").id, desk.says("HO2").id),
        outcome=FindingOutcome.ALREADY_KNOWN,
        known_from=earlier.id,
    )
    assert doubts_of(desk, finding) == set()
    desk.having(replace(earlier, withdrawn=True))
    assert doubts_of(desk, finding) == {Matter.NO_EARLIER_REVIEW}


def test_scope_and_agencies_have_to_go_together() -> None:
    desk = Desk()
    support = (desk.says("SN1").id, desk.says("HO2").id)
    agency = an_agency()
    desk.having(agency)
    for scope, agencies, doubted in (
        (Scope.PARTNERSHIP, (), False),
        (Scope.ONE_AGENCY, (), True),
        (Scope.ONE_AGENCY, (agency.id,), False),
        (Scope.SEVERAL_AGENCIES, (agency.id,), True),
    ):
        told = doubts_of(desk, desk.finds(supports=support, scope=scope, agencies=agencies))
        assert (Matter.SCOPE in told) is doubted


def test_one_that_is_no_draft_any_more_wants_another_explanation_considered() -> None:
    desk = Desk()
    support = (desk.says("SN1").id, desk.says("HO2").id)
    reviewed = desk.finds(supports=support, status=FindingStatus.REVIEWED)
    assert doubts_of(desk, reviewed) == {Matter.NO_ALTERNATIVE}


# --- Doubts about a recommendation --------------------------------------------------------------


def test_a_recommendation_from_new_learning_with_its_category_is_not_doubted() -> None:
    desk = Desk()
    finding = desk.finds(supports=(desk.says("SN1").id,), outcome=FindingOutcome.NEW_LEARNING)
    recommendation = desk.recommends(
        findings=(finding.id,), rationale="Because.", area="sharing", lines=("procedures",)
    )
    assert doubts_about_recommendation(desk.review, recommendation) == []


def test_what_a_recommendation_lacks_is_told() -> None:
    desk = Desk()
    told = matters(doubts_about_recommendation(desk.review, desk.recommends("")))
    assert told == {
        Matter.NO_TEXT,
        Matter.NO_RATIONALE,
        Matter.NO_FINDING,
        Matter.AREA,
        Matter.LINES,
    }


def test_one_without_evidence_and_from_what_is_not_new_is_told() -> None:
    desk = Desk()
    desk.finds()
    finding = desk.finds(outcome=FindingOutcome.ONE_OFF)
    recommendation = desk.recommends(
        findings=(finding.id,), rationale="Because.", area="sharing", lines=("a", "b", "c", "d")
    )
    doubts = doubts_about_recommendation(desk.review, recommendation)
    assert matters(doubts) == {Matter.NO_EVIDENCE, Matter.NOT_NEW, Matter.LINES}
    assert "Finding 2 is not new learning (one-off)" in " ".join(d.text for d in doubts)


def test_a_withdrawn_finding_is_none() -> None:
    desk = Desk()
    finding = desk.finds(withdrawn=True)
    recommendation = desk.recommends(findings=(finding.id,))
    told = matters(doubts_about_recommendation(desk.review, recommendation))
    assert Matter.NO_FINDING in told
