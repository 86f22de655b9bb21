"""History of a value and the activity of the review: who, when, before, after; no text in lists."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.interview import FollowUp, Interview, Note, Thought
from interviewer.domain.words import Stage
from interviewer.storage import Version
from interviewer.ui.background import Background
from interviewer.ui.document_dialog import DocumentDialog
from interviewer.ui.marked import APART
from interviewer.ui.pages.activity import ActivityPage
from interviewer.ui.pages.history import HistoryPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import NOON, a_note, an_entry
from tests.file_dialog import choose
from tests.gui.named import nameless
from tests.gui.test_summary_export import asking_where


@pytest.fixture
def note(workspace: Workspace) -> Note:
    (interview,) = workspace.review.interviews.values()
    note = a_note(source=interview.id, text="Rang the hub on Friday.")
    workspace.save(note)
    workspace.edit(replace(note, text="Rang the hub on Thursday."), reason="The log says so")
    return note


@pytest.fixture
def page(qtbot: Any, workspace: Workspace, background: Background) -> HistoryPage:
    page = HistoryPage(workspace, background)
    qtbot.addWidget(page)
    workspace.changed.connect(page.show_review)
    page.resize(1100, 700)
    page.show()
    return page


@pytest.fixture
def activity(qtbot: Any, workspace: Workspace, background: Background) -> Iterator[ActivityPage]:
    page = ActivityPage(workspace, background)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    yield page
    background.wait()


def show(page: HistoryPage, value: Note | Interview | Thought, qtbot: Any, cards: int) -> None:
    page.show_place(Place(PageName.HISTORY, about=(type(value), value.id)))
    qtbot.waitUntil(lambda: len(page.cards) == cards)


def text_of(card: Any) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_each_version_says_who_when_why_and_what_changed(
    page: HistoryPage, note: Note, qtbot: Any
) -> None:
    show(page, note, qtbot, cards=2)
    assert page.heading.text() == "History of Note SN1·1"
    newest, first = page.cards
    assert "Reason: The log says so" in text_of(newest)
    assert f"<s>Friday</s>{APART}<u>Thursday</u>" in text_of(newest)
    assert "P1, first written" in text_of(first)
    assert newest.back_button.isHidden()
    assert nameless(page) == []


def test_an_earlier_version_is_brought_back_and_that_stands_in_the_history_too(
    page: HistoryPage, note: Note, workspace: Workspace, qtbot: Any
) -> None:
    show(page, note, qtbot, cards=2)
    page.cards[1].back_button.click()
    assert workspace.review.notes[note.id].text == "Rang the hub on Friday."
    qtbot.waitUntil(lambda: len(page.cards) == 3)
    assert "Reason: Brought back from" in text_of(page.cards[0])
    workspace.undo()
    assert workspace.review.notes[note.id].text == "Rang the hub on Thursday."


def test_an_interview_has_a_history_too(
    page: HistoryPage, workspace: Workspace, qtbot: Any
) -> None:
    (interview,) = workspace.review.interviews.values()
    workspace.save(replace(interview, place="Room 4"))
    show(page, interview, qtbot, cards=2)
    assert "Room 4" in text_of(page.cards[0])


def test_a_sealed_reflection_shows_nothing(
    page: HistoryPage, workspace: Workspace, qtbot: Any
) -> None:
    (interview,) = workspace.review.interviews.values()
    sealed = Thought(
        id=uuid4(), interview=interview.id, by="P2", prompt="x", text="Private.", taken=NOON
    )
    workspace.save(sealed)
    page.show_place(Place(PageName.HISTORY, about=(Thought, sealed.id)))
    assert page.said.text().startswith("This reflection is sealed")
    qtbot.wait(50)
    assert page.cards == []


def test_a_note_of_an_agreed_interview_can_be_read_and_not_brought_back(
    page: HistoryPage, note: Note, workspace: Workspace, qtbot: Any
) -> None:
    (interview,) = workspace.review.interviews.values()
    workspace.save(replace(interview, stage=Stage.AGREED, agreed=NOON))
    show(page, note, qtbot, cards=2)
    assert all(card.back_button.isHidden() for card in page.cards)
    assert "closed with it" in page.said.text()
    page.bring_back(Version(revision=uuid4(), parents=(), value=note, who="P1", at=NOON, reason=""))
    assert workspace.review.notes[note.id].text == "Rang the hub on Thursday."


def test_every_kind_of_value_leads_to_the_page_where_it_is_read(
    page: HistoryPage, workspace: Workspace, qtbot: Any
) -> None:
    entry = an_entry()
    owed = FollowUp(id=uuid4(), interview=uuid4(), text="Ask.")
    (episode,) = workspace.review.episodes.values()
    owed = replace(owed, interview=next(iter(workspace.review.interviews)))
    workspace.save(entry, owed)
    for value, name in (
        (entry, PageName.CHRONOLOGY),
        (owed, PageName.FOLLOW_UPS),
        (episode, PageName.SET_UP),
    ):
        page.show_place(Place(PageName.HISTORY, about=(type(value), value.id)))
        assert page.go_button.isEnabled()
        with qtbot.waitSignal(page.wanted) as asked:
            page.go_button.click()
        assert asked.args[0].page is name


def listed(activity: ActivityPage) -> list[list[str]]:
    model = activity.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_activity_list_says_what_was_done_and_nothing_of_what_was_said(
    activity: ActivityPage, note: Note, qtbot: Any
) -> None:
    activity.show_place(Place(PageName.ACTIVITY))
    qtbot.waitUntil(lambda: bool(listed(activity)))
    newest, before, *_ = listed(activity)
    assert newest[1:] == ["P1", "Note SN1·1", "SN1", "changed", "given"]
    assert before[1:] == ["P1", "Note SN1·1", "SN1", "first written", ""]
    assert not any("hub" in cell or "log says" in cell for row in listed(activity) for cell in row)


def test_a_row_leads_to_its_history(activity: ActivityPage, note: Note, qtbot: Any) -> None:
    activity.show_place(Place(PageName.ACTIVITY))
    qtbot.waitUntil(lambda: bool(listed(activity)))
    wanted: list[Place] = []
    activity.wanted.connect(wanted.append)
    activity.table.opened.emit(activity.table.item)
    assert [place.about for place in wanted] == [(Note, note.id)]


def test_the_list_is_filtered_and_saved_whole(
    activity: ActivityPage, note: Note, workspace: Workspace, tmp_path: Any, qtbot: Any
) -> None:
    activity.show_place(Place(PageName.ACTIVITY))
    qtbot.waitUntil(lambda: bool(listed(activity)))
    everything = len(listed(activity))
    activity.words.setText("note changed")
    activity.words.textEdited.emit("note changed")
    assert len(listed(activity)) == 1
    activity.export_button.click()
    (dialog,) = activity.findChildren(DocumentDialog)
    asking_where(dialog, qtbot)
    with qtbot.waitSignal(dialog.written):
        choose(dialog, tmp_path / "list.csv")
    told = (tmp_path / "list.csv").read_text("utf-8-sig").splitlines()
    assert told[0] == "When,Who,What,About,Done,Reason"
    assert len(told) == everything + 1
    assert "hub" not in "".join(told)
    assert nameless(activity) == []
