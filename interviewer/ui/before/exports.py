"""Making the invitation and the interview plan of one interview."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.resources import word_template
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from datetime import datetime


class _BeforeDialog(DocumentDialog):
    """Says what a document for before the interview holds, asks where it goes, and makes it."""

    document: ClassVar[Document]
    called: ClassVar[str]
    told: ClassVar[str]

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        interview: UUID,
        parent: QWidget | None = None,
    ) -> None:
        review = workspace.review
        reference = review.practitioner_of(review.interviews[interview]).reference
        heading = f"{self.called} of {reference}"
        offer = Offer(document=self.document, heading=heading, told=self.told)
        super().__init__(workspace, background, interview, offer, (), parent)


class InvitationDialog(_BeforeDialog):
    """Makes the invitation."""

    document = Document.INVITATION
    called = "Invitation"
    told = (
        "The letter and the information sheet of the guidance, with the day, the place and the "
        "reference filled in, for the practitioner. It holds no names: sign it in Word."
    )

    def maker(self) -> Maker:
        return partial(_invitation, self.workspace.review, self.interview, self.workspace.now())

    def passages(self) -> Gatherer:
        from interviewer.documents.passages import invitation_passages

        return partial(invitation_passages, interview=self.interview)


class InterviewPlanDialog(_BeforeDialog):
    """Makes the interview plan."""

    document = Document.INTERVIEW_PLAN
    called = "Interview plan"
    told = (
        "One page for your own hand: who, when and where, what to raise, what is asked and what is "
        "still open. Of proceedings, adjustments and notes it holds nothing."
    )

    def maker(self) -> Maker:
        return partial(_interview_plan, self.workspace.review, self.interview, self.workspace.now())

    def passages(self) -> Gatherer:
        from interviewer.documents.passages import plan_passages

        return partial(plan_passages, interview=self.interview)


def _invitation(review: Review, interview: Interview, made: "datetime") -> bytes:
    from interviewer.documents import invitation

    return invitation(review, interview, template=word_template(), made=made)


def _interview_plan(review: Review, interview: Interview, made: "datetime") -> bytes:
    from interviewer.documents import interview_plan

    return interview_plan(review, interview, template=word_template(), made=made)
