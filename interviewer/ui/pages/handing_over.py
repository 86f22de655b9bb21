"""Handing over: contact files, packages out and in, receipts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from interviewer.domain.erasing import may_offer
from interviewer.domain.review import Review
from interviewer.domain.seats import may_interview, role_of
from interviewer.domain.words import SeatRole
from interviewer.ui.background import Background
from interviewer.ui.handing_over.conflicts import ConflictsPanel
from interviewer.ui.handing_over.contacts import ContactsPanel
from interviewer.ui.handing_over.erase import ErasePanel
from interviewer.ui.handing_over.receive import ReceivePanel
from interviewer.ui.handing_over.send import SendPanel
from interviewer.ui.handing_over.set_up import SetUpPanel
from interviewer.ui.handing_over.status import StatusPanel
from interviewer.ui.page import Page
from interviewer.ui.places import TAKE_IN, Place
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.sentence import words
from interviewer.ui.workspace import Workspace

_CHARACTERS = 140
_SEND, _TAKE_IN, _SET_UP, _STATUS, _ERASE = 0, 1, 3, 4, 5
_FIRST = {SeatRole.PANEL_MEMBER: _SEND, SeatRole.COORDINATOR: _SET_UP, SeatRole.WRITER: _TAKE_IN}
"""Which part comes up first, by seat."""


class HandingOverPage(Page):
    """A panel member hands interviews over; the overview writer takes them in.

    Signals:
        erase_wanted: Carries a Wish: a panel member wants the review erased from this laptop.
    """

    erase_wanted = Signal(object)

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self.contacts = ContactsPanel(workspace, background)
        self.send = SendPanel(workspace, background)
        self.receive = ReceivePanel(workspace, background)
        self.conflicts = ConflictsPanel(workspace)
        self.receive.taken.connect(self.conflicts.fetch)
        self.receive.taken.connect(self.contacts.fetch)
        self.set_up = SetUpPanel(workspace, background)
        self.set_up.lock_wanted.connect(self.lock_wanted)
        self.status = StatusPanel(workspace, background)
        self.status.lock_wanted.connect(self.lock_wanted)
        self.contacts.changed.connect(self.status.show_contacts)
        self.erase = ErasePanel(workspace)
        self.erase.wanted.connect(self.erase_wanted)
        self.contacts.changed.connect(self.send.show_contacts)
        self.send.lock_wanted.connect(self.lock_wanted)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Parts of handing over")
        for panel, name in (
            (self.send, "Hand over"),
            (self.receive, "Take in"),
            (self.contacts, "Contact files"),
            (self.set_up, "Set-up"),
            (self.status, "Status"),
            (self.erase, "Erase"),
        ):
            ground = ScrolledColumn(_CHARACTERS)
            ground.column.addWidget(panel)
            if panel is self.receive:
                ground.column.addWidget(self.conflicts)
            ground.column.addStretch()
            self.tabs.addTab(ground, name)
        self.tabs.currentChanged.connect(self._show_part)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 12)
        column.addWidget(words("Handing over", "title"))
        column.addWidget(self.tabs, 1)

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        role = role_of(self.workspace.review)
        self.tabs.setTabVisible(_SEND, may_interview(role))
        self.tabs.setTabVisible(_SET_UP, role in (SeatRole.COORDINATOR, SeatRole.WRITER))
        self.tabs.setTabVisible(_ERASE, may_offer(self.workspace.review))
        self.tabs.setTabVisible(_STATUS, role is SeatRole.PANEL_MEMBER)
        self.tabs.setCurrentIndex(_TAKE_IN if place.prompt == TAKE_IN else _FIRST[role])
        self.contacts.fetch()
        self.conflicts.fetch()
        self.receive.fetch()
        self.tabs.setFocus()

    def show_review(self, review: Review) -> None:
        self.send.show_review(review)
        self.set_up.show_review(review)
        self.status.show_review(review)
        self.erase.show_review(review)

    def leave(self) -> None:
        self.send.hand_over()
        self.erase.hand_over()

    def _show_part(self, at: int) -> None:
        if at == _ERASE:
            self.erase.fetch()
