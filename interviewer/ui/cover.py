"""The neutral page that covers the screen during a pause."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.ui.style import set_role


class Cover(QWidget):
    """Shows nothing of the review: for tears, a knock at the door, a fire alarm.

    Signals:
        finished: Somebody is back.
    """

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "cover")
        title = QLabel("Paused")
        set_role(title, "title")
        self.back = QPushButton("Go on")
        set_role(self.back, "primary")
        self.back.clicked.connect(self.finished)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
