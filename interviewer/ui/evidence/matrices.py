"""Where evidence is thick and where it is thin, and the notes behind each number."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from interviewer.domain.evidence import Evidence
from interviewer.domain.linking import AGREEMENTS, DIFFERENCES, linked_elsewhere
from interviewer.domain.matrices import Cell, Matrix, MatrixKind, matrix
from interviewer.domain.review import Review
from interviewer.ui.evidence.accounts import links_at
from interviewer.ui.evidence.cells import notes_sheet
from interviewer.ui.evidence.going import finding_place, place_of
from interviewer.ui.evidence.grid import NoteGrid
from interviewer.ui.evidence.marks import Marks
from interviewer.ui.evidence.matrix_table import Elsewhere, MatrixTable, cell_words
from interviewer.ui.evidence.view import Answering, Asked, EvidenceView
from interviewer.ui.findings.parts import Pick
from interviewer.ui.sentence import words
from interviewer.ui.workspace import Workspace

_HINT = (
    "Each number counts practitioners, never notes, and only what was confirmed. Other sources "
    "stand behind a plus, counted apart; ≈ says that something behind the number is told alike "
    "elsewhere, ≠ differently. Enter on a number opens the notes behind it."
)


class MatricesView(EvidenceView):
    """One table of numbers; below it the notes behind the number that was opened."""

    def __init__(self, workspace: Workspace, marks: Marks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._marks = workspace, marks
        self._evidence: Evidence | None = None
        self.kind = Pick[MatrixKind]("What is set against what")
        self.kind.offer(((kind, kind.value) for kind in MatrixKind), MatrixKind.EPISODE_AGENCY)
        self.table = MatrixTable()
        self.notes = NoteGrid("Notes behind the number", partial(links_at, workspace))
        self.notes.hide()
        self.kind.picked.connect(self._ask_again)
        self.table.opened.connect(self.open_cell)
        self.notes.marked.connect(marks.turn)
        self.notes.pressed.connect(self._take_key)
        marks.changed.connect(self._show_marks)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addStretch()
        top.addLayout(row)
        top.addWidget(words(_HINT, "muted"))
        below = QSplitter(Qt.Orientation.Vertical)
        below.setChildrenCollapsible(False)
        below.addWidget(self.table)
        below.addWidget(self.notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(below, 1)

    def answering(self) -> Answering:
        return partial(_matrix, self.kind.key)

    def show_answer(self, asked: Asked, answer: Matrix) -> None:
        self._evidence = asked.evidence
        self.table.show_matrix(answer)
        self.table.numbers.show_elsewhere(_elsewhere(asked.review))
        self.notes.hide()

    def show_review(self, review: Review) -> None:
        self.table.numbers.show_elsewhere(_elsewhere(review))
        self.notes.links_changed()

    def take_focus(self) -> None:
        self.table.setFocus()

    def open_cell(self, cell: Cell, where: str) -> None:
        """Show the notes behind a number, and give them the keyboard."""
        notes = (*cell.notes, *cell.notes_apart)
        if self._evidence is None or not notes:
            self.notes.hide()
            return
        heading = f"{where}: {cell_words(cell, self.table.numbers.elsewhere)}"
        review = self._workspace.review
        self.notes.show_sheet(notes_sheet(review, self._evidence, heading, notes))
        self._show_marks()
        self.notes.show()
        self.notes.setFocus()

    def _ask_again(self) -> None:
        self.asked.emit()

    def _show_marks(self) -> None:
        self.notes.show_marked(self._marks.ids)

    def _take_key(self, pressed: int | str) -> None:
        review, current = self._workspace.review, self.notes.current
        if pressed == "open" and current is not None:
            place = place_of(review, current)
            if place is not None:
                self.wanted.emit(place)
        elif pressed == "find" and current is not None:
            place = finding_place(review, self._marks.ids or (current,))
            if place is not None:
                self.wanted.emit(place)
        elif pressed == "clear":
            self.notes.hide()
            self.table.setFocus()


def _matrix(kind: MatrixKind, asked: Asked) -> Matrix:
    return matrix(asked.review, asked.evidence, kind, asked.wanted)


def _elsewhere(review: Review) -> Elsewhere:
    return Elsewhere(
        alike=linked_elsewhere(review, AGREEMENTS),
        differently=linked_elsewhere(review, DIFFERENCES),
    )
