"""What the corner of the screen says about saving, and when."""

from datetime import datetime
from typing import Any

import pytest

from interviewer.ui import top_bar
from interviewer.ui.saving import SaveState, Saving
from interviewer.ui.top_bar import TopBar
from tests.builders import NOON

SAVED = SaveState(Saving.SAVED, NOON)


@pytest.fixture
def bar(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> TopBar:
    monkeypatch.setattr(top_bar, "SLOW", 10)
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show_save_state(SAVED)
    return bar


def saving(at: datetime = NOON) -> SaveState:
    return SaveState(Saving.SAVING, at)


def test_a_write_that_is_acknowledged_in_time_is_not_spoken_of(bar: TopBar, qtbot: Any) -> None:
    bar.show_save_state(saving())
    said = [bar._saved.text()]
    bar.show_save_state(SAVED)
    qtbot.wait(30)
    said.append(bar._saved.text())
    assert said == [SAVED.words] * 2


def test_a_write_that_hangs_is_not_called_saved(bar: TopBar, qtbot: Any) -> None:
    bar.show_save_state(saving())
    qtbot.waitUntil(lambda: bar._saved.text() == "Saving…")
    bar.show_save_state(SAVED)
    assert bar._saved.text() == SAVED.words


def test_a_failure_stays_said(bar: TopBar, qtbot: Any) -> None:
    bar.show_save_state(saving())
    bar.show_save_state(SaveState(Saving.FAILED, NOON))
    qtbot.wait(30)
    assert bar._saved.text() == "Not saved yet"
