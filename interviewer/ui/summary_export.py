"""Making the Word summary of one interview: what belongs in it, and where it goes."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.resources import word_template
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.local_time import local_zone
from interviewer.ui.workspace import Workspace


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


def made_summary(order: SummaryOrder) -> bytes:
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
    )


class SummaryDialog(DocumentDialog):
    """Asks what belongs in the summary and where it goes; says what became of it."""

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
        choices = self.reflections, self.initials
        super().__init__(workspace, background, interview, offer, choices, parent)

    def passages(self) -> Gatherer:
        from interviewer.documents.passages import summary_passages

        return partial(
            summary_passages,
            interview=self.interview,
            reflections=self.reflections.isChecked(),
            reader=self.workspace.review.initials,
        )

    def maker(self) -> Maker:
        order = SummaryOrder(
            review=self.workspace.review,
            interview=self.interview,
            made=self.workspace.now(),
            reflections=self.reflections.isChecked(),
            initials=self.initials.isChecked(),
        )
        return partial(made_summary, order)
