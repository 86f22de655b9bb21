"""Taking somebody's chronology in: what is understood, what is not, what is there already.

A plan is made of the whole file before anything is taken in, and then all of it is, or nothing.
Nothing is put right and nothing is dropped without being named.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.chronology_columns import (
    Columns,
    Field,
    headings_in,
    same_headings,
)
from interviewer.domain.errors import InterviewerError
from interviewer.domain.raising import agency_words, suggested_episode
from interviewer.domain.review import Review
from interviewer.domain.set_up import Agency
from interviewer.domain.sheet import Row, Sheet
from interviewer.domain.written_dates import WrittenDate, minutes_of, read_written

_EPISODE_NUMBER = re.compile(r"(?:episode|ep\.?|no\.?|number)?\s*(\d{1,4})(?:\.0)?", re.IGNORECASE)


class NoChronologyError(InterviewerError):
    """No table of the file has headings that say which column is which."""

    what_happened = (
        "No table in this file has a heading for the date and one for what happened, "
        "such as Date and Event."
    )
    what_is_safe = "Nothing was taken in."
    what_to_do = "Give the columns such headings, save the file, and choose it again."


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    THERE = "already there"
    TAKEN_OUT = "taken out before"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    """One row of the file, and what becomes of it.

    Attributes:
        where: Where it stands in the file.
        remark: Why it is not understood, or what is worth a second look; may be empty.
        entry: What it comes to; None where it is not understood.
        earlier: The entry it is the same as, or another wording of.
    """

    where: str
    fate: Fate
    remark: str = ""
    entry: Entry | None = None
    earlier: Entry | None = None
    words: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """What taking a file in would do.

    Attributes:
        rows: Every row below the headings, in order.
        columns: What each column is.
        unmatched: Headings of the columns that hold words and are not taken in.
        unread: Tables of the file that have no such headings.
        unknown_agencies: As written, each once: no agency of the review is called so.
        values: What to save: all of it, or nothing.
        suggested: How many of them have no episode, but fit one by their date.
    """

    rows: tuple[PlannedRow, ...]
    columns: Columns
    unmatched: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    unknown_agencies: tuple[str, ...] = field(default=(), repr=False)
    values: tuple[Entry, ...] = ()
    suggested: int = 0

    def count(self, *fates: Fate) -> int:
        return sum(row.fate in fates for row in self.rows)

    @property
    def taken_out(self) -> tuple[Entry, ...]:
        """The entries that were taken out before and stand in the file, as they were then."""
        gone = (row.earlier for row in self.rows if row.fate is Fate.TAKEN_OUT)
        return tuple(replace(entry, withdrawn=False) for entry in gone if entry is not None)

    @property
    def undated(self) -> int:
        """How many are taken in without a day, because none was understood or given."""
        return sum(entry.earliest is None for entry in self.values)


def import_plan(review: Review, sheets: Sequence[Sheet], new_id: Callable[[], UUID]) -> ImportPlan:
    """Plan what taking these tables in would do; nothing is changed.

    The first table with headings counts, and every other with the same headings goes on with it.

    Args:
        review: The review as it is.
        sheets: The tables of one file.
        new_id: Draws an id for each new entry.

    Raises:
        NoChronologyError: No table has headings for a date and an event.
    """
    columns, rows, unread = _chosen(sheets)
    reader = _Reader(review, columns, new_id)
    read = [reader.read(row) for row in rows]
    planned = tuple(_compared(review, read))
    entries = [row.entry for row in planned if row.entry and row.fate in _TAKEN_IN]
    return ImportPlan(
        rows=planned,
        columns=columns,
        unmatched=tuple(_unmatched(columns, rows)),
        unread=unread,
        unknown_agencies=tuple(
            dict.fromkeys(e.agency_written for e in entries if e.agency_written and not e.agency)
        ),
        values=tuple(_placed(entries)),
        suggested=sum(
            entry.episode is None and suggested_episode(review.live_episodes(), entry) is not None
            for entry in entries
        ),
    )


_TAKEN_IN = {Fate.NEW, Fate.CHANGED}


# Which tables, and which columns


def _chosen(sheets: Sequence[Sheet]) -> tuple[Columns, list[Row], tuple[str, ...]]:
    """The columns, the rows below the headings, and the names of tables left out."""
    first: tuple[Row, Columns] | None = None
    rows: list[Row] = []
    unread: list[str] = []
    for sheet in sheets:
        found = headings_in(sheet)
        if found is None or (first and not same_headings(first[0], sheet.rows[found[0]])):
            unread.append(sheet.name)
            continue
        headings, columns = sheet.rows[found[0]], found[1]
        first = first or (headings, columns)
        below = sheet.rows[found[0] + 1 :]
        # Word repeats the headings on each page, and people copy them.
        rows += [row for row in below if not same_headings(headings, row)]
    if first is None:
        raise NoChronologyError
    return first[1], rows, tuple(unread)


def _unmatched(columns: Columns, rows: Iterable[Row]) -> Iterator[str]:
    """Columns without a meaning that have words in them; also any beyond the headings."""
    used = {at for row in rows for at, cell in enumerate(row.cells) if cell}
    for at in sorted(used):
        if at >= len(columns.headings):
            yield f"column {at + 1}"
        elif columns.fields[at] is None:
            yield columns.headings[at]


# Reading


class _Reader:
    """Reads rows, each for itself."""

    def __init__(self, review: Review, columns: Columns, new_id: Callable[[], UUID]) -> None:
        self._columns, self._new_id = columns, new_id
        self._one_column = {
            wanted: found[0] for wanted in Field if (found := columns.of(wanted)) and found
        }
        self._texts = columns.of(Field.TEXT)
        self._agencies: dict[str, Agency] = {
            _spelled(agency.name): agency for agency in review.live_agencies()
        }
        self._numbers = {episode.number: episode.id for episode in review.live_episodes()}

    def read(self, row: Row) -> PlannedRow:
        """What the row comes to, as if the chronology were empty."""
        text = self._text(row)
        shown = " · ".join(cell for cell in row.cells if cell)
        if not text:
            why = "There is no event in it."
            return PlannedRow(where=row.where, fate=Fate.NOT_UNDERSTOOD, remark=why, words=shown)
        written, agency = self._cell(row, Field.DATE), self._cell(row, Field.AGENCY)
        date, known = read_written(written), self._agencies.get(_spelled(agency))
        number = self._cell(row, Field.EPISODE)
        found = _EPISODE_NUMBER.fullmatch(number)
        episode = self._numbers.get(int(found[1])) if found else None
        entry = Entry(
            id=self._new_id(),
            written=written,
            earliest=date.earliest,
            latest=date.latest,
            uncertain=date.uncertain,
            time=self._cell(row, Field.TIME) or date.time,
            agency=known.id if known else None,
            agency_written=agency,
            episode=episode,
            text=text,
            source=self._cell(row, Field.SOURCE),
        )
        remark = " ".join(self._remarks(entry, date, number))
        return PlannedRow(where=row.where, fate=Fate.NEW, remark=remark, entry=entry, words=shown)

    def _remarks(self, entry: Entry, date: WrittenDate, number: str) -> Iterator[str]:
        if not date.understood:
            yield "Its date is not understood as one, and stays as it is written."
        elif not entry.written:
            yield "It has no date."
        if number and entry.episode is None:
            yield f"The review has no episode “{number}”."

    def _cell(self, row: Row, wanted: Field) -> str:
        at = self._one_column.get(wanted)
        return " ".join(row.cell(at).split()) if at is not None else ""

    def _text(self, row: Row) -> str:
        """The event, and below it what further columns say, each under its heading."""
        said = [(at, row.cell(at)) for at in self._texts if row.cell(at)]
        return "\n".join(
            cell if n == 0 else f"{self._columns.headings[at]}: {cell}"
            for n, (at, cell) in enumerate(said)
        )


# Comparing with what is there


_Same = tuple[object, ...]


def _compared(review: Review, rows: Sequence[PlannedRow]) -> Iterator[PlannedRow]:
    """The rows with what is there already, and what is there in other words.

    A file that says the same twice on one day means two entries: as many as it has are looked
    for, and no more are added when it is taken in again.
    """
    there: dict[_Same, list[Entry]] = defaultdict(list)
    # One that was taken out answers only where no other does.
    for entry in sorted(review.entries.values(), key=lambda each: each.withdrawn):
        there[_same(entry, _agency_key(review, entry))].append(entry)
    compared = [_found(row, there) for row in rows]
    answered = {row.earlier.id for row in compared if row.earlier}
    others: dict[_Same, list[Entry]] = defaultdict(list)
    for entry in review.live_entries():
        if entry.id not in answered and entry.source:
            others[_same_contact(entry, _agency_key(review, entry))].append(entry)
    twice = Counter[_Same]()
    for row in compared:
        yield _changed(_repeated(row, twice), others)


def _found(row: PlannedRow, there: dict[_Same, list[Entry]]) -> PlannedRow:
    if row.entry is None:
        return row
    same = there.get(_same(row.entry, _spelled(row.entry.agency_written)))
    if not same:
        return row
    earlier = same.pop(0)
    fate = Fate.TAKEN_OUT if earlier.withdrawn else Fate.THERE
    return replace(row, fate=fate, earlier=earlier, remark="")


def _repeated(row: PlannedRow, twice: Counter[_Same]) -> PlannedRow:
    """Say where a file has the same twice: it may be meant, or a slip."""
    if row.entry is None or row.fate is not Fate.NEW:
        return row
    key = _same(row.entry, _spelled(row.entry.agency_written))
    twice[key] += 1
    again = "The file has the same above." if twice[key] > 1 else ""
    return replace(row, remark=" ".join(part for part in (again, row.remark) if part))


def _changed(row: PlannedRow, others: dict[_Same, list[Entry]]) -> PlannedRow:
    """A row in other words than an entry of the same day, agency and source has."""
    if row.entry is None or row.fate is not Fate.NEW:
        return row
    if not row.entry.source or row.entry.earliest is None:  # nothing to know it by
        return row
    same = others.get(_same_contact(row.entry, _spelled(row.entry.agency_written)))
    if not same:
        return row
    remark = " ".join(("It says other words than before; both are kept.", row.remark)).strip()
    return replace(row, fate=Fate.CHANGED, earlier=same.pop(0), remark=remark)


def _same(entry: Entry, agency: str) -> _Same:
    """What makes two entries the same: date, time, agency and words, however they are spaced."""
    return (*_when(entry), agency, _spelled(entry.text))


def _same_contact(entry: Entry, agency: str) -> _Same:
    return (*_when(entry)[:-1], agency, _spelled(entry.source))


def _when(entry: Entry) -> tuple[object, ...]:
    """The same day may be written in several ways: by hand, by Excel, in the next file."""
    if entry.earliest is None:
        days: object = _spelled(entry.written)
    else:
        days = (entry.earliest, entry.latest, entry.uncertain)
    minutes = minutes_of(entry.time)
    return (days, _spelled(entry.time) if minutes is None else minutes)


def _agency_key(review: Review, entry: Entry) -> str:
    """As the source wrote it: an agency may have been renamed since."""
    return _spelled(entry.agency_written or agency_words(review, entry))


def _spelled(text: str) -> str:
    return " ".join(text.casefold().split())


# The order within a day


def _placed(entries: Sequence[Entry]) -> Iterator[Entry]:
    for number, entry in enumerate(entries):
        yield replace(entry, place=place_in_day(entry.time, number))


def place_in_day(time: str, number: int) -> str:
    """The ordering key of an entry: without a time first, then by time, then as in the file."""
    minutes = minutes_of(time)
    return f"{0 if minutes is None else minutes + 1:04}{number:05}1"
