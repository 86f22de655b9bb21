"""Every page by Tab alone: all that can be reached is reached, says its name and can be read."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from interviewer.ui.pages.interview import InterviewPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.shell import Shell
from interviewer.ui.style import apply_style
from tests.gui.named import focusable, nameless
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, a_house, somebody_at, with_a_review

MOST_STOPS = 200


@pytest.fixture
def person(qtbot: Any, tmp_path: Path) -> Iterator[PanelMember]:
    house = a_house(tmp_path)
    with_a_review(house)
    with somebody_at(house) as person:
        yield person


def on(page: PageName, prompt: str = "") -> Callable[[PanelMember], None]:
    def go(person: PanelMember) -> None:
        shell = opened(person)
        interview = next(iter(shell.workspace.review.interviews))
        shell.go(Place(page, interview, prompt))

    return go


def opened(person: PanelMember) -> Shell:
    if person.window.shell is None:
        person.unlocks(PASSPHRASE)
    shell = person.window.shell
    assert shell is not None
    return shell


def acting_on(person: PanelMember) -> None:
    on(PageName.INTERVIEW)(person)
    page = opened(person).page
    assert isinstance(page, InterviewPage)
    page.act_on()


def paused(person: PanelMember) -> None:
    opened(person)
    person.window.pause()


def unlocking(person: PanelMember) -> None:
    """The page that is there at first."""


def starting(person: PanelMember) -> None:
    person.window.start_review()


EVERY_PAGE = {
    "unlock": unlocking,
    "welcome": starting,
    "interviews": on(PageName.INTERVIEWS),
    "set-up": on(PageName.SET_UP),
    "plan": on(PageName.PLAN),
    "checklist": on(PageName.INTERVIEW, "before"),
    "prompt": on(PageName.INTERVIEW, "relied_on"),
    "folded": on(PageName.INTERVIEW, "stays_with_you"),
    "something must be acted on": acting_on,
    "reflection": on(PageName.REFLECTION),
    "pause": paused,
}

pages = pytest.mark.parametrize("go", EVERY_PAGE.values(), ids=EVERY_PAGE)


@pages
def test_tab_goes_round_the_page_and_back(
    person: PanelMember, go: Callable[[PanelMember], None]
) -> None:
    go(person)
    QTest.qWait(50)
    window = person.window
    wanted = [each for each in focusable(window) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    visited = walked(window, Qt.Key.Key_Tab)
    groups = {id(each.parentWidget()) for each in visited}
    missed = [
        type(each).__name__
        for each in wanted
        if each not in visited
        and each.focusProxy() is None
        # Of a group of choices Tab stops at one, and the arrow keys go to the others.
        and id(each.parentWidget()) not in groups
    ]
    assert missed == []
    assert len(visited) > 0
    back = walked(window, Qt.Key.Key_Backtab)
    assert fields(back) == fields(visited)


@pages
def test_everything_that_can_be_focused_has_a_name(
    person: PanelMember, go: Callable[[PanelMember], None]
) -> None:
    go(person)
    QTest.qWait(50)
    assert nameless(person.window) == []
    assert person.window.windowTitle() == "Interviewer"


@pytest.mark.parametrize("percent", [100, 150])
@pages
def test_no_words_are_cut_off(
    qapp: QApplication, person: PanelMember, go: Callable[[PanelMember], None], percent: int
) -> None:
    apply_style(qapp, "light", percent)
    go(person)
    person.window.resize(1366, 768)
    QTest.qWait(100)
    cut = [
        words
        for each in person.window.findChildren(QWidget)
        if isinstance(each, QLabel | QPushButton) and each.isVisible() and (words := each.text())
        if not (isinstance(each, QLabel) and each.wordWrap())
        if each.sizeHint().width() > each.width() + 1
    ]
    apply_style(qapp, "light", 100)
    assert cut == []
    assert (person.window.width(), person.window.height()) == (1366, 768)


def fields(visited: list[QWidget]) -> set[QWidget]:
    """All but the tags of notes, which are stops for Tab only while their note is active."""
    return {each for each in visited if not isinstance(each, QToolButton)}


def walked(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """What has the keyboard, one press after the other, until it comes round."""
    visited: list[QWidget] = []
    for _ in range(MOST_STOPS):
        focused = window.focusWidget()
        assert focused is not None
        if focused in visited:
            return visited
        visited.append(focused)
        QTest.keyClick(focused, key)
    raise AssertionError("Tab does not come round.")
