"""Small widgets as pictures: hundreds of tags are drawn, and each kind is dressed once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from interviewer.ui.style import set_role

_TOOLS = {"frame", "frame-hindsight", "basis"}


@dataclass(frozen=True)
class Stamp:
    """A picture, and its size on the screen.

    Thousands are measured and a few dozen are ever seen, so it is drawn when it is asked for.
    """

    size: QSize
    draw: Callable[[], QPixmap] = field(repr=False)

    @cached_property
    def picture(self) -> QPixmap:
        """The words in their dress."""
        return self.draw()


class Stamps:
    """Draws words in the dress of a role, as the widget of that role would show them.

    So a row that is only painted looks like the card that comes up over it, and no colour is
    said twice.

    Args:
        screen: Something on the screen it is drawn for.
    """

    def __init__(self, screen: QWidget) -> None:
        self._screen = screen
        self._widgets: dict[str, QLabel | QToolButton] = {}
        self._made: dict[tuple[str, str], Stamp] = {}

    def of(self, words: str, role: str) -> Stamp:
        """The picture of these words."""
        key = words, role
        if key not in self._made:
            self._made[key] = self._make(words, role)
        return self._made[key]

    def forget(self) -> None:
        """Draw everything anew: the window is dressed otherwise now."""
        self._made.clear()

    def _make(self, words: str, role: str) -> Stamp:
        return Stamp(self._dressed(words, role).sizeHint(), partial(self._draw, words, role))

    def _draw(self, words: str, role: str) -> QPixmap:
        widget = self._dressed(words, role)
        size = widget.sizeHint()
        widget.resize(size)
        ratio = self._screen.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        widget.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        return picture

    def _dressed(self, words: str, role: str) -> QLabel | QToolButton:
        widget = self._widget(role)
        widget.setText(words)
        widget.ensurePolished()
        return widget

    def _widget(self, role: str) -> QLabel | QToolButton:
        if role not in self._widgets:
            # Without a parent: drawing a widget settles the layouts of everything around it.
            widget = QToolButton() if role in _TOOLS else QLabel()
            if isinstance(widget, QLabel):
                widget.setTextFormat(Qt.TextFormat.PlainText)
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            set_role(widget, role)
            self._widgets[role] = widget
        return self._widgets[role]
