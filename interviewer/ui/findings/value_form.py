"""What the forms of findings, recommendations and earlier reviews have in common."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.findings import EarlierReview, Finding, Recommendation
from interviewer.domain.review import Review
from interviewer.ui.findings.parts import Area
from interviewer.ui.scrolled_column import ScrolledColumn
from interviewer.ui.style import set_role
from interviewer.ui.workspace import Workspace

V = TypeVar("V", Finding, Recommendation, EarlierReview)

SAVE_AFTER = 500
"""Milliseconds after a letter was typed until it is saved, also while typing goes on."""

_CHARACTERS = 120


class ValueForm(QWidget, Generic[V]):
    """Shows one value; its texts are saved as they are typed, everything else at once.

    Attributes:
        texts: The fields with several lines, by the field of the value that they are for.
        ground: The scrolled column that everything stands in.
    """

    kind: type[V]

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.texts: dict[str, Area] = {}
        self._id: UUID | None = None
        self._soon = QTimer(self, interval=SAVE_AFTER, singleShot=True)
        self._soon.timeout.connect(self.hand_over)
        set_role(self, "page")
        self.ground = ScrolledColumn(_CHARACTERS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.ground)

    @property
    def value(self) -> V | None:
        """What is shown, as it is now."""
        if self._id is None:
            return None
        found = self.workspace.review.value(self.kind, self._id)
        return found if isinstance(found, self.kind) else None

    def show_value(self, review: Review, value: V) -> None:
        """Show it; what was typed into another one is saved first."""
        if value.id != self._id:
            self.hand_over()
            self._id = value.id
            self.ground.go_to_top()
        typing = self._soon.isActive()
        for name, area in self.texts.items():
            if not typing:
                area.show_text(getattr(value, name))
        self.show_rest(review, value)

    def show_rest(self, review: Review, value: V) -> None:
        """Show everything but the long texts; for a subclass to say."""

    def hand_over(self) -> None:
        """Save what was typed; the version stays open while somebody goes on typing."""
        self._soon.stop()
        value = self.value
        if value is not None:
            self._edit(value, {name: area.words for name, area in self.texts.items()}, typing=True)

    def change(self, **changes: Any) -> None:
        """Change these fields at once, after everything that was typed."""
        self.hand_over()
        value = self.value
        if value is not None:
            self._edit(value, changes, typing=False)

    def add_text(self, name: str, label: str) -> Area:
        """A long text of the value."""
        area = self.texts[name] = Area(label)
        area.editor.textChanged.connect(self._save_soon)
        area.editor.left.connect(self.hand_over)
        return area

    def _edit(self, value: V, changes: Mapping[str, Any], *, typing: bool) -> None:
        changed = replace(value, **changes)
        if changed != value:
            self.workspace.edit(changed, typing=typing)

    def _save_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()
