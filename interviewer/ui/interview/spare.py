"""The card for the next note, made while nobody waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from interviewer.ui.interview.card import NoteCard

_SOON = 120
"""Milliseconds after a card was taken until the next one is made: Enter has been answered by then,
and the first letters of the note come after it."""


class SpareCard(QObject):
    """Keeps one card at hand, so that Enter does not have to make one.

    Args:
        make: Makes a card.
        dress: Lets it show what the next note will most likely be tagged with.
    """

    def __init__(
        self, make: Callable[[], NoteCard], dress: Callable[[NoteCard], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._make, self._dress = make, dress
        self._card: NoteCard | None = None
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(self._prepare)

    def take(self) -> NoteCard:
        """The card, or a new one where there was no time; the next one is made soon."""
        card, self._card = self._card or self._make(), None
        self._soon.start()
        return card

    def _prepare(self) -> None:
        """Make the card, and a moment later dress it: a key in between waits for one of the two."""
        if self._card is None:
            self._card = self._make()
            self._soon.start()
            return
        self._dress(self._card)
        self._card.ensurePolished()
        for part in self._card.findChildren(QWidget):
            part.ensurePolished()
