"""A panel member at the real window: reads what is on the screen and works by keyboard alone."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

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

from interviewer.domain.interview import Note
from interviewer.domain.words import SeatRole
from interviewer.ui.entrance.join_step import JoinStep
from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.places import PageName
from interviewer.ui.summary_export import SummaryDialog
from interviewer.ui.window import Window
from interviewer.ui.workspace import Saving, Workspace

PATIENCE = 20
"""Seconds that anything may take before it counts as not happening."""

_LOOK_AGAIN = 5
"""Milliseconds between two looks at the screen."""

_MOST_STOPS = 150


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What a panel member types into a plan."""

    reference: str = "SN1"
    role: str = "School nurse"
    agency: str = "Harbour Health"
    interviewers: str = "P1, P2"
    day: str = "12 Nov 2026"
    place: str = ""


class PanelMember:
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
            QTest.qWait(_LOOK_AGAIN)

    def waits_to_see(self, words: str) -> None:
        self.waits(lambda: self.sees(words), f"{words!r} does not come up")

    # The entrance

    def starts_a_review(
        self,
        label: str,
        passphrase: str,
        initials: str = "P1",
        role: SeatRole = SeatRole.PANEL_MEMBER,
    ) -> str:
        """Go through the first run; returns the recovery code, copied from the screen."""
        self.pushes("Start a review")
        self.types(label)
        self._sits_as(role)
        self.fills("Your initials", initials)
        self.waits(lambda: self.sees(", version "), "no guidance is offered")
        return self._protects(passphrase)

    def joins_a_review(
        self,
        package: Path,
        words: str,
        initials: str,
        passphrase: str,
        role: SeatRole = SeatRole.PANEL_MEMBER,
    ) -> str:
        """Join from a set-up package; returns the recovery code.

        As with the summary below, the path goes to the step and not through the system's dialog.
        """
        self.pushes("Join a review")
        (step,) = self.window.findChildren(JoinStep)
        step.choose(package)
        self.types(words)
        self.presses("Return")
        self.waits_to_see("Their digits")
        self._sits_as(role)
        self.fills("Your initials", initials)
        return self._protects(passphrase)

    def _sits_as(self, role: SeatRole) -> None:
        if role is not SeatRole.PANEL_MEMBER:
            self.goes_to("You are")
            self.presses("Right", list(SeatRole).index(role))

    def _protects(self, passphrase: str) -> str:
        """Go from the first step to the end of the last."""
        self.presses("Return")
        self.types(passphrase)
        self.presses("Return")
        self.types(passphrase)
        self.presses("Return")
        code = self._copies_code()
        self.pushes("Next")
        self._types_back(code)
        self.presses("Return")
        self._waits_for_the_review()
        return "-".join(code.values())

    def unlocks(self, passphrase: str) -> None:
        """Type the passphrase; the review opens."""
        self.tries(passphrase)
        self._waits_for_the_review()

    def tries(self, passphrase: str) -> None:
        """Type the passphrase, whatever comes of it."""
        self.goes_to("Passphrase")
        self.presses("Ctrl+A")
        self.types(passphrase)
        self.presses("Return")

    def recovers(self, code: str, new_passphrase: str) -> None:
        """Use the recovery code and choose a new passphrase."""
        self.pushes("Use recovery code")
        self.types(code)
        self.presses("Return")
        self.waits_to_see("Choose a new passphrase")
        self.types(new_passphrase)
        self.presses("Return")
        self.types(new_passphrase)
        self.presses("Return")
        self._waits_for_the_review()

    def locks(self) -> None:
        """Lock, and wait until the review is closed."""
        self.presses("Ctrl+L")
        self.waits(lambda: self.window.shell is None, "it does not lock")
        self.waits(lambda: not self.window._closing, "the review is not closed")

    def leaves(self) -> None:
        """Close the window, which locks the review first."""
        self.window.close()
        self.waits(self.window.isHidden, "the window does not close")
        QTest.qWait(_LOOK_AGAIN)  # what the entrance does once it is painted
        threads = (self.window._store_thread, self.window._background)
        # Qt ends its threads with the window, and would wait for ever for one that needs Python.
        self.waits(lambda: not any(each._jobs for each in threads), "there is work left")
        self.window.wait()
        self.window.deleteLater()
        QTest.qWait(0)

    def _waits_for_the_review(self) -> None:
        self.waits(lambda: self.window.shell is not None, "the review does not open")

    def _copies_code(self) -> dict[str, str]:
        """The recovery code on the screen: the name of each group, and the group."""
        lines = [line for line in self.reads().splitlines() if line]
        pairs = dict(pairwise(lines))
        return {name: pairs[name] for name in pairs if name.split()[0] in ("Group", "Check")}

    def _types_back(self, code: dict[str, str]) -> None:
        """Type the two groups that are asked for."""
        for name in (name for name in code if self.sees(name)):
            self.fills(name, code[name])

    # The review

    @property
    def workspace(self) -> Workspace:
        assert self.window.shell is not None, "no review is open"
        return self.window.shell.workspace

    @property
    def page(self) -> InterviewPage:
        """The interview page, which has to be the one on the screen."""
        assert self.window.shell is not None, "no review is open"
        page = self.window.shell.page
        assert isinstance(page, InterviewPage), f"{type(page).__name__} is on the screen"
        return page

    def goes_to_page(self, page: PageName) -> None:
        """Choose a page at the left."""
        self.goes_to("Pages of the review")
        QTest.qWait(QApplication.keyboardInputInterval())  # or Qt adds it to the last
        self.types(page.value)
        self.presses("Return")

    def adds_agency(self, name: str) -> None:
        self.fills("Add an agency", name)
        self.presses("Return")

    def adds_episode(self, title: str, starts: str, ends: str) -> None:
        self.pushes("Add an episode")
        for text in (title, starts, ends):
            self.types(text)
            self.presses("Tab")

    def plans(self, plan: Planned) -> None:
        """Plan an interview about every episode, and go back to the list."""
        self.presses("Ctrl+N")
        self.fills("Reference", plan.reference)
        self.fills("Role then", plan.role)
        self.fills("Agency", plan.agency)
        for episode in self.workspace.review.live_episodes():
            self.pushes(episode.name)
        self.fills("Interviewers", plan.interviewers)
        self.fills("Date", plan.day)
        self.fills("Place", plan.place)
        self.presses("Ctrl+Return")

    def opens_the_interview(self) -> None:
        """Open the first interview of the list, whether or not it may begin."""
        self.goes_to("Interviews")
        self.presses("Return")
        if self.sees("Before you start:"):
            self.presses("Ctrl+Return")
        assert self.page.isVisible()

    def waits_until_saved(self) -> None:
        """Wait until the corner says so, and it is so."""
        self.waits(self._is_saved, "it is not saved")

    def _is_saved(self) -> bool:
        saved = self.workspace.save_state.saving is Saving.SAVED
        return saved and not self.workspace.unwritten()

    # The interview

    def jumps_to(self, words: str) -> None:
        """Find a prompt by a few of its words."""
        self.presses("Ctrl+G")
        self.types(words)
        self.presses("Return")
        assert self.sees(words), f"no prompt has {words!r}"

    def notes(self, text: str, *tags: str) -> None:
        """Type a note, give it tags by their keys, and begin the next."""
        self.types(text)
        for keys in tags:
            self.presses(keys)
        self.presses("Return")

    @property
    def notes_typed(self) -> list[Note]:
        """The notes of the interview on the screen, by number, the half sentence included."""
        self.page.middle.notes.hand_over()
        notes = self.workspace.review.notes_of(self.page.interview)
        return sorted(notes, key=lambda note: note.number)

    def keeps_follow_up(self, what: str, by: str, until: str) -> None:
        self.presses("Ctrl+J")
        self.types(what)
        self.fills("By whom", by)
        self.fills("Until", until)
        self.presses("Return")

    def says_what_became(self, word: str, reason: str = "") -> None:
        """Say what became of the prompt on the screen."""
        self.presses("Ctrl+Shift+K")
        self.chooses(word)
        if reason:
            self.types(reason)
            self.presses("Return")

    def acts_on(self, concern: str, told: str, when: str) -> None:
        """Take down something that must be acted on, and go back to the conversation."""
        self.presses("Ctrl+Shift+A")
        self.types(concern)
        self.fills("Who was told", told)
        self.fills("When they were told", when)
        self.pushes("Back to the conversation")

    def makes_the_summary(self, path: Path, *choices: str) -> None:
        """Make the Word summary of the chosen interview.

        The system's own file dialog cannot be worked on Qt's invisible screen: this hands the
        dialog of ours the path that a person would choose there.
        """
        self.pushes("Make Word summary…")
        for choice in choices:
            self.pushes(choice)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SummaryDialog)
        dialog.write(path)
        self.waits_to_see(f"Saved as “{path.name}”")
        self.pushes("Close")


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
