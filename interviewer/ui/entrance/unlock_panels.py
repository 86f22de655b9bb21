"""A way to unlock, with its field and buttons; and the everyday one, which comes up first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.ui.passphrase_field import PassphraseField
from interviewer.ui.style import set_role


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
        self.open_button = a_button(self._open_words, "primary")
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
        self.code_button = a_button("Use &recovery code", "link")
        self.device_button = a_button("Unlock with this &device", "button")
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


def a_button(text: str, role: str) -> QPushButton:
    """A button of a panel."""
    button = QPushButton(text)
    button.setAutoDefault(True)  # Enter presses it, as in a dialog
    set_role(button, role)
    return button
