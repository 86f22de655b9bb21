"""Taking a chronology of 5,000 entries in from each kind of file, and finding in it as typed.

What one thread does alone is told in its processor time, which other work on the machine does not
lengthen; how long the window stands still, and the disk, by the clock.
"""

import csv
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from time import perf_counter, thread_time
from uuid import uuid4

import docx
import openpyxl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.data import chance, words
from benchmarks.desk import Desk, put_review
from benchmarks.figures import Figure, at_most, median, percentile, show
from benchmarks.stalls import StallRecorder
from interviewer.domain.review import Review
from interviewer.ui.chronology.import_dialog import planned_from
from interviewer.ui.pages.chronology import ChronologyPage
from interviewer.ui.places import PageName, Place
from interviewer.ui.saving import Saving

ENTRIES, ROUNDS, READINGS = 5000, 5, 20
TYPED = "supervisor letter"
_HEADINGS = ("Date", "Time", "Agency", "Event", "Source")


def measure() -> Sequence[Figure]:
    """Plan from each kind of file; then take one in and type into the page."""
    with tempfile.TemporaryDirectory() as folder:
        files = _files(Path(folder))
        figures = [
            Figure(what=f"{ENTRIES:,} entries read and planned, {kind}", value=f"{took:.2f} s")
            for kind, took in ((kind, _planned(file)) for kind, file in files.items())
        ]
        return [*figures, *_at_the_window(Path(folder) / "home", files["CSV"])]


def _planned(file: Path) -> float:
    times = []
    for _ in range(ROUNDS):
        began = thread_time()
        plan = planned_from(file, Review(), uuid4)
        times.append(thread_time() - began)
        assert len(plan.values) == ENTRIES
    return median(times)


def _at_the_window(home: Path, file: Path) -> list[Figure]:
    put_review(home)
    desk = Desk(home)
    desk.unlock()
    shell, recorder = desk.shell, StallRecorder()
    shell.go(Place(PageName.CHRONOLOGY))
    page = shell.page
    assert isinstance(page, ChronologyPage)
    dialog = page.take_in()
    desk.app.processEvents()
    recorder.start()
    stalls = []
    for _ in range(READINGS):  # now and then one is far longer than the others
        recorder.gaps = []
        dialog.read(file)
        desk.wait_until(dialog.take_button.isVisible)
        desk.app.processEvents()
        stalls.append(recorder.longest)
    recorder.gaps = []
    dialog.take_in()
    desk.app.processEvents()
    taking, began = recorder.longest, perf_counter()
    desk.wait_until(lambda: shell.workspace.save_state.saving is Saving.SAVED)
    recorder.stop()
    saved, letters = perf_counter() - began, _typed(desk, page)
    again = _planned_again(shell.workspace.review, file)
    desk.window.activateWindow()  # the dialog had the keyboard
    desk.lock()
    return [
        Figure(what="the same again, all of it there already", value=f"{again:.2f} s"),
        at_most(f"longest stall of the window in {READINGS} readings", max(stalls), 50, "ms"),
        Figure(what="longest stall in a reading, median", value=f"{median(stalls):.0f} ms"),
        Figure(what="the window stands still while all are taken in", value=f"{taking:.0f} ms"),
        Figure(what="until they are on the disk", value=f"{saved:.2f} s"),
        at_most(
            f"finding in {ENTRIES:,} entries, a letter, p99", percentile(letters, 99), 16, "ms"
        ),
        Figure(what="a letter, p50", value=f"{percentile(letters, 50):.1f} ms"),
    ]


def _planned_again(review: Review, file: Path) -> float:
    began = thread_time()
    plan = planned_from(file, review, uuid4)
    assert plan.values == ()
    return thread_time() - began


def _typed(desk: Desk, page: ChronologyPage) -> list[float]:
    """Milliseconds that each letter takes until the table has followed and is painted."""
    times = []
    page.filters.words.setFocus()
    for _ in range(ROUNDS * 2):
        page.filters.words.clear()
        desk.app.processEvents()
        for letter in TYPED:
            began = thread_time()
            QTest.keyClicks(page.filters.words, letter)
            page.table.viewport().repaint()
            times.append((thread_time() - began) * 1000)
    QApplication.processEvents()
    return times


def _files(folder: Path) -> dict[str, Path]:
    rows = _rows()
    made = {"CSV": _csv(rows), "XLSX": _xlsx(rows), "Word": _word(rows)}
    files = {}
    for kind, content in made.items():
        files[kind] = folder / f"made.{kind}"
        files[kind].write_bytes(content)
    return files


def _rows() -> list[tuple[str, ...]]:
    dice, day = chance("chronology"), date(2020, 1, 1)
    rows: list[tuple[str, ...]] = [_HEADINGS]
    for number in range(ENTRIES):
        when = day + timedelta(days=number // 3)
        written = dice.choice([f"{when:%d/%m/%Y}", f"{when:%d.%m.%y}", f"?{when:%B %Y}"])
        time = f"{dice.randint(8, 18):02}:30" if dice.random() < 0.5 else ""
        event = f"{number}: {words(dice, dice.randint(8, 60))}"
        rows.append((written, time, f"Service {dice.randint(1, 7)}", event, f"File {number % 40}"))
    return rows


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    into = StringIO()
    csv.writer(into).writerows(rows)
    return into.getvalue().encode()


def _xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Contacts")
    for row in rows:
        sheet.append(row)
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def _word(rows: Sequence[Sequence[str]]) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(_HEADINGS))
    for shown, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(shown.cells, row, strict=True):
            cell.text = text
    into = BytesIO()
    document.save(into)
    return into.getvalue()


if __name__ == "__main__":
    show(measure)
