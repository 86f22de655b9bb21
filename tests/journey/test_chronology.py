"""A chronology arrives as a file of each kind; notes of the next interview speak of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from interviewer.ui.chronology.import_dialog import ImportDialog
from interviewer.ui.places import PageName
from interviewer.ui.window import House
from tests.builders import a_set_up
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, somebody_at, with_a_review
from tests.libreoffice import converted
from tests.system_packages import wants
from tests.unit.documents.tables import a_csv, a_docx, an_xlsx

HEADINGS = ("Date", "Time", "Agency", "What happened", "Source")
ROWS = (
    ("15/10/2021", "14:30", "Harbour Health", "Letter sent to the housing officer.", "School file"),
    ("?November 2021", "", "Night desk", "Call, “nobody there”.", "Log 5"),
    ("Easter", "", "Harbour Health", "Card from Žąsėlė.", "School file"),
)


@pytest.fixture
def person(qtbot: Any, house: House) -> Iterator[PanelMember]:
    """Somebody whose review has one planned interview, unlocked."""
    with_a_review(house, *a_set_up())
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        yield person


def a_file(folder: Path, kind: str, rows: Sequence[Sequence[str]] = ROWS) -> Path:
    table = [HEADINGS, *rows]
    made = {
        "csv": a_csv(table, delimiter=";").encode("utf-8-sig"),
        "xlsx": an_xlsx(table),
        "docx": a_docx(table),
    }
    path = folder / f"contacts.{kind}"
    path.write_bytes(made[kind])
    return path


def as_libreoffice_writes_it(path: Path) -> Path:
    """The same file, opened and saved by LibreOffice."""
    saved = path.parent / "saved" / path.name
    saved.parent.mkdir()
    saved.write_bytes(converted(path.read_bytes(), path.name, path.suffix[1:], path.parent))
    return saved


def looks_at(person: PanelMember, path: Path) -> None:
    """Choose the file; as with saving, the system's own dialog cannot be worked here."""
    person.pushes("Take in a file…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    dialog.read(path)
    person.waits_to_see(f"Nothing of “{path.name}” has been taken in yet.")


def takes_in_twice(person: PanelMember, path: Path) -> None:
    """Take the file in; when it comes again it adds nothing, also after the laptop was locked."""
    person.goes_to_page(PageName.CHRONOLOGY)
    looks_at(person, path)
    assert person.sees("Agencies that the review does not know; they stay as written: Night desk.")
    assert person.sees("1 of the new ones has no date that can be read")
    assert person.workspace.review.entries == {}
    person.pushes("Take in all 3")
    person.waits_to_see("3 entries were taken in.")
    person.waits_until_saved()
    person.locks()
    person.unlocks(PASSPHRASE)
    person.goes_to_page(PageName.CHRONOLOGY)
    looks_at(person, path)
    assert person.sees("3 rows are there already.")
    person.pushes("Nothing")
    entries = person.workspace.review.live_entries()
    assert [(entry.written, entry.uncertain, entry.text) for entry in entries] == [
        (date, date.startswith("?"), text) for date, _, _, text, _ in ROWS
    ]
    assert [entry.time for entry in entries] == ["14:30", "", ""]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_a_chronology_is_taken_in_from_each_kind_of_file(
    person: PanelMember, tmp_path: Path, kind: str
) -> None:
    takes_in_twice(person, a_file(tmp_path, kind))


@wants("soffice", "libreoffice-writer")
def test_a_chronology_is_taken_in_from_a_document_that_libreoffice_wrote(
    person: PanelMember, tmp_path: Path
) -> None:
    takes_in_twice(person, as_libreoffice_writes_it(a_file(tmp_path, "docx")))


def test_the_same_chronology_in_another_kind_of_file_adds_nothing(
    person: PanelMember, tmp_path: Path
) -> None:
    takes_in_twice(person, a_file(tmp_path, "csv"))
    looks_at(person, a_file(tmp_path, "docx", [*ROWS, ("2022", "", "Police", "New.", "Log 9")]))
    assert person.sees("1 row is new.")
    person.pushes("Take in all 1")
    person.waits_to_see("1 entry was taken in.")
    assert len(person.workspace.review.live_entries()) == 4


def test_a_note_is_tied_to_an_entry_that_was_taken_in(person: PanelMember, tmp_path: Path) -> None:
    takes_in_twice(person, a_file(tmp_path, "xlsx"))
    person.pushes("To the list of interviews")
    person.opens_the_interview()
    person.jumps_to("passed on to another service")
    person.types("Wrote to the housing officer.")
    person.presses("Ctrl+Shift+H")
    person.presses("Return")
    person.presses("Return")
    person.types("And that was it.")
    first, second = person.notes_typed
    letter = person.workspace.review.live_entries()[0]
    assert (first.entries, second.entries) == ((letter.id,), ())
    person.waits_until_saved()
    person.locks()
    person.unlocks(PASSPHRASE)
    assert person.workspace.review.notes[first.id].entries == (letter.id,)
