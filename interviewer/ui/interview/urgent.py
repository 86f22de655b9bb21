"""Something must be acted on: prompts stop, and this says what happens next."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from interviewer.domain.guidance import SectionKind
from interviewer.domain.interview import Interview, UrgentMatter
from interviewer.domain.review import Review
from interviewer.domain.text import clean
from interviewer.ui.interview.card import TYPING_PAUSE
from interviewer.ui.interview.stop_views import ChecklistView, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace


class UrgentView(QWidget):
    """The script for this moment, and what was said, who was told and when.

    It never looks like an alarm (screens.md): the practitioner may see the screen.

    Signals:
        finished: Back to the conversation.
    """

    finished = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by = ""
        self._workspace = workspace
        self._interview: Interview | None = None
        self._matter: UUID | None = None
        self._is_ahead = False  # the fields hold words that were not handed over yet
        self._checklist = ChecklistView(workspace, always_open=True)
        self.concern = QTextEdit()
        self.concern.setAcceptRichText(False)
        self.concern.setTabChangesFocus(True)
        self.concern.setMinimumHeight(96)
        self.concern.setMaximumHeight(160)
        self.told, self.told_when = QLineEdit(), QLineEdit()
        self.told.setPlaceholderText("By role or reference, such as duty social worker")
        self.told_when.setPlaceholderText("Such as 12 Nov 2026, 14:20")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._checklist)
        for label, field in (
            ("What was said", self.concern),
            ("Who was told", self.told),
            ("When they were told", self.told_when),
        ):
            column.addWidget(words(label, "heading"))
            field.setAccessibleName(label)
            column.addWidget(field)
        back = QPushButton("Back to the conversation")
        set_role(back, "primary")
        back.clicked.connect(self.finished)
        column.addWidget(back)
        column.addStretch()
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.hand_over)
        for signal in (self.concern.textChanged, self.told.textEdited, self.told_when.textEdited):
            signal.connect(self._note_typing)

    def show_interview(self, interview: Interview) -> None:
        """Come up with the script and the last matter of this interview, or an empty one."""
        self.hand_over()
        review = self._workspace.review
        self._interview = interview
        level = review.practitioner_of(interview).level
        sections = list(review.guidance_of(interview).sections_of(SectionKind.URGENT))
        title = sections[0].title if sections else "Something must be acted on"
        items = tuple(item for section in sections for item in section.items_for(level))
        self._checklist.show_items(interview, title, items, level)
        matters = review.urgent_matters_of(interview)
        matter = matters[-1] if matters else None
        self._matter = matter.id if matter else None
        self._fill(matter)
        self.concern.setFocus()

    def show_review(self, review: Review) -> None:
        """Follow the review, such as after undo; words that are being typed stay."""
        self._checklist.show_review(review)
        if self._matter is not None and not self._is_ahead:
            matter = review.urgent_matters[self._matter]
            self._fill(None if matter.withdrawn else matter)

    def _fill(self, matter: UrgentMatter | None) -> None:
        concern = matter.concern if matter else ""
        if clean(self.concern.toPlainText()) != concern:  # else the cursor stays where it is
            self.concern.blockSignals(True)
            self.concern.setPlainText(concern)
            self.concern.blockSignals(False)
        for field, text in (
            (self.told, matter.told if matter else ""),
            (self.told_when, matter.told_when if matter else ""),
        ):
            if clean(field.text()) != text:
                field.setText(text)

    def hand_over(self) -> None:
        """Save everything that stands in the fields."""
        if self._interview is None:
            return
        self._checklist.hand_over()
        self._pause.stop()
        if not self._is_ahead:
            return
        self._is_ahead = False
        concern, told, told_when = (
            clean(text)
            for text in (self.concern.toPlainText(), self.told.text(), self.told_when.text())
        )
        is_empty = not (concern + told + told_when).strip()
        if self._matter is None and is_empty:
            return
        matter = self._current()
        self._matter = matter.id
        self._workspace.edit(
            replace(matter, concern=concern, told=told, told_when=told_when, withdrawn=is_empty),
            typing=True,
        )

    def _current(self) -> UrgentMatter:
        assert self._interview is not None  # noqa: S101  hand_over looked
        if self._matter is not None:
            return self._workspace.review.urgent_matters[self._matter]
        return UrgentMatter(
            id=self._workspace.new_id(),
            interview=self._interview.id,
            raised=self._workspace.now(),
            by=self.by,
        )

    def _note_typing(self) -> None:
        self._is_ahead = True
        if not self._pause.isActive():
            self._pause.start()
