"""Guidance saved as a spreadsheet, edited in LibreOffice, taken back, tried and put to use."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from interviewer.domain.interview import Interview
from interviewer.ui.document_dialog import DocumentDialog
from interviewer.ui.pages.guidance import GuidancePage
from interviewer.ui.places import PageName
from interviewer.ui.window import House
from tests.file_dialog import choose
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, somebody_at, with_a_review
from tests.libreoffice import done
from tests.system_packages import wants

WAS = "Describe what life was like for each child, as you understood it then."
NOW = "Describe an ordinary day of each child, as you understood it then."

# A spreadsheet cannot be shown without a window, as a text can: it is opened hidden.
EDITED = """
  doc = StarDesktop.loadComponentFromURL("{{folder}}/guidance.xlsx", "_blank", 0, _
    Array(Setting("Hidden", True)))
  changed = doc.Sheets.getByName("survey").getCellByPosition({column}, {row})
  changed.setString("{words}")
  Saved(doc, "edited.xlsx", "Calc MS Excel 2007 XML")
"""


@pytest.fixture
def person(qtbot: Any, house: House) -> Iterator[PanelMember]:
    with_a_review(house)
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        yield person


def the_page(person: PanelMember) -> GuidancePage:
    assert person.window.shell is not None
    page = person.window.shell.page
    assert isinstance(page, GuidancePage)
    return page


def saves_a_spreadsheet(person: PanelMember, path: Path) -> None:
    person.pushes("Save as a spreadsheet")
    (dialog,) = the_page(person).findChildren(DocumentDialog)
    dialog.save_button.click()
    person.waits(lambda: bool(dialog.findChildren(QFileDialog)), "no file dialog")
    choose(dialog, path)
    person.waits(path.exists, "no spreadsheet is written")
    person.waits(lambda: dialog.said.text().startswith("Saved as"), "nobody says so")
    dialog.close_button.click()


def edited_in_libreoffice(content: bytes, folder: Path) -> bytes:
    """The file once somebody has reworded one prompt in LibreOffice and saved it."""
    survey = load_workbook(BytesIO(content))["survey"]
    cells = (cell for row in survey.iter_rows() for cell in row)
    (cell,) = [cell for cell in cells if cell.value == WAS]
    assert cell.column is not None
    assert cell.row is not None
    lines = EDITED.format(column=cell.column - 1, row=cell.row - 1, words=NOW)
    return done(folder, {"guidance.xlsx": content}, lines)["edited.xlsx"]


@wants("soffice", "libreoffice-calc")
def test_guidance_is_edited_in_a_spreadsheet_and_taken_back(
    person: PanelMember, tmp_path: Path
) -> None:
    review = person.workspace.review
    before = review.details.guidance_version
    person.goes_to_page(PageName.GUIDANCE)
    sheet = tmp_path / "guidance.xlsx"
    saves_a_spreadsheet(person, sheet)
    (tmp_path / "office").mkdir()
    sheet.write_bytes(edited_in_libreoffice(sheet.read_bytes(), tmp_path / "office"))

    takes_it_in(person, sheet)
    tries_it_and_puts_it_to_use(person)
    now = person.workspace.review
    assert now.details.guidance_version != before
    assert {interview.guidance_version for interview in now.interviews.values()} == {before}
    assert plans_another(person).guidance_version == now.details.guidance_version


def takes_it_in(person: PanelMember, sheet: Path) -> None:
    page = the_page(person)
    page.take_in(sheet)
    person.waits_to_see("Taken in as version")
    assert person.sees("a draft: 1 change from version")
    told = page.told.toPlainText()
    assert WAS in told
    assert NOW in told


def tries_it_and_puts_it_to_use(person: PanelMember) -> None:
    page = the_page(person)
    assert page.guidance is not None
    items = (item for section in page.guidance.sections for item in section.items)
    (prompt,) = [item for item in items if item.text == NOW]
    page.outline.choose(f"item:{prompt.id}")
    person.pushes("Try it")
    assert person.sees(NOW)
    person.pushes("Use it for new interviews")
    person.waits_until_saved()


def plans_another(person: PanelMember) -> Interview:
    person.goes_to_page(PageName.INTERVIEWS)
    person.presses("Ctrl+N")
    person.fills("Reference", "HV7")
    person.fills("Role then", "Health visitor")
    person.fills("Agency", "Harbour Health")
    person.presses("Ctrl+Return")
    review = person.workspace.review
    (planned,) = [
        interview
        for interview in review.interviews.values()
        if review.practitioner_of(interview).reference == "HV7"
    ]
    return planned
