"""Making the record for the learning event: chosen thoughts that refer to nobody any more."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QFileDialog

from interviewer.domain.findings import PanelThought
from interviewer.domain.words import Document
from interviewer.ui.evidence.event_dialog import EventDialog
from interviewer.ui.evidence.thoughts import ThoughtsView
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.workspace import Workspace
from tests import file_dialog
from tests.builders import NOON
from tests.gui.evidence import on_part
from tests.gui.named import nameless
from tests.gui.test_summary_export import asking_where, words_of
from tests.unit.domain.collated import a_writers_set_up

SILENT = PanelThought(
    id=uuid4(), question="begin_to_say", text="SW1 wrote; nobody answered.", by="OW", taken=NOON
)
MISSING = PanelThought(
    id=uuid4(), area="sharing", question="missing_voice", text="The school.", by="OW", taken=NOON
)


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    return (*a_writers_set_up(), SILENT, MISSING)


@pytest.fixture
def page(evidence_page: EvidencePage) -> EvidencePage:
    return evidence_page


@pytest.fixture
def dialog(page: EvidencePage, qtbot: Any) -> EventDialog:
    view: ThoughtsView = on_part(qtbot, page, ThoughtsView)
    view.record_button.click()
    (dialog,) = page.findChildren(EventDialog)
    return dialog


def test_nothing_goes_in_unless_it_is_chosen(dialog: EventDialog) -> None:
    assert not dialog.thoughts.keys
    dialog.save_button.click()
    assert dialog.problem.text() == "Choose at least one thought."
    dialog.all_button.click()
    assert dialog.thoughts.keys == (SILENT.id, MISSING.id)
    assert nameless(dialog) == []


def test_what_refers_to_somebody_is_reworded_before_it_leaves(
    dialog: EventDialog, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    dialog.thoughts.box(SILENT.id).click()
    dialog.save_button.click()
    qtbot.waitUntil(dialog.identifiers.isVisible)
    assert dialog.identifiers.heading.text() == "This looks like a reference to one person (1 of 1)"
    assert not dialog.identifiers.let_button.isVisible()
    assert not dialog.save_button.isEnabled()
    assert dialog.identifiers.instead.text() == "A practitioner"
    dialog.identifiers.replace_button.click()
    assert workspace.review.panel_thoughts[SILENT.id].text == (
        "A practitioner wrote; nobody answered."
    )
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    file_dialog.choose(dialog, tmp_path / "event.docx")
    qtbot.waitUntil(lambda: "Saved as" in dialog.said.text())
    told = words_of((tmp_path / "event.docx").read_bytes())
    assert "nobody answered" in told
    assert "The school." not in told
    (export,) = workspace.review.exports.values()
    assert (export.document, export.interview) == (Document.LEARNING_EVENT, None)


def test_where_nothing_refers_to_anybody_it_is_asked_where_it_goes(
    dialog: EventDialog, qtbot: Any
) -> None:
    dialog.thoughts.box(MISSING.id).click()
    asked = asking_where(dialog, qtbot)
    assert [Path(name).name for name in asked.selectedFiles()] == [
        "Record for the learning event.docx"
    ]


def test_there_is_no_button_while_nothing_was_thought(
    page: EvidencePage, workspace: Workspace, qtbot: Any
) -> None:
    view: ThoughtsView = on_part(qtbot, page, ThoughtsView)
    assert view.record_button.isVisible()
    workspace.edit(replace(SILENT, withdrawn=True), replace(MISSING, withdrawn=True))
    assert not view.record_button.isVisible()
