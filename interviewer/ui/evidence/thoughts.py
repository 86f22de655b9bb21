"""The panel's reflection: what begins to show across accounts, tied to the notes behind it."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.findings import PanelThought
from interviewer.domain.learning_event import is_anything_thought
from interviewer.domain.naming import cited_as
from interviewer.domain.panel_reflection import (
    QUESTIONS,
    new_thought,
    prompted_by,
    thoughts_on,
)
from interviewer.domain.prompts_asked import areas_of
from interviewer.domain.review import Review
from interviewer.ui.evidence.going import place_of
from interviewer.ui.evidence.marks import Marks
from interviewer.ui.evidence.view import EvidenceView
from interviewer.ui.findings.parts import Area, Pick
from interviewer.ui.layouts import FlowLayout, clear_layout
from interviewer.ui.reflection.thoughts import SAVE_AFTER
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

_ABOUT = (
    "What is written here belongs to the panel: it stands apart from every account. Like notes and "
    "history it may have to be disclosed."
)
_CHARACTERS = 110


class ThoughtsView(EvidenceView):
    """Four questions for each thematic area, and for all of them together.

    Signals:
        record_wanted: Make the record for the learning event.
    """

    record_wanted = Signal()

    def __init__(self, workspace: Workspace, marks: Marks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._marks = workspace, marks
        self.area = Pick[str]("Thematic area")
        self.area.picked.connect(self._show_again)
        self.record_button = QPushButton("&Record for the learning event…")
        self.record_button.clicked.connect(self.record_wanted)
        self._cards: dict[UUID, ThoughtCard] = {}
        self._shown: object = None
        self.add_buttons: dict[str, QPushButton] = {}
        self._groups: dict[str, QVBoxLayout] = {}
        self._soon = QTimer(self, interval=SAVE_AFTER, singleShot=True)
        self._soon.timeout.connect(self._hand_over)
        marks.changed.connect(self._show_marks)
        self._lay_out()
        self.show_review(workspace.review)

    # What a view promises

    def show_review(self, review: Review) -> None:
        self.area.offer(_areas(review), self.area.key if self.area.count() else "")
        thoughts = {each: thoughts_on(review, self.area.key, each) for each in QUESTIONS}
        shown = [[thought.id for thought in of_one] for of_one in thoughts.values()]
        if [self.area.key, shown] != self._shown:
            self._shown = [self.area.key, shown]
            self._make_cards(thoughts)
        if not self._soon.isActive():
            for of_one in thoughts.values():
                for thought in of_one:
                    self._cards[thought.id].show_thought(review, thought)
        self._show_marks()
        self.record_button.setVisible(is_anything_thought(review))

    def take_focus(self) -> None:
        self.area.setFocus()

    def leave(self) -> None:
        self._hand_over()
        for thought_id in tuple(self._cards):
            thought = self._workspace.review.panel_thoughts[thought_id]
            if not thought.text.strip() and not thought.withdrawn:
                self._workspace.edit(replace(thought, withdrawn=True))
        self._workspace.close_drafts()

    # What a person does

    def add(self, question: str) -> None:
        """Begin a thought; the notes that are marked are what prompted it."""
        self._hand_over()
        review, new_id = self._workspace.review, self._workspace.new_id()
        at = self._workspace.now()
        thought = new_thought(review, self.area.key, question, new_id=new_id, at=at)
        self._workspace.edit(prompted_by(review, thought, self._marks.ids))
        self.show_review(self._workspace.review)
        self._cards[new_id].text.editor.take_focus()

    def go_to(self, thought: UUID) -> None:
        """Show the area of this thought, and give it the keyboard."""
        wanted = self._workspace.review.panel_thoughts[thought]
        if wanted.area != self.area.key:
            self.leave()
            self.area.offer(_areas(self._workspace.review), wanted.area)
            self.show_review(self._workspace.review)
        if thought in self._cards:
            self._cards[thought].text.editor.take_focus()

    def card(self, thought: UUID) -> "ThoughtCard":
        """The card of this thought."""
        return self._cards[thought]

    # Inside

    def _make_cards(self, thoughts: dict[str, list[PanelThought]]) -> None:
        self._cards.clear()
        for question, of_one in thoughts.items():
            clear_layout(self._groups[question])
            for thought in of_one:
                card = self._cards[thought.id] = ThoughtCard(thought.id, QUESTIONS[question])
                card.text.editor.textChanged.connect(self._save_soon)
                card.tied.connect(self._tie)
                card.withdrawn.connect(self._withdraw)
                card.note_wanted.connect(self._go)
                self._groups[question].addWidget(card)

    def _save_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _hand_over(self) -> None:
        self._soon.stop()
        for thought_id, card in self._cards.items():
            thought = self._workspace.review.panel_thoughts[thought_id]
            if card.text.words != thought.text:
                self._workspace.edit(replace(thought, text=card.text.words), typing=True)

    def _tie(self, thought_id: UUID) -> None:
        self._hand_over()
        review = self._workspace.review
        thought = review.panel_thoughts[thought_id]
        self._workspace.edit(prompted_by(review, thought, self._marks.ids))

    def _withdraw(self, thought_id: UUID) -> None:
        self._hand_over()
        thought = self._workspace.review.panel_thoughts[thought_id]
        self._workspace.edit(replace(thought, withdrawn=True))
        self.add_buttons[thought.question].setFocus()

    def _go(self, note: UUID) -> None:
        place = place_of(self._workspace.review, note)
        if place is not None:
            self.wanted.emit(place)

    def _show_again(self) -> None:
        self.leave()
        self.show_review(self._workspace.review)

    def _show_marks(self) -> None:
        notes = [each for each in self._marks.ids if each in self._workspace.review.notes]
        for card in self._cards.values():
            card.offer_to_tie(len(notes))

    def _lay_out(self) -> None:
        ground = ScrolledColumn(_CHARACTERS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ground)
        row = FlowLayout(spacing=8)
        row.addWidget(self.area)
        row.addWidget(self.record_button)
        ground.column.addWidget(words(_ABOUT, "muted"))
        ground.column.addLayout(row)
        for question, text in QUESTIONS.items():
            ground.column.addWidget(words(text, "heading"))
            group = self._groups[question] = QVBoxLayout()
            group.setSpacing(8)
            ground.column.addLayout(group)
            button = self.add_buttons[question] = QPushButton("Add a thought")
            button.setAccessibleName(f"Add a thought: {text}")
            button.clicked.connect(partial(self.add, question))
            at_left = FlowLayout()
            at_left.addWidget(button)
            ground.column.addLayout(at_left)
        ground.column.addStretch()


def _areas(review: Review) -> list[tuple[str, str]]:
    return [("", "All areas together"), *areas_of(review).items()]


class ThoughtCard(QFrame):
    """One thought, with the notes that prompted it.

    Signals:
        tied: Carries its id: the notes that are marked prompted it too.
        withdrawn: Carries its id.
        note_wanted: Carries the id of a note to go to.
    """

    tied = Signal(object)
    withdrawn = Signal(object)
    note_wanted = Signal(object)

    def __init__(self, thought: UUID, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = thought
        self._notes: tuple[UUID, ...] | None = None
        self.text = Area(question)
        self.by = words("", "muted")
        self.tie_button, self.out_button = QPushButton(), QPushButton("Withdraw")
        self.out_button.setAccessibleName("Withdraw this thought")
        self.tie_button.clicked.connect(self._tie)
        self.out_button.clicked.connect(self._withdraw)
        self._cited = QWidget()
        self._flow = FlowLayout(self._cited, spacing=4)
        row = FlowLayout(spacing=8)
        row.addWidget(self.tie_button)
        row.addWidget(self.out_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.text, self.by, self._cited):
            column.addWidget(part)
        column.addLayout(row)

    def show_thought(self, review: Review, thought: PanelThought) -> None:
        """Show it as it is."""
        self.text.show_text(thought.text)
        ties = "prompted by" if thought.notes else "prompted by no note yet"
        self.by.setText(f"{thought.by or 'Nobody named'}, {ties}")
        if thought.notes != self._notes:
            self._notes = thought.notes
            clear_layout(self._flow)
            for note_id in thought.notes:
                self._flow.addWidget(self._to_note(review, note_id))
        self._cited.setVisible(bool(thought.notes))

    def offer_to_tie(self, count: int) -> None:
        """Offer to tie so many notes that are marked."""
        self.tie_button.setText(
            f"Tie the {count} marked notes" if count > 1 else "Tie the marked note"
        )
        self.tie_button.setVisible(count > 0)

    def _to_note(self, review: Review, note_id: UUID) -> QPushButton:
        note = review.notes[note_id]
        gone = " (withdrawn)" if note.withdrawn else ""
        button = QPushButton(f"{cited_as(review, note)}{gone}")
        set_role(button, "chip")
        button.clicked.connect(partial(self.note_wanted.emit, note_id))
        return button

    def _tie(self) -> None:
        self.tied.emit(self._id)

    def _withdraw(self) -> None:
        self.withdrawn.emit(self._id)
