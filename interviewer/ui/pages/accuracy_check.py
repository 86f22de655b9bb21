"""The accuracy check: give out a copy, take answers in, decide on each."""

from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.accuracy_check import copy_returned, newer_copy, statements_to_check
from interviewer.domain.accuracy_outcome import (
    awaited_copy,
    finished,
    why_not_finished,
    without_answer,
    without_reply,
)
from interviewer.domain.closing import is_open_to_changes
from interviewer.domain.dates import british_date
from interviewer.domain.errors import InterviewerError
from interviewer.domain.interview import Interview
from interviewer.domain.naming import are_of
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.returned import ReturnedCopy
from interviewer.domain.review import Review, Value
from interviewer.domain.status import copy_words, interview_status
from interviewer.ui.agreed_line import AgreedLine
from interviewer.ui.background import Background
from interviewer.ui.buttons import flowing, push_button
from interviewer.ui.check.answers import AnswersPanel
from interviewer.ui.check.copy_dialog import CopyDialog
from interviewer.ui.check.give_out import GiveOutForm, GivingOut
from interviewer.ui.check.take_in import TakeIn
from interviewer.ui.local_time import local_day, local_zone
from interviewer.ui.page import OneInterviewPage
from interviewer.ui.places import Place
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace

_CHARACTERS = 120


