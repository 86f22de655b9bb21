"""The evidence: accounts brought together, compared, counted; at the overview writer's only."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.errors import InterviewerError
from interviewer.domain.evidence import Evidence, Facet, Wanted, may_see_evidence
from interviewer.domain.facet_values import Options, options
from interviewer.domain.findings import PanelThought
from interviewer.domain.linking import DIFFERENCES
from interviewer.domain.links import AccountLink
from interviewer.domain.review import Review, Value
from interviewer.domain.sources import Source
from interviewer.ui.background import Background
from interviewer.ui.buttons import top_bar_of
from interviewer.ui.evidence.accounts import AccountsView
from interviewer.ui.evidence.differences import DifferencesView
from interviewer.ui.evidence.dossier_dialog import DossierDialog
from interviewer.ui.evidence.filters import EvidenceFilters
from interviewer.ui.evidence.holes import HolesView
from interviewer.ui.evidence.marks import Marks
from interviewer.ui.evidence.matrices import MatricesView
from interviewer.ui.evidence.sources import SourcesView
from interviewer.ui.evidence.thoughts import ThoughtsView
from interviewer.ui.evidence.time_line import TimeLineView
from interviewer.ui.evidence.view import Answering, Asked, EvidenceView
from interviewer.ui.page import Page
from interviewer.ui.places import Place
from interviewer.ui.sentence import Sentence
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

_FILTER_CHARACTERS = 30
_BOLD = 4
"""Letters by which a tab may grow when it is chosen."""

Counts = Mapping[tuple[Facet, UUID | str], int]
_Found = tuple[Asked, Options, Counts, Any]


class EvidencePage(Page):
    """Filters at the left; the part that is chosen answers what is wanted.

    Thousands of notes are looked through away from the screen: it follows a moment later, and an
    answer that somebody no longer waits for is dropped.
    """

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self._evidence: Evidence | None = None
        self._question, self._waiting = 0, False
        self._go_to: UUID | None = None
        self.marks = Marks(self)
        self.filters, self.problem = EvidenceFilters(), Sentence("error")
        self.parts, self._stack = _Parts(), QStackedWidget()
        self.dossier_button = QPushButton("Evidence &dossier…")
        self.dossier_button.clicked.connect(self.make_dossier)
        self.bar = top_bar_of(self.dossier_button)
        self.accounts = AccountsView(workspace, self.marks)
        self.matrices = MatricesView(workspace, self.marks)
        self.time_line = TimeLineView(workspace, self.marks)
        self.differences, self.holes = DifferencesView(workspace), HolesView()
        self.sources = SourcesView(workspace)
        self.thoughts = ThoughtsView(workspace, self.marks)
        self.views: dict[str, EvidenceView] = {
            "Accounts": self.accounts,
            "Matrices": self.matrices,
            "Time line": self.time_line,
            "Differences": self.differences,
            "Holes": self.holes,
            "Other sources": self.sources,
            "Panel’s reflection": self.thoughts,
        }
        self.thoughts.record_wanted.connect(self.make_record)
        self.filters.changed.connect(self._ask)
        self.time_line.word_wanted.connect(self.make_time_line)
        self._lay_out()
        for key, view in enumerate(self.views.values(), start=1):
            view.wanted.connect(self.wanted)
            view.asked.connect(self._ask)
            to_part = partial(self.parts.setCurrentIndex, key - 1)
            self._add_key("Part of the page", (f"Ctrl+{key}",)).triggered.connect(to_part)
        self.parts.currentChanged.connect(self._show_part)
        find = self._add_key("Find words", ("Ctrl+F",))
        find.triggered.connect(self.filters.words.setFocus)

    # What a page promises

    def show_place(self, place: Place) -> None:
        review = self.workspace.review
        note = review.notes.get(place.note) if place.note else None
        if note is not None and note.source in review.sources:
            self._turn_to(self.sources)
            self.sources.go_to(note.source, note.id)
        elif place.about is not None:
            self._go_to_value(review.value(*place.about))
        else:
            self._go_to_account(place.note or place.entry)

    def show_review(self, review: Review) -> None:
        if not may_see_evidence(review):
            return
        known = self._evidence
        if known is None or known.differs(review) or self._go_to is not None:
            self._ask()
        self.view.show_review(review)

    def crumb(self) -> str:
        return "Evidence"

    def leave(self) -> None:
        self.view.leave()

    # What a person does

    def make_record(self) -> None:
        """Make the record for the learning event of what the panel thinks."""
        from interviewer.ui.evidence.event_dialog import EventDialog

        self.leave()
        dialog = EventDialog(self.workspace, self._background, self)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    def make_dossier(self) -> None:
        """Make the Word document of everything that was said, or of what the filters show."""
        self.leave()
        dialog = DossierDialog(self.workspace, self._background, self.filters.wanted, self)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    def make_time_line(self) -> None:
        """Make a Word document of the time line as it is shown."""
        from interviewer.ui.evidence.time_dialog import TimeLineDialog

        view = self.time_line
        shown = view.wanted_now, view.by.key
        dialog = TimeLineDialog(self.workspace, self._background, shown, self)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    # Inside

    def _turn_to(self, view: EvidenceView) -> None:
        self.parts.setCurrentIndex(list(self.views.values()).index(view))
        self.show_review(self.workspace.review)

    def _go_to_account(self, value: UUID | None) -> None:
        """Show the note or entry among the accounts; where none is named, what was shown last."""
        self._go_to = value
        self._turn_to(self.view if value is None else self.accounts)
        self.view.take_focus()

    def _go_to_value(self, value: Value | None) -> None:
        if isinstance(value, Source):
            self._turn_to(self.sources)
            self.sources.go_to(value.id)
        elif isinstance(value, PanelThought):
            self._turn_to(self.thoughts)
            self.thoughts.go_to(value.id)
        elif isinstance(value, AccountLink) and value.kind in DIFFERENCES:
            self._turn_to(self.differences)
            self.differences.go_to(value.id)
        else:
            self._go_to_account(value.first if isinstance(value, AccountLink) else None)

    @property
    def view(self) -> EvidenceView:
        """The part that is shown."""
        return list(self.views.values())[max(self.parts.currentIndex(), 0)]

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._waiting

    def _ask(self) -> None:
        """Find what is wanted, away from the screen."""
        review = self.workspace.review
        if not may_see_evidence(review):
            return
        self._question += 1
        self._waiting = True
        work = partial(
            _answered, self._evidence, review, self.filters.wanted, self.view.answering()
        )
        done = partial(self._show, self._question, self.view)
        self._background.run(self, work, done, self._refuse)

    def _show(self, question: int, view: EvidenceView, found: _Found) -> None:
        asked, offered, counts, answer = found
        self._evidence = asked.evidence
        if question != self._question:
            return
        self._waiting = False
        self.problem.say("")
        self.filters.offer(offered)
        self.filters.show_counts(counts)
        had = self._has_keyboard
        view.show_answer(asked, answer)
        if asked.review is not self.workspace.review:
            view.show_review(self.workspace.review)
        if self._go_to is not None and self.accounts.go_to(self._go_to):
            self._go_to = None
        if had:
            self._keep_keyboard()

    def _refuse(self, error: Exception) -> None:
        self._waiting = False
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)

    def _show_part(self, at: int) -> None:
        shown = self._stack.currentWidget()
        if isinstance(shown, EvidenceView):
            shown.leave()
        self._stack.setCurrentIndex(at)
        self.filters.setVisible(self.view in (self.accounts, self.matrices, self.time_line))
        self._ask()
        if not self.parts.hasFocus():  # arrow keys go on from part to part
            self.view.take_focus()
            self._keep_keyboard()

    @property
    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _keep_keyboard(self) -> None:
        """Where what had the keyboard has gone, it belongs to this page all the same."""
        if not self._has_keyboard:
            self.view.take_focus()
        if not self._has_keyboard:
            self.parts.setFocus()

    def _lay_out(self) -> None:
        set_role(self, "page")
        self.parts.setAccessibleName("Parts of the evidence")
        self.parts.setDrawBase(False)
        self.parts.setExpanding(False)
        for name, view in self.views.items():
            self.parts.addTab(name)
            self._stack.addWidget(view)
        letters = self.fontMetrics().averageCharWidth()
        self.filters.setFixedWidth(max(248, letters * _FILTER_CHARACTERS))
        around = QHBoxLayout()
        around.setContentsMargins(16, 0, 16, 0)
        around.addWidget(self.parts, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.filters)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        column.addWidget(self.problem)
        column.addLayout(row, 1)


class _Parts(QTabBar):
    """Tabs with room for the chosen one: it is bold, and wider than Qt thinks."""

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_BOLD * self.fontMetrics().averageCharWidth(), 0)


def _answered(
    known: Evidence | None, review: Review, wanted: Wanted, answering: Answering
) -> _Found:
    """Bring the evidence up to the review, and answer; in another thread."""
    evidence = known.follow(review) if known else Evidence(review)
    asked = Asked(review, evidence, wanted)
    return asked, options(review, evidence), evidence.counts(wanted), answering(asked)
