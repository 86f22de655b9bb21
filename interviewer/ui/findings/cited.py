"""What a finding cites: notes with when and how known, records; each leads to where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.ui.layouts import clear_layout
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role


@dataclass(frozen=True)
class CitedLine:
    """One thing that is cited.

    Attributes:
        name: "SN1·7", or the date of a record.
        about: When and how known, and what holds of it.
        leads: Whether there is a place to go to.
    """

    id: UUID
    name: str
    text: str = field(repr=False)
    about: str = ""
    leads: bool = True


class CitedList(QWidget):
    """The lines below each other; a button moves one to the other side.

    Args:
        other_side: What the button says that moves a note there; empty where there is none.

    Signals:
        wanted: Carries the id of what to go to.
        moved: Carries the id of what belongs to the other side.
        taken_out: Carries the id of what is not cited any more.
    """

    wanted = Signal(object)
    moved = Signal(object)
    taken_out = Signal(object)

    def __init__(self, other_side: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._other_side = other_side
        self._lines: list[CitedLine] = []
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_lines(self, lines: Sequence[CitedLine]) -> None:
        """Show these; where they are the same as before, nothing moves."""
        if list(lines) == self._lines:
            return
        self._lines = list(lines)
        clear_layout(self._column)
        self.rows = [_Row(line, self._other_side, self) for line in lines]
        for row in self.rows:
            row.name.clicked.connect(row.say_wanted)
            row.wanted.connect(self.wanted)
            row.moved.connect(self.moved)
            row.taken_out.connect(self.taken_out)
            self._column.addWidget(row)
        self.setVisible(bool(lines))


class _Row(QFrame):
    wanted = Signal(object)
    moved = Signal(object)
    taken_out = Signal(object)

    def __init__(self, line: CitedLine, other_side: str, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._id = line.id
        self.name = QPushButton(line.name)
        set_role(self.name, "link")
        self.name.setAccessibleName(f"Go to {line.name}")
        self.name.setEnabled(line.leads)
        self.move_button, self.out = QPushButton(other_side), QPushButton("Take out")
        self.move_button.setAccessibleName(f"{other_side}: {line.name}")
        self.out.setAccessibleName(f"Take {line.name} out")
        self.move_button.clicked.connect(self._say_moved)
        self.out.clicked.connect(self._say_out)
        for button in (self.move_button, self.out):
            set_role(button, "link")
        self.move_button.setVisible(bool(other_side))
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(words(line.about, "muted"), 1)
        above.addWidget(self.move_button)
        above.addWidget(self.out)
        self.text = QLabel(line.text)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(2)
        column.addLayout(above)
        column.addWidget(self.text)

    def say_wanted(self) -> None:
        self.wanted.emit(self._id)

    def _say_moved(self) -> None:
        self.moved.emit(self._id)

    def _say_out(self) -> None:
        self.taken_out.emit(self._id)
