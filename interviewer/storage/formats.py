"""Earlier formats of notes.db, and the way from each to the next.

Format 1 is that of the first release. Format 2 has the chronology, what is settled before an
interview, the accuracy check, and what left the tool.
"""

from collections.abc import Mapping
from typing import Any

Form = dict[str, Any]
"""A value as text, numbers, truth values and lists."""

_NEW_IN_2: Mapping[str, Form] = {
    "guidance": {"invitation": "", "information_sheet": ""},
    "interview": {
        "entries": [],
        "shown": [],
        "first": [],
        "left_out": [],
        "questions": [],
        "agreed": None,
        "reopened": [],
    },
    "note": {"area": "", "entries": [], "identifies_colleague": False, "do_not_quote": False},
    "follow_up": {"answered_on": None, "answer_source": ""},
}

_NEW: Mapping[int, Mapping[str, Form]] = {2: _NEW_IN_2}
"""By format, then by table: what a form of that format has that earlier ones have not."""

_NEW_WITHIN: Mapping[int, Mapping[str, Mapping[tuple[str, ...], Form]]] = {
    2: {"guidance": {("sections", "items"): {"retired": False}}},
}
"""By format, then by table, then by the lists on the way: what is new in the entries of a list."""


def upgraded(kind: str, form: Form, *, of_format: int) -> Form:
    """Return the plain form as today's format has it.

    Args:
        kind: The table of its value.
        form: As it was written.
        of_format: The format in which it was written.
    """
    for newer, tables in sorted(_NEW.items()):
        if newer > of_format:
            form = {**tables.get(kind, {}), **form}
            for way, new in _NEW_WITHIN.get(newer, {}).get(kind, {}).items():
                form = _with(form, way, new)
    return form


def changed_since(of_format: int) -> set[str]:
    """The tables whose columns are others than they were in that format."""
    return {kind for newer, tables in _NEW.items() if newer > of_format for kind in tables}


def _with(form: Form, way: tuple[str, ...], new: Form) -> Form:
    """The form with what is new in every entry of the lists at the end of the way."""
    if not way:
        return {**new, **form}
    name, *rest = way
    return {**form, name: [_with(entry, tuple(rest), new) for entry in form.get(name, [])]}
