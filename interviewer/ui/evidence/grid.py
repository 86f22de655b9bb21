"""Columns of notes: arrows go from note to note, Space marks, a digit links what is marked."""

from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from interviewer.ui.evidence.cells import Cell, Sheet
from interviewer.ui.evidence.model import LinksOf, SheetModel
from interviewer.ui.evidence.painter import CellPainter

LEAST_CHARACTERS = 34
"""How wide a column is at the least, in letters."""

_IN_SIGHT = 1_000
"""Pixels of rows that are measured before anything is painted; the others follow one by one."""

_GUESS = 6
"""Lines that a row is thought to have until it is measured."""

_BESIDE = 24

_KEYS = {
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_F: "find",
    Qt.Key.Key_R: "reason",
    Qt.Key.Key_Escape: "clear",
}


class NoteGrid(QTableView):
    """Shows a Sheet.

    Signals:
        marked: Carries the id of the note or entry that somebody marked, or unmarked.
        pressed: Carries a digit, or what a key stands for: "open", "find", "reason", "clear".
    """

    marked = Signal(object)
    pressed = Signal(object)

    def __init__(self, name: str, links_of: LinksOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.sheets = SheetModel(links_of, self)
        self.painter = CellPainter(self)
        self.setModel(self.sheets)
        self.setItemDelegate(self.painter)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().hide()
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.horizontalScrollBar().valueChanged.connect(self._repaint)
        self._next_row = self._room = 0
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._measure_some)

    @property
    def current(self) -> UUID | None:
        """The note or entry that has the keyboard."""
        cell = self.sheets.cell(self.currentIndex())
        return cell.id if cell else None

    def show_sheet(self, sheet: Sheet) -> None:
        """Show other columns; what had the keyboard keeps it, else the first note has it."""
        before, at = self.current, self.verticalScrollBar().value()
        self.sheets.show_sheet(sheet)
        self.clearSpans()
        for row, line in enumerate(sheet.lines):
            if line.heading and len(sheet.columns) > 1:
                self.setSpan(row, 0, 1, len(sheet.columns))
        self._fit()
        index = self.sheets.index_of(before) if before else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.verticalScrollBar().setValue(at)
        else:
            self._go_to_first()

    def show_marked(self, marked: Collection[UUID]) -> None:
        """Show these as marked."""
        self.sheets.show_marked(marked)
        self._repaint()

    def links_changed(self) -> None:
        """Something was linked: rows may need more room, and say other words."""
        self._fit()
        self._repaint()

    def go_to(self, value: UUID) -> bool:
        """Give this note or entry the keyboard; False where it is not shown."""
        index = self.sheets.index_of(value)
        if index.isValid():
            self._measure_to(index.row())
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def fits_side_by_side(self) -> bool:
        """Whether at least two columns have room beside each other."""
        return self.viewport().width() >= 2 * self._least()

    # Measures

    def _least(self) -> int:
        return self.fontMetrics().averageCharWidth() * LEAST_CHARACTERS + _BESIDE

    def _fit(self) -> None:
        """Share the width out among the columns, then measure what is in sight."""
        columns = len(self.sheets.sheet.columns)
        if not columns or self.isHidden():
            return
        room = self._room = self.viewport().width()
        width = max(min(self._least(), room), room // columns)
        for column in range(columns):
            self.horizontalHeader().resizeSection(column, width)
        self._fit_header(width)
        lines = self.fontMetrics().lineSpacing() * _GUESS
        self.verticalHeader().setDefaultSectionSize(lines)
        self._next_row = 0
        self._measure_to(max(self.currentIndex().row(), 0))
        self._measure_in_sight()

    def _fit_header(self, width: int) -> None:
        """As high as the longest heading; Qt itself would cut it off."""
        room = QRect(0, 0, width - _BESIDE, 10_000)
        bold = self.font()
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        flags = int(Qt.TextFlag.TextWordWrap)
        columns = self.sheets.sheet.columns
        high = max(metrics.boundingRect(room, flags, each).height() for each in columns)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        )
        self.horizontalHeader().setFixedHeight(high + _BESIDE)

    def _measure_to(self, row: int) -> None:
        """Measure every row up to this one, and let the others follow."""
        last = min(row, self.sheets.rowCount() - 1)
        while self._next_row <= last:
            self._measure(self._next_row)
            self._next_row += 1
        if self._next_row < self.sheets.rowCount():
            self._soon.start()

    def _measure_in_sight(self) -> None:
        """Measure what is seen of the rows from the current one on."""
        seen = 0
        while seen < _IN_SIGHT and self._next_row < self.sheets.rowCount():
            self._measure(self._next_row)
            seen += self.rowHeight(self._next_row)
            self._next_row += 1
        if self._next_row < self.sheets.rowCount():
            self._soon.start()

    def _measure_some(self) -> None:
        if self._next_row >= self.sheets.rowCount():
            self._soon.stop()
        else:
            self._measure(self._next_row)
            self._next_row += 1

    def _measure(self, row: int) -> None:
        line, width = self.sheets.sheet.lines[row], self.columnWidth(0)
        if line.heading:
            height = self.painter.heading_height(line.heading, self.viewport().width())
        else:
            height = max(
                (self._height(cell, width) for cell in line.cells if cell is not None), default=1
            )
        self.verticalHeader().resizeSection(row, height)

    def _height(self, cell: Cell, width: int) -> int:
        return self.painter.height(cell, self.sheets.links(cell), width)

    def _repaint(self) -> None:
        self.viewport().update()

    # Keys and clicks

    def _go_to_first(self) -> None:
        for row in range(self.sheets.rowCount()):
            for column in range(self.sheets.columnCount()):
                if self.sheets.cell(self.sheets.index(row, column)) is not None:
                    self.setCurrentIndex(self.sheets.index(row, column))
                    self.scrollToTop()
                    return

    def moveCursor(  # noqa: N802  Qt's own name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        steps = {
            QAbstractItemView.CursorAction.MoveUp: (-1, 0),
            QAbstractItemView.CursorAction.MoveDown: (1, 0),
            QAbstractItemView.CursorAction.MoveLeft: (0, -1),
            QAbstractItemView.CursorAction.MoveRight: (0, 1),
        }
        if action not in steps or not self.currentIndex().isValid():
            return super().moveCursor(action, modifiers)
        return self._next(*steps[action])

    def _next(self, down: int, right: int) -> QModelIndex:
        """The nearest cell that holds something that way; sideways, any line of that column."""
        at = self.currentIndex()
        row, column = at.row() + down, at.column() + right
        while 0 <= row < self.sheets.rowCount() and 0 <= column < self.sheets.columnCount():
            rows = [row] if down else self._rows_near(row)
            for each in rows:
                index = self.sheets.index(each, column)
                if self.sheets.cell(index) is not None:
                    self._measure_to(each)
                    return index
            row, column = row + down, column + right
        return at

    def _rows_near(self, row: int) -> list[int]:
        """The rows of the same prompt, the nearest first."""
        lines = self.sheets.sheet.lines
        first, last = row, row
        while first > 0 and not lines[first - 1].heading:
            first -= 1
        while last + 1 < len(lines) and not lines[last + 1].heading:
            last += 1
        return sorted(range(first, last + 1), key=lambda each: abs(each - row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = (
            Qt.Key(event.key()),
            not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key == Qt.Key.Key_Space:
            self._mark_current()
        elif plain and key in _KEYS:
            self.pressed.emit(_KEYS[key])
        elif plain and event.text().isdigit():
            self.pressed.emit(int(event.text()))
        elif plain and event.text().isalnum():
            event.ignore()  # letters would look for a row that begins so
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            if index.isValid() and index == self.currentIndex():
                self._mark_current()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.pressed.emit("open")

    def _mark_current(self) -> None:
        if self.current is not None:
            self.marked.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._room:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.viewport().width() != self._room:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.painter.forget()
            self._fit()
