"""Making the practitioner's copy: every note as a version, the file, and that it was given out."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from interviewer.domain.accuracy import PractitionersCopy
from interviewer.domain.accuracy_check import NotesNotSavedError, issued
from interviewer.domain.accuracy_outcome import given_out
from interviewer.domain.errors import InterviewerError
from interviewer.domain.interview import Interview, Note
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.resources import word_template
from interviewer.ui.background import Background
from interviewer.ui.check.give_out import GivingOut
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.local_time import local_zone
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.storage import Store


@dataclass(frozen=True, kw_only=True)
class CopyOrder:
    """What the file is made of.

    Attributes:
        passphrase: Empty where the file is not protected.
        made: When, in UTC.
    """

    review: Review
    interview: Interview
    copy: PractitionersCopy
    passphrase: str = field(repr=False)
    made: datetime


def made_copy(order: CopyOrder) -> bytes:
    """The copy as a file, protected where it is to be.

    Raises:
        InterviewerError: It cannot be made.
    """
    from interviewer.documents import practitioners_copy, protected

    document = practitioners_copy(
        order.review,
        order.interview,
        order.copy,
        template=word_template(),
        zone=local_zone(),
        made=order.made,
    )
    return protected(document, order.passphrase) if order.passphrase else document


class CopyDialog(DocumentDialog):
    """Makes the copy where the person says, and remembers what was given out, word by word."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        interview: UUID,
        giving_out: GivingOut,
        parent: QWidget | None = None,
    ) -> None:
        review = workspace.review
        reference = review.practitioner_of(review.interviews[interview]).reference
        told = (
            "Every note that says something, as a numbered statement with room for an answer. It "
            "is for the practitioner and for nobody else."
        )
        if giving_out.passphrase:
            told += f" The passphrase is: {giving_out.passphrase}"
        offer = Offer(
            document=Document.PRACTITIONERS_COPY,
            heading=f"Practitioner’s copy for {reference}",
            told=told,
            kept_safe=(
                "It opens with the passphrase only: give that by another road."
                if giving_out.passphrase
                else Offer.kept_safe
            ),
        )
        self._giving_out = giving_out
        self._copy: PractitionersCopy | None = None
        super().__init__(workspace, background, interview, offer, parent=parent)

    def write(self, path: Path) -> None:
        """Make a version of every note first: the copy says which ones it holds."""
        self._path = path
        self.workspace.close_drafts()
        self._say(said=f"Making the {Document.PRACTITIONERS_COPY}…")
        self._enable(able=False)
        review = self.workspace.review
        self.workspace.ask(_revisions, partial(self._issue, path, review), self._say_failed)

    def maker(self) -> Maker:
        if self._copy is None:
            raise LookupError("The copy was not issued.")
        order = CopyOrder(
            review=self.workspace.review,
            interview=self.interview,
            copy=self._copy,
            passphrase=self._giving_out.passphrase,
            made=self._copy.made,
        )
        return partial(made_copy, order)

    def passages(self) -> Gatherer:
        from interviewer.documents.passages import copy_passages

        return partial(copy_passages, interview=self.interview)

    def _issue(self, path: Path, review: Review, revisions: dict[str, UUID]) -> None:
        """Hold what is given out; the versions on the disk have to be those on the screen."""
        try:
            if self.workspace.unwritten():
                raise NotesNotSavedError
            self._copy = issued(
                review,
                review.interviews[self.interview.id],
                revisions,
                self._giving_out.terms,
                copy=self.workspace.new_id(),
                made=self.workspace.now(),
            )
        except InterviewerError as error:
            self._say_failed(error)
            return
        # Known before the file exists: whatever ends this laptop's day, the answers can be read.
        self.workspace.save(replace(self._copy, withdrawn=True))
        super().write(path)

    def _remember(self) -> None:
        super()._remember()
        if self._copy is not None:
            self.workspace.save(
                self._copy, given_out(self.interview), reason=self._giving_out.reason
            )
        self.save_button.hide()  # another file would be another copy


def _revisions(store: "Store") -> dict[str, UUID]:
    return store.latest_revisions(Note)
