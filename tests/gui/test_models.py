"""What Qt asks of a list that has become shorter, or is about to: answered, never an error.

An error out of `data` ends the process on Python 3.11 (docs/platforms.md).
"""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt

from interviewer.domain.interview import Interview
from interviewer.domain.matrices import Heading, Matrix, MatrixKind
from interviewer.domain.review import Review
from interviewer.domain.time_line_words import MarkWords
from interviewer.domain.time_marks import Mark
from interviewer.ui.evidence.cells import Cell, Line, Sheet
from interviewer.ui.evidence.matrix_table import MatrixModel
from interviewer.ui.evidence.model import SheetModel
from interviewer.ui.evidence.time_layout import LaidOut, Placed
from interviewer.ui.evidence.time_picture import TimeModel
from interviewer.ui.table import Column, TableModel
from interviewer.ui.tidy.rows import RowsModel
from tests.builders import a_note, a_set_up


def asked_everything(model: QAbstractItemModel, index: QModelIndex) -> list[object]:
    return [model.data(index, role) for role in Qt.ItemDataRole]


def a_table(rows: int) -> TableModel[int]:
    model = TableModel[int]((Column(heading="Number", text=str),), str)
    model.show_items(range(rows))
    return model


def a_matrix(rows: int) -> MatrixModel:
    model = MatrixModel()
    model.show_matrix(
        Matrix(
            kind=MatrixKind.EPISODE_AGENCY,
            rows=tuple(Heading(key=str(at), words=f"Row {at}") for at in range(rows)),
            columns=(Heading(key="health", words="Health"),),
            cells={},
        )
    )
    return model


def a_sheet(rows: int) -> SheetModel:
    model = SheetModel(lambda _: ())
    cell = Cell(id=UUID(int=1), cited="SN1·1", text="Rang the hub.")
    model.show_sheet(Sheet(columns=("SN1",), lines=(Line(cells=(cell,)),) * rows))
    return model


def a_time_line(marks: int) -> TimeModel:
    model = TimeModel()
    words = MarkWords(when="", what="", figure="")
    placed = Placed(lane=0, mark=Mark(), words=words, spoken="One entry")
    model.show(LaidOut(marks=(placed,) * marks))
    return model


@pytest.mark.parametrize("made", [a_table, a_matrix, a_sheet, a_time_line])
def test_a_place_that_is_no_longer_there_says_nothing(made: object) -> None:
    assert callable(made)
    longer, shorter = made(5), made(1)
    last = longer.index(longer.rowCount() - 1, 0)
    assert any(asked_everything(longer, last))
    assert not any(asked_everything(shorter, last))


def test_a_matrix_has_no_heading_for_a_column_that_is_gone() -> None:
    across = Qt.Orientation.Horizontal
    assert [a_matrix(1).headerData(at, across) for at in range(4)] == ["", "Health", "All", ""]


def test_notes_that_go_together_can_be_asked_for_while_the_first_of_them_goes() -> None:
    review = Review().having(*a_set_up())
    (interview,) = review.interviews.values()
    assert isinstance(interview, Interview)
    notes = [a_note(id=UUID(int=at), source=interview.id, number=at) for at in range(1, 5)]
    review = review.having(*notes)
    model, told = RowsModel(), list[int]()
    model.show_list([note.id for note in notes], review, interview)

    def ask() -> None:
        indexes = [model.index(at) for at in range(model.rowCount())]
        told.append(sum(model.data(index) is not None for index in indexes))

    model.rowsAboutToBeRemoved.connect(ask)
    later = review.having(*(replace(note, withdrawn=True) for note in notes[1:]))
    model.show_list([notes[0].id], later, interview)
    assert told == [1, 1, 1]
    assert model.ids == [notes[0].id]
