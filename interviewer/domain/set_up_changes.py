"""What a later set-up package changes, told kind by kind before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import tzinfo

from interviewer.domain.chronology import Entry
from interviewer.domain.findings import EarlierReview
from interviewer.domain.guidance import Guidance
from interviewer.domain.guidance.changes import changes as guidance_changes
from interviewer.domain.guidance_versions import versions, what_changed
from interviewer.domain.history import field_changes
from interviewer.domain.naming import KIND_WORDS, name_of
from interviewer.domain.review import KINDS, Review, Value
from interviewer.domain.set_up import Episode
from interviewer.domain.taking_in import Standing

NOTHING_SHOWN = "It is older than what is here: nothing that is shown changes."

_MOST_SHOWN = 120
_MOST_OF_GUIDANCE = 12

_BEGIN = {
    Standing.NEW: "New",
    Standing.CHANGED_BY_THEM: "Changed",
    Standing.CHANGED_BY_BOTH: "Changed on both laptops, and both stay until you decide",
    Standing.WITHDRAWN: "Taken out",
}


def set_up_changes(
    before: Review, after: Review, brought: Iterable[tuple[Value, Standing]], zone: tzinfo
) -> list[str]:
    """The lines that tell what changes: each kind with its counts, and under it each value.

    Args:
        before: The review as it is.
        after: The review as it will be.
        brought: Each value as the package has it, and how it stands to the one here.
        zone: In which times are told.
    """
    by_kind: dict[type[Value], list[tuple[Value, Standing]]] = {}
    for value, standing in brought:
        if standing is not Standing.UNCHANGED:
            by_kind.setdefault(type(value), []).append((value, standing))
    lines: list[str] = []
    for kind in KINDS:
        if kind in by_kind:
            lines.append(_heading(kind, by_kind[kind]))
            for value, standing in sorted(by_kind[kind], key=_by_standing):
                lines += _lines(before, after, value, standing, zone)
    return lines or [NOTHING_SHOWN]


def _by_standing(pair: tuple[Value, Standing]) -> int:
    return list(Standing).index(pair[1])


def _heading(kind: type[Value], found: list[tuple[Value, Standing]]) -> str:
    counts = Counter(standing for _, standing in found)
    told = ", ".join(f"{counts[each]} {each.value}" for each in Standing if counts[each])
    return f"{KIND_WORDS[kind]}: {told}"


def _lines(
    before: Review, after: Review, value: Value, standing: Standing, zone: tzinfo
) -> Iterator[str]:
    here = before.value(type(value), value.id)
    begin = _BEGIN[standing]
    if standing is Standing.NEW or here is None:
        yield f"    {begin}: {_in_full(after, value)}"
        if isinstance(value, Guidance) and value in versions(after) and versions(before):
            yield from _of_the_guidance(what_changed(after, value))
        return
    yield f"    {begin}: {name_of(before, here)}"
    if standing is Standing.WITHDRAWN:
        return
    if isinstance(value, Guidance) and isinstance(here, Guidance):
        yield from _of_the_guidance([str(change) for change in guidance_changes(here, value)])
        return
    changes = field_changes(after, here, value, zone)
    for change in changes:
        told = f"from {_quoted(change.before)} to {_quoted(change.after)}"
        yield f"        {change.label}: {told}"
    if not changes:
        yield "        Where it stands among the others"


def _of_the_guidance(found: list[str]) -> Iterator[str]:
    for line in found[:_MOST_OF_GUIDANCE]:
        yield f"        {line}"
    if len(found) > _MOST_OF_GUIDANCE:
        yield f"        and {len(found) - _MOST_OF_GUIDANCE} more, on the page Guidance"


def _in_full(review: Review, value: Value) -> str:
    """What it is called, and enough of what it says to know it by."""
    name = name_of(review, value)
    if isinstance(value, Episode | EarlierReview):
        return f"{name}, {_quoted(value.title)}" if value.title else name
    if isinstance(value, Entry):
        return f"{name}, {_quoted(value.text)}"
    return name


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        return "nothing"
    return f"“{line}”" if len(line) <= _MOST_SHOWN else f"“{line[:_MOST_SHOWN].rstrip()}…”"
