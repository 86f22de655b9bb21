"""A tree at the side of a page: rows wrap to the width there is, with a count at their right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTreeWidget

from interviewer.ui.style import set_role


def wrap_rows(tree: QTreeWidget, delegate: QStyledItemDelegate, indentation: int) -> None:
    """Let a tree of two columns wrap its words and never scroll sideways.

    Args:
        tree: The tree; Tab goes through it, not from row to row.
        delegate: Says how high a row is in the width of the tree.
        indentation: Of a row below another, in pixels.
    """
    set_role(tree, "nav")
    tree.setColumnCount(2)
    tree.setHeaderHidden(True)
    tree.setIndentation(indentation)
    tree.setWordWrap(True)
    tree.setTextElideMode(Qt.TextElideMode.ElideNone)
    tree.setUniformRowHeights(False)
    tree.setItemDelegate(delegate)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    tree.setTabKeyNavigation(False)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    # The height of a wrapped row depends on the width: it is known only now, and changes with the
    # room that the counts take.
    header.geometriesChanged.connect(tree.doItemsLayout)
    header.sectionResized.connect(lambda *_: tree.scheduleDelayedItemsLayout())
