"""Says what was taken out of a list, and offers to put it back."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from interviewer.ui.sentence import Sentence
from interviewer.ui.style import set_role


class TakenOut(QWidget):
    """A line that is there for as long as the last one taken out can be put back with it.

    Signals:
        wanted_back: Carries the id of what was taken out.
    """

    wanted_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id: UUID | None = None
        self.sentence = Sentence("muted")
        self.button = QPushButton("Put it back")
        set_role(self.button, "link")
        self.button.clicked.connect(self._put_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sentence)
        row.addWidget(self.button)
        row.addStretch()
        self.hide()

    def say(self, value_id: UUID, name: str) -> None:
        """Say that this one was taken out, and take the keyboard."""
        self._id = value_id
        self.show()
        self.sentence.say(f"{name} was taken out.")
        self.button.setAccessibleName(f"Put {name} back")
        self.button.setFocus()

    def _put_back(self) -> None:
        self.hide()
        self.sentence.say("")
        self.wanted_back.emit(self._id)
