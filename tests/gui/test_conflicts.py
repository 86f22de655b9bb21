"""What two laptops changed apart is shown to the writer, who decides."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QLabel

from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import Note
from interviewer.domain.set_up import Seat
from interviewer.domain.words import SeatRole
from interviewer.storage.handover.parcel import Parcel
from interviewer.ui.handing_over.conflicts import ConflictsPanel
from tests.builders import a_note
from tests.gui.named import nameless
from tests.gui.test_handing_over import SET_UP, Laptop, a_laptop
from tests.unit.storage.handover.people import a_parcel, a_version

INTERVIEW = SET_UP[6]
SAID = a_note(source=INTERVIEW.id, text="Rang the hub.")


def arrives(laptop: Laptop, parcel: Parcel, qtbot: Any) -> None:
    """What P1 hands over is taken in, as the page does once it is opened."""
    done = list[bool]()
    workspace = laptop.workspace

    def take(store: Any) -> None:
        store.take_in(store.plan_taking_in(parcel, "P1"), at=workspace.now(), who="OW")

    def reload(_: None) -> None:
        workspace.reload(lambda: done.append(True), _refuse)

    workspace.ask(take, reload, _refuse)
    qtbot.waitUntil(lambda: bool(done))


def _refuse(error: Exception) -> None:
    raise error


def test_both_versions_are_shown_and_one_is_kept(qtbot: Any, tmp_path: Path) -> None:
    seat = Seat(id=uuid4(), role=SeatRole.WRITER, initials="OW")
    values = [value for value in SET_UP if not isinstance(value, Seat)]
    assert any(isinstance(value, Guidance) for value in values)
    with a_laptop(qtbot, tmp_path / "writer", *values, seat, SAID) as writer:
        theirs = a_version(replace(SAID, text="Rang the hub twice."))
        arrives(writer, a_parcel(theirs, review=writer.workspace.review.details.id), qtbot)
        panel = writer.page.findChild(ConflictsPanel)
        assert panel is not None
        panel.fetch()
        qtbot.waitUntil(lambda: len(panel.cards) == 1)
        (card,) = panel.cards
        told = " ".join(label.text() for label in card.findChildren(QLabel))
        assert "Words: Rang the hub twice." in told
        assert "Words: Rang the hub." in told
        assert nameless(writer.page) == []
        keep = next(b for b in card.buttons if "P1" in b.text())
        keep.click()
        qtbot.waitUntil(lambda: panel.cards == [])
        (note,) = writer.workspace.review.all_of(Note).values()
        assert isinstance(note, Note)
        assert note.text == "Rang the hub twice."
        assert panel.isHidden()
