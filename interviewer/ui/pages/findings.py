"""Findings and recommendations: what the overview writer concludes, with the evidence beside it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.concluding import (
    Side,
    blank_ones,
    moved,
    new_finding,
    new_recommendation,
)
from interviewer.domain.extracting import who_may_answer
from interviewer.domain.findings import EarlierReview, Finding, Recommendation
from interviewer.domain.review import Review
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog
from interviewer.ui.findings.earlier_form import EarlierReviewForm
from interviewer.ui.findings.extract_dialog import ExtractDialog
from interviewer.ui.findings.finding_form import FindingForm
from interviewer.ui.findings.outline import ConclusionList
from interviewer.ui.findings.parts import at_left
from interviewer.ui.findings.recommendation_form import RecommendationForm
from interviewer.ui.findings.report_dialog import ReportDialog
from interviewer.ui.findings.waiting import WaitingNote
from interviewer.ui.page import Page
from interviewer.ui.places import Place
from interviewer.ui.sentence import words
from interviewer.ui.set_up.taken_out import TakenOut
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

_OUTLINE = 37
"""Letters across the list at the left."""

_EMPTY = (
    "Here you write what you conclude. A finding says what was learned, which notes and records it "
    "rests on and which do not fit, and what became of it; those that are new learning become "
    "recommendations. Begin with the first finding."
)

Concluded = Finding | Recommendation | EarlierReview
Key = tuple[type[Concluded], UUID]


class FindingsPage(Page):
    """The list at the left in its order, the chosen one at the right."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self.list = ConclusionList()
        self.list.chosen.connect(self._show_chosen)
        self.finding_button = self._button("New &finding", self.add_finding)
        self.recommendation_button = self._button("New re&commendation", self.add_recommendation)
        self.earlier_button = self._button("New &earlier review", self.add_earlier_review)
        set_role(self.finding_button, "primary")
        self.word_button = self._button("&Word document…", self.make_report)
        self.extract_button = self._button("&Practitioner’s extract…", self.make_extract)
        self.tables_button = self._button("Ta&bles…", self.make_tables)
        self.finding, self.earlier = FindingForm(workspace), EarlierReviewForm(workspace)
        self.recommendation = RecommendationForm(workspace)
        self.empty = words(_EMPTY)
        self.waiting = WaitingNote()
        self.taken_out = TakenOut()
        self._withdrawn: Key | None = None
        self._right = QStackedWidget()
        self._connect()
        self._lay_out()

    # What a page promises

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        if place.about is not None:
            self.list.choose(place.about)
        if place.note is None:
            self.waiting.forget()
            self.list.setFocus()
        else:
            self.waiting.offer(self.workspace.review, place.note, place.others)
            self.waiting.take_focus()

    def show_review(self, review: Review) -> None:
        self.list.show_review(review)
        if self.list.key is None:
            self.list.choose(self.list.first())
        self._show_chosen()
        self.word_button.setEnabled(self.list.first() is not None)
        self.extract_button.setEnabled(bool(who_may_answer(review)))

    def leave(self) -> None:
        self.hand_over()
        self._take_blank_back()

    def undo(self) -> None:
        # Not through `leave`: what was begun and is blank is what is taken back.
        self.hand_over()
        self.workspace.undo()

    def redo(self) -> None:
        self.hand_over()
        self.workspace.redo()

    # What a person does

    def add_finding(self) -> None:
        """Begin a finding, after the others."""
        self._begin(new_finding(self.workspace.review, self.workspace.new_id(), by=self._by))
        self.finding.texts["text"].editor.take_focus()

    def add_recommendation(self) -> None:
        """Begin a recommendation, from the finding that is shown where it is new learning."""
        self._begin_recommendation(None)

    def add_earlier_review(self) -> None:
        """Begin an earlier review."""
        self._begin(EarlierReview(id=self.workspace.new_id(), title=""))
        self.earlier.title.setFocus()

    def follow_from_finding(self) -> None:
        """Begin a recommendation that follows from the finding that is shown."""
        self._begin_recommendation(self.finding.value)

    def take_out(self) -> None:
        """Withdraw what is shown; the line that says so takes it back."""
        key = self.list.key
        value = self.workspace.review.value(*key) if key else None
        if key is None or not isinstance(value, Concluded):
            return
        self.hand_over()
        name = {Finding: "The finding", Recommendation: "The recommendation"}
        self._withdrawn = key
        self.workspace.edit(replace(value, withdrawn=True))
        self.taken_out.say(value.id, name.get(key[0], "The earlier review"))

    def hand_over(self) -> None:
        """Save what was typed."""
        for form in (self.finding, self.recommendation, self.earlier):
            form.hand_over()
        self.finding.replies.hand_over()

    def step(self, by: int) -> None:
        """Move what is shown up (-1) or down (1) in its order."""
        self.hand_over()
        review, key = self.workspace.review, self.list.key
        value = review.value(*key) if key else None
        if isinstance(value, Finding):
            self.workspace.edit(*moved(review.live_findings(), value, by))
        elif isinstance(value, Recommendation):
            self.workspace.edit(*moved(review.live_recommendations(), value, by))

    def add_waiting(self, side: Side) -> None:
        """Let the note that was brought here stand in the finding that is shown."""
        note = self.waiting.note
        if note is None:
            return
        if not isinstance(self._shown(), Finding):
            self.add_finding()
        self.finding.add_note(note, side)
        self.waiting.go_on()
        if self.waiting.note is None:
            self.finding.texts["text"].editor.take_focus()

    def make_report(self) -> None:
        """Make the Word document of everything that is concluded."""
        self._open(ReportDialog(self.workspace, self._background, self))

    def make_extract(self) -> None:
        """Make the extract of what rests on one practitioner's notes, for their right of reply."""
        self._open(ExtractDialog(self.workspace, self._background, self))

    def make_tables(self) -> None:
        """Make tables of the notes and of what is concluded."""
        from interviewer.ui.findings.tables_dialog import TablesDialog  # openpyxl only when wanted

        self._open(TablesDialog(self.workspace, self._background, self))

    # Inside

    def _open(self, dialog: DocumentDialog) -> None:
        self.leave()
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    @property
    def _by(self) -> str:
        return self.workspace.review.initials

    def _begin(self, value: Concluded) -> None:
        self.leave()
        self.workspace.edit(value)
        self.show_review(self.workspace.review)
        self.list.choose((type(value), value.id))

    def _begin_recommendation(self, finding: Finding | None) -> None:
        review, new_id = self.workspace.review, self.workspace.new_id()
        self._begin(new_recommendation(review, new_id, of=finding, by=self._by))
        self.recommendation.texts["text"].editor.take_focus()

    def _take_blank_back(self) -> None:
        """What was begun and says nothing at all is taken back."""
        for each in blank_ones(self.workspace.review):
            self.workspace.edit(replace(each, withdrawn=True))

    def _shown(self) -> Concluded | None:
        key = self.list.key
        value = self.workspace.review.value(*key) if key else None
        if isinstance(value, Concluded) and not value.withdrawn:
            return value
        return None

    def _show_chosen(self) -> None:
        review, value = self.workspace.review, self._shown()
        if isinstance(value, Finding):
            self.finding.show_value(review, value)
            self._right.setCurrentWidget(self.finding)
        elif isinstance(value, Recommendation):
            self.recommendation.show_value(review, value)
            self._right.setCurrentWidget(self.recommendation)
        elif isinstance(value, EarlierReview):
            self.earlier.show_value(review, value)
            self._right.setCurrentWidget(self.earlier)
        else:
            self._right.setCurrentIndex(0)
        self.waiting.show_target(review, value if isinstance(value, Finding) else None)

    def _put_back(self) -> None:
        value = self.workspace.review.value(*self._withdrawn) if self._withdrawn else None
        if isinstance(value, Concluded):
            self.workspace.edit(replace(value, withdrawn=False))
            self.list.choose(self._withdrawn)
            self.list.setFocus()

    def _show_finding(self, finding: UUID) -> None:
        self.list.choose((Finding, finding))

    def _button(self, text: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(does)
        return button

    def _connect(self) -> None:
        for form in (self.finding, self.recommendation):
            form.stepped.connect(self.step)
            form.wanted.connect(self.wanted)
        for each in (self.finding, self.recommendation, self.earlier):
            each.withdrawn.connect(self.take_out)
        self.finding.recommendation_wanted.connect(self.follow_from_finding)
        self.recommendation.finding_wanted.connect(self._show_finding)
        self.taken_out.wanted_back.connect(self._put_back)
        self.waiting.supports.clicked.connect(lambda: self.add_waiting(Side.SUPPORTS))
        self.waiting.does_not_fit.clicked.connect(lambda: self.add_waiting(Side.DOES_NOT_FIT))
        self.waiting.new.clicked.connect(self._begin_with_waiting)

    def _begin_with_waiting(self) -> None:
        self.add_finding()
        self.add_waiting(Side.SUPPORTS)

    def _lay_out(self) -> None:
        set_role(self, "page")
        left = QWidget()
        set_role(left, "sidebar")
        self._left = left
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 16, 12, 12)
        column.addWidget(words("Findings and recommendations", "heading"))
        column.addLayout(
            at_left((self.finding_button, self.recommendation_button, self.earlier_button))
        )
        column.addWidget(self.list, 1)
        column.addWidget(self.taken_out)
        column.addLayout(at_left((self.word_button, self.tables_button, self.extract_button)))
        nothing = QWidget()
        set_role(nothing, "page")
        said = QVBoxLayout(nothing)
        said.setContentsMargins(28, 20, 28, 20)
        said.addWidget(words("Findings and recommendations", "title"))
        said.addWidget(self.empty)
        said.addStretch()
        for part in (nothing, self.finding, self.recommendation, self.earlier):
            self._right.addWidget(part)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.waiting)
        right.addWidget(self._right, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(right, 1)
        self._fit()

    def _fit(self) -> None:
        self._left.setFixedWidth(self.fontMetrics().averageCharWidth() * _OUTLINE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
