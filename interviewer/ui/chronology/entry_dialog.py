"""A small form for one chronology entry: added by hand, or mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.chronology import Entry
from interviewer.domain.entry_editing import TypedEntry, made_entry, reading_of, typed_of
from interviewer.ui.form import Form, TextField
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

_LINES = 6


class EntryDialog(QDialog):
    """Says while a date is typed how it is read; keeps it as it is written.

    Signals:
        kept: Carries the Entry that was saved; nothing is where nothing was changed.
        lock_wanted: Lock now.
    """

    kept = Signal(object)
    lock_wanted = Signal()

    def __init__(
        self, workspace: Workspace, entry: Entry | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Interviewer")
        self._workspace, self._entry = workspace, entry
        self.date, self.time, self.source = TextField(24), TextField(10), TextField()
        self.agency, self.episode = QComboBox(), QComboBox()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.keep_button, self.cancel_button = QPushButton("&Keep"), QPushButton("&Cancel")
        set_role(self.keep_button, "primary")
        self.keep_button.clicked.connect(self.keep)
        self.cancel_button.clicked.connect(self.reject)
        self.date.textChanged.connect(self._say_reading)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock_wanted)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.keep)
        self._lay_out()
        self._show()

    def keep(self) -> None:
        """Save the entry, where it says what happened."""
        typed = TypedEntry(
            written=self.date.words,
            time=self.time.words,
            agency=" ".join(self.agency.currentText().split()),
            text=self.text.toPlainText(),
            source=self.source.words,
            episode=self.episode.currentData(),
        )
        if not typed.text.strip():
            self._text_remark.say("Say in a few words what happened.")
            self.text.setFocus()
            return
        review = self._workspace.review
        earlier = review.entries[self._entry.id] if self._entry else None
        entry = made_entry(review, typed, self._workspace.new_id, earlier)
        if entry != earlier:
            self._workspace.edit(entry)
            self.kept.emit(entry)
        self.accept()

    def _show(self) -> None:
        review = self._workspace.review
        shown = typed_of(review, self._entry) if self._entry else TypedEntry()
        self.agency.setEditable(True)
        line = self.agency.lineEdit()
        if line is not None:  # a screen reader comes to it by itself
            line.setAccessibleName("Agency")
        self.agency.addItems([agency.name for agency in review.live_agencies()])
        self.agency.setCurrentText(shown.agency)
        self.episode.addItem("As its date says", None)
        for episode in review.live_episodes():
            self.episode.addItem(episode.name, episode.id)
        self.episode.setCurrentIndex(max(self.episode.findData(shown.episode), 0))
        self.time.show_text(shown.time)
        self.source.show_text(shown.source)
        self.text.setPlainText(shown.text)
        self.date.show_text(shown.written)
        self._say_reading()
        self.date.setFocus()

    def _say_reading(self) -> None:
        said, understood = reading_of(self.date.words)
        self._date_remark.say(said, "muted" if understood else "hint")

    def _lay_out(self) -> None:
        form = Form()
        self._date_remark = form.add_field(
            "&Date", self.date, "As the source has it: 12/5/2013, May 2013, ?May 2013, undated."
        )
        form.add_field("&Time", self.time)
        form.add_field("&Agency", self.agency)
        self._text_remark = form.add_field("&Event", self.text)
        form.add_field("&Source", self.source, "Which record it comes from.")
        form.add_field("E&pisode", self.episode)
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(words("Chronology entry" if self._entry else "New entry", "title"))
        column.addWidget(form)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
