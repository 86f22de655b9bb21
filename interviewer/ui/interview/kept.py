"""What the panels over the notes share: fields that keep one value of the interview as typed."""

from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.interview import Interview, UrgentMatter, WellbeingNote
from interviewer.domain.review import Review
from interviewer.ui.buttons import push_button
from interviewer.ui.interview.card import TYPING_PAUSE
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

V = TypeVar("V", UrgentMatter, WellbeingNote)


class KeptPanel(QWidget, Generic[V]):
    """Saves what stands in its fields while somebody types, as often as a note is saved.

    A subclass says which value is shown, how it stands in the fields and what the fields make of
    it. A value is begun with its first word, and withdrawn where nothing is left of it.

    Attributes:
        by: Initials of who types.

    Signals:
        finished: Back to the conversation.
    """

    finished = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by = ""
        self._workspace = workspace
        self._interview: Interview | None = None
        self._id: UUID | None = None
        self._is_ahead = False  # the fields hold words that were not handed over yet
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.hand_over)

    def show_interview(self, interview: Interview) -> None:
        """Come up with the last value of this interview, or with empty fields."""
        self.hand_over()
        self._interview = interview
        value = self._last(self._workspace.review, interview)
        self._id = value.id if value else None
        self._fill(value)

    def show_review(self, review: Review) -> None:
        """Follow the review, such as after undo; words that are being typed stay."""
        if self._id is not None and not self._is_ahead:
            value = self._known(review, self._id)
            self._fill(None if value.withdrawn else value)

    def hand_over(self) -> None:
        """Save everything that stands in the fields."""
        self._pause.stop()
        if self._interview is None or not self._is_ahead:
            return
        self._is_ahead = False
        known = self._id is not None
        value = self._typed(
            self._known(self._workspace.review, self._id)
            if self._id is not None
            else self._begun(self._interview)
        )
        if known or not value.withdrawn:
            self._id = value.id
            self._workspace.edit(value, typing=True)

    def _lay_out_fields(self, column: QVBoxLayout, *fields: tuple[str, QWidget]) -> None:
        """Put each field under its label."""
        for label, field in fields:
            column.addWidget(words(label, "heading"))
            field.setAccessibleName(label)
            column.addWidget(field)

    def _lay_out_way_back(self, column: QVBoxLayout) -> None:
        """Put the way back to the conversation at the end."""
        back = push_button("Back to the conversation", self.finished)
        set_role(back, "primary")
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def _note_typing(self) -> None:
        self._is_ahead = True
        if not self._pause.isActive():
            self._pause.start()

    def _last(self, review: Review, interview: Interview) -> V | None:
        """The value to come up with."""
        raise NotImplementedError

    def _known(self, review: Review, value_id: UUID) -> V:
        """The value as the review has it."""
        raise NotImplementedError

    def _begun(self, interview: Interview) -> V:
        """A new value, of now."""
        raise NotImplementedError

    def _typed(self, value: V) -> V:
        """The value with what stands in the fields; withdrawn where nothing does."""
        raise NotImplementedError

    def _fill(self, value: V | None) -> None:
        """Show the value; cursors stay where nothing changes."""
        raise NotImplementedError
