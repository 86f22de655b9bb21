"""Which column of somebody's chronology is what, told by its heading."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest

from interviewer.domain.sheet import Row, Sheet

_SIGN = re.compile(r"[^\w]+|_")
_PARTS = re.compile(r"[/&,+()]| and | or ")
_ROWS_ABOVE = 20
"""Rows that may stand above the headings: a title, a marking, who made it."""


class Field(StrEnum):
    """What a column of a chronology holds."""

    DATE = "date"
    TIME = "time"
    AGENCY = "agency"
    TEXT = "event"
    SOURCE = "source"
    EPISODE = "episode"


# As `_plain` has them: case, spacing and "of the" make no difference.
_HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.DATE: (
        *("date", "dates", "when", "day", "event date", "contact date", "date event"),
        *("date contact", "date occurred", "date incident", "incident date"),
    ),
    Field.TIME: ("time", "times", "start time", "time contact", "time event"),
    Field.AGENCY: (
        *("agency", "agencies", "organisation", "organization", "service", "services", "team"),
        *("agency name", "agency involved", "agencies involved", "reporting agency"),
        *("provider", "source agency"),
    ),
    Field.TEXT: (
        *("event", "events", "contact", "contacts", "description", "details", "detail"),
        *("what happened", "significant event", "significant events", "event description"),
        *("description event", "event details", "details event", "details contact"),
        *("type contact", "contact type", "narrative", "summary", "information", "entry"),
        *("incident", "action", "actions", "action taken", "actions taken", "outcome"),
        *("response", "comment", "comments", "remark", "remarks", "note", "notes", "analysis"),
        *("panel comment", "panel comments"),
    ),
    Field.SOURCE: (
        *("source", "sources", "record", "records", "source information", "source document"),
        *("information source", "source record", "record source", "evidence", "document"),
        *("source reference",),
    ),
    Field.EPISODE: ("episode", "episodes", "episode number", "episode no", "episode care"),
}
_FIELDS = {heading: field for field, headings in _HEADINGS.items() for heading in headings}
_BOTH = {Field.DATE, Field.TIME}


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What each column is, told by the row of headings.

    Attributes:
        headings: Each column's heading as written; "column 7" where it has none.
        fields: What each column is; None where its heading says nothing that we know.
    """

    headings: tuple[str, ...] = field(repr=False)
    fields: tuple[Field | None, ...]

    @property
    def unmatched(self) -> list[int]:
        """The columns that nobody knows."""
        return [at for at, known in enumerate(self.fields) if known is None]

    def of(self, wanted: Field) -> list[int]:
        """The columns that are this; a description and its comments are two."""
        return [at for at, known in enumerate(self.fields) if known is wanted]


def field_of(heading: str) -> Field | None:
    """What a heading says; "Agency/Service" is one thing, "Date/Time" is the date."""
    parts = [part for part in _PARTS.split(heading.casefold()) if _plain(part)]
    known = {_FIELDS.get(_plain(heading)) or _FIELDS.get(_plain(part)) for part in parts}
    if known == _BOTH:
        return Field.DATE
    return known.pop() if len(known) == 1 else None


def columns_of(row: Row) -> Columns | None:
    """The columns, where this row holds the headings of a chronology: a date and an event.

    Only the first column of a kind counts, but for the event, which may be told in several.
    """
    fields: list[Field | None] = []
    for heading in row.cells:
        found = field_of(heading)
        taken = found in fields and found is not Field.TEXT
        fields.append(None if taken else found)
    if Field.DATE not in fields or Field.TEXT not in fields:
        return None
    headings = (" ".join(each.split()) for each in row.cells)
    named = (each or f"column {at}" for at, each in enumerate(headings, start=1))
    return Columns(headings=tuple(named), fields=tuple(fields))


def headings_in(sheet: Sheet) -> tuple[int, Columns] | None:
    """At which of its rows a sheet has the headings, and what they say; None where none does."""
    for at, row in enumerate(sheet.rows[:_ROWS_ABOVE]):
        columns = columns_of(row)
        if columns is not None:
            return at, columns
    return None


def same_headings(one: Row, other: Row) -> bool:
    """Whether two rows say the same, however they are spaced: a table that goes on elsewhere."""
    pairs = zip_longest(one.cells, other.cells, fillvalue="")
    return all(_plain(each) == _plain(its) for each, its in pairs)


def _plain(heading: str) -> str:
    words = _SIGN.sub(" ", heading.casefold()).split()
    return " ".join(word for word in words if word not in {"of", "the", "a"})
