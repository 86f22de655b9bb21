"""A review as one immutable value, and what it answers."""

import itertools
from dataclasses import FrozenInstanceError, replace
from typing import Any, get_args
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.exports import Export
from interviewer.domain.findings import (
    EarlierReview,
    ExtractReply,
    Finding,
    PanelThought,
    Recommendation,
)
from interviewer.domain.handing_over import HandedOver, InterviewState, StatusReport
from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Interview,
    Note,
    Reflection,
    Thought,
    Tick,
    UrgentMatter,
    WellbeingNote,
)
from interviewer.domain.legal_hold import LegalHold
from interviewer.domain.links import AccountLink
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.review import KINDS, Review, Value
from interviewer.domain.sources import Source
from interviewer.domain.words import Coverage, Document, LinkKind, Outcome, SourceKind, Stage
from tests.builders import (
    NOON,
    a_guidance,
    a_note,
    a_review,
    a_set_up,
    an_agency,
    an_episode,
    an_interview,
)


def one_of_each_kind(interview: UUID) -> tuple[Any, ...]:
    """Everything that is made during an interview."""
    of: dict[str, Any] = {"id": uuid4(), "interview": interview}
    return (
        a_note(source=interview),
        CoverageMark(**of, prompt="relied_on", coverage=Coverage.DECLINED),
        Tick(**of, item="purpose", done=True, at=NOON),
        FollowUp(**of, text="Ask for the date."),
        UrgentMatter(**of, raised=NOON),
        Thought(**of, by="P1", prompt="surprised", taken=NOON),
        Reflection(**of, by="P1", at=NOON),
        Preparation(**of),
        ProceedingsAnswer(**of, at=NOON),
        WellbeingNote(**of, at=NOON),
        PractitionersCopy(**of, made=NOON),
        StatementAnswer(
            id=uuid4(), of_copy=of["id"], note=uuid4(), outcome=Outcome.AGREED, at=NOON
        ),
        Export(**of, document=Document.SUMMARY, at=NOON),
        Entry(id=uuid4(), text="Seen by the school nurse."),
        Source(id=uuid4(), kind=SourceKind.RECORD),
        AccountLink(id=uuid4(), first=uuid4(), second=uuid4(), kind=LinkKind.AGREE, at=NOON),
        EarlierReview(id=uuid4(), title="Child Heron"),
        Finding(id=uuid4()),
        Recommendation(id=uuid4()),
        ExtractReply(id=uuid4(), finding=uuid4(), practitioner=uuid4(), at=NOON),
        PanelThought(id=uuid4(), taken=NOON),
        HandedOver(id=uuid4(), package="f" * 64, at=NOON),
        StatusReport(
            id=uuid4(),
            sender="P1",
            made=NOON,
            interviews=(InterviewState(id=uuid4(), reference="SN1", stage=Stage.AGREED),),
        ),
        LegalHold(id=uuid4(), at=NOON),
    )


def the_interview(review: Review) -> Interview:
    (interview,) = review.interviews.values()
    return interview


# --- Having ---


def test_having_adds_values_of_every_kind_where_each_can_be_found() -> None:
    interview = an_interview()
    values = (*a_set_up(), *one_of_each_kind(interview.id))
    review = Review().having(*values)

    assert {type(value) for value in values} == set(KINDS) == set(get_args(Value))
    for value in values:
        assert review.value(type(value), value.id) is value


def test_having_puts_a_value_in_the_place_of_its_earlier_self() -> None:
    note = a_note(text="Rang the hub.")
    other = a_note(text="Wrote it down.")
    review = a_review(note, other).having(replace(note, text="Rang the hub twice."))

    assert [one.text for one in review.notes.values()] == [
        "Rang the hub twice.",
        "Wrote it down.",
    ]


def test_the_last_of_several_selves_wins() -> None:
    note = a_note()
    review = a_review(note, replace(note, text="Second."), replace(note, text="Third."))

    assert review.notes[note.id].text == "Third."


