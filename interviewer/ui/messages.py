"""Tell a person that something of the world went wrong, outside an interview."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from interviewer.domain.errors import InterviewerError


def show_error(parent: QWidget, error: InterviewerError) -> QMessageBox:
    """Show what happened, what is safe and what to do, with a button that closes it.

    The dialog holds back the window it belongs to and nothing else; this returns at once. While
    somebody is being interviewed a line in the page says it instead (model.md, "Errors and logs").
    """
    dialog = QMessageBox(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Interviewer")
    dialog.setTextFormat(Qt.TextFormat.PlainText)
    dialog.setText(error.what_happened)
    further = (part for part in (error.what_is_safe, error.what_to_do) if part)
    dialog.setInformativeText("\n\n".join(further))
    dialog.setStandardButtons(QMessageBox.StandardButton.Close)
    dialog.setDefaultButton(QMessageBox.StandardButton.Close)
    dialog.setEscapeButton(QMessageBox.StandardButton.Close)
    dialog.open()
    return dialog
