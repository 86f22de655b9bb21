"""The fictional review from its writer's side: other sources, links, findings, recommendations."""

from collections import Counter

import pytest

from interviewer.domain.concluding import (
    findings_behind,
    live_earlier_reviews,
    replies_to,
    reply_words,
    table_wording,
)
from interviewer.domain.doubts import Matter, doubts_about, doubts_about_recommendation
from interviewer.domain.evidence import Evidence
from interviewer.domain.linking import differences, end_of, why_not_linked
from interviewer.domain.matrices import ALL, MatrixKind, matrix
from interviewer.domain.panel_reflection import QUESTIONS
from interviewer.domain.review import Review
from interviewer.domain.weighing import evidence_of
from interviewer.domain.words import (
    FindingOutcome,
    FindingStatus,
    Frame,
    LinkKind,
    Scope,
    SourceKind,
)
from interviewer.training import training_case


@pytest.fixture(scope="module")
def review() -> Review:
    return Review().having(*training_case())


def test_there_is_a_source_of_every_kind_and_each_has_notes(review: Review) -> None:
    sources = review.live_sources()
    assert {source.kind for source in sources} == set(SourceKind)
    for source in sources:
        assert source.title
        assert source.day
        notes = review.notes_from(source)
        assert [note.number for note in notes] == list(range(1, len(notes) + 1))
        assert notes
        if source.kind is SourceKind.ASSURANCE:
            assert {note.frame for note in notes} == {Frame.POSITION_NOW}


def test_accounts_and_records_are_linked_in_every_way_each_with_a_reason(review: Review) -> None:
    links = list(review.links.values())
    assert {link.kind for link in links} == set(LinkKind)
    for link in links:
        assert link.reason
        assert not why_not_linked(review, link.first, link.second, link.kind)
    assert len(differences(review)) >= 4


def test_every_question_is_answered_by_the_panel_and_nearly_every_area(review: Review) -> None:
    thoughts = list(review.panel_thoughts.values())
    assert {thought.question for thought in thoughts} == set(QUESTIONS)
    guidance = next(iter(review.guidances.values()))
    assert {thought.area for thought in thoughts} == {"", *(area.id for area in guidance.areas)}
    for thought in thoughts:
        assert thought.text
        assert thought.notes
        assert set(thought.notes) <= set(review.notes)


def test_findings_have_met_nearly_every_fate(review: Review) -> None:
    outcomes = Counter(finding.outcome for finding in review.live_findings())
    assert set(outcomes) == set(FindingOutcome) - {FindingOutcome.NO_NEW_LEARNING}
    assert outcomes[FindingOutcome.NEW_LEARNING] == 3
    assert {finding.scope for finding in review.live_findings()} == set(Scope)
    assert {finding.status for finding in review.live_findings()} == set(FindingStatus)


def test_a_finding_rests_on_what_there_is_and_on_interviews_that_are_over(review: Review) -> None:
    for finding in review.live_findings():
        cited = (*finding.supports, *finding.does_not_fit)
        assert len(set(cited)) == len(cited)
        for note_id in cited:
            note = review.notes[note_id]
            interview = review.interviews.get(note.source)
            assert not note.withdrawn
            assert interview is None or interview.stage.closed
        assert not evidence_of(review, finding).supports.empty
        assert all(end_of(review, entry) for entry in finding.records)
        open_still = finding.outcome is FindingOutcome.OPEN
        assert bool(finding.alternative) is not open_still
        assert bool(finding.outcome_reason) is not open_still


def test_one_finding_is_known_from_an_earlier_review(review: Review) -> None:
    (known,) = (f for f in review.live_findings() if f.known_from)
    assert known.outcome is FindingOutcome.ALREADY_KNOWN
    assert known.known_from in {earlier.id for earlier in live_earlier_reviews(review)}


def test_what_a_reader_would_ask_is_shown_on_some_findings(review: Review) -> None:
    asked = {d.matter for f in review.live_findings() for d in doubts_about(review, f)}
    assert asked == {Matter.ONE_ACCOUNT, Matter.IDENTIFIES, Matter.LEFT_ASIDE}


def test_recommendations_follow_from_new_learning_and_leave_nothing_to_ask(
    review: Review,
) -> None:
    recommendations = review.live_recommendations()
    assert len(recommendations) == 3
    for recommendation in recommendations:
        assert findings_behind(review, recommendation)
        assert doubts_about_recommendation(review, recommendation) == []
    shortened = [table_wording(each) != each.text for each in recommendations]
    assert set(shortened) == {True, False}
    assert {bool(each.owners) for each in recommendations} == {True, False}


def test_a_practitioner_replied_to_one_finding_and_not_to_another(review: Review) -> None:
    told = [reply_words(reply) for f in review.live_findings() for reply in replies_to(review, f)]
    assert told == ["replied", "no reply"]


@pytest.mark.parametrize("kind", MatrixKind)
def test_each_matrix_shows_where_the_evidence_is_thick_and_where_it_is_thin(
    review: Review, kind: MatrixKind
) -> None:
    found = matrix(review, Evidence(review), kind)
    counts = {
        found.cell(row.key, column.key).count for row in found.rows for column in found.columns
    }
    assert {0, 1} <= counts
    assert kind is MatrixKind.PRACTITIONER_AREA or max(counts) > 1
    assert found.cell(ALL, ALL).count == 5
