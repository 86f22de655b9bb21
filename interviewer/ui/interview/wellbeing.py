"""How the practitioner was, and what support was offered: kept here, and in no document."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.interview import Interview, WellbeingNote
from interviewer.domain.review import Review
from interviewer.domain.words import Answer
from interviewer.ui.fields import SensitiveText
from interviewer.ui.form import Choice
from interviewer.ui.interview.kept import KeptPanel
from interviewer.ui.sentence import words
from interviewer.ui.workspace import Workspace

_LABELS = ("Not yet", "Yes", "No")


class WellbeingView(KeptPanel[WellbeingNote]):
    """Whether support was offered and taken up, and a few words.

    It stays in the encrypted review (model.md, "What leaves"): the panel says so.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.offered = Choice(Answer, labels=_LABELS)
        self.taken_up = Choice(Answer, labels=_LABELS)
        self.text = SensitiveText()
        self.text.setMinimumHeight(72)
        self.text.setMaximumHeight(160)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(words("How they are, and support", "title"))
        column.addWidget(
            words("This stays in the encrypted review. No document holds it.", "muted")
        )
        self._lay_out_fields(
            column,
            ("Was support offered?", self.offered),
            ("Was it taken up?", self.taken_up),
            ("How they were, and what was agreed", self.text),
        )
        self._lay_out_way_back(column)
        self.text.textChanged.connect(self._note_typing)
        for choice in (self.offered, self.taken_up):
            choice.chosen.connect(self._keep_choice)

    def show_interview(self, interview: Interview) -> None:
        """Come up with the last note of this interview, or an empty one."""
        super().show_interview(interview)
        self.text.setFocus()

    def _keep_choice(self) -> None:
        self._is_ahead = True
        self.hand_over()

    def _last(self, review: Review, interview: Interview) -> WellbeingNote | None:
        notes = review.wellbeing_of(interview)
        return notes[-1] if notes else None

    def _known(self, review: Review, value_id: UUID) -> WellbeingNote:
        return review.wellbeing_notes[value_id]

    def _begun(self, interview: Interview) -> WellbeingNote:
        new_id, now = self._workspace.new_id(), self._workspace.now()
        return WellbeingNote(id=new_id, interview=interview.id, by=self.by, at=now)

    def _typed(self, value: WellbeingNote) -> WellbeingNote:
        text = self.text.words
        offered, taken_up = self.offered.word, self.taken_up.word
        says_nothing = offered is taken_up is Answer.NOT_ASKED and not text.strip()
        return replace(value, offered=offered, taken_up=taken_up, text=text, withdrawn=says_nothing)

    def _fill(self, value: WellbeingNote | None) -> None:
        self.offered.choose(value.offered if value else Answer.NOT_ASKED)
        self.taken_up.choose(value.taken_up if value else Answer.NOT_ASKED)
        self.text.show_text(value.text if value else "")
