"""What changed in the set-up since somebody joined: shown first, taken in on their laptop."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from interviewer.domain.guidance import Guidance
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.words import SeatRole
from interviewer.storage.handover.contact import contact_file, contact_of
from interviewer.storage.handover.joining import Joining, opened_set_up
from interviewer.ui.handing_over.set_up import SetUpDialog
from tests.builders import NOON, an_agency, an_entry
from tests.file_dialog import choose
from tests.gui.test_handing_over import SET_UP, Laptop, a_laptop
from tests.gui.test_summary_export import asking_where
from tests.unit.storage.handover.people import somebody

SHARED = [v for v in SET_UP if isinstance(v, Particulars | Guidance | Agency | Episode)]
(REVIEW,) = (v.id for v in SET_UP if isinstance(v, Particulars))
(AGENCY,) = (v for v in SET_UP if isinstance(v, Agency))
(EPISODE,) = (v for v in SET_UP if isinstance(v, Episode))


@pytest.fixture
def coordinator(qtbot: Any, tmp_path: Path) -> Iterator[Laptop]:
    seat = Seat(id=uuid4(), role=SeatRole.COORDINATOR, initials="CO")
    with a_laptop(qtbot, tmp_path / "coordinator", *SHARED, seat) as laptop:
        yield laptop


@pytest.fixture
def member(coordinator: Laptop, qtbot: Any, tmp_path: Path) -> Iterator[Laptop]:
    """P1, who joined from the coordinator's first set-up package."""
    path, passphrase = a_set_up(coordinator, qtbot)
    set_up = opened_set_up(path.read_bytes(), passphrase)
    joining = Joining(set_up=set_up, seat=Seat(id=uuid4(), initials="P1"), at=NOON)
    with a_laptop(qtbot, tmp_path / "member", joining=joining) as laptop:
        yield laptop


def a_set_up(laptop: Laptop, qtbot: Any, to: str = "") -> tuple[Path, str]:
    """A set-up package as the coordinator's review is now, and the words that open it."""
    panel = laptop.page.set_up
    panel.make_button.click()
    qtbot.waitUntil(lambda: bool(panel.findChildren(SetUpDialog)))
    (dialog,) = panel.findChildren(SetUpDialog)
    if to:
        dialog.to.setCurrentText(to)
        assert not dialog.passphrase.isVisible()
    passphrase, path = dialog.passphrase.text(), laptop.folder / f"{uuid4()}.age"
    asking_where(dialog, qtbot)
    with qtbot.waitSignal(dialog.written, timeout=20_000):
        choose(dialog, path)
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not panel.findChildren(SetUpDialog))
    return path, passphrase


def is_known_to(giver: Laptop, taker: Laptop, qtbot: Any) -> None:
    giver.page.contacts.give_to(giver.contact)
    qtbot.waitUntil(giver.contact.exists)
    takes_contact(taker, giver.contact, giver.workspace.review.initials, qtbot)


def takes_contact(laptop: Laptop, path: Path, initials: str, qtbot: Any) -> None:
    laptop.page.contacts.take(path)
    qtbot.waitUntil(lambda: initials in known_to(laptop))


def known_to(laptop: Laptop) -> list[str]:
    """Initials of everybody whose contact file was taken in."""
    offered = laptop.page.send.to
    contacts = (offered.itemData(at) for at in range(offered.count()))
    return sorted(contact.initials for contact in contacts if contact is not None)


def shown(laptop: Laptop, package: Path, qtbot: Any, passphrase: str = "") -> list[str]:
    """The lines that say what the package would do."""
    receive = laptop.page.receive
    receive.open_package(package)
    if passphrase:
        qtbot.waitUntil(lambda: not receive.passphrase.isHidden())
        assert receive.said.text().startswith("This package is sealed with a passphrase.")
        assert receive.problem.text() == ""
        receive.passphrase.edit.setText(passphrase)
        receive.unseal_button.click()
    qtbot.waitUntil(lambda: not receive.take_button.isHidden(), timeout=20_000)
    assert receive.passphrase.isHidden()
    assert receive.passphrase.text == ""
    return receive.plan.toPlainText().splitlines()


