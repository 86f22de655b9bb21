"""What is offered where notes are damaged: one of the backups of the review."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.ui.sentence import words
from interviewer.ui.style import set_role

if TYPE_CHECKING:
    from interviewer.storage import Backup

_WHAT_IT_DOES = (
    "The review is brought back as it was then, and opens with the same passphrase. What was"
    " written after that is not in the backup. The damaged file is kept, so that somebody may"
    " still get something out of it."
)


class RestoreOffer(QWidget):
    """Offers the newest backup, or another; it is not there until there is something to offer.

    Signals:
        wanted: Carries the Backup to restore.

    Attributes:
        button: Restores the chosen one.
        list: All of them, the newest first.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups: list[Backup] = []
        self.button, self.list = QPushButton(), QComboBox()
        self.button.setAutoDefault(True)  # Enter presses it, as in a dialog
        set_role(self.button, "button")
        self.button.setAccessibleDescription(_WHAT_IT_DOES)
        self.list.setAccessibleName("Backup")
        label = QLabel("&Backup")
        label.setBuddy(self.list)
        self._choice = QWidget()
        column = QVBoxLayout(self._choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._choice)
        column.addLayout(row)
        column.addWidget(words(_WHAT_IT_DOES, "muted"))
        self.list.currentIndexChanged.connect(self._name_it)
        self.button.clicked.connect(self._want)
        self.hide()

    def offer(self, backups: "Sequence[Backup]") -> None:
        """Offer these, the newest first; none takes the offer back."""
        from interviewer.domain.dates import british_moment  # not before somebody needs a backup

        self._backups = list(backups)
        self.list.clear()
        self.list.addItems([british_moment(backup.made, joint=", ") for backup in backups])
        self._choice.setVisible(len(backups) > 1)
        self.setVisible(bool(backups))

    def _name_it(self, index: int) -> None:
        if index >= 0:
            self.button.setText(f"Re&store the backup of {self.list.itemText(index)}")

    def _want(self) -> None:
        self.wanted.emit(self._backups[self.list.currentIndex()])
