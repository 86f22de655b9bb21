"""What changed from one version of a value to the next, field by field and in words."""

from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import tzinfo

from interviewer.domain.chronology import Entry
from interviewer.domain.coverage import readable_thoughts
from interviewer.domain.interview import Note, Thought
from interviewer.domain.naming import in_words
from interviewer.domain.review import Agency, Review, Value

_SILENT = {"id", "source", "number", "taken", "at", "interview", "practitioner"}
"""Fields that say which value it is."""

_ORDERED = (Note, Agency, Entry)
"""Kinds whose `place` is where they stand among others."""

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


def brought_back(now: Value, then: Value) -> Value:
    """Return what is saved when an earlier version is to hold again.

    A note keeps where it stands today; everything else of it is as it was.
    """
    if isinstance(now, Note) and isinstance(then, Note):
        return replace(then, place=now.place, prompt=now.prompt)
    return then


def _told(review: Review, name: str, part: object, zone: tzinfo) -> str:
    """The field in words; prompts and lines of enquiry by their titles, in whichever version."""
    if name == "prompt":
        prompts = (version.prompt(str(part)) for version in review.guidances.values())
        return next((prompt.text for prompt in prompts if prompt), str(part))
    if name in {"lines", "suggested_lines"} and isinstance(part, tuple):
        return "; ".join(_line(review, str(line)) for line in part)
    return in_words(part, review, zone)


def _line(review: Review, line_id: str) -> str:
    lines = (version.line(line_id) for version in review.guidances.values())
    return next((line.title for line in lines if line), line_id)


def _untouched(default: object) -> object:
    """What a field holds that nobody filled in; None where it has to be filled in."""
    return None if default is MISSING else default
