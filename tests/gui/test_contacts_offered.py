"""Whom something is sealed for: nobody else takes the place of whoever was chosen."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QComboBox

from interviewer.domain.words import SeatRole
from interviewer.storage.handover.contact import Contact
from interviewer.ui.handing_over.contacts import offer_contacts

REVIEW = uuid4()


def a_contact(initials: str, role: SeatRole) -> Contact:
    key = initials.encode().ljust(32, b"\0")
    return Contact(review=REVIEW, initials=initials, role=role, recipient="", signing_key=key)


WRITER = a_contact("OW", SeatRole.WRITER)
MEMBER = a_contact("P2", SeatRole.PANEL_MEMBER)


def test_whoever_was_chosen_stays_chosen_when_somebody_else_comes(qtbot: Any) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    offer_contacts(box, [WRITER, MEMBER])
    assert box.currentText() == "OW, overview writer"
    box.setCurrentIndex(1)
    newcomer = a_contact("CO", SeatRole.COORDINATOR)
    offer_contacts(box, [WRITER, newcomer, replace(MEMBER, compared=True)])
    assert box.currentData() == replace(MEMBER, compared=True)


def test_who_is_trusted_no_more_is_not_offered_in_their_place_stands_the_first(qtbot: Any) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    offer_contacts(box, [WRITER, MEMBER])
    box.setCurrentIndex(1)
    offer_contacts(box, [WRITER])
    assert box.currentData() == WRITER
    offer_contacts(box, [])
    assert box.currentData() is None
