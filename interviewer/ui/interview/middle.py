"""The middle column: whatever the interview has stopped at, and the notes under it."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from interviewer.domain.coverage import is_folded
from interviewer.domain.guidance import OTHER, SectionKind
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.route import Stop
from interviewer.ui.interview.notes import NotesView
from interviewer.ui.interview.stop_views import (
    ChecklistView,
    FoldedView,
    Probes,
    PromptHeading,
)
from interviewer.ui.interview.urgent import UrgentView
from interviewer.ui.interview.wellbeing import WellbeingView
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace


class Middle(QWidget):
    """Shows one stop at a time: a prompt with its notes, a checklist, or what is folded.

    Signals:
        finished: Back from "something must be acted on", or from how they are.
        wellbeing_wanted: To how they are, and support.
    """

    finished = Signal()
    wellbeing_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._show_active_card)
        self.heading, self.probes = PromptHeading(), Probes()
        self.aloud = words("", "aloud")
        self.notes = NotesView(workspace, after=self.probes.why_button)
        self.notes.came_into_view.connect(self._follow)
        self.checklist = ChecklistView(workspace)
        self.folded = FoldedView()
        self.urgent = UrgentView(workspace)
        self.wellbeing = WellbeingView(workspace)
        self.urgent.finished.connect(self.finished)
        self.wellbeing.finished.connect(self.finished)
        self.to_wellbeing = QPushButton("How they are, and support…")
        self.to_wellbeing.clicked.connect(self.wellbeing_wanted)
        self._parts = (
            self.heading,
            self.probes,
            self.aloud,
            self.checklist,
            self.folded,
            self.notes,
            self.to_wellbeing,
            self.urgent,
            self.wellbeing,
        )
        self._scroll = self._scrolling(self._parts[1:])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._scroll, 1)

    def _scrolling(self, parts: tuple[QWidget, ...]) -> QScrollArea:
        inside = QWidget()
        set_role(inside, "page")
        self._inside = column = QVBoxLayout(inside)
        column.setContentsMargins(28, 8, 28, 20)
        column.setSpacing(16)
        for part in parts:
            left = Qt.AlignmentFlag.AlignLeft if part is self.to_wellbeing else Qt.AlignmentFlag(0)
            column.addWidget(part, 0, left)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        for part in (inside, self.urgent):
            part.installEventFilter(self)
        scroll.viewport().installEventFilter(self)
        return scroll

    def show_stop(self, interview: Interview, stop: Stop, *, quiet: bool) -> None:
        """Show the stop, ready to type."""
        self.leave()
        review = self._workspace.review
        level = review.practitioner_of(interview).level
        if stop.prompt is None:
            items = stop.section.items_for(level)
            self.checklist.show_items(interview, stop.section.title, items, level)
            self._show_only(self.checklist)
        elif is_folded(interview, stop.section, stop.prompt):
            self.folded.show_stop(stop)
            self._show_only(self.folded)
        else:
            self.heading.show_stop(stop, stop.prompt, level, quiet=quiet)
            self.heading.show_plan(interview, stop.prompt)
            self.probes.show_prompt(stop.prompt)
            self.notes.show_prompt(interview, stop.prompt.id)
            self._show_only(self.heading, self.probes, self.notes)
            self.notes.focus_last()
        self.to_wellbeing.setVisible(_closes(stop))
        self._scroll.verticalScrollBar().setValue(0)

    def show_urgent(self, interview: Interview) -> None:
        """Show what to say and keep when something must be acted on."""
        self.leave()
        self._show_only(self.urgent)
        self.urgent.show_interview(interview)

    def show_wellbeing(self, interview: Interview) -> None:
        """Show what to keep of how the practitioner is."""
        self.leave()
        self._show_only(self.wellbeing)
        self.wellbeing.show_interview(interview)

    def show_aloud(self, text: str) -> None:
        """Fill the middle with the words to read aloud."""
        self.aloud.setText(text)
        self._show_only(self.aloud)

    @property
    def is_urgent(self) -> bool:
        return not self.urgent.isHidden()

    def show_review(self, review: Review) -> None:
        """Follow the review, without moving anything the person works on."""
        self.notes.show_review(review)
        if not self.checklist.isHidden():
            self.checklist.show_review(review)
        if self.is_urgent:
            self.urgent.show_review(review)
        if not self.wellbeing.isHidden():
            self.wellbeing.show_review(review)

    def type_as(self, initials: str) -> None:
        """Let these initials stand on whatever is typed from now on."""
        self.notes.by = self.urgent.by = self.wellbeing.by = initials

    def talk_about(self, episode: UUID | None) -> None:
        """Suggest this episode on new notes."""
        self.notes.episode = episode

    def focus_note(self, note: UUID) -> bool:
        return self.notes.focus_note(note)

    def leave(self) -> None:
        """Hand over everything typed, wherever it was typed."""
        if not self.checklist.isHidden():
            self.checklist.hand_over()
        self.urgent.hand_over()
        self.wellbeing.hand_over()
        self.notes.leave()

    def _show_only(self, *shown: QWidget) -> None:
        for part in self._parts:
            part.setVisible(part in shown)

    def _follow(self) -> None:
        # A card that was just added or has just grown has no place yet: look after the layout.
        self._soon.start()

    def _show_active_card(self) -> None:
        shown = self.urgent.focusWidget() if self.is_urgent else self.notes.active_card
        if shown is not None:
            self._inside.activate()
            # Not `ensureWidgetVisible`: of a text field that shows the line with the cursor only.
            for corner in (shown.rect().bottomLeft(), shown.rect().topLeft()):
                where = shown.mapTo(self._scroll.viewport(), corner) + self._scrolled()
                self._scroll.ensureVisible(where.x(), where.y(), 0, 24)

    def _scrolled(self) -> QPoint:
        """How far the page is scrolled."""
        return QPoint(0, self._scroll.verticalScrollBar().value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kept = self.urgent, self.wellbeing
        if event.key() == Qt.Key.Key_Escape and not all(part.isHidden() for part in kept):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return False


def _closes(stop: Stop) -> bool:
    """Whether the stop is where somebody asks how the practitioner is and goes home."""
    return stop.section.kind is SectionKind.CLOSING and stop.section.id != OTHER
