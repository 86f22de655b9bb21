"""Whether proceedings stand in the way: asked again before a copy is given out."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.dates import NotADateError
from interviewer.domain.interview import Interview
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.words import Clearance, Occasion
from interviewer.ui.form import Choice, DateField, Form, TextField
from interviewer.ui.workspace import Workspace

LONGEST = "Authority for going on"
"""The longest label among the forms that stand below each other."""


class ProceedingsForm(QWidget):
    """The answer, and the authority that going on needs where it is *not cleared*."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clearance: Choice[Clearance] = Choice(Clearance)
        self.clearance.chosen.connect(self._show_authority)
        self.answered_by, self.authority = TextField(), TextField()
        self.given, self.reference = DateField(), TextField()
        form, self._authority = Form(label=LONGEST), Form(label=LONGEST)
        self._clearance_remark = form.add_field(
            "Pr&oceedings",
            self.clearance,
            "Criminal, coroner’s or employment. It is asked again before each copy.",
        )
        form.add_field("Answered &by", self.answered_by, "By role, such as the police lead.")
        self._authority_remark = self._authority.add_field(
            "Authority for &going on", self.authority, "Who allows it all the same, by role."
        )
        self._given_remark = self._authority.add_field("Given on", self.given)
        self._reference_remark = self._authority.add_field("Reference", self.reference)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addWidget(self._authority)
        self._show_authority()

    def clear(self) -> None:
        """Ask anew: an answer from last time is none for this time."""
        self.clearance.choose(Clearance.NOT_ASKED)
        for field in (self.answered_by, self.authority, self.given, self.reference):
            field.clear()
        self._show_authority()
        self._say()

    def answer(
        self, workspace: Workspace, interview: Interview, occasion: Occasion
    ) -> ProceedingsAnswer | None:
        """What was answered; None where it does not allow going on, and what is missing is said."""
        self._say()
        try:
            given = self.given.day()
        except NotADateError as error:
            self._given_remark.say(error.sentence)
            given = None
        answer = ProceedingsAnswer(
            id=workspace.new_id(),
            interview=interview.id,
            occasion=occasion,
            clearance=self.clearance.word,
            answered_by=self.answered_by.words,
            by=workspace.review.initials,
            at=workspace.now(),
        )
        if answer.clearance is Clearance.NOT_CLEARED:
            answer = self._authorised(answer, given)
        elif answer.clearance is Clearance.NOT_ASKED:
            self._clearance_remark.say("Ask first: the copy could harm proceedings under way.")
        return answer if answer.allows_going_on else None

    def _authorised(self, answer: ProceedingsAnswer, given: date | None) -> ProceedingsAnswer:
        if not self.authority.words:
            self._authority_remark.say("Going on needs a named authority, its date and reference.")
        if given is None and not self._given_remark.text():
            self._given_remark.say("Say when it was given.")
        if not self.reference.words:
            self._reference_remark.say("Say under which reference it is on file.")
        return replace(
            answer,
            authority=self.authority.words,
            given=given,
            reference=self.reference.words,
        )

    def _show_authority(self) -> None:
        self._authority.setVisible(self.clearance.word is Clearance.NOT_CLEARED)

    def _say(self) -> None:
        for remark in (
            self._clearance_remark,
            self._authority_remark,
            self._given_remark,
            self._reference_remark,
        ):
            remark.say("")
