"""Accounts side by side, the chronology beside them, and what is linked."""

from functools import partial
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from interviewer.domain.facet_values import question_words
from interviewer.domain.linking import LinkTold, links_told
from interviewer.domain.review import Review
from interviewer.domain.side_by_side import SideBySide, side_by_side
from interviewer.ui.evidence.cells import Sheet, accounts_sheet, entries_sheet
from interviewer.ui.evidence.going import finding_place, place_of
from interviewer.ui.evidence.grid import NoteGrid
from interviewer.ui.evidence.link_bar import LinkBar
from interviewer.ui.evidence.marks import Marks
from interviewer.ui.evidence.view import Answering, Asked, EvidenceView
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.sentence import words
from interviewer.ui.workspace import Workspace

Found = tuple[SideBySide, Sheet, Sheet]

_ROOM_FOR_BOTH = 130
"""Letters across above which the chronology stands beside the accounts by itself."""

_OF_THREE = 3

_EMPTY = (
    "No note is like that. Take a tick away at the left, or choose “Show everything”. Once "
    "interviews were taken in, what was said stands here, account by account."
)


class AccountsView(EvidenceView):
    """Each account in its column; below it stands what can be done with what is marked."""

    def __init__(self, workspace: Workspace, marks: Marks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._marks = workspace, marks
        self._sheet, self._found = Sheet(), SideBySide()
        self.title, self.summary, self.empty = (
            words("", "heading"),
            words("", "muted"),
            words(_EMPTY),
        )
        links = partial(links_at, workspace)
        self.grid = NoteGrid("Accounts side by side", links)
        self.chronology = NoteGrid("Chronology", links)
        self.one = QCheckBox("&One account at a time")
        self.account = QComboBox()
        self.account.setAccessibleName("Account")
        self.beside = QCheckBox("C&hronology beside")
        self.bar = LinkBar(workspace, marks)
        self._lay_out()
        self._connect()

    # What a view promises

    def answering(self) -> Answering:
        return _found

    def show_answer(self, asked: Asked, answer: Found) -> None:
        self._found, self._sheet, entries = answer
        self.title.setText(question_words(asked.review, asked.wanted))
        self.summary.setText(self._found.summary)
        self._offer_accounts()
        self.empty.setVisible(not self._sheet.lines)
        self.grid.setVisible(bool(self._sheet.lines))
        self._show_sheet()
        self.chronology.show_sheet(entries)
        self._show_marks()

    def show_review(self, review: Review) -> None:
        self.grid.links_changed()
        self.chronology.links_changed()
        self.bar.show_review(review)

    def take_focus(self) -> None:
        self.grid.setFocus()

    def go_to(self, value: UUID) -> bool:
        """Give this note or entry the keyboard; False where it is not shown."""
        if self.one.isChecked():
            self._choose_account_of(value)
        for grid in (self.grid, self.chronology):
            if grid.go_to(value):
                grid.setFocus()
                return True
        return False

    # Inside

    def _connect(self) -> None:
        for grid in (self.grid, self.chronology):
            grid.marked.connect(self._marks.turn)
            grid.pressed.connect(partial(self._take_key, grid))
        self._marks.changed.connect(self._show_marks)
        self.one.toggled.connect(self._show_sheet)
        self.account.activated.connect(self._show_sheet)
        self.beside.toggled.connect(self.chronology.setVisible)
        self.bar.finding_wanted.connect(self._to_finding)

    def _take_key(self, grid: NoteGrid, pressed: int | str) -> None:
        if isinstance(pressed, int):
            self.bar.take_key(pressed)
        elif pressed == "open" and grid.current is not None:
            self._go(grid.current)
        elif pressed == "find":
            if not self._marks.ids and grid.current is not None:
                self._marks.turn(grid.current)
            self._to_finding()
        elif pressed == "reason":
            self.bar.reason.setFocus()
        elif pressed == "clear":
            self._marks.clear()

    def _go(self, value: UUID) -> None:
        place = place_of(self._workspace.review, value)
        if place is not None:
            self.wanted.emit(place)

    def _to_finding(self) -> None:
        """Take what is marked to a finding, the first note marked first."""
        place = finding_place(self._workspace.review, self._marks.ids)
        if place is not None:
            self.wanted.emit(place)

    def _show_marks(self) -> None:
        self.grid.show_marked(self._marks.ids)
        self.chronology.show_marked(self._marks.ids)

    def _show_sheet(self) -> None:
        columns = len(self._sheet.columns)
        forced = columns > 1 and not self.grid.fits_side_by_side()
        single = columns > 1 and (self.one.isChecked() or forced)
        self.account.setVisible(single)
        at = min(max(self.account.currentIndex(), 0), columns - 1)
        self.grid.show_sheet(self._sheet.only(at) if single else self._sheet)

    def _offer_accounts(self) -> None:
        chosen = self.account.currentData()
        self.account.clear()
        for account in self._found.accounts:
            self.account.addItem(f"{account.reference} · {account.title}", account.id)
        ids = [account.id for account in self._found.accounts]
        self.account.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)

    def _choose_account_of(self, value: UUID) -> None:
        for line in self._sheet.lines:
            for column, cell in enumerate(line.cells):
                if cell is not None and cell.id == value:
                    self.account.setCurrentIndex(column)
                    self._show_sheet()
                    return

    def _lay_out(self) -> None:
        options = QWidget()
        flow = FlowLayout(options, spacing=12)
        for part in (self.one, self.account, self.beside):
            flow.addWidget(part)
        self.beside.setChecked(True)
        top = QVBoxLayout()
        top.setContentsMargins(16, 8, 16, 8)
        top.setSpacing(4)
        for widget in (self.title, self.summary, options, self.empty):
            top.addWidget(widget)
        self.empty.hide()
        grids = QHBoxLayout()
        grids.setSpacing(0)
        grids.addWidget(self.grid, _OF_THREE)
        grids.addWidget(self.chronology, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(grids, 1)
        column.addWidget(self.bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            letters = self.width() // max(self.fontMetrics().averageCharWidth(), 1)
            self.beside.setChecked(letters > _ROOM_FOR_BOTH)
            self._show_sheet()


def links_at(workspace: Workspace, value: UUID) -> tuple[LinkTold, ...]:
    """What a note or entry is linked to as the review is now."""
    return links_told(workspace.review, value)


def _found(asked: Asked) -> Found:
    side = side_by_side(asked.evidence, asked.wanted)
    return side, accounts_sheet(asked.review, side), entries_sheet(asked.review, side.entries)
