"""Editing guidance: each function takes a guidance and gives another one; none changes anything.

A version that interviews have used never changes. Whoever edits works on a copy under the
`next_version`, and saves that beside the old one (model.md, "Values"). Whether it can be used
tells `guidance_problems.problems`; what is different in it, `guidance_changes.changes`.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from interviewer.domain.guidance.checks import MOST_CORE
from interviewer.domain.guidance.values import (
    OTHER,
    OWN,
    Guidance,
    Item,
    LineOfEnquiry,
    Prompt,
    Script,
    Section,
    SectionKind,
    ThematicArea,
)
from interviewer.domain.toml_file import MOST_IN_A_LINE, flowed

# --- Texts --------------------------------------------------------------------------------------


def with_texts(
    guidance: Guidance,
    *,
    title: str | None = None,
    about: str | None = None,
    category_heading: str | None = None,
    invitation: str | None = None,
    information_sheet: str | None = None,
) -> Guidance:
    """The guidance with these of its texts changed; what is None stays as it is."""
    return replace(
        guidance,
        title=_text(title, guidance.title),
        about=_text(about, guidance.about),
        category_heading=_text(category_heading, guidance.category_heading),
        invitation=_text(invitation, guidance.invitation),
        information_sheet=_text(information_sheet, guidance.information_sheet),
    )


def _text(new: str | None, old: str) -> str:
    return old if new is None else flowed(new)


def with_section_title(guidance: Guidance, section_id: str, title: str) -> Guidance:
    """The guidance with another title over one section.

    Raises:
        KeyError: It has no such section.
    """
    section = _section(guidance, section_id)
    return _with_section(guidance, replace(section, title=flowed(title)))


def with_area(guidance: Guidance, area: ThematicArea) -> Guidance:
    """The guidance with this thematic area in place of the one with its id."""
    area = replace(area, title=flowed(area.title))
    return replace(guidance, areas=_in_place(guidance.areas, area))


def with_line(guidance: Guidance, line: LineOfEnquiry) -> Guidance:
    """The guidance with this line of enquiry in place of the one with its id."""
    line = replace(line, title=flowed(line.title), short=flowed(line.short))
    return replace(guidance, lines=_in_place(guidance.lines, line))


_Named = TypeVar("_Named", ThematicArea, LineOfEnquiry, Section, Item)


def _in_place(those: tuple[_Named, ...], one: _Named) -> tuple[_Named, ...]:
    return tuple(one if other.id == one.id else other for other in those)


# --- Items --------------------------------------------------------------------------------------


def with_item(guidance: Guidance, item: Item) -> Guidance:
    """The guidance with this item in place of the one with its id.

    Wording, follow-ons, for whom it is, lines of enquiry and the core flag change this way; the
    texts are brought into the form in which a file gives them, and empty follow-ons are left out.

    Raises:
        KeyError: It has no item with that id.
    """
    section = _section_of(guidance, item.id)
    items = _in_place(section.items, _tidied(item, section))
    return _with_section(guidance, replace(section, items=items))


def with_new_item(
    guidance: Guidance,
    section_id: str,
    item: Item,
    *,
    at: int | None = None,
    taken: Collection[str] = (),
) -> tuple[Guidance, str]:
    """The guidance with a new item, and the id that it was given, made from its text.

    Args:
        guidance: What it is added to.
        section_id: Where it stands.
        item: Its own id is not looked at.
        at: How many items of the section come before it; None puts it at the end.
        taken: Ids that must not be used again, those of other versions above all: `ids_of`.

    Raises:
        KeyError: There is no such section.
    """
    section = _section(guidance, section_id)
    item = replace(item, id=new_id(item.text, {*ids_of([guidance]), *taken}))
    items = _put(section.items, _tidied(item, section), at)
    return _with_section(guidance, replace(section, items=items)), item.id


def without_item(guidance: Guidance, item_id: str) -> Guidance:
    """The guidance without an item that no version has had yet; any other is retired instead.

    Raises:
        KeyError: It has no such item.
    """
    section = _section_of(guidance, item_id)
    return _with_section(guidance, replace(section, items=_without(section.items, item_id)))


def retired(guidance: Guidance, item_id: str) -> Guidance:
    """The guidance with an item that is asked, read or ticked no more; its id stays readable."""
    return with_item(guidance, replace(_item(guidance, item_id), retired=True))


def brought_back(guidance: Guidance, item_id: str) -> Guidance:
    """The guidance with a retired item in use again: core only where there is still room."""
    item = replace(_item(guidance, item_id), retired=False)
    return with_item(guidance, _core_if_room(guidance, item, _section_of(guidance, item_id)))


def moved(guidance: Guidance, item_id: str, section_id: str, at: int | None = None) -> Guidance:
    """The guidance with an item elsewhere, in its section or in another.

    A prompt that had the thematic area of its section takes that of the new one; it stays core
    only where there can be another core prompt.

    Args:
        guidance: What it is moved in.
        item_id: Which item.
        section_id: Where it goes.
        at: How many other items of that section come before it; None puts it at the end.

    Raises:
        KeyError: There is no such item or section.
    """
    item, before = _item(guidance, item_id), _section_of(guidance, item_id)
    rest = without_item(guidance, item_id)
    section = _section(rest, section_id)
    if section.id != before.id:
        if isinstance(item, Prompt) and item.area == before.area:
            item = replace(item, area=section.area)
        item = _core_if_room(rest, _tidied(item, section), section)
    return _with_section(rest, replace(section, items=_put(section.items, item, at)))


def shifted(guidance: Guidance, item_id: str, by: int) -> Guidance:
    """The guidance with an item one place further up (-1) or down (1).

    Over the edge of its section it goes to the end or beginning of the one beside it; at the very
    edge of the guidance it stays.

    Raises:
        KeyError: There is no such item.
    """
    item, section = _item(guidance, item_id), _section_of(guidance, item_id)
    at = section.items.index(item) + by
    if 0 <= at < len(section.items):
        return moved(guidance, item_id, section.id, at)
    beside = guidance.sections.index(section) + by
    if 0 <= beside < len(guidance.sections):
        return moved(guidance, item_id, guidance.sections[beside].id, None if by < 0 else 0)
    return guidance


def section_moved(guidance: Guidance, section_id: str, at: int) -> Guidance:
    """The guidance with a section elsewhere, so that `at` others come before it.

    Raises:
        KeyError: There is no such section.
    """
    section = _section(guidance, section_id)
    rest = tuple(other for other in guidance.sections if other.id != section_id)
    return replace(guidance, sections=(*rest[:at], section, *rest[at:]))


def can_be_core(guidance: Guidance, prompt: Prompt, section: Section) -> bool:
    """Whether the prompt may be core there: at most two in use in each thematic area."""
    area = prompt.area or section.area
    core = [
        other
        for one in guidance.sections
        for other in one.items
        if isinstance(other, Prompt) and other.core and not other.retired and other.area == area
    ]
    return section.kind is SectionKind.THEME and (
        sum(other.id != prompt.id for other in core) < MOST_CORE
    )


def _core_if_room(guidance: Guidance, item: Item, section: Section) -> Item:
    if isinstance(item, Prompt) and item.core and not item.retired:
        return replace(item, core=can_be_core(guidance, item, section))
    return item


def _tidied(item: Item, section: Section) -> Item:
    """The item with its texts in the form in which a file gives them."""
    if isinstance(item, Script):
        return replace(item, text=flowed(item.text), manager_text=flowed(item.manager_text))
    if isinstance(item, Prompt):
        probes = [flowed(probe) for probe in item.probes]
        return replace(
            item,
            text=flowed(item.text),
            manager_text=flowed(item.manager_text),
            probes=tuple(probe for probe in probes if probe),
            why=flowed(item.why),
            source=flowed(item.source),
            area=item.area or section.area,
        )
    return replace(item, text=flowed(item.text), field=flowed(item.field), why=flowed(item.why))


def _put(items: tuple[Item, ...], item: Item, at: int | None) -> tuple[Item, ...]:
    place = len(items) if at is None else at
    return (*items[:place], item, *items[place:])


def _without(items: tuple[Item, ...], item_id: str) -> tuple[Item, ...]:
    return tuple(item for item in items if item.id != item_id)


def _with_section(guidance: Guidance, section: Section) -> Guidance:
    return replace(guidance, sections=_in_place(guidance.sections, section))


def _section(guidance: Guidance, section_id: str) -> Section:
    section = guidance.section(section_id)
    if section is None:
        raise KeyError(section_id)
    return section


def _section_of(guidance: Guidance, item_id: str) -> Section:
    section = guidance.section_of(item_id)
    if section is None:
        raise KeyError(item_id)
    return section


def _item(guidance: Guidance, item_id: str) -> Item:
    item = guidance.item(item_id)
    if item is None:
        raise KeyError(item_id)
    return item


# --- Ids and versions ---------------------------------------------------------------------------

_LONGEST_ID = 40
_SAYS_LITTLE = re.compile(
    "(?:a|about|an|and|are|at|can|could|describe|did|do|does|for|from|had|has|have|how|i|in|is|it|"
    "me|of|on|or|our|own|tell|that|the|their|there|they|this|to|us|was|we|were|what|when|where|"
    "which|who|with|would|you|your)"
)


def new_id(text: str, taken: Collection[str]) -> str:
    """An id for an item with this text: its first telling words, and a number where they are taken.

    >>> new_id("Tell me about supervision at the time.", {"supervision_time"})
    'supervision_time_2'
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "").lower())
    words = re.findall("[a-z0-9]+", re.sub("[\u0300-\u036f]", "", plain))
    telling = [word for word in words if not _SAYS_LITTLE.fullmatch(word)]
    like = "_".join((telling or words)[:5]).lstrip("0123456789_")
    like = like[:_LONGEST_ID].removeprefix(OWN).strip("_") or "item"
    taken = {*taken, OTHER}
    numbers = range(2, len(taken) + 3)
    return next(one for one in (like, *(f"{like}_{n}" for n in numbers)) if one not in taken)


def ids_of(versions: Iterable[Guidance]) -> set[str]:
    """Every item's id that one of these versions has: none of them may mean anything else."""
    return {item.id for one in versions for section in one.sections for item in section.items}


def next_version(guidance: Guidance, taken: Collection[str]) -> str:
    """The version that comes after this one: the last number in it, one higher.

    Args:
        guidance: What is edited.
        taken: Versions that there are, those of the same identity.

    >>> next_version(Guidance(identity="a", version="1.9", title="A"), {"1.9", "1.10"})
    '1.11'
    """
    parts = re.fullmatch("(?s)(.*?)([0-9]+)([^0-9]*)", guidance.version)
    before, number, after = parts.groups() if parts else (f"{guidance.version} ", "1", "")
    before = before[: MOST_IN_A_LINE - len(number) - len(after) - 1]
    later = range(int(number) + 1, int(number) + len(taken) + 2)
    return next(one for n in later if (one := f"{before}{n}{after}") not in taken)