def takes_in(laptop: Laptop, qtbot: Any) -> None:
    receive = laptop.page.receive
    receive.take_button.click()
    qtbot.waitUntil(lambda: receive.said.text() == "Taken in.")


def test_what_changed_is_shown_in_words_and_taken_in_when_somebody_says_so(
    coordinator: Laptop, member: Laptop, qtbot: Any
) -> None:
    school = an_agency(name="Seahorse School")
    entry = an_entry(agency=school.id, text="Letter to the housing officer.")
    coordinator.workspace.save(
        replace(AGENCY, name="Harbour Trust"), replace(EPISODE, withdrawn=True), school
    )
    coordinator.workspace.save(entry)
    path, passphrase = a_set_up(coordinator, qtbot)
    before = member.workspace.review
    assert shown(member, path, qtbot, passphrase) == [
        "Agency: 1 new, 1 changed by them",
        "    New: Agency, Seahorse School",
        "    Changed: Agency, Harbour Health",
        "        Name: from “Harbour Health” to “Harbour Trust”",
        "Episode: 1 withdrawn",
        "    Taken out: Episode 2",
        "Chronology: 1 new",
        "    New: Chronology, 15 Oct 2021, “Letter to the housing officer.”",
    ]
    assert member.workspace.review == before
    takes_in(member, qtbot)
    here, there = member.workspace.review, coordinator.workspace.review
    assert (here.agencies, here.episodes, here.entries) == (
        there.agencies,
        there.episodes,
        there.entries,
    )
    assert member.page.receive.receipt_button.isHidden()
    out = member.page.receive.out_button
    qtbot.waitUntil(lambda: out.isVisibleTo(member.page.receive))
    out.click()
    qtbot.waitUntil(lambda: "taken out again" in member.page.receive.said.text())
    assert member.workspace.review.agencies == before.agencies


def test_for_somebody_who_is_known_it_needs_no_passphrase(
    coordinator: Laptop, member: Laptop, qtbot: Any
) -> None:
    is_known_to(member, coordinator, qtbot)
    coordinator.workspace.save(an_agency(name="Seahorse School"))
    path, _ = a_set_up(coordinator, qtbot, to="P1, panel member")
    assert shown(member, path, qtbot)[1] == "    New: Agency, Seahorse School"
    assert member.page.receive.newcomers.isHidden()


def test_a_wrong_passphrase_is_asked_for_again(
    coordinator: Laptop, member: Laptop, qtbot: Any
) -> None:
    path, passphrase = a_set_up(coordinator, qtbot)
    receive = member.page.receive
    receive.open_package(path)
    qtbot.waitUntil(lambda: not receive.passphrase.isHidden())
    receive.unseal_button.click()
    assert receive.problem.text() == "Type the passphrase of the package."
    receive.passphrase.edit.setText("another ferry")
    receive.unseal_button.click()
    qtbot.waitUntil(lambda: "does not open" in receive.problem.text(), timeout=20_000)
    receive.passphrase.edit.setText(passphrase)
    receive.passphrase.entered.emit()
    qtbot.waitUntil(lambda: not receive.take_button.isHidden(), timeout=20_000)
    told = receive.plan.toPlainText()
    assert told == "Everything in it is here already. Taking it in again changes nothing."


