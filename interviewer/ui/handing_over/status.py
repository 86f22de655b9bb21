"""Telling the coordinator how far one's interviews have come, and nothing else."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.dates import british_date
from interviewer.domain.errors import InterviewerError
from interviewer.domain.handing_over import InterviewState
from interviewer.domain.review import Review
from interviewer.domain.status_report import in_words, states
from interviewer.domain.words import Document, SeatRole
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.form import Form
from interviewer.ui.handing_over.contacts import offer_contacts, own_identity
from interviewer.ui.handing_over.package_dialog import PACKAGE
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.identity import Identity

_ABOUT = (
    "Tell the coordinator how far your interviews have come. This is all that goes along; nothing "
    "that anybody said, no role, no agency and no name."
)
_EMPTY = "No interview is planned yet: there is nothing to tell of."
_ORDER = (SeatRole.COORDINATOR, SeatRole.WRITER)


class StatusPanel(QWidget):
    """Shows what a status would say, and makes it for one person.

    Signals:
        lock_wanted: Lock now, from the dialog.
    """

    lock_wanted = Signal()

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._background = workspace, background
        self.table = Table("What the status says", TableModel(self._columns(), _key, self))
        self.empty = words(_EMPTY, "muted")
        self.to = QComboBox()
        self.to.setPlaceholderText("Nobody is known yet")
        self.make_button = QPushButton("Make the &status…")
        set_role(self.make_button, "primary")
        self.make_button.clicked.connect(self.make)
        self.problem = Sentence("error")
        form = Form()
        form.add_field("&For", self.to, "Only they can open it.")
        row = QHBoxLayout()
        row.addWidget(self.make_button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (words(_ABOUT), self.empty, self.table, form):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.problem)

    def show_review(self, review: Review) -> None:
        """Show what a status would say now."""
        found = states(review)
        self.table.show_items(found)
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.make_button.setEnabled(bool(found))

    def show_contacts(self, contacts: "list[Contact]") -> None:
        """Offer the coordinator first, then the writer; a panel member is told nothing."""
        trusted = [each for each in contacts if each.role in _ORDER and not each.withdrawn]
        offer_contacts(self.to, sorted(trusted, key=lambda each: _ORDER.index(each.role)))
        if self.to.currentIndex() < 0:  # with a placeholder Qt chooses nobody by itself
            self.to.setCurrentIndex(0)

    def make(self) -> None:
        """Make the status as the interviews are now."""
        if self.to.currentData() is None:
            self.problem.say("Take in the contact file of the coordinator first.")
            return
        self.problem.say("")
        self._workspace.close_drafts()
        work = partial(own_identity, self._workspace.review)
        self._workspace.ask(work, self._open_dialog, self._fail)

    def _open_dialog(self, identity: "Identity") -> None:
        recipient = self.to.currentData()
        dialog = StatusDialog(self._workspace, self._background, (identity, recipient), self)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)

    def _columns(self) -> tuple[Column[InterviewState], ...]:
        return (
            Column(heading="Practitioner", text=_reference, strong=True),
            Column(heading="How far it has come", text=in_words, widest=60),
            Column(heading="Date", text=_day),
        )


class StatusDialog(DocumentDialog):
    """Looks for identifiers in the references, and seals the status for one person."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        between: "tuple[Identity, Contact]",
        parent: QWidget | None = None,
    ) -> None:
        self._sender, self._recipient = between
        whom = self._recipient.initials
        count = len(workspace.review.interviews)
        offer = Offer(
            document=Document.STATUS,
            heading=f"Status for {whom}",
            told=(
                f"How far {count} {'interview has' if count == 1 else 'interviews have'} come: "
                f"references, states and dates, sealed so that only {whom} can open it."
            ),
            name=f"Status from {workspace.review.initials}.age",
            file=PACKAGE,
            kept_safe=f"It is sealed: only {whom} can open it. Send it as you like.",
        )
        super().__init__(workspace, background, None, offer, (), parent)

    def passages(self) -> Gatherer:
        from interviewer.documents.passages import status_passages

        return status_passages

    def maker(self) -> Maker:
        review, made = self.workspace.review, self.workspace.now()
        sender, recipient = self._sender, self._recipient

        def sealed() -> bytes:
            from interviewer.storage.handover.package import seal
            from interviewer.storage.handover.packing import status

            return seal(status(review, made=made), sender, recipient)

        return sealed


def _key(state: InterviewState) -> object:
    return state.id


def _reference(state: InterviewState) -> str:
    return state.reference


def _day(state: InterviewState) -> str:
    return british_date(state.day) if state.day else "not set"
