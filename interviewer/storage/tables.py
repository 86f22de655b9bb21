"""Rows: what a value looks like on disk.

A row has the fields of its value, by the same names, in plain form: text, numbers, truth values
and lists. Enums stand as their text, so renaming a member of one never changes an old file. There
is no mapping code: `store.plain` makes the form, pydantic checks it on the way back.
"""

from typing import Any, ClassVar

from sqlalchemy import JSON, Index, MetaData, Table, inspect, text
from sqlmodel import Field, SQLModel

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
from interviewer.domain.guidance import Guidance
from interviewer.domain.handing_over import HandedOver
from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Interview,
    Note,
    Practitioner,
    Reflection,
    Thought,
    Tick,
    UrgentMatter,
    WellbeingNote,
)
from interviewer.domain.links import AccountLink
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.review import KINDS, Agency, Episode, Particulars, Seat, Value
from interviewer.domain.sources import Source


class Row(SQLModel):
    """What every row has: the id of its value, as text. Guidance's is its identity and version."""

    metadata: ClassVar[MetaData] = MetaData()

    id: str = Field(primary_key=True)


def _list() -> Any:
    return Field(sa_type=JSON)


class ParticularsRow(Row, table=True):
    """A Particulars."""

    __tablename__ = "particulars"
    label: str
    guidance: str
    guidance_version: str
    marking: str
    fictional: bool


class SeatRow(Row, table=True):
    """A Seat."""

    __tablename__ = "seat"
    role: str
    initials: str


class GuidanceRow(Row, table=True):
    """A Guidance."""

    __tablename__ = "guidance"
    identity: str
    version: str
    title: str
    about: str
    category_heading: str
    areas: list[dict[str, Any]] = _list()
    lines: list[dict[str, Any]] = _list()
    sections: list[dict[str, Any]] = _list()
    invitation: str
    information_sheet: str


class AgencyRow(Row, table=True):
    """An Agency."""

    __tablename__ = "agency"
    name: str
    place: str
    withdrawn: bool


class EpisodeRow(Row, table=True):
    """An Episode."""

    __tablename__ = "episode"
    number: int
    title: str
    starts: str | None
    ends: str | None
    withdrawn: bool


class EntryRow(Row, table=True):
    """An Entry of the chronology."""

    __tablename__ = "entry"
    written: str
    earliest: str | None
    latest: str | None
    uncertain: bool
    time: str
    agency: str | None = Field(foreign_key="agency.id")
    agency_written: str
    episode: str | None = Field(foreign_key="episode.id")
    text: str
    source: str
    place: str
    withdrawn: bool


class PractitionerRow(Row, table=True):
    """A Practitioner."""

    __tablename__ = "practitioner"
    reference: str
    role: str
    agency: str = Field(foreign_key="agency.id")
    level: str


class InterviewRow(Row, table=True):
    """An Interview."""

    __tablename__ = "interview"
    practitioner: str = Field(foreign_key="practitioner.id")
    guidance: str
    guidance_version: str
    episodes: list[str] = _list()
    interviewers: list[str] = _list()
    day: str | None
    manner: str
    place: str
    stage: str
    started: str | None
    account_completed: str | None
    closed: str | None
    pauses: list[dict[str, Any]] = _list()
    unfolded: list[dict[str, Any]] = _list()
    entries: list[str] = _list()
    shown: list[dict[str, Any]] = _list()
    first: list[str] = _list()
    left_out: list[dict[str, Any]] = _list()
    questions: list[dict[str, Any]] = _list()
    agreed: str | None
    reopened: list[dict[str, Any]] = _list()


class NoteRow(Row, table=True):
    """A Note; its source may be more than an interview, so nothing is demanded of it."""

    __tablename__ = "note"
    source: str
    prompt: str
    number: int
    place: str
    text: str
    frame: str
    basis: str
    verbatim: bool
    lines: list[str] = _list()
    suggested_lines: list[str] = _list()
    episodes: list[str] = _list()
    suggested_episodes: list[str] = _list()
    factors: list[dict[str, Any]] = _list()
    entries: list[str] = _list()
    identifies_colleague: bool
    do_not_quote: bool
    by: str
    taken: str
    withdrawn: bool


class CoverageMarkRow(Row, table=True):
    """A CoverageMark."""

    __tablename__ = "coverage_mark"
    interview: str = Field(foreign_key="interview.id")
    prompt: str
    coverage: str
    reason: str


