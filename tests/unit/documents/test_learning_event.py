"""The record for the learning event: themes, questions, and nobody who could be told apart."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.documents.identifiers import without
from interviewer.documents.learning_event import (
    RecordLook,
    ReferencesLeftError,
    learning_event_passages,
    learning_event_record,
)
from interviewer.domain.findings import PanelThought
from interviewer.domain.learning_event import rests_on_one_account, themes
from interviewer.domain.names import RealName
from interviewer.domain.review import Review
from tests.builders import NOON, a_note
from tests.unit.documents.reading import checked, everything, opened, under
from tests.unit.documents.sample import MADE, TEMPLATE
from tests.unit.domain.collated import OF_HV1, OF_SW1, a_writers_review

NOTE, OTHER = a_note(source=OF_HV1.id, number=7), a_note(source=OF_SW1.id, number=2)


def a_thought(text: str, question: str = "begin_to_say", area: str = "") -> PanelThought:
    return PanelThought(
        id=uuid4(), area=area, question=question, text=text, by="OW", notes=(NOTE.id,), taken=NOON
    )


SILENCE = a_thought("Letters went where nobody read them.\nNobody asked why.", area="sharing")
DOUBT = a_thought("One answer to any of them.", "prove_us_wrong", area="sharing")
MISSING = a_thought("Nobody has spoken for the school.", "missing_voice")
REVIEW = a_writers_review(NOTE, OTHER, SILENCE, DOUBT, MISSING)


def record(review: Review, *chosen: UUID) -> bytes:
    return learning_event_record(review, chosen, template=TEMPLATE, made=MADE)


def test_it_holds_the_chosen_thoughts_under_their_area_and_question(tmp_path: Path) -> None:
    document = checked(record(REVIEW, SILENCE.id, DOUBT.id), tmp_path)
    told = everything(document)
    assert "Heading 1: Discussion and information sharing" in told
    assert under(document, "What do several accounts begin to say?") == [
        "Normal: –  Letters went where nobody read them. Nobody asked why."
    ]
    assert under(document, "What would prove us wrong?") == [
        "Normal: –  One answer to any of them."
    ]
    assert MISSING.text not in told
    assert "Whose voice is missing?" not in told


def test_it_holds_nothing_of_the_notes_and_nobodys_initials() -> None:
    told = everything(opened(record(REVIEW, SILENCE.id, MISSING.id)))
    for of_somebody in (NOTE.text, "HV1", "OW", "P1", "Health visitor"):
        assert of_somebody not in told


def test_the_same_thoughts_make_the_same_bytes() -> None:
    assert record(REVIEW, SILENCE.id) == record(REVIEW, SILENCE.id)


@pytest.mark.parametrize(
    "said", ["SW1 waited.", "See hv1·7.", "The health visitor rang.", "OW asks why."]
)
def test_it_is_not_made_while_something_refers_to_one_person(said: str) -> None:
    thought = a_thought(said)
    with pytest.raises(ReferencesLeftError):
        record(REVIEW.having(thought), thought.id)
    assert record(REVIEW.having(thought), MISSING.id)


def test_an_agency_for_which_one_person_spoke_is_shown_and_stands_for_a_reason() -> None:
    thought = a_thought("Care Trust waited.")
    (hit,) = RecordLook(REVIEW, [])(thought.text)
    assert (hit.kind.value, hit.must_go) == ("agency for which one person spoke", False)
    assert "Care Trust" in everything(opened(record(REVIEW.having(thought), thought.id)))


def test_neither_is_one_of_a_review_that_is_called_by_a_reference() -> None:
    with pytest.raises(ReferencesLeftError):
        record(REVIEW.having(replace(REVIEW.details, label="What SW1 saw")), MISSING.id)


def test_everything_typed_in_it_is_looked_through_before_it_leaves() -> None:
    passages = learning_event_passages(REVIEW, (SILENCE.id,))
    assert [each.text(REVIEW) for each in passages] == [REVIEW.details.label, SILENCE.text]
    look = RecordLook(REVIEW, [RealName(id=uuid4(), name="Ada Wren", stands_for="SW1")])
    hits = look("Ada Wren rang SW1 at the hub.")
    assert [(hit.kind.value, hit.must_go) for hit in hits] == [
        ("name", False),
        ("reference to one person", True),
    ]


def test_withdrawn_thoughts_and_those_without_words_stand_in_none() -> None:
    review = REVIEW.having(replace(SILENCE, withdrawn=True), replace(DOUBT, text=" "))
    assert [theme.title for theme in themes(review)] == ["Across the thematic areas"]


def test_a_thought_that_one_account_prompted_is_known_as_that() -> None:
    assert rests_on_one_account(REVIEW, SILENCE)
    assert not rests_on_one_account(REVIEW, replace(SILENCE, notes=(NOTE.id, OTHER.id)))
    assert not rests_on_one_account(REVIEW, replace(SILENCE, notes=()))


# Whatever the thoughts say

PEOPLE = [each.reference for each in REVIEW.practitioners.values()]
REFERENCE = st.sampled_from(PEOPLE)
WRITTEN = st.one_of(
    REFERENCE,
    REFERENCE.map(str.lower),
    REFERENCE.map(lambda each: f"{each[:2]} {each[2:]}"),
    REFERENCE.map(lambda each: f"{each[:1]}\u00ad{each[1:]}"),
    REFERENCE.map(lambda each: f"({each}·3)"),
    REFERENCE.map(lambda each: "".join(chr(ord(letter) + 0xFEE0) for letter in each)),
)
PIECE = st.one_of(
    WRITTEN, st.text(max_size=12), st.sampled_from([" ", ", ", "’s ", "\n", "-", "_"])
)
SAID = st.lists(PIECE, min_size=1, max_size=8).map("".join).filter(str.strip)


def refers_to_somebody(content: bytes) -> bool:
    """Read as a person does: capitals, invisible letters and wide ones make no difference."""
    told = unicodedata.normalize("NFKC", everything(opened(content))).casefold()
    seen = "".join(letter for letter in told if unicodedata.category(letter) != "Cf")
    read = set(re.split(r"[\W_]+", seen))
    apart = [f"{each[:2]} {each[2:]}".casefold() for each in PEOPLE]
    return any(each.casefold() in read for each in PEOPLE) or any(
        re.search(rf"(?<![^\W_]){each}(?![^\W_])", seen) for each in apart
    )


@given(said=SAID)
def test_no_reference_of_a_practitioner_stands_in_the_file_whatever_the_thoughts_say(
    said: str,
) -> None:
    thought = a_thought(said)
    try:
        content = record(REVIEW.having(thought), thought.id)
    except ReferencesLeftError:
        return
    assert not refers_to_somebody(content)


@given(said=SAID)
def test_once_everything_that_is_shown_was_reworded_it_can_be_made(said: str) -> None:
    look = RecordLook(REVIEW, [])
    while hits := [hit for hit in look(said) if hit.must_go]:
        said = without(said, hits[0])
    thought = a_thought(said)
    assert not refers_to_somebody(record(REVIEW.having(thought), thought.id))
