"""Making the package: a look for identifiers, sealed for one person, and remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from interviewer.domain.handing_over import HandedOver
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.form import Form
from interviewer.ui.offered_passphrase import OfferedPassphrase
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.documents.passages import Passage
    from interviewer.storage import Store
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.identity import Identity
    from interviewer.storage.handover.parcel import PackedVersion

PACKAGE = ("Package (*.age)", "age")


@dataclass(frozen=True, kw_only=True)
class Sending:
    """What is sent, and by and to whom.

    Attributes:
        interviews: Their ids.
        thoughts: Whether the interviewers' reflections go along.
        recipient: Who can open it; None where a passphrase does.
        reason: Why something goes that is not ready.
    """

    interviews: tuple[UUID, ...]
    thoughts: bool
    sender: "Identity"
    recipient: "Contact | None"
    reason: str = field(default="", repr=False)

    @property
    def to(self) -> str:
        """The initials of who can open it; empty where a passphrase does."""
        return self.recipient.initials if self.recipient is not None else ""


class PackageDialog(DocumentDialog):
    """Seals the chosen interviews for one person and remembers that they were sent.

    Where that person's contact file is not known a passphrase seals them.
    """

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        sending: Sending,
        parent: QWidget | None = None,
    ) -> None:
        self._sending = sending
        self._versions: tuple[PackedVersion, ...] = ()
        self._fingerprint, self._revisions = "", tuple[UUID, ...]()
        review = workspace.review
        who = [
            review.practitioner_of(review.interviews[each]).reference for each in sending.interviews
        ]
        opens = f"only {sending.to} can open it" if sending.to else "only the passphrase opens it"
        road = "" if sending.to else " Give the passphrase by telephone or in person."
        offer = Offer(
            document=Document.PACKAGE,
            heading=f"Package for {sending.to}" if sending.to else "Package",
            told=(
                f"The interviews with {', '.join(who)}, with every earlier wording, sealed so that "
                f"{opens}. Real names never go along."
            ),
            name=f"{review.initials} for {sending.to or 'the overview writer'}.age",
            file=PACKAGE,
            kept_safe=(
                f"It is sealed: {opens}. Send it as you like, and take in the receipt that comes "
                f"back.{road}"
            ),
        )
        self.passphrase = OfferedPassphrase()
        self._words = Form()
        self._missing = self._words.add_field(
            "Passphrase",
            self.passphrase,
            "It is not kept here. Write it down now, and give it by telephone or in person.",
        )
        super().__init__(workspace, background, None, offer, (self._words,), parent)
        self._words.setVisible(not sending.to)
        if not sending.to:
            self.passphrase.offer()

    def look(self) -> None:
        """Look for identifiers, once it is said what opens it."""
        problem = "" if self._sending.to else self.passphrase.what_is_wrong()
        self._missing.say(problem)
        if not problem:
            super().look()

    def passages(self) -> Gatherer:
        return partial(_passages, sending=self._sending)

    def write(self, path: Path) -> None:
        self._path = path
        self._enable(able=False)
        self.workspace.close_drafts()
        self.workspace.ask(_versions, self._write_all, self._say_failed)

    def _write_all(self, versions: "tuple[PackedVersion, ...]") -> None:
        """With what was replaced while identifiers were looked for: it is a version by now."""
        self._versions = versions
        if self._path is not None:
            super().write(self._path)

    def maker(self) -> Maker:
        words = self.passphrase.words
        return partial(self._sealed, self.workspace.review, self._versions, words)

    def _sealed(self, review: Review, versions: "tuple[PackedVersion, ...]", words: str) -> bytes:
        """In the background; the fingerprint is read when the file is there."""
        from interviewer.storage.handover.package import fingerprint, seal, seal_with_passphrase
        from interviewer.storage.handover.packing import hand_over, revisions_of

        sending = self._sending
        parcel = hand_over(
            review,
            versions,
            sending.interviews,
            made=self.workspace.now(),
            thoughts=sending.thoughts,
        )
        if sending.recipient is None:
            package = seal_with_passphrase(parcel, sending.sender, words)
        else:
            package = seal(parcel, sending.sender, sending.recipient)
        self._fingerprint, self._revisions = fingerprint(package), revisions_of(parcel)
        return package

    def _say_written(self, path: Path) -> None:
        super()._say_written(path)
        self.passphrase.keep()
        workspace, sending = self.workspace, self._sending
        workspace.save(
            HandedOver(
                id=workspace.new_id(),
                package=self._fingerprint,
                to=sending.to,
                interviews=sending.interviews,
                at=workspace.now(),
                by=workspace.review.initials,
                reason=sending.reason,
                revisions=self._revisions,
            ),
            reason=sending.reason,
        )


def _versions(store: "Store") -> "tuple[PackedVersion, ...]":
    return store.versions()


def _passages(review: Review, sending: Sending) -> "Sequence[Passage]":
    from interviewer.documents.passages import summary_passages

    chosen = (review.interviews[each] for each in sending.interviews)
    return [
        passage
        for interview in chosen
        for passage in summary_passages(
            review, interview, reflections=sending.thoughts, reader=review.initials
        )
    ]
