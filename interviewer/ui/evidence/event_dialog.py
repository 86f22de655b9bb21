"""Making the record for the learning event: which thoughts go in, and nobody to be told apart."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.findings import PanelThought
from interviewer.domain.learning_event import rests_on_one_account, themes
from interviewer.domain.names import RealName
from interviewer.domain.panel_reflection import QUESTIONS
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.resources import word_template
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Looking, Maker, Offer
from interviewer.ui.sentence import words
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.documents.passages import Passage
    from interviewer.ui.identifiers import Finder, Found

_OFFER = Offer(
    document=Document.LEARNING_EVENT,
    heading="Record for the learning event",
    told=(
        "Themes and questions of the panel, for the practitioners who come. It holds no reference "
        "to any one person: what refers to somebody is shown and reworded first, here and in the "
        "panel’s reflection; the earlier wording stays in its history."
    ),
    name="Record for the learning event.docx",
)
_ONE_ACCOUNT = "Only one account prompted this: people may know whose it is, whatever the words."
_LINES = 9
"""Lines of thoughts that are seen at least: a list that is longer scrolls."""


class EventDialog(DocumentDialog):
    """Asks which thoughts go in and where the record goes."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        self.thoughts = ThoughtChoice(workspace.review)
        self.all_button = QPushButton("Choose &all of them")
        self.all_button.clicked.connect(self.thoughts.choose_all)
        choices = self.thoughts, self.all_button
        super().__init__(workspace, background, None, _OFFER, choices, parent)
        self.identifiers.settled.connect(self._show_choices)

    def look(self) -> None:
        """Look for references and identifiers, once it is said what goes in."""
        if self.thoughts.keys:
            super().look()
        else:
            self._say(problem="Choose at least one thought.")

    def passages(self) -> Gatherer:
        return partial(_passages, chosen=self.thoughts.keys)

    def looking(self) -> Looking:
        return _look

    def maker(self) -> Maker:
        from interviewer.documents.learning_event import learning_event_record

        return partial(
            learning_event_record,
            self.workspace.review,
            self.thoughts.keys,
            template=word_template(),
            made=self.workspace.now(),
        )

    def _show_finds(self, outcome: "tuple[list[Found], Finder]") -> None:
        """Show them in the place of the list: a small screen has no room for both."""
        super()._show_finds(outcome)
        self._show_choices()

    def _show_choices(self) -> None:
        self.thoughts.show_words(self.workspace.review)
        for each in self._choices:
            each.setVisible(self.identifiers.open == 0)
        self.adjustSize()


class ThoughtChoice(QScrollArea):
    """Every thought that says something, area by area; none goes in unless somebody says so."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[UUID, QCheckBox] = {}
        self._words: dict[UUID, QLabel] = {}
        self.setWidgetResizable(True)
        self.setAccessibleName("Thoughts of the panel")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what has the keyboard is scrolled to
        self.setFrameShape(QFrame.Shape.StyledPanel)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 12, 8)
        for theme in themes(review):
            column.addWidget(words(theme.title, "subheading"))
            for thoughts in theme.thoughts.values():
                for thought in thoughts:
                    self._add(column, review, thought)
        column.addStretch()
        self.setWidget(inside)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)

    @property
    def keys(self) -> tuple[UUID, ...]:
        """The thoughts that go in, in the order in which they are read."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def box(self, thought: UUID) -> QCheckBox:
        """The box of one of them."""
        return self._boxes[thought]

    def show_words(self, review: Review) -> None:
        """Follow what was reworded."""
        for key, label in self._words.items():
            label.setText(review.panel_thoughts[key].text)

    def choose_all(self) -> None:
        """Let every one of them go in."""
        for box in self._boxes.values():
            box.setChecked(True)

    def _add(self, column: QVBoxLayout, review: Review, thought: PanelThought) -> None:
        question = QUESTIONS[thought.question]
        box = self._boxes[thought.id] = QCheckBox(question)
        box.setAccessibleName(f"{question} {thought.text}")
        column.addWidget(box)
        said = self._words[thought.id] = words(thought.text)
        column.addWidget(_indented(said))
        if rests_on_one_account(review, thought):
            column.addWidget(_indented(words(_ONE_ACCOUNT, "muted")))


def _indented(part: QWidget) -> QWidget:
    part.setContentsMargins(24, 0, 0, 0)
    return part


def _passages(review: Review, chosen: Sequence[UUID]) -> "list[Passage]":
    from interviewer.documents.learning_event import learning_event_passages

    return learning_event_passages(review, chosen)


def _look(review: Review, names: list[RealName]) -> "Finder":
    from interviewer.documents.learning_event import RecordLook

    return RecordLook(review, names)
