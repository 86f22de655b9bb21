"""Backups: listed, made on demand, looked at, restored into a second folder."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import british_moment
from interviewer.domain.errors import InterviewerError
from interviewer.ui.laptop import Laptop
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Backup, Store, Verification

_ABOUT = (
    "A backup is made whenever the review is locked and something has changed. They are kept "
    "encrypted beside the review on this disk: the last of each of seven days, and of each of the "
    "four weeks before. They do not help when the laptop is lost."
)
_RESTORED = (
    "The backup is restored as a second review. Lock this one, and it is offered on the unlock "
    "page under its own name, with the same passphrase. This review is as it was."
)
T = TypeVar("T")

_MEGABYTE = 1_000_000


class BackupList(QWidget):
    """The backups of the open review, the newest first."""

    def __init__(self, workspace: Workspace, laptop: Laptop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._laptop = workspace, laptop
        self.table = Table("Backups", TableModel(_columns(), _path, self))
        self.table.chosen.connect(self._show_chosen)
        self.make_button = QPushButton("Back up &now")
        self.verify_button = QPushButton("&Look whether it is whole")
        self.restore_button = QPushButton("&Restore it as a second review")
        self.make_button.clicked.connect(self.make)
        self.verify_button.clicked.connect(self.verify)
        self.restore_button.clicked.connect(self.restore)
        self.empty = words("There is no backup yet.", "muted")
        self.said, self.problem = Sentence("banner"), Sentence("error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words(_ABOUT))
        column.addWidget(self.empty)
        column.addWidget(self.table)
        row = FlowLayout(spacing=8)
        for button in self._buttons():
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.said)

    def fetch(self) -> None:
        """Show the backups that there are now."""
        if self._laptop.folder is not None:
            work = partial(_listed, self._laptop.folder)
            self._workspace.ask(work, self._show, self._fail)

    def make(self) -> None:
        """Back the review up now, with everything typed so far."""
        self._workspace.close_drafts()
        self._do("Backing up…", partial(_make, self._workspace.now()), self._made)

    def verify(self) -> None:
        """Look at every page and every entry of the chosen backup."""
        backup, folder = self.table.item, self._laptop.folder
        if backup is not None and folder is not None:
            self._do("Looking through the backup…", partial(_verify, folder, backup), self._looked)

    def restore(self) -> None:
        """Make a second review of the chosen backup; this one is not touched."""
        backup = self.table.item
        if backup is not None:
            to = self._laptop.reviews / str(uuid4())
            self._do("Restoring…", partial(_restore, backup, to), self._restored)

    def _do(self, said: str, work: "Callable[[Store], T]", done: Callable[[T], object]) -> None:
        self.problem.say("")
        self.said.say(said)
        for button in self._buttons():
            button.setEnabled(False)
        self._workspace.ask(work, done, self._fail)

    def _made(self, backup: "Backup") -> None:
        self.said.say(f"Backed up, {_when(backup)}.")
        self.fetch()

    def _looked(self, found: "Verification") -> None:
        self._show_chosen(self.table.item)
        if found.sound:
            self.said.say(f"The backup is whole: {found.counts.get('note', 0)} notes can be read.")
        else:
            self.said.say("")
            self.problem.say(
                "This backup is damaged. The review itself is not touched. Make a new backup now, "
                "and use another one if you need to restore."
            )

    def _restored(self, _: None) -> None:
        self._show_chosen(self.table.item)
        self.said.say(_RESTORED)

    def _show(self, backups: "list[Backup]") -> None:
        self.table.show_items(backups)
        self.table.setVisible(bool(backups))
        self.empty.setVisible(not backups)
        self._show_chosen(self.table.item)

    def _show_chosen(self, backup: "Backup | None") -> None:
        self.make_button.setEnabled(True)
        self.verify_button.setEnabled(backup is not None)
        self.restore_button.setEnabled(backup is not None)

    def _fail(self, error: Exception) -> None:
        self.said.say("")
        self._show_chosen(self.table.item)
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.make_button, self.verify_button, self.restore_button


def _listed(folder: Path, _: "Store") -> "list[Backup]":
    from interviewer.storage import backups_of

    return backups_of(folder)


def _make(at: datetime, store: "Store") -> "Backup":
    return store.back_up(at)


def _verify(folder: Path, backup: "Backup", store: "Store") -> "Verification":
    from interviewer.storage import ReviewFolder

    return ReviewFolder.at(folder).verify_backup(backup, store)


def _restore(backup: "Backup", to: Path, _: "Store") -> None:
    from interviewer.storage import restore_backup

    restore_backup(backup, to)


def _columns() -> "tuple[Column[Backup], ...]":
    return (
        Column(heading="Made", text=_when, strong=True),
        Column(heading="Size", text=_size),
        Column(heading="Why", text=_why, widest=40),
    )


def _when(backup: "Backup") -> str:
    return british_moment(backup.made, joint=" ")


def _size(backup: "Backup") -> str:
    return f"{backup.bytes / _MEGABYTE:.1f} MB"


def _why(backup: "Backup") -> str:
    return "before a new version of the application" if backup.before_format else ""


def _path(backup: "Backup") -> Path:
    return backup.path
