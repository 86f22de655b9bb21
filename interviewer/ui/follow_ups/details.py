"""One follow-up, to be read and filled in."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.following_up import answered, reopened
from interviewer.domain.interview import FollowUp
from interviewer.domain.text import clean
from interviewer.ui.form import DateField, Form, TextField
from interviewer.ui.reflection.thoughts import ThoughtEditor
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace


class FollowUpDetails(QWidget):
    """The fields of one follow-up; each is saved on leaving it and can be undone.

    Signals:
        origin_wanted: Show where it comes from.
    """

    origin_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._id: UUID | None = None
        self.text, self.owner, self.due = TextField(), TextField(16), DateField()
        self.answer, self.source, self.answered_on = ThoughtEditor(), TextField(), DateField()
        self.answered = QCheckBox("&Answered")
        self.origin_button = QPushButton("&Go to where it comes from")
        self.withdraw_button = QPushButton("&Take it out")
        for field in (self.text, self.owner, self.due, self.source, self.answered_on):
            field.editingFinished.connect(self.hand_over)
        self.answer.left.connect(self.hand_over)
        self.answered.clicked.connect(self._turn)
        self.origin_button.clicked.connect(self.origin_wanted)
        self.withdraw_button.clicked.connect(self._withdraw)
        self._lay_out()
        self.hide()

    def show_follow_up(self, follow_up: FollowUp | None) -> None:
        """Show it; another one that was being typed is saved first."""
        if follow_up is None or follow_up.id != self._id:
            self.hand_over()
        self._id = follow_up.id if follow_up else None
        self.setVisible(follow_up is not None)
        if follow_up is None:
            return
        self.text.show_text(follow_up.text)
        self.owner.show_text(follow_up.owner)
        self.due.show_day(follow_up.due)
        self.source.show_text(follow_up.answer_source)
        self.answered_on.show_day(follow_up.answered_on)
        self.answered.setChecked(follow_up.answered)
        self.answer.show_text(follow_up.answer)

    def leave(self) -> None:
        """Save what was typed; one that was begun and says nothing is taken back."""
        self.hand_over()
        follow_up = self._follow_up()
        if follow_up is not None and not (follow_up.text or follow_up.note or follow_up.withdrawn):
            self._workspace.edit(replace(follow_up, withdrawn=True))

    def hand_over(self) -> None:
        """Save what was typed, as far as it is right."""
        follow_up = self._follow_up()
        if follow_up is None:
            return
        self._text_remark.say("" if self.text.words else "Say in a few words what is owed.")
        changed = replace(
            follow_up,
            text=self.text.words or follow_up.text,
            owner=self.owner.words,
            answer=clean(self.answer.toPlainText()).strip(),
            answer_source=self.source.words,
            due=self.due.day_or(follow_up.due, self._due_remark),
            answered_on=self.answered_on.day_or(follow_up.answered_on, self._answered_remark),
        )
        self._workspace.edit(changed)

    def _follow_up(self) -> FollowUp | None:
        return self._workspace.review.follow_ups.get(self._id) if self._id else None

    def _turn(self, checked: bool) -> None:
        self.hand_over()
        follow_up = self._follow_up()
        if follow_up is not None:
            today = self._workspace.today()
            turned = answered(follow_up, today) if checked else reopened(follow_up)
            self.show_follow_up(turned)  # the list may drop it at once, and the fields are saved
            self._workspace.edit(turned)

    def _withdraw(self) -> None:
        follow_up = self._follow_up()
        if follow_up is not None:
            self._workspace.edit(replace(follow_up, withdrawn=True))

    def _lay_out(self) -> None:
        form = Form()
        self._text_remark = form.add_field("What is &owed", self.text)
        form.add_field("&By whom", self.owner, "A reference or initials, never a name.")
        self._due_remark = form.add_field("&Due", self.due)
        form.add_field("A&nswer", _framed(self.answer))
        self.answer.setAccessibleName("Answer")
        form.add_field("&Source of the answer", self.source, "A record, a call, a meeting.")
        form.add_field("", self.answered)
        self._answered_remark = form.add_field("Answered &on", self.answered_on)
        self.answered.setAccessibleName("Answered")
        buttons = QHBoxLayout()
        buttons.addWidget(self.origin_button)
        buttons.addWidget(self.withdraw_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(form)
        column.addLayout(buttons)


def _framed(editor: ThoughtEditor) -> QFrame:
    """The field on ground of its own: it has no edge."""
    frame = QFrame()
    set_role(frame, "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(8, 4, 8, 4)
    column.addWidget(editor)
    frame.setFocusProxy(editor)
    return frame
