"""The accuracy check: give out a copy, take answers in, decide on each."""

from PySide6.QtWidgets import QWidget

from interviewer.ui.background import Background
from interviewer.ui.page import Page
from interviewer.ui.workspace import Workspace


class AccuracyCheckPage(Page):
    """The accuracy check: give out a copy, take answers in, decide on each."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
