"""How far the interviews have come: made by a panel member, seen by the coordinator."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.interview import Interview
from interviewer.domain.set_up import Seat
from interviewer.domain.words import Document, SeatRole, Stage
from interviewer.storage.handover.joining import Joining, opened_set_up
from interviewer.ui.handing_over.status import StatusDialog
from interviewer.ui.pages.status import StatusPage
from interviewer.ui.places import TAKE_IN, PageName, Place
from tests.builders import NOON, a_note, a_practitioner, an_interview
from tests.file_dialog import choose
from tests.gui.named import nameless
from tests.gui.test_handing_over import Laptop, a_laptop
from tests.gui.test_set_up_updates import AGENCY, SHARED, a_set_up, is_known_to
from tests.gui.test_summary_export import asking_where

WHO = a_practitioner(agency=AGENCY.id)
HELD: Interview = replace(
    an_interview(practitioner=WHO.id), stage=Stage.TO_TIDY, started=NOON, closed=NOON
)


@pytest.fixture
def coordinator(qtbot: Any, tmp_path: Path) -> Iterator[Laptop]:
    seat = Seat(id=uuid4(), role=SeatRole.COORDINATOR, initials="CO")
    with a_laptop(qtbot, tmp_path / "coordinator", *SHARED, seat) as laptop:
        yield laptop


@pytest.fixture
def member(coordinator: Laptop, qtbot: Any, tmp_path: Path) -> Iterator[Laptop]:
    """P1, who joined and has held an interview."""
    path, passphrase = a_set_up(coordinator, qtbot)
    set_up = opened_set_up(path.read_bytes(), passphrase)
    joining = Joining(set_up=set_up, seat=Seat(id=uuid4(), initials="P1"), at=NOON)
    with a_laptop(qtbot, tmp_path / "member", joining=joining) as laptop:
        laptop.workspace.save(WHO, HELD)
        laptop.workspace.save(a_note(source=HELD.id, text="Rang the hub on Friday."))
        yield laptop


def a_status(member: Laptop, qtbot: Any) -> Path:
    panel = member.page.status
    qtbot.waitUntil(lambda: panel.to.count() > 0)
    assert panel.to.currentText() == "CO, coordinator"
    panel.make_button.click()
    qtbot.waitUntil(lambda: bool(panel.findChildren(StatusDialog)))
    (dialog,) = panel.findChildren(StatusDialog)
    path = member.folder / f"{uuid4()}.age"
    asking_where(dialog, qtbot)
    with qtbot.waitSignal(dialog.written):
        choose(dialog, path)
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not panel.findChildren(StatusDialog))
    return path


def takes_in(coordinator: Laptop, path: Path, qtbot: Any) -> str:
    """What was shown before it was taken in."""
    receive = coordinator.page.receive
    receive.open_package(path)
    qtbot.waitUntil(lambda: not receive.take_button.isHidden())
    told = receive.plan.toPlainText()
    receive.take_button.click()
    qtbot.waitUntil(lambda: receive.said.text() == "Taken in.")
    return told


def the_page(coordinator: Laptop, qtbot: Any) -> StatusPage:
    page = StatusPage(coordinator.workspace)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show_place(Place(PageName.STATUS))
    page.show()
    return page


def lines(page: StatusPage) -> list[list[str]]:
    model = page.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_status_goes_from_the_panel_member_to_the_coordinators_list(
    coordinator: Laptop, member: Laptop, qtbot: Any
) -> None:
    is_known_to(member, coordinator, qtbot)
    told = takes_in(coordinator, a_status(member, qtbot), qtbot)
    assert told == "New: SN1, Notes to tidy"
    assert coordinator.page.receive.out_button.isHidden()
    assert coordinator.page.receive.receipt_button.isHidden()
    (line,) = lines(the_page(coordinator, qtbot))
    assert line[:3] == ["P1", "SN1", "Notes to tidy"]
    review = coordinator.workspace.review
    assert not review.interviews
    assert not review.notes
    assert not review.practitioners

    member.workspace.save(replace(HELD, stage=Stage.AGREED))
    told = takes_in(coordinator, a_status(member, qtbot), qtbot)
    assert told == "Changed: SN1, Agreed"
    page = the_page(coordinator, qtbot)
    assert [line[2] for line in lines(page)] == ["Agreed"]
    assert page.count.text() == "1 interview of 1 panel member"
    assert nameless(page) == []


def test_what_goes_along_is_shown_and_remembered_as_made(
    coordinator: Laptop, member: Laptop, qtbot: Any
) -> None:
    model = member.page.status.table.model()
    shown = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert shown == ["SN1", "Notes to tidy", "12 Nov 2026"]
    path = a_status(member, qtbot)
    assert b"SN1" not in path.read_bytes()
    (made,) = member.workspace.review.exports.values()
    assert made.document is Document.STATUS


def test_an_empty_page_says_what_will_be_here_and_leads_to_it(
    coordinator: Laptop, qtbot: Any
) -> None:
    page = the_page(coordinator, qtbot)
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    with qtbot.waitSignal(page.wanted) as wanted:
        page.take_button.click()
    assert wanted.args == [Place(PageName.HANDING_OVER, prompt=TAKE_IN)]
    coordinator.page.show_place(wanted.args[0])
    assert coordinator.page.tabs.tabText(coordinator.page.tabs.currentIndex()) == "Take in"


def test_each_seat_has_its_own_parts_of_handing_over(
    coordinator: Laptop, member: Laptop, qtbot: Any
) -> None:
    def parts(laptop: Laptop) -> list[str]:
        tabs = laptop.page.tabs
        return [tabs.tabText(at) for at in range(tabs.count()) if tabs.isTabVisible(at)]

    assert parts(coordinator) == ["Take in", "Contact files", "Set-up"]
    assert parts(member) == ["Hand over", "Take in", "Contact files", "Status", "Erase"]
