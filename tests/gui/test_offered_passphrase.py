"""The words around a file that travels: offered, typed over, and never too easy to guess."""

from typing import Any

import pytest

from interviewer.ui.offered_passphrase import OfferedPassphrase
from interviewer.ui.protection import Protection
from interviewer.ui.sentence import Sentence


def said_in(protection: Protection) -> list[str]:
    return [each.text() for each in protection.findChildren(Sentence) if each.text()]


def test_what_is_offered_holds_and_another_one_is_another(qtbot: Any) -> None:
    offered = OfferedPassphrase()
    qtbot.addWidget(offered)
    offered.offer()
    first = offered.words
    assert offered.what_is_wrong() == ""
    offered.another_button.click()
    assert offered.words not in ("", first)
    assert offered.what_is_wrong() == ""


@pytest.mark.parametrize("typed", ["winter", "Kestrel1", "aaaaaaaaaaaa"])
def test_what_is_soon_guessed_is_refused_with_advice(typed: str, qtbot: Any) -> None:
    protection = Protection()
    qtbot.addWidget(protection)
    protection.begin()
    assert protection.is_settled()
    before = said_in(protection)
    protection.passphrase.setText(typed)
    assert not protection.is_settled()
    assert len(said_in(protection)) == len(before) + 1


def test_none_at_all_needs_a_reason(qtbot: Any) -> None:
    protection = Protection()
    qtbot.addWidget(protection)
    protection.begin()
    protection.passphrase.clear()
    assert not protection.is_settled()
    assert "Give it a passphrase, or say why it needs none." in said_in(protection)
    protection.protect.setChecked(False)
    assert not protection.is_settled()
    protection.reason.setText("Handed over on paper")
    assert protection.is_settled()
    assert (protection.chosen, protection.why_none) == ("", "Handed over on paper")
