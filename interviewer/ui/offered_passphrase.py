"""A passphrase that is offered for a file: words to be told to whoever opens it."""

import secrets

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from interviewer.domain.passphrases import made_passphrase
from interviewer.resources import resource
from interviewer.ui.form import TextField

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class OfferedPassphrase(QWidget):
    """A field with words in it, and a button for others; all of it can be seen and typed over.

    Args:
        beside: Whether the button stands beside the field, where there is room; else below it.
    """

    def __init__(self, parent: QWidget | None = None, *, beside: bool = False) -> None:
        super().__init__(parent)
        self.field = TextField(36)
        self.field.setAccessibleName("Passphrase")
        self.another_button = QPushButton("A&nother one")
        self.another_button.clicked.connect(self.offer)
        line = QBoxLayout(_ACROSS if beside else _DOWN, self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.another_button, 0, Qt.AlignmentFlag.AlignLeft)
        if beside:
            line.addStretch()
        self.setFocusProxy(self.field)

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self.field.text().strip()

    def what_is_wrong(self) -> str:
        """What is wrong with it for a file that travels, in a sentence; empty where nothing is."""
        from interviewer.storage.strength import passphrase_strength

        if not self.words:
            return "Give it a passphrase."
        strength = passphrase_strength(self.words)
        return "" if strength.enough else strength.advice

    def offer(self) -> None:
        """Put new words in the field."""
        listed = resource("words", "passphrase.txt").read_text("utf-8").split()
        made = made_passphrase(listed, secrets.choice)
        self.field.setText(made)
        # It is told once: all of it is seen, however large the text.
        self.field.ensurePolished()
        self.field.setMinimumWidth(self.field.fontMetrics().horizontalAdvance(made + "mmm"))

    def keep(self) -> None:
        """Let it stand as it is: it opens the file that was made."""
        self.field.setReadOnly(True)
        self.another_button.hide()
