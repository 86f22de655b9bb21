"""What can be focused on a page, and whether it says what it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTabWidget, QWidget


def focusable(page: QWidget) -> list[QWidget]:
    """Everything visible that Tab leads to, in the order of Tab."""
    chain = [page]
    while (following := chain[-1].nextInFocusChain()) is not None and following is not page:
        chain.append(following)
    for widget in chain:
        # PySide takes what a call gives back for a child of what was called: it would hold each of
        # them for gone with the one before it, and items of layouts with them.
        widget.setParent(widget.parentWidget())
    return [
        widget
        for widget in chain[1:]
        if _takes_tab(widget) and page.isAncestorOf(widget) and widget.isVisibleTo(page)
    ]


def nameless(page: QWidget) -> list[str]:
    """What a screen reader has no name for; empty where all is well."""
    return [
        widget.metaObject().className()
        for widget in focusable(page)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


def tab_of(tabs: QTabWidget, name: str) -> int:
    """Where the part of this name stands among the tabs: their order is not for a test to know."""
    return [tabs.tabText(at) for at in range(tabs.count())].index(name)


def _takes_tab(widget: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus.value
    return bool(widget.focusPolicy().value & by_tab) and widget.isEnabled()
