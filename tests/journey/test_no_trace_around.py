"""No trace of the marker after what is done around the conversation, with files in and out.

Files that a person brings, or asks for, lie in a folder of their own, as on a memory stick: there
the marker may stand. Everywhere else it is looked for after each step.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from interviewer.domain.interview import Interview
from interviewer.domain.words import Clearance, Stage
from interviewer.ui.check.copy_dialog import CopyDialog
from interviewer.ui.chronology.import_dialog import ImportDialog
from interviewer.ui.page import Page
from interviewer.ui.pages.accuracy_check import AccuracyCheckPage
from interviewer.ui.pages.settings import SettingsPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.summary_export import SummaryDialog
from interviewer.ui.window import House
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, somebody_at, with_a_review
from tests.journey.test_no_trace import MARKER, computer, holding_the_marker

__all__ = ["computer"]  # a fixture that both files have

CHRONOLOGY = f"""Date;Agency;Event;Source
1 Sep 2021;{MARKER} agency;The {MARKER} was seen.;File
?Nov 2021;Night desk;;{MARKER} 5
"""


@pytest.fixture
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A memory stick."""
    return tmp_path_factory.mktemp("stick")


@pytest.fixture
def person(qtbot: Any, house: House, computer: list[Path]) -> Iterator[PanelMember]:
    """Somebody whose training case speaks of the marker."""
    with_a_review(house)
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        note = person.workspace.review.notes_of(closed_interview(person))[0]
        person.workspace.edit(replace(note, text=f"Saw the {MARKER} on the landing."))
        person.waits_until_saved()
        yield person
        while dialog := QApplication.activeModalWidget():
            dialog.close()


@pytest.fixture
def nowhere(
    person: PanelMember, computer: list[Path], capfd: pytest.CaptureFixture[str]
) -> Iterator[Callable[[], None]]:
    """Looks that the marker is nowhere: no file, title, output or clipboard."""
    titles = set[str]()
    look = QTimer(interval=20)
    look.timeout.connect(
        lambda: titles.update(top.windowTitle() for top in QApplication.topLevelWidgets())
    )
    look.start()
    said = list[str]()

    def look_everywhere() -> None:
        assert holding_the_marker(*computer) == []
        assert list((computer[1] / "temporary").iterdir()) == []
        assert not [title for title in titles if MARKER in title]
        assert MARKER not in QGuiApplication.clipboard().text()
        said.extend(capfd.readouterr())
        assert not [each for each in said if MARKER in each]

    yield look_everywhere
    look.stop()


def closed_interview(person: PanelMember) -> Interview:
    """The interview whose notes are to be tidied and checked."""
    review = person.workspace.review
    interviews = (each for each in review.interviews.values() if each.stage is Stage.TO_TIDY)
    return next(interviews)


def at(person: PanelMember, name: PageName) -> Page:
    shell = person.window.shell
    assert shell is not None
    shell.go(Place(name, closed_interview(person).id))
    return shell.page


def locks_and_unlocks(person: PanelMember, nowhere: Callable[[], None]) -> None:
    person.locks()
    nowhere()
    person.unlocks(PASSPHRASE)


def test_after_a_chronology_was_looked_at_and_taken_in(
    person: PanelMember, stick: Path, nowhere: Callable[[], None]
) -> None:
    path = stick / "contacts.csv"
    path.write_text(CHRONOLOGY, "utf-8")
    at(person, PageName.CHRONOLOGY)
    looks_at(person, path)
    nowhere()
    person.locks()  # in the middle of it
    nowhere()
    person.unlocks(PASSPHRASE)
    at(person, PageName.CHRONOLOGY)
    looks_at(person, path)
    person.pushes("Take in all 1")
    person.waits_to_see("1 entry was taken in.")
    person.waits_until_saved()
    locks_and_unlocks(person, nowhere)
    assert any(MARKER in entry.text for entry in person.workspace.review.live_entries())


