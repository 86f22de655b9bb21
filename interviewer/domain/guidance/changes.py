"""What is different between two versions of a guidance, in words and in the order of the newer."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

from interviewer.domain.guidance.values import (
    Check,
    Guidance,
    Item,
    LineOfEnquiry,
    Prompt,
    Script,
    Section,
    ThematicArea,
)


class Change(StrEnum):
    """What became of something in the guidance."""

    ADDED = "added"
    REMOVED = "removed"
    RETIRED = "retired"
    BROUGHT_BACK = "brought back"
    MOVED = "moved"
    REWORDED = "reworded"
    SETTING = "set otherwise"


@dataclass(frozen=True, kw_only=True)
class GuidanceChange:
    """One difference between two versions.

    Attributes:
        what: What became of it.
        kind: What it is: "prompt", "script", "check", "section", "thematic area", "line of
            enquiry" or "guidance".
        id: Its id; empty for the guidance.
        named: Its wording or title, in the newer version where it has it.
        part: Which of its parts was changed, in words such as "why we ask"; empty where it is
            about the whole of it.
        before: How that part was, or where it stood; empty where it was not there.
        after: How it is now.
    """

    what: Change
    kind: str
    id: str
    named: str
    part: str = ""
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        what = f"{self.kind} “{_short(self.named)}”" if self.id else "the guidance"
        part = f", {self.part}" if self.part else ""
        told = f"{what}{part}: {self.what}"
        if self.before and self.after:
            return f"{told} from “{_short(self.before)}” to “{_short(self.after)}”"
        if self.part and (self.before or self.after):
            return f"{told}, {'now' if self.after else 'was'} “{_short(self.after or self.before)}”"
        return told


_MOST_SHOWN = 80


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN].rstrip()}…"


def changes(old: Guidance, new: Guidance) -> tuple[GuidanceChange, ...]:
    """Everything that is different in the newer version but its number.

    Two versions between which nothing is listed are the same. An item that stands elsewhere is
    told as moved, not those that it passed on its way.
    """
    return (
        *_parts(old, new, kind="guidance", named=new.title),
        *_listed("thematic area", old.areas, new.areas),
        *_listed("line of enquiry", old.lines, new.lines),
        *_listed("section", old.sections, new.sections),
        *_items(old, new),
    )


# --- Parts of one value -------------------------------------------------------------------------

_WORDINGS: Mapping[str, str] = {
    "title": "title",
    "about": "first page",
    "category_heading": "heading of the recommendations' last column",
    "invitation": "invitation",
    "information_sheet": "information sheet",
    "short": "short title",
    "text": "",
    "manager_text": "wording for a manager",
    "field": "field to fill in",
    "probes": "follow-ons",
    "why": "why we ask",
    "source": "source",
}
_SETTINGS: Mapping[str, str] = {
    "identity": "identity",
    "kind": "kind of section",
    "area": "thematic area",
    "audience": "for whom",
    "core": "core",
    "lines": "lines of enquiry",
    "hindsight": "waits for the account, as hindsight",
    "panel_question": "the panel's own question",
}
_PARTS = {**_WORDINGS, **_SETTINGS}
_LISTS = {"areas", "lines"}
"""Of a guidance: each of their entries is told on its own."""

_Value = Guidance | ThematicArea | LineOfEnquiry | Section | Item


def _parts(
    old: _Value, new: _Value, *, kind: str, named: str, of: str = ""
) -> Iterator[GuidanceChange]:
    """Which wordings and settings of a value are different."""
    here = {one.name for one in fields(new)}  # a guidance has a method called area
    told_apart = _LISTS if isinstance(new, Guidance) else set()
    for name in [name for name in _PARTS if name in here - told_apart]:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield GuidanceChange(
                what=Change.REWORDED if name in _WORDINGS else Change.SETTING,
                kind=kind,
                id=of,
                named=named,
                part=_PARTS[name],
                before=_in_words(before),
                after=_in_words(after),
            )


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "\n".join(str(one) for one in value)
    return str(value)


# --- Lists of areas, lines and sections ---------------------------------------------------------


_Listed = TypeVar("_Listed", ThematicArea, LineOfEnquiry, Section)


def _listed(kind: str, old: Sequence[_Listed], new: Sequence[_Listed]) -> Iterator[GuidanceChange]:
    earlier, later = {one.id: one for one in old}, {one.id: one for one in new}
    for one in old:
        if one.id not in later:
            yield GuidanceChange(what=Change.REMOVED, kind=kind, id=one.id, named=one.title)
    gone_by = _moved([one.id for one in old], [one.id for one in new])
    for one in new:
        if one.id not in earlier:
            yield GuidanceChange(what=Change.ADDED, kind=kind, id=one.id, named=one.title)
            continue
        if one.id in gone_by:
            yield GuidanceChange(
                what=Change.MOVED,
                kind=kind,
                id=one.id,
                named=one.title,
                before=_nth(old, one.id),
                after=_nth(new, one.id),
            )
        yield from _parts(earlier[one.id], one, kind=kind, named=one.title, of=one.id)


def _nth(those: Sequence[ThematicArea | LineOfEnquiry | Section | Item], of: str) -> str:
    at = next(n for n, one in enumerate(those, start=1) if one.id == of)
    return f"{at} of {len(those)}"


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The fewest that must have been moved to come from one order to the other."""
    at = {one: n for n, one in enumerate(old)}
    common = [one for one in new if one in at]
    # The longest run that kept its order (patience sorting) stayed where it was.
    ends: list[int] = []
    length_at = {}
    for one in common:
        length_at[one] = bisect_left(ends, at[one])
        ends[length_at[one] : length_at[one] + 1] = [at[one]]
    stayed, wanted, below = set(), len(ends) - 1, len(old)
    for one in reversed(common):
        if length_at[one] == wanted and at[one] < below:
            stayed.add(one)
            wanted, below = wanted - 1, at[one]
    return set(common) - stayed


