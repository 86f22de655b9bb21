"""What changed from one version of a value to the next, field by field and in words."""

from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import tzinfo
from uuid import UUID

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.closing import is_open_to_changes
from interviewer.domain.coverage import readable_thoughts
from interviewer.domain.exports import Export
from interviewer.domain.guidance import Guidance
from interviewer.domain.handing_over import HandedOver, StatusReport
from interviewer.domain.interview import (
    CoverageMark,
    Interview,
    Note,
    Reflection,
    Thought,
    Tick,
)
from interviewer.domain.naming import in_words, interview_id
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Agency

_SILENT = {"id", "source", "number", "taken", "at", "interview", "practitioner", "revisions"}
"""Fields that say which value it is, and names that mean nothing to a person."""

_ORDERED = (Note, Agency, Entry)
"""Kinds whose `place` is where they stand among others."""

_PLANNED = (
    "episodes",
    "interviewers",
    "day",
    "manner",
    "place",
    "entries",
    "first",
    "left_out",
    "questions",
)
"""What of an interview is planned; the rest of it is what happened."""

_CLOSED_WITH_IT = (Interview, Note, CoverageMark, Tick, StatementAnswer)
"""Kinds that an agreed interview holds closed."""

_LABELS = {
    "frame": "When",
    "basis": "How known",
    "verbatim": "Their words",
    "lines": "Lines of enquiry",
    "suggested_lines": "Lines suggested",
    "entries": "Chronology",
    "by": "Initials",
    "text": "Words",
    "withdrawn": "Taken out",
    "day": "Date",
    "manner": "How people meet",
    "first": "Put first",
    "sections": "Sections and prompts",
}


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field that changed.

    Attributes:
        label: What a person calls the field.
        before, after: In words; empty where it said nothing.
    """

    label: str
    before: str = field(repr=False)
    after: str = field(repr=False)


def field_changes(
    review: Review, before: Value | None, after: Value, zone: tzinfo
) -> tuple[FieldChange, ...]:
    """Every field that says something else than before; for the first version, all that say any.

    Args:
        review: Where ids are looked up.
        before: The version before; None for the first.
        after: The version itself.
        zone: In which times are told.
    """
    changes = []
    for each in fields(after):
        if each.name in _SILENT or (each.name == "place" and isinstance(after, _ORDERED)):
            continue
        if each.name == "prompt" and before is None:
            continue  # where it was first typed is no change
        was = getattr(before, each.name) if before is not None else _untouched(each.default)
        now = getattr(after, each.name)
        if was != now:
            label = _LABELS.get(each.name) or each.name.replace("_", " ").capitalize()
            told = [_told(review, each.name, part, zone) for part in (was, now)]
            changes.append(FieldChange(label=label, before=told[0], after=told[1]))
    return tuple(changes)


def may_be_read(review: Review, value: Value) -> bool:
    """Whether the person at this laptop may see what it says: not a sealed reflection."""
    if not isinstance(value, Thought):
        return True
    interview = review.interviews.get(value.interview)
    return interview is not None and (
        readable_thoughts(review, interview, value.by, review.initials) is not None
    )


def why_not_back(review: Review, value: Value) -> str:
    """Why no earlier version of the value can hold again, in a sentence; empty where one can.

    What happened cannot be brought back to not having happened; an agreed interview is closed to
    changes until somebody opens it and says why (`closing`).
    """
    if isinstance(value, Guidance):
        return "A version of the guidance stays as it is; it is changed in the next one."
    if isinstance(value, PractitionersCopy | Export | HandedOver | Reflection | StatusReport):
        return "This is what happened, and stays."
    if isinstance(value, Thought) and value.by != review.initials:
        return "Only whoever wrote a reflection changes it."
    if isinstance(value, _CLOSED_WITH_IT):
        interview = review.interviews.get(interview_id(review, value) or UUID(int=0))
        if interview is not None and not is_open_to_changes(review, interview):
            return (
                "The accuracy check is finished, and this is closed with it. To bring an earlier "
                "version back, open the interview for changes first."
            )
    return ""


def brought_back(now: Value, then: Value) -> Value:
    """Return what is saved when an earlier version is to hold again.

    A note keeps where it stands today. Of an interview only what was planned is brought back: that
    it began, what was shown in it, that it was closed and agreed, has happened.
    """
    if isinstance(now, Note) and isinstance(then, Note):
        return replace(then, place=now.place, prompt=now.prompt)
    if isinstance(now, Interview) and isinstance(then, Interview):
        return replace(now, **{name: getattr(then, name) for name in _PLANNED})
    return then


def _told(review: Review, name: str, part: object, zone: tzinfo) -> str:
    """The field in words; prompts and lines of enquiry by their titles, in whichever version."""
    if name == "prompt":
        return _prompt(review, str(part))
    if name == "first" and isinstance(part, tuple):
        return "; ".join(_prompt(review, str(prompt)) for prompt in part)
    if name == "left_out" and isinstance(part, tuple):
        told = ((_prompt(review, left.prompt), left.reason) for left in part)
        return "; ".join(" ".join(filter(None, each)) for each in told)
    if name == "questions" and isinstance(part, tuple):
        return "; ".join(question.text for question in part)
    if name in {"lines", "suggested_lines"} and isinstance(part, tuple):
        return "; ".join(_line(review, str(line)) for line in part)
    return in_words(part, review, zone)


def _prompt(review: Review, prompt_id: str) -> str:
    prompts = (version.prompt(prompt_id) for version in review.guidances.values())
    return next((prompt.text for prompt in prompts if prompt), prompt_id)


def _line(review: Review, line_id: str) -> str:
    lines = (version.line(line_id) for version in review.guidances.values())
    return next((line.title for line in lines if line), line_id)


def _untouched(default: object) -> object:
    """What a field holds that nobody filled in; None where it has to be filled in."""
    return None if default is MISSING else default
