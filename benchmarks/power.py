"""300 simulated power failures: no save that was acknowledged may be lost.

A process saves notes while recorder.c writes down what it does to the files. crash_states.py makes
of that what the disk may hold after a failure at any moment; the review is opened from it with its
recovery code, verified, and everything acknowledged before that moment looked for. The same with
`PRAGMA synchronous=OFF` has to lose something, or the test would prove nothing.

Before any of that the record is replayed to its end and compared with the real files, byte by byte:
what the recorder missed would show.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.crash_states import Kind, Step, after_all, after_power_failure, read_record
from benchmarks.data import CODE, a_folder, a_review, chance
from benchmarks.figures import Figure, none_of, say, show
from benchmarks.recorded_session import ACKNOWLEDGED, AS_IT_IS
from benchmarks.typing_log import Step as Typed
from benchmarks.typing_log import loss
from interviewer.domain.errors import InterviewerError
from interviewer.storage import ReviewFolder

FAILURES = 300
CONTROLS = ("NORMAL", "OFF")


@dataclass(frozen=True, kw_only=True)
class Session:
    """What a process did to a review, and how the files were before."""

    before: Mapping[str, bytes]
    steps: Sequence[Step]


@dataclass
class Tally:
    """What was found after the failures."""

    acknowledged: int = 0
    lost: int = 0
    failures_with_loss: int = 0
    wrong: int = 0
    unsound: int = 0


def measure() -> Sequence[Figure]:
    """Record and crash, as the application syncs and with less."""
    if shutil.which("gcc") is None or sys.platform != "linux":
        return [Figure(what="power failures", value="not run: needs Linux and gcc")]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        recorder = _recorder(work)
        sessions = {level: _recorded(work, recorder, level) for level in (AS_IT_IS, *CONTROLS)}
        tallies = {level: _crashed(work, session) for level, session in sessions.items()}
    return _figures(sessions[AS_IT_IS], tallies)


def _figures(session: Session, tallies: Mapping[str, Tally]) -> list[Figure]:
    ours, normal, off = (tallies[level] for level in (AS_IT_IS, *CONTROLS))
    of = f"of {FAILURES}"
    kinds = [step.kind for step in session.steps]
    main_file = sum(s.kind is Kind.WRITE and s.name == "notes.db" for s in session.steps)
    return [
        none_of(
            f"acknowledged saves lost in {FAILURES} power failures",
            ours.lost,
            f"of {ours.acknowledged}",
        ),
        none_of("failures after which the file did not open or was not sound", ours.unsound, of),
        none_of("notes whose words were never typed so", ours.wrong, "notes"),
        Figure(
            what="control, `synchronous=OFF`: failures that lost something acknowledged",
            value=f"{off.failures_with_loss} {of}",
            bar="> 0",
            met=off.failures_with_loss > 0,
        ),
        Figure(
            what="for comparison, `synchronous=NORMAL`: failures that lost something acknowledged",
            value=f"{normal.failures_with_loss} {of}",
        ),
        Figure(
            what="the record: writes (of which checkpoint into `notes.db`), syncs",
            value=f"{kinds.count(Kind.WRITE)} ({main_file}), {kinds.count(Kind.SYNC)}",
        ),
    ]


def _recorder(work: Path) -> Path:
    source, library = Path(__file__).with_name("recorder.c"), work / "recorder.so"
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", library, source], check=True)
    return library


def _recorded(work: Path, recorder: Path, level: str) -> Session:
    """Let a process save, and return what it did.

    Raises:
        RuntimeError: The record does not account for what is on the disk.
    """
    folder, record = work / level, work / f"{level}.record"
    a_folder(folder, a_review(notes=80, interviews=2)).close()
    before = _files(folder)
    variables = {
        "LD_PRELOAD": str(recorder),
        "RECORDED_FOLDER": f"{folder}/",
        "RECORD": str(record),
    }
    command = [sys.executable, "-m", "benchmarks.recorded_session", str(folder), level]
    subprocess.run(command, env={**os.environ, **variables}, check=True)
    steps = read_record(record.read_bytes())
    if after_all(before, steps) != _files(folder):
        raise RuntimeError("The record does not account for what is on the disk.")
    return Session(before=before, steps=steps)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _crashed(work: Path, session: Session) -> Tally:
    tally, dice = Tally(), chance("power")
    told = [at for at, step in enumerate(session.steps, start=1) if step.name == ACKNOWLEDGED]
    for number in range(FAILURES):
        # Every other failure right after a promise: that is when it is easiest to break.
        at = dice.choice(told) if number % 2 else dice.randint(told[0], len(session.steps))
        done = list(islice(session.steps, at))
        files = after_power_failure(session.before, done, dice)
        typed = Typed.read(b"".join(s.content for s in done if s.name == ACKNOWLEDGED))
        _look(work / "after", files, typed, tally)
        if number % 100 == 99:
            say(f"{number + 1} of {FAILURES} failures, {tally.failures_with_loss} with loss")
    return tally


def _look(folder: Path, files: Mapping[str, bytes], typed: list[Typed], tally: Tally) -> None:
    """Open what the failure has left, and count what is not as it should be."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        if name != ACKNOWLEDGED:
            (folder / name).write_bytes(content)
    tally.acknowledged += len(typed)
    try:
        with closing(ReviewFolder.at(folder).unlock_with_recovery_code(str(CODE))) as store:
            tally.unsound += not store.verify().sound
            found = loss(store.load(), typed)
    except InterviewerError:
        tally.unsound += 1
        tally.lost += len(typed)
        tally.failures_with_loss += 1
        return
    tally.lost += found.lost
    tally.wrong += found.wrong
    tally.failures_with_loss += found.lost > 0


if __name__ == "__main__":
    show(measure)
