"""How far the others' interviews have come: what a coordinator sees of them, and all of it."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import british_date
from interviewer.domain.review import Review
from interviewer.domain.status_report import Reported, in_words, is_overdue, reported
from interviewer.ui.buttons import flowing
from interviewer.ui.local_time import local_day
from interviewer.ui.page import Page
from interviewer.ui.places import TAKE_IN, PageName, Place
from interviewer.ui.sentence import words
from interviewer.ui.style import set_role
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

_ABOUT = (
    "What each panel member last told of their interviews: the reference, how far it has come, and "
    "its dates. Nothing of what was said comes along."
)
_EMPTY = (
    "No status was taken in yet. A panel member makes one on the page Handing over, under Status, "
    "and sends you the file; taken in, it is listed here. A newer one takes the place of the one "
    "before it."
)


class StatusPage(Page):
    """One line for each interview that somebody told of, by panel member."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.count = QLabel()
        set_role(self.count, "muted")
        self.empty = words(_EMPTY)
        self.table = Table("Interviews told of", TableModel(self._columns(), _key, self))
        self.take_button = QPushButton("Take a status &in…")
        set_role(self.take_button, "primary")
        self.take_button.clicked.connect(self.take_in)
        set_role(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(12)
        column.addWidget(words("Status", "title"))
        self._about = words(_ABOUT, "muted")
        for part in (self._about, self.count, self.empty):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addLayout(flowing(self.take_button))
        column.addStretch()

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        (self.table if self.table.item is not None else self.take_button).setFocus()

    def show_review(self, review: Review) -> None:
        lines = reported(review)
        self.table.show_items(lines)
        for part in (self._about, self.count, self.table):
            part.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.count.setText(self._counted(lines))

    def take_in(self) -> None:
        """Go to where packages are taken in."""
        self.wanted.emit(Place(PageName.HANDING_OVER, prompt=TAKE_IN))

    def undo(self) -> None:
        """Do nothing: what others told is not changed here."""

    def redo(self) -> None:
        """Do nothing, as with undo."""

    def _counted(self, lines: list[Reported]) -> str:
        senders = len({line.sender for line in lines})
        today = self.workspace.today()
        overdue = sum(is_overdue(line.state, today) for line in lines)
        interviews = f"{len(lines)} {'interview' if len(lines) == 1 else 'interviews'}"
        people = f"{senders} {'panel member' if senders == 1 else 'panel members'}"
        return f"{interviews} of {people}{f', {overdue} overdue' if overdue else ''}"

    def _columns(self) -> tuple[Column[Reported], ...]:
        return (
            Column(heading="Panel member", text=_sender),
            Column(heading="Practitioner", text=_reference, strong=True),
            Column(heading="How far it has come", text=self._state, widest=60),
            Column(heading="Date", text=_day),
            Column(heading="As of", text=_made),
        )

    def _state(self, line: Reported) -> str:
        return in_words(line.state, self.workspace.today())


def _key(line: Reported) -> object:
    return line.key


def _sender(line: Reported) -> str:
    return line.sender


def _reference(line: Reported) -> str:
    return line.state.reference


def _day(line: Reported) -> str:
    day = british_date(line.state.day) if line.state.day else "not set"
    return day.replace(" ", "\N{NO-BREAK SPACE}")


def _made(line: Reported) -> str:
    return british_date(local_day(line.made)).replace(" ", "\N{NO-BREAK SPACE}")
