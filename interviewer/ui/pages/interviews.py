"""The list of interviews: how far each has come, and what can be done with it."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.clearance import may_begin
from interviewer.domain.dates import british_date
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.status import interview_status, interviews_in_order
from interviewer.domain.words import SeatRole, Stage
from interviewer.ui.background import Background
from interviewer.ui.buttons import flowing, push_button, top_bar_of
from interviewer.ui.due_list import DueList
from interviewer.ui.page import Page
from interviewer.ui.places import PageName, Place
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.summary_export import SummaryDialog
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace


class InterviewsPage(Page):
    """Shows the interviews, what is next first; Enter or a double click opens one."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self.new_button = QPushButton(it("&New interview"))
        set_role(self.new_button, "primary")
        self.new_button.clicked.connect(self.plan_new)
        self.bar = top_bar_of(self.new_button)
        self.open_button = push_button(it("&Open interview"), self.open_chosen)
        self.before_button = push_button("&Before you start", self.prepare)
        self.plan_button = push_button("Edit &plan", self.edit_plan)
        self.reflection_button = push_button("&Reflection", self.reflect)
        self.tidy_button = push_button("&Tidy up", self.tidy_up)
        self.check_button = push_button("&Accuracy check", self.check)
        self.summary_button = push_button("Make Word &summary…", self.make_summary)
        self.history_button = push_button("&History", self.show_history)
        self.count = QLabel()
        set_role(self.count, "muted")
        self.table = Table(it("Interviews"), TableModel(self._columns(), _id, self))
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._show_chosen)
        self.due = DueList(workspace)
        self.due.wanted.connect(self.wanted)
        self.empty = _NothingPlanned()
        self.empty.set_up_button.clicked.connect(self.set_up)
        self.empty.plan_button.clicked.connect(self.plan_new)
        self._lay_out()
        self._add_key(it("New interview"), ("Ctrl+N",)).triggered.connect(self.plan_new)

    # What a page promises

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        if place.interview is not None:
            self.table.choose(place.interview)
        first = self.table if self.table.item is not None else self.empty.next_button
        first.setFocus()

    def show_review(self, review: Review) -> None:
        interviews = interviews_in_order(review)
        self.table.show_items(interviews)
        self.due.show_review(review)
        self._lists.setVisible(bool(interviews))
        self.empty.setVisible(not interviews)
        self.empty.show_review(review)
        self.count.setText(_count(review))

    def undo(self) -> None:
        """Do nothing: what was typed or tagged last is not on this page."""

    def redo(self) -> None:
        """Do nothing, as with undo."""

    # What a person does

    def open_chosen(self) -> None:
        self._go(PageName.INTERVIEW)

    def prepare(self) -> None:
        self._go(PageName.BEFORE)

    def edit_plan(self) -> None:
        self._go(PageName.PLAN)

    def reflect(self) -> None:
        self._go(PageName.REFLECTION)

    def tidy_up(self) -> None:
        self._go(PageName.TIDY_UP)

    def check(self) -> None:
        self._go(PageName.ACCURACY_CHECK)

    def show_history(self) -> None:
        interview = self.table.item
        if interview is not None:
            about = (Interview, interview.id)
            self.wanted.emit(Place(PageName.HISTORY, interview.id, about=about))

    def plan_new(self) -> None:
        self.wanted.emit(Place(PageName.PLAN))

    def set_up(self) -> None:
        self.wanted.emit(Place(PageName.SET_UP))

    def make_summary(self) -> None:
        """Ask what belongs in the summary and where it goes, and make it."""
        interview = self.table.item
        if interview is not None:
            dialog = SummaryDialog(self.workspace, self._background, interview.id, self)
            dialog.lock_wanted.connect(self.lock_wanted)
            dialog.open()

    def _go(self, page: PageName) -> None:
        interview = self.table.item
        if interview is not None:
            self.wanted.emit(Place(page, interview.id))

    def _open(self, interview: Interview) -> None:
        """Where it goes on: with what is settled first, as long as it may not begin.

        Once it may, nothing of that comes up by itself: somebody may be sitting opposite.
        """
        waits = interview.stage is Stage.PLANNED and not may_begin(self.workspace.review, interview)
        page = PageName.BEFORE if waits else PageName.INTERVIEW
        self.wanted.emit(Place(page, interview.id))

    # How it looks

    def _show_chosen(self, interview: Interview | None) -> None:
        stage = interview.stage if interview is not None else None
        always = (self.open_button, self.plan_button, self.before_button, self.history_button)
        for button in always:
            button.setEnabled(stage is not None)
        closed = stage is not None and stage.closed
        for button in (self.reflection_button, self.tidy_button, self.check_button):
            button.setEnabled(closed)
            button.setToolTip("" if closed else it("It follows when the interview is closed"))
        begun = closed or stage is Stage.IN_PROGRESS
        self.summary_button.setEnabled(begun)
        self.summary_button.setToolTip("" if begun else "There is nothing in it yet")

    def _columns(self) -> tuple[Column[Interview], ...]:
        return (
            Column(heading="Practitioner", text=self._reference, strong=True),
            Column(heading="Role then", text=self._role, widest=26),
            Column(heading="Agency", text=self._agency, widest=26),
            Column(heading="Episodes", text=self._episodes),
            Column(heading="Date", text=_day),
            Column(heading="Status", text=self._status, widest=60),
            Column(heading="Interviewers", text=_interviewers),
        )

    def _reference(self, interview: Interview) -> str:
        return self.workspace.review.practitioner_of(interview).reference

    def _role(self, interview: Interview) -> str:
        return self.workspace.review.practitioner_of(interview).role

    def _agency(self, interview: Interview) -> str:
        return self.workspace.review.agency_of(interview).name

    def _episodes(self, interview: Interview) -> str:
        episodes = self.workspace.review.episodes
        numbers = (episodes[each].number for each in interview.episodes)
        return ", ".join(str(number) for number in sorted(numbers))

    def _status(self, interview: Interview) -> str:
        today = self.workspace.today()
        return interview_status(self.workspace.review, interview, today)

    def _lay_out(self) -> None:
        set_role(self, "page")
        heading = QHBoxLayout()
        heading.addWidget(words(it("Interviews"), "title"))
        heading.addWidget(self.count, 1)
        self._lists = QWidget()
        lists = QVBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(12)
        lists.addWidget(self.table, 2)
        actions = flowing(
            self.open_button,
            self.before_button,
            self.plan_button,
            self.reflection_button,
            self.tidy_button,
            self.check_button,
            self.summary_button,
            self.history_button,
        )
        lists.addLayout(actions)
        lists.addWidget(self.due, 1)
        lists.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(12)
        column.addLayout(heading)
        column.addWidget(self._lists, 1)
        column.addWidget(self.empty, 1)


