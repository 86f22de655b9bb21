"""The ground of a page that may be higher than the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from interviewer.ui.style import set_role


class ScrolledColumn(QScrollArea):
    """A column at the left, as wide as reads well.

    Attributes:
        column: The layout to fill.
    """

    def __init__(self, characters: int, parent: QWidget | None = None) -> None:
        """Make an empty column.

        Args:
            characters: The widest a line gets.
            parent: Where it belongs.
        """
        super().__init__(parent)
        self._characters = characters
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what has the keyboard is scrolled to
        ground, self._inside = QWidget(), QWidget()
        set_role(ground, "page")
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(28, 20, 28, 20)
        self.column.setSpacing(12)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._inside, 1000)  # all there is, up to its widest
        row.addStretch(1)
        self.setWidget(ground)
        self._fit()

    def go_to_top(self) -> None:
        """Show the beginning of the page: another thing is on it now."""
        self.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        self._inside.setMaximumWidth(self.fontMetrics().averageCharWidth() * self._characters)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
