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
        recipient: Who can open it.
        reason: Why something goes that is not ready.
    """

    interviews: tuple[UUID, ...]
    thoughts: bool
    sender: "Identity"
    recipient: "Contact"
    reason: str = field(default="", repr=False)


class PackageDialog(DocumentDialog):
    """Seals the chosen interviews for one person and remembers that they were sent."""

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
        offer = Offer(
            document=Document.PACKAGE,
            heading=f"Package for {sending.recipient.initials}",
            told=(
                f"The interviews with {', '.join(who)}, with every earlier wording, sealed so that "
                f"only {sending.recipient.initials} can open it. Real names never go along."
            ),
            name=f"{review.initials} for {sending.recipient.initials}.age",
            file=PACKAGE,
            kept_safe=(
                f"It is sealed: only {sending.recipient.initials} can open it. Send it as you "
                "like, and take in the receipt that comes back."
            ),
        )
        super().__init__(workspace, background, None, offer, (), parent)

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
        return partial(self._sealed, self.workspace.review, self._versions)

    def _sealed(self, review: Review, versions: "tuple[PackedVersion, ...]") -> bytes:
        """In the background; the fingerprint is read when the file is there."""
        from interviewer.storage.handover.package import fingerprint, seal
        from interviewer.storage.handover.packing import hand_over, revisions_of

        sending = self._sending
        parcel = hand_over(
            review,
            versions,
            sending.interviews,
            made=self.workspace.now(),
            thoughts=sending.thoughts,
        )
        package = seal(parcel, sending.sender, sending.recipient)
        self._fingerprint, self._revisions = fingerprint(package), revisions_of(parcel)
        return package

    def _say_written(self, path: Path) -> None:
        super()._say_written(path)
        workspace, sending = self.workspace, self._sending
        workspace.save(
            HandedOver(
                id=workspace.new_id(),
                package=self._fingerprint,
                to=sending.recipient.initials,
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
