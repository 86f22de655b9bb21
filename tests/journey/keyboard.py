"""Somebody at the real window: hands that have a keyboard and no mouse, and eyes."""

import time
from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from interviewer.ui.window import Window

PATIENCE = 20
"""Seconds that anything may take before it counts as not happening."""

LOOK_AGAIN = 5
"""Milliseconds between two looks at the screen."""

_MOST_STOPS = 150


class AtTheKeyboard:
    """Works the window as somebody does who has no mouse, and sees what such a person sees.

    Anything that cannot be reached by Tab, has no name, or does not happen in time is an
    AssertionError that says what was looked for.
    """

    def __init__(self, window: Window) -> None:
        self.window = window

    # Hands

    def types(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        QTest.keyClicks(self.keyboard, text)

    def presses(self, keys: str, times: int = 1) -> None:
        """Press a combination such as "Ctrl+Down"."""
        pressed = QKeySequence(keys)[0]  # type: ignore[index]  # Qt's annotation forgets it
        for _ in range(times):
            QTest.keyClick(self.keyboard, pressed.key(), pressed.keyboardModifiers())
            QTest.qWait(0)  # what has just come up is shown before anybody could go on

    def goes_to(self, name: str) -> None:
        """Press Tab until the keyboard is at the control of this name."""
        passed = list[str]()
        while not (stop := name_of(self.keyboard)).startswith(name):
            assert len(passed) < _MOST_STOPS, f"Tab does not lead to {name!r}: {passed}"
            passed.append(stop)
            self.presses("Tab")

    def pushes(self, name: str) -> None:
        """Go to a button and push it."""
        self.goes_to(name)
        self.presses("Space")

    def fills(self, name: str, text: str) -> None:
        """Go to a field, and put this text in place of what stands there."""
        self.goes_to(name)
        self.presses("Ctrl+A")
        self.types(text)

    def chooses(self, words: str) -> None:
        """Choose the entry of the open menu that has these words, with the arrow keys."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), f"no menu is open to choose {words!r} from"
        entries = [action.text().replace("&", "") for action in menu.actions()]
        assert any(words in entry for entry in entries), f"{words!r} is none of {entries}"
        for _ in entries:
            if words not in _active_entry(menu):
                self.presses("Down")
        assert words in _active_entry(menu), f"the arrow keys do not lead to {words!r}"
        self.presses("Return")

    # Eyes

    @property
    def keyboard(self) -> QWidget:
        """What has the keyboard: a menu that is open, or the control with the focus."""
        self.waits(lambda: self._keyboard() is not None, "nothing has the keyboard")
        widget = self._keyboard()
        assert widget is not None
        return widget

    def _keyboard(self) -> QWidget | None:
        popup: QWidget | None = QApplication.activePopupWidget()
        focused: QWidget | None = popup or QApplication.focusWidget()
        if focused is None or focused.window() not in QApplication.topLevelWidgets():
            (QApplication.activeModalWidget() or self.window).activateWindow()
        return focused

    def reads(self) -> str:
        """Every word on the screen."""
        return "\n".join(
            words
            for top in QApplication.topLevelWidgets()
            for widget in (top, *top.findChildren(QWidget))
            if widget.isVisible() and (words := _words(widget))
        )

    def sees(self, words: str) -> bool:
        """Whether these words are on the screen."""
        return words in self.reads()

    def waits(self, until: Callable[[], object], otherwise: str) -> None:
        """Let things happen until it is so."""
        give_up = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < give_up, otherwise
            QTest.qWait(LOOK_AGAIN)

    def waits_to_see(self, words: str) -> None:
        self.waits(lambda: self.sees(words), f"{words!r} does not come up")


def name_of(widget: QWidget) -> str:
    """What a screen reader calls the control."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return _without_marks(widget.text())
    parent = widget.parentWidget()
    # A field inside a field, such as the line of a combo box, goes by the name of the whole.
    return parent.accessibleName() if parent is not None else ""


def _active_entry(menu: QMenu) -> str:
    active: QAction | None = menu.activeAction()
    return active.text().replace("&", "") if active is not None else ""


def _without_marks(text: str) -> str:
    """The text of a button as it is read: "&" marks the letter that leads there."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _words(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        return _without_marks(widget.text())
    if isinstance(widget, QLabel | QLineEdit):
        return widget.text()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""
