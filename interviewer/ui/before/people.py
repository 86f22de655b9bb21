"""Who takes part: who leads, who notes, and what each has had to do with the practitioner."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.interview import Interview
from interviewer.domain.planning import initials_in
from interviewer.domain.preparation import Relation
from interviewer.domain.readiness import (
    preparation_for,
    relation_advice,
    relation_of,
    with_relation,
)
from interviewer.domain.review import Review
from interviewer.domain.words import Answer
from interviewer.ui.before.settled import ASKED, LABELS
from interviewer.ui.before.typing import Typing
from interviewer.ui.form import Choice, Form, TextField
from interviewer.ui.sentence import words
from interviewer.ui.tab_order import set_tab_order
from interviewer.ui.workspace import Workspace


class TakingPart(QWidget):
    """The interviewers, the lead first, and three questions to each of them.

    Signals:
        plan_wanted: The plan of the interview was asked for: the episodes are chosen there.
    """

    plan_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._id: UUID | None = None
        self.interviewers = TextField(24)
        self._typing = Typing(self)
        self._typing.follow(self.interviewers, as_typed=False)
        self._typing.paused.connect(self._keep_interviewers)
        form = Form(label=LABELS)
        form.add_field("Interviewers", self.interviewers, "Initials, the lead first: P1, P2.")
        self.relations: dict[str, RelationForm] = {}
        self._relations = QVBoxLayout()
        self._relations.setSpacing(8)
        self._episodes = words("")
        self.plan = QPushButton("Change the &plan…")
        self.plan.clicked.connect(self.plan_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(form)
        column.addLayout(self._relations)
        column.addWidget(self._episodes)
        column.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeft)

    def show_interview(self, interview: Interview) -> None:
        """Show who takes part in this interview."""
        self._id = interview.id
        self._ask_each(())
        self.show_review(self._workspace.review)

    def show_review(self, review: Review) -> None:
        """Follow the review; what is being typed stays."""
        if self._id is None:
            return
        interview = review.interviews[self._id]
        if initials_in(self.interviewers.words) != interview.interviewers:
            self.interviewers.setText(", ".join(interview.interviewers))
        if tuple(self.relations) != interview.interviewers:
            self._ask_each(interview.interviewers)
        for form in self.relations.values():
            form.show_review(review, interview)
        self._episodes.setText(_episodes(review, interview))

    def hand_over(self) -> None:
        """Keep everything that stands in the fields."""
        self._keep_interviewers()
        for form in list(self.relations.values()):
            form.hand_over()

    def _keep_interviewers(self) -> None:
        self._typing.settle()
        if self._id is None:
            return
        interview = self._workspace.review.interviews[self._id]
        typed = initials_in(self.interviewers.words)
        if typed != interview.interviewers:
            self._workspace.edit(replace(interview, interviewers=typed))

    def _ask_each(self, everybody: tuple[str, ...]) -> None:
        assert self._id is not None  # noqa: S101  `show_review` looks first
        stay = {by: form for by, form in self.relations.items() if by in everybody}
        for form in self.relations.values():
            self._relations.removeWidget(form)
            if form not in stay.values():
                form.hide()
                form.deleteLater()
        self.relations = {
            by: stay.get(by) or RelationForm(self._workspace, self._id, by) for by in everybody
        }
        for form in self.relations.values():
            self._relations.addWidget(form)
        stops = [stop for form in self.relations.values() for stop in form.stops]
        set_tab_order([self.interviewers, *stops, self.plan])


class RelationForm(Form):
    """What one interviewer has had to do with this practitioner."""

    def __init__(
        self, workspace: Workspace, interview: UUID, by: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, label=LABELS)
        self._workspace, self._interview, self._by = workspace, interview, by
        self.worked_with = Choice(Answer, labels=ASKED)
        self.same_line = Choice(Answer, labels=ASKED)
        self.text = TextField()
        for label, choice, hint in (
            (f"{by}: worked with them", self.worked_with, "Managed, supervised or advised them."),
            (
                f"{by}: same line that day",
                self.same_line,
                "Sees somebody else of the same line of management that day.",
            ),
        ):
            self.add_field(label, choice, hint)
            choice.name_each(label)
            choice.chosen.connect(self._keep_choice)
        self._advice = self.add_field(f"{by}: what follows from it", self.text)
        self._typing = Typing(self)
        self._typing.follow(self.text)
        self._typing.paused.connect(self._keep_typing)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab goes, in order."""
        return [*self.worked_with.stops, *self.same_line.stops, self.text]

    def show_review(self, review: Review, interview: Interview) -> None:
        """Follow the review; what is being typed stays."""
        known = relation_of(preparation_for(review, interview), self._by)
        self.worked_with.choose(known.worked_with)
        self.same_line.choose(known.same_line)
        self._typing.show(self.text, known.text)
        self._advice.say(relation_advice(review, interview, self._by), "hint")

    def hand_over(self) -> None:
        """Keep everything that stands in the fields."""
        self._keep(typing=True)

    def _keep_typing(self) -> None:
        self._keep(typing=True)

    def _keep_choice(self) -> None:
        self._keep(typing=False)

    def _keep(self, *, typing: bool) -> None:
        self._typing.settle()
        review = self._workspace.review
        interview = review.interviews[self._interview]
        typed = Relation(
            by=self._by,
            worked_with=self.worked_with.word,
            same_line=self.same_line.word,
            text=self.text.words,
        )
        if typed != relation_of(preparation_for(review, interview), self._by):
            known = preparation_for(review, interview, self._workspace.new_id)
            self._workspace.edit(with_relation(known, typed), typing=typing)


def _episodes(review: Review, interview: Interview) -> str:
    known = (review.episodes[each] for each in interview.episodes if each in review.episodes)
    named = ", ".join(each.name for each in sorted(known, key=lambda each: each.number))
    return f"About {named}, as planned." if named else "The plan names no episode yet."
