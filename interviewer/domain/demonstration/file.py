"""What the file of the demonstration review may hold, table by table."""

from collections.abc import Mapping
from datetime import date, datetime, time

from interviewer.domain import toml_file as toml
from interviewer.domain.text import clean
from interviewer.domain.toml_file import Place, Reader, Shape, Table
from interviewer.domain.words import (
    Answer,
    Basis,
    Clearance,
    Coverage,
    Factor,
    FindingOutcome,
    FindingStatus,
    Frame,
    Influence,
    Level,
    LinkKind,
    Manner,
    Occasion,
    Outcome,
    Proceedings,
    ReflectionState,
    Scope,
    SeatRole,
    SourceKind,
    Stage,
)

_MOST = 500
"""Of any list of tables: many times what a training case needs."""


def _text(value: object, place: Place) -> str | None:
    """A reader of text as somebody typed it; unlike a guidance's it may be empty."""
    return clean(str(value)) if toml.is_a(str, value, place) else None


def _number(value: object, place: Place) -> object:
    return value if toml.is_a(int, value, place) else None


def _day(value: object, place: Place) -> object:
    if type(value) is date:
        return value
    place.refuse("this is not a day", "write one such as 2026-11-12")
    return None


def _moment(value: object, place: Place) -> object:
    """A reader of a time of day, or of a whole date and time with its zone."""
    if isinstance(value, time) or (isinstance(value, datetime) and value.tzinfo):
        return value
    place.refuse("this is not a moment", "write one such as 10:12:00 or 2026-11-12T10:12:00Z")
    return None


def _instant(value: object, place: Place) -> object:
    """A reader of a whole date and time: what is of no interview has no day of its own."""
    if isinstance(value, datetime) and value.tzinfo:
        return value
    place.refuse("this is not a whole date and time", "write one such as 2026-11-12T10:12:00Z")
    return None


def _texts_by_key(value: object, place: Place) -> dict[str, str] | None:
    if not isinstance(value, dict):
        toml.is_a(dict, value, place)
        return None
    read = {key: _text(text, place.at(key)) for key, text in value.items()}
    return {key: text for key, text in read.items() if text is not None}


def _table(*may_miss: str, **keys: Reader) -> Reader:
    """A reader of one table that has these keys."""
    shape = Shape(keys=keys, needed=tuple(key for key in keys if key not in may_miss))

    def read(value: object, place: Place) -> Table | None:
        if not isinstance(value, dict):
            toml.is_a(dict, value, place)
            return None
        return toml.read_table(value, shape, place)

    return read


def _tables(*may_miss: str, **keys: Reader) -> Reader:
    """A reader of a list of tables that have these keys."""
    shape = Shape(keys=keys, needed=tuple(key for key in keys if key not in may_miss))

    def shape_of(_raw: Mapping[str, object], _place: Place) -> Shape:
        return shape

    return toml.tables(shape_of, _MOST)


_WORDS = toml.several(_text)
_FOLLOW_UPS = _tables("due", "answer", text=_text, owner=_text, due=_day, answer=_text)
_FACTORS = _tables(factor=toml.word(Factor), influence=toml.word(Influence))
_THOUGHTS = _tables(prompt=_text, taken=_moment, text=_text)
_NOTE: dict[str, Reader] = {
    "prompt": _text,
    "at": _moment,
    "text": _text,
    "frame": toml.word(Frame),
    "basis": toml.word(Basis),
    "verbatim": toml.flag,
    "lines": toml.several(_text),
    "episodes": toml.several(_number),
    "suggested_episodes": toml.several(_number),
    "entries": toml.several(_text),
    "factors": _FACTORS,
    "identifies_colleague": toml.flag,
    "do_not_quote": toml.flag,
    "by": _text,
    "withdrawn": toml.flag,
    "follow_ups": _FOLLOW_UPS,
}
_INTERVIEW: dict[str, Reader] = {
    "reference": _text,
    "role": _text,
    "agency": _text,
    "level": toml.word(Level),
    "episodes": toml.several(_number),
    "interviewers": toml.several(_text),
    "day": _day,
    "manner": toml.word(Manner),
    "place": _text,
    "stage": toml.word(Stage),
}
_RELATIONS = _tables(
    "same_line",
    "text",
    by=_text,
    worked_with=toml.word(Answer),
    same_line=toml.word(Answer),
    text=_text,
)
_PREPARATION: dict[str, Reader] = {
    **dict.fromkeys(
        (
            "sheet_version",
            "supporter",
            "interpreter",
            "adjustments",
            "own_records",
            "support",
            "parallel_review_details",
            "originals",
            "documents",
        ),
        _text,
    ),
    **dict.fromkeys(
        ("supporter_manages", "interpreted", "parallel_review", "handwritten"), toml.word(Answer)
    ),
    "sheet_given": _day,
    "relations": _RELATIONS,
}
_PROCEEDINGS: dict[str, Reader] = {
    "at": _moment,
    "occasion": toml.word(Occasion),
    "clearance": toml.word(Clearance),
    "running": toml.several(toml.word(Proceedings)),
    "answered_by": _text,
    "authority": _text,
    "given": _day,
    "reference": _text,
    "by": _text,
}
_ANSWERS = _tables(
    "words",
    "given_out",
    note=_number,
    outcome=toml.word(Outcome),
    words=_text,
    given_out=_text,
)
_COPY: dict[str, Reader] = {
    "made": _moment,
    "by": _text,
    "protected": toml.flag,
    "due": _day,
    "handed_out": _text,
    "returned": _day,
    "recorded": _moment,
    "recorded_by": _text,
    "answers": _ANSWERS,
}
_NEEDED_OF_A_RETURNED_COPY = ("recorded", "recorded_by")


