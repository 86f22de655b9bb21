"""From one laptop to another: contact files, a sealed package, its plan, the receipt back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from interviewer.domain.clearance import cleared_answer
from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import Interview
from interviewer.domain.names import RealName
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.words import Occasion, SeatRole, Stage
from interviewer.storage import Change, RecoveryCode, ReviewFolder
from interviewer.storage.handover.joining import Joining
from interviewer.ui.background import Background
from interviewer.ui.handing_over.package_dialog import PackageDialog
from interviewer.ui.opening import Opened, loaded
from interviewer.ui.pages.handing_over import HandingOverPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.workspace import Surroundings, Workspace
from tests.builders import NOON, a_note, a_set_up
from tests.file_dialog import choose
from tests.gui.conftest import CHEAP
from tests.gui.named import nameless
from tests.gui.test_summary_export import asking_where


@dataclass
class Laptop:
    """Somebody's open review and the page for handing over."""

    workspace: Workspace
    page: HandingOverPage
    folder: Path

    @property
    def contact(self) -> Path:
        return self.folder / "mine.contact"


@contextmanager
def a_laptop(
    qtbot: Any, folder: Path, *values: Any, joining: Joining | None = None
) -> Iterator[Laptop]:
    folder.mkdir()
    thread, background = Background(threads=1), Background(threads=1)
    surroundings = Surroundings(lambda: datetime.now(UTC), uuid4, thread)
    opened, closed = list[Opened](), list[bool]()

    def create() -> Opened:
        store = ReviewFolder.create(
            folder / "review",
            name="Winter review",
            passphrase="harbour lantern saltmarsh",
            recovery_code=RecoveryCode.new(),
            change=joining or Change(values=values, at=NOON),
            cost=CHEAP,
        )
        return loaded(folder / "review", store)

    thread.run(thread, create, opened.append, refuse)
    qtbot.waitUntil(lambda: bool(opened))
    workspace = Workspace(opened[0].store, opened[0].review, surroundings)
    page = HandingOverPage(workspace, background)
    workspace.changed.connect(page.show_review)
    page.resize(1100, 800)
    page.show()
    page.show_place(Place(PageName.HANDING_OVER))
    yield Laptop(workspace, page, folder)
    page.leave()
    background.wait()
    workspace.close(lambda: closed.append(True))
    qtbot.waitUntil(lambda: bool(closed))
    thread.wait()
    page.close()
    page.deleteLater()


def refuse(error: Exception) -> None:
    raise error


SET_UP = a_set_up()
"""What every laptop of the review shares, and one interview that only the panel member has."""


@pytest.fixture
def member(qtbot: Any, tmp_path: Path) -> Iterator[Laptop]:
    values = [
        replace(value, stage=Stage.TO_TIDY, started=NOON, closed=NOON)
        if isinstance(value, Interview)
        else value
        for value in SET_UP
    ]
    (interview,) = [value for value in values if isinstance(value, Interview)]
    note = a_note(source=interview.id, text="Rang the hub on Friday.")
    with a_laptop(qtbot, tmp_path / "member", *values, note) as laptop:
        yield laptop


@pytest.fixture
def writer(qtbot: Any, tmp_path: Path) -> Iterator[Laptop]:
    shared = [v for v in SET_UP if isinstance(v, Particulars | Guidance | Agency | Episode)]
    seat = Seat(id=uuid4(), role=SeatRole.WRITER, initials="OW")
    with a_laptop(qtbot, tmp_path / "writer", *shared, seat) as laptop:
        yield laptop


def exchange_contacts(one: Laptop, other: Laptop, qtbot: Any) -> None:
    for giving, taking in ((one, other), (other, one)):
        giving.page.contacts.give_to(giving.contact)
        qtbot.waitUntil(giving.contact.exists)
        taking.page.contacts.take(giving.contact)
        qtbot.waitUntil(lambda taking=taking: taking.page.contacts.table.item is not None)


def package_dialog(
    member: Laptop, qtbot: Any, reason: str = "The writer asked for it."
) -> PackageDialog:
    send = member.page.send
    (interview,) = member.workspace.review.interviews.values()
    send.choose_button.click()
    member.workspace.save(
        cleared_answer(uuid4(), interview, Occasion.HAND_OVER, by="P1", at=datetime.now(UTC))
    )
    send.reason.setText(reason)
    send.make_button.click()
    qtbot.waitUntil(lambda: bool(send.findChildren(PackageDialog)))
    (dialog,) = send.findChildren(PackageDialog)
    return dialog


def package_made(member: Laptop, qtbot: Any) -> Path:
    dialog = package_dialog(member, qtbot)
    asking_where(dialog, qtbot)
    return saved(dialog, member, qtbot)


