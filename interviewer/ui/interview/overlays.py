"""What comes up over the notes for a moment, without a dialog, and goes with Escape."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from interviewer.ui.fields import SensitiveLine
from interviewer.ui.interview.keys import KEYS, Key, KeyGroup
from interviewer.ui.style import set_role


class Overlay(QFrame):
    """A panel that Escape closes.

    Signals:
        closed: It has gone; the keyboard belongs to the notes again.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card-active")
        self.hide()

    def dismiss(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


class KeysCard(Overlay):
    """Every key of a page on one card.

    Args:
        groups: The keys, as in `keys.KEYS`: the first two groups share a column.
        footing: What Enter does, and what else is no shortcut.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        groups: tuple[KeyGroup, ...] = KEYS,
        footing: str = "Enter: next note · Shift+Enter: new line",
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Keys")
        card = QWidget()
        set_role(card, "card-flat")
        columns = QHBoxLayout(card)
        columns.setSpacing(24)
        for together in (groups[:2], groups[2:3], groups[3:]):
            column = QVBoxLayout()
            for heading, keys in together:
                _add_keys(column, heading, keys)
            column.addStretch()
            columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(card)
        scroll.setAccessibleName("Keys")
        self.setFocusProxy(scroll)
        outside = QVBoxLayout(self)
        outside.addWidget(scroll)
        foot = QLabel(f"{footing} · Ctrl+L: lock · Escape closes this")
        foot.setWordWrap(True)
        set_role(foot, "muted")
        outside.addWidget(foot)

    def toggle(self) -> None:
        """Come up, or go where it is up already."""
        if self.isHidden():
            self.show()
            self.raise_()
            self.setFocus()
        else:
            self.dismiss()


def _add_keys(column: QVBoxLayout, heading: str, keys: tuple[Key, ...]) -> None:
    title = QLabel(heading)
    set_role(title, "heading")
    column.addWidget(title)
    rows = QGridLayout()
    rows.setVerticalSpacing(10)
    for row, key in enumerate(keys):
        shown = QLabel(key.keys[0].replace("Return", "Enter"))
        set_role(shown, "muted")
        words = QLabel(key.words)
        words.setWordWrap(True)
        rows.addWidget(words, row, 0)
        rows.addWidget(shown, row, 1)
    rows.setColumnStretch(0, 1)
    column.addLayout(rows)


class FollowUpForm(Overlay):
    """Takes down what somebody still owes.

    Signals:
        wanted: Carries what is owed, by whom and until when, as typed.
    """

    wanted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what, self.owner, self.due = SensitiveLine(), SensitiveLine(), SensitiveLine()
        self.due.setPlaceholderText("26 Nov 2026")
        self._problem = QLabel()
        set_role(self._problem, "error")
        self._problem.setWordWrap(True)
        grid = QGridLayout(self)
        heading = QLabel("Follow-up")
        set_role(heading, "heading")
        grid.addWidget(heading, 0, 0, 1, 3)
        fields = (("&What is owed", self.what), ("&By whom", self.owner), ("&Until", self.due))
        for column, (words, field) in enumerate(fields):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            field.returnPressed.connect(self._keep)
            grid.addWidget(label, 1, column)
            grid.addWidget(field, 2, column)
        keep = QPushButton("Keep")
        set_role(keep, "primary")
        keep.clicked.connect(self._keep)
        grid.addWidget(keep, 2, 3)
        grid.addWidget(self._problem, 3, 0, 1, 4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)

    def begin(self, owner: str) -> None:
        """Come up empty, with the owner most likely meant."""
        for field in (self.what, self.due):
            field.clear()
        self.owner.setText(owner)
        self.show_problem("")
        self.show()
        self.raise_()
        self.what.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say what cannot be kept as it is; empty takes the sentence away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _keep(self) -> None:
        if not self.what.text().strip():
            self.show_problem("Say in a few words what is owed.")
            self.what.setFocus()
            return
        self.wanted.emit(self.what.text(), self.owner.text(), self.due.text())
