"""Follow-ups: listed, filtered, answered, sent out."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer.domain.interview import FollowUp
from interviewer.ui.background import Background
from interviewer.ui.follow_ups.table_dialog import FollowUpTableDialog
from interviewer.ui.pages.follow_ups import FollowUpsPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import a_note
from tests.file_dialog import choose
from tests.gui.named import nameless
from tests.gui.test_summary_export import asking_where, words_of


@pytest.fixture
def page(qtbot: Any, workspace: Workspace, background: Background) -> Iterator[FollowUpsPage]:
    page = FollowUpsPage(workspace, background)
    qtbot.addWidget(page)
    workspace.changed.connect(page.show_review)
    page.resize(1100, 700)
    page.show()
    page.show_place(Place(PageName.FOLLOW_UPS))
    yield page
    page.leave()
    background.wait()


def owe(workspace: Workspace, text: str, **changes: Any) -> FollowUp:
    (interview,) = workspace.review.interviews.values()
    follow_up = FollowUp(id=workspace.new_id(), interview=interview.id, text=text, **changes)
    workspace.save(follow_up)
    return follow_up


def listed(page: FollowUpsPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_an_empty_page_says_what_will_be_here(page: FollowUpsPage) -> None:
    assert page.empty.isVisible()
    assert "Ctrl+J" in page.empty.text()
    assert not page.word_button.isEnabled()


def test_one_is_added_filled_in_and_answered(page: FollowUpsPage, workspace: Workspace) -> None:
    page.add_button.click()
    details = page.details
    QTest.keyClicks(details.text, "On which day was the letter sent?")
    QTest.keyClicks(details.owner, "P1")
    QTest.keyClicks(details.due, "2/11/2020")
    QTest.keyClick(details.due, Qt.Key.Key_Return)
    (follow_up,) = workspace.review.follow_ups.values()
    assert (follow_up.owner, follow_up.due) == ("P1", date(2020, 11, 2))
    assert page.count.text() == "1 still owed, 1 of them overdue"
    details.answer.setPlainText("On the fourth.")
    details.answered.click()
    (follow_up,) = workspace.review.follow_ups.values()
    assert follow_up.answered
    assert follow_up.answered_on == workspace.now().astimezone().date()
    assert follow_up.answer == "On the fourth."
    assert listed(page) == []
    workspace.undo()
    assert listed(page) == ["On which day was the letter sent?"]


def test_one_that_was_begun_and_says_nothing_is_taken_back(
    page: FollowUpsPage, workspace: Workspace
) -> None:
    page.add_button.click()
    page.leave()
    assert [each.withdrawn for each in workspace.review.follow_ups.values()] == [True]


def test_a_date_that_is_none_is_told_and_the_earlier_one_stays(
    page: FollowUpsPage, workspace: Workspace
) -> None:
    follow_up = owe(workspace, "Ask the hub.", due=date(2026, 12, 1))
    page.details.due.setText("31 February 2027")
    page.details.hand_over()
    assert workspace.review.follow_ups[follow_up.id].due == date(2026, 12, 1)


def test_the_list_is_filtered_as_somebody_types(page: FollowUpsPage, workspace: Workspace) -> None:
    owe(workspace, "Ask the hub.", owner="P1")
    owe(workspace, "Find the rota.", owner="SW1")
    QTest.keyClicks(page.words, "rota")
    assert listed(page) == ["Find the rota."]
    page.words.clear()
    page.owner.setCurrentIndex(page.owner.findData("P1"))
    page.show_review(workspace.review)
    assert listed(page) == ["Ask the hub."]


def test_it_leads_to_the_note_it_came_from(page: FollowUpsPage, workspace: Workspace) -> None:
    (interview,) = workspace.review.interviews.values()
    note = a_note(source=interview.id)
    workspace.save(note)
    owe(workspace, "Ask the hub.", note=note.id)
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    page.details.origin_button.click()
    (place,) = wanted
    assert (place.page, place.prompt, place.note) == (PageName.INTERVIEW, "relied_on", note.id)


def test_the_word_table_holds_what_the_list_shows(
    page: FollowUpsPage, workspace: Workspace, tmp_path: Any, qtbot: Any
) -> None:
    owe(workspace, "Ask the hub.")
    owe(workspace, "Find the rota.", answered=True)
    page.word_button.click()
    (dialog,) = page.findChildren(FollowUpTableDialog)
    asked = asking_where(dialog, qtbot)
    assert [name.rpartition("/")[2] for name in asked.selectedFiles()] == ["Follow-ups.docx"]
    with qtbot.waitSignal(dialog.written):
        choose(dialog, tmp_path / "Owed.docx")
    told = words_of((tmp_path / "Owed.docx").read_bytes())
    assert "Ask the hub." in told
    assert "Find the rota." not in told
    (export,) = workspace.review.exports.values()
    assert (export.document.value, export.interview) == ("follow-ups", None)


def test_every_control_is_named(page: FollowUpsPage, workspace: Workspace) -> None:
    owe(workspace, "Ask the hub.")
    assert nameless(page) == []