class TickRow(Row, table=True):
    """A Tick."""

    __tablename__ = "tick"
    interview: str = Field(foreign_key="interview.id")
    item: str
    done: bool
    text: str
    at: str


class FollowUpRow(Row, table=True):
    """A FollowUp."""

    __tablename__ = "follow_up"
    interview: str = Field(foreign_key="interview.id")
    note: str | None = Field(foreign_key="note.id")
    text: str
    owner: str
    due: str | None
    answer: str
    answered: bool
    answered_on: str | None
    answer_source: str
    withdrawn: bool


class UrgentMatterRow(Row, table=True):
    """An UrgentMatter."""

    __tablename__ = "urgent_matter"
    interview: str = Field(foreign_key="interview.id")
    raised: str
    by: str
    concern: str
    told: str
    told_when: str
    withdrawn: bool


class ThoughtRow(Row, table=True):
    """A Thought."""

    __tablename__ = "thought"
    interview: str = Field(foreign_key="interview.id")
    by: str
    prompt: str
    text: str
    taken: str


class ReflectionRow(Row, table=True):
    """A Reflection."""

    __tablename__ = "reflection"
    interview: str = Field(foreign_key="interview.id")
    by: str
    state: str
    at: str


class PreparationRow(Row, table=True):
    """A Preparation."""

    __tablename__ = "preparation"
    interview: str = Field(foreign_key="interview.id")
    sheet_version: str
    sheet_given: str | None
    supporter: str
    supporter_manages: str
    interpreted: str
    interpreter: str
    adjustments: str
    own_records: str
    support: str
    relations: list[dict[str, Any]] = _list()
    parallel_review: str
    parallel_review_details: str
    handwritten: str
    originals: str
    documents: str


class ProceedingsAnswerRow(Row, table=True):
    """A ProceedingsAnswer."""

    __tablename__ = "proceedings_answer"
    interview: str = Field(foreign_key="interview.id")
    occasion: str
    clearance: str
    running: list[str] = _list()
    answered_by: str
    authority: str
    given: str | None
    reference: str
    by: str
    at: str
    withdrawn: bool


class WellbeingNoteRow(Row, table=True):
    """A WellbeingNote."""

    __tablename__ = "wellbeing_note"
    interview: str = Field(foreign_key="interview.id")
    offered: str
    taken_up: str
    text: str
    by: str
    at: str
    withdrawn: bool


class PractitionersCopyRow(Row, table=True):
    """A PractitionersCopy."""

    __tablename__ = "practitioners_copy"
    interview: str = Field(foreign_key="interview.id")
    made: str
    by: str
    statements: list[dict[str, Any]] = _list()
    protected: bool
    due: str | None
    handed_out: str
    returned: str | None
    outcome: str | None
    recorded_by: str
    recorded: str | None
    withdrawn: bool


class StatementAnswerRow(Row, table=True):
    """A StatementAnswer."""

    __tablename__ = "statement_answer"
    of_copy: str = Field(foreign_key="practitioners_copy.id")
    note: str = Field(foreign_key="note.id")
    outcome: str
    words: str
    text: str
    by: str
    at: str
    withdrawn: bool


class ExportRow(Row, table=True):
    """An Export."""

    __tablename__ = "export"
    document: str
    interview: str | None = Field(foreign_key="interview.id")
    at: str
    by: str
    let_through: list[dict[str, Any]] = _list()


class SourceRow(Row, table=True):
    """A Source."""

    __tablename__ = "source"
    kind: str
    reference: str
    title: str
    day: str | None
    agency: str | None = Field(foreign_key="agency.id")
    withdrawn: bool


class AccountLinkRow(Row, table=True):
    """An AccountLink; its second end may be a note or a chronology entry."""

    __tablename__ = "account_link"
    first: str = Field(foreign_key="note.id")
    second: str
    kind: str
    reason: str
    by: str
    at: str
    withdrawn: bool


class EarlierReviewRow(Row, table=True):
    """An EarlierReview."""

    __tablename__ = "earlier_review"
    title: str
    published: str | None
    learning: str
    withdrawn: bool


