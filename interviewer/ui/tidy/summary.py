"""Beside the list: what is confirmed so far, and what is only suggested."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.tidying import LineCount, left, line_counts
from interviewer.domain.words import Basis, Mark
from interviewer.ui.layouts import clear_layout
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role


class TidySummary(QScrollArea):
    """Counts of notes for each line of enquiry; nothing suggested counts as confirmed.

    Attributes:
        lines: What is said of each line: its title, and its counts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName("Summary")
        inside = QFrame()
        set_role(inside, "panel")
        self.left, self.others = words("", "heading"), words("", "muted")
        self.lines: list[tuple[str, str]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.left)
        column.addWidget(words("Lines of enquiry", "subheading"))
        column.addLayout(self._column)
        column.addWidget(self.others)
        column.addStretch()
        self.setWidget(inside)

    def show_interview(self, review: Review, interview: Interview) -> None:
        """Count anew."""
        self.left.setText(left(review, interview).words)
        self.others.setText("\n".join(_others(review, interview)))
        guidance = review.guidance_of(interview)
        rows = []
        for count in line_counts(review, interview):
            line = guidance.line(count.line)
            rows.append((line.title if line else count.line, _said(count)))
        if rows != self.lines:
            self.lines = rows
            self._show_lines()

    def _show_lines(self) -> None:
        clear_layout(self._column)
        for title, said in self.lines:
            row = QVBoxLayout(line := QWidget())
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            row.addWidget(words(title))
            row.addWidget(words(said, "muted"))
            self._column.addWidget(line)


def _said(count: LineCount) -> str:
    """Such as "3 confirmed, 1 suggested"."""
    said = f"{count.confirmed} confirmed" if count.confirmed else ""
    suggested = f"{count.suggested} suggested" if count.suggested else ""
    return ", ".join(part for part in (said, suggested) if part) or "none yet"


def _others(review: Review, interview: Interview) -> list[str]:
    """What else is to be seen at a glance; what there is none of is left out."""
    notes = review.notes_of(interview)
    counts = {
        "How known not stated": sum(note.basis is Basis.NOT_STATED for note in notes),
        Mark.IDENTIFIES_COLLEAGUE.label: sum(note.identifies_colleague for note in notes),
        Mark.DO_NOT_QUOTE.label: sum(note.do_not_quote for note in notes),
    }
    return [f"{words}: {count}" for words, count in counts.items() if count]
