"""Fields that each stand for one thing that is settled before an interview."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from interviewer.domain.dates import NotADateError
from interviewer.domain.preparation import Preparation
from interviewer.domain.readiness import preparation_for
from interviewer.domain.review import Review
from interviewer.domain.words import Answer
from interviewer.ui.before.typing import Typing
from interviewer.ui.form import Choice, DateField, Form, Remark, TextField
from interviewer.ui.workspace import Workspace

ASKED = ("Not asked", "Yes", "No")

LABELS = "P1: what follows from it"
"""As long as the longest label of the page: its forms stand in line."""


class SettledForm(Form):
    """Shows what was settled and keeps what is typed, field by field, as it is typed.

    Attributes:
        interview: Id of the interview; None before one is shown.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, label=LABELS)
        self._workspace = workspace
        self.interview: UUID | None = None
        self.texts: dict[str, TextField] = {}
        self.days: dict[str, DateField] = {}
        self.answers: dict[str, Choice[Answer]] = {}
        self._remarks: dict[str, Remark] = {}
        self._typing = Typing(self)
        self._typing.paused.connect(self._keep_typing)

    def add_text(self, name: str, label: str, hint: str = "") -> None:
        """Add a line of text for this field of a Preparation."""
        field = self.texts[name] = TextField()
        self._remarks[name] = self.add_field(label, field, hint)
        self._typing.follow(field)

    def add_day(self, name: str, label: str, hint: str = "") -> None:
        """Add a date."""
        field = self.days[name] = DateField()
        self._remarks[name] = self.add_field(label, field, hint)
        self._typing.follow(field, as_typed=False)

    def add_answer(self, name: str, label: str, hint: str = "") -> None:
        """Add a question that is answered by yes or no."""
        field = self.answers[name] = Choice(Answer, labels=ASKED)
        self._remarks[name] = self.add_field(label, field, hint)
        field.name_each(label)
        field.chosen.connect(self._keep_choice)

    def say(self, name: str, text: str, role: str = "error") -> None:
        """Say something under a field; empty takes it away."""
        self._remarks[name].say(text, role)

    def show_interview(self, interview: UUID) -> None:
        """Show what was settled before this interview."""
        self.interview = interview
        for name, day in self.days.items():
            day.reset()
            self.say(name, "")
        self.show_review(self._workspace.review)

    def show_review(self, review: Review) -> None:
        """Follow the review; what is being typed stays."""
        if self.interview is None:
            return
        known = preparation_for(review, review.interviews[self.interview])
        for name, text in self.texts.items():
            self._typing.show(text, getattr(known, name))
        for name, day in self.days.items():
            day.show_day(getattr(known, name))
        for name, answer in self.answers.items():
            answer.choose(getattr(known, name))

    def hand_over(self) -> None:
        """Keep everything that stands in the fields."""
        self._keep(typing=True)

    def _keep_typing(self) -> None:
        self._keep(typing=True)

    def _keep_choice(self) -> None:
        self._keep(typing=False)

    def _keep(self, *, typing: bool) -> None:
        self._typing.settle()
        if self.interview is None:
            return
        review = self._workspace.review
        interview = review.interviews[self.interview]
        typed = self._typed(preparation_for(review, interview))
        if typed != preparation_for(review, interview):
            known = preparation_for(review, interview, self._workspace.new_id)
            self._workspace.edit(replace(typed, id=known.id), typing=typing)

    def _typed(self, known: Preparation) -> Preparation:
        values: dict[str, Any] = {name: field.words for name, field in self.texts.items()}
        values |= {name: field.word for name, field in self.answers.items()}
        for name, field in self._days_read():
            values[name] = field
        return replace(known, **values)

    def _days_read(self) -> Iterable[tuple[str, object]]:
        """The dates that can be read; of another the earlier one stays, and it is said why."""
        for name, field in self.days.items():
            try:
                day = field.day()
            except NotADateError as error:
                self.say(name, error.sentence)
            else:
                self.say(name, "")
                yield name, day
