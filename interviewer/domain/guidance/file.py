"""Guidance read from a file: TOML comes in, a frozen Guidance or every problem at once goes out.

The format is described for those who write it in docs/guidance-format.md.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from typing import Any

from interviewer.domain import toml_file as toml
from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance.checks import CHECKS, MOST_ITEMS
from interviewer.domain.guidance.placeholders import Placeholder, unknown_placeholders
from interviewer.domain.guidance.values import (
    Check,
    Guidance,
    Item,
    LineOfEnquiry,
    Prompt,
    Script,
    Section,
    SectionKind,
    ThematicArea,
)
from interviewer.domain.toml_file import Place, Problem, Reader, Shape, Table
from interviewer.domain.words import Audience

__all__ = [
    "FORMAT",
    "GuidanceProblemsError",
    "Problem",
    "guidance_tables",
    "parse_guidance",
    "read_guidance",
]

FORMAT = 1
"""The format that is read; a file of a newer one is refused."""

_MOST_SECTIONS = 200


class GuidanceProblemsError(InterviewerError):
    """A guidance file cannot be used as it stands.

    Attributes:
        problems: Every problem that was found, at least one: those within a table in the order
            of the file, then those between tables.
    """

    what_is_safe = "Nothing was changed: the guidance in use stays as it is."
    what_to_do = "Put right what the list names, then choose the file again."

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        count = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(f"The guidance file has {count}.")
        self.problems = problems


def parse_guidance(text: str, *, file: str = "guidance") -> Guidance:
    """Read a guidance from the text of a file.

    Texts are cleaned by `text.clean`. Within a paragraph a line break becomes a space, unless the
    next line starts with "- "; a blank line parts paragraphs.

    Args:
        text: The whole file, TOML 1.0.
        file: What the problems call the file.

    Raises:
        GuidanceProblemsError: Something is wrong; it holds every problem, not only the first.
    """
    place = Place(file=file, problems=[])
    raw = toml.document(text, place)
    if place.problems or _is_newer(raw, place):
        raise GuidanceProblemsError(tuple(place.problems))
    return read_guidance(raw, place)


def read_guidance(raw: Mapping[str, object], place: Place) -> Guidance:
    """The guidance in these tables, whatever kind of file they come from.

    Args:
        raw: As TOML has them: text, true or false, lists and tables.
        place: The whole of the file; problems that are listed there already count.

    Raises:
        GuidanceProblemsError: Something is wrong; it holds every problem, not only the first.
    """
    with suppress(toml.TooManyProblemsError):
        table = toml.read_table(raw, _GUIDANCE, place)
        for check in CHECKS:
            check(table)
        if not place.problems:
            return _guidance(table)
    raise GuidanceProblemsError(tuple(place.problems))


def guidance_tables(guidance: Guidance) -> dict[str, Any]:
    """The guidance as tables: `read_guidance` gives it back.

    Keys stand in the order of docs/guidance-format.md; what is empty, or goes without saying, is
    left out.
    """
    return {"format": FORMAT} | _raw(guidance, _GUIDANCE.keys)


def _is_newer(raw: Mapping[str, object], place: Place) -> bool:
    """Whether the file is of a newer format, refused: of that we know nothing."""
    number = raw.get("format")
    newer = type(number) is int and number > FORMAT
    if newer:
        place.at("format").refuse(
            f"the file is of a newer format than {FORMAT}, which this version reads",
            "update the application, or ask for the guidance in the older format",
        )
    return newer


# --- What each table may hold -------------------------------------------------------------------


def _format(value: object, place: Place) -> None:
    if toml.is_a(int, value, place) and value != FORMAT:
        place.refuse("there is no such format", f"write {FORMAT}")


def _letter(value: object, place: Place) -> str | None:
    """A reader of paragraphs with names in curly brackets that are filled in later."""
    read = toml.paragraphs(value, place)
    for unknown in unknown_placeholders(read or ""):
        known = [f"{{{name}}}" for name in Placeholder]
        alone = unknown in ("{", "}")
        wrong = "a curly bracket stands alone" if alone else f"{unknown} cannot be filled in"
        place.refuse(wrong, toml.rather(unknown, known, otherwise=toml.one_of(known)))
    return read


def _item_shape(raw: Mapping[str, object], place: Place) -> Shape | None:
    """The shape for the kind that the item names; None, and refused, where it names none."""
    kind = raw.get("kind")
    if isinstance(kind, str) and kind in _ITEMS:
        return _ITEMS[kind]
    if kind is None:
        place.refuse('the key "kind" is missing', f'{toml.one_of(_ITEMS)}, as in kind = "prompt"')
    elif isinstance(kind, str):
        advice = toml.rather(kind, _ITEMS, otherwise=toml.one_of(_ITEMS))
        place.at("kind").refuse(f"{toml.quoted(kind)} is not a kind of item", advice)
    else:
        toml.is_a(str, kind, place.at("kind"))
    return None


def _kind_of_item(**more: Reader) -> Shape:
    """The keys that every item may have, and those of one kind."""
    keys: dict[str, Reader] = {
        "kind": toml.line,
        "id": toml.identifier,
        "text": toml.paragraphs,
        "for": toml.word(Audience),
        "retired": toml.flag,
    }
    return Shape(keys={**keys, **more}, needed=("id", "text"))


_ITEMS = {
    "script": _kind_of_item(manager=toml.paragraphs),
    "check": _kind_of_item(field=toml.line, why=toml.paragraphs),
    "prompt": _kind_of_item(
        manager=toml.paragraphs,
        core=toml.flag,
        probes=toml.several(toml.paragraphs),
        why=toml.paragraphs,
        source=toml.paragraphs,
        area=toml.identifier,
        lines=toml.several(toml.identifier),
        hindsight=toml.flag,
        panel_question=toml.flag,
    ),
}

_TITLED: dict[str, Reader] = {"id": toml.identifier, "title": toml.line}
_AREA = Shape(keys=_TITLED, needed=("id", "title"))
_LINE = Shape(keys={**_TITLED, "short": toml.line}, needed=("id", "title"))
_SECTION = Shape(
    keys={
        **_TITLED,
        "kind": toml.word(SectionKind),
        "area": toml.identifier,
        "items": toml.tables(_item_shape, MOST_ITEMS),
    },
    needed=("id", "title", "kind", "items"),
)
_GUIDANCE = Shape(
    keys={
        "format": _format,
        "identity": toml.identifier,
        "version": toml.line,
        "title": toml.line,
        "about": toml.paragraphs,
        "category_heading": toml.line,
        "invitation": _letter,
        "information_sheet": _letter,
        "areas": toml.tables(lambda *_: _AREA, toml.MOST_OF_A_LIST),
        "lines": toml.tables(lambda *_: _LINE, toml.MOST_OF_A_LIST),
        "sections": toml.tables(lambda *_: _SECTION, _MOST_SECTIONS),
    },
    needed=("format", "identity", "version", "title", "about", "sections"),
)


# --- The values ---------------------------------------------------------------------------------

_BUILT: dict[str, Callable[..., Item]] = {"script": Script, "check": Check, "prompt": Prompt}
FIELDS = {"manager": "manager_text", "for": "audience"}


def _guidance(table: Table) -> Guidance:
    """The values of tables in which nothing is wrong."""
    values = {
        **table.values,
        "areas": tuple(ThematicArea(**area.values) for area in table.tables("areas")),
        "lines": tuple(LineOfEnquiry(**one.values) for one in table.tables("lines")),
        "sections": tuple(_section(section) for section in table.tables("sections")),
    }
    return Guidance(**values)


def _section(table: Table) -> Section:
    area = table.values.get("area", "")
    items = tuple(_item(item, area) for item in table.tables("items"))
    return Section(**{**table.values, "items": items})


def _item(table: Table, area: str) -> Item:
    values = {FIELDS.get(key, key): value for key, value in table.values.items()}
    kind = values.pop("kind")
    if kind == "prompt":
        values.setdefault("area", area)
    return _BUILT[kind](**values)


# --- The values as tables -----------------------------------------------------------------------

_KINDS = {built: kind for kind, built in _BUILT.items()}


def _raw(value: object, keys: Iterable[str]) -> dict[str, Any]:
    """The values under these keys, as a file has them, without those that say nothing."""
    of_key = {key: getattr(value, FIELDS.get(key, key), None) for key in keys}
    said = {key: one for key, one in of_key.items() if one and one is not Audience.BOTH}
    return {key: _raw_value(key, one, value) for key, one in said.items()}


def _raw_value(key: str, value: object, of: object) -> object:
    if isinstance(value, StrEnum):
        return str(value)
    if not isinstance(value, tuple):
        return value
    if key == "items" and isinstance(of, Section):
        return [_raw_item(item, of) for item in value]
    shape = _TABLES.get(key) if of.__class__ is Guidance else None
    return [_raw(one, shape.keys) if shape else one for one in value]


def _raw_item(item: Item, section: Section) -> dict[str, Any]:
    kind = _KINDS[type(item)]
    raw = {"kind": kind} | _raw(item, _ITEMS[kind].keys)
    if raw.get("area") == section.area:
        del raw["area"]
    return raw


_TABLES = {"areas": _AREA, "lines": _LINE, "sections": _SECTION}
