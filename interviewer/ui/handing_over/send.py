"""Handing interviews over: which, whether they are ready, to whom; and the receipts."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.domain.handing_over import OCCASION
from interviewer.domain.handover_readiness import (
    NoSuchPackageError,
    may_hand_over,
    not_ready,
    standing,
    with_receipt,
)
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.status import interviews_in_order
from interviewer.domain.words import SeatRole
from interviewer.ui.background import Background
from interviewer.ui.before.proceedings import ProceedingsGroup
from interviewer.ui.files import choose_file
from interviewer.ui.form import Form, TextField
from interviewer.ui.handing_over.contacts import offer_contacts, own_identity
from interviewer.ui.handing_over.files import read_file
from interviewer.ui.handing_over.package_dialog import PackageDialog, Sending
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.the_word import it
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Store
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.identity import Identity
    from interviewer.storage.handover.receipt import Receipt

_ABOUT = (
    "Choose the interviews that go to the overview writer. They stay here as they are. An "
    "interview counts as handed over when the receipt that the writer sends back was taken in."
)
_BY_WORDS = "Nobody known here: seal it with a passphrase"


class SendPanel(QWidget):
    """The interviews with what is open in each, and what was sent before.

    Signals:
        lock_wanted: Lock now, from the dialog.
    """

    lock_wanted = Signal()

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._background = workspace, background
        self._chosen: set[UUID] = set()
        self.table = Table("Interviews to hand over", TableModel(self._columns(), _id, self))
        self.table.opened.connect(self._turn)
        self.table.chosen.connect(self._show_chosen)
        self.choose_button = QPushButton("Hand it &over")
        self.choose_button.clicked.connect(self._turn_chosen)
        self.proceedings = ProceedingsGroup(workspace, OCCASION)
        self._proceedings_heading = words("", "subheading")
        self.to, self.reason = QComboBox(), TextField()
        self.to.setPlaceholderText("Nobody is known yet")
        self.thoughts = QCheckBox("With our own &reflections, as far as they are finished")
        self.make_button = QPushButton("Make the &package…")
        set_role(self.make_button, "primary")
        self.make_button.clicked.connect(self.make)
        self.receipt_button = QPushButton("Take a receip&t in…")
        self.receipt_button.clicked.connect(self.ask_for_receipt)
        self.said, self.problem = Sentence("banner"), Sentence("error")
        self._lay_out()

    def show_review(self, review: Review) -> None:
        """Show every interview and how it stands with handing it over."""
        self._chosen &= set(review.interviews)
        self.table.show_items(interviews_in_order(review))
        self.proceedings.show_review(review)
        self._show_open(review)

    def show_contacts(self, contacts: "list[Contact]") -> None:
        """Offer everybody who can be sealed for, the overview writer first."""
        trusted = [contact for contact in contacts if not contact.withdrawn]
        trusted.sort(key=lambda contact: contact.role is not SeatRole.WRITER)
        by_words = self.to.currentText() == _BY_WORDS
        offer_contacts(self.to, trusted)
        self.to.addItem(_BY_WORDS)
        if by_words:
            self.to.setCurrentIndex(len(trusted))
        elif trusted and self.to.currentIndex() < 0:  # with a placeholder Qt chooses nobody
            self.to.setCurrentIndex(0)

    def hand_over(self) -> None:
        """Keep what is being typed."""
        self.proceedings.hand_over()

    def make(self) -> None:
        """Make the package, where everything is said that has to be."""
        self.hand_over()
        review = self._workspace.review
        chosen = [review.interviews[each] for each in self._in_order(review)]
        missing = self._missing(review, chosen)
        self.problem.say(missing)
        if missing:
            return
        self._workspace.close_drafts()
        self._workspace.ask(partial(own_identity, review), self._open_dialog, self._fail)

    def ask_for_receipt(self) -> None:
        """Ask for the receipt that came back."""
        choose_file(self, "Take a receipt in", "Receipts (*.receipt);;Every file (*)", self.take)

    def take(self, path: Path) -> None:
        """Take a receipt in."""
        self._background.run(self, partial(read_file, path), self._read, self._fail)

    def _read(self, content: bytes) -> None:
        work = partial(_receipt, self._workspace.review, content)
        self._workspace.ask(work, self._keep_receipt, self._fail)

    def _keep_receipt(self, receipt: "Receipt") -> None:
        review = self._workspace.review
        try:
            values = with_receipt(
                review,
                receipt.package,
                receipt.taken_in,
                receipt.interviews,
                by=receipt.recipient,
            )
        except NoSuchPackageError as error:
            self._fail(error)
            return
        self._workspace.save(*values)
        self.problem.say("")
        self.said.say(f"{receipt.recipient} has taken the package in. It is handed over.")

    def _open_dialog(self, identity: "Identity") -> None:
        review = self._workspace.review
        sending = Sending(
            interviews=tuple(self._in_order(review)),
            thoughts=self.thoughts.isChecked(),
            sender=identity,
            recipient=self.to.currentData(),
            reason=self.reason.words,
        )
        dialog = PackageDialog(self._workspace, self._background, sending, self)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    def _missing(self, review: Review, chosen: list[Interview]) -> str:
        if not chosen:
            return "Choose at least one interview to hand over."
        if self.to.currentIndex() < 0:
            return (
                "Take in the contact file of whoever the package is for, or choose to seal it with "
                "a passphrase."
            )
        stopped = [each for each in chosen if not may_hand_over(review, each)]
        if stopped:
            who = review.practitioner_of(stopped[0]).reference
            return f"Say first whether proceedings stand in the way of handing {who} over."
        if any(not_ready(review, each) for each in chosen) and not self.reason.words:
            self.reason.setFocus()
            return "Something is not ready yet. Give the reason why it goes all the same."
        return ""

    def _in_order(self, review: Review) -> list[UUID]:
        return [each.id for each in interviews_in_order(review) if each.id in self._chosen]

    def _turn_chosen(self) -> None:
        if self.table.item is not None:
            self._turn(self.table.item)

    def _turn(self, interview: Interview) -> None:
        """Choose an interview to be handed over, or leave it here."""
        if interview.stage.closed:
            self._chosen ^= {interview.id}
            self.show_review(self._workspace.review)
            self._show_chosen(interview)

    def _show_chosen(self, interview: Interview | None) -> None:
        goes = interview is not None and interview.id in self._chosen
        self.choose_button.setText("Do not hand it &over" if goes else "Hand it &over")
        self.choose_button.setEnabled(interview is not None and interview.stage.closed)
        self.proceedings.setVisible(goes)
        self._proceedings_heading.setVisible(goes)
        if interview is not None and goes:
            who = self._workspace.review.practitioner_of(interview).reference
            self._proceedings_heading.setText(f"Before handing {who} over: proceedings")
            self.proceedings.show_interview(interview)

    def _show_open(self, review: Review) -> None:
        chosen = (review.interviews[each] for each in self._chosen)
        some = any(not_ready(review, each) for each in chosen)
        self._reason_remark.say(
            "Something in what you chose is not ready: it needs a reason." if some else "", "hint"
        )

    def _fail(self, error: Exception) -> None:
        self.said.say("")
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)

    def _columns(self) -> tuple[Column[Interview], ...]:
        return (
            Column(heading="Practitioner", text=self._reference, strong=True),
            Column(heading="Goes", text=self._goes),
            Column(heading="How it stands", text=self._standing, widest=70),
        )

    def _reference(self, interview: Interview) -> str:
        return self._workspace.review.practitioner_of(interview).reference

    def _goes(self, interview: Interview) -> str:
        return "✓ yes" if interview.id in self._chosen else "no"

    def _standing(self, interview: Interview) -> str:
        return it(standing(self._workspace.review, interview))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words(_ABOUT))
        column.addWidget(self.table)
        choose = FlowLayout()
        choose.addWidget(self.choose_button)
        column.addLayout(choose)
        column.addWidget(self._proceedings_heading)
        column.addWidget(self.proceedings)
        form = Form()
        form.add_field("&For", self.to)
        self._reason_remark = form.add_field(
            "Reaso&n", self.reason, "Why something goes that is not ready; it is kept."
        )
        column.addWidget(form)
        column.addWidget(self.thoughts)
        row = FlowLayout(spacing=8)
        row.addWidget(self.make_button)
        row.addWidget(self.receipt_button)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.said)


def _receipt(review: Review, content: bytes, store: "Store") -> "Receipt":
    from interviewer.storage.handover.receipt import read_receipt

    return read_receipt(content, store.contacts(), review=review.details.id)


def _id(interview: Interview) -> UUID:
    return interview.id
