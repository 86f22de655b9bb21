"""Rows of what belongs to one interview: itself, what was said, what was settled before and after.

As in `tables`, a row has the fields of its value, by the same names, in plain form.
"""

from typing import Any

from sqlmodel import Field

from interviewer.storage.row import Row, listed


class InterviewRow(Row, table=True):
    """An Interview."""

    __tablename__ = "interview"
    practitioner: str = Field(foreign_key="practitioner.id")
    guidance: str
    guidance_version: str
    episodes: list[str] = listed()
    interviewers: list[str] = listed()
    day: str | None
    manner: str
    place: str
    stage: str
    started: str | None
    account_completed: str | None
    closed: str | None
    pauses: list[dict[str, Any]] = listed()
    unfolded: list[dict[str, Any]] = listed()
    entries: list[str] = listed()
    shown: list[dict[str, Any]] = listed()
    first: list[str] = listed()
    left_out: list[dict[str, Any]] = listed()
    questions: list[dict[str, Any]] = listed()
    agreed: str | None
    reopened: list[dict[str, Any]] = listed()


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
    lines: list[str] = listed()
    suggested_lines: list[str] = listed()
    episodes: list[str] = listed()
    suggested_episodes: list[str] = listed()
    factors: list[dict[str, Any]] = listed()
    area: str
    entries: list[str] = listed()
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
    relations: list[dict[str, Any]] = listed()
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
    running: list[str] = listed()
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
    statements: list[dict[str, Any]] = listed()
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
