"""Plan for this person: prompts put first, prompts left out with a reason, questions of our own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.guidance import OWN, Prompt, Section, SectionKind
from interviewer.domain.interview import Interview
from interviewer.domain.own_plan import (
    as_in_guidance,
    is_left_out,
    reason_left_out,
    with_first,
    with_left_out,
)
from interviewer.domain.review import Review
from interviewer.ui.before.questions import QuestionsView
from interviewer.ui.before.settled import LABELS
from interviewer.ui.before.typing import Typing
from interviewer.ui.buttons import flowing
from interviewer.ui.form import Form, TextField
from interviewer.ui.sentence import words
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

_NOT_PLANNED = {
    SectionKind.INTERVIEWER_REFLECTION,
    SectionKind.URGENT,
    SectionKind.PREPARATION,
    SectionKind.ACCOUNT,
}
"""What everybody is asked as it stands, or nobody is asked in the conversation."""

_LINES = 20
"""How high the table is at most: the buttons under it stay in view."""


@dataclass(frozen=True)
class PlannedPrompt:
    """One prompt as this person is asked it."""

    section: Section
    prompt: Prompt
    wording: str
    planned: str


class PlanView(QWidget):
    """The prompts that may be planned, and the panel's own questions for this person."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._id: UUID | None = None
        self.table: Table[PlannedPrompt] = Table("Prompts", TableModel(_COLUMNS, _key, self))
        self.first = QPushButton("Put &first")
        self.leave_out = QPushButton("&Leave out")
        self.usual = QPushButton("As in the &guidance")
        self.reason = TextField()
        self._reason_form = Form(label=LABELS)
        self._reason_remark = self._reason_form.add_field(
            "Left out because", self.reason, "It stands in the summary as the reason."
        )
        self._typing = Typing(self)
        self._typing.follow(self.reason)
        self._typing.paused.connect(self.hand_over)
        self.questions = QuestionsView(workspace)
        self.table.chosen.connect(self._show_chosen)
        self.first.clicked.connect(self.put_first)
        self.leave_out.clicked.connect(self.leave_prompt_out)
        self.usual.clicked.connect(self.ask_as_usual)
        self._lay_out()

    def show_interview(self, interview: Interview) -> None:
        """Show the plan for the practitioner of this interview."""
        self._id = interview.id
        self.questions.show_interview(interview)
        self.show_review(self._workspace.review)

    def show_review(self, review: Review) -> None:
        """Follow the review; what is being typed stays."""
        if self._id is not None:
            interview = review.interviews[self._id]
            self.table.show_items(_prompts(review, interview))
            self.questions.show_review(review)

    def hand_over(self) -> None:
        """Keep everything that stands in the fields."""
        self._typing.settle()
        chosen = self.table.item
        if chosen is not None and is_left_out(self._interview, chosen.prompt.id):
            left = with_left_out(self._interview, chosen.prompt.id, self.reason.words)
            self._workspace.edit(left, typing=True)
        self.questions.hand_over()

    def put_first(self) -> None:
        """Ask this prompt before the others of its section."""
        self._plan(with_first)

    def leave_prompt_out(self) -> None:
        """Do not ask this person the prompt; lead to where the reason is typed."""
        chosen = self.table.item
        if chosen is not None and not is_left_out(self._interview, chosen.prompt.id):
            self._plan(partial(with_left_out, reason=""))
        self.reason.setFocus()

    def ask_as_usual(self) -> None:
        """Neither the one nor the other."""
        self._plan(as_in_guidance)

    @property
    def _interview(self) -> Interview:
        assert self._id is not None  # noqa: S101  the view is shown only with an interview
        return self._workspace.review.interviews[self._id]

    def _plan(self, change: Callable[[Interview, str], Interview]) -> None:
        chosen = self.table.item
        if chosen is not None:
            self.hand_over()
            self._workspace.edit(change(self._interview, chosen.prompt.id))
            self.table.scrollTo(self.table.currentIndex())

    def _show_chosen(self, chosen: PlannedPrompt | None) -> None:
        left = chosen is not None and is_left_out(self._interview, chosen.prompt.id)
        self._reason_form.setVisible(left)
        for button in (self.first, self.leave_out, self.usual):
            button.setEnabled(chosen is not None)
        if chosen is not None:
            first = chosen.prompt.id in self._interview.first
            self.first.setEnabled(not first)
            self.leave_out.setEnabled(not left)
            self.usual.setEnabled(first or left)
            reason = reason_left_out(self._interview, chosen.prompt.id)
            self._typing.show(self.reason, reason)
            self._reason_remark.say("" if reason or not left else "Say in a few words why.", "hint")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(words("Prompts", "heading"))
        column.addWidget(
            words(
                "As the guidance has them, in its order. Put first what matters most with this "
                "person; leave out what they cannot know, and say why.",
                "muted",
            )
        )
        column.addWidget(self.table)
        self.table.setMaximumHeight(self.fontMetrics().height() * _LINES)
        buttons = flowing(self.first, self.leave_out, self.usual)
        column.addLayout(buttons)
        column.addWidget(self._reason_form)
        column.addWidget(self.questions)
        column.addStretch()


def _prompts(review: Review, interview: Interview) -> list[PlannedPrompt]:
    """What may be planned, in the order in which this person is asked."""
    level = review.practitioner_of(interview).level
    return [
        PlannedPrompt(section, prompt, prompt.wording(level), _planned(interview, prompt))
        for section in review.guidance_of(interview).sections
        if section.kind not in _NOT_PLANNED
        for prompt in section.prompts_for(level)
        if not prompt.id.startswith(OWN)
    ]


def _planned(interview: Interview, prompt: Prompt) -> str:
    if is_left_out(interview, prompt.id):
        return "Left out"
    if prompt.id in interview.first:
        return "Put first"
    return "Core" if prompt.core else "When wanted"


def _key(planned: PlannedPrompt) -> str:
    return planned.prompt.id


def _section(planned: PlannedPrompt) -> str:
    return planned.section.title


def _wording(planned: PlannedPrompt) -> str:
    return planned.wording


def _word(planned: PlannedPrompt) -> str:
    return planned.planned


_COLUMNS = (
    Column(heading="Prompt", text=_wording, widest=60),
    Column(heading="For this person", text=_word, widest=16, strong=True),
    Column(heading="Section", text=_section, widest=26),
)