def looks_at(person: PanelMember, path: Path) -> None:
    person.pushes("Take in a file…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    dialog.read(path)
    person.waits_to_see("has been taken in yet.")


def test_after_a_chronology_was_refused(
    person: PanelMember, stick: Path, nowhere: Callable[[], None]
) -> None:
    path = stick / "contacts.xlsx"
    path.write_bytes(b"PK\x03\x04" + CHRONOLOGY.encode())
    at(person, PageName.CHRONOLOGY)
    person.pushes("Take in a file…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    dialog.read(path)
    person.waits(dialog.problem.isVisible, "the file is not refused")
    assert MARKER not in dialog.problem.text()
    locks_and_unlocks(person, nowhere)


def test_after_a_copy_went_out_and_came_back(
    person: PanelMember, stick: Path, nowhere: Callable[[], None]
) -> None:
    page = at(person, PageName.ACCURACY_CHECK)
    assert isinstance(page, AccuracyCheckPage)
    passphrase = gives_out(person, page, stick / "copy.docx")
    nowhere()
    page.take_in.take(stick / "copy.docx")
    person.waits_to_see("Passphrase of the file")
    person.types(passphrase)
    person.presses("Return")
    person.waits_to_see("compared with the file that came back")
    person.fills("Their words", f"It was no {MARKER}.")
    nowhere()
    locks_and_unlocks(person, nowhere)
    assert holding_the_marker(stick) == []  # the copy is encrypted too


def gives_out(person: PanelMember, page: AccuracyCheckPage, path: Path) -> str:
    page.make_button.click()
    page.form.handed_out.setText("By hand")
    page.form.proceedings.clearance.choose(Clearance.CLEAR)
    passphrase = page.form.protection.passphrase.text()
    page.form.make_button.click()
    (dialog,) = page.findChildren(CopyDialog)
    dialog.write(path)
    person.waits(lambda: "Saved as" in dialog.said.text(), "the copy is not made")
    dialog.close_button.click()
    person.waits(lambda: not page.findChildren(CopyDialog), "the dialog does not close")
    return passphrase


def test_after_a_backup(person: PanelMember, nowhere: Callable[[], None]) -> None:
    page = at(person, PageName.SETTINGS)
    assert isinstance(page, SettingsPage)
    page.backups.make_button.click()
    person.waits_to_see("Backed up,")
    nowhere()
    person.waits(lambda: page.backups.table.item, "the backup is not in the list")
    page.backups.restore()
    person.waits_to_see("The backup is restored as a second review.")
    locks_and_unlocks(person, nowhere)


def test_after_a_search(person: PanelMember, nowhere: Callable[[], None]) -> None:
    at(person, PageName.INTERVIEWS)
    person.presses("Ctrl+K")
    person.types(MARKER)
    person.waits_to_see("1 found")
    nowhere()
    locks_and_unlocks(person, nowhere)
    person.presses("Ctrl+K")
    assert MARKER not in person.reads()


def test_after_a_document_was_refused(
    person: PanelMember, stick: Path, nowhere: Callable[[], None]
) -> None:
    dialog = summary_dialog(person)
    (stick / "taken").mkdir()
    for path in (stick / "taken", stick / "gone" / "summary.docx", Path("/sys/summary.docx")):
        dialog.write(path)
        person.waits(dialog.problem.isVisible, "it is not refused")
        assert MARKER not in dialog.problem.text()
        nowhere()
    with little_room():
        dialog.problem.say("")
        dialog.write(stick / "summary.docx")
        person.waits(dialog.problem.isVisible, "it is not refused")
    assert "no room left there" in dialog.problem.text()
    assert [path.name for path in stick.iterdir()] == ["taken"]
    locks_and_unlocks(person, nowhere)


def test_after_a_lock_while_an_identifier_is_looked_at(
    person: PanelMember, nowhere: Callable[[], None]
) -> None:
    note = person.workspace.review.notes_of(closed_interview(person))[0]
    person.workspace.edit(replace(note, text=f"{note.text} {MARKER}@example.org"))
    dialog = summary_dialog(person)
    dialog.save_button.click()
    person.waits(dialog.identifiers.isVisible, "nothing is found")
    assert MARKER in dialog.identifiers.context.text()
    locks_and_unlocks(person, nowhere)


def summary_dialog(person: PanelMember) -> SummaryDialog:
    at(person, PageName.INTERVIEWS)
    person.pushes("Make Word summary…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SummaryDialog)
    return dialog


@contextmanager
def little_room() -> Iterator[None]:
    """No file can grow beyond 8,000 bytes, as on a disk that is nearly full."""
    import resource  # which only Linux and macOS have

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
