"""Rows: what a value looks like on disk.

A row has the fields of its value, by the same names, in plain form: text, numbers, truth values
and lists. Enums stand as their text, so renaming a member of one never changes an old file. There
is no mapping code: `store.plain` makes the form, pydantic checks it on the way back.
"""

from typing import Any, ClassVar

from sqlalchemy import Index, MetaData, Table, inspect, text
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
from interviewer.domain.handing_over import HandedOver, StatusReport
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
from interviewer.domain.legal_hold import LegalHold
from interviewer.domain.links import AccountLink
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.review import KINDS, Value
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.sources import Source
from interviewer.storage.interview_tables import (
    CoverageMarkRow,
    FollowUpRow,
    InterviewRow,
    NoteRow,
    PractitionersCopyRow,
    PreparationRow,
    ProceedingsAnswerRow,
    ReflectionRow,
    StatementAnswerRow,
    ThoughtRow,
    TickRow,
    UrgentMatterRow,
    WellbeingNoteRow,
)
from interviewer.storage.row import Row, listed
from interviewer.storage.writers_tables import (
    AccountLinkRow,
    EarlierReviewRow,
    ExtractReplyRow,
    FindingRow,
    PanelThoughtRow,
    RecommendationRow,
    SourceRow,
)


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
    areas: list[dict[str, Any]] = listed()
    lines: list[dict[str, Any]] = listed()
    sections: list[dict[str, Any]] = listed()
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


class ExportRow(Row, table=True):
    """An Export."""

    __tablename__ = "export"
    document: str
    interview: str | None = Field(foreign_key="interview.id")
    at: str
    by: str
    let_through: list[dict[str, Any]] = listed()


class StatusReportRow(Row, table=True):
    """A StatusReport."""

    __tablename__ = "status_report"
    sender: str
    made: str
    interviews: list[dict[str, Any]] = listed()


class HandedOverRow(Row, table=True):
    """A HandedOver."""

    __tablename__ = "handed_over"
    package: str
    to: str
    interviews: list[str] = listed()
    at: str
    by: str
    reason: str
    revisions: list[str] = listed()
    confirmed: str | None
    confirmed_by: str


class LegalHoldRow(Row, table=True):
    """A LegalHold."""

    __tablename__ = "legal_hold"
    reason: str
    since: str | None
    by: str
    at: str
    ended: str | None
    why_ended: str
    withdrawn: bool


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
    StatusReport: StatusReportRow,
    LegalHold: LegalHoldRow,
}

TABLES: dict[type[Value], Table] = {kind: inspect(ROWS[kind]).local_table for kind in KINDS}
"""The table of each kind, those that others point to first."""

REAL_NAMES: Table = Row.metadata.tables["real_name"]
VERSIONS: Table = Row.metadata.tables["version"]
