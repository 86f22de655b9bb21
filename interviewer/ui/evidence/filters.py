"""The left side of the evidence: what somebody wants to see, and how many accounts have it."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.evidence import Facet, Wanted
from interviewer.domain.facet_values import Options
from interviewer.ui.fields import SensitiveLine
from interviewer.ui.style import set_role
from interviewer.ui.wrapped_rows import wrap_rows

Index = QModelIndex | QPersistentModelIndex

_KEY = Qt.ItemDataRole.UserRole
_OPEN = {Facet.EPISODE, Facet.AREA, Facet.LINE, Facet.FRAME}
_PAUSE = 250
"""Milliseconds without a letter until the words are looked for."""

_BESIDE_THE_BOX = 16
_AT_THE_RIGHT = 20
_ABOVE_AND_BELOW = 14


class EvidenceFilters(QWidget):
    """Ticks by facet, and words; everything holds together.

    Signals:
        changed: Carries the Wanted.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "sidebar")
        self.words = SensitiveLine()
        self.words.setPlaceholderText("Words in the notes")
        self.words.setAccessibleName("Words in the notes")
        self.words.setClearButtonEnabled(True)
        self.tree = _tree()
        self.clear_button = QPushButton("Show e&verything")
        self._items: dict[tuple[Facet, UUID | str], QTreeWidgetItem] = {}
        self._options: Options = {}
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._say)
        self.words.textChanged.connect(self._say_after_a_pause)
        self.tree.itemChanged.connect(self._soon_say)
        self.tree.itemActivated.connect(_turn)
        self.clear_button.clicked.connect(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 9, 12)
        column.addWidget(self.words)
        column.addWidget(self.tree, 1)
        column.addWidget(self.clear_button)

    @property
    def wanted(self) -> Wanted:
        """What somebody wants to see now."""
        chosen: dict[Facet, set[UUID | str]] = {}
        for (facet, value), item in self._items.items():
            if item.checkState(0) == Qt.CheckState.Checked:
                chosen.setdefault(facet, set()).add(value)
        return Wanted(
            chosen={facet: frozenset(values) for facet, values in chosen.items()},
            words=self.words.text(),
        )

    @property
    def is_waiting(self) -> bool:
        """Whether something was changed that has not been said yet."""
        return self._soon.isActive()

    def offer(self, options: Options) -> None:
        """Offer these values; what was ticked stays ticked."""
        if options == self._options:
            return
        ticked = self.wanted.chosen
        opened = {facet for facet, item in self._groups().items() if item.isExpanded()}
        self._options = options
        self.tree.blockSignals(True)
        self.tree.clear()
        self._items.clear()
        for facet, values in options.items():
            if values:
                self._offer_facet(facet, values, ticked.get(facet, frozenset()))
        for facet, item in self._groups().items():
            item.setExpanded(facet in (opened | _OPEN))
        self.tree.blockSignals(False)

    def show_counts(self, counts: Mapping[tuple[Facet, UUID | str], int]) -> None:
        """Say how many accounts have each value."""
        self.tree.blockSignals(True)
        for key, item in self._items.items():
            count = counts.get(key, 0)
            item.setText(1, str(count or "–"))
            told = f"{item.text(0)}: {count or 'no account'}"
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)
            item.setToolTip(1, "Accounts that have it")
        self.tree.blockSignals(False)

    def tick(self, facet: Facet, value: UUID | str) -> None:
        """Tick a value, as somebody would."""
        self._items[facet, value].setCheckState(0, Qt.CheckState.Checked)

    def clear(self) -> None:
        """Want nothing in particular."""
        self.tree.blockSignals(True)
        for item in self._items.values():
            item.setCheckState(0, Qt.CheckState.Unchecked)
        self.tree.blockSignals(False)
        self.words.clear()
        self._say()

    def _groups(self) -> dict[Facet, QTreeWidgetItem]:
        items = (self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount()))
        return {Facet(item.data(0, _KEY)): item for item in items if item is not None}

    def _offer_facet(
        self, facet: Facet, values: Mapping[UUID | str, str], ticked: frozenset[UUID | str]
    ) -> None:
        group = QTreeWidgetItem(self.tree, [facet.value])
        group.setData(0, _KEY, facet.value)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = self.tree.font()
        font.setBold(True)
        group.setData(0, Qt.ItemDataRole.FontRole, font)
        for value, words in values.items():
            item = QTreeWidgetItem(group, [words])
            checked = Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked
            item.setCheckState(0, checked)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._items[facet, value] = item

    def _say_after_a_pause(self) -> None:
        self._soon.start(_PAUSE)

    def _soon_say(self) -> None:
        self._soon.start(0)

    def _say(self) -> None:
        self._soon.stop()
        self.changed.emit(self.wanted)


class _Wrapping(QStyledItemDelegate):
    """Rows as high as their words."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        if index.column() != 0:
            return hint
        tree = self._tree
        depth = 2 if index.parent().isValid() else 1
        box = option.fontMetrics.height() + _BESIDE_THE_BOX if depth > 1 else 0
        width = tree.columnWidth(0) - depth * tree.indentation() - box - _AT_THE_RIGHT
        words = index.data(Qt.ItemDataRole.DisplayRole) or ""
        room = QRect(0, 0, max(width, 1), 10_000)
        height = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(hint.width(), height + _ABOVE_AND_BELOW)


def _turn(item: QTreeWidgetItem) -> None:
    """Enter opens and closes a group, and ticks a value."""
    if item.childCount():
        item.setExpanded(not item.isExpanded())
    else:
        on = item.checkState(0) == Qt.CheckState.Checked
        item.setCheckState(0, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName("What to show")
    wrap_rows(tree, _Wrapping(tree), indentation=10)
    return tree
