"""The marks of a time line, and how those of one lane share its rows without touching."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from uuid import UUID

from interviewer.domain.time_scale import Stretch

_MOST_ROWS = 3
"""Rows of a lane for what lasts; more than that at one time share a mark."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One thing to see, and what is behind it.

    Attributes:
        at: Where it is; None where it stands beside the time.
        row: Which row of its lane; 0 is the highest.
        lasts: Whether it is drawn as long as it lasts; else as a sign at its beginning.
        episodes, entries: Ids of what it is, or of what the notes speak of.
        notes: Ids of the notes, where it is part of an account.
        accounts: Ids of those who gave them.
        unsure: How many of the entries are doubted by their own source.
    """

    at: Stretch | None = None
    row: int = 0
    lasts: bool = False
    episodes: tuple[UUID, ...] = ()
    entries: tuple[UUID, ...] = ()
    notes: tuple[UUID, ...] = ()
    accounts: tuple[UUID, ...] = ()
    unsure: int = 0


def in_rows(marks: Iterable[Mark]) -> list[Mark]:
    """The marks each in the first row where nothing else is at the time, row by row."""
    ends = list[float]()
    placed = list[Mark]()
    for mark in sorted(marks, key=_begins):
        begins, end = _begins(mark)
        row = next((at for at, each in enumerate(ends) if each <= begins), len(ends))
        ends[row:] = [end, *ends[row + 1 :]]
        placed.append(replace(mark, row=row, lasts=True))
    return sorted(placed, key=_row)


def entries_in_rows(marks: list[Mark], row: int, gap: float) -> Iterator[Mark]:
    """Signs for what is shorter than a sign, in one row; below it what lasts, as long as it may.

    A sign reaches half a gap to either side of where its day begins, so that those of a row never
    touch each other.
    """
    signs = [mark for mark in marks if mark.at is not None and mark.at.length <= gap]
    long = [mark for mark in marks if mark.at is not None and mark.at.length > gap]
    for group in _near(sorted(signs, key=_begins), gap):
        yield replace(together(group), row=row)
    yield from _stacked(long, row + bool(signs))


def _near(marks: Iterable[Mark], gap: float) -> Iterator[list[Mark]]:
    """The marks in groups: whatever begins within a gap of the first of its group."""
    group = list[Mark]()
    for mark in marks:
        if group and _begins(mark)[0] - _begins(group[0])[0] >= gap:
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _stacked(marks: Iterable[Mark], row: int) -> Iterator[Mark]:
    """What lasts, in as few rows as it takes; where they are full, in a mark of the last row."""
    rows, ends = list[list[list[Mark]]](), list[float]()
    for (begins, end), alike in groupby(sorted(marks, key=_begins), key=_begins):
        at = next((at for at, each in enumerate(ends) if each <= begins), len(rows))
        if at == len(rows) < _MOST_ROWS:
            rows.append([])
            ends.append(0.0)
        if at < len(rows):
            rows[at].append(list(alike))
        else:
            at = len(rows) - 1
            rows[at][-1].extend(alike)
        ends[at] = max(ends[at], end)
    for number, groups in enumerate(rows, start=row):
        yield from (replace(together(each), lasts=True, row=number) for each in groups)


def together(marks: list[Mark]) -> Mark:
    """One mark for all of them."""
    if len(marks) == 1:
        return marks[0]
    stretches = [mark.at for mark in marks if mark.at is not None]
    whole = (
        Stretch(min(each.begins for each in stretches), max(each.ends for each in stretches))
        if stretches
        else None
    )
    return Mark(
        at=whole,
        episodes=_each_once(mark.episodes for mark in marks),
        entries=_each_once(mark.entries for mark in marks),
        notes=_each_once(mark.notes for mark in marks),
        accounts=_each_once(mark.accounts for mark in marks),
        unsure=sum(mark.unsure for mark in marks),
    )


def _each_once(ids: Iterable[tuple[UUID, ...]]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(each for several in ids for each in several))


def _begins(mark: Mark) -> tuple[float, float]:
    assert mark.at is not None  # noqa: S101  only what has a place in time is put in rows
    return mark.at.begins, mark.at.ends


def _row(mark: Mark) -> int:
    return mark.row
