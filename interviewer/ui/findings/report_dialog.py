"""Making the Word document of findings and recommendations."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from interviewer.domain.words import Document
from interviewer.resources import resource
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.local_time import local_zone
from interviewer.ui.workspace import Workspace

_OFFER = Offer(
    document=Document.FINDINGS,
    heading="Word document of findings and recommendations",
    told=(
        "Each finding with what it rests on and what does not fit, the recommendations, and at the "
        "end the table for the report. Notes that identify a colleague are left out, and what is "
        "not to be quoted is not."
    ),
    name="Findings and recommendations.docx",
)


class ReportDialog(DocumentDialog):
    """Asks what belongs in it and where it goes."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        self.notes = QCheckBox("Include the &words of the notes; else only their numbers")
        self.notes.setChecked(True)
        self.initials = QCheckBox("Include the &initials of the interviewers")
        choices = self.notes, self.initials
        super().__init__(workspace, background, None, _OFFER, choices, parent)

    def passages(self) -> Gatherer:
        from interviewer.documents.findings_passages import findings_passages

        return partial(findings_passages, notes=self.notes.isChecked())

    def maker(self) -> Maker:
        from interviewer.documents import findings_report

        return partial(
            findings_report,
            self.workspace.review,
            template=resource("templates", "interviewer.docx").read_bytes(),
            zone=local_zone(),
            made=self.workspace.now(),
            notes=self.notes.isChecked(),
            initials=self.initials.isChecked(),
        )
