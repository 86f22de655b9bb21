"""What a value points to: nothing may be taken in, or taken out again, that leaves one dangling."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from uuid import UUID

from interviewer.domain.interview import Interview
from interviewer.domain.review import Value

_NO_POINTERS = {"id", "revision", "revisions"}


def pointers(value: Value) -> frozenset[UUID | str]:
    """The ids of all other values that it speaks of, of whichever kind."""
    found: set[UUID | str] = set(_ids(value))
    if isinstance(value, Interview):
        found.add(f"{value.guidance} {value.guidance_version}")
    return frozenset(found)


def _ids(part: object) -> Iterator[UUID]:
    if isinstance(part, UUID):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _ids(each)
    elif is_dataclass(part):
        for each in fields(part):
            if each.name not in _NO_POINTERS:
                yield from _ids(getattr(part, each.name))
