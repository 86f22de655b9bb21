"""A page with nothing on it but one column in the middle."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

_CHARACTERS = 74
"""The widest a line gets: about what reads well."""


class QuietPage(QScrollArea):
    """A column of comfortable width that scrolls where the window is too low for it.

    Attributes:
        column: The layout to fill.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # there is always a field or button to focus
        self._wanted: tuple[QWidget, ...] = ()
        across, middle = QWidget(), QWidget()
        self._middle = middle
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(24, 48, 24, 32)
        self.column.setSpacing(12)
        row = QHBoxLayout(across)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)  # all there is, up to its widest; the rest is margin
        row.addStretch(1)
        self.setWidget(across)
        self._fit()

    def bring_into_view(self, *widgets: QWidget) -> None:
        """Scroll to what has just come up, once it has its place; the last one matters most."""
        self._wanted = widgets
        QTimer.singleShot(0, self._scroll_there)

    def _scroll_there(self) -> None:
        for widget in self._wanted:
            self.ensureWidgetVisible(widget, 0, 24)

    def _fit(self) -> None:
        self._middle.setMaximumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
