"""Erasing at the real window: what is told, what is refused, and what is left."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from interviewer.domain.legal_hold import standing_holds
from interviewer.domain.words import Clearance, SeatRole
from interviewer.storage import ReviewFolder
from interviewer.storage.erased import NAME, ErasureUnfinishedError, begin_erasing
from interviewer.storage.erasing import erase
from interviewer.ui.erasing import finished
from interviewer.ui.handing_over.erase import ErasePanel
from interviewer.ui.pages.erased import ErasedPage
from interviewer.ui.pages.handing_over import HandingOverPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.window import House
from tests.file_dialog import choose
from tests.gui.named import nameless, tab_of
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, a_house, somebody_at, with_a_review
from tests.unit.storage.handed_over import ERASED, LABEL, SAID, a_review_to_erase


@pytest.fixture
def house(qtbot: Any, tmp_path: Path) -> House:
    """A laptop whose only review may be erased."""
    house = a_house(tmp_path)
    house.reviews.mkdir(parents=True)
    a_review_to_erase(house.reviews / "winter", passphrase=PASSPHRASE).close()
    return house


@pytest.fixture
def person(house: House) -> Iterator[PanelMember]:
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        yield person


def at_erasing(person: PanelMember) -> ErasePanel:
    assert person.window.shell is not None
    person.window.shell.go(Place(PageName.HANDING_OVER))
    page = person.window.shell.page
    assert isinstance(page, HandingOverPage)
    page.tabs.setCurrentIndex(tab_of(page.tabs, "Erase"))
    person.waits(page.erase.gone.text, "it is not told how it stands")
    return page.erase


def where_to(page: ErasedPage, person: PanelMember) -> QFileDialog:
    """The question that "Save the receipt" asks."""
    page.save_button.click()
    person.waits(lambda: page.findChildren(QFileDialog), "nobody asks where")
    (asked,) = page.findChildren(QFileDialog)
    return asked


def left_in(house: House) -> list[str]:
    return sorted(path.name for path in (house.reviews / "winter").iterdir())


def test_the_review_is_erased_by_its_name_and_the_receipt_is_saved(
    person: PanelMember, house: House, tmp_path: Path
) -> None:
    panel = at_erasing(person)
    assert panel.in_the_way.text() == "Nothing stands in the way."
    assert "OW took it in on 14 Nov 2026" in panel.safe.text()
    assert "1 interview with 1 note, every earlier wording, and 2 backups" in panel.gone.text()
    person.fills("Name of the review", LABEL)
    person.pushes("Erase this review")
    person.waits_to_see("The review is erased")
    assert left_in(house) == [NAME]
    assert person.window.shell is None
    assert not person.window.holds_unsaved

    (page,) = person.window.findChildren(ErasedPage)
    assert nameless(page) == []
    where_to(page, person)
    receipt = tmp_path / "receipt.txt"
    choose(page, receipt)
    person.waits_to_see("Saved as “receipt.txt”")
    assert "taken in by OW on 14 Nov 2026" in receipt.read_text(encoding="utf-8")
    person.pushes("Go on")
    assert person.sees("Start a review")


def test_the_suggested_name_of_the_receipt_holds_no_label(person: PanelMember) -> None:
    panel = at_erasing(person)
    panel.name.setText(LABEL)
    panel.erase_button.click()
    person.waits_to_see("The review is erased")
    (page,) = person.window.findChildren(ErasedPage)
    (name,) = where_to(page, person).selectedFiles()
    assert Path(name).name.startswith("P1 erased ")
    assert "Kestrel" not in name


def test_another_name_leaves_everything_as_it_was(person: PanelMember, house: House) -> None:
    panel, before = at_erasing(person), left_in(house)
    panel.erase_button.click()
    assert panel.problem.text() == "Type the name of the review."
    panel.name.setText("Child Kestre")
    panel.erase_button.click()
    person.waits_to_see("That is not the name of this review. Nothing was erased.")
    assert set(before) <= set(left_in(house))
    assert NAME not in left_in(house)
    person.goes_to_page(PageName.INTERVIEWS)
    person.locks()
    person.unlocks(PASSPHRASE)


def test_what_was_written_since_is_found_even_where_the_page_does_not_show_it_yet(
    person: PanelMember, house: House
) -> None:
    panel = at_erasing(person)
    (note,) = person.workspace.review.notes.values()
    person.workspace.edit(replace(note, text="One more word."), typing=True)
    panel.name.setText(LABEL)
    panel.erase_button.setEnabled(True)  # as it was a moment ago
    panel.erase_button.click()
    person.waits_to_see("Hand it over once more. Nothing was erased.")
    assert NAME not in left_in(house)
    person.waits(lambda: not panel.erase_button.isEnabled(), "it may still be pushed")


def test_a_legal_hold_is_set_and_ended_with_a_reason(person: PanelMember) -> None:
    panel = at_erasing(person)
    holds = panel.holds
    holds.set_button.click()
    assert holds.problem.text() == "Give the reason for the legal hold."
    holds.reason.setText("A solicitor asked for it.")
    holds.since.setText("12 Nov 2026")
    holds.set_button.click()
    person.waits_to_see("A legal hold stands since 12 Nov 2026: nothing is erased until")
    assert person.sees("A legal hold stands since 12 Nov 2026 (P1): A solicitor asked for it.")
    assert not panel.erase_button.isEnabled()
    holds.end_button.click()
    assert holds.problem.text() == "Say why the legal hold ends."
    holds.why_ended.setText("The solicitor has what they need.")
    holds.end_button.click()
    person.waits(panel.erase_button.isEnabled, "it still stands in the way")
    assert standing_holds(person.workspace.review.legal_holds.values()) == []


def test_proceedings_that_run_hold_it_up_and_nobody_can_allow_it(person: PanelMember) -> None:
    panel = at_erasing(person)
    panel.proceedings.ask_again()
    panel.proceedings.clearance.choose(Clearance.NOT_CLEARED)
    panel.proceedings.clearance.chosen.emit()
    person.waits_to_see("While they run nothing is erased, whoever allows it.")
    assert not panel.proceedings.authority.isVisible()
    assert not panel.erase_button.isEnabled()


def test_what_is_not_handed_over_is_told_and_the_button_waits(qtbot: Any, tmp_path: Path) -> None:
    house = a_house(tmp_path)
    with_a_review(house)
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        (seat,) = person.workspace.review.seats.values()
        person.workspace.save(replace(seat, role=SeatRole.PANEL_MEMBER))
        panel = at_erasing(person)
        assert "SN1, HO2, YW1, YM1, PC3: not handed over yet." in panel.in_the_way.text()
        assert "GP1: proceedings are not cleared." in panel.in_the_way.text()
        assert panel.safe.text() == "Nothing yet: no receipt was taken in."
        panel.none_button.click()
        person.waits(
            lambda: "asked about once more" not in panel.in_the_way.text(), "it is not answered"
        )
        assert "GP1: proceedings are not cleared." in panel.in_the_way.text()
        assert not panel.erase_button.isEnabled()
        assert nameless(panel) == []


@pytest.mark.parametrize("role", [SeatRole.WRITER, SeatRole.COORDINATOR])
def test_who_keeps_the_review_for_the_others_is_not_offered_it(
    person: PanelMember, role: SeatRole
) -> None:
    (seat,) = person.workspace.review.seats.values()
    person.workspace.save(replace(seat, role=role))
    assert person.window.shell is not None
    person.window.shell.go(Place(PageName.HANDING_OVER))
    page = person.window.shell.page
    assert isinstance(page, HandingOverPage)
    assert not page.tabs.isTabVisible(tab_of(page.tabs, "Erase"))


def test_a_lock_while_it_is_being_erased_waits_for_it(person: PanelMember, house: House) -> None:
    panel, locked = at_erasing(person), list[bool]()
    panel.name.setText(LABEL)
    panel.erase_button.click()
    person.window.lock(lambda: locked.append(True))
    person.waits(lambda: locked, "it does not go on")
    assert left_in(house) == [NAME]
    person.waits_to_see("The review is erased")


def test_a_lock_that_was_asked_for_meanwhile_holds_where_it_is_refused(
    person: PanelMember, house: House
) -> None:
    panel, locked = at_erasing(person), list[bool]()
    panel.name.setText("Child Kestre")
    panel.erase_button.click()
    person.window.lock(lambda: locked.append(person.window.shell is None), before_sleep=True)
    person.waits(lambda: locked, "it does not go on")
    assert locked == [True]
    assert NAME not in left_in(house)
    person.unlocks(PASSPHRASE)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="nothing else that cannot be overwritten")
def test_what_cannot_be_finished_is_told_and_finished_at_the_next_start(house: House) -> None:
    folder = house.reviews / "winter"
    os.mkfifo(folder / "keys.json.held")
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        panel = at_erasing(person)
        panel.name.setText(LABEL)
        panel.erase_button.click()
        person.waits_to_see("Not everything is erased yet")
        assert person.sees("Nothing in it can be opened any more")
        assert person.sees("Start Interviewer again")
        assert person.window.shell is None
        (page,) = person.window.findChildren(ErasedPage)
        assert nameless(page) == []
        person.pushes("Go on")
        person.tries(PASSPHRASE)
        person.waits_to_see("is not finished")
    (folder / "keys.json.held").unlink()
    with somebody_at(house) as person:
        person.waits_to_see("The review is erased")
        assert left_in(house) == [NAME]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="nothing else that cannot be overwritten")
def test_one_that_cannot_be_finished_holds_up_no_other(tmp_path: Path) -> None:
    for name in ("autumn", "winter"):
        store = a_review_to_erase(tmp_path / name)
        os.mkfifo(tmp_path / name / "keys.json.held")
        with pytest.raises(ErasureUnfinishedError):
            erase(store, name=LABEL, at=ERASED)
    (tmp_path / "winter" / "keys.json.held").unlink()
    (erasure,) = finished(tmp_path, ERASED)
    assert erasure.finished == ERASED
    assert [path.name for path in (tmp_path / "winter").iterdir()] == [NAME]
    with pytest.raises(ErasureUnfinishedError):
        finished(tmp_path, ERASED)


def test_what_was_cut_off_is_finished_at_the_next_start(house: House) -> None:
    folder = house.reviews / "winter"
    store = ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE)
    kept = folder.with_name("kept.aside")
    shutil.copytree(folder, kept)
    erasure = erase(store, name=LABEL, at=ERASED)
    shutil.rmtree(folder)
    kept.rename(folder)
    begin_erasing(folder, replace(erasure, finished=None))
    with somebody_at(house) as person:
        person.waits_to_see("The review is erased")
        assert left_in(house) == [NAME]
        person.pushes("Go on")
        assert person.sees("Start a review")
    with somebody_at(house) as person:
        assert person.sees("Start a review")


def test_nothing_that_was_said_is_in_any_file_that_is_left(
    person: PanelMember, house: House, tmp_path: Path
) -> None:
    panel = at_erasing(person)
    panel.name.setText(LABEL)
    panel.erase_button.click()
    person.waits_to_see("The review is erased")
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left
    for path in left:
        assert SAID.encode() not in path.read_bytes()
        assert b"SN1" not in path.read_bytes()
