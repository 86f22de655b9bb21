"""What every dialog does that makes a document: look for identifiers, away from the window."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from interviewer.documents.passages import Passage, passages_in
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog, Gatherer, Maker, Offer
from interviewer.ui.workspace import Workspace

_OFFER = Offer(document=Document.TABLES, heading="Tables", told="Rows.", name="Tables.xlsx")


class SlowDialog(DocumentDialog):
    """Names its passages only once it is let, and remembers in which thread it was asked."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        self.let, self.begun = threading.Event(), threading.Event()
        self.gathered_in = threading.current_thread()
        super().__init__(workspace, background, None, _OFFER, (), parent)

    def maker(self) -> Maker:
        return bytes

    def passages(self) -> Gatherer:
        return self._gather

    def _gather(self, review: Review) -> list[Passage]:
        self.gathered_in = threading.current_thread()
        self.begun.set()
        self.let.wait(20)
        return list(passages_in(review.details, "What the review is called"))


@pytest.fixture
def parent(qtbot: Any) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(parent: QWidget, workspace: Workspace, background: Background) -> Iterator[SlowDialog]:
    dialog = SlowDialog(workspace, background, parent)
    dialog.open()
    let = dialog.let
    yield dialog
    let.set()
    background.wait()


def test_what_will_leave_is_gathered_away_from_the_window(dialog: SlowDialog, qtbot: Any) -> None:
    dialog.save_button.click()
    qtbot.waitUntil(dialog.begun.is_set)
    assert dialog.gathered_in is not threading.main_thread()
    assert dialog.said.text() == "Looking for names and numbers…"
    assert not dialog.save_button.isEnabled()
    assert dialog.close_button.isEnabled()
    dialog.let.set()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    assert dialog.save_button.isEnabled()
    assert dialog.said.text() == ""


def test_cancel_works_while_it_is_looked(
    dialog: SlowDialog, parent: QWidget, background: Background, tmp_path: Path, qtbot: Any
) -> None:
    dialog.save_button.click()
    qtbot.waitUntil(dialog.begun.is_set)
    let = dialog.let
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))
    let.set()
    background.wait()
    QTest.qWait(0)
    assert parent.findChildren(QFileDialog) == []
    assert list(tmp_path.rglob("*.xlsx")) == []
