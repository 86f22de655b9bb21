"""The guidance in the Board's hands: read, edited as a new version, tried, exchanged."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest

from interviewer.documents.guidance_sheet import guidance_sheet
from interviewer.domain.guidance import Guidance, Prompt
from interviewer.domain.guidance.as_toml import guidance_as_toml
from interviewer.domain.guidance.editing import with_item
from interviewer.domain.guidance.file import parse_guidance
from interviewer.domain.interview import Interview
from interviewer.domain.set_up import Particulars
from interviewer.training import shipped_guidance
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog
from interviewer.ui.pages.guidance import GuidancePage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import a_set_up
from tests.file_dialog import choose
from tests.gui.named import nameless
from tests.gui.test_summary_export import asking_where


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    """A review that keeps to the shipped guidance; its one interview uses version 1.0."""
    kept: dict[str, Any] = {"guidance": "practice", "guidance_version": "1.0"}
    values = [
        replace(value, **kept) if isinstance(value, Particulars | Interview) else value
        for value in a_set_up()
        if not isinstance(value, Guidance)
    ]
    return (values[0], replace(shipped_guidance(), version="1.0"), *values[1:])


@pytest.fixture
def page(qtbot: Any, workspace: Workspace, background: Background) -> Iterator[GuidancePage]:
    page = GuidancePage(workspace, background)
    qtbot.addWidget(page)
    workspace.changed.connect(page.show_review)
    page.resize(1100, 700)
    page.show()
    page.show_place(Place(PageName.GUIDANCE))
    yield page
    page.leave()
    background.wait()


def shown(page: GuidancePage) -> Guidance:
    assert page.guidance is not None
    return page.guidance


def a_prompt(guidance: Guidance) -> Prompt:
    """The first core prompt."""
    return next(
        item
        for section in guidance.sections
        for item in section.items
        if isinstance(item, Prompt) and item.core
    )


def editing(page: GuidancePage) -> Prompt:
    """Begin a draft and choose its first core prompt."""
    page.draft_button.click()
    prompt = a_prompt(shown(page))
    page.outline.choose(f"item:{prompt.id}")
    return prompt


def test_a_version_that_is_used_can_be_read_and_not_changed(page: GuidancePage) -> None:
    assert page.status.text().startswith("New interviews use this version. Kept by the interviews")
    prompt = a_prompt(shown(page))
    page.outline.choose(f"item:{prompt.id}")
    assert page.editor.item.text.toPlainText() == prompt.text
    assert page.editor.item.text.isReadOnly()
    assert page.use_button.isHidden()
    assert nameless(page) == []


def test_a_draft_is_reworded_tried_and_put_to_use(page: GuidancePage, workspace: Workspace) -> None:
    prompt = editing(page)
    assert shown(page).version == "1.1"
    assert page.status.text().startswith("A draft")
    page.editor.item.text.setPlainText("Tell me about an ordinary week.")
    page.use_button.click()
    assert workspace.review.details.guidance_version == "1.1"
    now = workspace.review.guidances["practice 1.1"].prompt(prompt.id)
    assert now is not None
    assert now.text == "Tell me about an ordinary week."
    kept = workspace.review.guidances["practice 1.0"].prompt(prompt.id)
    assert kept == prompt
    (interview,) = workspace.review.interviews.values()
    assert interview.guidance_version == "1.0"
    page.changes_button.click()
    assert "reworded" in page.told.toPlainText()


def test_the_wording_is_looked_at_as_it_is_typed(page: GuidancePage) -> None:
    editing(page)
    form = page.editor.item
    form.text.setPlainText("Why didn't you ring the hub?")
    assert "blaming" in form._remark.text()
    form.text.setPlainText("Tell me about the hub.")
    assert form._remark.text() == ""
    form.probes.setPlainText("With hindsight, what would you have done?")
    assert "hindsight" in form._probes_remark.text()


def test_what_was_changed_in_a_draft_can_be_undone(
    page: GuidancePage, workspace: Workspace
) -> None:
    prompt = editing(page)
    page.row.retire.click()
    item = shown(page).item(prompt.id)
    assert item is not None
    assert item.retired
    assert page.row.retire.text() == "B&ring back"
    page.undo()
    assert shown(page).item(prompt.id) == prompt


def test_prompts_are_added_and_put_in_order(page: GuidancePage) -> None:
    prompt = editing(page)
    section = shown(page).section_of(prompt.id)
    assert section is not None
    before = [item.id for item in section.items]
    page.row.add["Add a &prompt"].click()
    QTest.keyClicks(page.editor.item.text, "Tell me about the rota.")
    page.leave()
    after = shown(page).section(section.id)
    assert after is not None
    (new,) = [item for item in after.items if item.id not in before]
    assert new.text == "Tell me about the rota."
    assert [i.id for i in after.items].index(new.id) == before.index(prompt.id) + 1
    page.outline.choose(f"item:{new.id}")
    page.row.up.click()
    moved = shown(page).section(section.id)
    assert moved is not None
    assert [i.id for i in moved.items].index(new.id) == before.index(prompt.id)


def test_it_is_tried_as_the_interview_page_shows_it(page: GuidancePage) -> None:
    prompt = editing(page)
    page.try_button.click()
    assert page.preview.isVisible()
    stop = page.preview.stop
    assert stop is not None
    assert stop.prompt == prompt
    page.preview.next_button.click()
    assert page.preview.stop is not stop
    page.preview.previous_button.click()
    assert page.preview.stop == stop


def test_a_version_with_problems_is_not_put_to_use_and_says_what_to_put_right(
    page: GuidancePage, workspace: Workspace
) -> None:
    page.draft_button.click()
    guidance = shown(page)
    for section in guidance.sections:
        for item in section.items:
            if isinstance(item, Prompt) and section.area:
                guidance = with_item(guidance, replace(item, core=True))
    workspace.edit(guidance)
    page.use_button.click()
    assert workspace.review.details.guidance_version == "1.0"
    assert page.problem.text().startswith("This version cannot be used yet.")
    assert "core" in page.told.toPlainText()


def test_it_goes_out_as_a_file_and_comes_back_as_a_draft(
    page: GuidancePage, workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    page.toml_button.click()
    (dialog,) = page.findChildren(DocumentDialog)
    asked = asking_where(dialog, qtbot)
    assert [Path(name).name for name in asked.selectedFiles()] == ["Guidance practice 1.0.toml"]
    with qtbot.waitSignal(dialog.written):
        choose(dialog, tmp_path / "ours.toml")
    text = (tmp_path / "ours.toml").read_text("utf-8")
    assert parse_guidance(text) == shown(page)
    (tmp_path / "ours.toml").write_text(text.replace("ordinary week", "usual week"), "utf-8")
    page.take_in(tmp_path / "ours.toml")
    qtbot.waitUntil(lambda: shown(page).version == "1.1")
    assert page.said.text().startswith("Taken in as version 1.1, a draft: ")
    assert "usual week" in page.told.toPlainText()
    assert workspace.review.details.guidance_version == "1.0"


def test_a_spreadsheet_comes_in_and_one_with_a_slip_is_refused_with_its_cell(
    page: GuidancePage, tmp_path: Path, qtbot: Any
) -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    book = load_workbook(BytesIO(guidance_sheet(shown(page))))
    survey = book["survey"]
    headings = [cell.value for cell in survey[1]]
    label = headings.index("label") + 1
    row = next(r for r in range(2, survey.max_row) if survey.cell(r, 1).value == "text")
    survey.cell(row, label).value = "Tell me about the bus."
    book.save(tmp_path / "ours.xlsx")
    page.take_in(tmp_path / "ours.xlsx")
    qtbot.waitUntil(lambda: shown(page).version == "1.1")
    assert "Tell me about the bus." in page.told.toPlainText()
    survey.cell(row, 1).value = "geopoint"
    book.save(tmp_path / "slip.xlsx")
    page.take_in(tmp_path / "slip.xlsx")
    qtbot.waitUntil(lambda: bool(page.problem.text()))
    assert "geopoint" in page.told.toPlainText()
    assert f"row {row}" in page.told.toPlainText()
    assert shown(page).version == "1.1"


def test_another_boards_guidance_is_not_taken_for_a_version_of_this_one(
    page: GuidancePage, tmp_path: Path, qtbot: Any
) -> None:
    other = replace(shown(page), identity="elsewhere")
    (tmp_path / "other.toml").write_text(guidance_as_toml(other), "utf-8")
    page.take_in(tmp_path / "other.toml")
    qtbot.waitUntil(lambda: page.problem.text().startswith("This file holds another guidance"))


def test_every_control_is_named(page: GuidancePage) -> None:
    editing(page)
    assert nameless(page) == []
    page.try_button.click()
    assert nameless(page) == []