def test_the_earlier_review_stays_as_it_was() -> None:
    before = a_review()
    after = before.having(a_note())

    assert len(before.notes) == 0
    assert len(after.notes) == 1
    assert after.interviews is before.interviews


def test_having_nothing_is_the_same_review() -> None:
    review = a_review()

    assert review.having() == review


def test_two_versions_of_a_guidance_stand_side_by_side() -> None:
    review = a_review(a_guidance(version="1.1"))

    assert set(review.guidances) == {"example 1.0", "example 1.1"}
    assert review.guidance_of(the_interview(review)).version == "1.0"


def test_a_value_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        a_note().text = "Changed."  # type: ignore[misc]  # that is the point


def test_what_others_point_to_comes_first() -> None:
    interview = an_interview()
    review = Review().having(*one_of_each_kind(interview.id), *a_set_up())

    kinds = [type(value) for value in review.values()]
    assert kinds == sorted(kinds, key=KINDS.index)


# --- Answers ---


def test_a_review_that_is_not_set_up_says_so() -> None:
    with pytest.raises(LookupError):
        _ = Review().details
    assert Review().initials == ""


def test_it_knows_its_label_and_who_sits_here() -> None:
    review = a_review()

    assert review.details.label == "Child Kestrel"
    assert review.initials == "P1"


def test_an_interview_leads_to_practitioner_and_agency() -> None:
    review = a_review()
    interview = the_interview(review)

    assert review.practitioner_of(interview).reference == "SN1"
    assert review.agency_of(interview).name == "Harbour Health"


def test_withdrawn_values_are_kept_and_left_out() -> None:
    review = a_review(an_agency(name="Gone", withdrawn=True), an_episode(withdrawn=True))

    assert [agency.name for agency in review.live_agencies()] == ["Harbour Health"]
    assert [episode.name for episode in review.live_episodes()] == ["Episode 2"]
    assert len(review.agencies) == len(review.episodes) == 2


def test_agencies_and_episodes_come_in_their_order() -> None:
    review = Review().having(
        an_agency(name="B", place="2"),
        an_agency(name="A", place="2"),
        an_agency(name="Z", place="1"),
        an_episode(number=3),
        an_episode(number=1),
    )

    assert [agency.name for agency in review.live_agencies()] == ["Z", "A", "B"]
    assert [episode.number for episode in review.live_episodes()] == [1, 3]


def test_notes_come_by_number_and_under_a_prompt_by_place() -> None:
    review = a_review()
    source = the_interview(review).id
    first = a_note(source=source, number=1, place="2")
    second = a_note(source=source, number=2, place="1")
    third = a_note(source=source, number=3, prompt="language")
    gone = a_note(source=source, number=4, withdrawn=True)
    review = review.having(third, gone, second, first, a_note(number=5))

    assert review.notes_of(the_interview(review)) == [first, second, third]
    assert review.notes_under(the_interview(review), "relied_on") == [second, first]


PROMPTS = ("relied_on", "language")


def _some_notes(sources: list[UUID], ids: list[UUID]) -> st.SearchStrategy[list[Note]]:
    return st.lists(
        st.builds(
            a_note,
            id=st.sampled_from(ids),
            source=st.sampled_from(sources),
            number=st.integers(1, 5),
            prompt=st.sampled_from(PROMPTS),
            place=st.sampled_from("123"),
            text=st.text(max_size=3),
            withdrawn=st.booleans(),
        )
    )


