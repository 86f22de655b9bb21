"""The list on the screen: painted rows, and one card that lies over the row worked on."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from interviewer.ui.interview.card import NoteCard
from interviewer.ui.tidy.painter import NotePainter
from interviewer.ui.tidy.rows import RowsModel


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
        self.setAccessibleName("Notes")
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The keyboard is in the card, always.
        self.setFocusPolicy(self.focusPolicy().NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
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
        # The row that was left and the one that was come to are of another height now.
        self.painter.card_height = 0
        self.fit_card()
        self._show_card()

    def fit_card(self) -> None:
        """Make the row as high as the card wants to be, and put the card there."""
        if self.current is None:
            self.card.hide()
            self.painter.card_height = 0
            return
        width = self.viewport().width()
        self.card.resize(width, self.card.height())
        layout = self.card.layout()
        if layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(width)
            if height != self.painter.card_height:
                self.painter.card_height = height
                self.scheduleDelayedItemsLayout()
                self.executeDelayedItemsLayout()
        self._place_card()

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rows.row(self.indexAt(event.position().toPoint()).row())
        if row is not None:
            self.pressed_on.emit(row.note.id)

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
