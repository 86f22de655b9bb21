"""Whatever was typed is looked through for identifiers before it leaves, and the rest stays."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any
from uuid import uuid4

import pytest

from interviewer.documents import (
    interview_plan,
    interview_summary,
    invitation,
    practitioners_copy,
)
from interviewer.documents.follow_ups import follow_up_table
from interviewer.documents.identifiers import Hit, IdentifierKind, find_identifiers
from interviewer.documents.passages import (
    Passage,
    copy_passages,
    follow_up_passages,
    guidance_passages,
    invitation_passages,
    plan_passages,
    summary_passages,
)
from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.accuracy_check import Terms, issued
from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Interview,
    LeftOut,
    OwnQuestion,
    Reopening,
    Shown,
    Thought,
    Tick,
    UrgentMatter,
    WellbeingNote,
)
from interviewer.domain.preparation import Preparation, ProceedingsAnswer, Relation
from interviewer.domain.review import Review
from interviewer.domain.words import Answer, Clearance, Coverage, Occasion, Outcome
from interviewer.training import shipped_guidance
from tests.builders import NOON, a_guidance, a_note, a_review, an_entry
from tests.unit.documents.reading import everything, opened
from tests.unit.documents.sample import LONDON, TEMPLATE

MARKER = re.compile(r"Zq\d+x")

NEVER_LEAVE = (ProceedingsAnswer, Preparation, WellbeingNote, UrgentMatter, Tick)
"""What the table in model.md keeps in the review, whichever document is made."""


@pytest.fixture(scope="module")
def marked() -> Review:
    """A review with something of every kind, in which every typed text is a word of its own."""
    entries = an_entry(), an_entry(), an_entry()
    review = a_review(a_guidance(invitation="{reference} {role} {place} {agency}."), *entries)
    (interview,) = review.interviews.values()
    interview = replace(
        interview,
        place="x",
        started=NOON,
        entries=(entries[0].id,),
        shown=(Shown(entry=entries[1].id, at=NOON),),
        left_out=(LeftOut(prompt="record", reason="x"),),
        questions=(OwnQuestion(id="own_1", text="x"), OwnQuestion(id="own_2", text="x")),
        reopened=(Reopening(at=NOON, by="P1", reason="x"),),
    )
    of: dict[str, Any] = {"interview": interview.id}
    note = a_note(source=interview.id, entries=(entries[2].id,))
    values: list[Any] = [
        interview,
        note,
        a_note(source=interview.id, number=2, prompt="own_1"),
        CoverageMark(**of, id=uuid4(), prompt="language", coverage=Coverage.NOT_ASKED, reason="x"),
        Tick(**of, id=uuid4(), item="sheet", done=True, text="x", at=NOON),
        FollowUp(
            **of, id=uuid4(), note=note.id, text="x", owner="x", answer="x", answer_source="x"
        ),
        UrgentMatter(**of, id=uuid4(), raised=NOON, concern="x", told="x", told_when="x"),
        Thought(**of, id=uuid4(), by="P1", prompt="surprised", text="x", taken=NOON),
        WellbeingNote(**of, id=uuid4(), text="x", at=NOON),
        ProceedingsAnswer(
            **of,
            id=uuid4(),
            occasion=Occasion.COPY,
            clearance=Clearance.NOT_CLEARED,
            answered_by="x",
            authority="x",
            reference="x",
            at=NOON,
        ),
        Preparation(
            **of,
            id=uuid4(),
            supporter="x",
            interpreted=Answer.YES,
            interpreter="x",
            adjustments="x",
            own_records="x",
            support="x",
            relations=(Relation(by="P1", text="x"),),
            parallel_review_details="x",
            originals="x",
            documents="x",
        ),
    ]
    review = review.having(*values)
    copy = the_copy(review)
    answer = StatementAnswer(
        id=uuid4(), of_copy=copy.id, note=note.id, outcome=Outcome.DISPUTED, words="x", at=NOON
    )
    review = review.having(copy, answer)
    numbers = count(1)
    kept = [value for value in review.values() if not isinstance(value, Guidance)]
    return review.having(*(with_markers(value, numbers) for value in kept))


def with_markers(value: Any, numbers: Iterator[int]) -> Any:
    """The value with a word of its own in every field that hides what was typed."""
    changes: dict[str, Any] = {}
    for each in fields(value):
        now = getattr(value, each.name)
        if isinstance(now, tuple) and now and is_dataclass(now[0]):
            changes[each.name] = tuple(with_markers(part, numbers) for part in now)
        elif each.type is str and not each.repr and now:
            changes[each.name] = f"Zq{next(numbers)}x"
    return replace(value, **changes)


def the_interview(review: Review) -> Interview:
    (interview,) = review.interviews.values()
    return interview


def the_copy(review: Review) -> Any:
    revisions = {str(note): uuid4() for note in review.notes}
    return issued(
        review, the_interview(review), revisions, Terms(handed_out="x"), copy=uuid4(), made=NOON
    )


def the_practitioners_copy(review: Review) -> bytes:
    interview, copy = the_interview(review), the_copy(review)
    return practitioners_copy(review, interview, copy, template=TEMPLATE, zone=LONDON, made=NOON)


def the_summary(review: Review) -> bytes:
    return interview_summary(
        review,
        the_interview(review),
        template=TEMPLATE,
        zone=LONDON,
        made=NOON,
        reflections=True,
        reader="P1",
    )


def the_table(review: Review) -> bytes:
    owed = list(review.follow_ups.values())
    return follow_up_table(review, owed, template=TEMPLATE, zone=LONDON, made=NOON)


def the_invitation(review: Review) -> bytes:
    return invitation(review, the_interview(review), template=TEMPLATE, made=NOON)


def the_plan(review: Review) -> bytes:
    return interview_plan(review, the_interview(review), template=TEMPLATE, made=NOON)


def of_summary(review: Review) -> list[Passage]:
    return summary_passages(review, the_interview(review), reflections=True, reader="P1")


def of_table(review: Review) -> list[Passage]:
    return follow_up_passages(review, list(review.follow_ups.values()))


def of_copy(review: Review) -> list[Passage]:
    return copy_passages(review, the_interview(review))


def of_invitation(review: Review) -> list[Passage]:
    return invitation_passages(review, the_interview(review))


def of_plan(review: Review) -> list[Passage]:
    return plan_passages(review, the_interview(review))


DOCUMENTS = {
    "summary": (the_summary, of_summary),
    "practitioner's copy": (the_practitioners_copy, of_copy),
    "follow-ups": (the_table, of_table),
    "invitation": (the_invitation, of_invitation),
    "plan": (the_plan, of_plan),
}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_word_that_leaves_was_looked_through(marked: Review, document: str) -> None:
    made, passages = DOCUMENTS[document]
    leaves = set(MARKER.findall(everything(opened(made(marked)))))
    looked_at = {passage.text(marked) for passage in passages(marked)}
    whose = {
        marker: type(value).__name__
        for value in marked.values()
        if not isinstance(value, Guidance)
        for marker in MARKER.findall(told(value))
    }
    missed = sorted(whose.get(marker, marker) for marker in leaves - looked_at)
    assert leaves
    assert not missed


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_the_reviews_own_never_leaves(marked: Review, document: str) -> None:
    made, _ = DOCUMENTS[document]
    leaves = set(MARKER.findall(everything(opened(made(marked)))))
    kept = [value for value in marked.values() if isinstance(value, NEVER_LEAVE)]
    assert kept
    for value in kept:
        assert not leaves & set(MARKER.findall(told(value)))


def test_a_passage_is_replaced_where_it_stands(marked: Review) -> None:
    for _, passages in DOCUMENTS.values():
        for passage in passages(marked):
            word = passage.text(marked)
            hit = Hit(kind=IdentifierKind.NAME, start=0, end=len(word), instead="Mother")
            after = marked.having(passage.replaced(marked, hit))
            assert passage.text(after) == "Mother"


def test_guidance_is_looked_through_whole_and_ours_holds_nothing() -> None:
    passages = guidance_passages(shipped_guidance())
    review = a_review(shipped_guidance())
    texts = "\n".join(passage.text(review) for passage in passages)
    for item in (item for section in shipped_guidance().sections for item in section.items):
        assert item.text in texts
    assert [p.where for p in passages if find_identifiers(p.text(review), names=())] == []
    assert all(passage.stays for passage in passages)


def told(value: Any) -> str:
    """Everything that was typed into the value, its parts included."""
    parts = []
    for each in fields(value):
        now = getattr(value, each.name)
        if isinstance(now, str):
            parts.append(now)
        elif isinstance(now, tuple):
            parts += [told(part) for part in now if is_dataclass(part)]
    return " ".join(parts)
