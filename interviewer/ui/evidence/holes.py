"""The register of holes: what nobody heard, each kind by its own name."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.holes import Hole, HolesAlike, alike, holes
from interviewer.domain.side_by_side import counted
from interviewer.ui.evidence.going import place_of_hole
from interviewer.ui.evidence.view import Answering, Asked, EvidenceView
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.the_word import it

_EVERY = "Every kind"
_EMPTY = "No hole of this kind: every core prompt was answered, and everybody sought was heard."
_CHARACTERS = 170


class HolesView(EvidenceView):
    """A list by prompt; holes of one kind at one prompt stand together, with whose they are.

    Below it a button for each account leads to that prompt of that interview.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: list[HolesAlike] = []
        self.kind, self.count, self.empty = QComboBox(), words("", "muted"), words(_EMPTY)
        self.kind.setAccessibleName("Kind of hole")
        self.kind.activated.connect(self._show)
        self.table = Table("Holes", TableModel(_COLUMNS, _key, self))
        ground = ScrolledColumn(_CHARACTERS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(ground)
        for part in (self.kind, self.count, self.empty, self.table):
            ground.column.addWidget(part)
        ground.column.addStretch()
        self._footer, row = QWidget(), QWidget()
        set_role(self._footer, "footer")
        self._row, self._buttons = FlowLayout(row, spacing=8), list[QPushButton]()
        around = QVBoxLayout(self._footer)
        around.setContentsMargins(28, 9, 28, 8)
        around.addWidget(row)
        page.addWidget(self._footer)
        self.table.opened.connect(self.go_to_first)
        self.table.chosen.connect(self._offer)

    def answering(self) -> Answering:
        return _found

    def show_answer(self, asked: Asked, answer: list[HolesAlike]) -> None:  # noqa: ARG002  as every view
        self._found = answer
        chosen = self.kind.currentText()
        kinds = [_EVERY, *dict.fromkeys(each.kind for each in answer)]
        self.kind.clear()
        self.kind.addItems(kinds)
        self.kind.setCurrentIndex(kinds.index(chosen) if chosen in kinds else 0)
        self._show()

    def take_focus(self) -> None:
        self.kind.setFocus()

    def go_to_first(self) -> None:
        """Go to where the hole that is chosen is, the first of several."""
        self._go(0)

    def go_buttons(self) -> list[QPushButton]:
        """The buttons that lead to the holes of the row that is chosen."""
        return [each for each in self._buttons if each.isVisibleTo(self)]

    def _offer(self, chosen: HolesAlike | None) -> None:
        """A button for each account that has this hole."""
        found = chosen.holes if chosen else ()
        for at in range(len(self._buttons), len(found)):
            button = QPushButton()
            button.clicked.connect(partial(self._go, at))
            self._row.addWidget(button)
            self._buttons.append(button)
        for at, button in enumerate(self._buttons):
            button.setText(_goes(found[at]) if at < len(found) else "")
            button.setVisible(at < len(found))
        self._footer.setVisible(bool(found))

    def _go(self, at: int) -> None:
        if self.table.item is not None:
            self.wanted.emit(place_of_hole(self.table.item.holes[at]))

    def _show(self) -> None:
        chosen = self.kind.currentText()
        shown = [each for each in self._found if chosen in (_EVERY, each.kind)]
        self.count.setText(counted(sum(len(each.holes) for each in shown), "hole"))
        self.table.show_items(shown)
        self.empty.setVisible(not shown)
        self.table.setVisible(bool(shown))


def _found(asked: Asked) -> list[HolesAlike]:
    return alike(holes(asked.review, asked.evidence))


def _goes(hole: Hole) -> str:
    if hole.prompt:
        return f"Go to {hole.reference}"
    return f"Plan of {hole.reference}" if hole.interview else it("Plan an interview")


def _key(each: HolesAlike) -> tuple[str, str, str]:
    return each.kind, each.prompt, each.text


def _kind(each: HolesAlike) -> str:
    return each.kind


def _text(each: HolesAlike) -> str:
    return each.text


def _whose(each: HolesAlike) -> str:
    return each.references


def _reasons(each: HolesAlike) -> str:
    return each.reasons


_COLUMNS: tuple[Column[HolesAlike], ...] = (
    Column(heading="Hole", text=_kind, strong=True, widest=26),
    Column(heading="What was asked, or who is missing", text=_text, widest=60),
    Column(heading="In the account of", text=_whose, widest=30),
    Column(heading="Why", text=_reasons, widest=40),
)
