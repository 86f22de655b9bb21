"""The fields of a plan."""

from textwrap import fill
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from interviewer.domain.dates import NotADateError, period
from interviewer.domain.interview import Practitioner
from interviewer.domain.planning import (
    Plan,
    agency_named,
    free_reference,
    initials_in,
    reads_like_a_name,
    reference_holder,
)
from interviewer.domain.review import Review
from interviewer.domain.set_up import Agency, Episode
from interviewer.domain.text import clean
from interviewer.domain.words import Level, Manner
from interviewer.ui.form import Choice, Form, Remark, TextField
from interviewer.ui.layouts import clear_layout
from interviewer.ui.plan.day_picker import DayPicker
from interviewer.ui.sentence import words
from interviewer.ui.tab_order import set_tab_order
from interviewer.ui.workspace import Workspace

_LINE = 72
"""Characters in a line beside a box."""

_LIKE_A_NAME = (
    "This reads like a full name. It may stay, but a reference such as SN1 keeps the person "
    "unnamed in the notes and in every document."
)


class PlanForm(Form):
    """Asks for everything that a plan holds, and says what is not right yet."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._besides: Practitioner | None = None
        self._before = Plan()
        self.reference, self.role = TextField(16), TextField()
        self.level, self.manner = Choice(Level), Choice(Manner)
        self.agency, self.episodes = _AgencyField(), _EpisodeChoice()
        self.interviewers, self.place = TextField(24), TextField()
        self.day = DayPicker(workspace.today)
        self._add_fields()
        self.reference.editingFinished.connect(self._look_for_holder)
        self.day.field.editingFinished.connect(self._look_at_day)
        self.reference.textChanged.connect(self._look_at_reference)
        self.agency.currentTextChanged.connect(self._look_at_agency)

    def show_plan(self, plan: Plan, review: Review, *, besides: Practitioner | None) -> None:
        """Show a plan to change, or one to begin.

        Args:
            plan: What stands in the fields.
            review: Its agencies and episodes are offered.
            besides: Whose reference is no duplicate: the practitioner of this plan.
        """
        self._besides, self._before = besides, plan
        self.agency.offer(review.live_agencies())
        self.episodes.offer(review.live_episodes())
        set_tab_order([self.agency, *self.episodes.boxes.values(), self.interviewers])
        for field, text in (
            (self.reference, plan.reference),
            (self.role, plan.role),
            (self.interviewers, ", ".join(plan.interviewers)),
            (self.place, plan.place),
        ):
            field.setText(text)
        self.agency.setEditText(plan.agency)
        self.level.choose(plan.level)
        self.manner.choose(plan.manner)
        self.episodes.choose(plan.episodes)
        self.day.show_day(plan.day)
        for remark in self._remarks:
            remark.say("")

    @property
    def changed(self) -> bool:
        """Whether something else stands there than what was shown."""
        try:
            return self.plan() != self._before
        except NotADateError:
            return True

    def plan(self) -> Plan:
        """What stands in the fields.

        Raises:
            NotADateError: The date cannot be read.
        """
        return Plan(
            reference=self.reference.words,
            role=self.role.words,
            level=self.level.word,
            agency=self.agency.words,
            episodes=self.episodes.chosen,
            interviewers=initials_in(self.interviewers.words),
            day=self.day.field.day(),
            manner=self.manner.word,
            place=self.place.words,
        )

    def complete_plan(self) -> Plan | None:
        """The plan, where nothing is missing; else say what is, and lead the keyboard there."""
        wrong = [
            field
            for field, remark, sentence in (
                (self.reference, self._reference_remark, self._reference_problem()),
                (self.agency, self._agency_remark, self._agency_problem()),
                (self.day.field, self._day_remark, self._day_problem()),
            )
            if _told(remark, sentence)
        ]
        if wrong:
            wrong[0].setFocus()
            return None
        return self.plan()

    def forget(self) -> None:
        """Show again what was shown at first."""
        self.show_plan(self._before, self._workspace.review, besides=self._besides)

    def _add_fields(self) -> None:
        self._reference_remark = self.add_field(
            "Re&ference", self.reference, "Such as SN2. Never a name: it appears on every document."
        )
        self.add_field("&Role then", self.role)
        self.add_field("&Level then", self.level)
        self._agency_remark = self.add_field(
            "&Agency", self.agency, "Choose one, or type the name of a new one."
        )
        self.add_field("Epis&odes", self.episodes)
        self.add_field("&Interviewers", self.interviewers, "Initials, the lead first: P1, P2.")
        self._day_remark = self.add_field("&Date", self.day)
        self.add_field("&How you meet", self.manner)
        self.add_field("Pla&ce", self.place)
        self.day.field.setAccessibleName("Date")
        self.agency.name_line("Agency")

    @property
    def _remarks(self) -> tuple[Remark, ...]:
        return self._reference_remark, self._agency_remark, self._day_remark

    def _look_at_reference(self) -> None:
        name = reads_like_a_name(self.reference.words)
        self._reference_remark.say(_LIKE_A_NAME if name else "", "hint")

    def _look_for_holder(self) -> None:
        reference = self.reference.words
        if reference:
            _told(self._reference_remark, self._reference_problem())

    def _look_at_agency(self) -> None:
        name = self.agency.words
        new = name and agency_named(self._workspace.review, name) is None
        words = f"{name} is new: it is added to the agencies with this plan." if new else ""
        self._agency_remark.say(words, "muted")

    def _look_at_day(self) -> None:
        self._day_remark.say(self._day_problem())

    def _reference_problem(self) -> str:
        reference, review = self.reference.words, self._workspace.review
        if not reference:
            return "The plan needs a reference."
        holder = reference_holder(review, reference, besides=self._besides)
        if holder is None:
            return ""
        taken = ", ".join(part for part in (holder.reference, holder.role) if part)
        free = free_reference(review, holder.reference)
        return f"{taken} is planned already. {free} is free."

    def _agency_problem(self) -> str:
        return "" if self.agency.words else "The plan needs an agency."

    def _day_problem(self) -> str:
        try:
            self.day.field.day()
        except NotADateError as error:
            return error.sentence
        return ""


class _AgencyField(QComboBox):
    """The agencies to choose from, and room for the name of a new one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # It would finish "Harbour" as "Harbour Health" for somebody who means another agency.
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt's own signature allows it

    @property
    def words(self) -> str:
        return " ".join(clean(self.currentText()).split())

    def name_line(self, name: str) -> None:
        """Name the line to type in, which a screen reader comes to by itself."""
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def offer(self, agencies: list[Agency]) -> None:
        self.clear()
        self.addItems([agency.name for agency in agencies])


class _EpisodeChoice(QWidget):
    """A box for each episode."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[UUID, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """Ids of the episodes that are ticked, in their order."""
        return tuple(episode for episode, box in self.boxes.items() if box.isChecked())

    def offer(self, episodes: list[Episode]) -> None:
        clear_layout(self._column)
        self.boxes = {episode.id: QCheckBox(_heading(episode)) for episode in episodes}
        for box in self.boxes.values():
            self._column.addWidget(box)
        if not episodes:
            none = "None yet. They are set up under Episodes and agencies, and chosen here later."
            self._column.addWidget(words(none, "muted"))

    def choose(self, episodes: tuple[UUID, ...]) -> None:
        for episode, box in self.boxes.items():
            box.setChecked(episode in episodes)


def _told(remark: Remark, sentence: str) -> bool:
    if sentence:
        remark.say(sentence)
    return bool(sentence)


def _heading(episode: Episode) -> str:
    """What stands beside the box, in lines that fit; a box does not break them itself."""
    parts = (episode.name, period(episode.starts, episode.ends), episode.title)
    words = " · ".join(part for part in parts if part)
    return fill(words, _LINE).replace("&", "&&")
