"""What was done in this review, without note text, for information governance."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.activity_words import HEADINGS, Deed, id_of, kind_named, matching, told
from interviewer.domain.errors import InterviewerError
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Maker, Offer
from interviewer.ui.form import TextField
from interviewer.ui.local_time import local_zone
from interviewer.ui.page import Page
from interviewer.ui.places import PageName, Place
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Store

_MOST = 300
"""Rows that are shown; the file has them all."""
_ABOUT = (
    "Who did what, and when. Nothing of what was said stands here; Enter shows the history of a "
    "row, as far as you may read it."
)
_OFFER = Offer(
    document=Document.ACTIVITY,
    heading="Activity list",
    told="Who did what and when, as a table for a spreadsheet. Nothing of what was said is in it.",
    name="Activity.csv",
    file=("CSV (*.csv)", "csv"),
)


@dataclass(frozen=True)
class _Row:
    """One deed, and how it reads."""

    at: int
    deed: Deed
    told: tuple[str, ...]


class ActivityPage(Page):
    """The newest first, filtered as one types; the whole list goes into a file."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self._rows: list[_Row] = []
        self.words = TextField(28)
        self.words.setPlaceholderText("Words, initials or a date")
        self.words.setAccessibleName("Words in the activity list")
        self.words.textEdited.connect(self._filter)
        self.export_button = QPushButton("&Save the list…")
        self.export_button.clicked.connect(self.export)
        self.table = Table("Activity", TableModel(_columns(), _key, self))
        self.table.opened.connect(self._open)
        self.count, self.said = words("", "muted"), Sentence("error")
        self._lay_out()

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        self._fetch()
        self.table.setFocus()

    def show_review(self, review: Review) -> None:
        """Stay as it is: the list is fetched when somebody comes here."""

    def leave(self) -> None:
        self._rows = []

    def undo(self) -> None:
        """Do nothing: nothing is typed or tagged on this page."""

    def redo(self) -> None:
        """Do nothing, as with undo."""

    def export(self) -> None:
        """Save the whole list as a file."""
        rows = [row.told for row in self._rows]
        dialog = _ActivityDialog(self.workspace, self._background, rows, self)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    def _fetch(self) -> None:
        self.workspace.ask(_deeds, self._tell_in_words, self._say_failed)

    def _tell_in_words(self, deeds: list[Deed]) -> None:
        work = partial(_rows, self.workspace.review, deeds)
        self._background.run(self, work, self._show, self._say_failed)

    def _show(self, rows: list[_Row]) -> None:
        self._rows = rows
        self.export_button.setEnabled(bool(rows))
        self._filter()

    def _filter(self) -> None:
        wanted = matching((row.told for row in self._rows), self.words.text())
        found = [row for row, is_wanted in zip(self._rows, wanted, strict=True) if is_wanted]
        self.table.show_items(found[:_MOST])
        shown = f", the newest {_MOST} are shown" if len(found) > _MOST else ""
        self.count.setText(f"{len(found)} entries{shown}")

    def _open(self, row: _Row) -> None:
        about = (row.deed.kind, row.deed.value_id)
        self.wanted.emit(Place(PageName.HISTORY, about=about))

    def _say_failed(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        self.said.say(error.sentence)

    def _lay_out(self) -> None:
        set_role(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(12)
        heading = QHBoxLayout()
        heading.addWidget(words("Activity", "title"))
        heading.addWidget(self.count, 1)
        column.addLayout(heading)
        column.addWidget(words(_ABOUT))
        row = QHBoxLayout()
        row.addWidget(self.words)
        row.addWidget(self.export_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addStretch()


class _ActivityDialog(DocumentDialog):
    """Saves the list as it was fetched."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        rows: list[tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        self._rows = rows
        super().__init__(workspace, background, None, _OFFER, (), parent)

    def maker(self) -> Maker:
        from interviewer.documents.csv_table import csv_table

        return partial(csv_table, HEADINGS, self._rows)


def _deeds(store: "Store") -> list[Deed]:
    from interviewer.storage import Deed as Kept

    done = {
        Kept.FIRST: "first written",
        Kept.CHANGED: "changed",
        Kept.WITHDRAWN: "taken out",
    }
    deeds = []
    for each in store.activity():
        kind = kind_named(each.kind)
        deeds.append(
            Deed(
                kind=kind,
                value_id=id_of(kind, each.value_id),
                who=each.who,
                at=each.at,
                done=done[each.deed],
                reason_given=each.reason_given,
            )
        )
    return deeds


def _rows(review: Review, deeds: list[Deed]) -> list[_Row]:
    zone = local_zone()
    rows = [_Row(at, deed, told(review, deed, zone)) for at, deed in enumerate(deeds)]
    return rows[::-1]


def _columns() -> tuple[Column[_Row], ...]:
    def says(at: int) -> Column[_Row]:
        return Column(heading=HEADINGS[at], text=lambda row: row.told[at], widest=40)

    return tuple(says(at) for at in range(len(HEADINGS)))


def _key(row: _Row) -> int:
    return row.at
