"""One version of a value: who, when, why, and what changed."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.differences import differences
from interviewer.domain.history import FieldChange
from interviewer.ui.marked import marked
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role


class VersionCard(QFrame):
    """A version as it is read; an earlier one can be brought back.

    Signals:
        wanted_back: Let this version hold again.
    """

    wanted_back = Signal()

    def __init__(
        self,
        heading: str,
        reason: str,
        changes: tuple[FieldChange, ...],
        *,
        may_come_back: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        column = QVBoxLayout(self)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(words(heading, "subheading"), 1)
        self.back_button = QPushButton("Bring back")
        self.back_button.setAccessibleName(f"Bring back: {heading}")
        self.back_button.clicked.connect(self.wanted_back)
        self.back_button.setVisible(may_come_back)
        row.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        if reason:
            column.addWidget(words(f"Reason: {reason}"))
        for change in changes:
            column.addWidget(_told(change))
        if not changes:
            column.addWidget(words("Nothing that is shown here changed.", "muted"))


def _told(change: FieldChange) -> QLabel:
    """The field and what became of it; words that were changed are shown word by word."""
    if change.before and change.after and change.label == "Words":
        said = marked(differences(change.before, change.after))
    elif change.before and change.after:
        said = f"{escape(change.before)} → {escape(change.after)}"
    else:
        said = escape(change.after) if change.after else f"<s>{escape(change.before)}</s>"
    label = QLabel(f"<b>{escape(change.label)}:</b> {said}".replace("\n", "<br>"))
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setAccessibleName(f"{change.label}: before “{change.before}”, after “{change.after}”")
    return label
