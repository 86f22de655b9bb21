"""What every page of the open review has in common."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from interviewer.domain.interview import Interview
from interviewer.domain.review import Review, Value
from interviewer.ui.places import Place
from interviewer.ui.workspace import Workspace


class Page(QWidget):
    """One screen of the open review.

    A page shows the review it is handed, saves values through the workspace, and says where it
    wants to go; it never opens another page.

    Signals:
        wanted: Carries the Place to go to.
        lock_wanted: Lock now, from a dialog of this page: the window has no keys while one is up.
    """

    wanted = Signal(object)
    lock_wanted = Signal()

    bar: QWidget | None = None
    """The page's own buttons for the top bar."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._add_key("Undo", ("Ctrl+Z",)).triggered.connect(self.undo)
        self._add_key("Redo", ("Ctrl+Y", "Ctrl+Shift+Z")).triggered.connect(self.redo)

    def show_place(self, place: Place) -> None:  # noqa: ARG002  pages that hold several places use it
        """Come to the front and show this place; called before every showing."""
        self.show_review(self.workspace.review)

    def show_review(self, review: Review) -> None:
        """Show the review as it is now. Only the visible page is told of changes."""

    def crumb(self) -> str:
        """Where this is, for the top bar; empty on pages of the whole review."""
        return ""

    def crumb_detail(self) -> str:
        """What stands beside the crumb, quietly; empty where nothing does."""
        return ""

    def undo(self) -> None:
        """Take the last thing typed or tagged back, where this page shows it."""
        self.leave()
        self._step_back()

    def redo(self) -> None:
        """Do again what was undone last, where this page shows it."""
        self.leave()
        self._step_again()

    def shows(self, values: tuple[Value, ...]) -> bool:  # noqa: ARG002  pages that undo use it
        """Whether these stand on the page: nobody takes back what they do not see."""
        return True

    def leave(self) -> None:
        """Hand over everything typed: called before another page shows, before lock and close."""

    def _step_back(self) -> tuple[Value, ...]:
        """The values as they are without the last step; empty where it is not on this page."""
        return self.workspace.undo() if self.shows(self.workspace.to_undo) else ()

    def _step_again(self) -> tuple[Value, ...]:
        return self.workspace.redo() if self.shows(self.workspace.to_redo) else ()

    def _add_key(self, words: str, keys: tuple[str, ...]) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)
        return action


class OneInterviewPage(Page):
    """A page about one interview at a time; its `show_place` is told which."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._id: UUID | None = None

    @property
    def interview(self) -> Interview:
        """The interview on the page, as it is now.

        Raises:
            LookupError: None was shown yet.
        """
        if self._id is None:
            raise LookupError("No interview was shown yet.")
        return self.workspace.review.interviews[self._id]

    def crumb(self) -> str:
        practitioner = self.workspace.review.practitioner_of(self.interview)
        return f"{practitioner.reference} · {practitioner.role}"
