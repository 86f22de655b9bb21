"""The invitation that goes to the practitioner, and the plan for the interviewers' own hand."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.documents import NoInvitationError, interview_plan, invitation
from interviewer.documents.identifiers import find_identifiers
from interviewer.documents.passages import invitation_passages, plan_passages
from interviewer.domain.chronology import Entry
from interviewer.domain.interview import Interview, LeftOut, OwnQuestion
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.review import Review
from interviewer.domain.words import Answer, Clearance
from interviewer.training import shipped_guidance, training_case
from tests.builders import NOON, a_guidance, a_review
from tests.libreoffice import converted
from tests.system_packages import wants
from tests.unit.documents.reading import checked, everything, opened, outline
from tests.unit.documents.sample import TEMPLATE

ENTRY = Entry(
    id=uuid4(),
    written="15 Oct 2021",
    earliest=date(2021, 10, 15),
    latest=date(2021, 10, 15),
    agency_written="Police",
    text="Called at night; no reply.",
)
SECRETS: dict[str, Any] = {
    "supporter": "union representative",
    "interpreter": "Lithuanian",
    "adjustments": "large print",
    "own_records": "diary",
    "support": "counselling",
}
BOARD = a_guidance(
    invitation=(
        "# When\n\nSee {reference} on {date} at {place} {manner} with {interviewers}.\n- One"
    ),
    information_sheet="Of {review}: {role} of {agency}. {guidance}, {version}.",
)


def planned(**changes: Any) -> tuple[Review, Interview]:
    """A review with one interview, much of it planned, and everything settled beforehand."""
    review = a_review(BOARD, ENTRY)
    (interview,) = review.interviews.values()
    values: dict[str, Any] = {
        "entries": (ENTRY.id,),
        "first": ("record",),
        "left_out": (LeftOut(prompt="language", reason="They never met."),),
        "questions": (OwnQuestion(id="own_1", text="Tell me about the rota."),),
        "place": "Room 4",
    }
    interview = replace(interview, **{**values, **changes})
    settled = Preparation(id=uuid4(), interview=interview.id, interpreted=Answer.YES, **SECRETS)
    asked = ProceedingsAnswer(
        id=uuid4(),
        interview=interview.id,
        clearance=Clearance.NOT_CLEARED,
        answered_by="Coroner's officer",
        at=NOON,
    )
    return review.having(interview, settled, asked), interview


def the_invitation(review: Review, interview: Interview) -> bytes:
    return invitation(review, interview, template=TEMPLATE, made=NOON)


def the_plan(review: Review, interview: Interview) -> bytes:
    return interview_plan(review, interview, template=TEMPLATE, made=NOON)


def test_the_invitation_says_what_the_guidance_says_with_the_plan_filled_in(
    tmp_path: Path,
) -> None:
    document = checked(the_invitation(*planned()), tmp_path)
    assert outline(document) == [
        "Heading 1: Invitation",
        "Heading 2: When",
        "Normal: See SN1 on 12 Nov 2026 at Room 4 in person with two members of the review panel.",
        "Normal: –  One",
        "Heading 1: Information sheet",
        "Normal: Of Child Kestrel: School nurse of Harbour Health. An example, 1.0.",
    ]


def test_what_is_not_planned_yet_is_to_be_agreed(tmp_path: Path) -> None:
    content = the_invitation(*planned(day=None, place=" ", interviewers=()))
    told = everything(checked(content, tmp_path))
    assert "on to be agreed at to be agreed in person with members of the review panel" in told


def test_without_words_of_the_guidance_there_is_no_invitation() -> None:
    review, interview = planned()
    with pytest.raises(NoInvitationError) as refused:
        the_invitation(review.having(a_guidance()), interview)
    assert "no document was made" in refused.value.sentence


def test_the_plan_holds_what_the_interviewers_need(tmp_path: Path) -> None:
    told = outline(checked(the_plan(*planned()), tmp_path))
    assert told[0] == "Heading 1: Interview plan SN1 · Child Kestrel"
    for line in (
        "Note: Who\tSN1, School nurse, front line, Harbour Health",
        "Note: Meeting\t12 Nov 2026, in person, Room 4",
        "Note: By\tP1 leads; P2 takes the notes",
        "Note: About\tEpisode 2: The move to a new school",
        "Note: To raise\t15 Oct 2021 · Police · Called at night; no reply.",
        "Note: Aloud\tOpening: Thank you for coming",
        "Note: Ours\tTell me about the rota.",
        "Note: Left out\tDescribe how you understood each other. They never met.",
    ):
        assert line in told
    asked = "\n".join(told)
    assert asked.index("First: Tell me what you wrote down.") < asked.index("passed on to another")
    assert told[-1].startswith("Note: Open\tThe interview may not begin yet: see Before you start.")


@pytest.mark.parametrize("made", [the_plan, the_invitation])
def test_nothing_of_proceedings_or_adjustments_leaves(made: Any, tmp_path: Path) -> None:
    told = everything(checked(made(*planned()), tmp_path))
    for secret in (*SECRETS.values(), "Coroner", "roceedings", "cleared"):
        assert secret not in told


def test_the_invitation_names_nobody(tmp_path: Path) -> None:
    told = everything(checked(the_invitation(*planned()), tmp_path))
    assert "P1" not in told
    assert "P2" not in told


def test_the_same_plan_makes_the_same_bytes() -> None:
    review, interview = planned()
    assert the_plan(review, interview) == the_plan(review, interview)
    assert the_invitation(review, interview) == the_invitation(review, interview)


@given(st.text(max_size=80))
@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_words_make_a_sound_document(tmp_path: Path, text: str) -> None:
    review, interview = planned(
        place=text,
        questions=(OwnQuestion(id="own_1", text=text),),
        left_out=(LeftOut(prompt="language", reason=text),),
    )
    checked(the_plan(review, interview), tmp_path)
    checked(the_invitation(review, interview), tmp_path)


def test_everything_typed_is_looked_through_before_it_leaves() -> None:
    review, interview = planned(
        place="office@example.org",
        questions=(OwnQuestion(id="own_1", text="Tell me about office@example.org."),),
        left_out=(LeftOut(prompt="language", reason="Ring office@example.org."),),
    )
    found = {passage.where for passage in plan_passages(review, interview)}
    assert found >= {
        "The practitioner",
        "The plan",
        "An episode",
        "A chronology entry",
        "Question 1 of the panel’s own",
        "Why a prompt is left out",
    }
    for passage in plan_passages(review, interview):
        for hit in find_identifiers(passage.text(review), names=()):
            review = review.having(passage.replaced(review, hit))
    told = everything(opened(the_plan(review, review.interviews[interview.id])))
    assert "office@" not in told
    assert {p.where for p in invitation_passages(review, interview)} == {
        "What the review is called",
        "The practitioner",
        "The agency",
        "The plan",
    }


@wants("soffice", "libreoffice-writer")
@pytest.mark.parametrize("name", ["practice", "conversation"])
def test_each_part_is_one_page_on_paper(name: str, tmp_path: Path) -> None:
    guidance = shipped_guidance(name)
    review = Review().having(*training_case(), guidance)
    for reference in ("SN1", "GP1", "YM1"):
        interview = next(
            replace(each, guidance=name, guidance_version=guidance.version)
            for each in review.interviews.values()
            if review.practitioner_of(each).reference == reference
        )
        of_this = review.having(interview)
        for content, pages in ((the_plan, 1), (the_invitation, 2)):
            printed = converted(content(of_this, interview), "made.docx", "pdf", tmp_path)
            assert len(re.findall(rb"/Type\s*/Page\b", printed)) == pages
            assert re.search(rb"/MediaBox\s*\[\s*0 0 595\.\d+ 841\.\d+", printed)
