"""The list on the screen: painted rows, and one card that lies over the row worked on."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from interviewer.ui.interview.card import NoteCard
from interviewer.ui.tidy.painter import NotePainter
from interviewer.ui.tidy.rows import Index, RowsModel


class NoteRows(QListView):
    """Hundreds of notes, of which only one is made of widgets.

    Attributes:
        rows: What is shown.
        card: The note that is worked on; it lies over its row and its row makes room for it.

    Signals:
        pressed_on: Carries the id of the note that was clicked.
    """

    pressed_on = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.painter = NotePainter(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter)
        self.rows.measure = self.painter.size
        self.setAccessibleName("Notes")
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The keyboard is in the card, always.
        self.setFocusPolicy(self.focusPolicy().NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # The width is known from the start: no row is measured twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.card = NoteCard(self.viewport())
        self.card.hide()
        self.card.installEventFilter(self)
        self.verticalScrollBar().valueChanged.connect(self._place_card)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.fit_card)

    @property
    def current(self) -> UUID | None:
        """The note under the card."""
        row = self.rows.row(self.currentIndex().row())
        return row.note.id if row else None

    def go_to(self, note: UUID) -> None:
        """Put the card over this note and bring it into view, with some of what is around it."""
        self.card.show()
        self.setCurrentIndex(self.rows.index(self.rows.row_of(note)))
        if self.isVisible():
            self.fit_card()
            self._show_card()

    def fit_card(self) -> None:
        """Put the card over its row, and make the row higher where the card is."""
        before, at = self.painter.card[0], self.currentIndex().row()
        self.painter.card = at, self._card_height() if at >= 0 else 0
        self.card.setHidden(at < 0)
        if not (self._is_laid_out(before) and self._is_laid_out(at)):
            self.scheduleDelayedItemsLayout()
            self.executeDelayedItemsLayout()
        self.viewport().update()
        self._place_card()

    def _card_height(self) -> int:
        width = self.viewport().width()
        self.card.resize(width, self.card.height())
        layout = self.card.layout()
        if layout is None:
            return self.card.height()
        layout.activate()
        return layout.totalHeightForWidth(width)

    def _is_laid_out(self, at: int) -> bool:
        """Whether the row is as high as it should be: if so, no other row has to move."""
        row = self.rows.row(at)
        if row is None:
            return True
        if at + 1 == self.rows.rowCount():
            return False  # Qt tells where a row begins, and not where it ends
        here, below = (self.visualRect(self.rows.index(each)).top() for each in (at, at + 1))
        return below - here == self.painter.size(at, row).height()

    def _place_card(self) -> None:
        index = self.currentIndex()
        row = self.rows.row(index.row())
        if row is not None and not self.card.isHidden():
            area = self.painter.below_heading(row, self.visualRect(index))
            self.card.setGeometry(area)

    def _show_card(self) -> None:
        """Scroll as little as it takes to see the whole note, and a little of its neighbours."""
        area, seen = self.visualRect(self.currentIndex()), self.viewport().height()
        bar, around = self.verticalScrollBar(), 2 * self.fontMetrics().lineSpacing()
        if area.bottom() + around > seen:
            bar.setValue(bar.value() + area.bottom() + around - seen)
            area = self.visualRect(self.currentIndex())
        if area.top() < around:
            bar.setValue(bar.value() + area.top() - around)
        self._place_card()

    def updateGeometries(self) -> None:  # noqa: N802  Qt's own name
        super().updateGeometries()
        self._place_card()

    def dataChanged(  # noqa: N802  Qt's own name
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        # A tag more seldom makes a row higher, and hundreds would be measured again.
        if all(map(self._is_laid_out, range(first.row(), last.row() + 1))):
            self.viewport().update()
        else:
            super().dataChanged(first, last, list(roles))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rows.row(self.indexAt(event.position().toPoint()).row())
        if row is not None:
            self.pressed_on.emit(row.note.id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()
        self.fit_card()
        self._show_card()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.painter.forget()
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.card and event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return super().eventFilter(watched, event)
