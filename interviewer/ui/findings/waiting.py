"""A note that was brought from the evidence, until somebody says which finding it belongs to."""

from uuid import UUID

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.concluding import number_of_finding
from interviewer.domain.findings import Finding
from interviewer.domain.naming import cited_as
from interviewer.domain.review import Review
from interviewer.ui.findings.parts import at_left
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role


class WaitingNote(QFrame):
    """Shows the note and asks what it does; not there where none is waiting.

    Where several were brought, they are asked about one after the other.

    Attributes:
        note: Id of the note; None where none is waiting.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "topbar")
        self.note: UUID | None = None
        self.heading, self.text = words("", "subheading"), words("")
        self.supports = QPushButton("It &supports this finding")
        self.does_not_fit = QPushButton("It does &not fit this finding")
        self.new = QPushButton("Begin a finding &with it")
        self.leave = QPushButton("&Leave it")
        self.leave.clicked.connect(self.go_on)
        self._review, self._others = Review(), tuple[UUID, ...]()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 10, 28, 10)
        column.addWidget(self.heading)
        column.addWidget(self.text)
        column.addLayout(at_left((self.supports, self.does_not_fit, self.new, self.leave)))
        self.hide()

    def offer(self, review: Review, note: UUID, others: tuple[UUID, ...] = ()) -> None:
        """Ask about this note, and afterwards about the others."""
        self._review, self._others = review, others
        known = review.notes.get(note)
        self.note = note if known is not None and not known.withdrawn else None
        if known is not None:
            more = f", and {len(others)} more after it" if others else ""
            self.heading.setText(f"{cited_as(review, known)} is to stand in a finding{more}")
            self.text.setText(known.text)
        self.setVisible(self.note is not None)

    def show_target(self, review: Review, finding: Finding | None) -> None:
        """Say which finding it would stand in; without one only a new one can be begun."""
        number = number_of_finding(review, finding) if finding else 0
        self.supports.setText(f"It &supports finding {number}")
        self.does_not_fit.setText(f"It does &not fit finding {number}")
        self.supports.setVisible(finding is not None)
        self.does_not_fit.setVisible(finding is not None)

    def take_focus(self) -> None:
        """Give the keyboard to the first button."""
        (self.new if self.supports.isHidden() else self.supports).setFocus()

    def go_on(self) -> None:
        """Ask about the next one, where there is one."""
        if self._others:
            self.offer(self._review, self._others[0], self._others[1:])
            self.take_focus()
        else:
            self.forget()

    def forget(self) -> None:
        """Ask no more."""
        self.note, self._others = None, ()
        self.hide()
