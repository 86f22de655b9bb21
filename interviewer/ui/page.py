"""What every page of the open review has in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from interviewer.domain.review import Review
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
        """Take the last thing typed or tagged back."""
        self.leave()
        self.workspace.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.leave()
        self.workspace.redo()

    def leave(self) -> None:
        """Hand over everything typed: called before another page shows, before lock and close."""

    def _add_key(self, words: str, keys: tuple[str, ...]) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)
        return action
