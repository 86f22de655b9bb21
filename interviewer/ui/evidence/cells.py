"""What stands in the columns: notes by account, holes by their name, and chronology entries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.evidence import Account, Evidence, Facet, Told
from interviewer.domain.interpreting import is_verbatim, words_mark
from interviewer.domain.naming import cited_as
from interviewer.domain.raising import agency_words, date_words
from interviewer.domain.review import Review
from interviewer.domain.side_by_side import Answer, SideBySide, Topic
from interviewer.domain.words import Coverage, Frame

_HOLES = {Coverage.NOT_INVOLVED: "Not involved in this"}


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One note, one chronology entry, or a hole.

    Attributes:
        id: Of the note or entry; None for a hole.
        cited: How it is cited.
        when: When the practitioner is speaking from; empty where nobody speaks.
        aside: What else is said above the text: how it is known, the agency of an entry.
        hole: What became of the prompt, in words; may stand above a note.
        tags: What holds of it, such as "do not quote".
    """

    id: UUID | None = None
    cited: str = field(default="", repr=False)
    when: Frame | None = None
    aside: str = field(default="", repr=False)
    hole: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row: a heading across all columns, or a cell for each."""

    heading: str = field(default="", repr=False)
    cells: tuple[Cell | None, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Columns with their headings, and the lines across them."""

    columns: tuple[str, ...] = field(default=(), repr=False)
    lines: tuple[Line, ...] = ()

    def only(self, column: int) -> "Sheet":
        """The sheet with one of its columns, without the lines that are empty there."""
        lines = list[Line]()
        for line in self.lines:
            if line.heading:
                if lines and lines[-1].heading:
                    lines.pop()  # nothing stands below it
                lines.append(line)
            elif line.cells[column] is not None:
                lines.append(Line(cells=(line.cells[column],)))
        if lines and lines[-1].heading:
            lines.pop()
        return Sheet(columns=(self.columns[column],), lines=tuple(lines))


def accounts_sheet(review: Review, side: SideBySide) -> Sheet:
    """The accounts side by side, a heading for each prompt."""
    return Sheet(
        columns=tuple(_column(review, account) for account in side.accounts),
        lines=tuple(line for topic in side.topics for line in _lines(review, side, topic)),
    )


def entries_sheet(review: Review, entries: Iterable[Entry]) -> Sheet:
    """The chronology, one entry below the other."""
    lines = tuple(Line(cells=(entry_cell(review, entry),)) for entry in entries)
    return Sheet(columns=("Chronology",), lines=lines)


def notes_sheet(review: Review, evidence: Evidence, heading: str, notes: Sequence[UUID]) -> Sheet:
    """These notes below each other, such as those behind a number."""
    told = (evidence.of(note) for note in notes)
    lines = tuple(Line(cells=(note_cell(review, each),)) for each in told if each is not None)
    return Sheet(columns=(heading,), lines=lines)


def note_cell(review: Review, told: Told, answer: Answer | None = None) -> Cell:
    """A note as it stands in its column."""
    note = told.note
    how = note.basis.value if told.facets[Facet.BASIS] else ""
    aside = (how, words_mark(review, note).lower())
    checked = told.checked.label.lower() if told.checked.outcome is not None else ""
    factors = (f"{mark.influence.label}: {mark.factor.value}" for mark in note.factors)
    tags = (checked, *(mark.value for mark in note.marks), *factors)
    text = f"“{note.text}”" if is_verbatim(review, note) else note.text
    return Cell(
        id=note.id,
        cited=cited_as(review, note),
        when=note.frame if told.facets[Facet.FRAME] else None,
        aside=" · ".join(part for part in aside if part),
        hole=_hole_words(answer) if answer else "",
        text=text,
        tags=tuple(tag for tag in tags if tag),
    )


def entry_cell(review: Review, entry: Entry) -> Cell:
    """A chronology entry as it stands beside the accounts."""
    return Cell(
        id=entry.id,
        cited=date_words(entry),
        aside=agency_words(review, entry),
        text=entry.text,
        tags=(entry.source,) if entry.source else (),
    )


def _column(review: Review, account: Account) -> str:
    agency = review.agencies.get(account.agency) if account.agency else None
    whose = f"{account.reference} · {account.title}"
    return f"{whose}\n{agency.name}" if agency else whose


def _lines(review: Review, side: SideBySide, topic: Topic) -> Iterator[Line]:
    yield Line(heading=topic.text)
    answers = [topic.answer(account.id) for account in side.accounts]
    for at in range(topic.height):
        yield Line(cells=tuple(_cell(review, answer, at) for answer in answers))


def _cell(review: Review, answer: Answer, at: int) -> Cell | None:
    if at < len(answer.notes):
        return note_cell(review, answer.notes[at], answer if at == 0 else None)
    if at == 0 and answer.hole is not None:
        return Cell(hole=_hole_words(answer))
    return None


def _hole_words(answer: Answer) -> str:
    if answer.hole is None:
        return ""
    words = _HOLES.get(answer.hole, answer.hole.label)
    return f"{words}: {answer.reason}" if answer.reason else words
