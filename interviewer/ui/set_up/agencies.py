"""The agencies of the review: add, rename, put in order, take out."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.planning import (
    agency_named,
    moved_agencies,
    next_agency,
    references_at,
)
from interviewer.domain.review import Review
from interviewer.domain.set_up import Agency
from interviewer.ui.form import Remark, TextField
from interviewer.ui.set_up.taken_out import TakenOut
from interviewer.ui.workspace import Workspace


class AgencyList(QWidget):
    """One agency a line; what is typed is saved on leaving the field.

    Signals:
        rearranged: The fields stand in another order now, or there are others.
        history_wanted: Carries the id of an agency: show what it was called before.
    """

    rearranged = Signal()
    history_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows: dict[UUID, _AgencyRow] = {}
        self.taken_out = TakenOut()
        self.taken_out.wanted_back.connect(self._put_back)
        self.new = TextField()
        self.new.setPlaceholderText("Add an agency, then Enter")
        self.new.setAccessibleName("Add an agency")
        self.new.editingFinished.connect(self.add)
        self._remark = Remark(self.new)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        for part in (self.new, self._remark, self.taken_out):
            column.addWidget(part)

    def fields(self) -> Iterator[QWidget]:
        """Everything that takes the keyboard, in order."""
        for row in self._rows.values():
            yield from row.fields()
        yield from (self.new, self.taken_out.button)

    def row(self, agency: UUID) -> "_AgencyRow":
        """The line of this agency."""
        return self._rows[agency]

    def show_review(self, review: Review) -> None:
        """Show the agencies in their order."""
        agencies = review.live_agencies()
        if [agency.id for agency in agencies] != list(self._rows):
            self._arrange(agencies)
        for at, agency in enumerate(agencies):
            last = at == len(agencies) - 1
            self._rows[agency.id].show_agency(agency, first=at == 0, last=last)

    def hand_over(self) -> None:
        """Save what was typed."""
        for agency in tuple(self._rows):
            self._rename(agency)
        self.add()

    def add(self) -> None:
        """Add the agency whose name was typed below the others."""
        name, review = self.new.words, self._workspace.review
        if not name:
            self._remark.say("")
        elif agency_named(review, name):
            self._remark.say(f"There is an agency called {name} already.")
        else:
            self._remark.say("")
            self.new.clear()
            self._workspace.save(next_agency(review, name, self._workspace.new_id()))

    def _arrange(self, agencies: list[Agency]) -> None:
        while self._grid.takeAt(0):
            pass
        rows = {}
        for at, agency in enumerate(agencies):
            row = self._rows.pop(agency.id, None) or self._new_row(agency)
            row.place(self._grid, 2 * at)
            rows[agency.id] = row
        for row in self._rows.values():
            row.let_go()
        self._rows = rows
        self.rearranged.emit()

    def _new_row(self, agency: Agency) -> "_AgencyRow":
        row = _AgencyRow(agency.id, self)
        row.edited.connect(self._rename)
        row.moved.connect(self._move)
        row.taken_out.connect(self._take_out)
        row.history_wanted.connect(self.history_wanted)
        return row

    def _rename(self, agency_id: UUID) -> None:
        review, row = self._workspace.review, self._rows[agency_id]
        agency, name = review.agencies[agency_id], row.name.words
        other = agency_named(review, name)
        if not name:
            row.remark.say("An agency needs a name. It can be taken out instead.")
        elif other is not None and other.id != agency_id:
            row.remark.say(f"There is an agency called {name} already.")
        else:
            row.remark.say("")
            if name == agency.name:
                row.name.reset()
            else:
                self._workspace.save(replace(agency, name=name))

    def _move(self, agency_id: UUID, by: int) -> None:
        review = self._workspace.review
        agency = review.agencies[agency_id]
        self._workspace.save(*moved_agencies(review.live_agencies(), agency, by))

    def _take_out(self, agency_id: UUID) -> None:
        review = self._workspace.review
        agency = review.agencies[agency_id]
        used = references_at(review, agency)
        if used:
            who = ", ".join(used)
            self._rows[agency_id].remark.say(
                f"{agency.name} stays: {who} {'belongs' if len(used) == 1 else 'belong'} to it. "
                "Give them another agency in their plan first."
            )
            return
        self.taken_out.say(agency.id, agency.name)
        self._workspace.save(replace(agency, withdrawn=True))

    def _put_back(self, agency_id: UUID) -> None:
        agency = self._workspace.review.agencies[agency_id]
        self._workspace.save(replace(agency, withdrawn=False))
        self._rows[agency_id].name.setFocus()


class _AgencyRow(QObject):
    """One agency.

    Signals:
        edited: Carries its id: somebody is done with the name.
        moved: Carries its id and the steps: one up (-1) or one down (1).
        taken_out: Carries its id.
        history_wanted: Carries its id.
    """

    edited = Signal(object)
    moved = Signal(object, int)
    taken_out = Signal(object)
    history_wanted = Signal(object)

    def __init__(self, agency: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = agency
        self.name = TextField(parent=parent)
        self.remark = Remark(self.name, parent)
        self.up, self.down = QPushButton("Up", parent), QPushButton("Down", parent)
        self.history = QPushButton("History", parent)
        self.out = QPushButton("Take out", parent)
        self.name.editingFinished.connect(self._say_edited)
        self.up.clicked.connect(self._say_up)
        self.down.clicked.connect(self._say_down)
        self.history.clicked.connect(self._want_history)
        self.out.clicked.connect(self._say_out)

    def fields(self) -> tuple[QWidget, ...]:
        return self.name, self.up, self.down, self.history, self.out

    def place(self, grid: QGridLayout, line: int) -> None:
        """Stand in these two lines of the grid."""
        for column, field in enumerate(self.fields()):
            grid.addWidget(field, line, column)
            field.show()
        grid.addWidget(self.remark, line + 1, 0, 1, -1)

    def show_agency(self, agency: Agency, *, first: bool, last: bool) -> None:
        """Show it as it is; at either end it cannot move on."""
        self.name.show_text(agency.name)
        self.name.setAccessibleName(f"Agency: {agency.name}")
        for button, words in ((self.up, "up"), (self.down, "down")):
            button.setAccessibleName(f"Move {agency.name} {words}")
        self.history.setAccessibleName(f"History of {agency.name}")
        self.out.setAccessibleName(f"Take out {agency.name}")
        self._enable(self.up, able=not first)
        self._enable(self.down, able=not last)

    def let_go(self) -> None:
        for widget in (*self.fields(), self.remark):
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    def _enable(self, button: QPushButton, *, able: bool) -> None:
        """Disable a button that leads nowhere; the keyboard stays in this line."""
        if button.hasFocus() and not able:
            self.name.setFocus()
        button.setEnabled(able)

    def _say_edited(self) -> None:
        self.edited.emit(self._id)

    def _say_up(self) -> None:
        self.moved.emit(self._id, -1)

    def _say_down(self) -> None:
        self.moved.emit(self._id, 1)

    def _say_out(self) -> None:
        self.taken_out.emit(self._id)

    def _want_history(self) -> None:
        self.history_wanted.emit(self._id)
