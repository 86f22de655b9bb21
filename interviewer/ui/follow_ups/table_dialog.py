"""Making the Word table of follow-ups."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from interviewer.domain.interview import FollowUp
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.resources import word_template
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.local_time import local_zone
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.documents.passages import Passage

_OFFER = Offer(
    document=Document.FOLLOW_UPS,
    heading="Word table of follow-ups",
    told=(
        "The follow-ups that the list shows now, with who owes them, by when, and the answer where "
        "there is one. Nothing of the notes is in it but their numbers."
    ),
    name="Follow-ups.docx",
)


class FollowUpTableDialog(DocumentDialog):
    """Makes the table of what the list shows."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        follow_ups: Sequence[FollowUp],
        parent: QWidget | None = None,
    ) -> None:
        self._ids = [each.id for each in follow_ups]
        super().__init__(workspace, background, None, _OFFER, (), parent)

    def passages(self) -> Gatherer:
        return partial(_passages, ids=tuple(self._ids))

    def maker(self) -> Maker:
        from interviewer.documents.follow_ups import follow_up_table

        review = self.workspace.review
        return partial(
            follow_up_table,
            review,
            [review.follow_ups[each] for each in self._ids],
            template=word_template(),
            zone=local_zone(),
            made=self.workspace.now(),
        )


def _passages(review: Review, ids: Sequence[UUID]) -> "list[Passage]":
    from interviewer.documents.passages import follow_up_passages

    return follow_up_passages(review, [review.follow_ups[each] for each in ids])
