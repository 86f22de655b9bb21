"""The register of differences: which accounts and records do not say the same."""

from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import british_date
from interviewer.domain.interview import Note
from interviewer.domain.linking import Difference, differences, end_words, withdrawn
from interviewer.domain.review import Review
from interviewer.ui.evidence.going import place_of
from interviewer.ui.evidence.view import Asked, EvidenceView
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

_EMPTY = (
    "Nobody has found a difference yet. Among the accounts, mark two notes with Space and press "
    "2 where the accounts differ, 3 where people differed at the time, or 6 where a record differs."
)
_CHARACTERS = 170


class DifferencesView(EvidenceView):
    """A list; from each difference a button leads to either end."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.table = Table("Differences", TableModel(self._columns(), _id, self))
        self.empty = words(_EMPTY)
        self.first, self.second = QPushButton("Go to the &first"), QPushButton("Go to the &second")
        self.back = QPushButton("&Take back")
        self.first.clicked.connect(self.go_to_first)
        self.second.clicked.connect(self.go_to_second)
        self.back.clicked.connect(self.take_back)
        self.table.opened.connect(self.go_to_first)
        self._buttons = QWidget()
        row = FlowLayout(self._buttons, spacing=8)
        for button in (self.first, self.second, self.back):
            row.addWidget(button)
        ground = ScrolledColumn(_CHARACTERS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ground)
        for part in (self.empty, self.table, self._buttons):
            ground.column.addWidget(part)
        ground.column.addStretch()

    def show_answer(self, asked: Asked, answer: None) -> None:  # noqa: ARG002  as every view
        self.show_review(asked.review)

    def show_review(self, review: Review) -> None:
        found = differences(review)
        self.table.show_items(found)
        self.empty.setVisible(not found)
        self.table.setVisible(bool(found))
        self._buttons.setVisible(bool(found))

    def take_focus(self) -> None:
        self.table.setFocus()

    def go_to(self, link: UUID) -> None:
        """Choose this difference, and give it the keyboard."""
        self.table.choose(link)
        self.table.setFocus()

    def go_to_first(self) -> None:
        """Go to where the first end stands."""
        if self.table.item is not None:
            self._go(self.table.item.first.id)

    def go_to_second(self) -> None:
        """Go to where the second end stands."""
        if self.table.item is not None:
            self._go(self.table.item.second.id)

    def take_back(self) -> None:
        """Withdraw the link; Ctrl+Z brings it back."""
        if self.table.item is not None:
            self._workspace.edit(withdrawn(self.table.item.link))

    def _go(self, value: UUID) -> None:
        place = place_of(self._workspace.review, value)
        if place is not None:
            self.wanted.emit(place)

    def _columns(self) -> tuple[Column[Difference], ...]:
        return (
            Column(heading="How", text=_kind, strong=True),
            Column(heading="One", text=self._first, widest=48),
            Column(heading="Other", text=self._second, widest=48),
            Column(heading="Why", text=_reason, widest=30),
            Column(heading="Said by", text=self._by, widest=16),
        )

    def _first(self, difference: Difference) -> str:
        return self._end(difference.first)

    def _second(self, difference: Difference) -> str:
        review, second = self._workspace.review, difference.second
        if isinstance(second, Note):
            return self._end(second)
        return f"{end_words(review, second)}: {second.text}"

    def _end(self, note: Note) -> str:
        return f"{end_words(self._workspace.review, note)}: {note.text}"

    @staticmethod
    def _by(difference: Difference) -> str:
        link = difference.link
        told = (link.by, british_date(link.at.astimezone().date()))
        return ", ".join(part for part in told if part)


def _id(difference: Difference) -> UUID:
    return difference.link.id


def _kind(difference: Difference) -> str:
    return difference.link.kind.label


def _reason(difference: Difference) -> str:
    return difference.link.reason
