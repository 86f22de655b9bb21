"""Contact files: one's own to give away, those of the others to take in."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.domain.review import Review
from interviewer.ui.background import Background
from interviewer.ui.files import choose_file, choose_where
from interviewer.ui.handing_over.files import read_file, write_file
from interviewer.ui.layouts import FlowLayout
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.table import Column, Table, TableModel
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Store
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.identity import Identity

CONTACT = ("Contact file (*.contact)", "contact")
_ABOUT = (
    "Everybody of the review has a contact file. It holds nothing secret and may go by e-mail. "
    "What is sealed for somebody opens on their laptop only. To be sure that a contact file was "
    "not swapped on its way, telephone and compare the 20 digits: both laptops show the same."
)


class ContactsPanel(QWidget):
    """One's own digits and contact file, and everybody else's.

    Signals:
        changed: Carries the Contacts that are known now.
    """

    changed = Signal(object)

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._background = workspace, background
        self.mine, self.said, self.problem = words(""), Sentence("banner"), Sentence("error")
        self.give_button = QPushButton("Save my &contact file…")
        self.take_button = QPushButton("Take in a contact &file…")
        self.compared_button = QPushButton("The &digits are the same")
        self.withdraw_button = QPushButton("Trust it no &more")
        self.give_button.clicked.connect(self.give)
        self.take_button.clicked.connect(self.ask_for_file)
        self.compared_button.clicked.connect(self.compare)
        self.withdraw_button.clicked.connect(self.withdraw)
        self.table = Table("Contacts", TableModel(_columns(), _key, self))
        self.table.chosen.connect(self._show_chosen)
        self.empty = words("No contact file was taken in yet.", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words(_ABOUT))
        column.addWidget(self.mine)
        column.addWidget(self.empty)
        column.addWidget(self.table)
        row = FlowLayout(spacing=8)
        for button in self._buttons():
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.said)

    def fetch(self) -> None:
        """Show what is known now; the first time, this laptop gets its keys."""
        self._workspace.ask(partial(_known, self._workspace.review), self._show, self._fail)

    def give(self) -> None:
        """Ask where one's own contact file goes."""
        name = f"{self._workspace.review.initials} contact.contact"
        choose_where(self, "Save my contact file", CONTACT, name, self.give_to)

    def give_to(self, path: Path) -> None:
        """Write one's own contact file there."""

        def write(content: bytes) -> None:
            work = partial(write_file, path, content)
            self._background.run(self, work, self._say_given, self._fail)

        self._workspace.ask(partial(_own_file, self._workspace.review), write, self._fail)

    def ask_for_file(self) -> None:
        """Ask for somebody else's contact file."""
        kinds = "Contact files (*.contact);;Every file (*)"
        choose_file(self, "Take in a contact file", kinds, self.take)

    def take(self, path: Path) -> None:
        """Take somebody's contact file in."""
        self._background.run(self, partial(read_file, path), self._keep, self._fail)

    def compare(self) -> None:
        """Remember that the digits of the chosen contact were compared by voice."""
        contact = self.table.item
        if contact is not None:
            self._save(replace(contact, compared=not contact.compared))

    def withdraw(self) -> None:
        """Trust the chosen contact no more, or again."""
        contact = self.table.item
        if contact is not None:
            self._save(replace(contact, withdrawn=not contact.withdrawn))

    def _keep(self, content: bytes) -> None:
        work = partial(_taken, self._workspace.review, content)
        self._workspace.ask(work, self._show_taken, self._fail)

    def _save(self, contact: "Contact") -> None:
        work = partial(_saved, self._workspace.review, contact)
        self._workspace.ask(work, self._show, self._fail)

    def _show_taken(self, known: "tuple[Identity, list[Contact]]") -> None:
        self.said.say("The contact file is taken in. Compare the digits by telephone.")
        self._show(known)

    def _show(self, known: "tuple[Identity, list[Contact]]") -> None:
        from interviewer.storage.handover.contact import contact_of

        identity, contacts = known
        self.problem.say("")
        self.mine.setText(f"My digits: {contact_of(identity).digits}")
        self.table.show_items(contacts)
        self.table.setVisible(bool(contacts))
        self.empty.setVisible(not contacts)
        self._show_chosen(self.table.item)
        self.changed.emit(contacts)

    def _show_chosen(self, contact: "Contact | None") -> None:
        for button in (self.compared_button, self.withdraw_button):
            button.setEnabled(contact is not None)
        compared = contact is not None and contact.compared
        withdrawn = contact is not None and contact.withdrawn
        self.compared_button.setText(
            "The &digits were not compared" if compared else "The &digits are the same"
        )
        self.withdraw_button.setText("Trust it &again" if withdrawn else "Trust it no &more")

    def _say_given(self, path: Path) -> None:
        self.said.say(f"Saved as “{path.name}” in “{path.parent.name}”. Send it to the others.")

    def _fail(self, error: Exception) -> None:
        self.said.say("")
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.give_button, self.take_button, self.compared_button, self.withdraw_button


def own_identity(review: Review, store: "Store") -> "Identity":
    """The identity of this laptop, made and kept when it is first needed.

    Raises:
        NoInitialsError: Nobody said who sits here.
    """
    from interviewer.storage.handover.identity import identity_for

    known = store.identity()
    identity = identity_for(review, known)
    if identity != known:
        store.save_identity(identity)
    return identity


def _known(review: Review, store: "Store") -> "tuple[Identity, list[Contact]]":
    return own_identity(review, store), store.contacts()


def _own_file(review: Review, store: "Store") -> bytes:
    from interviewer.storage.handover.contact import contact_file

    return contact_file(own_identity(review, store))


def _taken(review: Review, content: bytes, store: "Store") -> "tuple[Identity, list[Contact]]":
    from interviewer.storage.handover.contact import read_contact_file

    contact = read_contact_file(content, review=review.details.id)
    for known in store.contacts():
        # With a new seat or new initials, and still the one whose digits were compared.
        if known.digits == contact.digits:
            contact = replace(contact, compared=known.compared, withdrawn=known.withdrawn)
    store.save_contacts(contact)
    return _known(review, store)


def _saved(review: Review, contact: "Contact", store: "Store") -> "tuple[Identity, list[Contact]]":
    store.save_contacts(contact)
    return _known(review, store)


def _columns() -> "tuple[Column[Contact], ...]":
    return (
        Column(heading="Who", text=_who, strong=True),
        Column(heading="Role", text=_role),
        Column(heading="Digits", text=_digits, widest=40),
        Column(heading="", text=_state, widest=30),
    )


def _who(contact: "Contact") -> str:
    return contact.initials


def _role(contact: "Contact") -> str:
    return contact.role.label


def _digits(contact: "Contact") -> str:
    return contact.digits


def _state(contact: "Contact") -> str:
    if contact.withdrawn:
        return "trusted no more"
    return "digits compared" if contact.compared else "digits not compared yet"


def _key(contact: "Contact") -> bytes:
    return contact.signing_key


def offer_contacts(box: QComboBox, contacts: "Sequence[Contact]") -> None:
    """Offer these people in their order; whoever was chosen stays chosen while they are there."""
    chosen: Contact | None = box.currentData()
    box.clear()
    for at, contact in enumerate(contacts):
        box.addItem(f"{contact.initials}, {contact.role.value}", contact)
        if chosen is not None and contact.signing_key == chosen.signing_key:
            box.setCurrentIndex(at)
