"""The interviewer's reflection: straight after the interview, apart from the account."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.coverage import readable_thoughts
from interviewer.domain.guidance import Prompt, SectionKind
from interviewer.domain.interview import Reflection, Thought
from interviewer.domain.review import Review, Value
from interviewer.domain.status import reflecting
from interviewer.domain.words import ReflectionState
from interviewer.ui.buttons import footer_of
from interviewer.ui.page import OneInterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.reflection.thoughts import ThoughtFields, ThoughtsRead
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.tab_order import set_tab_order
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace

_CHARACTERS = 104
_YOU = "You"
"""What stands for initials where nobody gave any."""

_APART = (
    "This belongs to the panel and is no part of the account: it is never in the practitioner’s "
    "copy, and in the summary only if somebody chooses to include it. What is written here, and "
    "its history, may have to be disclosed."
)


class ReflectionPage(OneInterviewPage):
    """One page for each interviewer; what another wrote is sealed until all have finished."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._reader = ""
        self._ground = ScrolledColumn(_CHARACTERS)
        self._title = words("", "title")
        self.whose = QComboBox()
        self.whose.setAccessibleName("Whose reflection")
        self.whose.currentIndexChanged.connect(self._show_chosen)
        self._whose_label = QLabel("&Whose reflection")
        self._whose_label.setBuddy(self.whose)
        self.state = words("", "muted")
        self.fields, self.read = ThoughtFields(workspace), ThoughtsRead()
        self.sealed = words("")
        self.own_button = QPushButton()
        self.own_button.clicked.connect(self.take_seat)
        self.save_button = QPushButton("&Save reflection")
        set_role(self.save_button, "primary")
        self.tidy_button = QPushButton("Save and &tidy up the notes")
        self.later_button = QPushButton("&Later")
        self.skip_button = QPushButton("S&kip the reflection")
        self.save_button.clicked.connect(self.finish)
        self.tidy_button.clicked.connect(self.go_on_to_notes)
        self.later_button.clicked.connect(self.do_later)
        self.skip_button.clicked.connect(self.skip)
        self._lay_out()

    # What a page promises

    def show_place(self, place: Place) -> None:
        if place.interview is None:
            return
        self._id = place.interview
        self._seat()
        super().show_place(place)
        self._begin()

    def show_review(self, review: Review) -> None:
        if self._id is None:
            return
        who = review.practitioner_of(self.interview)
        self._title.setText(f"Interviewer’s reflection on {who.reference}")
        thoughts = readable_thoughts(review, self.interview, self._by, self._reader)
        own = self._by == self._reader
        self._show_only(self.fields if own else self.sealed if thoughts is None else self.read)
        if own:
            self.fields.show_prompts(self.interview, self._by, self._prompts())
            set_tab_order([self.whose, *self.fields.editors.values(), self.save_button])
            self.fields.show_review(review)
        elif thoughts is None:
            self.sealed.setText(_sealed(self._by, len(reflecting(review, self.interview))))
        else:
            self.read.show_thoughts(thoughts, self._prompts())
        self._show_state(review)

    def crumb_detail(self) -> str:
        return it("after the interview")

    def leave(self) -> None:
        self.fields.hand_over()
        self.workspace.close_drafts()

    def shows(self, values: tuple[Value, ...]) -> bool:
        """What whoever sits here wrote on this interview; nothing of anybody else."""
        return self._id is not None and all(
            isinstance(value, Thought | Reflection)
            and (value.by, value.interview) == (self._reader, self._id)
            for value in values
        )

    # What a person does

    def finish(self) -> None:
        """The reflection is written."""
        self._leave_as(ReflectionState.SAVED)

    def go_on_to_notes(self) -> None:
        """The reflection is written, and the notes come next."""
        self._keep_as(ReflectionState.SAVED)
        self.wanted.emit(Place(PageName.TIDY_UP, self.interview.id))

    def skip(self) -> None:
        """There will be no reflection; what was typed so far is kept all the same."""
        self._leave_as(ReflectionState.SKIPPED)

    def do_later(self) -> None:
        """Come back to it from the list of interviews."""
        self.leave()
        self._go_back()

    def take_seat(self) -> None:
        """Somebody else sits here now, and writes their own."""
        self.leave()
        self._reader = self._by
        self.show_review(self.workspace.review)
        self._begin()

    # Inside

    @property
    def _by(self) -> str:
        """Whose reflection is chosen."""
        return str(self.whose.currentData() or "")

    def _begin(self) -> None:
        self._ground.go_to_top()
        self.fields.focus_first()

    def _seat(self) -> None:
        """Offer everybody who writes one, whoever sits at this laptop first."""
        review = self.workspace.review
        everybody = reflecting(review, self.interview)
        seat = review.initials
        if seat in everybody:
            everybody = (seat, *(by for by in everybody if by != seat))
        # With one interviewer there is nobody to seal anything from.
        self._reader = seat if seat in everybody or len(everybody) > 1 else everybody[0]
        self.whose.blockSignals(True)
        self.whose.clear()
        for by in everybody:
            self.whose.addItem(by or _YOU, by)
        self.whose.blockSignals(False)
        several = len(everybody) > 1
        self.whose.setVisible(several)
        self._whose_label.setVisible(several)

    def _show_chosen(self) -> None:
        self.leave()
        self.show_review(self.workspace.review)
        self._ground.go_to_top()

    def _prompts(self) -> tuple[Prompt, ...]:
        review, interview = self.workspace.review, self.interview
        level = review.practitioner_of(interview).level
        kind = SectionKind.INTERVIEWER_REFLECTION
        sections = review.guidance_of(interview).sections_of(kind)
        return tuple(prompt for section in sections for prompt in section.prompts_for(level))

    def _show_only(self, part: QWidget) -> None:
        for each in (self.fields, self.read, self.sealed):
            each.setVisible(each is part)
        own = part is self.fields
        if not own:
            self.fields.forget()
        self.own_button.setVisible(not own)
        self.own_button.setText(f"I am {self._by or _YOU}: open my page".replace("&", "&&"))
        for button in (self.save_button, self.tidy_button, self.skip_button):
            button.setVisible(own)
        self.later_button.setText("&Later" if own else it("&Back to the interviews"))

    def _show_state(self, review: Review) -> None:
        reflection = review.reflection_of(self.interview, self._by)
        state = reflection.state if reflection else ReflectionState.OPEN
        said = {
            ReflectionState.OPEN: "Not finished yet.",
            ReflectionState.SAVED: "Saved.",
            ReflectionState.SKIPPED: "Skipped.",
        }
        more = {
            ReflectionState.OPEN: " Five minutes are enough, and a field may stay empty.",
            ReflectionState.SAVED: " It can still be changed; earlier wordings are kept.",
            ReflectionState.SKIPPED: " It can still be written.",
        }
        self.state.setText(said[state] + (more[state] if self._by == self._reader else ""))

    def _leave_as(self, state: ReflectionState) -> None:
        self._keep_as(state)
        self._go_back()

    def _keep_as(self, state: ReflectionState) -> None:
        self.leave()
        review, now = self.workspace.review, self.workspace.now()
        earlier = review.reflection_of(self.interview, self._by)
        reflection = earlier or Reflection(
            id=self.workspace.new_id(), interview=self.interview.id, by=self._by, at=now
        )
        self.workspace.edit(replace(reflection, state=state, at=now))

    def _go_back(self) -> None:
        self.wanted.emit(Place(PageName.INTERVIEWS, self.interview.id))

    def _lay_out(self) -> None:
        set_role(self, "page")
        ground = self._ground
        whose = QHBoxLayout()
        whose.setSpacing(12)
        whose.addWidget(self._whose_label)
        whose.addWidget(self.whose)
        whose.addWidget(self.state, 1)
        ground.column.addWidget(self._title)
        ground.column.addWidget(words(_APART, "banner"))
        ground.column.addLayout(whose)
        for part in (self.sealed, self.read, self.own_button, self.fields):
            ground.column.addWidget(part)
        ground.column.setAlignment(self.own_button, Qt.AlignmentFlag.AlignLeft)
        ground.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ground, 1)
        column.addWidget(
            footer_of(self.save_button, self.tidy_button, self.later_button, self.skip_button)
        )


def _sealed(by: str, count: int) -> str:
    """Why nothing is shown (model.md, "Values")."""
    until = "both have" if count == len(("lead", "note-taker")) else "everybody has"
    return f"The reflection of {by} is sealed until {until} saved or skipped theirs."
