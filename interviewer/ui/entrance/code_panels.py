"""The way in for a forgotten passphrase: the recovery code, then a new passphrase."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from interviewer.ui.entrance.new_passphrase import NewPassphraseStep
from interviewer.ui.entrance.unlock_panels import Panel, a_button
from interviewer.ui.sentence import words

_CODE_HINT = (
    "All groups from the recovery sheet, in order. Capitals, spaces and dashes make no difference."
)
_RECOVERED = (
    "The recovery code has opened the review, and the notes are undamaged. Choose a new"
    " passphrase; the earlier one will no longer open it. The recovery sheet stays valid."
)


class CodePanel(Panel):
    """The way for a forgotten passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setAccessibleName("Recovery code")
        self.edit.setAccessibleDescription(_CODE_HINT)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.edit.returnPressed.connect(self.open_button.click)
        self.back_button = a_button("Use the &passphrase", "link")
        label = QLabel("Recovery &code")
        label.setBuddy(self.edit)
        group = QVBoxLayout()
        group.setSpacing(4)
        for widget in (label, self.edit, words(_CODE_HINT, "muted")):
            group.addWidget(widget)
        self.column.addLayout(group)
        self._add_buttons(self.back_button)

    @property
    def is_filled(self) -> bool:
        return bool(self.edit.text())

    def ask(self) -> None:
        self.edit.setFocus()
        self.edit.selectAll()

    def clear(self) -> None:
        self.edit.setText("")


class NewPassphrasePanel(Panel):
    """What follows the recovery code: without it the review would stay without a passphrase."""

    _open_words = "&Set it and open the review"
    _busy_words = "Setting the passphrase"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = NewPassphraseStep()
        self.step.entered.connect(self.open_button.click)
        self.cancel_button = a_button("&Lock again", "link")
        self.column.addWidget(words(_RECOVERED))
        self.column.addWidget(self.step)
        self._add_buttons(self.cancel_button)

    @property
    def is_filled(self) -> bool:
        return not self.step.missing()

    def ask(self) -> None:
        self.step.begin()

    def clear(self) -> None:
        self.step.clear()
