"""Finds a chronology entry by typing, and ties the note that has the keyboard to it."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from interviewer.domain.chronology import Entry
from interviewer.domain.interview import Interview, Note
from interviewer.domain.raising import chosen_entries, entries_for, short_words
from interviewer.domain.review import Review
from interviewer.ui.interview.overlays import Overlay
from interviewer.ui.style import set_role

_ID = Qt.ItemDataRole.UserRole
_MOST = 40
"""Entries listed at once: the next are a word away, and thousands would have to be laid out."""


class EntryPanel(Overlay):
    """The entries to raise in this interview first; Enter ties the note to one, or unties it.

    Signals:
        chosen: Carries the id of the entry.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: list[tuple[Entry, str]] = []
        self._folded: list[str] = []
        heading = QLabel("This note is about")
        set_role(heading, "heading")
        self.words = QLineEdit()
        self.words.setPlaceholderText("Type a date, an agency or a few words of the entry")
        self.words.setAccessibleName("Find a chronology entry")
        self.words.textChanged.connect(self._filter)
        self.words.returnPressed.connect(self._choose)
        self.words.installEventFilter(self)
        self.entries = QListWidget()
        self.entries.setAccessibleName("Chronology entries")
        self.entries.setWordWrap(True)
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entries.itemActivated.connect(self._choose)
        self.entries.itemClicked.connect(self._choose)
        self._more = QLabel()
        set_role(self._more, "muted")
        column = QVBoxLayout(self)
        for part in (heading, self.words, self.entries, self._more):
            column.addWidget(part)

    def offer(self, review: Review, interview: Interview, note: Note | None) -> None:
        """Come up with the chronology; what the note is tied to already says so."""
        first = chosen_entries(review, interview)
        raised = {entry.id for entry in first}
        others = (entry for entry in entries_for(review, interview) if entry.id not in raised)
        tied = note.entries if note else ()
        self._offered = [
            (entry, f"{short_words(review, entry)}{' · tied, Enter unties' * (entry.id in tied)}")
            for entry in (*first, *others)
        ]
        self._folded = [words.casefold() for _, words in self._offered]
        self.words.clear()
        self._filter("")
        self.show()
        self.raise_()
        self.words.setFocus()

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [
            offered
            for offered, folded in zip(self._offered, self._folded, strict=True)
            if all(word in folded for word in words)
        ]
        self.entries.clear()
        for entry, said in found[:_MOST]:
            item = QListWidgetItem(said)
            item.setData(_ID, entry.id)
            self.entries.addItem(item)
        self.entries.setCurrentRow(0)
        self._more.setText(self._says(len(found)))
        self._more.setVisible(bool(self._more.text()))

    def _says(self, found: int) -> str:
        if not self._offered:
            return "The chronology has no entries yet. They are taken in on its own page."
        if not found:
            return "No entry has these words."
        left = found - _MOST
        return f"{left} more: type a few words to find them." if left > 0 else ""

    def _choose(self) -> None:
        item = self.entries.currentItem()
        if self.entries.currentRow() >= 0:
            chosen: UUID = item.data(_ID)
            self.hide()
            self.chosen.emit(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                last = self.entries.count() - 1
                self.entries.setCurrentRow(min(max(self.entries.currentRow() + step, 0), last))
                return True
        return super().eventFilter(watched, event)
