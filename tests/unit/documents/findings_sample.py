"""A review in which everything was concluded that the findings document has to tell."""

from dataclasses import replace
from datetime import date
from typing import Any

from interviewer.documents import findings_report
from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.findings import EarlierReview, ExtractReply, Finding, Recommendation
from interviewer.domain.guidance import LineOfEnquiry, ThematicArea
from interviewer.domain.interview import Interview, Practitioner
from interviewer.domain.review import Review
from interviewer.domain.set_up import Agency
from interviewer.domain.sources import Source
from interviewer.domain.words import (
    Basis,
    FindingOutcome,
    FindingStatus,
    Outcome,
    Scope,
    SourceKind,
)
from tests.builders import NOON, a_guidance, a_note, an_entry
from tests.unit.documents.sample import (
    AGENCY,
    BEGAN,
    INTERVIEW,
    LONDON,
    MADE,
    TEMPLATE,
    a_told_review,
    an_id,
)

GUIDANCE = a_guidance(
    version="1.1",
    category_heading="Thematic Learning Framework category",
    areas=(ThematicArea(id="sharing", title="Discussion and information sharing"),),
    lines=(
        LineOfEnquiry(id="agencies", title="Inter-agency collaboration"),
        LineOfEnquiry(id="procedures", title="Policies and procedures"),
    ),
)
COUNCIL = Agency(id=an_id(800), name="Saltmarsh Council", place="2")
OFFICER = Practitioner(id=an_id(801), reference="HO2", role="Housing officer", agency=COUNCIL.id)
OTHER_INTERVIEW = Interview(
    id=an_id(802),
    practitioner=OFFICER.id,
    guidance="example",
    guidance_version="1.1",
    interviewers=("QX",),
    started=BEGAN,
)
EVENT = Source(
    id=an_id(803),
    kind=SourceKind.PRACTITIONER_EVENT,
    reference="PE1",
    title="Learning event in spring",
    day=date(2026, 9, 3),
)
OPENED = a_note(
    id=an_id(810),
    source=OTHER_INTERVIEW.id,
    number=1,
    text="Opened the letter in November.",
    basis=Basis.READ,
    taken=BEGAN,
)
DISPUTED = a_note(
    id=an_id(811),
    source=OTHER_INTERVIEW.id,
    number=2,
    text="The inbox was read every day.",
    taken=BEGAN,
)
NODDED = a_note(id=an_id(812), source=EVENT.id, number=1, text="Everybody nodded.", taken=BEGAN)
LETTER = an_entry(id=an_id(813), text="Letter to the housing officer, chronologyword.")
LINNET = EarlierReview(
    id=an_id(814),
    title="Child Linnet (fictional)",
    published=date(2019, 5, 1),
    learning="Letters are no conversation.",
)
UNREAD = Finding(
    id=an_id(820),
    place="1",
    text="Letters went unread.\nNobody knew that they did.",
    scope=Scope.SEVERAL_AGENCIES,
    agencies=(AGENCY.id, COUNCIL.id),
    area="sharing",
    lines=("procedures", "agencies"),
    # Their own words; one with hindsight; one never to be quoted; one that identifies somebody.
    supports=(an_id(102), an_id(106), an_id(112), an_id(113), an_id(104), OPENED.id, NODDED.id),
    does_not_fit=(DISPUTED.id,),
    records=(LETTER.id,),
    research="Written messages without an answer are common.",
    alternative="Holidays: the letters of June went unread too.",
    outcome=FindingOutcome.NEW_LEARNING,
    status=FindingStatus.SETTLED,
)
KNOWN = Finding(
    id=an_id(821),
    place="2",
    text="Forms were filled in by the child.",
    outcome=FindingOutcome.ALREADY_KNOWN,
    known_from=LINNET.id,
)
TALK = Recommendation(
    id=an_id(830),
    place="1",
    text="Partners should talk first and write afterwards, and count how often they do.",
    short="Talk first, write afterwards.",
    rationale="Letters went unread.",
    area="sharing",
    lines=("procedures", "agencies"),
    findings=(UNREAD.id,),
)
READ = Recommendation(
    id=an_id(831),
    place="2",
    text="Saltmarsh Council should read its inbox.",
    owners=(COUNCIL.id,),
)
REPLIES = (
    ExtractReply(
        id=an_id(840),
        finding=UNREAD.id,
        practitioner=INTERVIEW.practitioner,
        given_out=date(2026, 11, 2),
        at=NOON,
    ),
    ExtractReply(
        id=an_id(841),
        finding=UNREAD.id,
        practitioner=OFFICER.id,
        given_out=date(2026, 11, 2),
        replied=date(2026, 11, 9),
        words="It was December.",
        at=NOON,
    ),
)


def a_concluded_review() -> Review:
    review = a_told_review()
    dispute = StatementAnswer(
        id=an_id(815),
        of_copy=an_id(816),
        note=DISPUTED.id,
        outcome=Outcome.DISPUTED,
        words="On Tuesdays.",
        text=DISPUTED.text,
        at=NOON,
    )
    details = replace(review.details, guidance="example", guidance_version="1.1")
    return review.having(
        GUIDANCE,
        details,
        COUNCIL,
        OFFICER,
        OTHER_INTERVIEW,
        EVENT,
        OPENED,
        DISPUTED,
        NODDED,
        dispute,
        LETTER,
        LINNET,
        UNREAD,
        KNOWN,
        TALK,
        READ,
        *REPLIES,
    )


def report(review: Review, **choices: Any) -> bytes:
    return findings_report(
        review, **{"template": TEMPLATE, "zone": LONDON, "made": MADE, **choices}
    )
