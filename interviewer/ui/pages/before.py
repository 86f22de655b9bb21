"""Before you start: what is settled before one interview, and what is planned for this person."""

from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from interviewer.domain.interview import Interview, Tick
from interviewer.domain.naming import are_of
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.readiness import open_points, prepared_count
from interviewer.domain.review import Review, Value
from interviewer.ui.background import Background
from interviewer.ui.before.exports import InterviewPlanDialog, InvitationDialog
from interviewer.ui.before.plan_view import PlanView
from interviewer.ui.before.settling import SettlingView
from interviewer.ui.chronology.choice import EntryChoice
from interviewer.ui.document_dialog import DocumentDialog
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.page import OneInterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace

_CHARACTERS = 112
_PROMPTS = 160
"""Characters across: a prompt stands in one line there."""


class BeforePage(OneInterviewPage):
    """Three parts for one interview: what is settled, the plan for this person, what to raise.

    Everything is saved as it is typed and can be undone. Preparing is always possible; whether
    the conversation may begin is for `domain.clearance` to say.
    """

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self._title, self._far = words("", "title"), words("", "muted")
        self.parts, self._stack = QTabBar(), QStackedWidget()
        self.settling, self.plan = SettlingView(workspace), PlanView(workspace)
        self.entries = EntryChoice(workspace)
        self.settling.plan_wanted.connect(self.change_plan)
        self.open_button = QPushButton(it("Open the &interview"))
        self.invitation_button = QPushButton("Make the in&vitation (Word)…")
        self.plan_button = QPushButton(it("Ma&ke the interview plan (Word)…"))
        set_role(self.open_button, "primary")
        self.open_button.clicked.connect(self.open_interview)
        self.invitation_button.clicked.connect(self.make_invitation)
        self.plan_button.clicked.connect(self.make_interview_plan)
        self._lay_out()
        self._add_key(it("Open the interview"), ("Ctrl+Return", "Ctrl+Enter")).triggered.connect(
            self.open_interview
        )

    # What a page promises

    def show_place(self, place: Place) -> None:
        if place.interview is None:
            return
        another = place.interview != self._id
        self._id = place.interview
        review, interview = self.workspace.review, self.interview
        self.settling.show_interview(review, interview)
        self.plan.show_interview(interview)
        if another:
            self.parts.setCurrentIndex(0)
            for ground in self._grounds:
                ground.go_to_top()
        self.show_review(review)
        self.parts.setFocus()  # arrow keys change nothing here

    def show_review(self, review: Review) -> None:
        if self._id is None:
            return
        interview = self.interview
        self._title.setText(f"Before you start: {review.practitioner_of(interview).reference}")
        self._far.setText(_how_far(review, interview))
        self.settling.show_review(review, interview)
        self.plan.show_review(review)
        self.entries.show_interview(review, interview)
        letter = review.guidance_of(interview).invitation
        self.invitation_button.setEnabled(bool(letter))
        self.invitation_button.setToolTip(
            "" if letter else it("The guidance that this interview keeps to has no invitation")
        )

    def crumb(self) -> str:
        return (
            f"Before you start: {self.workspace.review.practitioner_of(self.interview).reference}"
        )

    def leave(self) -> None:
        self.settling.hand_over()
        self.plan.hand_over()
        self.workspace.close_drafts()

    def shows(self, values: tuple[Value, ...]) -> bool:
        kinds = (Preparation, ProceedingsAnswer, Interview, Tick)
        ours = all(isinstance(value, kinds) for value in values)
        return ours and self._id is not None and are_of(self.workspace.review, values, self._id)

    # What a person does

    def open_interview(self) -> None:
        self.wanted.emit(Place(PageName.INTERVIEW, self._id))

    def change_plan(self) -> None:
        self.wanted.emit(Place(PageName.PLAN, self._id))

    def make_invitation(self) -> None:
        """Ask where the invitation and the information sheet go, and make them."""
        self._open_dialog(InvitationDialog)

    def make_interview_plan(self) -> None:
        """Ask where the plan for the interviewers' own hand goes, and make it."""
        self._open_dialog(InterviewPlanDialog)

    def _open_dialog(self, kind: type[InvitationDialog] | type[InterviewPlanDialog]) -> None:
        self.leave()
        dialog: DocumentDialog = kind(self.workspace, self._background, self.interview.id, self)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    def _lay_out(self) -> None:
        set_role(self, "page")
        self.parts.addTab("Settled beforehand")
        self.parts.addTab("Plan for this person")
        self.parts.addTab("Chronology entries to raise")
        self.parts.setAccessibleName("Parts of this page")
        self.parts.setDrawBase(False)
        self.parts.setExpanding(False)
        self.parts.currentChanged.connect(self._stack.setCurrentIndex)
        self._grounds = tuple(self._ground(part) for part in (self.settling, self.plan))
        entries = QWidget()
        of_entries = QVBoxLayout(entries)
        of_entries.setContentsMargins(28, 20, 28, 20)
        of_entries.addWidget(self.entries)
        self._stack.addWidget(entries)
        head, footer = QWidget(), QFrame()
        top = QVBoxLayout(head)
        top.setContentsMargins(28, 20, 28, 0)
        top.setSpacing(8)
        for part in (self._title, self._far, self.parts):
            top.addWidget(part)
        set_role(footer, "footer")
        row, buttons = QVBoxLayout(footer), FlowLayout(spacing=8)
        row.setContentsMargins(28, 12, 28, 12)
        row.addLayout(buttons)
        for button in (self.open_button, self.invitation_button, self.plan_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        column.addWidget(footer)

    def _ground(self, part: QWidget) -> ScrolledColumn:
        ground = ScrolledColumn(_CHARACTERS if part is self.settling else _PROMPTS)
        ground.column.addWidget(part)
        ground.column.addStretch()
        self._stack.addWidget(ground)
        return ground


def _how_far(review: Review, interview: Interview) -> str:
    """How much is settled, and what comes next."""
    count, still = prepared_count(review, interview), open_points(review, interview)
    if not still:
        return "Everything is settled."
    return f"{count.reached} of {count.of} settled. Next: {still[0].text}"
