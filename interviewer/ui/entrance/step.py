"""One step of setting up a review."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from interviewer.domain.text import clean
from interviewer.ui.sentence import words


class Step(QWidget):
    """Part of the first run: what is typed into it stays while a person goes back and forth.

    Signals:
        changed: Something was typed or chosen.
        entered: Enter was pressed in a field.

    Attributes:
        heading: What the step is about.
        column: The layout to fill.
    """

    changed = Signal()
    entered = Signal()

    heading = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def missing(self) -> str:
        """What is still missing, as a sentence; empty where the step is complete.

        The field that it is about takes the keyboard.
        """
        raise NotImplementedError

    def begin(self) -> None:
        """Give the first field the keyboard: the step has just come up."""
        raise NotImplementedError

    def add_field(
        self, label: str, field: QLineEdit, hint: str, to: QVBoxLayout | None = None
    ) -> None:
        """Add a labelled field with a line below it that says what belongs there.

        Args:
            label: With "&" before the letter that leads there.
            field: The field.
            hint: What belongs there.
            to: Which layout gets it, where it is not the step's own column.
        """
        above, below = QLabel(label), words(hint, "muted")
        above.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        field.setAccessibleDescription(hint)
        field.textChanged.connect(self.changed)
        field.returnPressed.connect(self.entered)
        group = QVBoxLayout()
        group.setSpacing(4)
        for widget in (above, field, below):
            group.addWidget(widget)
        (to or self.column).addLayout(group)


def typed(edit: QLineEdit) -> str:
    """What was typed, on one line and without blanks around it."""
    return " ".join(clean(edit.text()).split())