def _copies(value: object, place: Place) -> tuple[Table, ...]:
    """A reader of the copies: what came back also says who recorded it, and when."""
    read: tuple[Table, ...] = _tables(*(_COPY.keys() - {"made", "by"}), **_COPY)(value, place)
    for copy in read:
        for key in _NEEDED_OF_A_RETURNED_COPY:
            if "returned" in copy.values and key not in copy.values:
                copy.place.refuse(*place.notation.missing(key, place.steps))
    return read


_WELLBEING: dict[str, Reader] = {
    "at": _moment,
    "by": _text,
    "offered": toml.word(Answer),
    "taken_up": toml.word(Answer),
    "text": _text,
}
_CONVERSATION: dict[str, Reader] = {
    "entries": toml.several(_text),
    "started": _moment,
    "account_completed": _moment,
    "closed": _moment,
    "agreed": _moment,
    "first": toml.several(_text),
    "left_out": _tables(prompt=_text, reason=_text),
    "questions": toml.several(_text),
    "pauses": _tables(began=_moment, ended=_moment),
    "unfolded": _tables(item=_text, at=_moment),
    "proceedings": _tables(*(_PROCEEDINGS.keys() - {"at", "clearance"}), **_PROCEEDINGS),
    "preparation": _table(*_PREPARATION, **_PREPARATION),
    "wellbeing": _tables(**_WELLBEING),
    "copies": _copies,
    "ticked": _tables("done", at=_moment, done=toml.flag, items=_texts_by_key),
    "urgent": _tables(raised=_moment, by=_text, concern=_text, told=_text, told_when=_text),
    "marks": _tables("reason", prompt=_text, coverage=toml.word(Coverage), reason=_text),
    "notes": _tables(*(_NOTE.keys() - {"prompt", "at", "text"}), **_NOTE),
    "reflections": _tables(
        "thoughts", by=_text, state=toml.word(ReflectionState), at=_moment, thoughts=_THOUGHTS
    ),
}
_SET_UP: dict[str, Reader] = {
    "particulars": _table(label=_text, marking=_text),
    "seat": _table(role=toml.word(SeatRole), initials=_text),
    "agencies": _tables(key=_text, name=_text),
    "episodes": _tables(number=_number, title=_text, starts=_day, ends=_day),
    "chronology": _tables(
        "time", key=_text, date=_text, time=_text, agency=_text, text=_text, source=_text
    ),
    "interviews": _tables(*_CONVERSATION, **_INTERVIEW, **_CONVERSATION),
}
_NOT_FROM_AN_INTERVIEW = ("prompt", "suggested_episodes", "withdrawn", "follow_ups")
_SOURCE_NOTE: dict[str, Reader] = {
    **{key: reader for key, reader in _NOTE.items() if key not in _NOT_FROM_AN_INTERVIEW},
    "at": _instant,
}
_FINDING: dict[str, Reader] = {
    **dict.fromkeys(("key", "text", "area", "research", "alternative", "outcome_reason"), _text),
    **dict.fromkeys(("agencies", "lines", "supports", "does_not_fit", "records"), _WORDS),
    "scope": toml.word(Scope),
    "outcome": toml.word(FindingOutcome),
    "known_from": _text,
    "status": toml.word(FindingStatus),
    "by": _text,
    "replies": _tables(
        "replied",
        "words",
        practitioner=_text,
        given_out=_day,
        replied=_day,
        words=_text,
        by=_text,
        at=_instant,
    ),
}
_RECOMMENDATION: dict[str, Reader] = {
    **dict.fromkeys(("text", "short", "rationale", "area", "by"), _text),
    **dict.fromkeys(("owners", "lines", "findings"), _WORDS),
}
_WRITERS_PART: dict[str, Reader] = {
    "sources": _tables(
        "day",
        "agency",
        "notes",
        kind=toml.word(SourceKind),
        reference=_text,
        title=_text,
        day=_day,
        agency=_text,
        notes=_tables(*(_SOURCE_NOTE.keys() - {"at", "text"}), **_SOURCE_NOTE),
    ),
    "links": _tables(
        first=_text, second=_text, kind=toml.word(LinkKind), reason=_text, by=_text, at=_instant
    ),
    "panel_thoughts": _tables(
        "area",
        "notes",
        area=_text,
        question=_text,
        text=_text,
        notes=_WORDS,
        by=_text,
        at=_instant,
    ),
    "earlier_reviews": _tables("published", key=_text, title=_text, published=_day, learning=_text),
    "findings": _tables(*(_FINDING.keys() - {"key", "text"}), **_FINDING),
    "recommendations": _tables(*(_RECOMMENDATION.keys() - {"text"}), **_RECOMMENDATION),
}
FILE = Shape(keys={**_SET_UP, **_WRITERS_PART}, needed=tuple(_SET_UP))
"""The whole file, which may lack what a writer adds.

What its words stand for is for `demonstration` to find out.
"""
