"""Something must be acted on: prompts stop, and this says what happens next."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.guidance import Script, SectionKind
from interviewer.domain.interview import Interview, UrgentMatter
from interviewer.domain.review import Review
from interviewer.domain.text import clean
from interviewer.ui.fields import SensitiveLine, SensitiveText
from interviewer.ui.interview.kept import KeptPanel
from interviewer.ui.interview.stop_views import ChecklistView
from interviewer.ui.workspace import Workspace


class UrgentView(KeptPanel[UrgentMatter]):
    """The script for this moment, what was said, who was told and when, then what is to be done.

    It never looks like an alarm (screens.md): the practitioner may see the screen.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.scripts = ChecklistView(workspace, always_open=True)
        self.checks = ChecklistView(workspace, always_open=True)
        self.concern = SensitiveText()
        self.concern.setMinimumHeight(72)
        self.concern.setMaximumHeight(120)
        self.told, self.told_when = SensitiveLine(), SensitiveLine()
        self.told.setPlaceholderText("By role or reference, such as duty social worker")
        self.told_when.setPlaceholderText("Such as 12 Nov 2026, 14:20")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.scripts)
        self._lay_out_fields(
            column,
            ("What was said", self.concern),
            ("Who was told", self.told),
            ("When they were told", self.told_when),
        )
        column.addWidget(self.checks)
        self._lay_out_way_back(column)
        for signal in (self.concern.textChanged, self.told.textEdited, self.told_when.textEdited):
            signal.connect(self._note_typing)

    def show_interview(self, interview: Interview) -> None:
        """Come up with the script and the last matter of this interview, or an empty one."""
        super().show_interview(interview)
        review = self._workspace.review
        level = review.practitioner_of(interview).level
        sections = list(review.guidance_of(interview).sections_of(SectionKind.URGENT))
        title = sections[0].title if sections else "Something must be acted on"
        items = [item for section in sections for item in section.items_for(level)]
        scripts = tuple(item for item in items if isinstance(item, Script))
        checks = tuple(item for item in items if not isinstance(item, Script))
        self.scripts.show_items(interview, title, scripts, level)
        self.checks.show_items(interview, "", checks, level)
        self.concern.setFocus()

    def show_review(self, review: Review) -> None:
        """Follow the review, such as after undo; words that are being typed stay."""
        self.scripts.show_review(review)
        self.checks.show_review(review)
        super().show_review(review)

    def hand_over(self) -> None:
        """Save everything that stands in the fields."""
        self.scripts.hand_over()
        self.checks.hand_over()
        super().hand_over()

    def _last(self, review: Review, interview: Interview) -> UrgentMatter | None:
        matters = review.urgent_matters_of(interview)
        return matters[-1] if matters else None

    def _known(self, review: Review, value_id: UUID) -> UrgentMatter:
        return review.urgent_matters[value_id]

    def _begun(self, interview: Interview) -> UrgentMatter:
        new_id, now = self._workspace.new_id(), self._workspace.now()
        return UrgentMatter(id=new_id, interview=interview.id, raised=now, by=self.by)

    def _typed(self, value: UrgentMatter) -> UrgentMatter:
        concern, told = self.concern.words, clean(self.told.text())
        told_when = clean(self.told_when.text())
        return replace(
            value,
            concern=concern,
            told=told,
            told_when=told_when,
            withdrawn=not (concern + told + told_when).strip(),
        )

    def _fill(self, value: UrgentMatter | None) -> None:
        self.concern.show_text(value.concern if value else "")
        for field, text in (
            (self.told, value.told if value else ""),
            (self.told_when, value.told_when if value else ""),
        ):
            if clean(field.text()) != text:
                field.setText(text)
