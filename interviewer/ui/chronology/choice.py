"""Choosing the chronology entries to raise in one interview."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.chronology import Entry
from interviewer.domain.interview import Interview
from interviewer.domain.raising import (
    Finder,
    Wanted,
    entries_for,
    with_entry_chosen,
)
from interviewer.domain.review import Review
from interviewer.ui.chronology.columns import (
    agency_column,
    date_column,
    entry_id,
    event_column,
)
from interviewer.ui.chronology.long_table import LongModel, LongTable
from interviewer.ui.sentence import words
from interviewer.ui.table import Column
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace


class EntryChoice(QWidget):
    """The chronology, what concerns the interview first; Space or the button chooses an entry.

    What is chosen is saved at once and can be undone.

    Signals:
        chosen: Carries the ids of the entries that are chosen now, in order of time.
    """

    chosen = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._interview: UUID | None = None
        self._seen: tuple[object, ...] = ()
        self._holds: tuple[object, ...] = ()  # so that no other gets the same identity
        self._finder: Finder | None = None
        self.said = words("", "muted")
        self.words = QLineEdit()
        self.words.setPlaceholderText("Find words or a date in the chronology")
        self.words.setAccessibleName("Find in the chronology")
        self.words.textChanged.connect(self._filter)
        self.table = LongTable("Chronology entries", LongModel(self._columns(), entry_id, self))
        self.table.opened.connect(self.toggle)
        self.table.chosen.connect(self._show_button)
        self.table.installEventFilter(self)
        self.button = QPushButton()
        self.button.clicked.connect(self.toggle)
        self._lay_out()
        self._show_button()

    def show_interview(self, review: Review, interview: Interview) -> None:
        """Show the chronology as it concerns this interview."""
        whole = (review.entries, review.episodes, review.agencies, review.practitioners)
        seen = (interview.id, interview.entries, interview.episodes, *map(id, whole))
        if seen == self._seen:
            return
        another = interview.id != self._interview
        self._interview, self._seen, self._holds = interview.id, seen, whole
        if another:
            self.words.clear()
        self._filter()

    def toggle(self) -> None:
        """Choose the entry of this row for the interview, or no longer."""
        entry, interview = self.table.item, self._now
        if entry is None or interview is None:
            return
        wanted = entry.id not in interview.entries
        changed = with_entry_chosen(self._workspace.review, interview, entry.id, chosen=wanted)
        self._workspace.edit(changed)
        self.show_interview(self._workspace.review, changed)
        self.chosen.emit(changed.entries)

    @property
    def _now(self) -> Interview | None:
        return self._workspace.review.interviews.get(self._interview) if self._interview else None

    def _filter(self) -> None:
        interview, review = self._now, self._workspace.review
        if interview is None:
            return
        entries = entries_for(review, interview)
        if self.words.text().strip():
            if self._finder is None or self._finder.entries is not review.entries:
                self._finder = Finder(review, self._finder)
            found = {entry.id for entry in self._finder.found(Wanted(words=self.words.text()))}
            entries = [entry for entry in entries if entry.id in found]
        self.table.show_items(entries)
        count, of_all = len(interview.entries), len(review.live_entries())
        none = "The chronology has no entries yet. They are taken in on its own page."
        self.said.setText(f"{count} of {of_all:,} chosen to be raised" if of_all else none)
        self.table.setVisible(bool(of_all))
        self.words.setVisible(bool(of_all))
        self.button.setVisible(bool(of_all))
        self._show_button()

    def _show_button(self) -> None:
        entry, interview = self.table.item, self._now
        chosen = entry is not None and interview is not None and entry.id in interview.entries
        self.button.setText("Do not &raise it" if chosen else it("&Raise it in the interview"))
        self.button.setEnabled(entry is not None)

    def _columns(self) -> tuple[Column[Entry], ...]:
        return (
            Column(heading="To raise", text=self._mark, widest=9),
            date_column(),
            agency_column(self._review),
            event_column(),
        )

    def _mark(self, entry: Entry) -> str:
        interview = self._now
        return "✓ yes" if interview is not None and entry.id in interview.entries else ""

    def _review(self) -> Review:
        return self._workspace.review

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if watched is self.table and pressed == Qt.Key.Key_Space:
            if event.type() == QEvent.Type.KeyPress:
                self.toggle()
            return True
        return False
