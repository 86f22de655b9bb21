"""The columns as Qt reads them: cells, what they are linked to, and which ones are marked."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from interviewer.domain.linking import LinkTold
from interviewer.ui.evidence.cells import Cell, Line, Sheet

Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole
HEADING = Qt.ItemDataRole.UserRole + 1
LINKS = Qt.ItemDataRole.UserRole + 2
MARKED = Qt.ItemDataRole.UserRole + 3

LinksOf = Callable[[UUID], tuple[LinkTold, ...]]
"""Says what a note or entry is linked to, and why."""


class SheetModel(QAbstractTableModel):
    """A Sheet; what is linked is asked for when it is shown.

    Args:
        links_of: What a note or entry is linked to.
    """

    def __init__(self, links_of: LinksOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()
        self._links_of = links_of
        self._marked: Collection[UUID] = ()
        self._rows: dict[UUID, tuple[int, int]] = {}

    def show_sheet(self, sheet: Sheet) -> None:
        """Show other columns."""
        self.beginResetModel()
        self.sheet = sheet
        self._rows = {
            cell.id: (row, column)
            for row, line in enumerate(sheet.lines)
            for column, cell in enumerate(line.cells)
            if cell is not None and cell.id is not None
        }
        self.endResetModel()

    def show_marked(self, marked: Collection[UUID]) -> None:
        """Show these as marked."""
        self._marked = frozenset(marked)

    def cell(self, index: Index) -> Cell | None:
        """The cell there; None where nothing stands."""
        line = self._line(index)
        if line is None or index.column() >= len(line.cells):
            return None
        return line.cells[index.column()]

    def index_of(self, value: UUID) -> QModelIndex:
        """Where the note or entry stands; an invalid index where it does not."""
        return self.index(*self._rows[value]) if value in self._rows else QModelIndex()

    def links(self, cell: Cell) -> tuple[LinkTold, ...]:
        """What the cell is linked to, and why."""
        return self._links_of(cell.id) if cell.id is not None else ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.sheet.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.sheet.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._line(index)
        if line is None:
            return None
        if role == HEADING:
            return line.heading
        cell = self.cell(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(cell) if cell is not None else line.heading
        if role == CELL or cell is None:
            return cell
        if role == LINKS:
            return self.links(cell)
        return cell.id in self._marked if role == MARKED else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.sheet.columns[section] if across and section < self.columnCount() else None

    def _line(self, index: Index) -> Line | None:
        """The line there; None where there is none, or none any more."""
        lines, row = self.sheet.lines, index.row()
        return lines[row] if index.isValid() and row < len(lines) else None

    def _spoken(self, cell: Cell) -> str:
        """All that is seen, for somebody who hears it."""
        marked = "Marked" if cell.id is not None and cell.id in self._marked else ""
        when = cell.when.value if cell.when else ""
        above = ", ".join(part for part in (marked, cell.cited, when, cell.aside) if part)
        said = (cell.hole, above, cell.text, *cell.tags, *map(str, self.links(cell)))
        return ". ".join(part for part in said if part)