class _NothingPlanned(QWidget):
    """What will be here, and the first step towards it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = words("")
        self.set_up_button = QPushButton("Set up &episodes and agencies")
        self.plan_button = QPushButton(it("&Plan an interview"))
        self.next_button = self.set_up_button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(
            words(
                it(
                    "No interviews yet. Those you plan will be listed here, each with how far it "
                    "has come and what is due."
                )
            )
        )
        column.addWidget(self._step)
        actions = flowing(self.set_up_button, self.plan_button)
        column.addLayout(actions)
        column.addStretch()

    def show_review(self, review: Review) -> None:
        """Offer what comes next: the review is set up first, then an interview is planned."""
        ready = bool(review.live_agencies() and review.live_episodes())
        self._step.setText(
            "Plan the first one now."
            if ready
            else "First say which agencies took part and what the episodes are; then plan one."
        )
        self.next_button = self.plan_button if ready else self.set_up_button
        set_role(self.set_up_button, "" if ready else "primary")
        set_role(self.plan_button, "primary" if ready else "")


def _id(interview: Interview) -> UUID:
    return interview.id


def _day(interview: Interview) -> str:
    """The date in one piece: it is not broken over two lines."""
    day = british_date(interview.day) if interview.day else "not set"
    return day.replace(" ", "\N{NO-BREAK SPACE}")


def _interviewers(interview: Interview) -> str:
    return ", ".join(interview.interviewers)


def _count(review: Review) -> str:
    """How many there are, and whose: a panel member has none but their own (model.md, "Seats")."""
    count = len(review.interviews)
    role = next((seat.role for seat in review.seats.values()), SeatRole.PANEL_MEMBER)
    whose = "Your interviews" if role is SeatRole.PANEL_MEMBER else "Interviews"
    return it(f"{whose}: {count}") if count else ""
