"""Asking as what somebody works on this laptop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from interviewer.domain.words import SeatRole
from interviewer.ui.form import Choice
from interviewer.ui.sentence import words

_WHAT_FOLLOWS = {
    SeatRole.PANEL_MEMBER: (
        "You interview, check and hand over. What others were told stays out of your sight."
    ),
    SeatRole.COORDINATOR: (
        "You set the review up for everybody, and see how far each interview has come; never what"
        " was said in it."
    ),
    SeatRole.WRITER: (
        "You bring everybody’s interviews together, compare them, and write what follows."
    ),
}


class SeatChoice(QWidget):
    """The three seats of a review, and a line that says what follows from the chosen one.

    Signals:
        changed: Another one was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice(SeatRole)
        self.choice.name_each("You are")
        above = QLabel("You a&re")
        above.setBuddy(self.choice)
        self.follows = words("", "muted")
        self.choice.chosen.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (above, self.choice, self.follows):
            column.addWidget(widget)
        self.choose(SeatRole.PANEL_MEMBER)

    @property
    def word(self) -> SeatRole:
        """What is chosen."""
        return self.choice.word

    def choose(self, role: SeatRole) -> None:
        """Choose for whoever sits here."""
        self.choice.choose(role)
        self._tell()

    def _tell(self) -> None:
        self.follows.setText(_WHAT_FOLLOWS[self.word])
        self.changed.emit()
