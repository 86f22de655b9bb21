"""The ways to unlock, each with its field and buttons; one is shown at a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from interviewer.ui.entrance.new_passphrase import NewPassphraseStep
from interviewer.ui.entrance.passphrase import PassphraseField
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role

_CODE_HINT = (
    "All groups from the recovery sheet, in order. Capitals, spaces and dashes make no difference."
)
_RECOVERED = (
    "The recovery code has opened the review, and the notes are undamaged. Choose a new"
    " passphrase; the earlier one will no longer open it. The recovery sheet stays valid."
)


class Panel(QWidget):
    """One way in.

    Signals:
        given: What is needed was given: try it.

    Attributes:
        open_button: Tries it.
    """

    given = Signal()

    _open_words = "&Unlock"
    _busy_words = "Unlocking"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_button = _button(self._open_words, "primary")
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.given)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def set_busy(self, busy: bool) -> None:
        """Say that it is being tried, and take nothing meanwhile."""
        self.setEnabled(not busy)
        self.open_button.setText(self._busy_words if busy else self._open_words)

    @property
    def is_filled(self) -> bool:
        """Whether there is something to try."""
        raise NotImplementedError

    def ask(self) -> None:
        """Give the field the keyboard, with its text selected."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget what was typed."""
        raise NotImplementedError

    def _add_buttons(self, *others: QPushButton) -> None:
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        for button in others:
            row.addWidget(button)
        row.addStretch()
        self.column.addLayout(row)


class PassphrasePanel(Panel):
    """The everyday way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PassphraseField("&Passphrase")
        self.field.entered.connect(self.open_button.click)  # which is off while names are read
        self.code_button = _button("Use &recovery code", "link")
        self.device_button = _button("Unlock with this &device", "button")
        self.device_button.hide()
        self.column.addWidget(self.field)
        self._add_buttons(self.device_button, self.code_button)

    @property
    def is_filled(self) -> bool:
        return bool(self.field.text)

    def ask(self) -> None:
        self.field.ask_again()

    def clear(self) -> None:
        self.field.clear()


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
        self.back_button = _button("Use the &passphrase", "link")
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
        self.cancel_button = _button("&Lock again", "link")
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


def _button(text: str, role: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)  # Enter presses it, as in a dialog
    set_role(button, role)
    return button
