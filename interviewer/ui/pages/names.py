"""Real names, where one must be known: kept apart from everything else."""

from PySide6.QtWidgets import QWidget

from interviewer.ui.background import Background
from interviewer.ui.page import Page
from interviewer.ui.workspace import Workspace


class NamesPage(Page):
    """Real names, where one must be known: kept apart from everything else."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