@given(st.data())
def test_notes_are_found_the_same_whether_they_came_bit_by_bit_or_all_at_once(
    data: st.DataObject,
) -> None:
    interviews = [an_interview(), an_interview()]
    sources, ids = [each.id for each in interviews], [uuid4() for _ in range(4)]
    typed = data.draw(st.lists(_some_notes(sources, ids)))
    review = Review()
    for together in typed:
        review = review.having(*together)
        review.notes_of(interviews[0])  # looked at in between, as a page does
    at_once = Review().having(*itertools.chain(*typed))
    for interview in interviews:
        assert _by_id(review.notes_of(interview)) == _by_id(at_once.notes_of(interview))
        assert review.next_number(interview) == at_once.next_number(interview)
        numbers = [note.number for note in review.notes_of(interview)]
        assert numbers == sorted(numbers)
        for prompt in PROMPTS:
            under, all_under = (each.notes_under(interview, prompt) for each in (review, at_once))
            assert _by_id(under) == _by_id(all_under)
            places = [(note.place, note.number) for note in under]
            assert places == sorted(places)
            assert all(note.prompt == prompt and not note.withdrawn for note in under)


def _by_id(notes: list[Note]) -> dict[UUID, Note]:
    assert len({note.id for note in notes}) == len(notes)
    return {note.id: note for note in notes}


def test_what_was_found_once_is_found_anew_when_it_has_changed() -> None:
    interview, note = an_interview(), a_note()
    mark = CoverageMark(
        id=uuid4(), interview=interview.id, prompt="record", coverage=Coverage.NOT_ASKED
    )
    tick = Tick(id=uuid4(), interview=interview.id, item="sheet", done=False, at=NOON)
    owed = FollowUp(id=uuid4(), interview=interview.id, note=note.id)
    found: list[object] = []
    review = Review().having(interview, note)
    for values in ((), (mark, tick, owed), (replace(tick, done=True), replace(owed, text="Ring"))):
        review = review.having(*values)
        marks = review.mark_of(interview, "record"), review.tick_of(interview, "sheet")
        found.append((*marks, review.follow_ups_from(note)))
    assert found == [
        (None, None, []),
        (mark, tick, [owed]),
        (mark, replace(tick, done=True), [replace(owed, text="Ring")]),
    ]


def test_what_is_owed_is_found_from_its_note() -> None:
    note = a_note()
    of_this = FollowUp(id=uuid4(), interview=note.source, note=note.id)
    taken_back = FollowUp(id=uuid4(), interview=note.source, note=note.id, withdrawn=True)
    of_none = FollowUp(id=uuid4(), interview=note.source)
    review = Review().having(note, of_this, taken_back, of_none)
    assert review.follow_ups_from(note) == [of_this]
    assert review.follow_ups_from(a_note()) == []


def test_a_number_is_never_given_again() -> None:
    review = a_review()
    interview = the_interview(review)
    assert review.next_number(interview) == 1

    review = review.having(a_note(source=interview.id, number=7, withdrawn=True))
    assert review.next_number(interview) == 8


def test_what_was_made_in_one_interview_is_not_found_in_another() -> None:
    review = a_review()
    interview = the_interview(review)
    made = one_of_each_kind(interview.id)
    note, mark, tick, follow_up, matter, thought, reflection, *later = made
    preparation, proceedings, wellbeing, copy, *_ = later
    review = review.having(*made, *one_of_each_kind(uuid4()))

    assert review.notes_of(interview) == [note]
    assert review.mark_of(interview, "relied_on") is mark
    assert review.mark_of(interview, "language") is None
    assert review.tick_of(interview, "purpose") is tick
    assert review.tick_of(interview, "sheet") is None
    assert review.follow_ups_of(interview) == [follow_up]
    assert review.urgent_matters_of(interview) == [matter]
    assert review.preparation_of(interview) is preparation
    assert review.proceedings_of(interview)[-1] is proceedings
    assert {each.interview for each in review.proceedings_of(interview)} == {interview.id}
    assert review.wellbeing_of(interview) == [wellbeing]
    assert review.copies_of(interview) == [copy]
    assert review.thoughts_of(interview, "P1") == [thought]
    assert review.reflection_of(interview, "P1") is reflection
    assert review.reflection_of(interview, "P2") is None
