"""Buttons in their places: beside each other in the top bar, and along the foot of a page."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from interviewer.ui.layouts import FlowLayout
from interviewer.ui.style import set_role


def push_button(text: str, does: Callable[..., object] | SignalInstance) -> QPushButton:
    """A button that does something or sends a signal.

    Args:
        text: With "&" before the letter that leads there by keyboard.
        does: Called, or sent, when it is pushed.
    """
    button = QPushButton(text)
    button.clicked.connect(does)
    return button


def flowing(*widgets: QWidget) -> FlowLayout:
    """The widgets beside each other, in a further line where there is no room."""
    flow = FlowLayout(spacing=8)
    for widget in widgets:
        flow.addWidget(widget)
    return flow


def top_bar_of(*buttons: QPushButton) -> QWidget:
    """The page's own buttons for the top bar."""
    bar = QWidget()
    row = QHBoxLayout(bar)
    row.setContentsMargins(0, 0, 0, 0)
    for button in buttons:
        row.addWidget(button)
    return bar


def footer_of(*buttons: QPushButton) -> QFrame:
    """The foot of a page, which stays in view whatever is scrolled to."""
    footer = QFrame()
    set_role(footer, "footer")
    row = QHBoxLayout(footer)
    row.setContentsMargins(28, 12, 28, 12)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return footer
