"""On what terms a copy is given out: until when, how, and with which passphrase."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.accuracy_check import Terms
from interviewer.domain.clearance import why_not
from interviewer.domain.dates import NotADateError
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.words import Occasion
from interviewer.ui.before.proceedings import ProceedingsGroup
from interviewer.ui.before.settled import LABELS
from interviewer.ui.buttons import flowing
from interviewer.ui.form import DateField, Form, TextField
from interviewer.ui.protection import Protection
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

DUE_IN = timedelta(days=14)
"""What is offered as the day until which an answer is awaited."""


@dataclass(frozen=True, kw_only=True)
class GivingOut:
    """What was settled before a copy is made.

    Attributes:
        passphrase: Empty where the file is not protected.
        reason: Why it is not protected.
    """

    terms: Terms
    passphrase: str = field(repr=False)
    reason: str = field(repr=False)


class GiveOutForm(QWidget):
    """Everything that is settled before the copy is made.

    Signals:
        settled: Carries a GivingOut.
        given_up: Somebody thought better of it.
    """

    settled = Signal(object)
    given_up = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._interview: Interview | None = None
        self.due, self.handed_out = DateField(), TextField()
        self.protection = Protection(LABELS)
        self.proceedings = ProceedingsGroup(workspace, Occasion.COPY)
        self.why_not = Sentence("error")
        self.make_button = QPushButton("&Make the copy…")
        set_role(self.make_button, "primary")
        self.make_button.clicked.connect(self.settle)
        self.cancel_button = QPushButton("&Cancel")
        self.cancel_button.clicked.connect(self.given_up)
        self._lay_out()

    def begin(self, interview: Interview, today: date, count: int) -> None:
        """Ask for a new copy, with what is offered in the fields."""
        self._interview = interview
        self._what.setText(
            f"{count} numbered statement{'s' if count != 1 else ''}, each with room for an answer. "
            "Nothing of tags, of other people’s accounts or of the interviewers’ reflections is in "
            "it. The practitioner’s own reflections are."
        )
        self.due.show_day(None)
        self.due.show_day(today + DUE_IN)
        self.handed_out.clear()
        self.protection.begin()
        self.proceedings.show_interview(interview)
        self._say()
        self.due.setFocus()

    def show_review(self, review: Review) -> None:
        """Follow the review."""
        self.proceedings.show_review(review)

    def forget(self) -> None:
        """Keep no passphrase on the screen."""
        self.protection.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Go on where everything is there; else say what is missing."""
        self._say()
        if self._interview is None:
            return
        due = self._due()
        right = due is not None and self.protection.is_settled()
        self.proceedings.hand_over()
        why_not_now = why_not(self._workspace.review, self._interview, Occasion.COPY)
        self.why_not.say(why_not_now)
        if not right or why_not_now:
            return
        passphrase, reason = self.protection.chosen, self.protection.why_none
        handed = self.handed_out.words
        if reason:
            handed = f"{handed} (no passphrase: {reason})".strip()
        giving_out = GivingOut(
            terms=Terms(due=due, handed_out=handed, protected=bool(passphrase)),
            passphrase=passphrase,
            reason=reason,
        )
        self.settled.emit(giving_out)

    def _due(self) -> date | None:
        try:
            due = self.due.day()
        except NotADateError as error:
            self._due_remark.say(error.sentence)
            return None
        if due is None:
            self._due_remark.say("Say until when an answer is awaited.")
        return due

    def _say(self) -> None:
        self._due_remark.say("")
        self.protection.say_nothing()
        self.why_not.say("")

    def _lay_out(self) -> None:
        self._what = words("")
        form = Form(label=LABELS)
        self._due_remark = form.add_field("Answer &until", self.due)
        form.add_field(
            "&How it is handed out",
            self.handed_out,
            "Such as by hand, or by secure mail. Never an address.",
        )
        actions = flowing(self.make_button, self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words("A copy for the practitioner", "heading"))
        for part in (
            self._what,
            form,
            self.protection,
            words("Proceedings, asked again before each copy", "subheading"),
            self.proceedings,
            self.why_not,
        ):
            column.addWidget(part)
        column.addLayout(actions)
