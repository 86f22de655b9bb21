"""A field for several lines of guidance text."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from interviewer.domain.text import clean


class LongText(QPlainTextEdit):
    """Several lines; Tab goes on.

    Args:
        lines: How high it is.

    Signals:
        left: It has lost the keyboard.
    """

    left = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._shown = ""
        self.setTabChangesFocus(True)
        self._fit()

    @property
    def words(self) -> str:
        """What was typed, cleaned."""
        return clean(self.toPlainText())

    def show_text(self, text: str) -> None:
        """Show the text, where it is another one than was shown before."""
        if text != self._shown or self.toPlainText() != text:
            self._shown = text
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 16)
