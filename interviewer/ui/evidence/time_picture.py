"""The time line as a picture: arrows go from mark to mark, Enter or a click opens one."""

from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from interviewer.domain.time_marks import Mark
from interviewer.ui.evidence.time_layout import LaidOut, Measures, Placed, TimeLayout
from interviewer.ui.evidence.time_painter import TimePainter

Index = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction

CLOSENESS = (1, 2, 4, 8)
"""How many times wider than the view the time can be."""

_SETTLED = 150
"""Milliseconds after which a new width is laid out anew."""
_NOTICEABLE = 0.05
_SOME_LANES = 5


class TimeModel(QAbstractListModel):
    """The marks as Qt reads them, lane by lane: a screen reader hears each in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.laid = LaidOut()
        self._rows: dict[int, range] = {}

    def show(self, laid: LaidOut) -> None:
        """Show another time line."""
        self.beginResetModel()
        self.laid = laid
        self._rows = {
            lane: range(rows[0], rows[-1] + 1)
            for lane, placed in groupby(enumerate(laid.marks), key=_lane)
            if (rows := [row for row, _ in placed])
        }
        self.endResetModel()

    def placed(self, index: Index) -> Placed | None:
        """The mark there; None where there is none, or none any more."""
        marks, row = self.laid.marks, index.row()
        return marks[row] if index.isValid() and row < len(marks) else None

    def rows(self, lane: int) -> range:
        """The marks of a lane, by number."""
        return self._rows.get(lane, range(0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.laid.marks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        said = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
        placed = self.placed(index)
        return placed.spoken if placed is not None and role in said else None


class TimePicture(QListView):
    """Shows a time line, wider than the view where somebody looks closer.

    Signals:
        opened: Carries the Placed mark.
        room_changed: What lies near each other is another matter now: it wants laying out anew.
    """

    opened = Signal(object)
    room_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Time line")
        self.times = TimeModel(self)
        self._closeness = 1
        self._gap = 0.0
        self._layout = TimeLayout(LaidOut(), self._measured())
        self.setModel(self.times)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._ask_anew)
        self.clicked.connect(self._open)

    # What is shown

    @property
    def current(self) -> Placed | None:
        """The mark that has the keyboard."""
        return self.times.placed(self.currentIndex())

    @property
    def gap(self) -> float:
        """How far apart signs have to be now, as a part of the whole time."""
        return self._measured().gap

    @property
    def is_settled(self) -> bool:
        """Whether what is shown was laid out for the room there is."""
        return abs(self.gap - self._gap) <= self._gap * _NOTICEABLE

    @property
    def closeness(self) -> int:
        """How many times wider than the view the time is."""
        return self._closeness

    def show_time_line(self, laid: LaidOut, gap: float) -> None:
        """Show another time line; the same mark keeps the keyboard where it is still there.

        Args:
            laid: What is shown.
            gap: For which it was laid out.
        """
        row = _row_like(laid, self.times.laid, self.current)
        self._gap = gap
        self.times.show(laid)
        self._fit()
        self.setCurrentIndex(self.times.index(row))

    def look_closer(self, closeness: int) -> None:
        """Make the time so many times wider than the view; the middle stays in the middle."""
        bar = self.horizontalScrollBar()
        middle = (bar.value() + self._layout.measures.shown / 2) / self._layout.time_width
        self._closeness = closeness
        self._fit()
        bar.setValue(round(middle * self._layout.time_width - self._layout.measures.shown / 2))
        self.room_changed.emit()

    # Measures

    def _measured(self) -> Measures:
        return Measures(self.font(), self.viewport().width(), self._closeness)

    def _fit(self) -> None:
        self._layout = TimeLayout(self.times.laid, self._measured())
        self.updateGeometries()
        self.viewport().update()
        if not self.is_settled:
            self._settled.start()

    def _ask_anew(self) -> None:
        if self.isVisible() and not self.is_settled:
            self.room_changed.emit()

    def _painter(self) -> TimePainter:
        scrolled = QPoint(self.horizontalOffset(), self.verticalOffset())
        return TimePainter(self._layout, self.viewport().rect(), scrolled, self.font())

    # What Qt asks of a view

    def horizontalOffset(self) -> int:  # noqa: N802  Qt's own name
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:  # noqa: N802  Qt's own name
        return self.verticalScrollBar().value()

    def updateGeometries(self) -> None:  # noqa: N802  Qt's own name
        sizes, view = self._layout.measures, self.viewport().height()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(self._layout.time_width - sizes.shown, 0))
        across.setPageStep(sizes.shown)
        across.setSingleStep(sizes.sign)
        down.setRange(0, max(self._layout.height + 1 - view, 0))
        down.setPageStep(view)
        down.setSingleStep(sizes.row)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002, N802  Qt's own name
        self.viewport().update()

    def visualRect(self, index: Index) -> QRect:  # noqa: N802  Qt's own name
        placed = self.times.placed(index)
        return self._painter().place(placed) if placed is not None else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802  Qt's own name
        painter, lane = self._painter(), self._layout.lane_at(point.y() + self.verticalOffset())
        if point.y() <= self._layout.measures.axis:
            return QModelIndex()
        for row in self.times.rows(lane):
            if painter.place(self.times.laid.marks[row]).contains(point):
                return self.times.index(row)
        return QModelIndex()

    def scrollTo(  # noqa: N802  Qt's own name
        self,
        index: Index,
        # Qt may say where in sight it wants the mark: it always goes the shortest way.
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,  # noqa: ARG002
    ) -> None:
        placed = self.times.placed(index)
        if placed is None:
            return
        rect, sizes = self._layout.rect(placed), self._layout.measures
        if placed.mark.at is not None:
            apart = sizes.sign // 2
            begins, ends = rect.left() - apart, rect.right() + apart
            _bring(self.horizontalScrollBar(), begins, ends, sizes.shown)
        top, high = self._layout.lane_rect(placed.lane)
        heading = sizes.bold.height() + 8 if placed.lane in self._layout.headings else 0
        room = self.viewport().height() - sizes.axis
        first = placed.lane == 0 or top == min(self._layout.tops)
        begins = 0 if first else top - heading - sizes.axis
        _bring(self.verticalScrollBar(), begins, top + high - sizes.axis, room)

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        current = self.current
        if current is None:
            return self.times.index(0)
        rows = self.times.rows(current.lane)
        whole = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        along = {
            Move.MoveLeft: max(self.currentIndex().row() - 1, rows[0]),
            Move.MoveRight: min(self.currentIndex().row() + 1, rows[-1]),
            Move.MoveHome: 0 if whole else rows[0],
            Move.MoveEnd: len(self.times.laid.marks) - 1 if whole else rows[-1],
        }
        lanes = {
            Move.MoveUp: -1,
            Move.MoveDown: 1,
            Move.MovePageUp: -_SOME_LANES,
            Move.MovePageDown: _SOME_LANES,
        }
        if action in along:
            return self.times.index(along[action])
        return self._in_lane(current, current.lane + lanes.get(action, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, drawn = QPainter(self.viewport()), self._painter()
        painter.setClipRect(event.rect())
        up = self.verticalOffset()
        first = self._layout.lane_at(up)
        last = self._layout.lane_at(up + self.viewport().height())
        rows = (row for lane in range(first, last + 1) for row in self.times.rows(lane))
        marks = [self.times.laid.marks[row] for row in rows]
        drawn.paint(painter, marks, self.current, focused=self.hasFocus())
        painter.end()

    # Keys, sizes, looks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.text() in ("+", "=", "-"):
            self._step_closer(-1 if event.text() == "-" else 1)
        elif event.text().isalnum():
            event.ignore()  # letters would look for a mark that begins so
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.scrollTo(self.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _step_closer(self, step: int) -> None:
        at = CLOSENESS.index(self._closeness) + step
        if 0 <= at < len(CLOSENESS):
            self.look_closer(CLOSENESS[at])

    def _open(self, index: QModelIndex) -> None:
        placed = self.times.placed(index)
        if placed is not None:
            self.opened.emit(placed)

    def _in_lane(self, current: Placed, lane: int) -> QModelIndex:
        """The mark of that lane, or of the last one that way, which is nearest in time."""
        rows = self.times.rows(min(max(lane, 0), len(self._layout.line.lanes) - 1))
        painter, marks = self._painter(), self.times.laid.marks
        x = painter.place(current).center().x()

        def far(row: int) -> int:
            return abs(painter.place(marks[row]).center().x() - x)

        if not rows or marks[rows[0]].lane == current.lane:
            return self.currentIndex()
        return self.times.index(min(rows, key=far))


def _lane(numbered: tuple[int, Placed]) -> int:
    return numbered[1].lane


def _row_like(laid: LaidOut, earlier: LaidOut, before: Placed | None) -> int:
    """Where what had the keyboard stands now, or the first part of it; else the first mark."""
    if before is None:
        return 0
    lane = earlier.line.lanes[before.lane]
    for row, placed in enumerate(laid.marks):
        now = laid.line.lanes[placed.lane]
        if (now.kind, now.key) == (lane.kind, lane.key) and _share(placed.mark, before.mark):
            return row
    return 0


def _share(one: Mark, other: Mark) -> bool:
    """Whether something stands for both, or both stand beside the time."""
    about = {*one.episodes, *one.entries} & {*other.episodes, *other.entries}
    return bool(about) or (one.at is None and other.at is None)


def _bring(bar: Any, begins: int, ends: int, room: int) -> None:
    """Scroll as little as it takes until all of it is seen, its beginning in any case."""
    if ends > bar.value() + room:
        bar.setValue(ends - room)
    if begins < bar.value():
        bar.setValue(begins)
