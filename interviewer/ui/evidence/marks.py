"""What somebody has marked: one set for all the views of the evidence."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QObject, Signal


class Marks(QObject):
    """Notes and chronology entries in the order in which they were marked.

    Signals:
        changed: Others are marked now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: tuple[UUID, ...] = ()

    def turn(self, value: UUID) -> None:
        """Mark it, or take the mark away."""
        if value in self.ids:
            self.keep(each for each in self.ids if each != value)
        else:
            self.keep((*self.ids, value))

    def clear(self) -> None:
        """Take every mark away."""
        self.keep(())

    def keep(self, values: Iterable[UUID]) -> None:
        """Mark these and no others."""
        ids = tuple(values)
        if ids != self.ids:
            self.ids = ids
            self.changed.emit()
