"""Findings and recommendations: added, ordered, cited, withdrawn."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.citing import live_notes, notes_cited
from interviewer.domain.concluding import (
    Side,
    extract_given,
    findings_behind,
    findings_citing,
    may_be_followed_from,
    moved,
    new_finding,
    new_recommendation,
    number_of,
    number_of_finding,
    owner_words,
    recommendations_from,
    replies_to,
    reply_words,
    table_wording,
    with_note,
    with_record,
    without_note,
    without_record,
)
from interviewer.domain.findings import Finding, Recommendation
from interviewer.domain.framework import (
    area_title,
    areas_on_offer,
    category_heading,
    line_title,
    line_titles,
)
from interviewer.domain.guidance import ThematicArea
from interviewer.domain.review import Review
from interviewer.domain.words import FindingOutcome, SourceKind
from tests.builders import NOON, a_guidance, a_review, an_agency
from tests.unit.domain.findings_desk import Desk

STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "up", "down", "withdraw"]), st.integers(0, 9)), max_size=40
)


def test_a_new_finding_comes_after_the_others() -> None:
    desk = Desk()
    first = desk.finds()
    second = new_finding(desk.review, uuid4(), by="OW")
    assert [f.id for f in desk.having(second).live_findings()] == [first.id, second.id]
    assert second.by == "OW"


@given(STEPS)
def test_numbers_follow_from_places_whatever_was_moved(steps: list[tuple[str, int]]) -> None:
    review, order = a_review(), list[Recommendation]()
    for does, at in steps:
        if does == "add":
            new = new_recommendation(review, uuid4())
            review, order = review.having(new), [*order, new]
        elif at < len(order):
            chosen = review.recommendations[order[at].id]
            if does == "withdraw":
                review = review.having(replace(chosen, withdrawn=True))
                del order[at]
            else:
                by = -1 if does == "up" else 1
                review = review.having(*moved(review.live_recommendations(), chosen, by))
                to = min(max(at + by, 0), len(order) - 1)
                order.insert(to, order.pop(at))
        live = review.live_recommendations()
        assert [each.id for each in live] == [each.id for each in order]
        assert [number_of(review, each) for each in live] == list(range(1, len(order) + 1))


def test_moving_one_finding_rewrites_one_finding() -> None:
    desk = Desk()
    findings = [desk.finds() for _ in range(4)]
    (changed,) = moved(desk.review.live_findings(), findings[3], -1)
    assert changed.id == findings[3].id
    assert number_of_finding(desk.having(changed), changed) == 3


def test_at_either_end_nothing_moves() -> None:
    desk = Desk()
    only = desk.finds()
    assert moved([only], only, -1) == ()
    assert moved([only], only, 1) == ()


def test_places_that_two_laptops_gave_twice_are_made_anew() -> None:
    findings = [Finding(id=uuid4(), place="1") for _ in range(3)]
    changed = moved(findings, findings[2], -1)
    review = Review().having(*changed)
    assert [f.id for f in review.live_findings()] == [
        findings[0].id,
        findings[2].id,
        findings[1].id,
    ]


@given(st.lists(st.tuples(st.sampled_from([*Side, None]), st.integers(0, 4)), max_size=30))
def test_a_note_is_never_on_both_sides(steps: list[tuple[Side | None, int]]) -> None:
    notes, finding = [uuid4() for _ in range(5)], Finding(id=uuid4())
    for side, at in steps:
        note = notes[at]
        finding = with_note(finding, note, side) if side else without_note(finding, note)
        assert not set(finding.supports) & set(finding.does_not_fit)
        assert len({*finding.supports}) == len(finding.supports)
        stands = note in (*finding.supports, *finding.does_not_fit)
        assert stands == (side is not None)


def test_a_record_is_added_once_and_taken_out() -> None:
    finding, entry = Finding(id=uuid4()), uuid4()
    twice = with_record(with_record(finding, entry), entry)
    assert twice.records == (entry,)
    assert without_record(twice, entry) == finding


def test_from_a_note_to_the_findings_that_cite_it() -> None:
    desk = Desk()
    note = desk.says("SN1")
    one, other = desk.finds(supports=(note.id,)), desk.finds(does_not_fit=(note.id,))
    desk.finds()
    desk.having(desk.finds(supports=(note.id,), withdrawn=True))
    assert [f.id for f in findings_citing(desk.review, note.id)] == [one.id, other.id]


# --- Finding a note by its number ---------------------------------------------------------------


@pytest.mark.parametrize(
    "written", ["SN1·2", "sn1.2", " SN1 2 ", "SN1-2", "SN1:2", "SN1 · 2", "s n1/2"]
)
def test_a_note_is_found_as_people_write_its_number(written: str) -> None:
    desk = Desk()
    desk.says("SN1")
    second = desk.says("SN1")
    assert notes_cited(desk.review, written) == [second]


@pytest.mark.parametrize("written", ["", "SN1", "7", "SN1·9", "SN9·1", "SN1·", "·", "SN1·1·1"])
def test_what_is_no_number_of_a_note_finds_nothing(written: str) -> None:
    desk = Desk()
    desk.says("SN1")
    assert notes_cited(desk.review, written) == []


def test_a_reference_that_two_people_have_finds_both() -> None:
    desk = Desk()
    one = desk.says("SN1")
    other = desk.says("HO1")
    who = desk.review.practitioners[desk.practitioner("HO1")]
    desk.having(replace(who, reference="SN1"))
    assert {n.id for n in notes_cited(desk.review, "SN1·1")} == {one.id, other.id}


def test_notes_of_other_sources_are_cited_too_and_withdrawn_ones_are_not() -> None:
    desk = Desk()
    note = desk.noted_from(desk.source(SourceKind.PRACTITIONER_EVENT, "PE1"))
    assert notes_cited(desk.review, "PE1·1") == [note]
    desk.having(replace(note, withdrawn=True))
    assert notes_cited(desk.review, "PE1·1") == []


@given(st.text(max_size=20))
def test_nothing_that_is_typed_is_too_strange(written: str) -> None:
    assert notes_cited(a_review(), written) == []


def test_notes_to_choose_from_leave_blank_ones_out() -> None:
    desk = Desk()
    desk.says("SN1", "  ")
    said = desk.says("SN1", "Rang.")
    assert list(live_notes(desk.review)) == [said]


# --- Recommendations ----------------------------------------------------------------------------


def test_a_recommendation_takes_area_and_lines_over_from_its_finding() -> None:
    desk = Desk()
    finding = desk.finds(area="sharing", lines=("a", "b", "c", "d"))
    new = new_recommendation(desk.review, uuid4(), of=finding)
    assert (new.area, new.lines, new.findings) == ("sharing", ("a", "b", "c"), (finding.id,))
    assert recommendations_from(desk.having(new), finding) == [new]
    assert findings_behind(desk.review, new) == [finding]


def test_only_new_learning_is_offered_to_follow_from() -> None:
    desk = Desk()
    new = desk.finds(outcome=FindingOutcome.NEW_LEARNING)
    for outcome in FindingOutcome:
        if outcome is not FindingOutcome.NEW_LEARNING:
            desk.finds(outcome=outcome)
    assert may_be_followed_from(desk.review) == [new]


def test_the_table_has_the_short_form_where_there_is_one() -> None:
    desk = Desk()
    assert table_wording(desk.recommends("The long wording.")) == "The long wording."
    assert table_wording(desk.recommends("Long.", short="Short.")) == "Short."


def test_an_owner_is_an_agency_or_all_of_them() -> None:
    desk = Desk()
    health, police = an_agency(name="Health", place="2"), an_agency(name="Police", place="1")
    desk.having(health, police)
    both = desk.recommends(owners=(health.id, police.id))
    assert owner_words(desk.review, both) == "Police, Health"
    assert owner_words(desk.review, desk.recommends()) == "Multi-agency"


# --- The guidance's own names -------------------------------------------------------------------


def test_areas_and_lines_have_the_guidances_names() -> None:
    review = a_review()
    assert [area.id for area in areas_on_offer(review)] == ["sharing"]
    assert area_title(review, "sharing") == "Discussion and information sharing"
    assert line_titles(review, ["procedures", "inter_agency", "procedures"]) == [
        "Inter-agency collaboration",
        "Policies and procedures",
    ]
    assert category_heading(review.having(a_guidance(category_heading="Theme"))) == "Theme"


def test_a_retired_id_stays_readable() -> None:
    old = a_guidance(version="0.9", areas=(ThematicArea(id="gone", title="An older area"),))
    review = a_review(old)
    assert area_title(review, "gone") == "An older area"
    assert line_title(review, "never_known") == "never_known"


# --- Replies to the extract ---------------------------------------------------------------------


def test_no_reply_is_never_agreement() -> None:
    desk = Desk()
    finding, who = desk.finds(), desk.practitioner("SN1")
    given = extract_given(desk.review, finding, who, new_id=uuid4(), by="OW", at=NOON)
    desk.having(given)
    assert (given.given_out, reply_words(given)) == (NOON.date(), "no reply")
    answered = replace(given, words="I said May, not June.", replied=NOON.date())
    assert reply_words(answered) == "replied"


def test_an_extract_given_again_keeps_the_reply() -> None:
    desk = Desk()
    finding, who = desk.finds(), desk.practitioner("SN1")
    first = extract_given(desk.review, finding, who, new_id=uuid4(), by="OW", at=NOON)
    desk.having(replace(first, words="Yes."))
    later = NOON + timedelta(days=3)
    again = extract_given(desk.review, finding, who, new_id=uuid4(), by="OW", at=later)
    assert (again.id, again.words, again.given_out) == (first.id, "Yes.", later.date())
    assert replies_to(desk.having(again), finding) == [again]
