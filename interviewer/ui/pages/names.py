"""Real names, where one must be known: kept apart from everything else."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.domain.names import RealName
from interviewer.ui.background import Background
from interviewer.ui.form import Remark, TextField
from interviewer.ui.page import Page
from interviewer.ui.places import Place
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.tab_order import set_tab_order
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Store

_CHARACTERS = 110
_ABOUT = (
    "Most reviews need none of this. Where a real name must be known, write it here with the "
    "reference that stands for it. The list is kept apart from the notes, in the same encrypted "
    "file; it is in no document and in no package. Before a document leaves, its text is looked "
    "through for these names."
)


class NamesPage(Page):
    """A list of names and references; what is typed is saved on leaving the field.

    The names are fetched when the page is shown and let go when it is left.
    """

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self._names: dict[int, RealName] = {}
        self.rows: list[_Row] = []
        self.new = _Row("New name", "Reference that stands for it", self)
        self.new.name.setPlaceholderText("Add a name")
        self.new.stands_for.setPlaceholderText("Such as SN1 or Sibling Kestrel")
        self.add_button = QPushButton("&Add")
        self.add_button.clicked.connect(self.add)
        self.new.stands_for.returnPressed.connect(self.add)
        self.remark = Remark(self.new.name)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        self._fetch()
        self.new.name.setFocus()

    def leave(self) -> None:
        self._save_changed()
        self._show(())

    def undo(self) -> None:
        """Do nothing: real names have no history."""

    def redo(self) -> None:
        """Do nothing, as with undo."""

    def add(self) -> None:
        """Add the name that was typed."""
        name, stands_for = self.new.name.words, self.new.stands_for.words
        if not name or not stands_for:
            self.remark.say("A name needs the reference that stands for it, such as SN1.")
            return
        self.remark.say("")
        self.new.name.clear()
        self.new.stands_for.clear()
        self.new.name.setFocus()
        self._save(RealName(id=self.workspace.new_id(), name=name, stands_for=stands_for))

    def take_out(self, row: "_Row") -> None:
        """Take a name out; nothing is left of it but that there was one."""
        held = self._names[self.rows.index(row)]
        self._save(replace(held, name="", stands_for="", withdrawn=True))

    def _save_changed(self) -> None:
        """Save what was typed into rows, where both fields say something."""
        changed = []
        for at, row in enumerate(self.rows):
            name, stands_for = row.name.words, row.stands_for.words
            held = self._names[at]
            if name and stands_for and (name, stands_for) != (held.name, held.stands_for):
                changed.append(replace(held, name=name, stands_for=stands_for))
        if changed:
            self._save(*changed)

    def _fetch(self) -> None:
        self.workspace.ask(_names, self._show_fetched, self._say_failed)

    def _save(self, *names: RealName) -> None:
        def keep(store: "Store") -> list[RealName]:
            store.save_names(*names)
            return store.names()

        self.workspace.ask(keep, self._show_fetched, self._say_failed)

    def _show_fetched(self, names: list[RealName]) -> None:
        if self.isVisible():
            live = (name for name in names if not name.withdrawn)
            self._show(tuple(sorted(live, key=lambda name: name.stands_for.casefold())))

    def _say_failed(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        self.remark.say(error.sentence)

    def _show(self, names: tuple[RealName, ...]) -> None:
        for row in self.rows:
            row.let_go()
        self._names = dict(enumerate(names))
        self.rows = [self._row(name, at) for at, name in enumerate(names)]
        self._empty.setVisible(not names)
        stops = [field for row in self.rows for field in row.fields()]
        set_tab_order([*self.new.fields()[:2], self.add_button, *stops])

    def _row(self, name: RealName, at: int) -> "_Row":
        row = _Row(f"Name that {name.stands_for} stands for", f"Reference {name.stands_for}", self)
        row.name.show_text(name.name)
        row.stands_for.show_text(name.stands_for)
        row.out.setAccessibleName(f"Take out the name of {name.stands_for}")
        row.name.editingFinished.connect(self._save_changed)
        row.stands_for.editingFinished.connect(self._save_changed)
        row.out.clicked.connect(lambda: self.take_out(row))
        row.place(self._grid, at + 1)
        return row

    def _lay_out(self) -> None:
        ground = ScrolledColumn(_CHARACTERS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ground)
        column = ground.column
        column.addWidget(words("Real names", "title"))
        column.addWidget(words(_ABOUT))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self.new.place(self._grid, 0)
        self._grid.addWidget(self.add_button, 0, 2)
        column.addWidget(self.remark)
        column.addLayout(self._grid)
        self._empty = words("No names are kept here.", "muted")
        column.addWidget(self._empty)
        column.addStretch()


class _Row:
    """One name: its two fields, and the button that takes it out."""

    def __init__(self, name: str, stands_for: str, page: QWidget) -> None:
        self.name, self.stands_for = TextField(parent=page), TextField(parent=page)
        self.out = QPushButton("Take out", page)
        self.out.hide()
        self.name.setAccessibleName(name)
        self.stands_for.setAccessibleName(stands_for)

    def fields(self) -> tuple[QWidget, ...]:
        return self.name, self.stands_for, self.out

    def place(self, grid: QGridLayout, line: int) -> None:
        """Stand in this line of the grid; the first line is for what is new."""
        for column, field in enumerate(self.fields()[: 3 if line else 2]):
            grid.addWidget(field, line, column)
            field.show()

    def let_go(self) -> None:
        for field in self.fields():
            field.hide()
            field.deleteLater()


def _names(store: "Store") -> list[RealName]:
    return store.names()
