"""Where the panels over the notes come up."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from interviewer.domain.route import Stop
from interviewer.domain.words import Level
from interviewer.ui.interview.finder import JumpPanel
from interviewer.ui.interview.overlays import KeysCard
from interviewer.ui.interview.tagging import Tagging

_HIGHEST = 420


class Overlays(QObject):
    """The panels of the page and of tagging, each given its place when it comes up.

    Attributes:
        jump: Finds a prompt.
        keys: Shows every key.

    Signals:
        closed: One of them has gone; the keyboard belongs to the notes again.
    """

    closed = Signal()

    def __init__(self, page: QWidget, middle: QWidget, tagging: Tagging) -> None:
        super().__init__(page)
        self.jump, self.keys = JumpPanel(page), KeysCard(page)
        self._page, self._middle, self._form = page, middle, tagging.form
        self._stops: tuple[Stop, ...] = ()
        self._stop: Stop | None = None
        self._level = Level.FRONT_LINE
        self._panels = (self.jump, tagging.panel, tagging.entries)
        for overlay in (*self._panels, self.keys, self._form):
            overlay.closed.connect(self.closed)

    def show_stop(self, stops: tuple[Stop, ...], stop: Stop, level: Level) -> None:
        """Lead away from this stop from now on."""
        self._stops, self._stop, self._level = stops, stop, level

    def go_to(self) -> None:
        """Find any prompt by typing."""
        self._offer("Go to", self._stops)

    def go_to_more(self) -> None:
        """Choose among the prompts of this section that are there when wanted."""
        if self._stop is not None:
            section = self._stop.section
            more = tuple(s for s in self._stops if s.section == section and not s.on_the_way)
            self._offer(section.title, more)

    def _offer(self, heading: str, stops: tuple[Stop, ...]) -> None:
        self.place()
        self.jump.offer(heading, stops, self._level)

    def toggle_keys(self) -> None:
        """Show every key on one card, or take it away."""
        self.place()
        self.keys.toggle()

    def place(self) -> None:
        """Put every panel where the middle column is now."""
        area = self._middle.geometry().adjusted(28, 20, -28, -20)
        self.keys.setGeometry(self._page.rect().adjusted(16, 16, -16, -16))
        for panel in self._panels:
            panel.setGeometry(area.x(), area.y(), area.width(), min(area.height(), _HIGHEST))
        height = self._form.sizeHint().height()
        self._form.setGeometry(area.x(), area.bottom() - height, area.width(), height)
