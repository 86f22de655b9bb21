"""Guidance out as a spreadsheet or a TOML file, and back in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import Guidance
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.entrance.guidance_choice import guidance_from_file
from interviewer.ui.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.documents.passages import Passage

SHEET = ("Excel (*.xlsx)", "xlsx")
TOML = ("TOML (*.toml)", "toml")
_MOST_BYTES = 20_000_000


class FileTooLargeError(InterviewerError):
    """The file is far larger than any guidance."""

    what_happened = "That file is too large to be guidance."
    what_is_safe = "Nothing was changed."
    what_to_do = "Choose the spreadsheet or TOML file of the guidance itself."


class FileNotReadError(InterviewerError):
    """The file cannot be opened."""

    what_happened = "That file could not be read."
    what_is_safe = "Nothing was changed."
    what_to_do = "Check that it is still there and that you may read it, then try again."


class GuidanceFileDialog(DocumentDialog):
    """Saves one version as a file."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        guidance: Guidance,
        file: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._guidance = guidance
        self._is_sheet = file is SHEET
        kind = "spreadsheet" if self._is_sheet else "TOML file"
        offer = Offer(
            document=Document.GUIDANCE,
            heading=f"Guidance as a {kind}",
            told=(
                f"{guidance.title}, version {guidance.version}, to be changed elsewhere and taken "
                "in again. Nothing of the review is in it."
            ),
            name=f"Guidance {guidance.identity} {guidance.version}.{file[1]}",
            file=file,
        )
        super().__init__(workspace, background, None, offer, (), parent)

    def passages(self) -> Gatherer:
        return partial(_passages, guidance=self._guidance)

    def maker(self) -> Maker:
        if self._is_sheet:
            from interviewer.documents.guidance_sheet import guidance_sheet

            return partial(guidance_sheet, self._guidance)
        return partial(_toml, self._guidance)


def guidance_in(path: Path) -> Guidance:
    """Read a guidance from a spreadsheet or a TOML file, by what the file is called.

    Raises:
        GuidanceProblemsError: It is no guidance as it stands; every problem is in it.
        InterviewerError: It cannot be read, or is no such file.
    """
    if path.suffix.casefold() != ".xlsx":
        return guidance_from_file(path)
    from interviewer.documents.guidance_sheet_in import read_guidance_sheet

    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileTooLargeError
        content = path.read_bytes()
    except OSError as error:
        raise FileNotReadError from error
    return read_guidance_sheet(content, file=path.name)


def _toml(guidance: Guidance) -> bytes:
    from interviewer.domain.guidance.as_toml import guidance_as_toml

    return guidance_as_toml(guidance).encode()


def _passages(_: Review, guidance: Guidance) -> "Sequence[Passage]":
    """Where its words stand; they are not the review's."""
    from interviewer.documents.passages import guidance_passages

    return guidance_passages(guidance)
