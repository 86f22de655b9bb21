"""The notes of the list as a model: what each row says, built anew only where it differs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)

from interviewer.domain.guidance import Guidance
from interviewer.domain.interpreting import words_mark
from interviewer.domain.interview import FollowUp, Interview, Note
from interviewer.domain.review import Review
from interviewer.domain.tidying import section_of
from interviewer.domain.words import Level
from interviewer.ui.interview.chips import Tag, tags_of

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole

_GONE = "Under a prompt that is not in this guidance"


@dataclass(frozen=True, kw_only=True)
class Row:
    """What is shown of one note.

    Attributes:
        heading: The prompt it stands under; empty where the row above says so already.
        name: Such as "SN1·7".
        words: "their words" or "as interpreted"; empty where it is not marked so.
        tags: As on its card.
    """

    note: Note
    heading: str = field(repr=False)
    name: str
    words: str
    tags: tuple[Tag, ...] = field(repr=False)
    owed: tuple[FollowUp, ...] = field(repr=False)

    @property
    def spoken(self) -> str:
        """The row as a screen reader reads it."""
        note = self.note
        parts = (
            f"Note {self.name}",
            "withdrawn" if note.withdrawn else "",
            note.text,
            note.frame.value,
            note.basis.value,
            self.words,
            *(tag.spoken for tag in self.tags),
        )
        return ", ".join(part for part in parts if part)


class RowsModel(QAbstractListModel):
    """The notes in the order of the list; rows come and go one by one, so that nothing jumps.

    Attributes:
        measure: How large a row is; whoever paints it knows.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[UUID] = []
        self._rows: dict[UUID, Row] = {}
        self._shown: tuple[object, object] = (None, None)
        self.measure: Callable[[int, Row], QSize] = _no_size

    @property
    def ids(self) -> Sequence[UUID]:
        """The notes, in their order."""
        return self._ids

    def show_list(self, ids: Sequence[UUID], review: Review, interview: Interview) -> None:
        """Show these notes as they are now."""
        if ids is self._shown[0] and review is self._shown[1]:
            return  # somebody only goes through the list
        self._shown = ids, review
        before = self._rows
        self._rows = self._made(ids, review, interview)
        self._follow(list(ids))
        for at, row in enumerate(self._rows.values()):
            if row is not before.get(row.note.id, row):
                self.dataChanged.emit(self.index(at), self.index(at))

    def row(self, at: int) -> Row | None:
        """What is shown in this row; None where there is none."""
        # One that is about to go is asked for once more while others go before it.
        return self._rows.get(self._ids[at]) if 0 <= at < len(self._ids) else None

    def row_of(self, note: UUID) -> int:
        """The row of this note; -1 where it is not in the list."""
        return self._ids.index(note) if note in self._rows else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.SizeHintRole:
            return self.measure(index.row(), row)
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None

    def _made(self, ids: Sequence[UUID], review: Review, interview: Interview) -> dict[UUID, Row]:
        guidance = review.guidance_of(interview)
        reference = review.practitioner_of(interview).reference
        level = review.practitioner_of(interview).level
        prompts = {review.notes[each].prompt for each in ids}
        headings = {prompt: _heading(guidance, level, prompt) for prompt in prompts}
        rows, above = dict[UUID, Row](), ""
        for each in ids:
            note, earlier = review.notes[each], self._rows.get(each)
            heading = "" if note.prompt == above else headings[note.prompt]
            owed = tuple(review.follow_ups_from(note))
            words = words_mark(review, note).lower()
            above = note.prompt
            if (
                earlier
                and earlier.note is note
                and (earlier.heading, earlier.owed, earlier.words) == (heading, owed, words)
            ):
                rows[each] = earlier
                continue
            rows[each] = Row(
                note=note,
                heading=heading,
                name=f"{reference}·{note.number}",
                words=words,
                tags=tuple(tags_of(note, review, guidance)),
                owed=owed,
            )
        return rows

    def _follow(self, ids: list[UUID]) -> None:
        """Let rows go and come; where others changed places, begin anew."""
        if ids == self._ids:
            return
        wanted = set(ids)
        for at in reversed(range(len(self._ids))):
            if self._ids[at] not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._ids[at]
                self.endRemoveRows()
        there = set(self._ids)
        if [each for each in ids if each in there] != self._ids or len(ids) - len(there) > len(
            there
        ):
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()
            return
        for at, each in enumerate(ids):
            if each not in there:
                self.beginInsertRows(QModelIndex(), at, at)
                self._ids.insert(at, each)
                self.endInsertRows()


def _no_size(_: int, __: Row) -> QSize:
    return QSize()


def _heading(guidance: Guidance, level: Level, prompt: str) -> str:
    section, asked = section_of(guidance, prompt), guidance.prompt(prompt)
    if section is None:
        return _GONE
    return section.title if asked is None else f"{section.title} · {asked.wording(level)}"
