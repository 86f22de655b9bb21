"""The field that a passphrase is typed into."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from interviewer.ui.caps_lock import CapsLockWatch
from interviewer.ui.sentence import Sentence

# What keeps on-screen keyboards from learning the words, also while they are shown.
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseField(QWidget):
    """A labelled field that hides what is typed until asked, and warns of Caps Lock.

    Signals:
        changed: Something was typed or pasted.
        entered: Enter was pressed in the field.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = label.replace("&", "")
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(_HINTS)
        self.edit.setAccessibleName(name)
        self.edit.textChanged.connect(self.changed)
        self.edit.returnPressed.connect(self.entered)
        self.show_button = QPushButton("Show")
        self.show_button.setCheckable(True)
        self.show_button.setAccessibleName(f"Show: {name}")
        self.show_button.toggled.connect(self._reveal)
        self.caps_lock = Sentence("hint")
        CapsLockWatch(self.edit).changed.connect(self._warn)
        self.setFocusProxy(self.edit)
        self._lay_out(label)

    @property
    def text(self) -> str:
        """What was typed, exactly: no space is taken away."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget what was typed, what could be undone, and that it was shown."""
        self.edit.setText("")
        self.show_button.setChecked(False)

    def ask_again(self) -> None:
        """Give the field the keyboard, with its text selected: typing replaces it."""
        self.edit.setFocus()
        self.edit.selectAll()

    def _lay_out(self, label: str) -> None:
        above = QLabel(label)
        above.setBuddy(self.edit)
        row = QHBoxLayout()
        row.addWidget(self.edit, 1)
        row.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(above)
        column.addLayout(row)
        column.addWidget(self.caps_lock)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.edit.setInputMethodHints(_HINTS)  # Qt rewrites the hints with the mode
        self.show_button.setText("Hide" if shown else "Show")

    def _warn(self, on: bool) -> None:
        self.caps_lock.say("Caps Lock is on." if on else "")
