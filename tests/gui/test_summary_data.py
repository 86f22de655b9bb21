"""The data of an interview in its summary: offered, sealed, and taken in from the Word file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from interviewer.domain.clearance import cleared_answer
from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import Reflection, Thought
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.words import Occasion, ReflectionState, SeatRole, Stage
from interviewer.ui.background import Background
from interviewer.ui.summary_export import SummaryDialog
from tests.builders import NOON, a_note
from tests.gui.named import nameless
from tests.gui.test_handing_over import SET_UP, Laptop, a_laptop, exchange_contacts
from tests.gui.test_summary_export import words_of
from tests.unit.documents import reading
from tests.unit.documents.damage import parts_of

FOR_THE_WRITER = 1


@pytest.fixture
def sender(qtbot: Any, tmp_path: Path) -> Iterator[Laptop]:
    """A panel member's, with one interview that was heard and closed."""
    *set_up, interview, asked = SET_UP
    heard = replace(interview, stage=Stage.TO_TIDY, started=NOON, closed=NOON)
    note = a_note(source=heard.id, text="Rang the hub on Friday.")
    with a_laptop(qtbot, tmp_path / "member", *set_up, heard, asked, note) as laptop:
        yield laptop


@pytest.fixture
def reader(qtbot: Any, tmp_path: Path) -> Iterator[Laptop]:
    """The overview writer's, with the same set-up."""
    shared = [v for v in SET_UP if isinstance(v, Particulars | Guidance | Agency | Episode)]
    seat = Seat(id=uuid4(), role=SeatRole.WRITER, initials="OW")
    with a_laptop(qtbot, tmp_path / "writer", *shared, seat) as laptop:
        yield laptop


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background(threads=1)
    yield background
    background.wait()


def is_cleared(laptop: Laptop) -> None:
    """Nothing stands in the way of handing the interview over."""
    (interview,) = laptop.workspace.review.interviews.values()
    at = datetime.now(UTC)
    cleared = cleared_answer(uuid4(), interview, Occasion.HAND_OVER, by="P1", at=at)
    laptop.workspace.save(cleared)


def is_ready(laptop: Laptop) -> None:
    """Cleared, tidied up, and agreed with the practitioner."""
    is_cleared(laptop)
    review = laptop.workspace.review
    (interview,), (note,) = review.interviews.values(), review.notes.values()
    laptop.workspace.save(replace(interview, agreed=NOON), replace(note, withdrawn=True))
    for by in interview.interviewers:
        saved = Reflection(
            id=uuid4(), interview=interview.id, by=by, state=ReflectionState.SAVED, at=NOON
        )
        laptop.workspace.save(saved)


def a_dialog(laptop: Laptop, background: Background, qtbot: Any) -> SummaryDialog:
    (interview,) = laptop.workspace.review.interviews.values()
    dialog = SummaryDialog(laptop.workspace, background, interview.id, laptop.page)
    dialog.open()
    asked = list[bool]()
    laptop.workspace.ask(lambda _: True, asked.append, print)
    qtbot.waitUntil(lambda: bool(asked))
    return dialog


def written(dialog: SummaryDialog, path: Path, qtbot: Any) -> bytes:
    """What was written, once it is remembered."""
    with qtbot.waitSignal(dialog.written, timeout=60_000):
        dialog.write(path)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    return path.read_bytes()


def carried(laptop: Laptop, background: Background, qtbot: Any) -> Path:
    """A summary that carries its data for the overview writer."""
    is_cleared(laptop)
    dialog = a_dialog(laptop, background, qtbot)
    dialog.data.to.setCurrentIndex(FOR_THE_WRITER)
    dialog.data.reason.setText("The writer asked for it.")
    path = laptop.folder / "SN1.docx"
    written(dialog, path, qtbot)
    dialog.close_button.click()
    return path


def test_a_writer_who_got_only_the_word_file_takes_the_interview_in(
    sender: Laptop,
    reader: Laptop,
    background: Background,
    qtbot: Any,
) -> None:
    exchange_contacts(sender, reader, qtbot)
    path = carried(sender, background, qtbot)
    assert "Rang the hub on Friday." in words_of(path.read_bytes())
    (sent,) = sender.workspace.review.packages.values()
    assert (sent.to, sent.reason) == ("OW", "The writer asked for it.")
    assert sent.revisions

    receive = reader.page.receive
    receive.open_package(path)
    qtbot.waitUntil(lambda: not receive.take_button.isHidden())
    assert "SN1: 1 note new" in receive.plan.toPlainText()
    assert "changed" not in receive.said.text()
    receive.take_button.click()
    qtbot.waitUntil(lambda: receive.said.text().startswith("Taken in."))
    (note,) = reader.workspace.review.notes.values()
    assert note.text == "Rang the hub on Friday."

    receive.write_receipt(reader.folder / "P1.receipt")
    qtbot.waitUntil((reader.folder / "P1.receipt").exists)
    sender.page.send.take(reader.folder / "P1.receipt")
    qtbot.waitUntil(lambda: sender.page.send.said.text().startswith("OW has taken"))
    receive.open_package(path)
    qtbot.waitUntil(lambda: not receive.take_button.isHidden())
    assert receive.plan.toPlainText().startswith("Everything in it is here already.")


