"""Somebody at the evidence page: what they press, and what the page says."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer.domain.evidence import Facet
from interviewer.domain.interview import Note
from interviewer.ui.evidence.grid import NoteGrid
from interviewer.ui.evidence.view import EvidenceView
from interviewer.ui.pages.evidence import EvidencePage


def settled(qtbot: Any, page: EvidencePage) -> None:
    """Wait until what was asked is answered."""
    qtbot.waitUntil(lambda: not page.is_waiting and not page.filters.is_waiting)


def on_part(qtbot: Any, page: EvidencePage, part: type[EvidenceView]) -> Any:
    """Go to a part of the page, by its number."""
    at = next(n for n, view in enumerate(page.views.values()) if isinstance(view, part))
    page.parts.setCurrentIndex(at)
    settled(qtbot, page)
    return page.view


def ticked(qtbot: Any, page: EvidencePage, facet: Facet, value: Any) -> None:
    page.filters.tick(facet, value)
    settled(qtbot, page)


def spoken(grid: NoteGrid, value: Any) -> str:
    """What a screen reader says where the note or entry stands."""
    return str(grid.sheets.index_of(value).data(Qt.ItemDataRole.AccessibleTextRole))


def everything_on(grid: NoteGrid) -> str:
    rows, columns = range(grid.sheets.rowCount()), range(grid.sheets.columnCount())
    return "\n".join(str(grid.sheets.index(row, at).data()) for row in rows for at in columns)


def press(grid: NoteGrid, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(grid, key)


def mark(page: EvidencePage, *notes: Note) -> None:
    """Mark these with the keyboard."""
    for note in notes:
        assert page.accounts.go_to(note.id)
        press(page.accounts.grid, Qt.Key.Key_Space)
