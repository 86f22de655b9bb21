"""Before you start: what is settled before one interview."""

from PySide6.QtWidgets import QWidget

from interviewer.ui.background import Background
from interviewer.ui.page import Page
from interviewer.ui.workspace import Workspace


class BeforePage(Page):
    """Before you start: what is settled before one interview."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
