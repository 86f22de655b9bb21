"""Whether proceedings stand in the way: asked here, and shown each time it was asked."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.clearance import answer_for, has_been_asked, why_not
from interviewer.domain.dates import british_date
from interviewer.domain.interview import Interview
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review
from interviewer.domain.words import Clearance, Occasion, Proceedings
from interviewer.ui.before.settled import LABELS
from interviewer.ui.before.typing import Typing
from interviewer.ui.form import Choice, DateField, Form, TextField
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.local_time import local_day
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.workspace import Workspace

_LABELS = ("Not asked yet", "Nothing stands in the way", "Not cleared")


class ProceedingsGroup(QWidget):
    """One asking on one occasion, kept as it is typed; the earlier ones are listed below it."""

    def __init__(
        self, workspace: Workspace, occasion: Occasion, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._occasion = workspace, occasion
        self._interview_id: UUID | None = None
        self._anew = False
        self.clearance = Choice(Clearance, labels=_LABELS)
        self.answered_by = TextField()
        self.running = {kind: QCheckBox(kind.label) for kind in Proceedings}
        self.authority, self.given, self.reference = TextField(), DateField(), TextField(24)
        self.needed = Sentence("hint")
        self.again = QPushButton("Ask a&gain")
        self.again.clicked.connect(self.ask_again)
        self._typing = Typing(self)
        self._typing.paused.connect(self._keep_typing)
        self._earlier = words("", "muted")
        self._lay_out()

    def show_interview(self, interview: Interview) -> None:
        """Show what was said of this interview."""
        self._interview_id, self._anew = interview.id, False
        self.given.reset()
        self.show_review(self._workspace.review)

    def show_review(self, review: Review) -> None:
        """Follow the review; what is being typed stays."""
        interview = self._interview_in(review)
        if interview is None:  # none was chosen, or it went with the package that brought it
            self._interview_id = None
            return
        answer = self._answer
        self.clearance.choose(answer.clearance if answer else Clearance.NOT_ASKED)
        self._typing.show(self.answered_by, answer.answered_by if answer else "")
        self._typing.show(self.authority, answer.authority if answer else "")
        self._typing.show(self.reference, answer.reference if answer else "")
        self.given.show_day(answer.given if answer else None)
        for kind, box in self.running.items():
            box.setChecked(answer is not None and kind in answer.running)
        asked = has_been_asked(review, interview, self._occasion) and not self._anew
        not_cleared = answer is not None and answer.clearance is Clearance.NOT_CLEARED
        self._not_cleared.setVisible(not_cleared)
        self.needed.say(why_not(review, interview, self._occasion) if not_cleared else "")
        self.again.setVisible(asked)
        told = "\n".join(self._told(review, interview))
        self._earlier.setText(told)
        self._earlier.setVisible(bool(told))

    def ask_again(self) -> None:
        """Begin another asking; the one before is kept, and holds until this one is answered."""
        self.hand_over()
        self._anew = True
        self.show_review(self._workspace.review)
        self.clearance.setFocus()

    def hand_over(self) -> None:
        """Keep everything that stands in the fields."""
        self._keep(typing=True)

    def _keep_typing(self) -> None:
        self._keep(typing=True)

    def _keep_choice(self) -> None:
        self._keep(typing=False)

    def _keep(self, *, typing: bool) -> None:
        self._typing.settle()
        interview = self._interview_in(self._workspace.review)
        if interview is None:
            return
        known = self._answer
        before = known or self._blank(interview.id)
        typed = self._typed(before)
        if typed != before:
            if known is None:
                workspace = self._workspace
                by = workspace.review.initials
                typed = replace(typed, id=workspace.new_id(), at=workspace.now(), by=by)
            self._anew = False
            self._workspace.edit(typed, typing=typing)

    @property
    def _answer(self) -> ProceedingsAnswer | None:
        review = self._workspace.review
        interview = self._interview_in(review)
        if self._anew or interview is None:
            return None
        return answer_for(review, interview, self._occasion)

    def _interview_in(self, review: Review) -> Interview | None:
        return review.interviews.get(self._interview_id) if self._interview_id else None

    def _blank(self, interview: UUID) -> ProceedingsAnswer:
        """An asking of which nothing is known, never saved as it is."""
        now = self._workspace.now()
        return ProceedingsAnswer(id=interview, interview=interview, occasion=self._occasion, at=now)

    def _typed(self, known: ProceedingsAnswer) -> ProceedingsAnswer:
        return replace(
            known,
            clearance=self.clearance.word,
            running=tuple(kind for kind, box in self.running.items() if box.isChecked()),
            answered_by=self.answered_by.words,
            authority=self.authority.words,
            given=self.given.day_or(known.given, self._given_remark),
            reference=self.reference.words,
        )

    def _told(self, review: Review, interview: Interview) -> Iterator[str]:
        """The earlier askings, each in a line."""
        now = self._answer
        for answer in review.proceedings_of(interview):
            if now is None or answer.id != now.id:
                day = british_date(local_day(answer.at))
                by = f" ({answer.answered_by})" if answer.answered_by else ""
                yield f"Asked {answer.occasion} on {day}: {answer.clearance}{by}"

    def _lay_out(self) -> None:
        asked = Form(label=LABELS)
        self._not_cleared = Form(label=LABELS)
        asked.add_field(
            "Answer",
            self.clearance,
            "Criminal, coroner’s or employment proceedings that touch this person or this case.",
        )
        self.clearance.name_each("Proceedings")
        asked.add_field("Who said so", self.answered_by, "By role, never by name.")
        boxes = QWidget()
        row = FlowLayout(boxes, spacing=16)
        for box in self.running.values():
            row.addWidget(box)
            box.clicked.connect(self._keep_choice)
        self._not_cleared.add_field("Which proceedings", boxes)
        self._not_cleared.add_field(
            "Who allows going on",
            self.authority,
            "By role and office; with its date and reference.",
        )
        self._given_remark = self._not_cleared.add_field("On which day", self.given)
        self._not_cleared.add_field("Reference on file", self.reference)
        if self._occasion is Occasion.ERASURE:  # while they run nobody allows it
            self._not_cleared.show_only(boxes)
        for field in (self.answered_by, self.authority, self.reference):
            self._typing.follow(field)
        self._typing.follow(self.given, as_typed=False)
        self.clearance.chosen.connect(self._keep_choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (asked, self._not_cleared, self.needed, self._earlier):
            column.addWidget(part)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
