"""Typing 2,000 characters into the interview page of a review with 5,000 notes.

The keys come as from a keyboard, into the window as it is started, with Enter after every few dozen
letters and tags on the way, while what is typed is saved behind it. An event loop that beats each
millisecond tells how long each key held it up: handling, layout, painting and whatever the save
needed, until the next key. Other work on the machine counts there too, so the processor time that
this thread took is told beside it.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import thread_time

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.data import an_id, chance, words
from benchmarks.desk import NOTES, Desk, put_review
from benchmarks.figures import Figure, at_most, percentile, say, show
from benchmarks.stalls import StallRecorder
from interviewer.ui.saving import SaveState, Saving

CHARACTERS = 2000
PAUSE = 25
"""Milliseconds from one key to the next: four times as fast as people type."""

_NOISE = 0.3
"""Milliseconds: a beat that is late by less is not late."""

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Stroke:
    """One key: a letter, or a key with what is held down beside it."""

    key: Qt.Key | str
    modifiers: Qt.KeyboardModifier = NONE


class Script(QObject):
    """Presses one key after the other, and keeps for each how long the event loop was held up."""

    def __init__(self, desk: Desk, strokes: Sequence[Stroke]) -> None:
        super().__init__()
        self.saves = 0
        self.held: list[float] = []
        self.worked: list[float] = []
        self._before = 0.0
        self.recorder = StallRecorder(self)
        self._strokes: Iterator[Stroke] = iter(strokes)
        self._heard = 0
        self._loop = QEventLoop()
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._press)
        desk.shell.workspace.save_state_changed.connect(self._count_save)

    def run(self) -> None:
        """Press every key; return after the last one."""
        self.recorder.start()
        self._timer.start()
        self._loop.exec()

    def _press(self) -> None:
        if self._heard:
            self._keep()
        self._heard = len(self.recorder.gaps)
        self._before = thread_time()
        stroke = next(self._strokes, None)
        if stroke is None:
            self._timer.stop()
            self.recorder.stop()
            self._loop.quit()
            return
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(stroke.key, str):
            QTest.keyClicks(focused, stroke.key, stroke.modifiers)
        else:
            QTest.keyClick(focused, stroke.key, stroke.modifiers)

    def _keep(self) -> None:
        self.held.append(sum(gap for gap in self.recorder.gaps[self._heard :] if gap > _NOISE))

        self.worked.append((thread_time() - self._before) * 1000)

    def _count_save(self, state: SaveState) -> None:
        self.saves += state.saving is Saving.SAVED


def measure() -> Sequence[Figure]:
    """Type, and tell how long each key took."""
    with tempfile.TemporaryDirectory() as home:
        put_review(Path(home))
        desk = Desk(Path(home))
        desk.unlock()
        desk.open_interview("relied_on")
        before = _letters(desk)
        script = Script(desk, list(_strokes()))
        say(f"review open, typing {CHARACTERS} characters")
        script.run()
        desk.shell.leave()
        typed = _letters(desk) - before
        desk.lock()
    if typed < CHARACTERS * 0.95:  # a blank at the end of a note is not kept
        raise RuntimeError(f"Only {typed} characters arrived.")
    return _figures(script)


def _figures(script: Script) -> list[Figure]:
    held = script.held
    over = sum(gap > 50 for gap in script.recorder.gaps)
    return [
        at_most(f"handling of a key, {NOTES:,} notes, p99", percentile(held, 99), 16, "ms"),
        at_most(
            "longest time the window stood still while typing", script.recorder.longest, 50, "ms"
        ),
        Figure(
            what="a key in processor time, p50, p99, the slowest; until the next, with the beats",
            value=" ms, ".join(
                f"{percentile(script.worked, percent):.1f}" for percent in (50, 99, 100)
            )
            + " ms",
        ),
        Figure(what="handling of a key, p50", value=f"{percentile(held, 50):.1f} ms"),
        Figure(what="the slowest key", value=f"{max(held):.1f} ms"),
        Figure(
            what="keys pressed; saves meanwhile; stalls over 50 ms",
            value=f"{len(held)}; {script.saves}; {over}",
        ),
    ]


def _letters(desk: Desk) -> int:
    """How many characters the notes of the interview have."""
    review = desk.shell.workspace.review
    return sum(len(note.text) for note in review.notes_of(review.interviews[an_id("interview 1")]))


def _strokes() -> Iterator[Stroke]:
    dice = chance("keystrokes")
    text = words(dice, CHARACTERS)[:CHARACTERS]
    until = 40
    for letter in text:
        yield Stroke(letter)
        until -= 1
        if until == 0:
            yield from _tags(dice.randrange(4))
            yield Stroke(Qt.Key.Key_Return)
            until = dice.randint(25, 160)


def _tags(choice: int) -> Iterator[Stroke]:
    """None, when and how known, what was suggested, or their own words."""
    if choice == 1:
        yield Stroke(Qt.Key.Key_2, CONTROL)
        yield Stroke(Qt.Key.Key_1, ALT)
    elif choice == 2:
        yield Stroke(Qt.Key.Key_Return, CONTROL)
    elif choice == 3:
        yield Stroke(Qt.Key.Key_7, ALT)


if __name__ == "__main__":
    show(measure)
