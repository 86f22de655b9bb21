"""The set-up package: what the others need to join the review, and to learn what changed in it.

Sealed with a passphrase, as it has to be for whoever joins, or for one laptop that is known: then
no words need to travel by another road.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.concluding import live_earlier_reviews
from interviewer.domain.errors import InterviewerError
from interviewer.domain.review import Review
from interviewer.domain.words import Document, SeatRole
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.form import Form
from interviewer.ui.handing_over.contacts import own_identity
from interviewer.ui.handing_over.package_dialog import PACKAGE
from interviewer.ui.offered_passphrase import OfferedPassphrase
from interviewer.ui.sentence import Sentence, words
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Store
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.identity import Identity
    from interviewer.storage.handover.parcel import PackedVersion

_ABOUT = (
    "Everybody else joins the review from a set-up package, so that agencies, episodes, guidance "
    "and chronology are the same on every laptop. Nothing that anybody said is in it. On a laptop "
    "that joins, “Join a review” takes it in. When something has changed since, make another one: "
    "on the other laptops “Take in” shows what is new in it before anything is written."
)
_KNOWN_TO_ALL = (SeatRole.COORDINATOR, SeatRole.WRITER)
"""Whose contact files go along; panel members exchange theirs with the writer."""

_EVERYBODY = "Everybody, with a passphrase"

_Ready = tuple["Identity", tuple["PackedVersion", ...], "tuple[Contact, ...]"]
"""Who makes it, what there is to pack, and everybody who is trusted."""


class SetUpPanel(QWidget):
    """Says what goes into the set-up package and makes it.

    Signals:
        lock_wanted: Lock now, from the dialog.
    """

    lock_wanted = Signal()

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._background = workspace, background
        self.goes_along = words("")
        self.make_button = QPushButton("Make the set-up &package…")
        set_role(self.make_button, "primary")
        self.make_button.clicked.connect(self.make)
        self.problem = Sentence("error")
        row = QHBoxLayout()
        row.addWidget(self.make_button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (words(_ABOUT), self.goes_along):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.problem)

    def show_review(self, review: Review) -> None:
        """Say what would go along now."""
        self.goes_along.setText(_what_goes_along(review))

    def make(self) -> None:
        """Make the package as the review is now."""
        self.problem.say("")
        self._workspace.close_drafts()
        work = partial(_to_pack, self._workspace.review)
        self._workspace.ask(work, self._open_dialog, self._fail)

    def _open_dialog(self, ready: _Ready) -> None:
        dialog = SetUpDialog(self._workspace, self._background, ready, self)
        dialog.lock_wanted.connect(self.lock_wanted)
        dialog.open()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, InterviewerError):
            raise error
        self.problem.say(error.sentence)


class SetUpDialog(DocumentDialog):
    """Asks for whom it is, looks for identifiers, and seals the set-up package for them."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        ready: _Ready,
        parent: QWidget | None = None,
    ) -> None:
        self._ready = ready
        others = ", ".join(each.initials for each in _known_to_all(ready[2]))
        self.to = QComboBox()
        self.to.addItem(_EVERYBODY, None)
        for contact in ready[2]:
            self.to.addItem(f"{contact.initials}, {contact.role.value}", contact)
        self.to.currentIndexChanged.connect(self._show_whom)
        with_contacts = f" With the contact files of {others} and your own." if others else ""
        self._offered = OfferedPassphrase()
        self._offered.another_button.clicked.connect(self.fit)
        self.passphrase = self._offered.field
        offer = Offer(
            document=Document.SET_UP,
            heading="Set-up package",
            told=_what_goes_along(workspace.review) + with_contacts,
            file=PACKAGE,
        )
        self._whom, self._words = self._whom_row(), self._passphrase_row()
        super().__init__(workspace, background, None, offer, (self._whom, self._words), parent)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 76)
        self._offered.offer()
        self._show_whom()

    @property
    def recipient(self) -> "Contact | None":
        """Whom it is sealed for; None where a passphrase opens it."""
        contact: Contact | None = self.to.currentData()
        return contact

    def look(self) -> None:
        wrong = self._offered.what_is_wrong() if self.recipient is None else ""
        self._wrong.say(wrong)
        if not wrong:
            super().look()

    def passages(self) -> Gatherer:
        from interviewer.documents.passages import set_up_passages

        return set_up_passages

    def _say_written(self, path: Path) -> None:
        super()._say_written(path)
        self._offered.keep()
        self.to.setEnabled(False)

    def write(self, path: Path) -> None:
        self._path = path
        self._enable(able=False)
        self.workspace.close_drafts()
        work = partial(_to_pack, self.workspace.review)
        self.workspace.ask(work, self._write_all, self._say_failed)

    def _write_all(self, ready: _Ready) -> None:
        """With what was replaced while identifiers were looked for: it is a version by now."""
        self._ready = ready
        if self._path is not None:
            super().write(self._path)

    def maker(self) -> Maker:
        review, made = self.workspace.review, self.workspace.now()
        identity, versions, contacts = self._ready
        passphrase, recipient = self._offered.words, self.recipient

        def sealed() -> bytes:
            from interviewer.storage.handover.package import seal, seal_with_passphrase
            from interviewer.storage.handover.packing import set_up

            parcel = set_up(review, versions, _known_to_all(contacts), made=made)
            if recipient is not None:
                return seal(parcel, identity, recipient)
            return seal_with_passphrase(parcel, identity, passphrase)

        return sealed

    def _show_whom(self) -> None:
        """Ask for a passphrase where one is needed, and say what to do with the file."""
        recipient = self.recipient
        self._words.setVisible(recipient is None)
        initials = self.workspace.review.initials
        if recipient is None:
            name = f"Set-up from {initials}.age"
            kept_safe = (
                "Send the file to everybody, and the passphrase by another road. It is not kept "
                "here: note it before you close this."
            )
        else:
            name = f"Set-up from {initials} for {recipient.initials}.age"
            kept_safe = (
                f"It is sealed: only {recipient.initials} can open it. Send it as you like; on "
                "their laptop “Take in” shows what it changes."
            )
        self._offer = replace(self._offer, name=name, kept_safe=kept_safe)
        self.fit()

    def _whom_row(self) -> QWidget:
        form = Form(label="Passphrase")
        form.add_field(
            "&For",
            self.to,
            "Whoever joins needs a passphrase. Somebody whose contact file is known here needs "
            "none: their laptop opens it.",
        )
        return form

    def _passphrase_row(self) -> QWidget:
        form = Form()
        self._wrong = form.add_field(
            "Passphrase",
            self._offered,
            "Whoever opens it types it. Write it down now, and give it by telephone or in person.",
        )
        return form


def _what_goes_along(review: Review) -> str:
    counted = (
        (len([each for each in review.agencies.values() if not each.withdrawn]), "agency"),
        (len(review.live_episodes()), "episode"),
        (len(review.live_entries()), "chronology entry"),
        (len(review.guidances), "version of the guidance"),
        (len(live_earlier_reviews(review)), "earlier review"),
    )
    told = ", ".join(_count(number, what) for number, what in counted if number)
    return f"What goes along: the label “{review.details.label}”, {told}."


def _count(number: int, what: str) -> str:
    plurals = {
        "agency": "agencies",
        "episode": "episodes",
        "chronology entry": "chronology entries",
        "version of the guidance": "versions of the guidance",
        "earlier review": "earlier reviews",
    }
    return f"{number} {what if number == 1 else plurals[what]}"


def _to_pack(review: Review, store: "Store") -> _Ready:
    trusted = tuple(each for each in store.contacts() if not each.withdrawn)
    return own_identity(review, store), tuple(store.versions()), trusted


def _known_to_all(contacts: "tuple[Contact, ...]") -> "tuple[Contact, ...]":
    return tuple(each for each in contacts if each.role in _KNOWN_TO_ALL)
