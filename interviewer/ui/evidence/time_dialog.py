"""Making the time line as a Word document of its own."""

from functools import partial

from PySide6.QtWidgets import QWidget

from interviewer.domain.evidence import Wanted
from interviewer.domain.time_line import AccountsBy
from interviewer.domain.words import Document
from interviewer.resources import word_template
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.local_time import local_zone
from interviewer.ui.workspace import Workspace

_OFFER = Offer(
    document=Document.TIME_LINE,
    heading="Time line as a Word document",
    told=(
        "What the page shows now: a picture across a page on its long side, and beneath it a "
        "table that says the same. Neither the words of the chronology nor those of any note are "
        "in it, only dates, names of agencies and episodes, references and numbers."
    ),
    name="Time line.docx",
)


class TimeLineDialog(DocumentDialog):
    """Makes a document of what the time line shows.

    Args:
        shown: What is shown, and whose accounts share a lane.
    """

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        shown: tuple[Wanted, AccountsBy],
        parent: QWidget | None = None,
    ) -> None:
        self._wanted, self._by = shown
        super().__init__(workspace, background, None, _OFFER, (), parent)

    def passages(self) -> Gatherer:
        from interviewer.documents.time_line import time_line_passages

        return time_line_passages

    def maker(self) -> Maker:
        from interviewer.documents.time_line import time_line_document

        return partial(
            time_line_document,
            self.workspace.review,
            template=word_template(),
            zone=local_zone(),
            made=self.workspace.now(),
            wanted=self._wanted,
            by=self._by,
        )
