"""What each value is called when a list or a sentence speaks of it, without its text."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from enum import Enum
from functools import singledispatch
from uuid import UUID

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.dates import british_date, british_moment
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
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.sources import Source

KIND_WORDS: dict[type[Value], str] = {
    Particulars: "Review",
    Seat: "This laptop",
    Guidance: "Guidance",
    Agency: "Agency",
    Episode: "Episode",
    Entry: "Chronology",
    Practitioner: "Practitioner",
    Interview: "Interview",
    Note: "Note",
    CoverageMark: "What became of a prompt",
    Tick: "Check",
    FollowUp: "Follow-up",
    UrgentMatter: "Something acted on",
    Thought: "Reflection",
    Reflection: "Reflection",
    Preparation: "Before you start",
    ProceedingsAnswer: "Proceedings",
    WellbeingNote: "Wellbeing",
    PractitionersCopy: "Practitioner's copy",
    StatementAnswer: "Accuracy check",
    Export: "Document made",
    Source: "Source",
    AccountLink: "Account link",
    EarlierReview: "Earlier review",
    Finding: "Finding",
    Recommendation: "Recommendation",
    ExtractReply: "Reply to the extract",
    PanelThought: "Panel's reflection",
    HandedOver: "Package made",
    StatusReport: "Status taken in",
    LegalHold: "Legal hold",
}
"""What a person calls each kind of value."""


def name_of(review: Review, value: Value) -> str:
    """What the value is called: "Note SN1·7", "Follow-up, SN1", "Chronology, ?May 2013"."""
    kind = KIND_WORDS[type(value)]
    if isinstance(value, Note):
        return f"{kind} {cited_as(review, value)}"
    if isinstance(value, Episode):
        return f"{kind} {value.number}"
    own = _own_name(value)
    whose = reference_of(review, value)
    return ", ".join(part for part in (kind, own, whose) if part)


def cited_as(review: Review, note: Note) -> str:
    """How a note is cited: "SN1·7", or "PE1·2" where it comes from another source."""
    interview, source = review.interviews.get(note.source), review.sources.get(note.source)
    if interview is not None:
        return f"{review.practitioner_of(interview).reference}·{note.number}"
    return f"{source.reference if source else ''}·{note.number}"


def reference_of(review: Review, value: Value) -> str:
    """The reference of the practitioner that the value is about; empty where it is about none."""
    interview = review.interviews.get(interview_id(review, value) or UUID(int=0))
    return review.practitioner_of(interview).reference if interview else ""


def interview_id(review: Review, value: Value) -> UUID | None:
    """The interview that the value belongs to; None where it belongs to the whole review."""
    if isinstance(value, Interview):
        return value.id
    if isinstance(value, Note):
        return value.source if value.source in review.interviews else None
    if isinstance(value, Practitioner):
        held = (each.id for each in review.interviews.values() if each.practitioner == value.id)
        return next(held, None)
    if isinstance(value, StatementAnswer):
        note = review.notes.get(value.note)
        return note.source if note else None
    whose = getattr(value, "interview", None)
    return whose if isinstance(whose, UUID) else None


def are_of(review: Review, values: Iterable[Value], interview: UUID) -> bool:
    """Whether every one of the values belongs to this interview."""
    return all(interview_id(review, value) == interview for value in values)


def shown_with_notes(review: Review, values: Iterable[Value], interview: UUID) -> bool:
    """Whether every one of the values is seen where the notes of this interview are.

    Reflections stand apart from them, and what came of a copy has its own page.
    """
    apart = (Thought, Reflection, StatementAnswer, PractitionersCopy)
    values = tuple(values)
    ours = not any(isinstance(value, apart) for value in values)
    return ours and are_of(review, values, interview)


def _own_name(value: Value) -> str:
    """What tells it from others of its kind, where that is no text of a practitioner's."""
    if isinstance(value, Guidance):
        return f"version {value.version}"
    if isinstance(value, Agency):
        return value.name
    if isinstance(value, Entry):
        return value.written
    if isinstance(value, Thought | Reflection):
        return f"of {value.by}" if value.by else ""
    if isinstance(value, StatusReport):
        return f"of {value.sender}"
    if isinstance(value, Export):
        return value.document.value
    return ""


@singledispatch
def in_words(part: object, review: Review, zone: tzinfo) -> str:
    """One field of a value as a person reads it: references for ids, British dates, plain words.

    Args:
        part: What the field holds.
        review: Where ids are looked up.
        zone: In which times are told.
    """
    inside = getattr(part, "__dataclass_fields__", None)
    if inside is None:
        return "" if part is None else str(part)
    told = (in_words(getattr(part, name), review, zone) for name in inside)
    return ", ".join(each for each in told if each)


@in_words.register
def _(part: bool, review: Review, zone: tzinfo) -> str:  # noqa: ARG001  one for all kinds
    return "yes" if part else "no"


@in_words.register
def _(part: Enum, review: Review, zone: tzinfo) -> str:  # noqa: ARG001  as above
    return str(part.value)


@in_words.register
def _(part: datetime, review: Review, zone: tzinfo) -> str:  # noqa: ARG001  as above
    return british_moment(part, zone, joint=" ")


@in_words.register
def _(part: date, review: Review, zone: tzinfo) -> str:  # noqa: ARG001  as above
    return british_date(part)


@in_words.register
def _(part: UUID, review: Review, zone: tzinfo) -> str:  # noqa: ARG001  as above
    return _called(review, part)


@in_words.register
def _(part: tuple, review: Review, zone: tzinfo) -> str:  # type: ignore[type-arg]  # of anything
    return "; ".join(in_words(each, review, zone) for each in part)


def _called(review: Review, value_id: UUID) -> str:
    for kind in (Note, Entry, Agency, Episode, Practitioner, Interview, PractitionersCopy):
        value = review.value(kind, value_id)
        if isinstance(value, Practitioner):
            return value.reference
        if value is not None:
            return name_of(review, value)
    return "one that is no longer known"
