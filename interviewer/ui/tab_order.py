"""The order in which Tab goes through widgets that were not made in the order of the eye."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def set_tab_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from each widget to the next; what comes before and after stays as it is."""
    for widget, following in pairwise(widgets):
        QWidget.setTabOrder(widget, following)
