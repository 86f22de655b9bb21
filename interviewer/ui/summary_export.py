"""Making the Word summary of one interview: what belongs in it, and where it goes."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from interviewer.domain.handing_over import HandedOver
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.resources import word_template
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.handing_over.contacts import own_identity
from interviewer.ui.local_time import local_zone
from interviewer.ui.summary_data import DataChoice, Recipient
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.documents import SummaryData
    from interviewer.storage import Store
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.identity import Identity
    from interviewer.storage.handover.in_word import Enclosed
    from interviewer.storage.handover.parcel import PackedVersion
    from interviewer.ui.identifiers import Finder, Found


@dataclass(frozen=True, kw_only=True)
class SummaryOrder:
    """What somebody asked for.

    Attributes:
        made: When, in UTC.
        reflections: Whether the interviewers' reflections are included, as far as unsealed.
        initials: Whether interviewers are told by their initials.
    """

    review: Review
    interview: Interview
    made: datetime
    reflections: bool
    initials: bool


@dataclass(frozen=True, kw_only=True)
class Sealing:
    """What the data that go along are sealed with.

    Attributes:
        versions: Every closed revision of the review.
    """

    recipient: Recipient
    sender: "Identity" = field(repr=False)
    versions: "tuple[PackedVersion, ...]" = field(repr=False)


def made_summary(order: SummaryOrder, data: "SummaryData | None" = None) -> bytes:
    """The summary as a Word file.

    Raises:
        InterviewerError: It cannot be made.
    """
    from interviewer.documents import interview_summary

    return interview_summary(
        order.review,
        order.interview,
        template=word_template(),
        zone=local_zone(),
        made=order.made,
        reflections=order.reflections,
        initials=order.initials,
        reader=order.review.initials,
        data=data,
    )


class SummaryDialog(DocumentDialog):
    """Asks what belongs in the summary and where it goes; says what became of it.

    Where the data of the interview go along, it is handed over with the file: that is remembered,
    and the receipt for it is taken in as that of a package.
    """

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        interview: UUID,
        parent: QWidget | None = None,
    ) -> None:
        self.reflections = QCheckBox("Include my &reflection, and others that are not sealed")
        self.initials = QCheckBox("Include the &initials of the interviewers")
        review = workspace.review
        self.data = DataChoice(review, review.interviews[interview])
        self._wants_initials = False
        self._sealing: Sealing | None = None
        self._enclosed: Enclosed | None = None
        reference = review.practitioner_of(review.interviews[interview]).reference
        offer = Offer(
            document=Document.SUMMARY,
            heading=f"Word summary of {reference}",
            told=(
                "Every note as it stands now, what was asked and what was not, and the "
                "follow-ups, for the file and for the overview writer. It is not a copy for the "
                "practitioner."
            ),
        )
        choices = self.reflections, self.initials, self.data
        super().__init__(workspace, background, interview, offer, choices, parent)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)
        self.initials.toggled.connect(self._remember_initials)
        self.data.changed.connect(self._follow_data)
        workspace.ask(_contacts, self._show_contacts, self._say_failed)

    def look(self) -> None:
        if self.data.is_complete():
            super().look()
        else:
            self.fit()

    def passages(self) -> Gatherer:
        from interviewer.documents.passages import summary_passages

        return partial(
            summary_passages,
            interview=self.interview,
            reflections=self.reflections.isChecked(),
            reader=self.workspace.review.initials,
        )

    def write(self, path: Path) -> None:
        self._sealing = self._enclosed = None
        if not self.data.goes:
            super().write(path)
            return
        self._path = path
        self._enable(able=False)
        self.workspace.close_drafts()
        work = partial(_to_seal, self.workspace.review)
        self.workspace.ask(work, self._write_sealed, self._say_failed)

    def maker(self) -> Maker:
        order = SummaryOrder(
            review=self.workspace.review,
            interview=self.interview,
            made=self.workspace.now(),
            reflections=self.reflections.isChecked(),
            initials=self.initials.isChecked(),
        )
        if self._sealing is None:
            return partial(made_summary, order)
        return partial(self._made_with_data, order, self._sealing)

    def _write_sealed(self, ready: "tuple[Identity, tuple[PackedVersion, ...]]") -> None:
        recipient, path = self.data.recipient, self._path
        if recipient is not None and path is not None:
            self._sealing = Sealing(recipient=recipient, sender=ready[0], versions=ready[1])
            super().write(path)

    def _made_with_data(self, order: SummaryOrder, sealing: Sealing) -> bytes:
        """In the background; what was enclosed is read when the file is there."""
        from interviewer.documents import SummaryData
        from interviewer.storage.handover.in_word import enclosed

        recipient = sealing.recipient
        carried = enclosed(
            order.review,
            sealing.versions,
            order.interview.id,
            sender=sealing.sender,
            to=recipient.contact or recipient.passphrase,
            made=order.made,
            thoughts=order.reflections,
        )
        self._enclosed = carried
        data = SummaryData(package=carried.package, key=carried.key, opened_by=recipient.told)
        return made_summary(order, data)

    def _say_written(self, path: Path) -> None:
        super()._say_written(path)
        if self._enclosed is None or self._sealing is None:
            return
        recipient, workspace = self._sealing.recipient, self.workspace
        workspace.save(
            HandedOver(
                id=workspace.new_id(),
                package=self._enclosed.fingerprint,
                to=recipient.initials,
                interviews=(self.interview.id,),
                at=workspace.now(),
                by=workspace.review.initials,
                reason=recipient.reason,
                revisions=self._enclosed.revisions,
            ),
            reason=recipient.reason,
        )
        if not recipient.contact:
            self.data.passphrase.keep()
        words = "" if recipient.contact else "Tell the overview writer the passphrase. "
        self._say(
            said=f"{self.said.text()} {words}The data in it are sealed: when the overview writer "
            "has taken them in, take in the receipt that comes back."
        )

    def _enable(self, *, able: bool) -> None:
        super()._enable(able=able)
        self.initials.setEnabled(able and not self.data.goes)

    def _show_finds(self, outcome: "tuple[list[Found], Finder]") -> None:
        super()._show_finds(outcome)
        self._show_data()

    def ask_where(self) -> None:
        self._show_data()
        super().ask_where()

    def _show_data(self) -> None:
        """Not while names and numbers are decided on: a small screen has no room for both."""
        self.data.setVisible(self.data.offered and self.identifiers.open == 0)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # or the dialog stays as high as it had to be with it
        self.fit()

    def _show_contacts(self, contacts: "list[Contact]") -> None:
        self.data.show_contacts(contacts)
        self.fit()

    def _remember_initials(self, wanted: bool) -> None:
        if not self.data.goes:
            self._wants_initials = wanted

    def _follow_data(self) -> None:
        """Who interviewed stands in the data, so the text does not hide it."""
        goes = self.data.goes
        self.initials.setChecked(goes or self._wants_initials)
        self.initials.setEnabled(not goes)
        self.fit()


def _contacts(store: "Store") -> "list[Contact]":
    return store.contacts()


def _to_seal(review: Review, store: "Store") -> "tuple[Identity, tuple[PackedVersion, ...]]":
    return own_identity(review, store), store.versions()
