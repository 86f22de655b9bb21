"""What can be focused on a page, and whether it says what it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def focusable(page: QWidget) -> list[QWidget]:
    """Everything visible that Tab leads to, in the order of Tab."""
    found, widget = list[QWidget](), page.nextInFocusChain()
    while widget is not None and widget is not page:
        if _takes_tab(widget) and page.isAncestorOf(widget) and widget.isVisibleTo(page):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def nameless(page: QWidget) -> list[str]:
    """What a screen reader has no name for; empty where all is well."""
    return [
        widget.metaObject().className()
        for widget in focusable(page)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


def _takes_tab(widget: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus.value
    return bool(widget.focusPolicy().value & by_tab) and widget.isEnabled()
