"""Which pages each seat has, and how a laptop takes another seat in the settings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QListWidget

from interviewer.domain.set_up import Seat
from interviewer.domain.words import SeatRole
from interviewer.storage import Store
from interviewer.ui.pages.settings import SettingsPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.settings.seat import SeatPart
from interviewer.ui.shell import Shell
from interviewer.ui.window import House
from tests.builders import a_set_up
from tests.gui.test_handing_over import refuse
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, a_house, somebody_at, with_a_review

EVERYBODYS = [
    PageName.CHRONOLOGY,
    PageName.HANDING_OVER,
    PageName.GUIDANCE,
    PageName.SET_UP,
    PageName.NAMES,
    PageName.ACTIVITY,
    PageName.SETTINGS,
]
SET_UP = [value for value in a_set_up() if not isinstance(value, Seat)]
(SEAT,) = (value for value in a_set_up() if isinstance(value, Seat))
WITHOUT_INTERVIEWS = SET_UP[:4]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def seated(house: House, role: SeatRole, *values: Any) -> None:
    with_a_review(house, *values, replace(SEAT, role=role, initials="P1"))


@pytest.fixture
def person(house: House) -> Iterator[PanelMember]:
    """A panel member with an interview of their own."""
    seated(house, SeatRole.PANEL_MEMBER, *SET_UP)
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        yield person


def shell_of(person: PanelMember) -> Shell:
    assert person.window.shell is not None
    return person.window.shell


def offered(person: PanelMember) -> list[PageName]:
    """The pages in the side bar."""
    (bar,) = (
        each
        for each in shell_of(person).findChildren(QListWidget)
        if each.accessibleName() == "Pages of the review"
    )
    items = (bar.item(at) for at in range(bar.count()))
    return [PageName(item.text()) for item in items if not item.isHidden()]


def shown(person: PanelMember) -> PageName:
    shell = shell_of(person)
    return next(name for name, page in shell.pages.items() if page is shell.page)


def test_a_panel_member_has_no_page_that_brings_accounts_together(person: PanelMember) -> None:
    assert offered(person) == sorted(
        [PageName.INTERVIEWS, PageName.FOLLOW_UPS, *EVERYBODYS], key=list(PageName).index
    )
    for page in (PageName.EVIDENCE, PageName.FINDINGS, PageName.STATUS):
        shell_of(person).go(Place(page))
        assert shown(person) is PageName.INTERVIEWS


def test_a_coordinator_begins_with_the_status_and_has_no_interviews(house: House) -> None:
    seated(house, SeatRole.COORDINATOR, *WITHOUT_INTERVIEWS)
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        assert shown(person) is PageName.STATUS
        assert offered(person) == [PageName.STATUS, *EVERYBODYS]
        for page in PageName:
            if page not in offered(person) and page is not PageName.HISTORY:
                shell_of(person).go(Place(page))
                assert shown(person) is PageName.STATUS
        person.goes_to_page(PageName.SET_UP)
        person.presses("Ctrl+N")
        assert shown(person) is PageName.SET_UP
        shell_of(person).go_home()
        assert shown(person) is PageName.STATUS


def at_the_seat(person: PanelMember, role: SeatRole) -> SeatPart:
    """The part of the settings where this seat is chosen, and not taken yet."""
    shell_of(person).go(Place(PageName.SETTINGS))
    page = shell_of(person).page
    assert isinstance(page, SettingsPage)
    page.seat.button.click()
    page.seat.choice.choose(role)
    return page.seat


def test_a_panel_member_becomes_the_writer_with_a_reason_that_is_kept(person: PanelMember) -> None:
    part = at_the_seat(person, SeatRole.WRITER)
    assert part.about.text().startswith("This laptop is that of a panel member.")
    assert "no way back" in part.told.text()
    part.change_button.click()
    assert person.sees("Say why: it is kept in the history.")
    assert PageName.EVIDENCE not in offered(person)
    part.reason.setText("The writer fell ill.")
    part.change_button.click()
    assert person.sees("This laptop is that of an overview writer now.")
    assert PageName.EVIDENCE in offered(person)
    assert PageName.STATUS in offered(person)
    person.waits_until_saved()
    kept = list[tuple[str, str]]()

    def reasons(store: Store) -> list[tuple[str, str]]:
        return [(version.who, version.reason) for version in store.history_of(Seat, SEAT.id)]

    person.workspace.ask(reasons, kept.extend, refuse)
    person.waits(lambda: bool(kept), "there is no history")
    assert ("P1", "The writer fell ill.") in kept


def test_a_writer_with_others_interviews_stays_the_writer(house: House) -> None:
    with_a_review(house)  # the training case, of an overview writer
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        for role in (SeatRole.PANEL_MEMBER, SeatRole.COORDINATOR):
            part = at_the_seat(person, role)
            assert "in this review" in part.told.text()
            assert not part.change_button.isEnabled()
            part.reason.setText("To see.")
            part.change()
            (seat,) = person.workspace.review.seats.values()
            assert seat.role is SeatRole.WRITER
            part.button.click()
            assert part.reason.text() == ""
