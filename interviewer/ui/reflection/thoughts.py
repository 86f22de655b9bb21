"""One interviewer's thoughts: a field under each prompt, or what may be read of them."""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from interviewer.domain.guidance import Prompt
from interviewer.domain.interview import Interview, Thought
from interviewer.domain.review import Review
from interviewer.domain.text import clean
from interviewer.ui.interview.editor import NoteEditor
from interviewer.ui.layouts import clear_layout
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

SAVE_AFTER = 500
"""Milliseconds after a letter was typed until it is saved, also while typing goes on."""

_LEAST_LINES = 2


class ThoughtEditor(NoteEditor):
    """A field that grows with its text; Enter begins a line, Tab goes on."""

    def fit_height(self) -> None:
        """Be as high as the text, and never lower than two lines."""
        super().fit_height()
        least = self.fontMetrics().lineSpacing() * _LEAST_LINES + 4
        if self.height() < least:
            self.setFixedHeight(least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # There are no other notes here that Enter, Backspace or an arrow could lead to.
        QTextEdit.keyPressEvent(self, event)


class ThoughtFields(QWidget):
    """The prompts of the reflection with one interviewer's thoughts, to be typed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._interview: Interview | None = None
        self._by = ""
        self._cards: dict[str, _ThoughtCard] = {}
        self._soon = QTimer(self, interval=SAVE_AFTER, singleShot=True)
        self._soon.timeout.connect(self.hand_over)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    @property
    def editors(self) -> dict[str, ThoughtEditor]:
        """The field under each prompt, by the prompt's id."""
        return {prompt: card.editor for prompt, card in self._cards.items()}

    def show_prompts(self, interview: Interview, by: str, prompts: tuple[Prompt, ...]) -> None:
        """Show a field for each prompt, for this interviewer."""
        if (interview.id, by, [p.id for p in prompts]) == self._shown():
            return
        self.hand_over()
        clear_layout(self._column)
        self._interview, self._by = interview, by
        self._cards = {prompt.id: _ThoughtCard(prompt) for prompt in prompts}
        for card in self._cards.values():
            card.editor.textChanged.connect(self._save_soon)
            self._column.addWidget(card)
        self.show_review(self._workspace.review)

    def show_review(self, review: Review) -> None:
        """Show the thoughts as they are; a field that is typed in keeps its text."""
        if self._interview is None or self._soon.isActive():
            return
        for prompt, card in self._cards.items():
            thought = self._thought(review, prompt)
            card.editor.show_text(thought.text if thought else "")

    def hand_over(self) -> None:
        """Save everything typed; the version stays open while somebody goes on typing."""
        self._soon.stop()
        for prompt, card in self._cards.items():
            self._save(prompt, clean(card.editor.toPlainText()))

    def forget(self) -> None:
        """Show nothing any more."""
        self.hand_over()
        clear_layout(self._column)
        self._interview, self._cards = None, {}

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        for editor in self.editors.values():
            editor.take_focus()
            return

    def _save_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _shown(self) -> object:
        interview = self._interview
        return (interview.id, self._by, list(self._cards)) if interview else None

    def _thought(self, review: Review, prompt: str) -> Thought | None:
        if self._interview is None:
            return None
        thoughts = review.thoughts_of(self._interview, self._by)
        return next((thought for thought in thoughts if thought.prompt == prompt), None)

    def _save(self, prompt: str, text: str) -> None:
        thought = self._thought(self._workspace.review, prompt)
        if self._interview is None or text == (thought.text if thought else ""):
            return
        begun = thought or Thought(
            id=self._workspace.new_id(),
            interview=self._interview.id,
            by=self._by,
            prompt=prompt,
            taken=self._workspace.now(),
        )
        self._workspace.edit(replace(begun, text=text), typing=True)


class ThoughtsRead(QWidget):
    """Another interviewer's thoughts, to be read and not changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_thoughts(self, thoughts: list[Thought], prompts: tuple[Prompt, ...]) -> None:
        """Show what was written under each prompt."""
        clear_layout(self._column)
        texts = {thought.prompt: thought.text.strip() for thought in thoughts}
        for prompt in prompts:
            if texts.get(prompt.id):
                card = QFrame()
                set_role(card, "card")
                _fill(card, prompt, words(texts[prompt.id]))
                self._column.addWidget(card)
        if not any(texts.values()):
            self._column.addWidget(words("Nothing was written.", "muted"))


class _ThoughtCard(QFrame):
    """One prompt, why it is asked, and the field under it."""

    def __init__(self, prompt: Prompt) -> None:
        super().__init__()
        set_role(self, "card")
        self.editor = ThoughtEditor()
        self.editor.setAccessibleName(prompt.text)
        self.editor.setAccessibleDescription(prompt.why)
        self.editor.entered.connect(self._light)
        self.editor.left.connect(self._dim)
        _fill(self, prompt, self.editor)

    def _light(self) -> None:
        set_role(self, "card-active")

    def _dim(self) -> None:
        set_role(self, "card")


def _fill(card: QFrame, prompt: Prompt, below: QWidget) -> None:
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    column.addWidget(words(prompt.text, "subheading"))
    if prompt.why:
        column.addWidget(words(prompt.why, "muted"))
    column.addWidget(below)
