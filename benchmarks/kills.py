"""A hundred processes killed while they type: no note whose saving was acknowledged may be lost.

Turn about, the process types into the window's own `Workspace` (acknowledged is what the saved
state says) and calls `Store.save` without a pause (acknowledged is what has returned). After each
kill the review is opened again, every page and entry verified, and everything acknowledged since
the folder was made looked for.
"""

import multiprocessing
import os
import select
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QTimer

from benchmarks.data import CODE, START, a_folder, a_review, an_id, chance
from benchmarks.figures import Figure, none_of, say, show
from benchmarks.typing_log import Step, id_of, loss, note_of, steps, text_of
from interviewer.domain.interview import Note
from interviewer.domain.review import Review
from interviewer.storage import Change, ReviewFolder, Store
from interviewer.ui.background import Background
from interviewer.ui.opening import Opened, loaded
from interviewer.ui.saving import SaveState, Saving
from interviewer.ui.workspace import Surroundings, Workspace

ROUNDS = 100
ROUNDS_A_FOLDER = 10
"""A folder lives through so many kills before the next one takes its place."""

SHORTEST, LONGEST = 0.02, 0.8
"""Seconds from the first acknowledgement to the kill."""

INTERVIEW = an_id("interview 1")
_CHUNK = 65536


@dataclass
class Tally:
    """What was found after the kills; `steps` is what was acknowledged in the present folder."""

    steps: list[Step] = field(default_factory=list)
    acknowledged: int = 0
    lost: int = 0
    wrong: int = 0
    unsound: int = 0
    drafts: int = 0
    wrong_versions: int = 0


def measure() -> Sequence[Figure]:
    """Kill, open, look, and again."""
    tally, dice = Tally(), chance("kills")
    with tempfile.TemporaryDirectory() as root:
        for number in range(ROUNDS):
            folder = Path(root) / f"review {number // ROUNDS_A_FOLDER}"
            if number % ROUNDS_A_FOLDER == 0:
                a_folder(folder, a_review(notes=80, interviews=2)).close()
                tally.steps = []
            typist = save_in_store if number % 2 else type_in_workspace
            work = partial(typist, folder, number * 100_000)
            typed = _killed(work, dice.uniform(SHORTEST, LONGEST))
            _look(folder, typed, tally)
            if number % 25 == 24:
                say(f"{number + 1} of {ROUNDS} killed")
    return _figures(tally)


def _figures(tally: Tally) -> list[Figure]:
    saves = f"of {tally.acknowledged}"
    return [
        none_of(f"acknowledged saves lost in {ROUNDS} kills", tally.lost, saves),
        none_of("notes whose words were never typed so", tally.wrong, "notes"),
        none_of("files not sound after the kill", tally.unsound, f"of {ROUNDS}"),
        none_of("notes whose history is not what was typed", tally.wrong_versions, "notes"),
        Figure(
            what="notes left as an open draft, every acknowledged letter in it",
            value=f"{tally.drafts}",
        ),
    ]


def type_in_workspace(folder: Path, first: int, tell: int) -> None:
    """Type as the interview page does; tell what is on the disk whenever everything is."""
    app = QCoreApplication(sys.argv[:1])
    store_thread = Background(1)
    typing = _Typing(store_thread, steps(first), tell)
    store_thread.run(app, partial(_opened, folder), typing.begin, typing.give_up)
    app.exec()


def save_in_store(folder: Path, first: int, tell: int) -> None:
    """Save as fast as the disk allows: drafts, and every third one a closed version."""
    store = ReviewFolder.at(folder).unlock_with_recovery_code(str(CODE))
    for number, step in enumerate(steps(first)):
        note = note_of(step, INTERVIEW)
        store.save(Change(values=(note,), at=START, who="P1", draft=number % 3 != 0))
        os.write(tell, step.line())


class _Typing:
    """Types a stride every few milliseconds into a workspace."""

    def __init__(self, store_thread: Background, strides: Iterator[Step], tell: int) -> None:
        self._store_thread, self._strides, self._tell = store_thread, strides, tell
        self._typed: list[Step] = []
        self._workspace: Workspace | None = None
        self._timer = QTimer(interval=3)
        self._timer.timeout.connect(self._type)

    def begin(self, opened: Opened) -> None:
        surroundings = Surroundings(lambda: START, lambda: INTERVIEW, self._store_thread)
        self._workspace = Workspace(opened.store, opened.review, surroundings)
        self._workspace.save_state_changed.connect(self._acknowledge)
        self._timer.start()

    def give_up(self, error: Exception) -> None:
        raise error

    def _type(self) -> None:
        assert self._workspace is not None
        step = next(self._strides)
        if self._typed and self._typed[-1].number != step.number:
            self._workspace.close_drafts()
        self._workspace.edit(note_of(step, INTERVIEW), typing=True)
        self._typed.append(step)

    def _acknowledge(self, state: SaveState) -> None:
        # Saved means everything: nothing that was typed waits any more.
        if state.saving is Saving.SAVED:
            os.write(self._tell, b"".join(step.line() for step in self._typed))
            del self._typed[:-1]


def _opened(folder: Path) -> Opened:
    return loaded(folder, ReviewFolder.at(folder).unlock_with_recovery_code(str(CODE)))


def _killed(work: Callable[[int], None], after: float) -> list[Step]:
    """Let a process work, kill it so long after its first word, and return all it told."""
    hear, tell = os.pipe()
    # A fork of this process has everything imported; it is killed as dead as any other.
    process = multiprocessing.get_context("fork").Process(target=work, args=(tell,))
    process.start()
    os.close(tell)
    told = bytearray(os.read(hear, _CHUNK))
    deadline = monotonic() + after
    while (left := deadline - monotonic()) > 0:
        if select.select([hear], [], [], left)[0]:
            told += os.read(hear, _CHUNK)
    process.kill()
    process.join()
    while chunk := os.read(hear, _CHUNK):
        told += chunk
    os.close(hear)
    if process.exitcode != -signal.SIGKILL:
        raise RuntimeError("The process ended before it was killed.")
    return Step.read(bytes(told))


def _look(folder: Path, typed: list[Step], tally: Tally) -> None:
    """Open what the kill has left, and count what is not as it should be."""
    tally.steps += typed
    tally.acknowledged += len(typed)
    with closing(ReviewFolder.at(folder).unlock_with_recovery_code(str(CODE))) as store:
        tally.unsound += not store.verify().sound
        review = store.load()
        found = loss(review, tally.steps)
        tally.lost += found.lost
        tally.wrong += found.wrong
        _look_at_history(store, review, typed, tally)


def _look_at_history(store: Store, review: Review, typed: list[Step], tally: Tally) -> None:
    """Versions only ever grow, and the note is its open draft or its last version."""
    for number in {step.number for step in typed[-40:]}:
        note = review.notes.get(id_of(number))
        if note is None:
            continue  # counted as lost
        texts = [v.value.text for v in store.history(note) if isinstance(v.value, Note)]
        draft = store.has_open_draft(note)
        grown = sorted(texts, key=len) == texts and all(map(text_of(number).startswith, texts))
        tally.wrong_versions += not grown or not (draft or texts[-1:] == [note.text])
        tally.drafts += draft


if __name__ == "__main__":
    show(measure)