class FindingRow(Row, table=True):
    """A Finding."""

    __tablename__ = "finding"
    place: str
    text: str
    scope: str
    agencies: list[str] = _list()
    area: str
    lines: list[str] = _list()
    supports: list[str] = _list()
    does_not_fit: list[str] = _list()
    records: list[str] = _list()
    research: str
    alternative: str
    outcome: str
    known_from: str | None = Field(foreign_key="earlier_review.id")
    outcome_reason: str
    status: str
    by: str
    withdrawn: bool


class RecommendationRow(Row, table=True):
    """A Recommendation."""

    __tablename__ = "recommendation"
    place: str
    text: str
    short: str
    rationale: str
    owners: list[str] = _list()
    area: str
    lines: list[str] = _list()
    findings: list[str] = _list()
    by: str
    withdrawn: bool


class ExtractReplyRow(Row, table=True):
    """An ExtractReply."""

    __tablename__ = "extract_reply"
    finding: str = Field(foreign_key="finding.id")
    practitioner: str = Field(foreign_key="practitioner.id")
    given_out: str | None
    replied: str | None
    words: str
    by: str
    at: str
    withdrawn: bool


class PanelThoughtRow(Row, table=True):
    """A PanelThought."""

    __tablename__ = "panel_thought"
    area: str
    question: str
    text: str
    notes: list[str] = _list()
    by: str
    taken: str
    withdrawn: bool


class HandedOverRow(Row, table=True):
    """A HandedOver."""

    __tablename__ = "handed_over"
    package: str
    to: str
    interviews: list[str] = _list()
    at: str
    by: str
    reason: str
    confirmed: str | None


class RealNameRow(SQLModel, table=True):
    """A RealName: apart from the values of the review, and without a history."""

    metadata: ClassVar[MetaData] = Row.metadata
    __tablename__ = "real_name"

    id: str = Field(primary_key=True)
    name: str
    stands_for: str
    withdrawn: bool


class VersionRow(SQLModel, table=True):
    """One revision of one value (model.md, "Versions").

    Attributes:
        number: Counts up as revisions are kept in this file.
        revision: A random UUID: what a revision is called wherever it travels.
        kind: The table of the value, `value_id` its id there.
        parents: Revisions this one was made from, as a JSON list; none for the first.
        who: Initials of a seat.
        at: UTC, ISO 8601.
        form: The plain form of the value, as JSON.
        format: The format of that form, see `engine.FORMAT`.
        closed: False for a draft that is still being typed; a value has one draft at most.
    """

    metadata: ClassVar[MetaData] = Row.metadata
    __tablename__ = "version"
    __table_args__ = (
        Index("version_of_value", "value_id", "kind"),
        Index("version_draft", "value_id", "kind", unique=True, sqlite_where=text("NOT closed")),
    )

    number: int | None = Field(default=None, primary_key=True)
    revision: str = Field(unique=True)
    kind: str
    value_id: str
    parents: str
    who: str
    at: str
    reason: str
    form: str
    format: int
    closed: bool


ROWS: dict[type[Value], type[Row]] = {
    Particulars: ParticularsRow,
    Seat: SeatRow,
    Guidance: GuidanceRow,
    Agency: AgencyRow,
    Episode: EpisodeRow,
    Entry: EntryRow,
    Practitioner: PractitionerRow,
    Interview: InterviewRow,
    Note: NoteRow,
    CoverageMark: CoverageMarkRow,
    Tick: TickRow,
    FollowUp: FollowUpRow,
    UrgentMatter: UrgentMatterRow,
    Thought: ThoughtRow,
    Reflection: ReflectionRow,
    Preparation: PreparationRow,
    ProceedingsAnswer: ProceedingsAnswerRow,
    WellbeingNote: WellbeingNoteRow,
    PractitionersCopy: PractitionersCopyRow,
    StatementAnswer: StatementAnswerRow,
    Export: ExportRow,
    Source: SourceRow,
    AccountLink: AccountLinkRow,
    EarlierReview: EarlierReviewRow,
    Finding: FindingRow,
    Recommendation: RecommendationRow,
    ExtractReply: ExtractReplyRow,
    PanelThought: PanelThoughtRow,
    HandedOver: HandedOverRow,
}

TABLES: dict[type[Value], Table] = {kind: inspect(ROWS[kind]).local_table for kind in KINDS}
"""The table of each kind, those that others point to first."""

REAL_NAMES: Table = Row.metadata.tables["real_name"]
VERSIONS: Table = Row.metadata.tables["version"]
