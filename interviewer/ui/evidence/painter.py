"""How a note looks in its column. Thousands of them are painted; none is a widget."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from interviewer.domain.linking import LinkTold
from interviewer.domain.words import Frame
from interviewer.ui.evidence.cells import Cell
from interviewer.ui.evidence.model import CELL, HEADING, LINKS, MARKED, Index
from interviewer.ui.tidy.stamps import Stamp, Stamps

_BESIDE, _ABOVE, _FLOW = 10, 8, 4
_BAR = 4
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ANY_HEIGHT = 100_000
_MOST_KNOWN = 40_000


class CellPainter(QStyledItemDelegate):
    """Measures and paints cells, each text once for its width."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._stamps = Stamps(view)
        self._heights: dict[tuple[str, int, bool], int] = {}
        self._cells: dict[int, tuple[Cell, tuple[LinkTold, ...], int, int]] = {}

    def forget(self) -> None:
        """Measure and draw everything anew: the window is dressed otherwise now."""
        self._stamps.forget()
        self._heights.clear()
        self._cells.clear()

    def heading_height(self, text: str, width: int) -> int:
        """How high a heading across the columns is."""
        return self._text_height(text, width - 2 * _BESIDE, bold=True) + 2 * _ABOVE

    def height(self, cell: Cell, links: tuple[LinkTold, ...], width: int) -> int:
        """How high the cell wants to be in a column of this width."""
        # The same cells are asked for again whenever the window or a link changes.
        known = self._cells.get(id(cell))
        if known is None or known[0] is not cell or known[1:3] != (links, width):
            if len(self._cells) > _MOST_KNOWN:
                self._cells.clear()
                self._heights.clear()
            known = cell, links, width, self._height(cell, links, width)
            self._cells[id(cell)] = known
        return known[3]

    def _height(self, cell: Cell, links: tuple[LinkTold, ...], width: int) -> int:
        room = width - 2 * _BESIDE - _BAR
        high = 2 * _ABOVE
        if cell.hole:
            high += self._text_height(cell.hole, room)
        if cell.id is None:
            return high
        high += self._flow(self._top(cell, room, marked=True), room)[1] + _FLOW
        high += self._text_height(cell.text, room)
        below = self._below(cell, links, room)
        return high + (self._flow(below, room)[1] + _FLOW if below else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        heading = index.data(HEADING)
        if heading:
            self._paint_heading(painter, heading, option.rect)
        else:
            self._paint_cell(painter, option, index)
        painter.restore()

    # The view measures by itself, a few rows at a time, whichever row Qt asks about.
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(0, 0)

    # Measures

    def _text_height(self, text: str, width: int, *, bold: bool = False) -> int:
        key = text, width, bold
        if key not in self._heights:
            area = QRect(0, 0, max(width, 1), _ANY_HEIGHT)
            metrics = QFontMetrics(self._font(bold=bold))
            self._heights[key] = metrics.boundingRect(area, int(_WRAPPED), text).height()
        return self._heights[key]

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self._view.font())
        font.setBold(bold)
        return font

    def _top(self, cell: Cell, room: int, *, marked: bool) -> list[Stamp]:
        stamps = self._pieces("✓ Marked", "chip", room) if marked else []
        stamps += self._pieces(cell.cited, "subheading", room)
        if cell.when is not None:
            role = "when" if cell.when is Frame.AT_THE_TIME else "when-hindsight"
            stamps += self._pieces(cell.when.label, role, room)
        return stamps + self._pieces(cell.aside, "muted", room)

    def _below(self, cell: Cell, links: tuple[LinkTold, ...], room: int) -> list[Stamp]:
        stamps = list[Stamp]()
        for tag in cell.tags:
            stamps += self._pieces(tag, "chip", room)
        for link in links:
            stamps += self._pieces(link.says, "chip-followup", room)
            stamps += self._pieces(link.because, "muted", room)
        return stamps

    def _pieces(self, words: str, role: str, room: int) -> list[Stamp]:
        """The words as one picture, or as several where one would be cut off."""
        if not words:
            return []
        whole = self._stamps.of(words, role)
        parts = words.split(" ")
        if whole.size.width() <= room or len(parts) == 1:
            return [whole]
        fits = len(parts) - 1
        while fits > 1 and self._stamps.of(" ".join(parts[:fits]), role).size.width() > room:
            fits -= 1
        first = self._stamps.of(" ".join(parts[:fits]), role)
        return [first, *self._pieces(" ".join(parts[fits:]), role, room)]

    @staticmethod
    def _flow(stamps: list[Stamp], room: int) -> tuple[list[tuple[QPoint, Stamp]], int]:
        """Where each goes, and how high they are together."""
        placed, x, y, line = list[tuple[QPoint, Stamp]](), 0, 0, 0
        for stamp in stamps:
            if x and x + stamp.size.width() > room:
                x, y, line = 0, y + line + _FLOW, 0
            placed.append((QPoint(x, y), stamp))
            x += stamp.size.width() + 2 * _FLOW
            line = max(line, stamp.size.height())
        return placed, y + line

    # Painting

    def _paint_heading(self, painter: QPainter, text: str, area: QRect) -> None:
        palette = QGuiApplication.palette()
        painter.fillRect(area, palette.color(QPalette.ColorRole.Window))
        painter.setFont(self._font(bold=True))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        # It stays in sight while the columns go by below it.
        width = self._view.viewport().width()
        line = QRect(_BESIDE, area.top() + _ABOVE, width - 2 * _BESIDE, area.height())
        painter.drawText(line, int(_WRAPPED), text)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, area = QGuiApplication.palette(), option.rect
        cell: Cell | None = index.data(CELL)
        marked = bool(index.data(MARKED))
        if marked:
            painter.fillRect(area, palette.color(QPalette.ColorRole.AlternateBase))
            accent = palette.color(QPalette.ColorRole.Accent)
            painter.fillRect(QRect(area.left(), area.top(), _BAR, area.height()), accent)
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        if cell is not None:
            inside = area.adjusted(_BESIDE + _BAR, _ABOVE, -_BESIDE, -_ABOVE)
            self._paint_inside(painter, cell, index, inside)
        if option.state & QStyle.StateFlag.State_HasFocus:
            pen = painter.pen()
            pen.setColor(palette.color(QPalette.ColorRole.Accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(area.adjusted(1, 1, -2, -2))

    def _paint_inside(self, painter: QPainter, cell: Cell, index: Index, area: QRect) -> None:
        palette, top, room = QGuiApplication.palette(), area.top(), area.width()
        painter.setFont(self._font(bold=False))
        if cell.hole:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            height = self._text_height(cell.hole, room)
            painter.drawText(QRect(area.left(), top, room, height), int(_WRAPPED), cell.hole)
            top += height
        if cell.id is None:
            return
        top += self._paint_flow(
            painter, self._top(cell, room, marked=bool(index.data(MARKED))), area, top
        )
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        height = self._text_height(cell.text, room)
        painter.drawText(QRect(area.left(), top, room, height), int(_WRAPPED), cell.text)
        below = self._below(cell, index.data(LINKS), room)
        self._paint_flow(painter, below, area, top + height + _FLOW)

    def _paint_flow(self, painter: QPainter, stamps: list[Stamp], area: QRect, top: int) -> int:
        placed, height = self._flow(stamps, area.width())
        for at, stamp in placed:
            painter.drawPixmap(QPoint(area.left(), top) + at, stamp.picture)
        return height + _FLOW
