"""The foot of the middle column: back, what became of this prompt, and on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from interviewer.domain.closing import is_open_to_changes
from interviewer.domain.coverage import coverage as became_of
from interviewer.domain.guidance import Prompt
from interviewer.domain.interview import CoverageMark, Interview
from interviewer.domain.review import Review
from interviewer.domain.route import (
    Stop,
    closes_interview,
    completes_account,
    next_stop,
    previous_stop,
)
from interviewer.domain.text import clean
from interviewer.domain.words import Coverage
from interviewer.ui.fields import SensitiveLine
from interviewer.ui.style import set_role
from interviewer.ui.the_word import it


class Footer(QWidget):
    """Previous, coverage with its reason, and Next.

    Signals:
        previous_wanted, next_wanted: Where to go.
        covered: Carries the Coverage and the reason, when either was chosen or typed.
    """

    previous_wanted = Signal()
    next_wanted = Signal()
    covered = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous = QPushButton("← Previous")
        self.previous.clicked.connect(self.previous_wanted)
        self.coverage = QToolButton()
        self.coverage.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_role(self.coverage, "button")
        self.coverage.setMenu(QMenu(self.coverage))
        for word in Coverage:
            if word is not Coverage.ASKED:  # a note says that it was asked
                self.coverage.menu().addAction(word.label).setData(word.value)
        self.coverage.menu().triggered.connect(self._choose)
        self.reason = SensitiveLine()
        self.reason.setPlaceholderText("Reason")
        self.reason.setAccessibleName("Reason why it was not asked")
        self.reason.editingFinished.connect(self._give_reason)
        self.hint = QLabel("Enter next note · Ctrl+1…3 when · F1 keys")
        set_role(self.hint, "muted")
        self.next = QPushButton()
        set_role(self.next, "primary")
        self.next.clicked.connect(self.next_wanted)
        self._chosen = Coverage.NOT_REACHED
        self._narrow, self._for_notes = False, True
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 12, 28, 16)
        row.addWidget(self.previous)
        row.addWidget(self.coverage)
        row.addWidget(self.reason, 1)
        row.addStretch()
        row.addWidget(self.hint)
        row.addWidget(self.next)

    def show_prompt(self, review: Review, interview: Interview, prompt: Prompt | None) -> None:
        """Show what became of the prompt; None where there are no notes to take.

        In an agreed interview it can only be read.
        """
        is_open = is_open_to_changes(review, interview)
        self.coverage.setEnabled(is_open)
        self.reason.setReadOnly(not is_open)
        if prompt is None:
            self._show_coverage(None, None)
        else:
            mark = review.mark_of(interview, prompt.id)
            self._show_coverage(became_of(review, interview, prompt.id), mark)

    def _show_coverage(self, coverage: Coverage | None, mark: CoverageMark | None) -> None:
        self.coverage.setVisible(coverage is not None)
        word = coverage or Coverage.NOT_REACHED
        self._chosen = mark.coverage if mark else Coverage.NOT_REACHED
        self.coverage.setText(word.label)
        self.coverage.setAccessibleName(f"What became of this prompt: {word}")
        asks_reason = coverage is Coverage.NOT_ASKED
        self.reason.setVisible(asks_reason)
        self._for_notes = coverage is not None
        self._show_hint()
        if not self.reason.hasFocus():
            self.reason.setText(mark.reason if mark else "")

    def show_way(self, interview: Interview, stops: tuple[Stop, ...], stop: Stop) -> None:
        """Say where the buttons lead from this stop."""
        following = next_stop(stops, stop)
        closes = closes_interview(interview, stops, stop)
        self.previous.setEnabled(previous_stop(stops, stop) is not None)
        self.next.setEnabled(following is not None or closes)
        if following is None:
            self.next.setText(it("Close the interview") if closes else "End of the guidance")
        elif completes_account(interview, stops, stop):
            self.next.setText("Account complete, go on →")
        else:
            same = following.section == stop.section
            self.next.setText("Next prompt →" if same else "Next section →")

    def take_focus(self) -> None:
        """Take the keyboard where there is nothing to type in: on, or back at the end."""
        (self.next if self.next.isEnabled() else self.previous).setFocus()

    def offer_coverage(self) -> None:
        """Open the list of what can become of a prompt, where there is one."""
        if self.coverage.isVisible():
            # Not `showMenu`: it does not return while the list is open, and a lock may come.
            where = self.coverage.rect().bottomLeft()
            self.coverage.menu().popup(self.coverage.mapToGlobal(where))

    def show_narrow(self, *, narrow: bool) -> None:
        """Do without the reminder of the keys where there is little room."""
        self._narrow = narrow
        self._show_hint()

    def _show_hint(self) -> None:
        self.hint.setVisible(self._for_notes and not self._narrow and self.reason.isHidden())

    def _choose(self, chosen: QAction) -> None:
        word = Coverage(chosen.data())
        self.covered.emit(word, self.reason.text() if word is Coverage.NOT_ASKED else "")
        if word is Coverage.NOT_ASKED:
            self.reason.setFocus()

    def _give_reason(self) -> None:
        if not self.reason.isReadOnly():
            self.covered.emit(self._chosen, clean(self.reason.text()))
