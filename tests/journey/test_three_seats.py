"""A coordinator, a panel member, a writer: what changes in the set-up, and how far it is."""

from pathlib import Path
from typing import Any

from interviewer.domain.words import SeatRole
from interviewer.ui.handing_over.status import StatusDialog
from interviewer.ui.places import PageName
from tests.gui.named import tab_of
from tests.journey.panel_member import PanelMember
from tests.journey.post import (
    at_handing_over,
    gives_a_contact,
    makes_the_set_up,
    takes_a_contact,
    waits_for_a_dialog,
)
from tests.journey.somebody import a_house, somebody_at
from tests.journey.test_handing_over import (
    SAID,
    has_what_was_set_up,
    holds_an_interview,
    sets_up,
)

OPENS = {
    "CO": "walnut ferry teacup orbit",
    "P1": "lantern saltmarsh copper kite",
    "OW": "harbour pebble violin north",
}


def test_three_laptops_never_drift_apart(qtbot: Any, tmp_path: Path) -> None:
    houses = {initials: a_house(tmp_path / initials) for initials in OPENS}
    post = tmp_path / "post"
    post.mkdir()
    with somebody_at(houses["CO"]) as coordinator:
        coordinator.starts_a_review("Child Kestrel", OPENS["CO"], "CO", SeatRole.COORDINATOR)
        assert coordinator.sees("No status was taken in yet.")
        _, first = sets_up(coordinator, post)
    with somebody_at(houses["P1"]) as member:
        member.joins_a_review(post / "set-up.age", first, "P1", OPENS["P1"])
        holds_an_interview(member)
        gives_a_contact(member, post / "P1.contact")
        tells_how_far_it_has_come(member, post / "status.age")
    with somebody_at(houses["CO"]) as coordinator:
        coordinator.unlocks(OPENS["CO"])
        takes_the_status_in(coordinator, post / "status.age", post / "P1.contact")
        coordinator.goes_to_page(PageName.SET_UP)
        coordinator.adds_agency("Seahorse School")
        second = makes_the_set_up(coordinator, post / "second.age")
        sent = coordinator.workspace.review
    with somebody_at(houses["OW"]) as writer:
        writer.joins_a_review(post / "set-up.age", first, "OW", OPENS["OW"])
        takes_the_change_in(writer, post / "second.age", second)
        has_what_was_set_up(writer.workspace.review, sent)
    with somebody_at(houses["P1"]) as member:
        member.unlocks(OPENS["P1"])
        takes_the_change_in(member, post / "second.age", second)
        has_what_was_set_up(member.workspace.review, sent)
        assert [note.text for note in member.workspace.review.notes.values()] == [SAID]


def tells_how_far_it_has_come(person: PanelMember, path: Path) -> None:
    page = at_handing_over(person)
    page.tabs.setCurrentIndex(tab_of(page.tabs, "Status"))
    person.pushes("Make the status")
    dialog = waits_for_a_dialog(person)
    assert isinstance(dialog, StatusDialog)
    dialog.write(path)
    person.waits_to_see(f"Saved as “{path.name}”")
    person.pushes("Close")


def takes_the_status_in(person: PanelMember, path: Path, contact: Path) -> None:
    """From the empty list to the list with a line in it."""
    takes_a_contact(person, contact)
    page = at_handing_over(person)
    person.goes_to_page(PageName.STATUS)
    person.pushes("Take a status in")
    page.receive.open_package(path)
    person.waits_to_see("New: SN1, Notes to tidy")
    person.pushes("Take it in")
    person.waits_to_see("Taken in.")
    person.goes_to_page(PageName.STATUS)
    assert person.sees("1 interview of 1 panel member")
    review = person.workspace.review
    assert [*review.interviews, *review.notes, *review.practitioners] == []


def takes_the_change_in(person: PanelMember, path: Path, words: str) -> None:
    page = at_handing_over(person)
    page.tabs.setCurrentIndex(tab_of(page.tabs, "Take in"))
    page.receive.open_package(path)
    person.waits_to_see("This package is sealed with a passphrase.")
    person.types(words)
    person.presses("Return")
    person.waits_to_see("New: Agency, Seahorse School")
    person.pushes("Take it in")
    person.waits_to_see("Taken in.")
