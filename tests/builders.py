"""Builders of values for tests: `a_note(text="Rang the hub.")` is a whole note that says that."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from interviewer.domain.chronology import Entry
from interviewer.domain.guidance import (
    Check,
    Guidance,
    LineOfEnquiry,
    Prompt,
    Script,
    Section,
    SectionKind,
    ThematicArea,
)
from interviewer.domain.interview import Interview, Note, Practitioner
from interviewer.domain.preparation import Preparation, ProceedingsAnswer, Relation
from interviewer.domain.review import Review
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.words import Answer, Clearance

NOON = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)


def a_guidance(**changes: Any) -> Guidance:
    """A guidance with one section of each kind that matters to coverage and folding."""
    theme = Section(
        id="sharing",
        title="Discussion and information sharing",
        kind=SectionKind.THEME,
        area="sharing",
        items=(
            Prompt(
                id="relied_on",
                text="Tell me about something you passed on to another service.",
                core=True,
                probes=("What were you relying on them to do?", "What came back to you?"),
                why="What one service relied on another to do is seldom written down.",
                area="sharing",
                lines=("inter_agency",),
            ),
            Prompt(id="language", text="Describe how you understood each other.", core=True),
            Prompt(id="record", text="Tell me what you wrote down.", lines=("procedures",)),
        ),
    )
    values: dict[str, Any] = {
        "identity": "example",
        "version": "1.0",
        "title": "An example",
        "areas": (ThematicArea(id="sharing", title="Discussion and information sharing"),),
        "lines": (
            LineOfEnquiry(id="inter_agency", title="Inter-agency collaboration", short="Agencies"),
            LineOfEnquiry(id="procedures", title="Policies and procedures", short="Procedures"),
        ),
        "sections": (
            Section(
                id="opening",
                title="Opening",
                kind=SectionKind.OPENING,
                items=(
                    Script(id="purpose", text="Thank you for coming."),
                    Check(id="sheet", text="Information sheet given", field="Version and date"),
                ),
            ),
            Section(
                id="account",
                title="Free account",
                kind=SectionKind.ACCOUNT,
                items=(Prompt(id="free", text="Tell me about your part in this."),),
            ),
            theme,
            Section(
                id="reflections",
                title="Reflections, with hindsight",
                kind=SectionKind.REFLECTION,
                items=(Prompt(id="stays", text="Tell me what stays with you.", hindsight=True),),
            ),
            Section(
                id="own",
                title="Interviewer's reflection",
                kind=SectionKind.INTERVIEWER_REFLECTION,
                items=(Prompt(id="surprised", text="Describe what surprised you."),),
            ),
        ),
    }
    return Guidance(**{**values, **changes})


def an_agency(**changes: Any) -> Agency:
    return Agency(**{"id": uuid4(), "name": "Harbour Health", **changes})


def an_episode(**changes: Any) -> Episode:
    values: dict[str, Any] = {
        "id": uuid4(),
        "number": 2,
        "title": "The move to a new school",
        "starts": date(2021, 9, 1),
        "ends": date(2021, 12, 20),
    }
    return Episode(**{**values, **changes})


def an_entry(**changes: Any) -> Entry:
    values: dict[str, Any] = {
        "id": uuid4(),
        "written": "15 Oct 2021",
        "earliest": date(2021, 10, 15),
        "latest": date(2021, 10, 15),
        "agency_written": "Harbour Health",
        "text": "Letter to the housing officer.",
        "source": "School file",
        "place": "1",
    }
    return Entry(**{**values, **changes})


def a_practitioner(**changes: Any) -> Practitioner:
    values = {"id": uuid4(), "reference": "SN1", "role": "School nurse", "agency": uuid4()}
    return Practitioner(**{**values, **changes})


def an_interview(**changes: Any) -> Interview:
    values: dict[str, Any] = {
        "id": uuid4(),
        "practitioner": uuid4(),
        "guidance": "example",
        "guidance_version": "1.0",
        "interviewers": ("P1", "P2"),
        "day": date(2026, 11, 12),
    }
    return Interview(**{**values, **changes})


def a_note(**changes: Any) -> Note:
    values: dict[str, Any] = {
        "id": uuid4(),
        "source": uuid4(),
        "prompt": "relied_on",
        "number": 1,
        "place": "1",
        "text": "Rang the hub.",
        "by": "P1",
        "taken": NOON,
    }
    return Note(**{**values, **changes})


def a_cleared_answer(**changes: Any) -> ProceedingsAnswer:
    """Nothing stands in the way of an interview: it may begin."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "interview": uuid4(),
        "clearance": Clearance.CLEAR,
        "answered_by": "Panel chair",
        "at": NOON - timedelta(days=3),
    }
    return ProceedingsAnswer(**{**values, **changes})


def a_preparation(interview: Interview, **changes: Any) -> Preparation:
    """Everything of *Before you start* settled, for this interview."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "interview": interview.id,
        "sheet_version": "1.0",
        "sheet_given": date(2026, 11, 2),
        "supporter": "A colleague from the team",
        "supporter_manages": Answer.NO,
        "interpreted": Answer.NO,
        "adjustments": "A break after 45 minutes",
        "own_records": "Own diary",
        "support": "A named contact at the employer",
        "parallel_review": Answer.NO,
        "relations": tuple(Relation(by=by, worked_with=Answer.NO) for by in interview.interviewers),
    }
    return Preparation(**{**values, **changes})


def a_review(*values: Any) -> Review:
    """A review that is set up and has one planned interview, with the values added."""
    return Review().having(*a_set_up(), *values)


def a_set_up() -> tuple[Any, ...]:
    """A review with one planned interview that may begin: proceedings were asked about."""
    agency, episode = an_agency(), an_episode()
    practitioner = a_practitioner(agency=agency.id)
    interview = an_interview(practitioner=practitioner.id, episodes=(episode.id,))
    particulars = Particulars(
        id=uuid4(), label="Child Kestrel", guidance="example", guidance_version="1.0"
    )
    seat = Seat(id=uuid4(), initials="P1")
    cleared = a_cleared_answer(interview=interview.id)
    return particulars, seat, a_guidance(), agency, episode, practitioner, interview, cleared
