"""The time line on the evidence page: gone through by keyboard, opened, and made into Word."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from interviewer.domain.evidence import Facet
from interviewer.domain.time_line import AccountsBy
from interviewer.domain.words import Document
from interviewer.ui.evidence.time_dialog import TimeLineDialog
from interviewer.ui.evidence.time_line import TimeLineView
from interviewer.ui.evidence.time_picture import TimePicture
from interviewer.ui.pages.evidence import EvidencePage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Workspace
from tests.builders import a_note, an_entry, an_episode
from tests.gui.evidence import everything_on, on_part, press, settled, ticked
from tests.gui.named import nameless
from tests.unit.documents.reading import checked, rows
from tests.unit.domain.collated import (
    FIRST,
    LETTER,
    OF_HV1,
    OF_SW1,
    POLICE,
    SECOND,
    a_writers_set_up,
)

MOVE = an_episode(id=FIRST.id, number=1, starts=date(2021, 9, 1), ends=date(2021, 12, 20))
LATER = an_episode(id=SECOND.id, number=2, title="After", starts=date(2022, 3, 1), ends=None)
CALLS = [
    an_entry(
        written=f"{day} Mar 2022",
        earliest=date(2022, 3, day),
        latest=date(2022, 3, day),
        agency=POLICE.id,
        text=f"Call {day}.",
    )
    for day in (1, 5, 9)
]
UNDATED = an_entry(written="not recorded", earliest=None, latest=None, agency=POLICE.id)
ASKED = a_note(source=OF_HV1.id, number=1, episodes=(FIRST.id,), entries=(LETTER.id,))
SAID = a_note(source=OF_SW1.id, number=1, text="Nobody asked.", episodes=(SECOND.id,))


@pytest.fixture
def review_values() -> tuple[Any, ...]:
    return (*a_writers_set_up(), MOVE, LATER, *CALLS, UNDATED, ASKED, SAID)


@pytest.fixture
def page(evidence_page: EvidencePage) -> EvidencePage:
    return evidence_page


@pytest.fixture
def view(qtbot: Any, page: EvidencePage) -> TimeLineView:
    view: TimeLineView = on_part(qtbot, page, TimeLineView)
    qtbot.waitUntil(lambda: laid_out_for_its_room(page, view))
    return view


def laid_out_for_its_room(page: EvidencePage, view: TimeLineView) -> bool:
    """Whether what is near each other is gathered for the room there is now."""
    return not page.is_waiting and view.picture.is_settled


def spoken(picture: TimePicture) -> list[str]:
    """What a screen reader says of each mark."""
    model = picture.times
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row).data(role)) for row in range(model.rowCount())]


def said_at(view: TimeLineView) -> str:
    """What the mark says that has the keyboard."""
    return view.picture.current.spoken if view.picture.current else ""


def go(view: TimeLineView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view.picture, key)


def test_every_mark_says_in_words_what_it_is(view: TimeLineView) -> None:
    assert spoken(view.picture) == [
        "Episodes: 1 · The move to a new school, 1 Sep 2021 to 20 Dec 2021",
        "Episodes: 2 · After, from 1 Mar 2022",
        "Harbour Health: 1 entry, 15 Oct 2021",
        "Police: 3 entries, 1 Mar 2022 to 9 Mar 2022",
        "Police: 1 entry, without a date",
        "HV1 · Health visitor: 1 note on episode 1 · The move to a new school, "
        "1 Sep 2021 to 20 Dec 2021",
        "HV1 · Health visitor: 1 note on a chronology entry of Harbour Health, 15 Oct 2021",
        "SW1 · Social work manager: 1 note on episode 2 · After, from 1 Mar 2022",
    ]
    assert view.summary.text() == (
        "Sep 2021 – Mar 2022: 2 episodes; 5 chronology entries of 2 agencies (1 without a date); "
        "2 accounts."
    )


def test_a_screen_reader_finds_the_marks_in_a_list(view: TimeLineView) -> None:
    found = QAccessible.queryAccessibleInterface(view.picture)
    assert found.text(QAccessible.Text.Name) == "Time line"
    assert found.role() in (QAccessible.Role.List, QAccessible.Role.Table)
    names = [found.child(at).text(QAccessible.Text.Name) for at in range(found.childCount())]
    assert set(spoken(view.picture)) <= set(names)


def test_arrows_go_along_a_lane_and_to_the_nearest_mark_of_the_next(view: TimeLineView) -> None:
    go(view, Qt.Key.Key_Right)
    assert said_at(view).startswith("Episodes: 2")
    go(view, Qt.Key.Key_Right)
    assert said_at(view).startswith("Episodes: 2"), "the end of a lane leads nowhere else"
    go(view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert said_at(view).startswith("Police: 3 entries")
    go(view, Qt.Key.Key_End)
    assert said_at(view) == "Police: 1 entry, without a date"
    go(view, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert said_at(view).startswith("Episodes: 1"), "the letter is of the time of the first"
    go(view, Qt.Key.Key_PageDown)
    assert said_at(view).startswith("SW1")


def test_enter_opens_the_entries_behind_a_mark_and_leads_on_to_the_chronology(
    page: EvidencePage, view: TimeLineView
) -> None:
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    go(view, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert view.behind.hasFocus()
    assert view.behind.sheets.sheet.columns == ("Police: 3 entries, 1 Mar 2022 to 9 Mar 2022",)
    assert [f"Call {day}." in everything_on(view.behind) for day in (1, 5, 9)] == [True] * 3
    press(view.behind, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert wanted == [Place(PageName.CHRONOLOGY, entry=CALLS[1].id)]
    press(view.behind, Qt.Key.Key_Escape)
    assert view.picture.hasFocus()
    assert said_at(view).startswith("Police: 3 entries")


def test_an_account_opens_its_notes_and_they_can_be_marked_for_a_finding(
    page: EvidencePage, view: TimeLineView
) -> None:
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    go(view, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Return)
    assert everything_on(view.behind).count("Nobody asked.") == 1
    press(view.behind, Qt.Key.Key_Space, Qt.Key.Key_F)
    assert page.marks.ids == (SAID.id,)
    assert wanted == [Place(PageName.FINDINGS, note=SAID.id)]


def test_an_episode_opens_its_chronology_and_what_was_said_of_it(view: TimeLineView) -> None:
    go(view, Qt.Key.Key_Return)
    told = everything_on(view.behind)
    assert [line in told for line in ("Chronology", "Letter to the housing", "Rang the hub.")] == [
        True
    ] * 3


def test_a_click_opens_what_it_hits(view: TimeLineView) -> None:
    index = view.picture.times.index(3)
    at = view.picture.visualRect(index).center()
    assert view.picture.indexAt(at) == index
    QTest.mouseClick(view.picture.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "Call 5." in everything_on(view.behind)


def test_looking_closer_parts_what_was_gathered(
    page: EvidencePage, view: TimeLineView, qtbot: Any
) -> None:
    go(view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    for _ in range(3):
        QTest.keyClicks(view.picture, "+")
    qtbot.waitUntil(lambda: laid_out_for_its_room(page, view))
    assert view.closeness.key == 8
    assert "Police: 1 entry, 1 Mar 2022" in spoken(view.picture)
    assert said_at(view) == "Police: 1 entry, 1 Mar 2022", "the first of them has the keyboard"
    rect = view.picture.visualRect(view.picture.currentIndex())
    assert view.picture.viewport().rect().contains(rect)
    QTest.keyClicks(view.picture, "---")
    qtbot.waitUntil(lambda: laid_out_for_its_room(page, view))
    assert "Police: 3 entries, 1 Mar 2022 to 9 Mar 2022" in spoken(view.picture)


def test_the_filters_hold_for_it(page: EvidencePage, view: TimeLineView, qtbot: Any) -> None:
    assert page.filters.isVisible()
    ticked(qtbot, page, Facet.EPISODE, SECOND.id)
    assert spoken(view.picture)[0] == "Episodes: 2 · After, from 1 Mar 2022"
    assert view.summary.text().startswith("Mar 2022: 1 episode")


def test_accounts_can_share_a_lane_by_agency(
    page: EvidencePage, view: TimeLineView, qtbot: Any
) -> None:
    view.by.setCurrentIndex(list(AccountsBy).index(AccountsBy.AGENCY))
    view.by.picked.emit()
    settled(qtbot, page)
    assert "Care Trust: 1 account, 1 note on episode 2 · After, from 1 Mar 2022" in spoken(
        view.picture
    )


def test_a_mark_that_has_the_keyboard_keeps_it_while_others_come(
    page: EvidencePage, view: TimeLineView, workspace: Workspace, qtbot: Any
) -> None:
    go(view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    workspace.save(an_entry(earliest=date(2021, 9, 5), latest=date(2021, 9, 5)))
    settled(qtbot, page)
    assert "Harbour Health: 1 entry, 15 Oct 2021" in spoken(view.picture)
    assert said_at(view).startswith("Police: 3 entries")


def test_everything_has_a_name(view: TimeLineView) -> None:
    assert nameless(view) == []


def test_it_is_made_into_a_word_document_and_that_is_remembered(
    page: EvidencePage, view: TimeLineView, workspace: Workspace, qtbot: Any, tmp_path: Path
) -> None:
    view.word.click()
    dialog = page.findChild(TimeLineDialog)
    assert dialog is not None
    path = tmp_path / "Time line.docx"
    with qtbot.waitSignal(dialog.written):
        dialog.write(path)
    table = checked(path.read_bytes(), tmp_path).tables[0]
    assert ["Police", "1 Mar 2022 to 9 Mar 2022", "3 entries"] in rows(table)
    [export] = workspace.review.exports.values()
    assert (export.document, export.interview) == (Document.TIME_LINE, None)
    dialog.close()


def test_a_line_of_thousands_is_painted_whole(
    page: EvidencePage, view: TimeLineView, workspace: Workspace, qtbot: Any
) -> None:
    first = date(2012, 1, 1)
    workspace.save(
        *(
            an_entry(
                earliest=first + timedelta(days=at),
                latest=first + timedelta(days=at + at % 90),
                uncertain=at % 7 == 0,
                agency_written=f"Agency {at % 30}",
            )
            for at in range(2_000)
        )
    )
    qtbot.waitUntil(lambda: laid_out_for_its_room(page, view))
    picture = QPixmap(view.picture.size())
    view.picture.render(picture)
    assert view.summary.text().startswith("Jan 2012 – ")
    QTest.keyClick(view.picture, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    rect = view.picture.visualRect(view.picture.currentIndex())
    assert view.picture.viewport().rect().contains(rect)
    assert QApplication.focusWidget() is view.picture
