"""What looks like an identifier is shown before a document leaves."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from interviewer.domain.interview import Interview, Note
from interviewer.domain.names import RealName
from interviewer.domain.words import Document, Stage
from interviewer.ui.background import Background
from interviewer.ui.guidance.exchange import TOML, GuidanceFileDialog
from interviewer.ui.summary_export import SummaryDialog
from interviewer.ui.workspace import Workspace
from tests.builders import NOON, a_note
from tests.file_dialog import choose
from tests.gui.named import nameless
from tests.gui.test_summary_export import words_of

SAID = "Rang Anna on 01603 123456. Anna's sister came."


def refuse(error: Exception) -> None:
    raise error


@pytest.fixture
def note(workspace: Workspace, qtbot: Any) -> Note:
    (planned,) = workspace.review.interviews.values()
    begun = replace(planned, stage=Stage.TO_TIDY, started=NOON, closed=NOON)
    note = a_note(source=begun.id, text=SAID)
    workspace.save(begun, note)
    known, name = list[None](), RealName(id=uuid4(), name="Anna", stands_for="Mother")
    workspace.ask(lambda store: store.save_names(name), known.append, refuse)
    qtbot.waitUntil(lambda: bool(known))
    return note


@pytest.fixture
def dialog(
    qtbot: Any, workspace: Workspace, background: Background, note: Note
) -> Iterator[SummaryDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SummaryDialog(workspace, background, note.source, parent)
    dialog.open()
    yield dialog
    background.wait()


@pytest.fixture
def looking(dialog: SummaryDialog, qtbot: Any) -> SummaryDialog:
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.identifiers.open > 0)
    return dialog


def said(workspace: Workspace, note: Note) -> str:
    return workspace.review.notes[note.id].text


def test_each_find_is_shown_in_its_place_and_nothing_leaves_before_it_is_settled(
    looking: SummaryDialog,
) -> None:
    panel = looking.identifiers
    assert panel.isVisible()
    assert panel.heading.text() == "This looks like a name (1 of 3)"
    assert panel.where.text() == "Note SN1·1"
    assert panel.context.text().startswith("Rang <b>[Anna]</b> on 01603")
    assert not looking.save_button.isEnabled()
    assert looking.findChildren(QFileDialog) == []
    assert nameless(looking) == []


def test_a_name_is_replaced_by_its_reference_in_the_note_itself(
    looking: SummaryDialog, workspace: Workspace, note: Note
) -> None:
    looking.identifiers.replace_button.click()
    assert said(workspace, note) == "Rang Mother on 01603 123456. Anna's sister came."
    workspace.undo()
    assert said(workspace, note) == SAID


def test_what_is_let_through_needs_a_reason_and_the_reason_is_kept(
    looking: SummaryDialog, workspace: Workspace, note: Note, tmp_path: Path, qtbot: Any
) -> None:
    panel = looking.identifiers
    panel.replace_button.click()
    assert panel.heading.text() == "This looks like a telephone number (2 of 3)"
    panel.let_button.click()
    assert "Give a reason" in panel.remark.text()
    panel.reason.setText("The number of the hub, which is public.")
    panel.let_button.click()
    panel.replace_button.click()
    qtbot.waitUntil(lambda: bool(looking.findChildren(QFileDialog)))
    with qtbot.waitSignal(looking.written):
        choose(looking, tmp_path / "SN1.docx")
    text = words_of((tmp_path / "SN1.docx").read_bytes())
    assert "Rang Mother on 01603 123456. Mother's sister came." in text
    (export,) = workspace.review.exports.values()
    assert export.document is Document.SUMMARY
    (let,) = export.let_through
    assert (let.kind, let.reason) == (
        "telephone number",
        "The number of the hub, which is public.",
    )


def test_something_else_can_be_put_in_its_place(
    looking: SummaryDialog, workspace: Workspace, note: Note
) -> None:
    looking.identifiers.instead.setText("The mother")
    looking.identifiers.replace_button.click()
    assert said(workspace, note).startswith("Rang The mother on")


def test_a_document_without_finds_goes_straight_to_where(
    qtbot: Any, workspace: Workspace, background: Background, the_planned: Interview
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SummaryDialog(workspace, background, the_planned.id, parent)
    dialog.open()
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    assert dialog.identifiers.isHidden()
    background.wait()


@pytest.fixture
def the_planned(workspace: Workspace) -> Interview:
    (planned,) = workspace.review.interviews.values()
    return planned


def test_a_replacement_says_in_the_history_why_the_note_changed(
    looking: SummaryDialog, workspace: Workspace, note: Note, qtbot: Any
) -> None:
    looking.identifiers.replace()
    told = list[str]()
    workspace.ask(lambda store: store.history_of(Note, note.id)[-1].reason, told.append, refuse)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["A name was replaced"]


def test_a_name_in_the_guidance_is_shown_and_can_only_be_let_through(
    workspace: Workspace, background: Background, note: Note, qtbot: Any
) -> None:
    (guidance,) = workspace.review.guidances.values()
    workspace.save(replace(guidance, invitation="Please ring Anna."))
    (guidance,) = workspace.review.guidances.values()
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = GuidanceFileDialog(workspace, background, guidance, TOML, parent)
    dialog.open()
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.identifiers.open > 0)
    panel = dialog.identifiers
    assert "[Anna]" in panel.context.text()
    assert "next version of the guidance" in panel.where.text()
    assert not panel.replace_button.isVisible()
    panel.reason.setText("She is the contact whom the Board names.")
    panel.let_button.click()
    qtbot.waitUntil(lambda: panel.open == 0)
    background.wait()
