"""One table for every list in the application."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole

_PADDING = 24
"""Pixels beside the words of a cell, as the stylesheet has it, and a little more."""


@dataclass(frozen=True, kw_only=True)
class Column(Generic[T]):
    """A heading and how to read its text from an item.

    Attributes:
        widest: Characters a line of it may have before its words go on to the next line.
        strong: Bold: what the item is called.
    """

    heading: str
    text: Callable[[T], str]
    widest: int = 20
    strong: bool = False


class TableModel(QAbstractTableModel, Generic[T]):
    """Shows a sequence of items, one a row.

    Args:
        columns: What is shown of each item.
        key: What makes an item the same one after it has changed, such as its id.
    """

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.key = key
        self._items: Sequence[T] = ()

    def show_items(self, items: Sequence[T]) -> None:
        """Show these items; where they are the same ones as before, nothing moves."""
        same = [self.key(item) for item in items] == [self.key(item) for item in self._items]
        if not same:
            self.beginResetModel()
        self._items = tuple(items)
        if not same:
            self.endResetModel()
        elif items:
            last = self.index(len(items) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def item(self, row: int) -> T | None:
        """The item in this row; None where there is no such row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def words(self, column: int) -> set[str]:
        """Every single word in the column."""
        text = self.columns[column].text
        return {word for item in self._items for word in text(item).split()}

    def row_of(self, key: Hashable) -> int:
        """The row of the item with this key; -1 where it is not shown."""
        keys = [self.key(item) for item in self._items]
        return keys.index(key) if key in keys else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item, column = self._items[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # Somebody who hears one cell has to know which column it is in.
            return f"{column.heading}: {column.text(item) or 'empty'}"
        if role == Qt.ItemDataRole.FontRole and column.strong:
            font = QFont()
            font.setBold(True)
            return font
        return item if role == ITEM else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].heading
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class Table(QTableView, Generic[T]):
    """A list with headings: arrows choose a row, Enter or a double click opens it, Tab leaves.

    It is as high as its rows; words that do not fit a column go on to the next line, so that
    nothing is cut off when the text is larger.

    Signals:
        opened: Carries the item that somebody opened.
        chosen: Carries the item that is chosen now, or None.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, model: TableModel[T], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._say_chosen)

    @property
    def item(self) -> T | None:
        """What is chosen; None where the list is empty."""
        return self._items.item(self.currentIndex().row())

    def show_items(self, items: Sequence[T]) -> None:
        """Show these items; what was chosen stays chosen, else the first one is."""
        before = self.item
        self._items.show_items(items)
        row = self._items.row_of(self._items.key(before)) if before is not None else -1
        if self.item is None and items:
            self.selectRow(max(row, 0))
        self._fit()
        self.chosen.emit(self.item)

    def choose(self, key: Hashable) -> None:
        """Choose the item with this key, where it is shown."""
        row = self._items.row_of(key)
        if row >= 0:
            self.selectRow(row)

    def _say_chosen(self) -> None:
        self.chosen.emit(self.item)

    def _open(self) -> None:
        if self.item is not None:
            self.opened.emit(self.item)

    def _fit(self) -> None:
        """Share the width out and make each row as high as its words."""
        header, widths = self.horizontalHeader(), self._widths()
        for at, width in enumerate(widths):
            header.resizeSection(at, width)
        self.resizeRowsToContents()
        self.updateGeometry()

    def _widths(self) -> list[int]:
        """As wide as the words want; what is left over or missing is shared in proportion.

        No column gets narrower than its heading and its longest word.
        """
        columns = range(len(self._items.columns))
        least = [self._least(at) for at in columns]
        wanted = [max(self._wanted(at), least[at]) for at in columns]
        room = self.viewport().width()
        if sum(wanted) <= room:
            return _shared(wanted, wanted, room)
        can_give = [wide - narrow for wide, narrow in zip(wanted, least, strict=True)]
        return _shared(wanted, can_give, max(room, sum(least)))

    def _wanted(self, at: int) -> int:
        widest = self._items.columns[at].widest * self.fontMetrics().averageCharWidth()
        return min(self.sizeHintForColumn(at), widest)

    def _least(self, at: int) -> int:
        metrics = QFontMetrics(self._bold() if self._items.columns[at].strong else self.font())
        longest = max(map(metrics.horizontalAdvance, self._items.words(at)), default=0)
        return max(self.horizontalHeader().sectionSizeHint(at), longest + _PADDING)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().length()
        height = rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        header = self.horizontalHeader().sizeHint().height()
        return QSize(super().minimumSizeHint().width(), 3 * header)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
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


def _shared(widths: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """The widths made to fill the room exactly, each taking or giving by its weight."""
    change, whole, shared, given = room - sum(widths), sum(weights), list[int](), 0
    for at, width in enumerate(widths):
        upto = change * sum(weights[: at + 1]) // whole if whole else 0
        shared.append(width + upto - given)
        given = upto
    return shared
