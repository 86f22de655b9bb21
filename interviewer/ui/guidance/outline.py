"""The parts of a guidance as a tree: its texts, its sections, their items."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from interviewer.domain.guidance import Check, Guidance, Item, Script
from interviewer.ui.style import set_role

TEXTS = {
    "about": "First page",
    "invitation": "Invitation",
    "information_sheet": "Information sheet",
}
"""Long texts of a guidance, by the field that holds them."""

NAMES = {"areas": "Thematic areas", "lines": "Lines of enquiry"}

_KEY = Qt.ItemDataRole.UserRole


class GuidanceOutline(QTreeWidget):
    """Choosing a row shows it.

    Signals:
        chosen: Carries "text:about", "names:areas", "section:ID" or "item:ID".
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "nav")
        self.setAccessibleName("Parts of the guidance")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._say)
        self._rows: dict[str, QTreeWidgetItem] = {}

    @property
    def key(self) -> str:
        """What is chosen; empty where nothing is."""
        item = self.currentItem()
        return str(item.data(0, _KEY)) if self._rows and item is not None else ""

    def show_guidance(self, guidance: Guidance) -> None:
        """Show its parts; what was chosen stays chosen where it is still there."""
        before = self.key
        open_before = {key for key, row in self._rows.items() if row.isExpanded()}
        self.blockSignals(True)
        self.clear()
        self._rows = {}
        for name, words in (*TEXTS.items(),):
            self._add(None, f"text:{name}", words)
        for name, words in NAMES.items():
            self._add(None, f"names:{name}", words)
        for section in guidance.sections:
            key = f"section:{section.id}"
            row = self._add(None, key, section.title)
            for item in section.items:
                self._add(row, f"item:{item.id}", _named(item))
            row.setExpanded(key in open_before)
        self.blockSignals(False)
        self.choose(before if before in self._rows else "text:about")

    def choose(self, key: str) -> None:
        """Choose a row, where it is there."""
        row = self._rows.get(key)
        if row is not None:
            parent = row.parent()
            if parent is not None:
                parent.setExpanded(True)
            self.setCurrentItem(row)

    def _add(self, parent: QTreeWidgetItem | None, key: str, words: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([words])
        row.setData(0, _KEY, key)
        row.setToolTip(0, words)
        if parent is None:
            self.addTopLevelItem(row)
        else:
            parent.addChild(row)
        self._rows[key] = row
        return row

    def _say(self) -> None:
        if self.key:
            self.chosen.emit(self.key)


def _named(item: Item) -> str:
    kind = "Script" if isinstance(item, Script) else "Check" if isinstance(item, Check) else ""
    marks = [kind] if kind else []
    if not kind and getattr(item, "core", False):
        marks.append("Core")
    if item.retired:
        marks.append("retired")
    said = " ".join(item.text.split())
    return f"{' · '.join((*marks, said))}" if marks else said
