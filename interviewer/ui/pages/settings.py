"""What can be chosen for this laptop and this review."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.review import Review
from interviewer.ui.background import Background
from interviewer.ui.laptop import Laptop
from interviewer.ui.page import Page
from interviewer.ui.places import Place
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.settings.backups import BackupList
from interviewer.ui.settings.choices import LaptopChoices
from interviewer.ui.settings.seat import SeatPart
from interviewer.ui.settings.ways import ChangePassphrase, NewSheet, ThisDevice
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Store, Way

_CHARACTERS = 120


class SettingsPage(Page):
    """This laptop, the ways to unlock the review, and its backups."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        laptop: Laptop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, parent)
        self._laptop = laptop
        self.choices = LaptopChoices(workspace, laptop)
        self.seat = SeatPart(workspace)
        self.passphrase = ChangePassphrase(workspace, laptop)
        self.sheet = NewSheet(workspace, background, laptop)
        self.device = ThisDevice(workspace, laptop)
        self.backups = BackupList(workspace, laptop)
        ground = ScrolledColumn(_CHARACTERS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ground)
        column = ground.column
        column.addWidget(words("Settings", "title"))
        column.addWidget(words("This laptop", "heading"))
        column.addWidget(self.choices)
        column.addWidget(self.seat)
        column.addWidget(words("Ways to unlock", "heading"))
        for way in (self.passphrase, self.sheet, self.device):
            column.addWidget(way)
        column.addWidget(words("Backups", "heading"))
        column.addWidget(self.backups)
        column.addStretch()

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        self.backups.fetch()
        self.workspace.ask(self._ways, self.device.show_ways, self.device.fail)
        self.choices.initials.setFocus()

    def show_review(self, review: Review) -> None:
        self.choices.show_review(review)
        self.seat.show_review(review)

    def leave(self) -> None:
        self.choices.save_initials()
        for way in (self.seat, self.passphrase, self.sheet):
            way.button.setChecked(False)  # nothing of a passphrase or a code stays on the page

    def undo(self) -> None:
        """Do nothing: settings are chosen again."""

    def redo(self) -> None:
        """Do nothing, as with undo."""

    def _ways(self, _: "Store") -> "frozenset[Way]":
        from interviewer.storage import ReviewFolder

        folder = self._laptop.folder
        return ReviewFolder.at(folder).ways if folder is not None else frozenset()
