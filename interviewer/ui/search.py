"""Search (Ctrl+K): a field over the page, what is found as somebody types, Enter goes there."""

from html import escape
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.chronology import Entry
from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import Interview
from interviewer.domain.raising import is_chronology_folded
from interviewer.domain.review import Review
from interviewer.domain.search import Result, Results, SearchIndex, result_place
from interviewer.ui.background import Background
from interviewer.ui.form import TextField
from interviewer.ui.interview.overlays import Overlay
from interviewer.ui.places import PageName, Place
from interviewer.ui.sentence import words
from interviewer.ui.where import place_of

if TYPE_CHECKING:
    from interviewer.ui.workspace import Workspace

KEY = "Ctrl+K"

_FOLDED = " The chronology is folded until the account is complete."

_PLACE = Qt.ItemDataRole.UserRole
_HTML = Qt.ItemDataRole.UserRole + 1
_PADDING = 8

Index = QModelIndex | QPersistentModelIndex


class SearchPanel(Overlay):
    """Finds words in everything that the person at this laptop may see.

    What is looked through is made ready in the background when the review is opened, and brought
    up to date when the panel comes up.

    Signals:
        wanted: Carries the Place to go to.
    """

    wanted = Signal(object)

    def __init__(
        self, workspace: "Workspace", background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._index: SearchIndex | None = None
        self._interview: UUID | None = None
        self.words, self.results = TextField(), QListWidget()
        self.words.setPlaceholderText('Words, or a "phrase in quotation marks"')
        self.words.setAccessibleName("Search")
        self.words.textChanged.connect(self._search)
        self.words.returnPressed.connect(self._go)
        self.words.installEventFilter(self)
        self.results.setAccessibleName("What was found")
        self.results.setItemDelegate(_ResultDelegate(self.results))
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.results.itemActivated.connect(self._go)
        self.results.itemClicked.connect(self._go)
        self.count = words("", "muted")
        column = QVBoxLayout(self)
        for part in (self.words, self.count, self.results):
            column.addWidget(part)
        review = workspace.review
        background.run(self, lambda: SearchIndex(review), self._take, _refuse)

    def open(self, during: UUID | None = None) -> None:
        """Come up, with what was typed last ready to be typed over.

        Args:
            during: The interview on the screen: until its account is complete the chronology
                stays folded here too, because it would colour the recall.
        """
        self._interview = during
        self.show()
        self.raise_()
        self.words.setFocus()
        self.words.selectAll()
        self._search()

    def _take(self, index: SearchIndex) -> None:
        self._index = index
        self._search()

    def _search(self) -> None:
        if self._index is None or self.isHidden():
            return
        review = self._workspace.review
        self._index.follow(review)
        during = review.interviews[self._interview] if self._interview else None
        folded = during is not None and is_chronology_folded(during)
        results = self._index.search(self.words.text(), without=(Entry,) if folded else ())
        self.results.clear()
        for result in results.shown:
            self.results.addItem(_item(review, result))
        self.results.setCurrentRow(0 if results.shown else -1)
        self.count.setText(f"{_count(self.words.text(), results)}{_FOLDED if folded else ''}")

    def _go(self) -> None:
        item = self.results.currentItem()
        if self.results.currentRow() >= 0:
            self.hide()
            self.wanted.emit(item.data(_PLACE))

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            row = self.results.currentRow() + (step or 0)
            if step and 0 <= row < self.results.count():
                self.results.setCurrentRow(row)
            return bool(step)
        return False


class SearchKey(QObject):
    """Keeps Ctrl+K for search in every field: on some desktops fields take it to delete text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sequence = QKeySequence(KEY)
        self._field: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101  there is no window without one
        app.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._forget)
        self._field = now
        if now is not None:
            now.installEventFilter(self)
            now.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._field = None

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and QKeySequence(event.keyCombination()) == self._sequence
        ):
            event.ignore()
            return True
        return False


class _ResultDelegate(QStyledItemDelegate):
    """Where it stands, and below it the words around what was found, that in bold."""

    def __init__(self, results: QListWidget) -> None:
        super().__init__(results)
        self._list = results

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = self._list.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._list)
        document = self._document(index)
        context = QAbstractTextDocumentLayout.PaintContext()
        colour = self._list.palette().color(QPalette.ColorRole.Text)
        context.palette.setColor(QPalette.ColorRole.Text, colour)
        painter.save()
        area = shown.rect
        painter.translate(area.left() + _PADDING, area.top() + _PADDING)
        document.documentLayout().draw(painter, context)
        painter.restore()

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:
        height = self._document(index).size().height()
        return QSize(self._list.viewport().width(), int(height) + 2 * _PADDING)

    def _document(self, index: Index) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._list.font())
        document.setHtml(index.data(_HTML))
        document.setTextWidth(self._list.viewport().width() - 2 * _PADDING)
        return document


def place_of_result(review: Review, result: Result) -> Place:
    """Where in the window a result is read; what is planned for one person is read before it."""
    if result.kind is Guidance:
        return Place(PageName.GUIDANCE, prompt=str(result.id))
    value = review.value(result.kind, result.id)
    assert value is not None  # noqa: S101  it was found there
    if isinstance(value, Interview):
        return Place(PageName.BEFORE, value.id)
    return place_of(review, value)


def _item(review: Review, result: Result) -> QListWidgetItem:
    where = result_place(review, result)
    said = "".join(
        f"<b>{escape(piece.text)}</b>" if piece.found else escape(piece.text)
        for piece in result.pieces
    )
    item = QListWidgetItem("\n".join((where, "".join(piece.text for piece in result.pieces))))
    item.setData(_HTML, f"<b>{escape(where)}</b><br>{said}")
    item.setData(_PLACE, place_of_result(review, result))
    return item


def _count(typed: str, results: Results) -> str:
    if not typed.strip():
        return "Notes, reflections, follow-ups, the chronology: all words have to occur."
    if not results.count:
        return "Nothing found."
    shown = len(results.shown)
    first = f", the first {shown} are shown" if shown < results.count else ""
    return f"{results.count} found{first}"


def _refuse(error: Exception) -> None:
    raise error
