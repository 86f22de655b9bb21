"""Everything that is settled before one interview, in groups."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.interview import Interview
from interviewer.domain.readiness import Topic, guidance_checks
from interviewer.domain.review import Review
from interviewer.domain.words import Occasion
from interviewer.ui.before.people import TakingPart
from interviewer.ui.before.practitioner import PapersForm, PractitionerForm
from interviewer.ui.before.proceedings import ProceedingsGroup
from interviewer.ui.interview.stop_views import ChecklistView
from interviewer.ui.sentence import words
from interviewer.ui.workspace import Workspace


class SettlingView(QWidget):
    """Proceedings, who takes part, the practitioner, papers, and the guidance's own checks.

    Signals:
        plan_wanted: The plan of the interview was asked for.
    """

    plan_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown: object = None
        self.proceedings = ProceedingsGroup(workspace, Occasion.INTERVIEW)
        self.people = TakingPart(workspace)
        self.people.plan_wanted.connect(self.plan_wanted)
        self.practitioner = PractitionerForm(workspace)
        self.papers = PapersForm(workspace)
        self.checks = ChecklistView(workspace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for topic, part in (
            (Topic.PROCEEDINGS, self.proceedings),
            (Topic.TAKING_PART, self.people),
            (Topic.PRACTITIONER, self.practitioner),
            (Topic.PAPERS, self.papers),
        ):
            column.addWidget(words(topic, "heading"))
            column.addWidget(part)
        column.addWidget(self.checks)
        column.addStretch()

    def show_interview(self, review: Review, interview: Interview) -> None:
        """Show what was settled before this interview."""
        self._shown = None
        self.proceedings.show_interview(interview)
        self.people.show_interview(interview)
        self.practitioner.show_interview(interview.id)
        self.papers.show_interview(interview.id)
        self.show_review(review, interview)

    def show_review(self, review: Review, interview: Interview) -> None:
        """Follow the review; what is being typed stays."""
        for part in (self.proceedings, self.people, self.practitioner, self.papers):
            part.show_review(review)
        checks = guidance_checks(review, interview)
        if (interview.id, checks) != self._shown:
            self._shown = interview.id, checks
            level = review.practitioner_of(interview).level
            self.checks.show_items(interview, Topic.GUIDANCE, checks, level, role="heading")
        self.checks.setVisible(bool(checks))
        self.checks.show_review(review)

    def hand_over(self) -> None:
        """Keep everything that stands in the fields."""
        self.proceedings.hand_over()
        self.people.hand_over()
        self.practitioner.hand_over()
        self.papers.hand_over()
        self.checks.hand_over()
