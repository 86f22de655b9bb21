"""How a note looks in the list while it is not the one that is worked on."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from interviewer.domain.interview import Note
from interviewer.domain.words import Frame
from interviewer.ui.interview.card import words_width
from interviewer.ui.tidy.rows import ROW, Row
from interviewer.ui.tidy.stamps import Stamp, Stamps

Index = QModelIndex | QPersistentModelIndex

_MARGIN, _ABOVE, _GAP, _FLOW = 14, 10, 8, 4
"""As in `NoteCard`, with its border: it comes up over the row, and nothing must move."""

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ANY_HEIGHT = 100_000
_WITHDRAWN = "Withdrawn. Ctrl+Shift+X brings it back."


class NotePainter(QStyledItemDelegate):
    """Measures and paints rows; of the row under the card only its heading.

    Attributes:
        card: Whose row it is that the card lies over, and how high the card is.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._stamps = Stamps(view)
        self._words_width = 0
        self._heights: dict[UUID, tuple[Row, int, int]] = {}
        self.card: tuple[int, int] = (-1, 0)

    def forget(self) -> None:
        """Measure and draw everything anew: the window is dressed otherwise now."""
        self._stamps.forget()
        self._heights.clear()
        self._words_width = 0

    def below_heading(self, row: Row, area: QRect) -> QRect:
        """What is left of the row's area for the note itself."""
        return area.adjusted(0, self._heading_height(row, area.width()), 0, 0)

    def size(self, at: int, row: Row) -> QSize:
        """How large the row is, the card over it included."""
        width = self._view.viewport().width()
        if not self._view.isVisible():  # its width is still going to change
            return QSize(width, self._metrics.lineSpacing())
        height = self.height(row)
        if at == self.card[0]:
            height = max(height, self._heading_height(row, width) + self.card[1])
        return QSize(width, height)

    def height(self, row: Row) -> int:
        """How high the row is without the card."""
        width = self._view.viewport().width()
        known = self._heights.get(row.note.id)
        if known is None or known[0] is not row or known[1] != width:
            known = row, width, self._height(row, width)
            self._heights[row.note.id] = known
        return known[2]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW)
        if row is None:
            return
        painter.save()
        painter.setClipRect(option.rect)
        self._paint_heading(painter, row, option.rect)
        if index.row() != self.card[0]:
            self._paint_note(painter, row, self.below_heading(row, option.rect))
        painter.restore()

    # Measures

    @property
    def _metrics(self) -> QFontMetrics:
        return self._view.fontMetrics()

    def _left_width(self) -> int:
        self._words_width = self._words_width or words_width(self._view.font())
        return self._words_width

    def _heading_height(self, row: Row, width: int) -> int:
        height = 0
        for said in (row.heading, _WITHDRAWN * row.note.withdrawn):
            if said:
                height += self._text_height(said, width - 2 * _MARGIN)
        return height + 2 * _ABOVE if height else 0

    def _height(self, row: Row, width: int) -> int:
        room = width - 2 * _MARGIN - self._left_width() - _GAP
        when, how = self._left(row.note)
        right = max(self._text_height(row.note.text, room), self._metrics.lineSpacing()) + _FLOW
        right += self._flow(row, room)[1] + _FLOW
        left = when.size.height() + how.size.height()
        return self._heading_height(row, width) + max(left, right) + 2 * _ABOVE

    def _text_height(self, text: str, width: int) -> int:
        area = QRect(0, 0, max(width, 1), _ANY_HEIGHT)
        return self._metrics.boundingRect(area, int(_WRAPPED), text).height()

    def _left(self, note: Note) -> tuple[Stamp, Stamp]:
        role = "frame" if note.frame is Frame.AT_THE_TIME else "frame-hindsight"
        return self._stamps.of(note.frame.label, role), self._stamps.of(note.basis.value, "basis")

    def _flow(self, row: Row, room: int) -> tuple[list[tuple[QPoint, Stamp]], int]:
        """Where each tag goes, and how high they are together."""
        stamps = [self._stamps.of(row.words, "muted")] if row.words else []
        stamps += [self._stamps.of(tag.shown, tag.role) for tag in row.tags]
        stamps.append(self._stamps.of("Tag", "chip"))  # the card has one more: it keeps its room
        placed, x, y, line = list[tuple[QPoint, Stamp]](), 0, 0, 0
        for stamp in stamps:
            if x and x + stamp.size.width() > room:
                x, y, line = 0, y + line + _FLOW, 0
            placed.append((QPoint(x, y), stamp))
            x += stamp.size.width() + _FLOW
            line = max(line, stamp.size.height())
        return placed[:-1], y + line

    # Painting

    def _paint_heading(self, painter: QPainter, row: Row, area: QRect) -> None:
        palette = QGuiApplication.palette()
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(area.topLeft(), area.topRight())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        top = area.top() + _ABOVE
        for said in (row.heading, _WITHDRAWN * row.note.withdrawn):
            if said:
                width = area.width() - 2 * _MARGIN
                height = self._text_height(said, width)
                line = QRect(area.left() + _MARGIN, top, width, height)
                painter.drawText(line, int(_WRAPPED), said)
                top += height

    def _paint_note(self, painter: QPainter, row: Row, area: QRect) -> None:
        left, top = area.left() + _MARGIN, area.top() + _ABOVE
        when, how = self._left(row.note)
        painter.drawPixmap(QPoint(left, top), when.picture)
        painter.drawPixmap(QPoint(left, top + when.size.height()), how.picture)
        x = left + self._left_width() + _GAP
        room = area.right() + 1 - _MARGIN - x
        height = max(self._text_height(row.note.text, room), self._metrics.lineSpacing())
        self._paint_words(painter, row.note, QRect(x, top, room, height))
        for at, stamp in self._flow(row, room)[0]:
            painter.drawPixmap(QPoint(x, top + height + 2 * _FLOW) + at, stamp.picture)

    def _paint_words(self, painter: QPainter, note: Note, area: QRect) -> None:
        palette, font = QGuiApplication.palette(), self._view.font()
        role = QPalette.ColorRole.PlaceholderText if note.withdrawn else QPalette.ColorRole.Text
        font.setStrikeOut(note.withdrawn)
        painter.setFont(font)
        painter.setPen(palette.color(role))
        painter.drawText(area, int(_WRAPPED), note.text)