def saved(dialog: PackageDialog, member: Laptop, qtbot: Any) -> Path:
    path = member.folder / "for OW.age"
    with qtbot.waitSignal(dialog.written):
        choose(dialog, path)
    dialog.close_button.click()
    return path


def took_in(writer: Laptop, package: Path, qtbot: Any) -> str:
    """What the plan said, once it is done."""
    receive = writer.page.receive
    receive.open_package(package)
    qtbot.waitUntil(lambda: not receive.take_button.isHidden())
    told = receive.plan.toPlainText()
    receive.take_button.click()
    qtbot.waitUntil(lambda: receive.said.text().startswith("Taken in."))
    return told


def test_an_interview_goes_to_the_writer_and_the_receipt_comes_back(
    member: Laptop, writer: Laptop, qtbot: Any
) -> None:
    exchange_contacts(member, writer, qtbot)
    package = package_made(member, qtbot)
    assert b"Rang the hub" not in package.read_bytes()
    (interview,) = member.workspace.review.interviews.values()
    assert interview.stage is Stage.TO_TIDY

    told = took_in(writer, package, qtbot)
    assert "SN1: 1 note new" in told
    (note,) = writer.workspace.review.notes.values()
    assert note.text == "Rang the hub on Friday."

    receipt = writer.folder / "for P1.receipt"
    writer.page.receive.write_receipt(receipt)
    qtbot.waitUntil(receipt.exists)
    assert b"Rang the hub" not in receipt.read_bytes()
    member.page.send.take(receipt)
    qtbot.waitUntil(lambda: member.page.send.said.text().startswith("OW has taken"))
    (interview,) = member.workspace.review.interviews.values()
    assert interview.stage is Stage.HANDED_OVER
    (sent,) = member.workspace.review.packages.values()
    assert sent.confirmed is not None
    assert (sent.to, sent.reason) == ("OW", "The writer asked for it.")


def test_where_no_contact_file_is_known_a_passphrase_seals_the_package(
    member: Laptop, writer: Laptop, qtbot: Any
) -> None:
    member.page.contacts.give_to(member.contact)
    qtbot.waitUntil(member.contact.exists)
    writer.page.contacts.take(member.contact)
    send = member.page.send
    assert send.to.currentIndex() < 0
    send.to.setCurrentIndex(0)
    send.show_contacts([])
    assert send.to.currentIndex() == 0
    dialog = package_dialog(member, qtbot)
    assert nameless(dialog) == []
    dialog.passphrase.field.setText("password")
    dialog.save_button.click()
    assert dialog.findChildren(QFileDialog) == []
    dialog.passphrase.offer()
    opens = dialog.passphrase.words
    asking_where(dialog, qtbot)
    package = saved(dialog, member, qtbot)
    (sent,) = member.workspace.review.packages.values()
    assert (sent.to, bool(sent.revisions)) == ("", True)

    receive = writer.page.receive
    receive.open_package(package)
    qtbot.waitUntil(lambda: receive.passphrase.isVisibleTo(receive))
    receive.passphrase.edit.setText(opens)
    receive.unseal_button.click()
    qtbot.waitUntil(lambda: not receive.take_button.isHidden())
    receive.take_button.click()
    qtbot.waitUntil(lambda: receive.said.text().startswith("Taken in."))
    (note,) = writer.workspace.review.notes.values()
    assert note.text == "Rang the hub on Friday."


def test_a_name_that_is_replaced_on_the_way_out_goes_as_it_was_replaced(
    member: Laptop, writer: Laptop, qtbot: Any
) -> None:
    exchange_contacts(member, writer, qtbot)
    (note,) = member.workspace.review.notes.values()
    member.workspace.save(replace(note, text="Rang Anna on Friday."))
    known, name = list[None](), RealName(id=uuid4(), name="Anna", stands_for="Mother")
    member.workspace.ask(lambda store: store.save_names(name), known.append, refuse)
    qtbot.waitUntil(lambda: bool(known))
    dialog = package_dialog(member, qtbot)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.identifiers.open > 0)
    dialog.identifiers.replace_button.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    took_in(writer, saved(dialog, member, qtbot), qtbot)
    (there,) = writer.workspace.review.notes.values()
    assert there.text == "Rang Mother on Friday."
    (sent,) = member.workspace.review.packages.values()
    assert sent.revisions


def test_twice_is_the_same_as_once(member: Laptop, writer: Laptop, qtbot: Any) -> None:
    exchange_contacts(member, writer, qtbot)
    package = package_made(member, qtbot)
    took_in(writer, package, qtbot)
    before = writer.workspace.review
    again = took_in(writer, package, qtbot)
    assert again == "Everything in it is here already. Taking it in again changes nothing."
    assert writer.workspace.review.notes == before.notes


