"""What is due across the interviews: a quiet list that leads to where each thing is done."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.due import Due, Matter, what_is_due
from interviewer.domain.review import Review
from interviewer.ui.local_time import local_zone
from interviewer.ui.places import PageName, Place
from interviewer.ui.sentence import words
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

_PLACES = {
    Matter.PROCEEDINGS: PageName.BEFORE,
    Matter.COPY: PageName.ACCURACY_CHECK,
    Matter.REFLECTION: PageName.REFLECTION,
    Matter.FOLLOW_UP: PageName.FOLLOW_UPS,
}

_MOST_LINES, _MOST_OF_WINDOW = 11, 0.24


class DueList(QWidget):
    """Overdue first; Enter or a double click goes there. Hidden where nothing is due.

    Signals:
        wanted: Carries the Place to go to.
    """

    wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.table: Table[Due] = Table("Due", TableModel(self._columns(), _key, self))
        self.table.opened.connect(self._go)
        self._heading = words("Due", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.table)
        column.addStretch()
        column.addStretch()
        self._fit()

    def show_review(self, review: Review) -> None:
        """Show what is due as of today."""
        due = what_is_due(review, self._workspace.today(), local_zone())
        overdue = sum(each.overdue for each in due)
        self._heading.setText(f"Due, {overdue} overdue" if overdue else "Due")
        self.table.show_items(due)
        self.setVisible(bool(due))

    def _fit(self) -> None:
        """Never take the room that the interviews need: what is further down is scrolled to."""
        lines = self.fontMetrics().lineSpacing() * _MOST_LINES
        self.table.setMaximumHeight(min(lines, round(self.window().height() * _MOST_OF_WINDOW)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _columns(self) -> tuple[Column[Due], ...]:
        return (
            Column(heading="When", text=_when, widest=24, strong=True),
            Column(heading="Practitioner", text=self._reference),
            Column(heading="What", text=_what, widest=90),
        )

    def _reference(self, due: Due) -> str:
        review = self._workspace.review
        return review.practitioner_of(review.interviews[due.interview]).reference

    def _go(self, due: Due) -> None:
        self.wanted.emit(Place(_PLACES[due.matter], due.interview))


def _key(due: Due) -> object:
    return due.matter, due.of


def _when(due: Due) -> str:
    return due.when.replace(" ", "\N{NO-BREAK SPACE}", 2)


def _what(due: Due) -> str:
    return due.what
