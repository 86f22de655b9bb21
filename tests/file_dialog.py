"""The dialog that asks for a file, answered as a person answers it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget


def choose(asker: QWidget, path: Path) -> None:
    """Type the name, as a person does: `selectFile` leaves alone what has the keyboard."""
    (asked,) = asker.findChildren(QFileDialog)
    (name,) = asked.findChildren(QLineEdit)
    name.setText(str(path))
    asked.accept()