def test_only_what_was_just_taken_in_comes_out_however_often_it_is_clicked(
    member: Laptop, writer: Laptop, qtbot: Any
) -> None:
    exchange_contacts(member, writer, qtbot)
    package = package_made(member, qtbot)
    took_in(writer, package, qtbot)
    took_in(writer, package, qtbot)
    for _ in range(2):
        writer.page.receive.out_button.click()
    qtbot.waitUntil(lambda: "taken out again" in writer.page.receive.said.text())
    left = list[int]()
    writer.workspace.ask(lambda store: len(store.taken_in()), left.append, refuse)
    qtbot.waitUntil(lambda: bool(left))
    assert left == [1]
    assert writer.workspace.review.notes


def test_nothing_else_is_begun_while_a_package_is_taken_in(
    member: Laptop, writer: Laptop, qtbot: Any
) -> None:
    exchange_contacts(member, writer, qtbot)
    package = package_made(member, qtbot)
    receive = writer.page.receive
    receive.open_package(package)
    qtbot.waitUntil(lambda: not receive.take_button.isHidden())
    receive.take_button.click()
    assert not receive.open_button.isEnabled()
    qtbot.waitUntil(lambda: receive.said.text().startswith("Taken in."))
    assert receive.open_button.isEnabled()
    assert receive.out_button.isEnabled()


def test_a_package_can_be_taken_out_again_also_when_the_page_comes_up_later(
    member: Laptop, writer: Laptop, qtbot: Any, background: Background
) -> None:
    exchange_contacts(member, writer, qtbot)
    took_in(writer, package_made(member, qtbot), qtbot)
    later = HandingOverPage(writer.workspace, background)
    qtbot.addWidget(later)
    later.show()
    later.show_place(Place(PageName.HANDING_OVER))
    out = later.receive.out_button
    qtbot.waitUntil(lambda: out.isVisibleTo(later.receive))
    assert out.text().startswith("Take the package of P1, ")
    out.click()
    qtbot.waitUntil(lambda: "taken out again" in later.receive.said.text())
    assert writer.workspace.review.notes == {}
    qtbot.waitUntil(lambda: not out.isVisibleTo(later.receive))


def test_what_is_not_ready_goes_with_a_reason_only(
    member: Laptop, writer: Laptop, qtbot: Any
) -> None:
    exchange_contacts(member, writer, qtbot)
    send = member.page.send
    send.make_button.click()
    assert send.problem.text() == "Choose at least one interview to hand over."
    send.choose_button.click()
    send.make_button.click()
    assert send.problem.text().startswith("Say first whether proceedings stand in the way")
    (interview,) = member.workspace.review.interviews.values()
    member.workspace.save(
        cleared_answer(uuid4(), interview, Occasion.HAND_OVER, by="P1", at=datetime.now(UTC))
    )
    send.make_button.click()
    assert send.problem.text().startswith("Something is not ready yet.")
    assert "accuracy check not finished" in send.table.model().index(0, 2).data()


def test_a_panel_member_sees_nobody_elses_interviews(
    member: Laptop, qtbot: Any, tmp_path: Path
) -> None:
    shared = [v for v in SET_UP if isinstance(v, Particulars | Guidance | Agency | Episode)]
    seat = Seat(id=uuid4(), role=SeatRole.PANEL_MEMBER, initials="P9")
    with a_laptop(qtbot, tmp_path / "colleague", *shared, seat) as colleague:
        exchange_contacts(member, colleague, qtbot)
        package = package_made(member, qtbot)
        receive = colleague.page.receive
        receive.open_package(package)
        qtbot.waitUntil(lambda: "overview writer only" in receive.problem.text())
        assert colleague.workspace.review.notes == {}


def test_a_package_for_somebody_else_or_from_a_stranger_is_refused(
    member: Laptop, writer: Laptop, qtbot: Any
) -> None:
    exchange_contacts(member, writer, qtbot)
    package = package_made(member, qtbot)
    broken = bytearray(package.read_bytes())
    broken[-20] ^= 1
    damaged = member.folder / "damaged.age"
    damaged.write_bytes(bytes(broken))
    receive = writer.page.receive
    receive.open_package(damaged)
    qtbot.waitUntil(lambda: bool(receive.problem.text()))
    assert writer.workspace.review.notes == {}
    assert receive.take_button.isHidden()


def test_every_control_is_named(
    member: Laptop, writer: Laptop, qapp: QApplication, qtbot: Any
) -> None:
    exchange_contacts(member, writer, qtbot)
    for at in range(member.page.tabs.count()):
        member.page.tabs.setCurrentIndex(at)
        assert nameless(member.page) == []
