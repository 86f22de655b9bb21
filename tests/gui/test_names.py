"""Real names: typed, kept apart, gone from the screen when the page is left."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer.domain.names import RealName
from interviewer.ui.background import Background
from interviewer.ui.pages.names import NamesPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.gui.named import nameless


@pytest.fixture
def page(qtbot: Any, workspace: Workspace, background: Background) -> Iterator[NamesPage]:
    page = NamesPage(workspace, background)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.show_place(Place(PageName.NAMES))
    yield page
    page.leave()


def kept(workspace: Workspace, qtbot: Any) -> list[tuple[str, str, bool]]:
    found: list[list[RealName]] = []

    def refuse(error: Exception) -> None:
        raise error

    workspace.ask(lambda store: store.names(), found.append, refuse)
    qtbot.waitUntil(lambda: bool(found))
    return [(name.name, name.stands_for, name.withdrawn) for name in found[0]]


def add(page: NamesPage, name: str, stands_for: str, qtbot: Any) -> None:
    rows = len(page.rows)
    QTest.keyClicks(page.new.name, name)
    QTest.keyClicks(page.new.stands_for, stands_for)
    QTest.keyClick(page.new.stands_for, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.rows) == rows + 1)


def test_a_name_is_added_by_keyboard_and_kept(
    page: NamesPage, workspace: Workspace, qtbot: Any
) -> None:
    add(page, "Anna Example", "SN1", qtbot)
    assert kept(workspace, qtbot) == [("Anna Example", "SN1", False)]
    assert page.new.name.text() == ""


def test_a_name_needs_what_stands_for_it(page: NamesPage, workspace: Workspace, qtbot: Any) -> None:
    QTest.keyClicks(page.new.name, "Anna Example")
    page.add_button.click()
    assert "needs the reference" in page.remark.text()
    assert kept(workspace, qtbot) == []


def test_a_name_is_mended_on_leaving_its_field(
    page: NamesPage, workspace: Workspace, qtbot: Any
) -> None:
    add(page, "Anna Example", "SN1", qtbot)
    page.rows[0].stands_for.setText("SN2")
    page.rows[0].stands_for.editingFinished.emit()
    qtbot.waitUntil(lambda: kept(workspace, qtbot) == [("Anna Example", "SN2", False)])


def test_nothing_is_left_of_a_name_that_is_taken_out(
    page: NamesPage, workspace: Workspace, qtbot: Any
) -> None:
    add(page, "Anna Example", "SN1", qtbot)
    page.rows[0].out.click()
    qtbot.waitUntil(lambda: page.rows == [])
    assert kept(workspace, qtbot) == [("", "", True)]


def test_the_names_go_when_the_page_is_left(page: NamesPage, qtbot: Any) -> None:
    add(page, "Anna Example", "SN1", qtbot)
    page.hide()
    page.leave()
    assert page.rows == []
    page.show()
    page.show_place(Place(PageName.NAMES))
    qtbot.waitUntil(lambda: len(page.rows) == 1)
    assert page.rows[0].name.text() == "Anna Example"


def test_names_are_no_part_of_the_review(page: NamesPage, workspace: Workspace, qtbot: Any) -> None:
    add(page, "Anna Example", "SN1", qtbot)
    assert not any(isinstance(value, RealName) for value in workspace.review.values())


def test_every_control_is_named(page: NamesPage, qtbot: Any) -> None:
    add(page, "Anna Example", "SN1", qtbot)
    assert nameless(page) == []
