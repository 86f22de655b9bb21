"""Somebody at the interview page, who does everything by keyboard."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from interviewer.domain.interview import Note
from interviewer.ui.pages.interview import InterviewPage

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Typist:
    """Types into whatever has the keyboard, and looks at what became of it."""

    def __init__(self, page: InterviewPage, qtbot: Any) -> None:
        self.page, self._bot = page, qtbot

    @property
    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        return focused

    def types(self, text: str) -> None:
        self._bot.keyClicks(self.focus, text)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self._bot.keyClick(self.focus, key, modifiers)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def note(self, text: str) -> None:
        self.types(text)
        self.enter()

    @property
    def notes(self) -> list[Note]:
        """The notes of the interview, everything typed included."""
        self.page.middle.notes.hand_over()
        return self.page.workspace.review.notes_of(self.page.interview)

    @property
    def texts(self) -> list[str]:
        """The notes under the prompt on the page, in their order."""
        self.page.middle.notes.hand_over()
        prompt = self.page.stop.prompt
        assert prompt is not None
        review = self.page.workspace.review
        return [note.text for note in review.notes_under(self.page.interview, prompt.id)]
