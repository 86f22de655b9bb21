"""A marker typed everywhere is found nowhere: no file, log, title, output or clipboard."""

import logging
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from interviewer.event_log import record_error, start_log, stop_log
from interviewer.ui.places import PageName, Place
from interviewer.ui.window import House
from tests.journey.panel_member import PanelMember
from tests.journey.somebody import PASSPHRASE, somebody_at, with_a_review

MARKER = "quokkaparasol"


@pytest.fixture
def computer(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[Path]]:
    """Every folder this process can write to of its own accord."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    start_log(own_home / "log")
    yield [own_home, tmp_path]
    stop_log()


def holding_the_marker(*folders: Path) -> list[str]:
    """Names of the files in which the marker stands, in any usual encoding, packed or not."""
    wanted = [MARKER.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        path.name
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        if any(word in content for word in wanted for content in (path.name.encode(), *held(path)))
    ]


def held(path: Path) -> Iterator[bytes]:
    """What is in a file, and in the members of one that is a Word file, a sheet or another zip."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from map(packed.read, packed.namelist())


def test_what_was_typed_is_nowhere_in_the_clear(
    qtbot: Any, house: House, computer: list[Path], capfd: pytest.CaptureFixture[str]
) -> None:
    folder = with_a_review(house)
    titles = set[str]()
    with somebody_at(house) as person:
        look = QTimer(interval=20)
        look.timeout.connect(
            lambda: titles.update(top.windowTitle() for top in QApplication.topLevelWidgets())
        )
        look.start()
        types_it_everywhere(person)
        record_error(ValueError(MARKER))
        # While it is open: the log beside the file too.
        assert holding_the_marker(*computer) == []
        person.locks()
        person.waits(lambda: not person.window.holds_unsaved, "it is not closed")
        look.stop()
        assert MARKER not in QGuiApplication.clipboard().text()
        person.unlocks(PASSPHRASE)
        notes = person.workspace.review.notes.values()
        assert any(MARKER in note.text for note in notes)
    assert folder.is_dir()
    assert holding_the_marker(*computer) == []
    assert titles <= {"Interviewer", ""}
    said = capfd.readouterr()
    assert MARKER not in said.out + said.err


def types_it_everywhere(person: PanelMember) -> None:
    person.unlocks(PASSPHRASE)
    person.opens_the_interview()
    person.jumps_to("ordinary week")
    person.notes(f"Said the {MARKER} was blue.", "Alt+7")
    person.keeps_follow_up(f"Copy of the {MARKER}", "SN1", "26 Nov 2026")
    person.presses("F6")
    person.fills("Jotting", f"Ask about the {MARKER}")
    person.presses("Return")
    person.acts_on(f"A {MARKER} at risk", "Duty social worker", "14:20")
    person.jumps_to("ordinary week")
    person.presses("Up")
    person.presses("Ctrl+A")
    person.presses("Ctrl+C")
    assert MARKER in QGuiApplication.clipboard().text()
    shell = person.window.shell
    assert shell is not None
    review = person.workspace.review
    reflecting = next(r.interview for r in review.reflections.values())
    shell.go(Place(PageName.REFLECTION, reflecting))
    person.types(f"The {MARKER} surprised me.")
    assert MARKER not in repr(review)
    person.waits_until_saved()


def test_the_search_for_the_marker_finds_it_in_a_word_file(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(f"Said the {MARKER} was blue.")
    document.save(str(tmp_path / "left behind.tmp"))
    assert holding_the_marker(tmp_path) == ["left behind.tmp"]


def test_the_search_for_the_marker_finds_it_where_nothing_is_encrypted(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE note (text)")
    plain.execute("INSERT INTO note VALUES (?)", (f"Said the {MARKER} was blue.",))
    plain.commit()
    plain.close()
    assert holding_the_marker(tmp_path) == ["plain.db"]


def test_an_error_is_logged_by_type_and_place_only(computer: list[Path]) -> None:
    with pytest.raises(ValueError, match=MARKER) as caught:
        int(MARKER)
    record_error(caught.value)
    logging.shutdown()
    (log,) = computer[0].rglob("events.log")
    assert "ValueError" in log.read_text("utf-8")
    assert holding_the_marker(*computer) == []
