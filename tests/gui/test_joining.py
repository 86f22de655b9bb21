"""A review that somebody set up travels to another laptop, which joins it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from interviewer.domain.guidance import Guidance
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.words import Document, SeatRole
from interviewer.storage.strength import passphrase_strength
from interviewer.ui.background import Background
from interviewer.ui.handing_over.set_up import SetUpDialog
from tests.file_dialog import choose
from tests.gui.named import nameless, tab_of
from tests.gui.test_handing_over import SET_UP, Laptop, a_laptop
from tests.gui.test_summary_export import asking_where
from tests.gui.test_welcome import FirstRun

_SHARED = [v for v in SET_UP if isinstance(v, Particulars | Guidance | Agency | Episode)]


@pytest.fixture
def coordinator(qtbot: Any, tmp_path: Path) -> Iterator[Laptop]:
    seat = Seat(id=uuid4(), role=SeatRole.COORDINATOR, initials="CO")
    with a_laptop(qtbot, tmp_path / "coordinator", *_SHARED, seat) as laptop:
        yield laptop


@pytest.fixture
def newcomer(qtbot: Any, store_thread: Background, tmp_path: Path) -> Iterator[FirstRun]:
    first_run = FirstRun(qtbot, store_thread, tmp_path / "newcomer")
    yield first_run
    first_run.close()


def dialog_of(laptop: Laptop, qtbot: Any) -> SetUpDialog:
    panel = laptop.page.set_up
    panel.make_button.click()
    qtbot.waitUntil(lambda: bool(panel.findChildren(SetUpDialog)))
    (dialog,) = panel.findChildren(SetUpDialog)
    return dialog


def set_up_made(laptop: Laptop, qtbot: Any) -> tuple[Path, str]:
    """The set-up package and the words that open it."""
    dialog = dialog_of(laptop, qtbot)
    words, path = dialog.passphrase.text(), laptop.folder / "set-up.age"
    field = dialog.passphrase
    assert field.fontMetrics().horizontalAdvance(words) < field.width()
    asking_where(dialog, qtbot)
    with qtbot.waitSignal(dialog.written, timeout=20_000):
        choose(dialog, path)
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not laptop.page.set_up.findChildren(SetUpDialog))
    return path, words


def opens(newcomer: FirstRun, path: Path, passphrase: str, qtbot: Any) -> None:
    """Choose the file, type the passphrase, and wait for what comes of it."""
    step = newcomer.page.join
    newcomer.page.front.join_button.click()
    step.choose(path)
    step.passphrase.edit.setText(passphrase)
    step.open_button.click()
    qtbot.waitUntil(lambda: bool(step.told.text() or step.problem.text()), timeout=20_000)


def finishes(newcomer: FirstRun, qtbot: Any) -> None:
    page = newcomer.page
    page.next_button.click()
    newcomer.type_passphrase()
    page.next_button.click()
    code = page._code
    assert code is not None
    newcomer.type_back(code.groups[1], code.groups[6])
    assert page.next_button.text() == "&Join the review"
    page.next_button.click()
    qtbot.waitUntil(lambda: bool(newcomer.opened), timeout=20_000)


def test_a_panel_member_joins_the_review_that_a_coordinator_set_up(
    coordinator: Laptop, newcomer: FirstRun, qtbot: Any
) -> None:
    path, words = set_up_made(coordinator, qtbot)
    assert b"Harbour" not in path.read_bytes()
    opens(newcomer, path, words, qtbot)
    step = newcomer.page.join
    assert step.told.text().startswith("The review “Child Kestrel”, from CO, coordinator.")
    assert coordinator.page.contacts.mine.text().removeprefix("My digits: ") in step.told.text()
    assert step.name.text() == "Child Kestrel"
    step.initials.setText("P1")
    finishes(newcomer, qtbot)
    review, sent = newcomer.opened[0].review, coordinator.workspace.review
    assert review.details == sent.details
    assert review.agencies == sent.agencies
    assert review.episodes == sent.episodes
    assert review.guidances == sent.guidances
    (seat,) = review.seats.values()
    assert (seat.initials, seat.role) == ("P1", SeatRole.PANEL_MEMBER)
    assert step.told.text() == step.passphrase.text == step.initials.text() == ""


def test_the_package_is_remembered_and_its_passphrase_is_not(
    coordinator: Laptop, qtbot: Any
) -> None:
    _, words = set_up_made(coordinator, qtbot)
    (made,) = coordinator.workspace.review.exports.values()
    assert made.document is Document.SET_UP
    assert words not in repr(coordinator.workspace.review)
    assert dialog_of(coordinator, qtbot).passphrase.text() != words


def test_a_package_without_a_passphrase_is_not_made(coordinator: Laptop, qtbot: Any) -> None:
    dialog = dialog_of(coordinator, qtbot)
    dialog.passphrase.setText("  ")
    dialog.save_button.click()
    assert dialog.problem.text() == ""
    assert "Give it a passphrase." in [s.text() for s in dialog.findChildren(type(dialog.problem))]
    assert nameless(dialog) == []


def test_a_package_with_a_passphrase_that_is_soon_guessed_is_not_made(
    coordinator: Laptop, qtbot: Any
) -> None:
    dialog = dialog_of(coordinator, qtbot)
    dialog.passphrase.setText("winter")
    dialog.save_button.click()
    assert dialog.said.text() == ""
    assert passphrase_strength("winter").advice in [
        each.text() for each in dialog.findChildren(type(dialog.problem))
    ]


def test_only_who_sets_up_for_others_is_offered_it(
    coordinator: Laptop, qtbot: Any, tmp_path: Path
) -> None:
    assert coordinator.page.tabs.isTabVisible(tab_of(coordinator.page.tabs, "Set-up"))
    with a_laptop(qtbot, tmp_path / "member", *SET_UP) as member:
        assert not member.page.tabs.isTabVisible(tab_of(member.page.tabs, "Set-up"))


def test_a_wrong_passphrase_and_a_damaged_file_are_each_told(
    coordinator: Laptop, newcomer: FirstRun, qtbot: Any
) -> None:
    path, words = set_up_made(coordinator, qtbot)
    step = newcomer.page.join
    opens(newcomer, path, "another-one", qtbot)
    assert step.problem.text().startswith("That passphrase does not open this package.")
    broken = bytearray(path.read_bytes())
    broken[-20] ^= 1
    path.write_bytes(bytes(broken))
    step.problem.say("")
    opens(newcomer, path, words, qtbot)
    assert step.problem.text().startswith("This package is no longer as it was made")
    newcomer.page.next_button.click()
    assert newcomer.page.problem.text() == "Open the file first, to see whose review it is."
    assert not newcomer.reviews.exists()


def test_a_file_of_another_kind_is_nothing_to_join_from(
    newcomer: FirstRun, qtbot: Any, tmp_path: Path
) -> None:
    other = tmp_path / "other.age"
    other.write_bytes(b"Something else altogether.")
    opens(newcomer, other, "words", qtbot)
    assert newcomer.page.join.problem.text().startswith("This file is not a package")


def test_initials_that_somebody_has_are_not_taken(
    coordinator: Laptop, newcomer: FirstRun, qtbot: Any
) -> None:
    opens(newcomer, *set_up_made(coordinator, qtbot), qtbot)
    page = newcomer.page
    page.join.initials.setText("co")
    page.next_button.click()
    assert page.problem.text().startswith("Somebody else of this review goes by co.")
    page.join.initials.setText("")
    page.next_button.click()
    assert page.problem.text() == "Give your initials."
    assert nameless(page) == []


def test_a_review_is_started_for_the_seat_that_is_chosen(
    newcomer: FirstRun, qtbot: Any, qapp: QApplication
) -> None:
    seat = newcomer.page.details.role
    seat.choose(SeatRole.WRITER)
    assert seat.follows.text().startswith("You bring everybody’s interviews together")
    groups = newcomer.keep_code()
    newcomer.type_back(groups[1], groups[6])
    newcomer.page.next_button.click()
    qtbot.waitUntil(lambda: bool(newcomer.opened))
    (chosen,) = newcomer.opened[0].review.seats.values()
    assert chosen.role is SeatRole.WRITER
