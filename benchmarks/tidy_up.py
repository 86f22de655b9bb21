"""The tidy-up list of an interview with 500 notes, beside that of one with 50 in the same window.

The list is opened from the list of interviews, gone through with the Down key, and a tag is given
here and there while it is saved behind. Each figure is the time until the window has nothing left
to do: handling, layout and painting.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.data import a_folder, a_review, an_id
from benchmarks.desk import Desk
from benchmarks.figures import Figure, at_most, median, percentile, say, show
from interviewer.domain.interview import FollowUp, Note
from interviewer.domain.review import Value
from interviewer.ui.places import PageName, Place

MANY, FEW = 500, 50
OPENINGS, STEPS, EVERY = 6, 45, 5
"""How often each list is opened, turn about, how far it is gone through, and how many notes apart
one is marked."""

ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Times:
    """Milliseconds for each opening of the list, each step, and each tag."""

    opening: list[float]
    steps: list[float]
    tags: list[float]


def measure() -> Sequence[Figure]:
    """Go through both lists."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "reviews" / "one"
        folder.parent.mkdir(parents=True)
        a_folder(folder, tuple(_values())).close()
        desk = Desk(Path(home))
        desk.unlock()
        many, few = Times([], [], []), Times([], [], [])
        for turn in range(OPENINGS + 1):
            _go_through(desk, an_id("interview 1"), many)
            _go_through(desk, an_id("interview 2"), few)
            if turn == 0:  # everything was made for the first time
                many, few = Times([], [], []), Times([], [], [])
            say(f"both lists gone through, {turn} of {OPENINGS}")
        desk.lock()
    return _figures(many, few)


def _values() -> Iterator[Value]:
    """Two interviews: one with many notes, one with few."""
    second = an_id("interview 2")
    values = a_review(2 * MANY, interviews=2)
    notes = [v for v in values if isinstance(v, Note) and v.source == second]
    dropped = {note.id for note in notes[FEW:]}
    for value in values:
        of = value.note if isinstance(value, FollowUp) else value.id
        if of not in dropped:
            yield value


def _go_through(desk: Desk, interview: UUID, times: Times) -> None:
    desk.shell.go_home()
    place = Place(PageName.TIDY_UP, interview)
    times.opening.append(_timed(desk, partial(desk.shell.go, place)))
    for step in range(STEPS):
        times.steps.append(_timed(desk, partial(_press, Qt.Key.Key_Down)))
        if step % EVERY == 0:
            times.tags.append(_timed(desk, partial(_press, Qt.Key.Key_8, ALT)))


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def _timed(desk: Desk, act: Callable[[], object]) -> float:
    _settle(desk)
    began = perf_counter()
    act()
    _settle(desk)
    return (perf_counter() - began) * 1000


def _settle(desk: Desk) -> None:
    """Let everything happen; widgets that go would otherwise wait for a loop that never comes."""
    desk.app.processEvents()
    desk.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _figures(many: Times, few: Times) -> list[Figure]:
    growth = MANY / FEW
    opening = median(many.opening) / median(few.opening)
    step = median(many.steps) / median(few.steps)
    return [
        at_most(
            f"opening the list: {MANY} notes ÷ {FEW}; linear is {growth:g}×", opening, growth, "×"
        ),
        at_most(f"going to the next note: {MANY} notes ÷ {FEW}", step, 2, "×"),
        Figure(what=f"opening the list with {MANY} notes", value=f"{median(many.opening):.0f} ms"),
        Figure(what=f"with {FEW}", value=f"{median(few.opening):.0f} ms"),
        Figure(
            what=f"going to the next note, p50 and p99, among {MANY}; among {FEW}",
            value=f"{_p50_p99(many.steps)}; {_p50_p99(few.steps)}",
        ),
        Figure(
            what=f"marking a note, p50 and p99, among {MANY}; among {FEW}",
            value=f"{_p50_p99(many.tags)}; {_p50_p99(few.tags)}",
        ),
    ]


def _p50_p99(times: list[float]) -> str:
    return f"{median(times):.1f} ms, {percentile(times, 99):.1f} ms"


if __name__ == "__main__":
    show(measure)
