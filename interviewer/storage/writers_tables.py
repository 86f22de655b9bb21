"""Rows of what the overview writer adds: other sources, links, findings, recommendations.

As in `tables`, a row has the fields of its value, by the same names, in plain form.
"""

from sqlmodel import Field

from interviewer.storage.row import Row, listed


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
    agencies: list[str] = listed()
    area: str
    lines: list[str] = listed()
    supports: list[str] = listed()
    does_not_fit: list[str] = listed()
    records: list[str] = listed()
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
    owners: list[str] = listed()
    area: str
    lines: list[str] = listed()
    findings: list[str] = listed()
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
    notes: list[str] = listed()
    by: str
    taken: str
    withdrawn: bool
