"""Everything that came back, beside what was given out; nothing is written until it is decided."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.accuracy_check import Comparison, Found, compared
from interviewer.domain.accuracy_decision import (
    REASON,
    Decision,
    Recording,
    agreed_with_the_rest,
    decided,
    taken_back,
    why_not_decided,
)
from interviewer.domain.dates import NotADateError, british_date
from interviewer.domain.returned import ReturnedCopy
from interviewer.domain.review import Review, Value
from interviewer.domain.words import Outcome
from interviewer.ui.check.comparison_list import ComparisonTable, name_of, recorded
from interviewer.ui.check.statement import StatementView
from interviewer.ui.form import DateField
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.local_time import local_day
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.tab_order import set_tab_order
from interviewer.ui.workspace import Workspace

ON_PAPER = "Agreed on paper"
"""The practitioner's words where a tick on paper stands for them."""

_NARROW = 110
"""Characters across below which the list stands above the statement."""


class AnswersPanel(QWidget):
    """The comparison, one statement at a time, with a key for each decision.

    Signals:
        done: Somebody wants to go back to the copies.
        refused: The interview is closed: something was to be decided all the same.
    """

    done = Signal()
    refused = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._copy: UUID | None = None
        self._returned: ReturnedCopy | None = None
        self._comparisons: list[Comparison] = []
        self._open = True
        self.table = ComparisonTable(self)
        self.table.chosen.connect(self._show_chosen)
        self.table.letter.connect(self._type)
        self.table.opened.connect(self._edit)
        self.view = StatementView()
        self.came = DateField()
        self.heading, self.note = words("", "heading"), words("", "muted")
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self.buttons = {
            "a": self._button("&Agreed", Outcome.AGREED),
            "n": self._button("Make a &note of it", Outcome.ADDED),
            "c": self._button("Accept as &correction", Outcome.CORRECTED),
            "d": self._button("Record as &disputed", Outcome.DISPUTED),
            "w": self._button("&Withdraw the note", Outcome.WITHDRAWN),
        }
        self.later_button = QPushButton("&Leave for later")
        self.later_button.clicked.connect(self.leave_for_later)
        self.back_button = QPushButton("&Take it back")
        self.back_button.clicked.connect(self.take_back)
        self.done_button = QPushButton("&Back to the copies")
        self.done_button.clicked.connect(self.done)
        self._lay_out()

    # What a page does with it

    def begin(self, copy: PractitionersCopy, returned: ReturnedCopy | None, today: date) -> None:
        """Compare what came back with what was given out; without a file, type it in."""
        self.view.forget()
        self._copy, self._returned = copy.id, returned
        review = self._workspace.review
        interview = review.interviews[copy.interview]
        level = review.practitioner_of(interview).level
        self.view.show_guidance(review.guidance_of(interview), level)
        self.came.show_day(None)
        self.came.show_day(copy.returned or today)
        source = "the file that came back" if returned else "the answers on paper"
        made = british_date(local_day(copy.made))
        self.heading.setText(f"Copy of {made}, compared with {source}")
        self._say()
        self.show_review(review)
        self.table.choose(self._first_open())
        self.table.setFocus()

    def show_review(self, review: Review) -> None:
        """Show everything as it is now."""
        if self._copy is None:
            return
        copy = review.copies[self._copy]
        self._comparisons = compared(review, copy, self._returned)
        self.table.show_items(self._comparisons)
        left = sum(not each.silent and each.given is None for each in self._comparisons)
        of_file = f"{left} to decide. " if self._returned else ""
        self.note.setText(
            f"{of_file}Nothing is written until you decide. In the list: A agreed, C correction, "
            "D disputed, W withdraw, N note, L later; Enter to type, Ctrl+Z takes back."
        )
        self._show_chosen(self.table.item)

    def let_decide(self, *, able: bool) -> None:
        """Whether anything may be changed: an agreed interview is closed."""
        self._open = able

    def forget(self) -> None:
        """Hold nothing of what came back any more."""
        self._copy, self._returned, self._comparisons = None, None, []
        self.table.show_items([])
        self.view.forget()

    @property
    def undecided(self) -> int:
        """How many answers of the file nobody has decided on."""
        if self._returned is None:
            return 0
        return sum(not each.silent and each.given is None for each in self._comparisons)

    # What a person does

    def decide(self, outcome: Outcome) -> None:
        """Record the outcome for the chosen one and go on to the next."""
        comparison, came = self.table.item, self._came()
        self._say()
        if comparison is None or self._copy is None or came is None:
            return
        if not self._open:
            self.refused.emit()
            return
        decision = self._decision(comparison, outcome)
        problem = why_not_decided(comparison, decision)
        if problem:
            self._say(problem=problem)
            return
        values = self._values(comparison, decision, came)
        reason = REASON if outcome is Outcome.CORRECTED else ""
        self._workspace.edit(*values, reason=reason)
        for_all = comparison.found is Found.ADDED and outcome is Outcome.AGREED
        what = "All that was left untouched" if for_all else name_of(comparison)
        self._say(said=f"{what}: {outcome}. Ctrl+Z takes it back.")
        self._go_on(comparison)

    def leave_for_later(self) -> None:
        """Go on to the next and write nothing."""
        if self.table.item is not None:
            self._say()
            self._go_on(self.table.item)

    def take_back(self) -> None:
        """Take back what was recorded of the chosen one, now or on another day."""
        comparison = self.table.item
        if comparison is None:
            return
        if not self._open:
            self.refused.emit()
            return
        self._workspace.edit(*taken_back(self._workspace.review, comparison))
        self._say(said=f"{name_of(comparison)}: taken back.")
        self.table.setFocus()

    # What follows

    def _decision(self, comparison: Comparison, outcome: Outcome) -> Decision:
        return Decision(
            outcome=outcome,
            words=self._said(comparison, outcome),
            wording=self.view.wording.toPlainText(),
            prompt=self.view.prompt,
        )

    def _values(self, comparison: Comparison, decision: Decision, came: date) -> tuple[Value, ...]:
        assert self._copy is not None  # noqa: S101  whoever calls this has looked
        review, recordings = self._workspace.review, self._recordings(came)
        copy = review.copies[self._copy]
        if comparison.found is Found.ADDED and decision.outcome is Outcome.AGREED:
            return agreed_with_the_rest(review, copy, self._comparisons, decision.words, recordings)
        return decided(review, copy, comparison, decision, next(recordings))

    def _recordings(self, came: date) -> Iterator[Recording]:
        workspace = self._workspace
        while True:
            yield Recording(
                answer=workspace.new_id(),
                note=workspace.new_id(),
                by=workspace.review.initials,
                at=workspace.now(),
                came=came,
            )

    def _said(self, comparison: Comparison, outcome: Outcome) -> str:
        """The practitioner's words; a tick on paper stands for the word beside it."""
        said = self.view.words.toPlainText().strip()
        if said:
            return said
        on_paper = self._returned is None and outcome is Outcome.AGREED
        return ON_PAPER if on_paper else comparison.said

    def _came(self) -> date | None:
        try:
            day = self.came.day()
        except NotADateError as error:
            self._say(problem=error.sentence)
            return None
        if day is None:
            self._say(problem="Say on which day the answers came.")
        return day

    def _first_open(self) -> UUID | str | None:
        return next((c.key for c in self._comparisons if _is_open(c)), None) or next(
            (c.key for c in self._comparisons), None
        )

    def _go_on(self, comparison: Comparison) -> None:
        """Choose the next one that nobody has decided on, from the top again at the end."""
        keys = [each.key for each in self._comparisons]
        at = keys.index(comparison.key) + 1 if comparison.key in keys else 0
        rest = [*self._comparisons[at:], *self._comparisons[:at]]
        following = next((c for c in rest if _is_open(c)), None)
        if following is None and self._comparisons[at:]:
            following = self._comparisons[at]
        if following is not None:
            self.table.choose(following.key)
        self.table.setFocus()

    def _type(self, letter: str) -> None:
        if letter == "l":
            self.leave_for_later()
        elif letter in self.buttons and self.buttons[letter].isEnabled():
            self.buttons[letter].click()

    def _edit(self, _: Comparison) -> None:
        self.view.words.take_focus()

    # How it looks

    def _show_chosen(self, comparison: Comparison | None) -> None:
        self.view.show_comparison(comparison, recorded(comparison))
        added = comparison is not None and comparison.found is Found.ADDED
        there = comparison is not None
        for letter in "cdw":
            self.buttons[letter].setVisible(not added)
            self.buttons[letter].setEnabled(there and not added)
        taken_for_all = added and comparison is not None and comparison.note is None
        self.buttons["a"].setText("All are &agreed" if added else "&Agreed")
        self.buttons["a"].setEnabled(there and (not added or taken_for_all))
        self.buttons["a"].setVisible(not added or taken_for_all)
        self.buttons["n"].setVisible(added)
        self.buttons["n"].setEnabled(added)
        self.later_button.setEnabled(there)
        given = comparison.given if comparison is not None else None
        self.back_button.setVisible(given is not None and not (added and taken_for_all))

    def _say(self, *, said: str = "", problem: str = "") -> None:
        self.said.say(said)
        self.problem.say(problem)

    def _button(self, text: str, outcome: Outcome) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: self.decide(outcome))
        return button

    def _detail(self) -> QWidget:
        """The chosen statement with the buttons that decide on it."""
        detail, below, actions = QFrame(), QWidget(), FlowLayout(spacing=8)
        set_role(detail, "card")
        room = QVBoxLayout(below)
        room.setContentsMargins(16, 0, 16, 0)
        room.addLayout(actions)
        for button in (*self.buttons.values(), self.later_button, self.back_button):
            actions.addWidget(button)
        inside = QVBoxLayout(detail)
        inside.setContentsMargins(1, 1, 1, 12)
        inside.addWidget(self.view, 1)
        inside.addWidget(below)
        return detail

    def _lay_out(self) -> None:
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        beside = QVBoxLayout()  # a short list stays level with what is beside it
        beside.addWidget(self.table)
        beside.addStretch()
        self._sides.addLayout(beside, 4)
        self._sides.addWidget(self._detail(), 5)
        above = QHBoxLayout()
        above.addWidget(self.heading, 1)
        label = QLabel("Came back &on")
        label.setBuddy(self.came)
        self.came.setAccessibleName("Came back on")
        above.addWidget(label)
        above.addWidget(self.came)
        above.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        for part in (self.note, self.said, self.problem):
            column.addWidget(part)
        column.addLayout(self._sides, 1)
        set_tab_order(
            [
                self.came,
                self.done_button,
                self.table,
                self.view.words,
                self.view.wording,
                self.view.where,
                *self.buttons.values(),
                self.later_button,
                self.back_button,
            ]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)


def _is_open(comparison: Comparison) -> bool:
    """Whether nothing was recorded of it yet."""
    return comparison.given is None