def test_another_text_around_the_data_is_told(
    sender: Laptop,
    reader: Laptop,
    background: Background,
    qtbot: Any,
) -> None:
    exchange_contacts(sender, reader, qtbot)
    path = carried(sender, background, qtbot)
    content, main = path.read_bytes(), "word/document.xml"
    text = reading.member(content, main).replace("on Friday", "on Monday")
    path.write_bytes(reading.with_member(content, main, text))
    receive = reader.page.receive
    receive.open_package(path)
    qtbot.waitUntil(lambda: not receive.take_button.isHidden())
    assert "The text of this Word file was changed after it was made." in receive.said.text()
    receive.take_button.click()
    qtbot.waitUntil(lambda: receive.said.text().startswith("Taken in."))
    (note,) = reader.workspace.review.notes.values()
    assert note.text == "Rang the hub on Friday."


def test_a_word_file_with_nothing_in_it_says_so(
    sender: Laptop,
    reader: Laptop,
    background: Background,
    qtbot: Any,
) -> None:
    path = sender.folder / "SN1.docx"
    written(a_dialog(sender, background, qtbot), path, qtbot)
    receive = reader.page.receive
    receive.open_package(path)
    qtbot.waitUntil(lambda: "carries no data" in receive.problem.text())
    assert receive.take_button.isHidden()
    assert reader.workspace.review.notes == {}


def test_what_is_not_cleared_stays_out_and_the_summary_is_made_all_the_same(
    sender: Laptop,
    reader: Laptop,
    background: Background,
    qtbot: Any,
) -> None:
    exchange_contacts(sender, reader, qtbot)
    dialog = a_dialog(sender, background, qtbot)
    assert not dialog.data.to.isEnabled()
    assert dialog.data.told.text().startswith("Nobody has answered yet whether")
    content = written(dialog, sender.folder / "SN1.docx", qtbot)
    assert not any(name.startswith("customXml") for name in parts_of(content))
    assert sender.workspace.review.packages == {}


def test_what_is_not_ready_goes_only_where_somebody_says_why(
    sender: Laptop,
    reader: Laptop,
    background: Background,
    qtbot: Any,
) -> None:
    exchange_contacts(sender, reader, qtbot)
    is_cleared(sender)
    dialog = a_dialog(sender, background, qtbot)
    assert dialog.data.to.currentText() == "Leave the data out"
    dialog.data.to.setCurrentIndex(FOR_THE_WRITER)
    assert "Not ready yet: 1 of 1 notes not tidied up" in dialog.data.told.text()
    dialog.save_button.click()
    assert dialog.save_button.isEnabled()
    assert dialog.data.reason.hasFocus() or not dialog.isActiveWindow()
    assert "Give the reason" in dialog.data.reason.accessibleDescription()


def test_what_is_ready_goes_to_a_writer_who_is_known(
    sender: Laptop,
    reader: Laptop,
    background: Background,
    qtbot: Any,
) -> None:
    is_ready(sender)
    dialog = a_dialog(sender, background, qtbot)
    assert dialog.data.to.currentText() == "Leave the data out"
    dialog.reject()
    exchange_contacts(sender, reader, qtbot)
    dialog = a_dialog(sender, background, qtbot)
    assert dialog.data.to.currentText() == "Sealed for OW, the overview writer"


def test_what_the_text_leaves_out_by_choice_does_not_travel_unseen(
    sender: Laptop,
    reader: Laptop,
    background: Background,
    qtbot: Any,
) -> None:
    """Who interviewed is in all data, so the text tells it; reflections are in neither or both."""
    exchange_contacts(sender, reader, qtbot)
    (interview,) = sender.workspace.review.interviews.values()
    thought = Thought(
        id=uuid4(), interview=interview.id, by="P1", prompt="surprised", text="OURS", taken=NOON
    )
    finished = Reflection(
        id=uuid4(), interview=interview.id, by="P1", state=ReflectionState.SAVED, at=NOON
    )
    sender.workspace.save(thought, finished)
    is_cleared(sender)
    dialog = a_dialog(sender, background, qtbot)
    assert not dialog.initials.isChecked()
    dialog.data.to.setCurrentIndex(FOR_THE_WRITER)
    assert dialog.initials.isChecked()
    assert not dialog.initials.isEnabled()
    dialog.data.reason.setText("The writer asked for it.")
    told = words_of(written(dialog, sender.folder / "SN1.docx", qtbot))
    assert "P1" in told
    assert not dialog.initials.isEnabled()
    receive = reader.page.receive
    receive.open_package(sender.folder / "SN1.docx")
    qtbot.waitUntil(lambda: not receive.take_button.isHidden())
    receive.take_button.click()
    qtbot.waitUntil(lambda: receive.said.text().startswith("Taken in."))
    assert reader.workspace.review.thoughts == {}
    dialog.data.to.setCurrentIndex(0)
    assert not dialog.initials.isChecked()
    assert dialog.initials.isEnabled()


def test_a_writer_hands_over_to_nobody(
    reader: Laptop,
    sender: Laptop,
    background: Background,
    qtbot: Any,
) -> None:
    (seat,) = sender.workspace.review.seats.values()
    sender.workspace.save(replace(seat, role=SeatRole.WRITER))
    exchange_contacts(sender, reader, qtbot)
    is_ready(sender)
    dialog = a_dialog(sender, background, qtbot)
    assert dialog.data.isHidden()
    assert not dialog.data.goes


def test_every_control_is_named(
    sender: Laptop,
    background: Background,
    qapp: QApplication,
    qtbot: Any,
) -> None:
    is_cleared(sender)
    dialog = a_dialog(sender, background, qtbot)
    dialog.data.to.setCurrentIndex(dialog.data.to.count() - 1)
    assert dialog.data.passphrase.words
    assert nameless(dialog) == []
