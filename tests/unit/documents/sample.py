"""An interview in which everything happened that a document has to tell."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from interviewer.documents import interview_summary
from interviewer.domain.guidance import (
    OTHER,
    Check,
    Guidance,
    LineOfEnquiry,
    Prompt,
    Script,
    Section,
    SectionKind,
)
from interviewer.domain.interview import (
    CoverageMark,
    FactorMark,
    FollowUp,
    Interview,
    Note,
    Practitioner,
    Reflection,
    Thought,
    Tick,
    Unfolding,
    UrgentMatter,
)
from interviewer.domain.review import Review
from interviewer.domain.set_up import Agency, Episode, Particulars
from interviewer.domain.words import (
    Basis,
    Coverage,
    Factor,
    Frame,
    Influence,
    Manner,
    ReflectionState,
    Stage,
)
from interviewer.resources import word_template
from tests.builders import a_note

LONDON = ZoneInfo("Europe/London")
BEGAN = datetime(2026, 7, 2, 9, 0, tzinfo=UTC)
MADE = datetime(2026, 11, 12, 14, 5, tzinfo=UTC)
TEMPLATE = word_template()


def an_id(number: int) -> UUID:
    """An id that is the same every time."""
    return UUID(int=number)


GUIDANCE = Guidance(
    identity="example",
    version="1.1",
    title="An example",
    lines=(
        LineOfEnquiry(id="agencies", title="Inter-agency collaboration"),
        LineOfEnquiry(id="procedures", title="Policies and procedures"),
    ),
    sections=(
        Section(
            id="before",
            title="Before you start",
            kind=SectionKind.PREPARATION,
            items=(Check(id="proceedings", text="Proceedings?", field="Which"),),
        ),
        Section(
            id="opening",
            title="Opening",
            kind=SectionKind.OPENING,
            items=(
                Script(id="purpose", text="Thank you for coming."),
                Script(id="pausing", text="You can pause at any time."),
            ),
        ),
        Section(
            id="account",
            title="Free account",
            kind=SectionKind.ACCOUNT,
            items=(Prompt(id="free", text="Tell me about your part."),),
        ),
        Section(
            id="sharing",
            title="Information sharing",
            kind=SectionKind.THEME,
            items=(
                Prompt(
                    id="relied_on",
                    text="Tell me what you relied on others for.",
                    manager_text="Tell me what your team relied on others for.",
                    core=True,
                    lines=("agencies",),
                ),
                Prompt(id="language", text="Describe how you understood each other.", core=True),
                Prompt(id="record", text="Tell me what you wrote down."),
                Prompt(id="referral", text="Tell me about a referral."),
                Prompt(id="meeting", text="Describe the meeting."),
                Prompt(id="plan", text="Tell me about the plan."),
                Prompt(id="week", text="Describe an ordinary week.", core=True),
                Prompt(id="never", text="Never reached and not core."),
            ),
        ),
        Section(
            id="panel",
            title="Panel's own questions",
            kind=SectionKind.PANEL_QUESTIONS,
            items=(Prompt(id="panel_one", text="Tell me one thing more.", panel_question=True),),
        ),
        Section(
            id="reflections",
            title="Practitioner's reflections",
            kind=SectionKind.REFLECTION,
            items=(Prompt(id="stays", text="Tell me what stays with you.", hindsight=True),),
        ),
        Section(
            id="own",
            title="Interviewer's reflection",
            kind=SectionKind.INTERVIEWER_REFLECTION,
            items=(
                Prompt(id="surprised", text="What surprised me"),
                Prompt(id="assumed", text="What I assumed"),
            ),
        ),
    ),
)

AGENCY = Agency(id=an_id(1), name="Harbour Health")
MOVE = Episode(
    id=an_id(2),
    number=2,
    title="The move",
    starts=date(2021, 9, 1),
    ends=date(2021, 12, 20),
)
WINTER = Episode(id=an_id(3), number=3, starts=date(2022, 1, 4))
PRACTITIONER = Practitioner(id=an_id(4), reference="SN1", role="School nurse", agency=AGENCY.id)
INTERVIEW = Interview(
    id=an_id(5),
    practitioner=PRACTITIONER.id,
    guidance="example",
    guidance_version="1.1",
    episodes=(MOVE.id, WINTER.id),
    interviewers=("QX", "ZW"),
    day=date(2026, 7, 2),
    manner=Manner.VIDEO_CALL,
    place="Room 7, Quay Street",
    stage=Stage.TO_TIDY,
    started=BEGAN,
    account_completed=BEGAN + timedelta(minutes=50),
    closed=BEGAN + timedelta(minutes=75),
    unfolded=(Unfolding(item="stays", at=BEGAN + timedelta(minutes=31)),),
)


def note(number: int, prompt: str, text: str, **changes: Any) -> Note:
    """A note of the sample interview, typed two minutes after the one before."""
    values: dict[str, Any] = {
        "id": an_id(100 + number),
        "source": INTERVIEW.id,
        "prompt": prompt,
        "number": number,
        "place": f"{number:03}",
        "text": text,
        "by": "ZW",
        "taken": BEGAN + timedelta(minutes=2 * number),
    }
    return a_note(**{**values, **changes})


NOTES = (
    note(1, "free", "Joined in May.\n\nFirst visit with the health visitor.", basis=Basis.READ),
    note(2, "free", "I only ever saw the hall.", verbatim=True, basis=Basis.DID_OR_SAW),
    note(
        3,
        "relied_on",
        "Rang the hub twice.",
        lines=("agencies", "retired_line"),
        suggested_lines=("procedures",),
        episodes=(MOVE.id,),
        suggested_episodes=(WINTER.id,),
        factors=(
            FactorMark(factor=Factor.OWN_TEAM, influence=Influence.HELPED),
            FactorMark(factor=Factor.CONDITIONS, influence=Influence.HINDERED),
        ),
    ),
    note(4, "relied_on", "Withdrawn words.", withdrawn=True),
    note(5, "language", "Does not know who booked the interpreter.", basis=Basis.CANNOT_RECALL),
    note(6, "stays", "Would knock again.", frame=Frame.WITH_HINDSIGHT),
    note(7, OTHER, "A jotting in the margin."),
    note(8, "long_gone", "Asked in the words of another year."),
    note(9, "free", "   "),
    note(10, "relied_on", "Second in number, first in place.", place="001"),
    note(11, "panel_one", "Typed later that day.", taken=BEGAN + timedelta(hours=3)),
    note(12, "language", "The duty worker never rang.", do_not_quote=True),
    note(
        13,
        "language",
        "Ask the other one.",
        verbatim=True,
        do_not_quote=True,
        identifies_colleague=True,
    ),
)
MARKS = tuple(
    CoverageMark(id=an_id(200 + number), interview=INTERVIEW.id, prompt=p, coverage=c, reason=r)
    for number, (p, c, r) in enumerate(
        (
            ("language", Coverage.DOES_NOT_RECALL, ""),
            ("record", Coverage.NOT_ASKED, "time ran out"),
            ("referral", Coverage.NOT_INVOLVED, ""),
            ("meeting", Coverage.DECLINED, ""),
            ("plan", Coverage.NO_EXPLANATION, ""),
            ("relied_on", Coverage.NOT_ASKED, "seemed covered"),
            ("free", Coverage.ALREADY_TOLD, ""),
        )
    )
)
TICKS = (
    Tick(id=an_id(300), interview=INTERVIEW.id, item="purpose", done=True, at=BEGAN),
    Tick(
        id=an_id(301),
        interview=INTERVIEW.id,
        item="proceedings",
        done=True,
        text="Cleared by PROCEEDINGSWORD",
        at=BEGAN,
    ),
)
FOLLOW_UPS = (
    FollowUp(
        id=an_id(400),
        interview=INTERVIEW.id,
        note=an_id(103),
        text="Which number was rung?\nAnd when?",
        owner="zw",
        due=date(2026, 7, 20),
    ),
    FollowUp(
        id=an_id(401),
        interview=INTERVIEW.id,
        note=an_id(104),
        text="The diary page.",
        owner="SN1",
        due=date(2026, 7, 9),
        answer="Sent on 8 July.",
        answered=True,
    ),
    FollowUp(id=an_id(402), interview=INTERVIEW.id, text="No longer wanted.", withdrawn=True),
    FollowUp(id=an_id(403), interview=INTERVIEW.id, text="The rota."),
)
URGENT = UrgentMatter(
    id=an_id(500),
    interview=INTERVIEW.id,
    raised=BEGAN + timedelta(minutes=20),
    by="QX",
    concern="CONCERNWORD",
    told="Duty manager TOLDWORD",
    told_when="at once",
)
THOUGHTS = (
    Thought(
        id=an_id(600),
        interview=INTERVIEW.id,
        by="QX",
        prompt="surprised",
        text="LEADTHOUGHT",
        taken=BEGAN,
    ),
    Thought(
        id=an_id(601),
        interview=INTERVIEW.id,
        by="ZW",
        prompt="assumed",
        text="SECONDTHOUGHT",
        taken=BEGAN,
    ),
)
REFLECTIONS = tuple(
    Reflection(
        id=an_id(700 + number), interview=INTERVIEW.id, by=by, state=ReflectionState.SAVED, at=BEGAN
    )
    for number, by in enumerate(INTERVIEW.interviewers)
)
PARTICULARS = Particulars(
    id=an_id(6), label="Child Kestrel", guidance="example", guidance_version="1.1"
)


def a_told_review(*values: Any) -> Review:
    """The review with the sample interview and everything that was kept of it."""
    return Review().having(
        PARTICULARS,
        GUIDANCE,
        AGENCY,
        MOVE,
        WINTER,
        PRACTITIONER,
        INTERVIEW,
        *NOTES,
        *MARKS,
        *TICKS,
        *FOLLOW_UPS,
        URGENT,
        *THOUGHTS,
        *REFLECTIONS,
        *values,
    )


def a_bare_review(*values: Any) -> Review:
    """The review with the sample interview only planned, and nothing kept of it."""
    planned = replace(
        INTERVIEW,
        stage=Stage.PLANNED,
        started=None,
        account_completed=None,
        closed=None,
        unfolded=(),
    )
    return Review().having(
        PARTICULARS, GUIDANCE, AGENCY, MOVE, WINTER, PRACTITIONER, planned, *values
    )


def summary(review: Review, **choices: Any) -> bytes:
    """The summary of the sample interview."""
    settled: dict[str, Any] = {"template": TEMPLATE, "zone": LONDON, "made": MADE, **choices}
    return interview_summary(review, review.interviews[INTERVIEW.id], **settled)
