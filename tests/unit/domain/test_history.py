"""What changed from one version to the next, in words."""

from dataclasses import replace
from datetime import UTC, date
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.closing import reopened
from interviewer.domain.history import brought_back, field_changes, may_be_read, why_not_back
from interviewer.domain.interview import LeftOut, OwnQuestion, Reflection, Thought
from interviewer.domain.naming import KIND_WORDS, in_words, name_of
from interviewer.domain.review import KINDS, Review
from interviewer.domain.words import Basis, Stage
from tests.builders import NOON, a_note, a_review, an_interview

LONDON = ZoneInfo("Europe/London")


def changes(review: Review, before: object, after: object) -> list[tuple[str, str, str]]:
    found = field_changes(review, before, after, UTC)  # type: ignore[arg-type]  # values all
    return [(each.label, each.before, each.after) for each in found]


def test_each_field_that_changed_is_told_in_the_words_of_the_screen() -> None:
    review = a_review()
    (episode,) = review.episodes.values()
    before = a_note(text="Rang.", suggested_episodes=(episode.id,))
    after = replace(
        before,
        text="Rang the hub.",
        basis=Basis.DID_OR_SAW,
        verbatim=True,
        episodes=(episode.id,),
        suggested_episodes=(),
    )
    assert changes(review, before, after) == [
        ("Words", "Rang.", "Rang the hub."),
        ("How known", "not stated", "did or saw it"),
        ("Their words", "no", "yes"),
        ("Episodes", "", "Episode 2"),
        ("Suggested episodes", "Episode 2", ""),
    ]


def test_the_first_version_tells_all_that_was_filled_in() -> None:
    note = a_note(text="Rang.", by="P1")
    assert changes(a_review(), None, note) == [("Words", "", "Rang."), ("Initials", "", "P1")]


def test_ids_are_told_as_references_and_dates_as_people_write_them() -> None:
    review = a_review()
    (interview,) = review.interviews.values()
    assert in_words(interview.practitioner, review, LONDON) == "SN1"
    assert in_words(date(2026, 11, 12), review, LONDON) == "12 Nov 2026"
    assert in_words(NOON.replace(month=7), review, LONDON) == "12 Jul 2026 13:00"
    assert in_words(uuid4(), review, LONDON) == "one that is no longer known"


def test_a_sealed_reflection_has_a_history_that_is_sealed_too() -> None:
    review = a_review()
    (interview,) = review.interviews.values()

    def thought(by: str) -> Thought:
        return Thought(
            id=uuid4(), interview=interview.id, by=by, prompt="surprised", text="Bus.", taken=NOON
        )

    assert may_be_read(review, thought("P1"))
    assert not may_be_read(review, thought("P2"))
    assert may_be_read(review, a_note(source=interview.id))


def test_a_note_that_is_brought_back_keeps_its_place() -> None:
    then = a_note(text="Rang.", place="1", prompt="language")
    now = replace(then, text="Rang the hub.", place="m", prompt="relied_on", withdrawn=True)
    back = brought_back(now, then)
    assert back == replace(then, place="m", prompt="relied_on")


def test_every_kind_has_a_name() -> None:
    assert set(KIND_WORDS) == set(KINDS)


@given(st.one_of([st.from_type(kind) for kind in KINDS]))
def test_every_value_can_be_named_and_told(value: object) -> None:
    review = Review()
    assert name_of(review, value)  # type: ignore[arg-type]  # one of the kinds
    for _, before, after in changes(review, None, value):
        assert before != after or before == ""


def test_a_note_of_an_interview_that_is_not_there_has_a_name() -> None:
    assert name_of(Review(), a_note(source=an_interview().id, number=4)) == "Note ·4"


# --- Bringing an earlier version back ---


def test_an_agreed_interview_holds_its_notes_closed_until_it_is_opened() -> None:
    review = a_review()
    (interview,) = review.interviews.values()
    note = a_note(source=interview.id)
    agreed = replace(interview, stage=Stage.AGREED, agreed=NOON)
    assert why_not_back(review.having(note), note) == ""
    closed = review.having(note, agreed)
    assert "open the interview for changes first" in why_not_back(closed, note)
    assert "open the interview for changes first" in why_not_back(closed, agreed)
    again = closed.having(reopened(agreed, NOON, by="P1", reason="A wrong date"))
    assert why_not_back(again, note) == ""


def test_what_happened_stays() -> None:
    review = a_review()
    (guidance,) = review.guidances.values()
    (interview,) = review.interviews.values()
    copy = PractitionersCopy(id=uuid4(), interview=interview.id, made=NOON)
    of: dict[str, Any] = {"id": uuid4(), "interview": interview.id}
    theirs = Thought(**of, by="P2", prompt="surprised", taken=NOON)
    for value in (guidance, copy, theirs, Reflection(**of, by="P1", at=NOON)):
        assert why_not_back(review, value)
    assert not why_not_back(review, replace(theirs, by="P1"))


def test_of_an_interview_only_what_was_planned_comes_back() -> None:
    planned = an_interview(place="Room 4")
    held = replace(planned, place="Room 5", stage=Stage.TO_TIDY, started=NOON, closed=NOON)
    assert brought_back(held, planned) == replace(held, place="Room 4")


def test_what_is_planned_for_one_person_is_told_in_the_words_of_the_prompts() -> None:
    before = an_interview()
    after = replace(
        before,
        first=("language",),
        left_out=(LeftOut(prompt="record", reason="They wrote none."),),
        questions=(OwnQuestion(id="own_1", text="Tell me about the rota."),),
    )
    assert changes(a_review(), before, after) == [
        ("Put first", "", "Describe how you understood each other."),
        ("Left out", "", "Tell me what you wrote down. They wrote none."),
        ("Questions", "", "Tell me about the rota."),
    ]
