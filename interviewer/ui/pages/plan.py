"""Planning an interview: with whom, about which episodes, by whom, when and where."""

from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.interview import Interview
from interviewer.domain.planning import Plan, plan_of, planned
from interviewer.domain.set_up import Agency
from interviewer.ui.buttons import footer_of
from interviewer.ui.page import Page
from interviewer.ui.places import PageName, Place
from interviewer.ui.plan.form import PlanForm
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace

_CHARACTERS = 96


class PlanPage(Page):
    """Plans a new interview, or changes the plan of one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._id: UUID | None = None
        self._ground = ScrolledColumn(_CHARACTERS)
        self._title = words("", "title")
        self._guidance = words("", "muted")
        self.form = PlanForm(workspace)
        self.save_button = QPushButton("&Save plan")
        self.open_button = QPushButton("Save and open inter&view")
        self.cancel_button = QPushButton("Ca&ncel")
        set_role(self.save_button, "primary")
        self.save_button.clicked.connect(self.save_and_return)
        self.open_button.clicked.connect(self.save_and_open)
        self.cancel_button.clicked.connect(self.cancel)
        self._lay_out()
        self._add_key("Save plan", ("Ctrl+Return", "Ctrl+Enter")).triggered.connect(
            self.save_and_return
        )

    # What a page promises

    def show_place(self, place: Place) -> None:
        self._id = place.interview
        review, interview = self.workspace.review, self._interview
        plan = plan_of(review, interview) if interview else self._new_plan(place)
        self._show_plan(plan, interview)
        self._ground.go_to_top()
        self.form.reference.setFocus()

    def crumb(self) -> str:
        interview = self._interview
        if interview is None:
            return it("New interview")
        return f"Plan of {self.workspace.review.practitioner_of(interview).reference}"

    def undo(self) -> None:
        """Do nothing: what was typed or tagged last is not on this page."""

    def redo(self) -> None:
        """Do nothing, as with undo."""

    def leave(self) -> None:
        """Keep what was typed, where it makes a whole plan; `cancel` is how to leave without."""
        if self.form.changed and self.form.complete_plan() is not None:
            self._save()

    # What a person does

    def save_and_return(self) -> None:
        interview = self._save()
        if interview is not None:
            self.wanted.emit(Place(PageName.INTERVIEWS, interview.id))

    def save_and_open(self) -> None:
        interview = self._save()
        if interview is not None:
            self.wanted.emit(Place(PageName.INTERVIEW, interview.id))

    def cancel(self) -> None:
        """Leave everything as it was."""
        interview = self._interview
        self.form.forget()
        self.wanted.emit(Place(PageName.INTERVIEWS, interview.id if interview else None))

    @property
    def _interview(self) -> Interview | None:
        return self.workspace.review.interviews.get(self._id) if self._id else None

    def _save(self) -> Interview | None:
        """The interview as it is planned now; None where something is missing."""
        plan = self.form.complete_plan()
        if plan is None:
            return None
        review = self.workspace.review
        values = planned(review, plan, self.workspace.new_id, earlier=self._interview)
        interview = values[-1]
        changed = (each for each in values if review.value(type(each), each.id) != each)
        self._id = interview.id
        self.workspace.save(*changed)
        self._show_plan(plan, interview)
        return interview

    def _new_plan(self, place: Place) -> Plan:
        """A plan that says who interviews, and of which agency where the place names one."""
        review = self.workspace.review
        about = review.value(*place.about) if place.about else None
        return Plan(
            interviewers=(review.initials,) if review.initials else (),
            agency=about.name if isinstance(about, Agency) else "",
        )

    def _show_plan(self, plan: Plan, interview: Interview | None) -> None:
        review = self.workspace.review
        who = review.practitioner_of(interview) if interview else None
        self._title.setText(f"Plan of {who.reference}" if who else it("Plan an interview"))
        self.form.show_plan(plan, review, besides=who)
        details = review.details
        guidance = (
            review.guidance_of(interview)
            if interview
            else review.guidances[f"{details.guidance} {details.guidance_version}"]
        )
        self._guidance.setText(f"Guidance: {guidance.title}, version {guidance.version}")

    def _lay_out(self) -> None:
        set_role(self, "page")
        ground = self._ground
        for part in (self._title, self._guidance, self.form):
            ground.column.addWidget(part)
        ground.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ground, 1)
        column.addWidget(footer_of(self.save_button, self.open_button, self.cancel_button))
