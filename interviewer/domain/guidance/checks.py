"""What must hold between the tables of a guidance, whatever kind of file they come from."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from interviewer.domain import toml_file as toml
from interviewer.domain.guidance.values import AFTER_ACCOUNT, OTHER, SectionKind
from interviewer.domain.toml_file import Table

MOST_ITEMS = 5_000
MOST_CORE = 2
"""Core prompts in one thematic area (model.md, "Values")."""


def _items(guidance: Table) -> Iterator[tuple[Table, Table]]:
    """Every item with its section."""
    return ((s, item) for s in guidance.tables("sections") for item in s.tables("items"))


def _in_use(guidance: Table) -> Iterator[tuple[Table, Table]]:
    """Every item that is not retired, with its section."""
    return (pair for pair in _items(guidance) if not pair[1].values.get("retired"))


def _check_ids(guidance: Table) -> None:
    for key in ("areas", "lines", "sections"):
        _refuse_repeated(guidance.tables(key), key)
    _refuse_repeated([item for _, item in _items(guidance)], "items")
    # "Other notes" stands behind every guidance as a section and as a prompt of its own.
    for table in (*guidance.tables("sections"), *(item for _, item in _items(guidance))):
        if table.id == OTHER:
            table.place.at("id").refuse(
                f'"{OTHER}" is kept for jottings that fit nowhere', "choose another id"
            )


def _refuse_repeated(named: Iterable[Table], what: str) -> None:
    first: dict[str, Table] = {}
    for table in named:
        if table.id and table is not first.setdefault(table.id, table):
            table.place.at("id").refuse(
                f"{toml.quoted(table.id)} is also the id of {first[table.id].place.shown}",
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
            there = table.place.notation.declared(key if key == "lines" else "areas")
            otherwise = f"declare it under {there}, or leave it out here"
            table.place.at(key).refuse(
                f"{toml.quoted(one)} is not declared under {there}",
                toml.rather(one, known, otherwise=otherwise),
            )
        if times > 1:
            table.place.at(key).refuse(f"{toml.quoted(one)} stands here twice", "write it once")


def _check_areas(guidance: Table) -> None:
    """A theme section has an area, and no other section has one."""
    for section in guidance.tables("sections"):
        kind, words = section.values.get("kind"), section.place.notation
        if kind is SectionKind.THEME and "area" not in section.values:
            section.place.refuse(
                "a theme section needs its thematic area",
                f"add {words.said('area')}, an id from {words.declared('areas')}",
            )
        elif kind not in (None, SectionKind.THEME) and "area" in section.values:
            section.place.at("area").refuse(
                f'a section of kind "{kind}" has no thematic area',
                f"leave it out, or write {words.said('kind', 'theme')}",
            )


def _check_core(guidance: Table) -> None:
    """Core prompts stand in theme sections, two at most for one thematic area."""
    count: Counter[str] = Counter()
    for section, item in _in_use(guidance):
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
        if area and count[area] > MOST_CORE:
            place.refuse(
                f"{toml.quoted(area)} has {MOST_CORE} core prompts before this one",
                f"leave core out of all but {MOST_CORE}",
            )


def _check_items(guidance: Table) -> None:
    """An interview can be led by it: something is asked, and what waits has an end to wait for."""
    sections = guidance.tables("sections")
    if not sections:
        return
    words = guidance.place.notation
    prompts = [(s, item) for s, item in _in_use(guidance) if item.values.get("kind") == "prompt"]
    kinds = {section.values.get("kind") for section in sections}
    if all(s.values.get("kind") in _NOT_ASKED for s, _ in prompts):
        guidance.place.at("sections").refuse(
            "there is no prompt that a practitioner would be asked",
            f"add an item of {words.said('kind', 'prompt')} to a section",
        )
    if SectionKind.ACCOUNT not in kinds and any(_waits(s, item) for s, item in prompts):
        guidance.place.at("sections").refuse(
            "prompts wait for the account to be complete, and there is no account",
            f"add a section of {words.said('kind', 'account')}",
        )
    if sum(1 for _ in _items(guidance)) > MOST_ITEMS:
        guidance.place.at("sections").refuse(
            f"there are more than {MOST_ITEMS:,} items", "leave some out"
        )


_NOT_ASKED = {SectionKind.INTERVIEWER_REFLECTION, SectionKind.URGENT}


def _waits(section: Table, prompt: Table) -> bool:
    marked = prompt.values.get("hindsight") or prompt.values.get("panel_question")
    return bool(marked) or section.values.get("kind") in AFTER_ACCOUNT


CHECKS: tuple[Callable[[Table], None], ...] = (
    _check_ids,
    _check_references,
    _check_areas,
    _check_core,
    _check_items,
)
