"""Finding words in everything that this person may see."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.folding import folded, folded_with_places
from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import (
    FollowUp,
    Interview,
    LeftOut,
    OwnQuestion,
    Reflection,
    Reopening,
    Thought,
)
from interviewer.domain.preparation import Preparation, Relation
from interviewer.domain.review import Review
from interviewer.domain.search import (
    MOST,
    SearchIndex,
    result_place,
    wanted_words,
)
from interviewer.domain.words import Outcome, ReflectionState
from tests.builders import NOON, a_guidance, a_note, a_review


def with_notes(*texts: str) -> Review:
    review = a_review()
    interview = the_interview(review)
    notes = [a_note(source=interview.id, number=n, text=t) for n, t in enumerate(texts, start=1)]
    return review.having(*notes)


def the_interview(review: Review) -> Interview:
    (interview,) = review.interviews.values()
    return interview


def places(review: Review, typed: str) -> list[str]:
    """Where it is found, without the titles of sections."""
    found = SearchIndex(review).search(typed).shown
    return [result_place(review, result).split(" · ")[0] for result in found]


# --- What is meant ---


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Hub duty", ("hub", "duty")),
        ('"the duty desk" rang', ("the duty desk", "rang")),
        ("“the  duty”", ("the duty",)),
        ('an "open end', ("an", "open end")),
        ("Łódź ŽĄSIS", ("lodz", "zasis")),
        ("hub HUB", ("hub",)),
        (' "" ', ()),
    ],
)
def test_what_is_looked_for(typed: str, words: tuple[str, ...]) -> None:
    assert wanted_words(typed) == words


def test_all_words_have_to_occur_in_whatever_order() -> None:
    review = with_notes("Rang the hub on Friday.", "The hub was closed.", "Rang the school.")
    assert places(review, "hub rang") == ["SN1·1"]


def test_a_phrase_has_to_occur_as_it_stands() -> None:
    review = with_notes("The duty desk rang.", "The desk duty rota.")
    assert places(review, '"duty desk"') == ["SN1·1"]
    assert places(review, "duty desk") == ["SN1·1", "SN1·2"]


def test_capitals_and_accents_make_no_difference() -> None:
    review = with_notes("Ponia Žukauskaitė skambino.", "Café by the quay")
    assert places(review, "zukauskaite") == ["SN1·1"]
    assert places(review, "CAFÉ QUAY") == ["SN1·2"]


def test_words_that_begin_so_come_before_words_that_hold_it() -> None:
    assert places(with_notes("Unhappy.", "Happy there."), "happy") == ["SN1·2", "SN1·1"]


def test_the_finds_are_shown_with_the_words_around_them() -> None:
    review = with_notes(f"{'Before. ' * 20}Rang the hub on Friday.{' After.' * 40}")
    (result,) = SearchIndex(review).search("hub rang").shown
    pieces = [(piece.text, piece.found) for piece in result.pieces]
    assert pieces[0] == ("… ", False)
    assert pieces[-1] == (" …", False)
    assert [text for text, found in pieces if found] == ["Rang", "hub"]


def test_a_result_says_where_it_stands() -> None:
    review = with_notes("Rang the hub.")
    (result,) = SearchIndex(review).search("hub").shown
    assert result_place(review, result) == "SN1·1 · Discussion and information sharing"


# --- What may be seen ---


def test_more_than_notes_is_found() -> None:
    review = a_review()
    interview = the_interview(review)
    review = review.having(
        FollowUp(id=uuid4(), interview=interview.id, text="Ask for the rota."),
        Entry(id=uuid4(), written="?May 2013", text="Rota changed."),
    )
    assert places(review, "rota") == ["Follow-up, SN1", "Chronology, ?May 2013"]
    assert places(review, "school nurse") == ["Practitioner, SN1"]


def test_what_a_practitioner_answered_and_what_was_planned_for_them_is_found() -> None:
    review = with_notes("Rang the hub.")
    (note,) = review.notes.values()
    interview = the_interview(review)
    planned = replace(
        interview,
        questions=(OwnQuestion(id="own_1", text="Tell me about the ferry."),),
        left_out=(LeftOut(prompt="record", reason="Never on the ferry."),),
        reopened=(Reopening(at=NOON, by="P1", reason="The ferry was a bus."),),
    )
    review = review.having(
        planned,
        StatementAnswer(
            id=uuid4(),
            of_copy=uuid4(),
            note=note.id,
            outcome=Outcome.DISPUTED,
            words="I took the boat.",
            at=NOON,
        ),
        Preparation(
            id=uuid4(), interview=interview.id, relations=(Relation(by="P1", text="Once my boss."),)
        ),
    )
    assert places(review, "boat") == ["Accuracy check, SN1"]
    assert places(review, "boss") == ["Before you start, SN1"]
    for words in ("about the ferry", "never on", "was a bus"):
        assert places(review, words) == ["Interview, SN1"]


def test_who_sits_there_now_decides_what_is_sealed() -> None:
    review = a_review()
    (seat,) = review.seats.values()
    mine = Thought(
        id=uuid4(),
        by="P1",
        text="My own bus.",
        taken=NOON,
        interview=the_interview(review).id,
        prompt="surprised",
    )
    review = review.having(mine)
    index = SearchIndex(review)
    assert index.search("bus").count == 1
    index.follow(review.having(replace(seat, initials="P2")))
    assert index.search("bus").count == 0


def test_what_the_guidance_says_is_found_with_its_section() -> None:
    review = a_review()
    (result,) = SearchIndex(review).search("seldom written down").shown
    assert result_place(review, result) == "Guidance · Discussion and information sharing"
    assert (result.kind, result.id) == (Guidance, "relied_on")
    retired = a_guidance(version="1.1", sections=())
    used = replace(review.details, guidance_version="1.1")
    index = SearchIndex(review)
    index.follow(review.having(retired, used))
    assert index.search("seldom written down").count == 0


def test_what_is_withdrawn_is_not_found() -> None:
    review = with_notes("Rang the hub.")
    (note,) = review.notes.values()
    index = SearchIndex(review)
    index.follow(review.having(replace(note, withdrawn=True)))
    assert index.search("hub").count == 0


def test_a_sealed_reflection_is_not_found_until_both_have_finished() -> None:
    review = a_review()
    of: dict[str, Any] = {"interview": the_interview(review).id, "prompt": "surprised"}
    theirs = Thought(id=uuid4(), by="P2", text="The bus timetable.", taken=NOON, **of)
    mine = Thought(id=uuid4(), by="P1", text="My own bus.", taken=NOON, **of)
    review = review.having(theirs, mine)
    index = SearchIndex(review)
    assert [result.id for result in index.search("bus").shown] == [mine.id]
    del of["prompt"]
    done = [
        Reflection(id=uuid4(), by=by, state=ReflectionState.SAVED, at=NOON, **of)
        for by in ("P1", "P2")
    ]
    index.follow(review.having(done[0]))
    assert index.search("timetable").count == 0
    index.follow(review.having(*done))
    assert [result.id for result in index.search("timetable").shown] == [theirs.id]


# --- Always ---

texts = st.text(st.characters(codec="utf-8"), max_size=60)


@given(st.lists(texts, max_size=6), st.lists(st.tuples(st.integers(0, 5), texts), max_size=6))
def test_an_index_that_followed_finds_what_a_new_one_finds(
    first: list[str], edits: list[tuple[int, str]]
) -> None:
    review = with_notes(*first)
    index = SearchIndex(review)
    for at, text in edits:
        notes = list(review.notes.values())
        old = notes[at] if at < len(notes) else a_note(source=the_interview(review).id, number=9)
        review = review.having(replace(old, text=text))
        index.follow(review)
    for _, text in edits:
        assert index.search(text).count == SearchIndex(review).search(text).count


@given(texts, st.integers(0, 59), st.integers(1, 12))
def test_every_stretch_of_a_note_is_found_as_a_phrase(text: str, start: int, length: int) -> None:
    stretch = " ".join(text.replace('"', " ").translate(NO_QUOTES)[start : start + length].split())
    review = with_notes(text.replace('"', " ").translate(NO_QUOTES))
    if folded(stretch).split() and stretch[:1].isalnum() and stretch[-1:].isalnum():
        (note,) = review.notes.values()
        found = SearchIndex(review).search(f'"{stretch}"').shown
        assert note.id in [result.id for result in found]


@given(texts)
def test_folding_keeps_the_places(text: str) -> None:
    plain, at = folded_with_places(text)
    assert len(at) == len(plain) + 1
    assert at == sorted(at)
    assert folded(plain) == plain or not text.isascii()


def test_no_more_are_shown_than_anybody_reads() -> None:
    results = SearchIndex(with_notes(*["hub"] * (MOST + 7))).search("hub")
    assert (len(results.shown), results.count) == (MOST, MOST + 7)


NO_QUOTES = str.maketrans({"“": " ", "”": " ", "„": " "})
