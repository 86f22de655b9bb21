"""Fields whose words are not for a clipboard's history, whichever way they are copied."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from interviewer.domain.text import clean
from interviewer.ui.clipboard import sensitive_mime


class SensitiveLine(QLineEdit):
    """One line of text; what is copied or cut from it is marked as `clipboard` says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    def copy_selection(self) -> None:
        """Put what is selected on the clipboard, marked."""
        if self.hasSelectedText():
            mime = sensitive_mime(self.selectedText())
            QGuiApplication.clipboard().setMimeData(mime, QClipboard.Mode.Clipboard)

    def cut_selection(self) -> None:
        """The same, and take it out of the field."""
        if not self.isReadOnly():
            self.copy_selection()
            self.del_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut_selection()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        # Qt's own "copy" cannot be overridden: its entry in the menu is led here instead.
        for name, does in (("edit-copy", self.copy_selection), ("edit-cut", self.cut_selection)):
            for action in menu.actions():
                if action.objectName() == name:
                    action.triggered.disconnect()
                    action.triggered.connect(does)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class SensitiveText(QTextEdit):
    """Plain text of several lines; what is copied or cut from it is marked, and Tab goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    @property
    def words(self) -> str:
        """What was typed, without what a file cannot hold."""
        return clean(self.toPlainText())

    def show_text(self, text: str) -> None:
        """Show the text and tell nobody; the cursor stays where nothing changes."""
        if self.words != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def createMimeDataFromSelection(self) -> QMimeData:
        return sensitive_mime(self.textCursor().selection().toPlainText())
