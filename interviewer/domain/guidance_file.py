"""Guidance read from a file: TOML comes in, a frozen Guidance or every problem at once goes out.

The format is described for those who write it in docs/guidance-format.md.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from interviewer.domain import toml_file as toml
from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import (
    AFTER_ACCOUNT,
    OTHER,
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

__all__ = ["FORMAT", "GuidanceProblemsError", "Problem", "parse_guidance"]

FORMAT = 1
"""The format that is read; a file of a newer one is refused."""

_MOST_ITEMS = 5_000
_MOST_SECTIONS = 200
_MOST_CORE = 2  # core prompts in one thematic area (model.md, "Values")


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
    try:
        table = _guidance_table(text, place)
    except toml.TooManyProblemsError:
        table = None
    if table is None or place.problems:
        raise GuidanceProblemsError(tuple(place.problems))
    return _guidance(table)


def _guidance_table(text: str, place: Place) -> Table | None:
    """The whole file, read and checked; None where the rest of it cannot be judged."""
    raw = toml.document(text, place)
    if place.problems or _is_newer(raw, place):
        return None
    table = toml.read_table(raw, _GUIDANCE, place)
    for check in _CHECKS:
        check(table)
    return table


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
        "items": toml.tables(_item_shape, _MOST_ITEMS),
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
        "areas": toml.tables(lambda *_: _AREA, toml.MOST_OF_A_LIST),
        "lines": toml.tables(lambda *_: _LINE, toml.MOST_OF_A_LIST),
        "sections": toml.tables(lambda *_: _SECTION, _MOST_SECTIONS),
    },
    needed=("format", "identity", "version", "title", "about", "sections"),
)


# --- What must hold between tables --------------------------------------------------------------


def _items(guidance: Table) -> Iterator[tuple[Table, Table]]:
    """Every item with its section."""
    return ((s, item) for s in guidance.tables("sections") for item in s.tables("items"))


def _check_ids(guidance: Table) -> None:
    for key in ("areas", "lines", "sections"):
        _refuse_repeated(guidance.tables(key), key)
    _refuse_repeated([item for _, item in _items(guidance)], "items")
    for _, item in _items(guidance):
        if item.id == OTHER:
            item.place.at("id").refuse(
                f'"{OTHER}" is kept for jottings that fit nowhere', "choose another id"
            )


def _refuse_repeated(named: Iterable[Table], what: str) -> None:
    first: dict[str, Table] = {}
    for table in named:
        if table.id and table is not first.setdefault(table.id, table):
            earlier = " > ".join(first[table.id].place.path)
            table.place.at("id").refuse(
                f"{toml.quoted(table.id)} is also the id of {earlier}",
                f"give each of the {what} an id of its own",
            )


def _check_references(guidance: Table) -> None:
    areas = {area.id for area in guidance.tables("areas")}
    lines = {one.id for one in guidance.tables("lines")}
    for section in guidance.tables("sections"):
        _refuse_unknown(section, "area", areas)
    for _, item in _items(guidance):
        _refuse_unknown(item, "area", areas)
        _refuse_unknown(item, "lines", lines)


def _refuse_unknown(table: Table, key: str, known: Collection[str]) -> None:
    """Refuse ids under the key that the file does not declare, and ids given twice."""
    value = table.values.get(key, ())
    ids = Counter([value] if isinstance(value, str) else value)
    for one, times in ids.items():
        if one not in known:
            heading = key if key == "lines" else "areas"
            otherwise = f"declare it under [[{heading}]], or leave it out here"
            table.place.at(key).refuse(
                f"{toml.quoted(one)} is not declared under [[{heading}]]",
                toml.rather(one, known, otherwise=otherwise),
            )
        if times > 1:
            table.place.at(key).refuse(f"{toml.quoted(one)} stands here twice", "write it once")


def _check_areas(guidance: Table) -> None:
    """A theme section has an area, and no other section has one."""
    for section in guidance.tables("sections"):
        kind = section.values.get("kind")
        if kind is SectionKind.THEME and "area" not in section.values:
            section.place.refuse(
                "a theme section needs its thematic area", "add area = …, an id from [[areas]]"
            )
        elif kind not in (None, SectionKind.THEME) and "area" in section.values:
            section.place.at("area").refuse(
                f'a section of kind "{kind}" has no thematic area',
                'leave it out, or write kind = "theme"',
            )


def _check_core(guidance: Table) -> None:
    """Core prompts stand in theme sections, two at most for one thematic area."""
    count: Counter[str] = Counter()
    for section, item in _items(guidance):
        if not item.values.get("core"):
            continue
        place, kind = item.place.at("core"), section.values.get("kind")
        if kind not in (None, SectionKind.THEME):
            place.refuse(
                f'there are no core prompts in a section of kind "{kind}"', "leave core out here"
            )
            continue
        area = item.values.get("area", section.values.get("area", ""))
        count[area] += 1
        if area and count[area] > _MOST_CORE:
            place.refuse(
                f"{toml.quoted(area)} has {_MOST_CORE} core prompts before this one",
                f"leave core out of all but {_MOST_CORE}",
            )


def _check_items(guidance: Table) -> None:
    """An interview can be led by it: something is asked, and what waits has an end to wait for."""
    sections = guidance.tables("sections")
    if not sections:
        return
    prompts = [(s, item) for s, item in _items(guidance) if item.values.get("kind") == "prompt"]
    kinds = {section.values.get("kind") for section in sections}
    if all(s.values.get("kind") in _NOT_ASKED for s, _ in prompts):
        guidance.place.at("sections").refuse(
            "there is no prompt that a practitioner would be asked",
            'add an item of kind = "prompt" to a section',
        )
    if SectionKind.ACCOUNT not in kinds and any(_waits(s, item) for s, item in prompts):
        guidance.place.at("sections").refuse(
            "prompts wait for the account to be complete, and there is no account",
            'add a section of kind = "account"',
        )
    if sum(1 for _ in _items(guidance)) > _MOST_ITEMS:
        guidance.place.at("sections").refuse(
            f"there are more than {_MOST_ITEMS:,} items", "leave some out"
        )


_NOT_ASKED = {SectionKind.INTERVIEWER_REFLECTION, SectionKind.URGENT}


def _waits(section: Table, prompt: Table) -> bool:
    marked = prompt.values.get("hindsight") or prompt.values.get("panel_question")
    return bool(marked) or section.values.get("kind") in AFTER_ACCOUNT


_CHECKS = (_check_ids, _check_references, _check_areas, _check_core, _check_items)


# --- The values ---------------------------------------------------------------------------------

_BUILT: dict[str, Callable[..., Item]] = {"script": Script, "check": Check, "prompt": Prompt}
_FIELDS = {"manager": "manager_text", "for": "audience"}


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
    values = {_FIELDS.get(key, key): value for key, value in table.values.items()}
    kind = values.pop("kind")
    if kind == "prompt":
        values.setdefault("area", area)
    return _BUILT[kind](**values)
