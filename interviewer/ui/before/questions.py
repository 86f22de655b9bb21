"""Questions of the panel's own for one person, their wording looked at while they are typed."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.guidance.wording import check_wording
from interviewer.domain.interview import Interview, OwnQuestion
from interviewer.domain.own_plan import own_id, with_question, without_question
from interviewer.domain.review import Review
from interviewer.ui.before.typing import Typing
from interviewer.ui.form import Remark, TextField
from interviewer.ui.sentence import words
from interviewer.ui.tab_order import set_tab_order
from interviewer.ui.workspace import Workspace


class QuestionsView(QWidget):
    """One line for each question; they are asked after the account, never before it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._id: UUID | None = None
        self.rows: dict[str, QuestionRow] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add = QPushButton("Add a &question")
        self.add.clicked.connect(self.add_question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(words("Questions of the panel’s own", "heading"))
        column.addWidget(
            words(
                "For this person only. They are asked after the account, never before it.", "muted"
            )
        )
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_interview(self, interview: Interview) -> None:
        """Show the questions for the practitioner of this interview."""
        self._id = interview.id
        for name in list(self.rows):
            self._drop(name)
        self.show_review(self._workspace.review)

    def show_review(self, review: Review) -> None:
        """Follow the review; what is being typed stays."""
        if self._id is None:
            return
        interview = review.interviews[self._id]
        known = {question.id: question for question in interview.questions}
        for name in [n for n, row in self.rows.items() if row.is_kept and n not in known]:
            self._drop(name)
        for question in interview.questions:
            row = self.rows.get(question.id) or self._insert(question.id)
            row.show_question(question, noted=bool(review.notes_under(interview, question.id)))

    def add_question(self) -> None:
        """Begin another question; it is kept from its first letter on."""
        row = self._insert(own_id(self._workspace.new_id()))
        row.text.setFocus()

    def hand_over(self) -> None:
        """Keep everything that stands in the fields."""
        for row in list(self.rows.values()):
            row.hand_over()

    def _insert(self, name: str) -> "QuestionRow":
        row = self.rows[name] = QuestionRow(name, len(self.rows) + 1)
        row.typed.connect(self._keep)
        row.removed.connect(self._remove)
        self._rows.addWidget(row)
        stops = [stop for each in self.rows.values() for stop in (each.text, each.remove)]
        set_tab_order([*stops, self.add])
        return row

    def _drop(self, name: str) -> None:
        row = self.rows.pop(name)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _keep(self, name: str, text: str) -> None:
        if self._id is None:
            return
        interview = self._workspace.review.interviews[self._id]
        if not text and not self.rows[name].is_kept:
            return
        self.rows[name].is_kept = True
        question = OwnQuestion(id=name, text=text)
        self._workspace.edit(with_question(interview, question), typing=True)

    def _remove(self, name: str) -> None:
        if self._id is None:
            return
        self.add.setFocus()
        interview = self._workspace.review.interviews[self._id]
        self._workspace.edit(without_question(interview, name))
        if name in self.rows:
            self._drop(name)


class QuestionRow(QWidget):
    """One question: its words, and what is worth a second look in them.

    Attributes:
        is_kept: Whether the interview has it already.

    Signals:
        typed: Its id, and what stands in the field.
        removed: Its id.
    """

    typed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, name: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_kept = False
        self._name = name
        self.text = TextField()
        self.text.setAccessibleName(f"Question {number}")
        self.text.setPlaceholderText("Tell me about… Describe… Take me to…")
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName(f"Remove question {number}")
        self.remove.clicked.connect(self._say_removed)
        self._remark = Remark(self.text)
        self._typing = Typing(self)
        self._typing.follow(self.text)
        self._typing.paused.connect(self.hand_over)
        self.text.textChanged.connect(self._look_at_wording)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._remark)

    def show_question(self, question: OwnQuestion, *, noted: bool) -> None:
        """Show the question; one with notes under it stays, or they would stand nowhere."""
        self.is_kept = True
        self._typing.show(self.text, question.text)
        self.remove.setEnabled(not noted)
        self.remove.setToolTip("There are notes under it" if noted else "")

    def hand_over(self) -> None:
        """Keep what stands in the field."""
        self._typing.settle()
        self.typed.emit(self._name, self.text.words)

    def _look_at_wording(self, text: str) -> None:
        remarks = check_wording(text, after_account=True)
        told = (f"“{remark.words}” is {remark.fault}: {remark.instead}." for remark in remarks)
        self._remark.say(" ".join(told), "hint")

    def _say_removed(self) -> None:
        self._typing.settle()
        self.removed.emit(self._name)
