"""What locks the window, what is told when something went wrong, and when the process may end."""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from interviewer.app import Application
from interviewer.event_log import start_log, stop_log
from interviewer.settings import load_settings
from interviewer.ui.style import apply_style
from tests.journey.keyboard import PATIENCE
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import NAME, PASSPHRASE, a_house, with_a_review

ROOT = Path(__file__).parents[2]


@dataclass
class Desk:
    """The running application, whoever sits at it, and its log."""

    application: Application
    person: PanelMember
    log: Path

    @property
    def events(self) -> list[str]:
        """What the log says, without the times."""
        for handler in logging.getLogger("interviewer").handlers:
            handler.flush()
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        return [line.split(maxsplit=2)[2] for line in lines]


@pytest.fixture
def desk(
    qtbot: Any, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    house = a_house(tmp_path)
    with_a_review(house)
    start_log(tmp_path / "log")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the application sets its own
    application = Application(qapp, house)
    application.window.show()
    desk = Desk(application, PanelMember(application.window), tmp_path / "log" / "events.log")
    yield desk
    desk.person.leaves()
    application._idle.stop()
    application._idle.deleteLater()
    application.deleteLater()
    apply_style(qapp, "light", 100)
    stop_log()


def is_locked(desk: Desk) -> None:
    desk.person.waits_to_see(NAME)
    desk.person.waits(lambda: not desk.application.window.holds_unsaved, "it is not closed")
    assert desk.application.window.shell is None


# What locks it


def test_it_locks_when_nobody_is_there(desk: Desk) -> None:
    desk.person.unlocks(PASSPHRASE)
    desk.application._idle.idle.emit()
    is_locked(desk)
    assert desk.events == ["unlocked", "idle", "locked"]


def test_it_locks_with_the_screen(desk: Desk) -> None:
    desk.person.unlocks(PASSPHRASE)
    desk.application._session.locked.emit()
    is_locked(desk)
    assert desk.events == ["unlocked", "screen locked", "locked"]


def test_a_lock_by_idle_time_is_announced_and_taken_back(desk: Desk) -> None:
    desk.person.unlocks(PASSPHRASE)
    desk.application._idle.warned.emit()
    assert desk.person.sees("Locks in 30 seconds")
    desk.application._idle.used_again.emit()
    assert not desk.person.sees("Locks in 30 seconds")
    assert desk.person.sees("All notes saved")


def test_idle_time_counts_only_while_a_review_is_open(desk: Desk) -> None:
    watch = desk.application._idle
    active = [watch._timer.isActive()]
    desk.person.unlocks(PASSPHRASE)
    active.append(watch._timer.isActive())
    desk.person.locks()
    active.append(watch._timer.isActive())
    assert active == [False, True, False]


# What went wrong


def test_a_bug_of_ours_is_logged_by_type_and_place_and_told_in_one_line(desk: Desk) -> None:
    desk.person.unlocks(PASSPHRASE)
    QTimer.singleShot(1, look_up_the_words)
    desk.person.waits_to_see("Something in this application went wrong. What you typed is kept.")
    (told,) = [line for line in desk.events if line.startswith("error")]
    assert told.startswith("error KeyError at test_application.py:")
    assert "words" not in told


def look_up_the_words() -> None:
    """A bug whose message holds what was typed."""
    dict[str, str]()["the words of a note"]


def test_a_bug_on_the_store_s_thread_is_told_too(desk: Desk) -> None:
    desk.person.unlocks(PASSPHRASE)
    notes = desk.person.workspace
    desk.application.window._store_thread.run(notes, lambda: 1 // 0, print, raise_it)
    desk.person.waits_to_see("Something in this application went wrong.")
    assert any(line.startswith("error ZeroDivisionError at") for line in desk.events)


def raise_it(error: Exception) -> None:
    raise error


# Looks


def test_the_text_grows_and_shrinks_by_keyboard_and_stays_so(desk: Desk, tmp_path: Path) -> None:
    desk.person.unlocks(PASSPHRASE)
    sizes = [desk.application.window.fontInfo().pixelSize()]
    for keys in ("Ctrl++", "Ctrl+=", "Ctrl+-"):
        desk.person.presses(keys)
        sizes.append(desk.application.window.fontInfo().pixelSize())
    assert sizes == [14, 15, 17, 15]
    assert load_settings(tmp_path / "settings.json").text_percent == 110


def test_the_text_never_gets_smaller_than_its_least_size_nor_larger_than_double(
    desk: Desk,
) -> None:
    desk.person.unlocks(PASSPHRASE)
    desk.person.presses("Ctrl+-", times=5)
    least = desk.application.window.fontInfo().pixelSize()
    desk.person.presses("Ctrl++", times=15)
    assert (least, desk.application.window.fontInfo().pixelSize()) == (14, 28)


# When the process may end


def test_no_fresh_start_while_a_review_is_open(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts, program = a_program_that_is_noticed(tmp_path)
    monkeypatch.setattr(sys, "executable", str(program))
    desk.person.unlocks(PASSPHRASE)
    desk.application.restart()
    assert desk.application._fresh_start.isActive()
    assert not starts.exists()
    assert "fresh start" not in desk.events


def test_no_fresh_start_while_text_is_not_on_the_disk(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts, program = a_program_that_is_noticed(tmp_path)
    monkeypatch.setattr(sys, "executable", str(program))
    desk.person.unlocks(PASSPHRASE)
    desk.application.window.lock()
    assert desk.application.window.holds_unsaved
    desk.application.restart()
    assert desk.application._fresh_start.isActive()
    is_locked(desk)
    assert not starts.exists()


LEFT_ALONE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import interviewer.app
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, a_house, with_a_review

interviewer.app.FRESH_START_AFTER = 500
sys.executable = sys.argv[2]
house = a_house(Path(sys.argv[1]))
with_a_review(house)
app = QApplication([])
application = interviewer.app.Application(app, house)
application.window.show()
person = PanelMember(application.window)
person.unlocks(PASSPHRASE)
person.locks()
print("ended", app.exec())
"""


@pytest.mark.skipif(os.name != "posix", reason="the program that is noticed is a shell script")
def test_locked_and_left_alone_the_process_is_replaced_by_a_fresh_one(tmp_path: Path) -> None:
    starts, program = a_program_that_is_noticed(tmp_path)
    ended = subprocess.run(
        [sys.executable, "-c", LEFT_ALONE, str(tmp_path), str(program)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stdout == "ended 0\n", ended.stderr
    assert waits_for(starts) == "-m interviewer\n"


def waits_for(file: Path) -> str:
    """What a process that runs on its own has written there."""
    give_up = time.monotonic() + PATIENCE
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < give_up, "nothing was started"
        time.sleep(0.01)
    return file.read_text()


def a_program_that_is_noticed(folder: Path) -> tuple[Path, Path]:
    """A file that is written when the program is started, and the program."""
    starts, program = folder / "started", folder / "program"
    program.write_text(f'#!/bin/sh\necho "$@" > "{starts}"\n')
    program.chmod(0o755)
    return starts, program
