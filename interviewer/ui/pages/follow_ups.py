"""Follow-ups across interviews: what somebody owes, and by when."""

from PySide6.QtWidgets import QWidget

from interviewer.ui.background import Background
from interviewer.ui.page import Page
from interviewer.ui.workspace import Workspace


class FollowUpsPage(Page):
    """Follow-ups across interviews: what somebody owes, and by when."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self._background = background
