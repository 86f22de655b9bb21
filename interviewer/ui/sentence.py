"""Words that come up where something has to be said."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from interviewer.ui.style import set_role


class Sentence(QLabel):
    """A line that is not there until it says something; a screen reader speaks it when it does."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def say(self, text: str) -> None:
        """Show the text, in place of what was said before; empty takes the line away."""
        changed = text != self.text()
        self.setText(text)
        self.setVisible(bool(text))
        if text and changed:
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


def words(text: str, role: str = "") -> QLabel:
    """A paragraph that wraps."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        set_role(label, role)
    return label
