"""What the overview writer concludes: findings, recommendations, and who may answer them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from interviewer.domain.words import FindingOutcome, FindingStatus, Scope


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is concluded, with the evidence for it and against it.

    Attributes:
        place: Ordering key; see `ordering.place_between`.
        agencies: Ids of the agencies it is about; none for the partnership as a whole.
        area: Id of the thematic area.
        lines: Ids of the lines of enquiry it answers.
        supports: Ids of notes that support it, in order.
        does_not_fit: Ids of notes that do not fit: kept in sight.
        records: Ids of chronology entries that it rests on.
        research: What research says of it.
        alternative: Which other explanation was considered, and what speaks against it.
        known_from: Id of the earlier review that knew it already.
        outcome_reason: Why the outcome is what it is; the evidence of a change among it.
    """

    id: UUID
    place: str = ""
    text: str = field(default="", repr=False)
    scope: Scope = Scope.PARTNERSHIP
    agencies: tuple[UUID, ...] = ()
    area: str = ""
    lines: tuple[str, ...] = ()
    supports: tuple[UUID, ...] = ()
    does_not_fit: tuple[UUID, ...] = ()
    records: tuple[UUID, ...] = ()
    research: str = field(default="", repr=False)
    alternative: str = field(default="", repr=False)
    outcome: FindingOutcome = FindingOutcome.OPEN
    known_from: UUID | None = None
    outcome_reason: str = field(default="", repr=False)
    status: FindingStatus = FindingStatus.DRAFT
    by: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """What follows from findings that are new learning.

    Attributes:
        place: Ordering key; its number in documents follows from it.
        text: The wording in the report.
        short: The wording in the table, deliberately another one; empty where it is the same.
        owners: Ids of the agencies that own it; none where it is multi-agency.
        area: Id of the one thematic area.
        lines: Ids of one to three lines of enquiry.
        findings: Ids of the findings it follows from.
    """

    id: UUID
    place: str = ""
    text: str = field(default="", repr=False)
    short: str = field(default="", repr=False)
    rationale: str = field(default="", repr=False)
    owners: tuple[UUID, ...] = ()
    area: str = ""
    lines: tuple[str, ...] = ()
    findings: tuple[UUID, ...] = ()
    by: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class EarlierReview:
    """An earlier review whose learning a finding may repeat.

    Attributes:
        learning: What was learned then, as far as it matters here.
    """

    id: UUID
    title: str = field(repr=False)
    published: date | None = None
    learning: str = field(default="", repr=False)
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class ExtractReply:
    """What a practitioner replied to the extract of the findings that rest on their notes.

    Attributes:
        words: Empty where no reply came: that is never read as agreed.
        given_out: When they had the extract.
    """

    id: UUID
    finding: UUID
    practitioner: UUID
    given_out: date | None = None
    replied: date | None = None
    words: str = field(default="", repr=False)
    by: str = ""
    at: datetime
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class PanelThought:
    """What the panel or the writer begins to see across accounts: sealed in the writer's review.

    Attributes:
        area: Id of the thematic area; empty for all of them.
        question: What it answers: what several accounts begin to say, what would prove us wrong,
            whose voice is missing, where hindsight is at work.
        notes: Ids of the notes that prompted it.
    """

    id: UUID
    area: str = ""
    question: str = ""
    text: str = field(default="", repr=False)
    notes: tuple[UUID, ...] = ()
    by: str = ""
    taken: datetime
    withdrawn: bool = False
