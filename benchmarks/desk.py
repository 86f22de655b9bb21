"""The application at a desk, with one review on the laptop, driven by its keyboard."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.data import PASSPHRASE, a_folder, a_review, an_id
from interviewer.app import Application
from interviewer.domain.review import Value
from interviewer.settings import Settings
from interviewer.storage import KdfCost
from interviewer.ui.first_paint import FirstPaint
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.pages.unlock import UnlockPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.shell import Shell
from interviewer.ui.window import House

NOTES, INTERVIEWS = 5000, 15
"""A huge review; an ordinary one has some 400 notes."""

_PATIENCE = 60


def put_review(home: Path, values: tuple[Value, ...] = ()) -> Path:
    """Put a review on the laptop, with a key derivation as in real life; its folder.

    Args:
        home: Where the laptop keeps everything.
        values: What is in it; a huge review where nothing is said.
    """
    folder = home / "reviews" / "one"
    folder.parent.mkdir(parents=True)
    a_folder(folder, values or a_review(NOTES, INTERVIEWS), cost=KdfCost()).close()
    return folder


class Desk:
    """The application, shown and locked.

    Args:
        home: Where `put_review` has put a review.
    """

    def __init__(self, home: Path) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self.app = QApplication(sys.argv[:1])
        house = House(
            reviews=home / "reviews",
            training=home / "training",
            settings=Settings(quiet=False),
            clock=partial(datetime.now, UTC),
            new_id=uuid4,
        )
        self.window = Application(self.app, house).window
        sys.excepthook = sys.__excepthook__  # a bug ends a benchmark
        self._frame: FirstPaint | None = None
        self._seen = False
        self.window.show()
        self.window.activateWindow()
        self.wait_for_entrance()

    @property
    def shell(self) -> Shell:
        """The open review."""
        assert self.window.shell is not None
        return self.window.shell

    def wait_for_entrance(self) -> None:
        """Return when the unlock page has the keyboard and everything behind it is imported."""
        self.wait_until(self._unlock_page.by_passphrase.field.edit.hasFocus)
        self.wait_until(lambda: "interviewer.ui.shell" in sys.modules)
        self.window.wait()
        self.app.processEvents()

    def unlock(self) -> None:
        """Type the passphrase, press Enter, and return when the open review can be seen."""
        self.type_passphrase()
        self.press_enter()

    def type_passphrase(self) -> None:
        QTest.keyClicks(self._focus, PASSPHRASE)

    def press_enter(self) -> None:
        """Unlock with what was typed; return when the open review can be seen."""
        self._seen = False
        self.window.unlocked.connect(self._watch)
        QTest.keyClick(self._focus, Qt.Key.Key_Return)
        self.wait_until(lambda: self._seen)
        self.window.unlocked.disconnect(self._watch)

    def lock(self) -> None:
        self.window.lock()
        self.wait_until(lambda: not self.window.holds_unsaved)
        self.wait_for_entrance()

    def open_interview(self, prompt: str) -> InterviewPage:
        """Show the first interview at this prompt, ready to type."""
        self.shell.go(Place(PageName.INTERVIEW, an_id("interview 1"), prompt))
        page = self.shell.page
        assert isinstance(page, InterviewPage)
        self.wait_until(lambda: page.isVisible() and QApplication.focusWidget() is not None)
        return page

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Let events happen until it is so.

        Raises:
            TimeoutError: It never is.
        """
        deadline = monotonic() + _PATIENCE
        while not true():
            if monotonic() > deadline:
                raise TimeoutError
            self.app.processEvents()
            sleep(0.001)  # leaves Python to the thread that owns the store

    @property
    def _unlock_page(self) -> UnlockPage:
        (page,) = self.window.findChildren(UnlockPage)
        return page

    @property
    def _focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def _watch(self) -> None:
        self._frame = FirstPaint(self.shell.top_bar.lock)
        self._frame.seen.connect(self._see)

    def _see(self) -> None:
        self._seen = True
