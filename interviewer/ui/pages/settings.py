"""What can be chosen for this laptop and this review."""

from PySide6.QtWidgets import QWidget

from interviewer.ui.background import Background
from interviewer.ui.laptop import Laptop
from interviewer.ui.page import Page
from interviewer.ui.workspace import Workspace


class SettingsPage(Page):
    """What can be chosen for this laptop and this review."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        laptop: Laptop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
        self._laptop = laptop
