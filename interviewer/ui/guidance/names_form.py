"""The titles of thematic areas or lines of enquiry."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.guidance import LineOfEnquiry, ThematicArea
from interviewer.ui.form import Form, TextField
from interviewer.ui.layouts import clear_layout
from interviewer.ui.sentence import words


class NamesForm(QWidget):
    """One field for each title; the ids stay, so that notes keep what they are tagged with.

    Signals:
        changed: Carries the id and its new title.
    """

    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, TextField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            words(
                "A title may be worded anew at any time: notes keep what they are tagged with.",
                "muted",
            )
        )
        self._column = QVBoxLayout()
        column.addLayout(self._column)

    def show_names(self, named: Sequence[ThematicArea | LineOfEnquiry], *, open_: bool) -> None:
        """Show these titles."""
        if [each.id for each in named] != list(self.fields):
            clear_layout(self._column)
            form, self.fields = Form(), {}
            for at, each in enumerate(named, start=1):
                field = self.fields[each.id] = TextField()
                field.editingFinished.connect(self._tell)
                form.add_field(f"{at}", field)
                field.setAccessibleName(f"Title {at}")
            self._column.addWidget(form)
        for each in named:
            self.fields[each.id].show_text(each.title)
            self.fields[each.id].setReadOnly(not open_)
        self._held = {each.id: each.title for each in named}

    def _tell(self) -> None:
        for name, field in self.fields.items():
            if field.words and field.words != self._held[name] and not field.isReadOnly():
                self._held[name] = field.words
                self.changed.emit(name, field.words)
