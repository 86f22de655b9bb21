"""Making the Word summary: what belongs in it, and where it goes."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from interviewer.domain.interview import Interview, Thought
from interviewer.domain.names import RealName
from interviewer.domain.words import Document, Stage
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog
from interviewer.ui.local_time import local_zone
from interviewer.ui.summary_export import SummaryDialog
from interviewer.ui.workspace import Workspace
from tests.builders import NOON, a_note
from tests.file_dialog import choose
from tests.gui.named import nameless


@pytest.fixture
def interview(workspace: Workspace) -> Interview:
    (planned,) = workspace.review.interviews.values()
    begun = replace(planned, stage=Stage.TO_TIDY, started=NOON, closed=NOON)
    thought = Thought(
        id=workspace.new_id(),
        interview=begun.id,
        by="P1",
        prompt="surprised",
        text="How long a year was.",
        taken=NOON,
    )
    workspace.save(begun, a_note(source=begun.id, text="Rang the hub on Friday."), thought)
    return begun


@pytest.fixture
def dialog(
    qtbot: Any, workspace: Workspace, background: Background, interview: Interview
) -> Iterator[SummaryDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SummaryDialog(workspace, background, interview.id, parent)
    dialog.open()
    yield dialog
    background.wait()


def refuse(error: Exception) -> None:
    raise error


def made(dialog: SummaryDialog, path: Path, qtbot: Any) -> str:
    """Every word of the summary that was written."""
    dialog.write(path)
    qtbot.waitUntil(lambda: path.exists() and dialog.save_button.isEnabled())
    return words_of(path.read_bytes())


def asking_where(dialog: DocumentDialog, qtbot: Any) -> QFileDialog:
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    (asked,) = dialog.findChildren(QFileDialog)
    return asked


def words_of(content: bytes) -> str:
    from docx import Document

    document = Document(BytesIO(content))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    parts = [*document.paragraphs, *(part for cell in cells for part in cell.paragraphs)]
    return "\n".join(part.text for part in parts)


def test_the_summary_goes_where_the_person_says_and_nowhere_else(
    dialog: SummaryDialog, tmp_path: Path, qtbot: Any
) -> None:
    folder = tmp_path / "for the file"
    folder.mkdir()
    words = made(dialog, folder / "SN1.docx", qtbot)
    assert "Rang the hub on Friday." in words
    assert [path.name for path in folder.iterdir()] == ["SN1.docx"]
    assert dialog.said.text().startswith("Saved as “SN1.docx” in “for the file”.")


def test_what_left_is_remembered_without_its_content(
    dialog: SummaryDialog, interview: Interview, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    dialog.write(tmp_path / "away" / "SN1.docx")
    qtbot.waitUntil(dialog.retry_button.isVisible)
    assert workspace.review.exports == {}
    made(dialog, tmp_path / "SN1.docx", qtbot)
    (export,) = workspace.review.exports.values()
    assert (export.document, export.interview) == (Document.SUMMARY, interview.id)
    assert export.by == workspace.review.initials


def test_reflection_and_initials_stay_out_unless_they_are_chosen(
    dialog: SummaryDialog, tmp_path: Path, qtbot: Any
) -> None:
    words = made(dialog, tmp_path / "without.docx", qtbot)
    assert "How long a year was." not in words
    assert "P1" not in words
    dialog.reflections.setChecked(True)
    dialog.initials.setChecked(True)
    words = made(dialog, tmp_path / "with.docx", qtbot)
    assert "How long a year was." in words
    assert "P1" in words


def test_a_failure_is_told_of_and_can_be_tried_again(
    dialog: SummaryDialog, tmp_path: Path, qtbot: Any
) -> None:
    path = tmp_path / "away" / "SN1.docx"
    dialog.write(path)
    qtbot.waitUntil(dialog.retry_button.isVisible)
    assert "that folder is not there" in dialog.problem.text()
    assert dialog.save_button.isEnabled()
    path.parent.mkdir()
    dialog.retry_button.click()
    qtbot.waitUntil(lambda: "Saved as" in dialog.said.text())
    assert path.exists()
    assert not dialog.problem.isVisible()
    assert not dialog.retry_button.isVisible()


def test_what_is_chosen_before_it_is_tried_again_is_looked_through_too(
    dialog: SummaryDialog, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    known, name = list[None](), RealName(id=uuid4(), name="How long", stands_for="Mother")
    workspace.ask(lambda store: store.save_names(name), known.append, refuse)
    qtbot.waitUntil(lambda: bool(known))
    path = tmp_path / "away" / "SN1.docx"
    dialog.write(path)
    qtbot.waitUntil(dialog.retry_button.isVisible)
    path.parent.mkdir()
    dialog.reflections.setChecked(True)
    dialog.retry_button.click()
    qtbot.waitUntil(lambda: dialog.identifiers.open > 0)
    assert not path.exists()
    dialog.identifiers.reason.setText("It is no name here.")
    dialog.identifiers.let_button.click()
    qtbot.waitUntil(path.exists)
    assert "How long a year was." in words_of(path.read_bytes())


def test_the_name_that_is_suggested_has_the_reference_and_nothing_else(
    dialog: SummaryDialog, tmp_path: Path, qtbot: Any
) -> None:
    asked = asking_where(dialog, qtbot)
    assert [Path(name).name for name in asked.selectedFiles()] == ["SN1 interview summary.docx"]
    with qtbot.waitSignal(asked.finished):
        choose(dialog, tmp_path / "Mine")
    qtbot.waitUntil((tmp_path / "Mine.docx").exists)
    qtbot.waitUntil(dialog.save_button.isEnabled)


def test_nothing_is_written_when_somebody_thinks_better_of_it(
    dialog: SummaryDialog, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    asked = asking_where(dialog, qtbot)
    asked.reject()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert list(tmp_path.rglob("*.docx")) == []


def test_every_control_is_named(dialog: SummaryDialog) -> None:
    assert nameless(dialog) == []


def test_the_zone_is_that_of_the_laptop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/London")
    assert local_zone() == ZoneInfo("Europe/London")
