"""Search: Ctrl+K in every editor, found as typed, Enter goes there, Escape leads back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from interviewer.domain.interview import FollowUp
from interviewer.ui.pages.follow_ups import FollowUpsPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.search import SearchPanel
from interviewer.ui.shell import Shell
from tests.builders import NOON, an_entry
from tests.gui.named import nameless
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, a_house, somebody_at, with_a_review


@pytest.fixture
def person(qtbot: Any, tmp_path: Path) -> Iterator[PanelMember]:
    house = a_house(tmp_path)
    with_a_review(house)
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        yield person


def shell(person: PanelMember) -> Shell:
    assert person.window.shell is not None
    return person.window.shell


def searching(person: PanelMember, words: str) -> SearchPanel:
    """Search by key, with the index ready."""
    panel = shell(person).search
    person.presses("Ctrl+K")
    assert panel.isVisible()
    person.types(words)
    person.waits(lambda: "found" in panel.count.text(), "nothing is looked for")
    return panel


def first_result(panel: SearchPanel) -> str:
    return panel.results.item(0).text()


def test_a_note_is_found_as_it_is_typed_and_enter_goes_there(person: PanelMember) -> None:
    panel = searching(person, "attendance letter housing")
    assert first_result(panel).startswith("SN1·")
    assert panel.count.text().endswith("found")
    person.presses("Return")
    assert panel.isHidden()
    assert person.page.crumb().startswith("SN1")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QTextEdit)
    assert "attendance letter to the housing officer" in focused.toPlainText()


def test_what_was_typed_a_moment_ago_is_found(person: PanelMember) -> None:
    workspace = shell(person).workspace
    interview = next(iter(workspace.review.interviews))
    shell(person).go(Place(PageName.INTERVIEW, interview, "relied_on"))
    person.types("The kingfisher was blue.")
    panel = searching(person, "kingfisher")
    assert "kingfisher was blue" in first_result(panel)


def test_the_chronology_stays_folded_here_too_until_the_account_is_complete(
    person: PanelMember,
) -> None:
    workspace = shell(person).workspace
    entry = an_entry(text="The kingfisher was seen.")
    review = workspace.review
    interview = next(
        each
        for each in review.interviews.values()
        if review.practitioner_of(each).reference == "SN1"
    )
    workspace.save(entry)
    shell(person).go(Place(PageName.INTERVIEW, interview.id, "relied_on"))
    panel = searching(person, "kingfisher")
    assert panel.results.count() == 0
    assert "folded until the account is complete" in panel.count.text()
    person.presses("Escape")
    workspace.save(replace(workspace.review.interviews[interview.id], account_completed=NOON))
    assert "kingfisher" in first_result(searching(person, "kingfisher"))


def test_nothing_found_says_so(person: PanelMember) -> None:
    assert searching(person, "xylophone").count.text() == "Nothing found."


def test_escape_leads_back_to_where_one_was(person: PanelMember) -> None:
    interview = next(iter(shell(person).workspace.review.interviews))
    shell(person).go(Place(PageName.INTERVIEW, interview, "relied_on"))
    before = QApplication.focusWidget()
    panel = searching(person, "hub")
    person.presses("Escape")
    assert panel.isHidden()
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_the_key_works_in_every_kind_of_field(
    person: PanelMember, kind: type[QLineEdit | QTextEdit | QPlainTextEdit]
) -> None:
    field = kind(shell(person).page)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "keep this")
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell(person).search.isVisible()
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert text == "keep this"


def test_arrows_choose_and_the_mouse_has_a_button(person: PanelMember) -> None:
    shell(person).top_bar.search.click()
    panel = shell(person).search
    person.waits(panel.isVisible, "search does not come up")
    person.types("the")
    person.waits(lambda: panel.results.count() > 2, "too little is found")
    person.presses("Down", times=2)
    assert panel.results.currentRow() == 2
    person.presses("Up")
    assert panel.results.currentRow() == 1
    assert nameless(person.window) == []


def test_results_lead_to_other_pages_too(person: PanelMember) -> None:
    searching(person, "pocket notebook May 2021")
    panel = shell(person).search
    found = [panel.results.item(row).text() for row in range(panel.results.count())]
    row = next(at for at, text in enumerate(found) if text.startswith("Follow-up"))
    panel.results.setCurrentRow(row)
    person.presses("Return")
    page = shell(person).page
    assert page is shell(person).pages[PageName.FOLLOW_UPS]
    assert isinstance(page, FollowUpsPage)
    assert page.table.item is not None
    assert "pocket notebook" in page.table.item.text


def test_a_follow_up_that_is_filtered_away_is_shown_all_the_same(person: PanelMember) -> None:
    workspace = shell(person).workspace
    interview = next(iter(workspace.review.interviews))
    answered = FollowUp(
        id=uuid4(), interview=interview, text="The kingfisher.", answered=True, answer="Blue."
    )
    workspace.save(answered)
    searching(person, "kingfisher")
    person.presses("Return")
    page = shell(person).page
    assert isinstance(page, FollowUpsPage)
    assert page.table.item == answered


def test_a_prompt_of_the_guidance_is_found_and_shown_where_it_stands(person: PanelMember) -> None:
    searching(person, '"an ordinary week"')
    panel = shell(person).search
    found = [panel.results.item(row).text() for row in range(panel.results.count())]
    row = next(at for at, text in enumerate(found) if text.startswith("Guidance"))
    panel.results.setCurrentRow(row)
    person.presses("Return")
    assert shell(person).page is shell(person).pages[PageName.GUIDANCE]
    assert person.sees("ordinary week")