# --- Items --------------------------------------------------------------------------------------


def _items(old: Guidance, new: Guidance) -> Iterator[GuidanceChange]:
    for section in old.sections:
        for item in section.items:
            if not _same_thing(item, new.item(item.id)):
                yield _of(item, Change.REMOVED, before=section.title)
    for section in new.sections:
        earlier = old.section(section.id)
        gone_by = _moved(_ids(earlier), _ids(section))
        for item in section.items:
            before = old.item(item.id)
            if before is None or not _same_thing(item, before):
                yield _of(item, Change.ADDED, after=section.title)
                continue
            yield from _item(before, item)
            was_in = old.section_of(item.id)
            if was_in and (was_in.id != section.id or item.id in gone_by):
                yield _of(item, Change.MOVED, _standing(was_in, item), _standing(section, item))


def _ids(section: Section | None) -> list[str]:
    return [item.id for item in section.items] if section else []


def _same_thing(item: Item, other: Item | None) -> bool:
    """Whether it is still a script, a check or a prompt."""
    return type(item) is type(other)


def _standing(section: Section, item: Item) -> str:
    return f"{section.title}, {_nth(section.items, item.id)}"


def _of(item: Item, what: Change, before: str = "", after: str = "") -> GuidanceChange:
    return GuidanceChange(
        what=what, kind=_KINDS[type(item)], id=item.id, named=item.text, before=before, after=after
    )


_KINDS: Mapping[type, str] = {Script: "script", Check: "check", Prompt: "prompt"}


def _item(old: Item, new: Item) -> Iterator[GuidanceChange]:
    if old.retired != new.retired:
        yield _of(new, Change.RETIRED if new.retired else Change.BROUGHT_BACK)
    yield from _parts(old, new, kind=_KINDS[type(new)], named=new.text, of=new.id)
