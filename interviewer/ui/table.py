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
    QRect,
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
_SPARE = 2
"""Pixels that rounding may take from the width of a line."""

_PADDING_ABOVE_AND_BELOW = 20
"""Pixels around the words of a cell, as the stylesheet has it, and a little more."""

_TOO_NARROW = 1.5
"""Where the columns want this many times the room there is, they are folded into one."""

_ANY_HEIGHT = 100_000

_MOST_MEASURED = 50_000


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

    Attributes:
        folded: The first column holds all that the others say, for a narrow page.
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
        self.folded = False
        self._items: Sequence[T] = ()
        self._texts: Sequence[Sequence[str]] = ()

    def show_items(self, items: Sequence[T]) -> None:
        """Show these items; where they are the same ones as before, nothing moves."""
        same = list(map(self.key, items)) == list(map(self.key, self._items))
        if not same:
            self.beginResetModel()
        self._items = tuple(items)
        self._texts = self._read(items)
        if not same:
            self.endResetModel()
        elif items:
            last = self.index(len(items) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _read(self, items: Sequence[T]) -> Sequence[Sequence[str]]:
        """What stands in each cell: asked for many times over while the table is laid out."""
        return [[column.text(item) for column in self.columns] for item in items]

    def _cells(self, row: int) -> Sequence[str]:
        return self._texts[row]

    def item(self, row: int) -> T | None:
        """The item in this row; None where there is no such row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        first, *others = self._cells(row)
        if not self.folded or column:
            return self._cells(row)[column]
        headings = (each.heading for each in self.columns[1:])
        told = (f"{heading}: {text}" for heading, text in zip(headings, others, strict=True))
        return f"{first}\n{' · '.join(told)}"

    def texts(self, column: int) -> list[str]:
        """What the items say in a column, never folded."""
        return [texts[column] for texts in self._texts]

    def row_of(self, key: Hashable) -> int:
        """The row of the item with this key; -1 where it is not shown."""
        keys = list(map(self.key, self._items))
        return keys.index(key) if key in keys else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # Somebody who hears one cell has to know which column it is in.
            text = self._cells(index.row())[index.column()]
            return f"{column.heading}: {text or 'empty'}"
        if role == Qt.ItemDataRole.FontRole and column.strong and not self.folded:
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
        self._room = 0
        # Hundreds of rows are measured anew for each change of one: once for each text will do.
        self._advances: dict[tuple[bool, str], int] = {}
        self._text_heights: dict[tuple[bool, int, str], int] = {}
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
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
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
        columns, room = range(len(self._items.columns)), self.viewport().width()
        self._room = room
        least = [self._least(at) for at in columns]
        wanted = [max(self._wanted(at), least[at]) for at in columns]
        self._fold(folded=sum(wanted) > room * _TOO_NARROW)
        if self._items.folded:
            widths = [room, *(0 for _ in columns[1:])]
        elif sum(wanted) <= room:
            widths = _shared(wanted, wanted, room)
        else:
            can_give = [wide - narrow for wide, narrow in zip(wanted, least, strict=True)]
            widths = _shared(wanted, can_give, max(room, sum(least)))
        for at, width in enumerate(widths):
            self.horizontalHeader().resizeSection(at, width)
        for row in range(self._items.rowCount()):
            self.verticalHeader().resizeSection(row, self._height(row, widths))
        self.updateGeometry()

    def _fold(self, *, folded: bool) -> None:
        if folded != self._items.folded:
            self._items.folded = folded
            self.horizontalHeader().setVisible(not folded)
            for at in range(1, len(self._items.columns)):
                self.setColumnHidden(at, folded)

    def _wanted(self, at: int) -> int:
        """As wide as the longest text in one line, or as the column may be."""
        longest = self._longest(at, [[text] for text in self._items.texts(at)])
        widest = self._items.columns[at].widest * self.fontMetrics().averageCharWidth()
        return min(longest, widest) + _PADDING + 2

    def _least(self, at: int) -> int:
        """As wide as its heading and the longest word in it."""
        longest = self._longest(at, [text.split(" ") for text in self._items.texts(at)])
        heading = _bold(self.font()).horizontalAdvance(self._items.columns[at].heading)
        return max(heading, longest) + _PADDING + _SPARE

    def _height(self, row: int, widths: Sequence[int]) -> int:
        # Qt's own hint does not know how much of the width the stylesheet takes for padding.
        high = 0
        for at, width in enumerate(widths):
            if not self.isColumnHidden(at):
                high = max(high, self._text_height(at, width - _PADDING, self._items.text(row, at)))
        return high + _PADDING_ABOVE_AND_BELOW

    def _text_height(self, at: int, width: int, text: str) -> int:
        known, what = self._text_heights, (self._is_strong(at), width, text)
        if what not in known:
            room, flags = QRect(0, 0, width, _ANY_HEIGHT), int(Qt.TextFlag.TextWordWrap)
            _make_room(known)
            known[what] = self._metrics(at).boundingRect(room, flags, text).height()
        return known[what]

    def _longest(self, at: int, texts: Sequence[Sequence[str]]) -> int:
        known, strong, metrics = self._advances, self._is_strong(at), self._metrics(at)
        longest = 0
        for part in {part for parts in texts for part in parts}:
            if (strong, part) not in known:
                _make_room(known)
                known[strong, part] = metrics.horizontalAdvance(part)
            longest = max(longest, known[strong, part])
        return longest

    def _is_strong(self, at: int) -> bool:
        return self._items.columns[at].strong and not self._items.folded

    def _metrics(self, at: int) -> QFontMetrics:
        return _bold(self.font()) if self._is_strong(at) else self.fontMetrics()

    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().length()
        header = 0 if self._items.folded else self.horizontalHeader().sizeHint().height()
        height = rows + header + 2 * self.frameWidth()
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
        if self.viewport().width() != self._room:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._advances.clear()
            self._text_heights.clear()
            self._fit()


def _make_room(known: dict[Any, int]) -> None:
    """Forget what was measured where it is more than any table shows."""
    if len(known) > _MOST_MEASURED:
        known.clear()


def _bold(font: QFont) -> QFontMetrics:
    bold = QFont(font)
    bold.setBold(True)
    return QFontMetrics(bold)


def _shared(widths: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """The widths made to fill the room exactly, each taking or giving by its weight."""
    change, whole, shared, given = room - sum(widths), sum(weights), list[int](), 0
    for at, width in enumerate(widths):
        upto = change * sum(weights[: at + 1]) // whole if whole else 0
        shared.append(width + upto - given)
        given = upto
    return shared
