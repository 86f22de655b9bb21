"""From *Before you start* to *agreed*, with a returned file that LibreOffice really edited."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from interviewer.domain.accuracy_outcome import checked_states
from interviewer.domain.clearance import may_begin
from interviewer.domain.interview import Interview
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.words import Outcome, Stage
from interviewer.ui.check.copy_dialog import CopyDialog
from interviewer.ui.pages.accuracy_check import AccuracyCheckPage
from interviewer.ui.window import House
from tests.builders import a_set_up
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, somebody_at, with_a_review
from tests.libreoffice import done
from tests.system_packages import wants
from tests.unit.documents.reading import checked, everything

EDITED = """
  doc = OpenedWith("copy.docx", "{passphrase}")
  Replaced(doc, "on the Monday", "on the Tuesday")
  Answered(doc, "Nobody rang back.", "I never said so. They did ring.")
  Answered(doc, "Wrote a card.", "Agreed")
  ParagraphAfter(doc, "Please write here:", "I also wrote to the school.")
  doc.store()
  doc.close(True)
"""


@pytest.fixture
def person(qtbot: Any, house: House) -> Iterator[PanelMember]:
    """Somebody with one planned interview, of which nobody has asked about proceedings."""
    with_a_review(house, *(v for v in a_set_up() if not isinstance(v, ProceedingsAnswer)))
    with somebody_at(house) as person:
        person.unlocks(PASSPHRASE)
        yield person


@wants("soffice", "libreoffice-writer")
def test_from_before_you_start_to_agreed(person: PanelMember, tmp_path: Path) -> None:
    settles_what_comes_before(person)
    holds_the_conversation(person)
    copy = tmp_path / "copy.docx"
    passphrase = gives_the_copy_out(person, copy)
    person.waits_until_saved()
    person.locks()
    comes_back_from_libreoffice(copy, passphrase, tmp_path)
    person.unlocks(PASSPHRASE)
    takes_it_in(person, copy, passphrase)
    decides_on_everything(person)
    finishes(person)
    summary = tmp_path / "summary.docx"
    person.makes_the_summary(summary)
    says_how_each_note_stands(checked(summary.read_bytes(), tmp_path))


def the_interview(person: PanelMember) -> Interview:
    (interview,) = person.workspace.review.interviews.values()
    return interview


def the_page(person: PanelMember) -> AccuracyCheckPage:
    assert person.window.shell is not None
    page = person.window.shell.page
    assert isinstance(page, AccuracyCheckPage)
    return page


def settles_what_comes_before(person: PanelMember) -> None:
    person.goes_to("Interviews")
    person.presses("Return")
    assert person.sees("Before you start:")
    answers_that_nothing_stands_in_the_way(person)
    assert may_begin(person.workspace.review, the_interview(person))


def answers_that_nothing_stands_in_the_way(person: PanelMember) -> None:
    person.goes_to("Proceedings: Not asked yet")
    person.presses("Right")


def holds_the_conversation(person: PanelMember) -> None:
    person.presses("Ctrl+Return")
    person.jumps_to("your part in this")
    person.notes("Joined the school in September.")
    person.notes("Rang the hub on the Monday.")
    person.notes("Nobody rang back.")
    person.notes("Wrote a card.")
    while not person.sees("Close the interview"):
        person.presses("Ctrl+Down")
    person.pushes("Close the interview")
    person.pushes("Save reflection")
    assert the_interview(person).stage is Stage.TO_TIDY


def gives_the_copy_out(person: PanelMember, path: Path) -> str:
    """Make the copy; returns the passphrase, copied from the screen."""
    person.pushes("Accuracy check")
    person.pushes("Make the practitioner’s copy…")
    person.fills("How it is handed out", "By secure mail")
    person.goes_to("Passphrase")
    field = person.keyboard
    assert isinstance(field, QLineEdit)
    passphrase = field.text()
    person.pushes("Make the copy…")
    assert person.sees("Nobody has answered yet whether")
    answers_that_nothing_stands_in_the_way(person)
    person.pushes("Make the copy…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CopyDialog)
    # The system's own file dialog cannot be worked on Qt's invisible screen.
    dialog.write(path)
    person.waits_to_see("It opens with the passphrase only")
    person.pushes("Close")
    assert person.sees("With the practitioner until")
    return passphrase


def comes_back_from_libreoffice(path: Path, passphrase: str, folder: Path) -> None:
    work = folder / "libreoffice"
    work.mkdir()
    lines = EDITED.replace("{passphrase}", passphrase)
    saved = done(work, {"copy.docx": path.read_bytes()}, lines)
    assert saved["copy.docx"] != path.read_bytes()
    path.write_bytes(saved["copy.docx"])


def takes_it_in(person: PanelMember, path: Path, passphrase: str) -> None:
    person.pushes("Accuracy check")
    the_page(person).take_in.take(path)
    person.waits_to_see("Passphrase of the file")
    person.types(passphrase)
    person.presses("Return")
    person.waits_to_see("compared with the file that came back")
    assert person.sees("4 to decide.")
    assert all(s.outcome is None for s in states(person).values())


def decides_on_everything(person: PanelMember) -> None:
    person.goes_to("What came back")
    person.presses("Home")
    person.types("l")
    assert person.sees("Statement 2: changed in the file")
    person.types("cda")
    assert person.sees("What was added")
    person.types("n")
    labels = {number: state.label for number, state in states(person).items()}
    assert labels == {
        1: "Not checked",
        2: "Corrected",
        3: "Disputed",
        4: "Agreed",
        5: "Added",
    }
    person.presses("Ctrl+Z")
    assert 5 not in states(person)
    person.presses("Ctrl+Y")
    assert states(person)[5].label == "Added"


def finishes(person: PanelMember) -> None:
    person.pushes("Finish the check")
    assert person.sees("1 statement has no answer: that stays “no reply” and is not agreed.")
    person.presses("Space")
    interview = the_interview(person)
    assert interview.stage is Stage.AGREED
    assert person.sees("Checked: 1 agreed, 1 corrected, 1 disputed, 1 added, 1 without an answer")
    (copy,) = person.workspace.review.copies_of(interview)
    assert (copy.outcome, copy.recorded_by) == (Outcome.DISPUTED, "P1")
    person.waits_until_saved()
    person.locks()
    person.unlocks(PASSPHRASE)
    assert states(person)[1].label == "No reply"


def states(person: PanelMember) -> dict[int, Any]:
    """How each live note stands, by its number."""
    review, interview = person.workspace.review, the_interview(person)
    notes = {note.id: note.number for note in review.notes_of(interview)}
    return {notes[note]: s for note, s in checked_states(review, interview).items()}


def says_how_each_note_stands(summary: Any) -> None:
    said = everything(summary)
    assert "Rang the hub on the Tuesday." in said
    assert "on the Monday" not in said
    assert "The practitioner disputes this: “I never said so. They did ring.”" in said
    assert "Accuracy check: no reply" in said
    assert "I also wrote to the school." in said
