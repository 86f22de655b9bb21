"""The unlock page of a laptop, and somebody in front of it; for tests of the entrance."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from interviewer.storage import Change, KdfCost, RecoveryCode, ReviewFolder
from interviewer.storage.errors import WrongPassphraseError
from interviewer.ui.background import Background
from interviewer.ui.opening import Opened
from interviewer.ui.pages.unlock import UnlockPage
from tests.builders import NOON, a_set_up

PASSPHRASE = "walnut ferry teacup"
NEW = "orbit gravel pillow"
NAME = "Winter review"  # what the unlock page may show; the label inside is "Child Kestrel"
CODE = RecoveryCode(bytes(range(20)))
CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)


class Entrance:
    """Shows unlock pages, and knows what they opened."""

    def __init__(self, qtbot: Any, store_thread: Background) -> None:
        self._qtbot, self._store_thread = qtbot, store_thread
        self.opened: list[Opened] = []
        self._pages: list[UnlockPage] = []

    def page(self, *folders: Path) -> UnlockPage:
        """A page that has read the names."""
        page = self.fresh_page(*folders)
        self.settle()
        return page

    def fresh_page(self, *folders: Path) -> UnlockPage:
        """A page as it is when it is first painted."""
        page = UnlockPage(self._store_thread, folders, lambda: NOON, uuid4)
        self._pages.append(page)
        page.opened.connect(self.opened.append)
        self._qtbot.addWidget(page)
        page.resize(1366, 768)
        page.show()
        page.activateWindow()
        self._qtbot.waitUntil(page.by_passphrase.field.edit.hasFocus)
        return page

    def settle(self) -> None:
        """Wait until what was given to the store thread has been done and shown."""
        done: list[None] = []
        self._store_thread.run(self._store_thread, lambda: None, done.append, _raise)
        self._qtbot.waitUntil(lambda: bool(done))

    def keyboard(self) -> QWidget:
        """What has the keyboard; a window of an earlier test may take it along as it goes."""

        def found() -> bool:
            self._pages[-1].activateWindow()
            return QApplication.focusWidget() is not None

        self._qtbot.waitUntil(found)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def type(self, words: str) -> None:
        """Type into whatever has the keyboard."""
        self._qtbot.keyClicks(self.keyboard(), words)

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is, and wait for what comes of it."""
        self._qtbot.keyClick(self.keyboard(), key)
        self.settle()

    def close(self) -> None:
        for one in self.opened:
            self._store_thread.run(self._store_thread, one.store.close, _ignore, _raise)
        self._store_thread.wait()


def _raise(error: Exception) -> None:
    raise error


def _ignore(_: None) -> None:
    pass


def a_locked_review(path: Path, name: str = NAME) -> Path:
    change = Change(values=a_set_up(), at=NOON)
    ReviewFolder.create(
        path, name=name, passphrase=PASSPHRASE, recovery_code=CODE, change=change, cost=CHEAP
    ).close()
    return path


def opens(folder: Path, passphrase: str) -> bool:
    try:
        ReviewFolder.at(folder).unlock_with_passphrase(passphrase).close()
    except WrongPassphraseError:
        return False
    return True


def cut_off(page: QWidget) -> list[str]:
    """The words that have less room than they need."""
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    return [
        label.text()
        for label in labels
        if label.height() < label.heightForWidth(label.width())
        or label.width() < label.minimumSizeHint().width()
    ]


def recover(entrance: Entrance, page: UnlockPage, code: str) -> None:
    page.by_passphrase.code_button.click()
    entrance.type(code)
    entrance.press(Qt.Key.Key_Return)
