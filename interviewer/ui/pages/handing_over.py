"""Handing over: contact files, packages out and in, receipts."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from interviewer.domain.review import Review
from interviewer.domain.words import SeatRole
from interviewer.ui.background import Background
from interviewer.ui.handing_over.contacts import ContactsPanel
from interviewer.ui.handing_over.receive import ReceivePanel
from interviewer.ui.handing_over.send import SendPanel
from interviewer.ui.page import Page
from interviewer.ui.places import Place
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.workspace import Workspace

_CHARACTERS = 140


class HandingOverPage(Page):
    """A panel member hands interviews over; the overview writer takes them in."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self.contacts = ContactsPanel(workspace, background)
        self.send = SendPanel(workspace, background)
        self.receive = ReceivePanel(workspace, background)
        self.contacts.changed.connect(self.send.show_contacts)
        self.send.lock_wanted.connect(self.lock_wanted)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Parts of handing over")
        for panel, name in (
            (self.send, "Hand over"),
            (self.receive, "Take in"),
            (self.contacts, "Contact files"),
        ):
            ground = ScrolledColumn(_CHARACTERS)
            ground.column.addWidget(panel)
            ground.column.addStretch()
            self.tabs.addTab(ground, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 12)
        column.addWidget(words("Handing over", "title"))
        column.addWidget(self.tabs, 1)

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        role = next((s.role for s in self.workspace.review.seats.values()), SeatRole.PANEL_MEMBER)
        self.tabs.setCurrentIndex(1 if role is SeatRole.WRITER else 0)
        self.contacts.fetch()
        self.tabs.setFocus()

    def show_review(self, review: Review) -> None:
        self.send.show_review(review)

    def leave(self) -> None:
        self.send.hand_over()
