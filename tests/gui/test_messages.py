"""The dialog that tells of an error."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from interviewer.domain.errors import InterviewerError
from interviewer.ui.messages import show_error

FULL = InterviewerError("The disk is full.", "Everything saved before is safe.", "Make room.")


def test_it_says_what_happened_what_is_safe_and_what_to_do(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = show_error(window, FULL)
    assert dialog.text() == "The disk is full."
    assert dialog.informativeText() == "Everything saved before is safe.\n\nMake room."
    assert dialog.windowTitle() == "Interviewer"


def test_escape_closes_it(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = show_error(window, FULL)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_it_says_is_shown_as_written(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = show_error(window, InterviewerError("The file <b>x</b> is damaged."))
    assert dialog.textFormat() is Qt.TextFormat.PlainText
