"""How a time line looks. Thousands of marks are painted; none is a widget.

Meaning never rests on a colour: what is doubted is dashed and has a question mark, one day is a
diamond, what is gathered says how many, what nobody dated stands in a column that says so.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPen, QPolygon

from interviewer.domain.time_line import Form, LaneKind, form_of
from interviewer.domain.time_line_words import NO_DATE
from interviewer.ui.evidence.time_layout import APART, Placed, TimeLayout

_ROUND, _RING = 4, 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = int(_LEFT | Qt.TextFlag.TextWordWrap)
_TOOTH = 6
"""Pixels by which an end that nobody said is pointed."""


class TimePainter:
    """Paints a layout as far as it is in sight.

    Args:
        layout: Where everything is.
        area: Of the view.
        scrolled: How far the time and the lanes are moved.
        font: Of the view.
    """

    def __init__(self, layout: TimeLayout, area: QRect, scrolled: QPoint, font: QFont) -> None:
        self._layout, self._area, self._scrolled = layout, area, scrolled
        self._plain, self._bold = QFont(font), QFont(font)
        self._bold.setBold(True)
        self._colours = QGuiApplication.palette()
        sizes = layout.measures
        self._time = QRect(sizes.titles, 0, sizes.shown, area.height())

    def place(self, placed: Placed) -> QRect:
        """Where the mark is in the view."""
        rect = self._layout.rect(placed).translated(0, -self._scrolled.y())
        if placed.mark.at is None:
            return rect.translated(self._time.right() + APART, 0)
        return rect.translated(self._time.left() - self._scrolled.x(), 0)

    def paint(
        self, painter: QPainter, marks: Iterable[Placed], current: Placed | None, *, focused: bool
    ) -> None:
        """Paint the lanes and marks.

        Args:
            painter: In the view.
            marks: Those of the lanes that are in sight.
            current: What has the keyboard.
            focused: Whether the view itself has it.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_lanes(painter)
        below = self._area.adjusted(0, self._layout.measures.axis, 0, 0)
        in_time = self._time.intersected(below)
        for placed in marks:
            rect, room = self.place(placed), in_time if placed.mark.at is not None else below
            if rect.intersects(room):
                painter.setClipRect(room)
                self._paint_mark(painter, placed, rect)
                if placed is current:
                    self._paint_ring(painter, rect, focused=focused)
        painter.setClipping(False)
        self._paint_axis(painter)

    # Lanes and time

    def _paint_lanes(self, painter: QPainter) -> None:
        layout, width, up = self._layout, self._area.width(), self._scrolled.y()
        self._paint_uprights(painter)
        for number, lane in enumerate(layout.line.lanes):
            top, high = layout.lane_rect(number)
            if top + high < up or top > up + self._area.height():
                continue
            if number in layout.headings:
                room = QRect(APART, top - up - high, width, high)
                room.setTop(top - up - layout.measures.bold.height() - APART)
                self._say(painter, room, layout.headings[number], bold=True)
            self._line(painter, 0, top - up, width)
            title = QRect(APART, top - up, layout.measures.titles - APART, high)
            self._say(painter, title, lane.title, bold=lane.kind is LaneKind.EPISODES)
        self._line(painter, 0, layout.height - up, width)

    def _paint_uprights(self, painter: QPainter) -> None:
        painter.setPen(self._colour(QPalette.ColorRole.Midlight))
        painter.setClipRect(self._time)
        for x, _ in self._layout.ticks:
            at = x + self._time.left() - self._scrolled.x()
            painter.drawLine(at, 0, at, min(self._layout.height, self._area.height()))
        painter.setClipping(False)

    def _paint_axis(self, painter: QPainter) -> None:
        """The ticks stay in sight while the lanes go by below them."""
        sizes = self._layout.measures
        painter.fillRect(
            QRect(0, 0, self._area.width(), sizes.axis), self._colour(QPalette.ColorRole.Base)
        )
        self._line(painter, 0, sizes.axis, self._area.width())
        ticks = self._layout.ticks
        ends = [*(x for x, _ in ticks[1:]), self._layout.time_width + APART]
        painter.setClipRect(self._time.adjusted(0, 0, APART, 0))
        for (x, tick), end in zip(ticks, ends, strict=False):
            metrics = sizes.bold if tick.is_year else sizes.plain
            if metrics.horizontalAdvance(tick.words) <= end - x:
                at = x + self._time.left() - self._scrolled.x()
                room = QRect(at, 0, end - x, sizes.axis)
                self._say(painter, room, tick.words, bold=tick.is_year)
        painter.setClipping(False)
        if self._layout.line.has_beside:
            room = QRect(self._time.right() + APART, 0, sizes.beside, sizes.axis)
            self._say(painter, room.adjusted(APART, 0, 0, 0), NO_DATE, bold=True)

    # Marks

    def _paint_mark(self, painter: QPainter, placed: Placed, rect: QRect) -> None:
        lane = self._layout.line.lanes[placed.lane]
        form = form_of(lane, placed.mark)
        self._dress(painter, form, pale=self._is_pale(placed))
        if form.pointed:
            self._paint_diamond(painter, rect)
        elif placed.mark.at is not None and placed.mark.lasts:
            painter.drawPolygon(self._bar(placed, rect))
        else:
            painter.drawRoundedRect(rect, _ROUND, _ROUND)
        self._paint_figure(painter, placed, rect, form)

    def _is_pale(self, placed: Placed) -> bool:
        """Whether it has the pale ground of what lasts: an account never has one."""
        kind = self._layout.line.lanes[placed.lane].kind
        return placed.mark.lasts and kind is not LaneKind.ACCOUNTS

    def _dress(self, painter: QPainter, form: Form, *, pale: bool) -> None:
        accent = self._colour(QPalette.ColorRole.Accent)
        pen = QPen(accent, 1.5)
        if form.dashed:
            pen.setDashPattern([2.5, 2.0])
        painter.setPen(pen)
        ground = QPalette.ColorRole.AlternateBase if pale else QPalette.ColorRole.Base
        painter.setBrush(accent if form.full else self._colour(ground))

    @staticmethod
    def _paint_diamond(painter: QPainter, rect: QRect) -> None:
        middle = rect.center()
        painter.drawPolygon(
            QPolygon(
                [
                    QPoint(middle.x(), rect.top()),
                    QPoint(rect.right(), middle.y()),
                    QPoint(middle.x(), rect.bottom()),
                    QPoint(rect.left(), middle.y()),
                ]
            )
        )

    @staticmethod
    def _bar(placed: Placed, rect: QRect) -> QPolygon:
        """A box, with a point where nobody said when it begins or ends."""
        at, middle = placed.mark.at, rect.center().y()
        left = rect.left() + (_TOOTH if at is not None and at.open_before else 0)
        right = rect.right() - (_TOOTH if at is not None and at.open_after else 0)
        return QPolygon(
            [
                QPoint(left, rect.top()),
                QPoint(right, rect.top()),
                QPoint(rect.right(), middle),
                QPoint(right, rect.bottom()),
                QPoint(left, rect.bottom()),
                QPoint(rect.left(), middle),
            ]
        )

    def _paint_figure(self, painter: QPainter, placed: Placed, rect: QRect, form: Form) -> None:
        if form.pointed or not placed.words.figure:
            return
        role = QPalette.ColorRole.HighlightedText if form.full else QPalette.ColorRole.Text
        painter.setPen(self._colour(role))
        is_episode = self._layout.line.lanes[placed.lane].kind is LaneKind.EPISODES
        painter.setFont(self._bold if is_episode else self._plain)
        # What is wider than the view keeps its words in sight.
        seen = rect.intersected(self._time) if placed.mark.at is not None else rect
        if is_episode and placed.mark.at is not None:
            room, said = seen.adjusted(APART, 0, -2, 0), placed.words.figure
            taken = self._layout.measures.bold.boundingRect(room, _WRAPPED, said)
            if taken.width() > room.width() or taken.height() > room.height():
                said = said.split(" ")[0]
            painter.drawText(room, _WRAPPED, said)
        else:
            painter.drawText(seen, int(Qt.AlignmentFlag.AlignCenter), placed.words.figure)

    def _paint_ring(self, painter: QPainter, rect: QRect, *, focused: bool) -> None:
        pen = QPen(self._colour(QPalette.ColorRole.Text), _RING)
        if not focused:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(-3, -3, 3, 3))

    # Words and colours

    def _say(self, painter: QPainter, room: QRect, words: str, *, bold: bool) -> None:
        painter.setFont(self._bold if bold else self._plain)
        painter.setPen(self._colour(QPalette.ColorRole.Text))
        painter.drawText(room, _WRAPPED, words)

    def _line(self, painter: QPainter, x: int, y: int, width: int) -> None:
        painter.setPen(self._colour(QPalette.ColorRole.Midlight))
        painter.drawLine(x, y, x + width, y)

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self._colours.color(role)
