"""What is copied out of any field is marked as sensitive, whichever way it is copied."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from interviewer.ui.fields import SensitiveLine, SensitiveText

MARK = "x-kde-passwordManagerHint"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clipboard(qapp: Any) -> Iterator[QClipboard]:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


@pytest.fixture
def line(qtbot: Any, clipboard: QClipboard) -> SensitiveLine:
    line = SensitiveLine()
    qtbot.addWidget(line)
    line.setText("Duty social worker")
    line.show()
    line.selectAll()
    return line


def held(clipboard: QClipboard) -> tuple[str, bytes]:
    mime = clipboard.mimeData()
    return mime.text(), bytes(mime.data(MARK).data())


@pytest.mark.parametrize(
    ("key", "modifiers", "left"),
    [
        (Qt.Key.Key_C, CTRL, "Duty social worker"),
        (Qt.Key.Key_Insert, CTRL, "Duty social worker"),
        (Qt.Key.Key_X, CTRL, ""),
        (Qt.Key.Key_Delete, SHIFT, ""),
    ],
)
def test_by_keyboard(
    line: SensitiveLine,
    clipboard: QClipboard,
    qtbot: Any,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    left: str,
) -> None:
    qtbot.keyClick(line, key, modifiers)
    assert held(clipboard) == ("Duty social worker", b"secret")
    assert line.text() == left


@pytest.mark.parametrize(("name", "left"), [("edit-copy", "Duty social worker"), ("edit-cut", "")])
def test_by_the_menu(line: SensitiveLine, clipboard: QClipboard, name: str, left: str) -> None:
    where = QPoint(4, 4)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, line.mapToGlobal(where))
    QApplication.sendEvent(line, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    menu.close()
    assert held(clipboard) == ("Duty social worker", b"secret")
    assert line.text() == left


def test_nothing_selected_leaves_the_clipboard_alone(
    line: SensitiveLine, clipboard: QClipboard, qtbot: Any
) -> None:
    clipboard.setText("a telephone number")
    line.deselect()
    qtbot.keyClick(line, Qt.Key.Key_C, CTRL)
    assert clipboard.text() == "a telephone number"


def test_what_can_only_be_read_is_copied_and_not_cut(
    line: SensitiveLine, clipboard: QClipboard, qtbot: Any
) -> None:
    line.setReadOnly(True)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_X, CTRL)
    assert line.text() == "Duty social worker"
    qtbot.keyClick(line, Qt.Key.Key_C, CTRL)
    assert held(clipboard) == ("Duty social worker", b"secret")


def test_out_of_several_lines(qtbot: Any, clipboard: QClipboard) -> None:
    field = SensitiveText()
    qtbot.addWidget(field)
    field.setPlainText("A child may be\nat risk tonight.")
    field.show()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_C, CTRL)
    assert held(clipboard) == ("A child may be\nat risk tonight.", b"secret")
