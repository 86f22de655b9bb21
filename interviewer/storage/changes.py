"""What is saved together, and what the history then has of each value."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from interviewer.domain.review import Value
from interviewer.storage.formats import upgraded
from interviewer.storage.forms import checked


@dataclass(frozen=True, kw_only=True)
class Change:
    """Values that are saved together.

    Attributes:
        at: When; any time zone, but one.
        who: Initials of a seat.
        draft: Still being typed: the open draft of each value is brought up to date, and history
            waits until a change that is not a draft closes it.
        reason: Why, where somebody said so.
    """

    values: tuple[Value, ...]
    at: datetime
    who: str = ""
    draft: bool = False
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Version:
    """A closed revision of a value.

    Attributes:
        revision: What it is called wherever it travels.
        parents: The revisions it was made from; none for the first.
        value: The value as it was.
        who: Initials of the seat that saved it.
        at: When it was closed, in UTC.
    """

    revision: UUID
    parents: tuple[UUID, ...]
    value: Value
    who: str
    at: datetime
    reason: str = field(repr=False)


def version_of(kind: type[Value], row: Row[Any]) -> Version:
    """A row of the version table as a revision with the fields of today.

    Raises:
        UnreadableEntryError: Its form is not what its kind says.
    """
    form = upgraded(row.kind, json.loads(row.form), of_format=row.format)
    (value,) = checked(kind, [form])
    return Version(
        revision=UUID(row.revision),
        parents=tuple(UUID(parent) for parent in json.loads(row.parents)),
        value=value,
        who=row.who,
        at=datetime.fromisoformat(row.at),
        reason=row.reason,
    )