class AccuracyCheckPage(OneInterviewPage):
    """Every step of the check on one page; what is not the next one stays quiet."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self._sure = False
        self.agreed_line = AgreedLine(workspace)
        self._title, self.state = words("", "title"), words("", "muted")
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self.make_button = push_button("&Make the practitioner’s copy…", self.ask_terms)
        self.take_button = push_button("Take the &returned file in…", self.ask_which)
        self.paper_button = push_button("Type in answers from &paper", self.type_in)
        self.silent_button = push_button("Record that no reply ca&me", self.record_silence)
        self.finish_button = push_button("&Finish the check", self.finish)
        self.form = GiveOutForm(workspace)
        self.form.settled.connect(self.make)
        self.form.given_up.connect(self._show_copies)
        self.take_in = TakeIn(background)
        self.take_in.read.connect(self.compare)
        self.answers = AnswersPanel(workspace)
        self.answers.done.connect(self._show_copies)
        self.answers.refused.connect(self.agreed_line.point_out)
        self.copies: Table[PractitionersCopy] = Table(
            "Copies given out", TableModel(self._columns(), _id, self)
        )
        self._empty = words(
            "No copy has been given out yet. The practitioner’s copy is a Word document with each "
            "note as a numbered statement and room to agree, correct, dispute and add. What comes "
            "back is compared with what was given out, and you decide on every answer."
        )
        self._lay_out()

    # What a page promises

    def show_place(self, place: Place) -> None:
        if place.interview is not None and place.interview != self._id:
            self._id = place.interview
            self._show_copies()
        self._say()  # what was said last may no longer be so
        super().show_place(place)
        self._focus_next_step()

    def show_review(self, review: Review) -> None:
        if self._id is None:
            return
        interview = self.interview
        self._title.setText(f"Accuracy check with {review.practitioner_of(interview).reference}")
        self.state.setText(interview_status(review, interview, self.workspace.today()))
        self.agreed_line.show_interview(interview)
        copies = review.copies_of(interview)
        self.copies.show_items(copies)
        self.copies.setVisible(bool(copies))
        self._empty.setVisible(not copies)
        self._show_steps(review, interview)
        self.answers.let_decide(able=is_open_to_changes(review, interview))
        self.answers.show_review(review)
        self.form.show_review(review)

    def crumb_detail(self) -> str:
        return "accuracy check"

    def leave(self) -> None:
        if self.form.isVisible():
            self.form.proceedings.hand_over()
        self.workspace.close_drafts()

    def undo(self) -> None:
        super().undo()
        self._say()

    def shows(self, values: tuple[Value, ...]) -> bool:
        """A decision, a copy, or the end of the check; not what was typed into the notes."""
        kinds = (StatementAnswer, PractitionersCopy, ProceedingsAnswer, Interview)
        ours = any(isinstance(value, kinds) for value in values)
        return ours and self._id is not None and are_of(self.workspace.review, values, self._id)

    # What a person does

    def ask_terms(self) -> None:
        """Ask until when, how, and with which passphrase a copy is given out."""
        self._say()
        self.take_in.forget()
        count = len(statements_to_check(self.workspace.review, self.interview))
        if not count:
            self._say(problem="There is no note yet that somebody could check.")
            return
        self._show_only(self._ground)
        self.form.begin(self.interview, self.workspace.today(), count)

    def make(self, giving_out: GivingOut) -> None:
        """Make the copy in its dialog."""
        dialog = CopyDialog(self.workspace, self._background, self.interview.id, giving_out, self)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.written.connect(self._show_given_out)
        dialog.open()

    def ask_which(self) -> None:
        """Ask for the file that came back."""
        self._say()
        self._show_copies()
        self.take_in.ask_which()

    def compare(self, returned: ReturnedCopy) -> None:
        """Show what came back beside what was given out; nothing is written."""
        review = self.workspace.review
        try:
            copy = copy_returned(review, self.interview, returned)
        except InterviewerError as error:
            self.take_in.refuse(error)
            return
        newer, said = newer_copy(review, copy), ""
        if newer is not None:
            said = (
                f"This is the copy of {self._day(copy)}; a newer one was given out on "
                f"{self._day(newer)}. It can be read all the same."
            )
        if returned.tracked:
            said += " Changes were tracked in it: they are read as if all were accepted."
        self._begin(copy, returned)
        self._say(said=said.strip())

    def type_in(self) -> None:
        """Show the statements of the last copy, to type in what came on paper."""
        self._say()
        self.take_in.forget()
        copies = self.workspace.review.copies_of(self.interview)
        if copies:
            self._begin(copies[-1], None)

    def record_silence(self) -> None:
        """Record that no reply came: an outcome of its own, never read as agreed."""
        workspace = self.workspace
        copy = awaited_copy(workspace.review, self.interview)
        if copy is not None:
            by = workspace.review.initials
            workspace.edit(without_reply(copy, by=by, at=workspace.now()))
            self._say(
                said="No reply is recorded. It is never read as agreed; should an answer come, it "
                "can still be taken in. Ctrl+Z takes it back."
            )

    def finish(self) -> None:
        """Finish the check; where something is open or silent, only on the second push."""
        workspace = self.workspace
        open_ones = self._what_is_open()
        if open_ones and not self._sure:
            self._sure = True
            self._say(said=f"{open_ones} Push the button again to finish all the same.")
            return
        review, interview = workspace.review, self.interview
        if why_not_finished(review, interview):
            return
        values = finished(review, interview, by=review.initials, at=workspace.now())
        workspace.edit(*values)
        self._show_copies()
        self._say(
            said=it(
                "The check is finished, and the interview is closed to changes. They stay "
                "possible with a reason. Ctrl+Z takes it back."
            )
        )

    # What follows

    def _day(self, copy: PractitionersCopy) -> str:
        return british_date(local_day(copy.made))

    def _begin(self, copy: PractitionersCopy, returned: ReturnedCopy | None) -> None:
        self._show_only(self.answers)
        self.answers.begin(copy, returned, self.workspace.today())

    def _what_is_open(self) -> str:
        """What is not decided and what has no answer, in sentences; empty where nothing."""
        review, parts = self.workspace.review, []
        undecided = self.answers.undecided
        if undecided:
            what = "answer is" if undecided == 1 else "answers are"
            parts.append(f"{undecided} {what} not decided on.")
        for copy in review.copies_of(self.interview):
            silent = without_answer(review, copy) if copy.returned is not None else 0
            if silent:
                what = "statement has" if silent == 1 else "statements have"
                parts.append(f"{silent} {what} no answer: that stays “no reply” and is not agreed.")
        return " ".join(parts)

    def _show_given_out(self, _: object) -> None:
        self._show_copies()
        self._say(said="The copy is given out. It is listed below.")

    def _show_copies(self) -> None:
        self.form.forget()
        self.answers.forget()
        self.take_in.forget()
        self._say()
        self._show_only(self._copies)
        if self._id is not None and self.isVisible():
            self._focus_next_step()

    def _show_only(self, part: QWidget) -> None:
        for each in (self._ground, self._copies, self.answers):
            each.setVisible(each is part)
        # One step at a time: while answers are compared, there is room for them and a way to
        # finish; while a copy is settled, its own button is the only one that makes it.
        for button in (self.make_button, self.take_button, self.paper_button, self.silent_button):
            button.setVisible(part is self._copies)
        self.finish_button.setVisible(part is not self._ground)

    def _focus_next_step(self) -> None:
        following = self._next_step()
        (following if following.isEnabled() else self.copies).setFocus()

    def _next_step(self) -> QPushButton:
        """The button that most likely comes next."""
        review, interview = self.workspace.review, self.interview
        if awaited_copy(review, interview) is not None:
            return self.take_button
        return self.make_button if not review.copies_of(interview) else self.finish_button

    def _say(self, *, said: str = "", problem: str = "") -> None:
        self._sure = self._sure and bool(said)
        self.said.say(said)
        self.problem.say(problem)

    # How it looks

    def _show_steps(self, review: Review, interview: Interview) -> None:
        """Offer what can be done now; what comes next is the primary one."""
        copies = review.copies_of(interview)
        is_open = is_open_to_changes(review, interview)
        why_not = why_not_finished(review, interview)
        self.make_button.setEnabled(is_open)
        self.take_button.setEnabled(bool(copies))
        self.paper_button.setEnabled(bool(copies))
        self.silent_button.setEnabled(awaited_copy(review, interview) is not None)
        self.finish_button.setEnabled(is_open and not why_not)
        self.finish_button.setToolTip(why_not)
        following = self._next_step()
        for button in (self.make_button, self.take_button, self.finish_button):
            set_role(button, "primary" if button is following and button.isEnabled() else "")

    def _columns(self) -> tuple[Column[PractitionersCopy], ...]:
        return (
            Column(heading="Given out", text=self._day, strong=True),
            Column(heading="Statements", text=_count),
            Column(heading="Answer until", text=_due),
            Column(heading="How", text=_how, widest=36),
            Column(heading="Passphrase", text=_protected),
            Column(heading="What came of it", text=self._came_of, widest=60),
        )

    def _came_of(self, copy: PractitionersCopy) -> str:
        return copy_words(self.workspace.review, copy, self.workspace.today(), local_zone())

    def _lay_out(self) -> None:
        set_role(self, "page")
        steps = flowing(
            self.make_button,
            self.take_button,
            self.paper_button,
            self.silent_button,
            self.finish_button,
        )
        self._copies = QWidget()
        copies = QVBoxLayout(self._copies)
        copies.setContentsMargins(0, 0, 0, 0)
        copies.addWidget(words("Copies given out", "heading"))
        copies.addWidget(self._empty)
        copies.addWidget(self.copies)
        copies.addStretch()
        self._ground = ScrolledColumn(_CHARACTERS)
        self._ground.column.setContentsMargins(0, 8, 0, 0)
        self._ground.column.addWidget(self.form)
        self._ground.column.addStretch()
        inside = QVBoxLayout()
        inside.setContentsMargins(28, 16, 28, 16)
        inside.setSpacing(8)
        inside.addWidget(self._title)
        inside.addWidget(self.state)
        inside.addLayout(steps)
        for part in (self.said, self.problem, self.take_in):
            inside.addWidget(part)
        for shown in (self._ground, self._copies, self.answers):
            inside.addWidget(shown, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.agreed_line)
        column.addLayout(inside, 1)
        self._show_only(self._copies)


def _id(copy: PractitionersCopy) -> UUID:
    return copy.id


def _count(copy: PractitionersCopy) -> str:
    return str(len(copy.statements))


def _due(copy: PractitionersCopy) -> str:
    return british_date(copy.due) if copy.due else "not set"


def _how(copy: PractitionersCopy) -> str:
    return copy.handed_out


def _protected(copy: PractitionersCopy) -> str:
    return "Yes" if copy.protected else "No"
