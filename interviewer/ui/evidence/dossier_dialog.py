"""Making the evidence dossier: what belongs in it, where it goes, and how far it has come."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from interviewer.domain.dossier import DossierChoices
from interviewer.domain.evidence import Wanted
from interviewer.domain.facet_values import chosen_words
from interviewer.domain.words import Document
from interviewer.resources import word_template
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.local_time import local_zone
from interviewer.ui.making import Making, StoppedError
from interviewer.ui.sentence import Sentence
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

_LOOK = 500
"""Milliseconds between two looks at how far it has come."""

_OFFER = Offer(
    document=Document.DOSSIER,
    heading="Evidence dossier",
    told=(
        "A Word document of everything that was said: key points first, then each episode, each "
        "thematic area and line of enquiry, what was compared, what was not heard, and figures. "
        "Notes that identify a colleague are left out, and what is not to be quoted is not."
    ),
    name="Evidence dossier.docx",
)


class DossierDialog(DocumentDialog):
    """Asks what belongs in it; while it is made, *Cancel* stops the making.

    Args:
        wanted: As the filters of the page stand.
    """

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        wanted: Wanted,
        parent: QWidget | None = None,
    ) -> None:
        self._wanted = wanted
        self._making: Making | None = None
        filters = chosen_words(workspace.review, wanted)
        self.filters = QCheckBox("Only what the &filters of the page show")
        self.filters.setChecked(bool(filters))
        self.chosen = Sentence("muted")
        self.checked = QCheckBox("Only statements chec&ked by the practitioner")
        self.accounts = QCheckBox("Add every account in f&ull, as an annex")
        self.chronology = QCheckBox("Include the c&hronology and the time line")
        self.reflections = QCheckBox("Include the practitioners’ &reflections")
        self.panel = QCheckBox("Include the &panel’s reflection, marked as the panel’s")
        self.panel.setChecked(True)
        self.initials = QCheckBox("Include the &initials of the interviewers")
        choices = (
            *((self.filters, self.chosen) if filters else ()),
            *(self.checked, self.accounts, self.chronology),
            *(self.reflections, self.panel, self.initials),
        )
        super().__init__(workspace, background, None, _OFFER, choices, parent)
        if filters:
            self.chosen.say("\n".join(filters))
        self.fit()
        self._watch = QTimer(self, interval=_LOOK)
        self._watch.timeout.connect(self._say_how_far)

    @property
    def choices(self) -> DossierChoices:
        """What is chosen now."""
        return DossierChoices(
            wanted=self._wanted if self.filters.isChecked() else Wanted(),
            checked_only=self.checked.isChecked(),
            full_accounts=self.accounts.isChecked(),
            reflections=self.reflections.isChecked(),
            panel=self.panel.isChecked(),
            chronology=self.chronology.isChecked(),
            initials=self.initials.isChecked(),
        )

    def passages(self) -> Gatherer:
        from interviewer.documents.dossier import dossier_passages

        return partial(dossier_passages, choices=self.choices)

    def maker(self) -> Maker:
        from interviewer.documents import evidence_dossier

        making = self._making = Making()
        # The window may be locked meanwhile, and this with it: then nothing is made either.
        self.destroyed.connect(making.stop)
        make = partial(
            evidence_dossier,
            self.workspace.review,
            self.choices,
            template=word_template(),
            zone=local_zone(),
            made=self.workspace.now(),
            step=making,
        )
        return partial(_made, make, making)

    def write(self, path: "Path") -> None:
        super().write(path)
        self._watch.start()

    def reject(self) -> None:
        """Stop the making; where nothing is being made, close."""
        if self._making is None:
            super().reject()
            return
        self._making.stop()
        self._watch.stop()
        self._say(said="Stopping…")

    def _say_written(self, path: "Path") -> None:
        self._finish()
        super()._say_written(path)

    def _say_failed(self, error: Exception) -> None:
        self._finish()
        if isinstance(error, StoppedError):
            self._enable(able=True)
            self._say(said=error.sentence)
            return
        super()._say_failed(error)

    def _finish(self) -> None:
        self._watch.stop()
        self._making = None

    def _say_how_far(self) -> None:
        if self._making is not None and self._making.at:
            self._say(said=f"Making the {self._offer.document}: {self._making.at}…")


def _made(make: Callable[[], bytes], making: Making) -> bytes:
    """The document, unless it was stopped at the very end."""
    content = make()
    making("Writing the file")
    return content