def test_what_was_changed_here_too_is_shown_and_waits(
    coordinator: Laptop, member: Laptop, qtbot: Any
) -> None:
    member.workspace.save(replace(AGENCY, name="Harbour"))
    coordinator.workspace.save(replace(AGENCY, name="Harbour Trust"))
    is_known_to(member, coordinator, qtbot)
    path, _ = a_set_up(coordinator, qtbot, to="P1, panel member")
    assert shown(member, path, qtbot) == [
        "Agency: 1 changed by both",
        "    Changed on both laptops, and both stay until you decide: Agency, Harbour",
        "        Name: from “Harbour” to “Harbour Trust”",
    ]
    takes_in(member, qtbot)
    conflicts = member.page.conflicts
    qtbot.waitUntil(lambda: bool(conflicts.cards))
    (card,) = conflicts.cards
    next(each for each in card.buttons if each.text() == "Keep what CO has").click()
    qtbot.waitUntil(lambda: not conflicts.cards)
    assert [each.name for each in member.workspace.review.live_agencies()] == ["Harbour Trust"]


def test_a_new_contact_file_in_it_is_told_with_its_digits_and_ticked_by_hand(
    coordinator: Laptop, member: Laptop, qtbot: Any
) -> None:
    newcomer = somebody("NW", SeatRole.WRITER, REVIEW)
    path = coordinator.folder / "theirs.contact"
    path.write_bytes(contact_file(newcomer))
    takes_contact(coordinator, path, "NW", qtbot)
    is_known_to(member, coordinator, qtbot)
    coordinator.workspace.save(an_agency(name="Seahorse School"))
    path, _ = a_set_up(coordinator, qtbot, to="P1, panel member")
    shown(member, path, qtbot)
    receive = member.page.receive
    (box,) = receive.newcomers.boxes
    assert box.text() == f"NW, overview writer: {contact_of(newcomer).digits}"
    assert box.accessibleName() == f"Take in the contact file of {box.text()}"
    assert not box.isChecked()
    assert receive.take_button.isEnabled()
    box.click()
    takes_in(member, qtbot)
    qtbot.waitUntil(lambda: known_to(member) == ["CO", "NW"])


def test_a_package_of_a_stranger_waits_until_somebody_says_who_they_are(
    coordinator: Laptop, member: Laptop, qtbot: Any, tmp_path: Path
) -> None:
    """A coordinator who is new in office, on a laptop that joined."""
    path, passphrase = a_set_up(coordinator, qtbot)
    set_up = opened_set_up(path.read_bytes(), passphrase)
    seat = Seat(id=uuid4(), role=SeatRole.COORDINATOR, initials="C2")
    joining = Joining(set_up=set_up, seat=seat, at=NOON)
    with a_laptop(qtbot, tmp_path / "successor", joining=joining) as successor:
        successor.workspace.save(an_agency(name="Seahorse School"))
        path, passphrase = a_set_up(successor, qtbot)
        shown(member, path, qtbot, passphrase)
    receive = member.page.receive
    (box,) = receive.newcomers.boxes
    assert box.text().startswith("C2, coordinator: ")
    assert not receive.take_button.isEnabled()
    receive.take()
    assert "Seahorse School" not in names(member)
    box.click()
    assert receive.take_button.isEnabled()
    takes_in(member, qtbot)
    assert "Seahorse School" in names(member)


def names(laptop: Laptop) -> set[str]:
    return {agency.name for agency in laptop.workspace.review.agencies.values()}


def test_a_coordinator_learns_what_the_writer_changed(
    coordinator: Laptop, qtbot: Any, tmp_path: Path
) -> None:
    path, passphrase = a_set_up(coordinator, qtbot)
    set_up = opened_set_up(path.read_bytes(), passphrase)
    seat = Seat(id=uuid4(), role=SeatRole.WRITER, initials="OW")
    joining = Joining(set_up=set_up, seat=seat, at=NOON)
    with a_laptop(qtbot, tmp_path / "writer", joining=joining) as writer:
        is_known_to(writer, coordinator, qtbot)
        writer.workspace.save(replace(AGENCY, name="Harbour Trust"))
        path, _ = a_set_up(writer, qtbot, to="CO, coordinator")
        assert shown(coordinator, path, qtbot)[0] == "Agency: 1 changed by them"
        takes_in(coordinator, qtbot)
        assert coordinator.workspace.review.agencies == writer.workspace.review.agencies
