"""Numbers in rows and columns; each opens the notes behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from interviewer.domain.matrices import ALL, Cell, Heading, Key, Matrix
from interviewer.domain.side_by_side import counted
from interviewer.ui.evidence.model import Index

_EVERYBODY = Heading(key=ALL, words="All")
_BESIDE, _ABOVE_AND_BELOW = 26, 18
_HEADING_SHARE = 3
"""The headings of the rows have one part in so many of the width."""
_LEAST_SHARE = 5
"""And never less than this, where the numbers want the room."""


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """What is linked with something told elsewhere, by the ids of notes.

    Attributes:
        alike: Notes with which another agrees.
        differently: Notes that stand in the register of differences.
    """

    alike: frozenset[UUID] = frozenset()
    differently: frozenset[UUID] = frozenset()

    def marks(self, cell: Cell) -> str:
        """What stands beside the number: "≈ ≠" where something is told alike and differently."""
        alike, differently = self.counts(cell)
        return " ".join(["≈"] * bool(alike) + ["≠"] * bool(differently))

    def counts(self, cell: Cell) -> tuple[int, int]:
        """How many notes behind the number are told alike elsewhere, and how many differently."""
        notes = {*cell.notes, *cell.notes_apart}
        return len(notes & self.alike), len(notes & self.differently)


class MatrixModel(QAbstractTableModel):
    """A Matrix as Qt reads it; the first column holds the headings of the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix: Matrix | None = None
        self._marks: dict[tuple[Key, Key], str] = {}
        self.elsewhere = Elsewhere()
        self.rows: tuple[Heading, ...] = ()
        self.columns: tuple[Heading, ...] = ()

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another one."""
        self.beginResetModel()
        self._matrix = matrix
        self.rows = (*matrix.rows, _EVERYBODY)
        self.columns = (*matrix.columns, _EVERYBODY)
        self._look_for_marks()
        self.endResetModel()

    def show_elsewhere(self, elsewhere: Elsewhere) -> None:
        """Say behind which numbers something is told alike, or differently, elsewhere."""
        if elsewhere == self.elsewhere:
            return
        self.elsewhere = elsewhere
        self._look_for_marks()
        ends = self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(*ends)

    def cell(self, index: Index) -> Cell | None:
        """Who stands there; None among the headings."""
        if self._matrix is None or index.column() == 0 or not self._is_there(index):
            return None
        return self._matrix.cell(*self._key(index))

    def where(self, index: Index) -> str:
        """Row and column in words: a line of enquiry, then the agency."""
        headings = (self.rows[index.row()], self.columns[index.column() - 1])
        return ", ".join(each.words for each in headings if each.key != ALL) or "Everybody"

    def _is_there(self, index: Index) -> bool:
        """Whether the index is one of this matrix: Qt may still hold one of a larger one."""
        row, column = index.row(), index.column()
        return index.isValid() and row < len(self.rows) and column <= len(self.columns)

    def _key(self, index: Index) -> tuple[Key, Key]:
        return self.rows[index.row()].key, self.columns[index.column() - 1].key

    def _look_for_marks(self) -> None:
        cells = self._matrix.cells if self._matrix else {}
        self._marks = {key: self.elsewhere.marks(cell) for key, cell in cells.items()}

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or not self.rows else len(self.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self._is_there(index):
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            if cell is None:
                return self.rows[index.row()].words
            marks = self._marks.get(self._key(index))
            return f"{_figures(cell)} · {marks}" if marks else _figures(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole and cell is not None:
            return f"{self.where(index)}: {cell_words(cell, self.elsewhere)}"
        if role == Qt.ItemDataRole.FontRole and (cell is None or index.row() + 1 == len(self.rows)):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if across and 0 < section <= len(self.columns):
            return self.columns[section - 1].words
        return "" if across else None


class MatrixTable(QTableView):
    """Arrows go from number to number; Enter or a click opens one.

    Signals:
        opened: Carries the Cell and where it stands, in words.
    """

    opened = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = MatrixModel(self)
        self.setModel(self.numbers)
        self.setAccessibleName("Practitioners who spoke of it")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().hide()
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.clicked.connect(self._open)
        self.numbers.dataChanged.connect(self._fit)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another one; the first number has the keyboard."""
        at = self.currentIndex().row(), self.currentIndex().column()
        self.numbers.show_matrix(matrix)
        self._fit()
        index = self.numbers.index(*at)
        self.setCurrentIndex(index if index.isValid() else self.numbers.index(0, 1))

    def _open(self, index: QModelIndex) -> None:
        cell = self.numbers.cell(index)
        if cell is not None:
            self.opened.emit(cell, self.numbers.where(index))

    def _fit(self) -> None:
        if not self.numbers.rows:
            return
        room, columns = self.viewport().width(), self.numbers.columns
        least = [
            max(map(self._width, (*column.words.split(" "), *self._figures_in(at)))) + _BESIDE
            for at, column in enumerate(columns, start=1)
        ]
        heading = max(min(room // _HEADING_SHARE, room - sum(least)), room // _LEAST_SHARE)
        self.horizontalHeader().resizeSection(0, heading)
        more = max(room - heading - sum(least), 0) // len(columns)
        for at, width in enumerate(least, start=1):
            self.horizontalHeader().resizeSection(at, width + more)
        high = max(
            self._height(column.words, self.columnWidth(at))
            for at, column in enumerate(columns, start=1)
        )
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        )
        self.horizontalHeader().setFixedHeight(high)
        for at, row in enumerate(self.numbers.rows):
            self.verticalHeader().resizeSection(at, self._height(row.words, heading))

    def _figures_in(self, column: int) -> Iterator[str]:
        return (self.numbers.index(row, column).data() for row in range(self.numbers.rowCount()))

    def _bold(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setBold(True)
        return QFontMetrics(font)

    def _width(self, words: str) -> int:
        return self._bold().horizontalAdvance(words)

    def _height(self, words: str, width: int) -> int:
        area = QRect(0, 0, max(width - _BESIDE, 1), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        return self._bold().boundingRect(area, flags, words).height() + _ABOVE_AND_BELOW

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


def cell_words(cell: Cell, elsewhere: Elsewhere) -> str:
    """What is behind a number: "2 practitioners, 5 notes; apart from them 1 other source, …"."""
    told = [f"{counted(cell.count, 'practitioner')}, {counted(len(cell.notes), 'note')}"]
    if cell.sources:
        sources, notes = len(cell.sources), len(cell.notes_apart)
        told.append(f"apart from them {counted(sources, 'other source')}, {counted(notes, 'note')}")
    for how, count in zip(("alike", "differently"), elsewhere.counts(cell), strict=True):
        if count:
            told.append(f"told {how} elsewhere: {counted(count, 'note')}")
    return "; ".join(told)


def _figures(cell: Cell) -> str:
    """The practitioners; other sources behind a plus, never added in: "3 +1"."""
    return f"{cell.count or '–'} +{len(cell.sources)}" if cell.sources else str(cell.count or "–")
