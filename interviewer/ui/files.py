"""Asking which file, and where to save one.

Not by Qt's static functions: each has an event loop of its own, which would outlive a lock.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


def choose_file(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file that is there.

    Args:
        parent: Whoever asks; the question goes with it.
        title: What is asked.
        kinds: Such as "Tables (*.csv *.xlsx);;Every file (*)".
        chosen: Told of the file; of nothing, where the person thought better of it.
    """
    asked = _dialog(parent, title, kinds, chosen)
    asked.setFileMode(QFileDialog.FileMode.ExistingFile)
    asked.open()
    return asked


def choose_where(
    parent: QWidget, title: str, kind: tuple[str, str], name: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to save a file; what is there already is replaced only when the person says so.

    Args:
        parent: Whoever asks; the question goes with it.
        title: What is asked.
        kind: Such as "Word (*.docx)", and the suffix that a name without one gets.
        name: Suggested.
        chosen: Told of the place; of nothing, where the person thought better of it.
    """
    words, suffix = kind
    asked = _dialog(parent, title, words, chosen)
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setDefaultSuffix(suffix)
    asked.selectFile(name)
    asked.open()
    return asked


def _dialog(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    asked = QFileDialog(parent, title, QStandardPaths.writableLocation(_DOCUMENTS), kinds)
    asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asked.fileSelected.connect(lambda name: chosen(Path(name)))
    return asked
