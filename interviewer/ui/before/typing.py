"""Typing that is saved as it goes on, and undone by the page."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from interviewer.ui.form import TextField
from interviewer.ui.interview.card import TYPING_PAUSE

_OF_THE_PAGE = (
    QKeySequence("Ctrl+Z"),
    QKeySequence("Ctrl+Y"),
    QKeySequence("Ctrl+Shift+Z"),
)


class Typing(QObject):
    """Says when what stands in fields should be kept: while somebody types, and when they leave.

    A field swallows the keys of undo and redo (model.md, "Keys on the keyboard"); here they are
    left to the page, which undoes what was kept.

    Signals:
        paused: Keep what stands there now.
    """

    paused = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ahead = set[TextField]()
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.paused)

    def follow(self, field: TextField, *, as_typed: bool = True) -> None:
        """Listen to this field too.

        Args:
            field: Where somebody types.
            as_typed: Whether it is kept while they do; a date is one only when it is finished.
        """
        if as_typed:
            field.textEdited.connect(partial(self._note, field))
        field.editingFinished.connect(self.paused)
        field.installEventFilter(self)

    def show(self, field: TextField, text: str) -> None:
        """Show the text, unless it is what somebody types: a blank at the end stays then."""
        if field not in self._ahead and field.words != text:
            field.setText(text)
            field.setCursorPosition(len(text) if field.hasFocus() else 0)

    def settle(self) -> None:
        """What was typed is being kept: there is nothing to wait for."""
        self._ahead.clear()
        self._pause.stop()

    def _note(self, field: TextField, _: str) -> None:
        self._ahead.add(field)
        if not self._pause.isActive():
            self._pause.start()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            pressed = QKeySequence(event.keyCombination())
            if pressed in _OF_THE_PAGE:
                event.ignore()
                return True
        return False
