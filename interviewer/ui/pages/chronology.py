"""The chronology: read it, take one in from a file."""

from PySide6.QtWidgets import QWidget

from interviewer.ui.background import Background
from interviewer.ui.page import Page
from interviewer.ui.workspace import Workspace


class ChronologyPage(Page):
    """The chronology: read it, take one in from a file."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
