"""Tidy up: all notes of one interview in one list, by keyboard."""

from PySide6.QtWidgets import QWidget

from interviewer.ui.background import Background
from interviewer.ui.page import Page
from interviewer.ui.workspace import Workspace


class TidyUpPage(Page):
    """Tidy up: all notes of one interview in one list, by keyboard."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
