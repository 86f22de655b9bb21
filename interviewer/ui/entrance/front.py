"""What can be done on a laptop before any review is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.ui.sentence import words
from interviewer.ui.style import set_role

_PURPOSE = (
    "For the panel of a Serious Case Review. Interviewer guides you through an interview with a"
    " practitioner, keeps the notes encrypted on this laptop, and makes a summary in Word."
)
_START = (
    "Set up a review on this laptop: choose a passphrase and keep a recovery sheet. It takes about"
    " five minutes; have a printer or a pen ready."
)
_JOIN = (
    "Somebody has set the review up and sent you its set-up package: a file, and a passphrase by"
    " another road."
)
_LOOK = "A fictional training case with interviews and notes. There is nothing to set up."
_UNLOCK = "Go back to a review that is already on this laptop."


class Front(QWidget):
    """A few choices, each with a line that says what comes of it.

    Signals:
        start_wanted: Start a review.
        join_wanted: Join a review that somebody else has set up.
        look_wanted: Look around in the training case.
        unlock_wanted: Go back to a review that is here already.
    """

    start_wanted = Signal()
    join_wanted = Signal()
    look_wanted = Signal()
    unlock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start_button = QPushButton("&Start a review")
        self.join_button = QPushButton("&Join a review")
        self.look_button = QPushButton("&Look around")
        self.unlock_button = QPushButton("&Unlock a review")
        set_role(self.start_button, "primary")
        self.start_button.clicked.connect(self.start_wanted)
        self.join_button.clicked.connect(self.join_wanted)
        self.look_button.clicked.connect(self.look_wanted)
        self.unlock_button.clicked.connect(self.unlock_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addWidget(words(_PURPOSE))
        self._unlock = _choice(self.unlock_button, _UNLOCK)
        for choice in (
            _choice(self.start_button, _START),
            _choice(self.join_button, _JOIN),
            _choice(self.look_button, _LOOK),
            self._unlock,
        ):
            column.addWidget(choice)

    def offer_unlock(self, offered: bool) -> None:
        """Offer the way back, or not where there is nothing to go back to."""
        self._unlock.setVisible(offered)

    def begin(self) -> None:
        """Give the first choice the keyboard."""
        self.start_button.setFocus()


def _choice(button: QPushButton, consequence: str) -> QWidget:
    button.setAccessibleDescription(consequence)
    button.setAutoDefault(True)  # Enter presses it, as in a dialog
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch()
    choice = QWidget()
    column = QVBoxLayout(choice)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addLayout(row)
    column.addWidget(words(consequence, "muted"))
    return choice
