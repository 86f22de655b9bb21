"""The field a note is typed in."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from interviewer.domain.text import clean
from interviewer.ui.clipboard import sensitive_mime
from interviewer.ui.style import set_role

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier

_CLIPBOARD = {Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X}
_TYPING = Qt.TextInteractionFlag.TextEditorInteraction
_READING = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_MOVING = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Insert,
}


class NoteEditor(QTextEdit):
    """Plain text that grows with what is typed and leaves every shortcut to the page.

    Signals:
        enter_pressed: Enter, with the number of characters before the cursor.
        joined: Backspace at the very beginning.
        left_upwards, left_downwards: An arrow key at the first or last line.
        entered: The field has the keyboard.
        left: The field has lost the keyboard, though not to a menu.
    """

    enter_pressed = Signal(int)
    joined = Signal()
    left_upwards = Signal()
    left_downwards = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "note")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        # The page has one undo stack for typing and tagging.
        self.setUndoRedoEnabled(False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.fit_height)
        self.fit_height()

    def fit_height(self) -> None:
        """Be as high as the text, so that the page scrolls and the field never does."""
        line = self.fontMetrics().lineSpacing()
        height = max(int(self.document().size().height()), line) + 4
        if height != self.height():
            self.setFixedHeight(height)

    def show_open(self, *, is_open: bool) -> None:
        """Let somebody type, or only read, select and copy."""
        self.setTextInteractionFlags(_TYPING if is_open else _READING)

    def show_text(self, text: str) -> None:
        """Show the text without a word to anybody, the cursor where the change ends."""
        shown = self.toPlainText()
        if shown == text:
            return
        start = _common(shown, text)
        end = _common(shown[start:][::-1], text[start:][::-1])
        self.blockSignals(True)
        cursor = self.textCursor()
        cursor.setPosition(_units(shown[:start]))
        unchanged = shown[: len(shown) - end]
        cursor.setPosition(_units(unchanged), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        self.setTextCursor(cursor)
        self.blockSignals(False)
        self.fit_height()

    def place_cursor(self, at: int) -> None:
        """Put the cursor behind so many characters of the text."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.toPlainText()[:at]))
        self.setTextCursor(cursor)

    def _characters_before_cursor(self) -> int:
        units = self.toPlainText().encode("utf-16-le", "surrogatepass")
        before = units[: 2 * self.textCursor().position()]
        return len(before.decode("utf-16-le", "surrogatepass"))

    def take_focus(self, *, at_end: bool = True) -> None:
        """Take the keyboard, the cursor at the end or at the beginning."""
        where = QTextCursor.MoveOperation.End if at_end else QTextCursor.MoveOperation.Start
        self.moveCursor(where)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_shortcut(self, event: QKeyEvent) -> bool:
        """Whether this is one of the page's keys and not one for editing text."""
        modifiers = event.modifiers()
        if modifiers & KEYPAD:
            return False  # Alt with the keypad types a character on Windows
        if modifiers & (CONTROL | ALT):
            key = Qt.Key(event.key())
            return key not in _MOVING and (key not in _CLIPBOARD or modifiers != CONTROL)
        return Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35

    def _at_edge(self, move: QTextCursor.MoveOperation) -> bool:
        return not self.textCursor().movePosition(move)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._is_shortcut(event):
                event.ignore()
                return False
            if event.modifiers() & KEYPAD and event.modifiers() & ALT:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~KEYPAD
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        changes = plain and not self.isReadOnly()
        if changes and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit(self._characters_before_cursor())
        elif changes and key == Qt.Key.Key_Backspace and self._at_very_beginning():
            self.joined.emit()
        elif plain and key == Qt.Key.Key_Up and self._at_edge(QTextCursor.MoveOperation.Up):
            self.left_upwards.emit()
        elif plain and key == Qt.Key.Key_Down and self._at_edge(QTextCursor.MoveOperation.Down):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def _at_very_beginning(self) -> bool:
        cursor = self.textCursor()
        return cursor.atStart() and not cursor.hasSelection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_height()

    def insertFromMimeData(self, source: QMimeData) -> None:
        # Word puts vertical tabs on the clipboard; the cursor keeps line breaks as it finds them.
        self.textCursor().insertText(clean(source.text()))

    def createMimeDataFromSelection(self) -> QMimeData:
        return sensitive_mime(self.textCursor().selection().toPlainText())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().lineSpacing())


def _units(text: str) -> int:
    """How many places of Qt's cursor the text takes: Qt counts in UTF-16, an emoji as two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _common(first: str, second: str) -> int:
    """How many characters the two have in common from the beginning."""
    for at, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return at
    return min(len(first), len(second))
