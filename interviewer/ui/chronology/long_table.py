"""A table for thousands of rows: each has the same height, and its words are read when shown."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer.ui.table import Table, TableModel

T = TypeVar("T")

_BESIDE = 26
_ABOVE_AND_BELOW = 16
_LEAST_ROWS = 3


class LongModel(TableModel[T]):
    """As TableModel, for more items than are ever looked at: a cell is read when it is shown."""

    def texts(self, column: int) -> list[str]:
        return [self.columns[column].text(item) for item in self._items]

    def text(self, row: int, column: int) -> str:
        return self.columns[column].text(self._items[row])

    def _read(self, items: Sequence[T]) -> Sequence[Sequence[str]]:  # noqa: ARG002  none is read yet
        return ()

    def _cells(self, row: int) -> Sequence[str]:
        return [column.text(self._items[row]) for column in self.columns]


class LongTable(Table[T]):
    """As Table, but it scrolls: a few lines a row, and what is longer is told elsewhere in full."""

    def __init__(
        self, name: str, model: LongModel[T], lines: int = 2, parent: QWidget | None = None
    ) -> None:
        self._lines = lines
        super().__init__(name, model, parent)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerItem)

    def _fit(self) -> None:
        """Share the width out by what each column asks for, without looking at a single row."""
        asked = [column.widest for column in self._items.columns]
        room, whole = self.viewport().width(), sum(asked)
        widths = [max(wide * room // whole, self._least(at)) for at, wide in enumerate(asked)]
        widths[asked.index(max(asked))] -= sum(widths) - room  # the widest gives and takes
        for at, width in enumerate(widths):
            self.horizontalHeader().resizeSection(at, max(width, self._least(at)))
        lines = self._lines * self.fontMetrics().lineSpacing()
        self.verticalHeader().setDefaultSectionSize(lines + _ABOVE_AND_BELOW)
        self.updateGeometry()

    def _least(self, at: int) -> int:
        """As wide as its heading."""
        bold = QFont(self.font())
        bold.setBold(True)
        heading = self._items.columns[at].heading
        return QFontMetrics(bold).horizontalAdvance(heading) + _BESIDE

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        rows = _LEAST_ROWS * self.verticalHeader().defaultSectionSize()
        header = self.horizontalHeader().sizeHint().height()
        return QSize(super().minimumSizeHint().width(), rows + header)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Letters would look for a row that begins so, through thousands of them.
        if event.text().isalnum() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
