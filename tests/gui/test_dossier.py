"""The evidence dossier, made from the evidence page with the filters that stand there."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from interviewer.domain.evidence import Facet, Wanted
from interviewer.domain.words import Document
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import Maker
from interviewer.ui.evidence.dossier_dialog import DossierDialog
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.workspace import Workspace
from tests import file_dialog
from tests.builders import a_note
from tests.gui.named import nameless
from tests.gui.test_summary_export import asking_where, words_of
from tests.unit.domain.collated import FIRST, OF_HV1, OF_SW1, SECOND, a_writers_set_up

ASKED = a_note(source=OF_HV1.id, number=4, text="We asked for it.", episodes=(FIRST.id,))
NOBODY = a_note(source=OF_SW1.id, number=7, text="Nobody asked.", episodes=(SECOND.id,))


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    return (*a_writers_set_up(), ASKED, NOBODY)


@pytest.fixture
def page(evidence_page: EvidencePage) -> EvidencePage:
    return evidence_page


def opened(page: EvidencePage, qtbot: Any) -> DossierDialog:
    """The dialog, as its button in the top bar brings it up."""
    page.dossier_button.click()
    (dialog,) = page.findChildren(DossierDialog)
    return dialog


def test_the_dossier_holds_what_the_filters_show(
    page: EvidencePage, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    page.filters.tick(Facet.EPISODE, FIRST.id)
    qtbot.waitUntil(lambda: not page.is_waiting and not page.filters.is_waiting)
    dialog = opened(page, qtbot)
    assert nameless(dialog) == []
    assert dialog.filters.isChecked()
    assert dialog.chosen.text() == "Episode: 1 · Part 1"
    asked = asking_where(dialog, qtbot)
    assert [Path(name).name for name in asked.selectedFiles()] == ["Evidence dossier.docx"]
    with qtbot.waitSignal(dialog.written):
        file_dialog.choose(dialog, tmp_path / "Evidence dossier.docx")
    words = words_of((tmp_path / "Evidence dossier.docx").read_bytes())
    assert "We asked for it." in words
    assert "Nobody asked." not in words
    (export,) = workspace.review.exports.values()
    assert (export.document, export.interview) == (Document.DOSSIER, None)
    dialog.close()


def test_without_their_tick_the_filters_narrow_nothing(
    page: EvidencePage, tmp_path: Path, qtbot: Any
) -> None:
    page.filters.tick(Facet.EPISODE, FIRST.id)
    qtbot.waitUntil(lambda: not page.is_waiting and not page.filters.is_waiting)
    dialog = opened(page, qtbot)
    dialog.filters.click()
    assert dialog.choices.wanted == Wanted()
    with qtbot.waitSignal(dialog.written):
        dialog.write(tmp_path / "all.docx")
    assert "Nobody asked." in words_of((tmp_path / "all.docx").read_bytes())
    dialog.close()


def test_where_no_filter_stands_none_is_offered(page: EvidencePage, qtbot: Any) -> None:
    dialog = opened(page, qtbot)
    assert not dialog.filters.isVisible()
    assert dialog.choices.wanted == Wanted()
    dialog.close()


def test_an_address_in_a_statement_is_shown_before_it_leaves(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    workspace.save(a_note(source=OF_HV1.id, number=5, text="Wrote to gull@example.org."))
    dialog = opened(page, qtbot)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.identifiers.open > 0)
    assert dialog.identifiers.where.text() == "Note HV1·5"
    dialog.close()


class _Held(DossierDialog):
    """Waits before it makes anything, until it is let."""

    def maker(self) -> Maker:
        make, self.let = super().maker(), threading.Event()
        let = self.let

        def held() -> bytes:
            let.wait(20)
            return make()

        return held


def test_cancel_stops_the_making_and_nothing_is_written(
    workspace: Workspace, background: Background, page: EvidencePage, tmp_path: Path, qtbot: Any
) -> None:
    dialog = _Held(workspace, background, Wanted(), page)
    dialog.open()
    dialog.write(tmp_path / "never.docx")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.said.text() == "Stopping…"
    dialog.let.set()
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert dialog.said.text() == "Stopped. Nothing was written."
    assert list(tmp_path.glob("*.docx")) == []
    assert workspace.review.exports == {}
    assert dialog.findChildren(QFileDialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))
