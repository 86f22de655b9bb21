"""A writer's review of 50 and of 200 interviews: taking in, comparing, counting, opening.

Everything is told in processor time, which other work on the machine lengthens far less than the
clock, and both sizes take turns in one run: the growth is what is sure. 1.0 for each note is
linear. Python looks for no garbage on the way: the application does that by itself, every few
seconds (interviewer/app.py). The memory is that of processes of their own, and so is the window.
"""

import gc
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC
from functools import partial
from pathlib import Path
from time import process_time

from benchmarks.data import START, a_folder
from benchmarks.figures import Figure, at_most, median, say, show
from benchmarks.gathered import EACH, batches, gathered, set_up
from benchmarks.take_in import a_parcel
from interviewer.documents.spreadsheet import workbook_of
from interviewer.documents.tables import TableChoice, TableKind, about_lines, tables_of
from interviewer.domain.evidence import Evidence, Wanted
from interviewer.domain.facet_values import options
from interviewer.domain.matrices import MatrixKind, matrix
from interviewer.domain.review import Review
from interviewer.domain.side_by_side import side_by_side
from interviewer.domain.time_line import time_line
from interviewer.domain.words import SeatRole
from interviewer.storage import Store
from interviewer.storage.handover.contact import contact_of
from interviewer.storage.handover.identity import Identity, identity_for
from interviewer.storage.handover.package import open_package, seal
from interviewer.ui.evidence.cells import accounts_sheet, entries_sheet

SIZES = (50, 200)
OF_A_PACKAGE = 10
"""Interviews in a package: with them come 500 notes."""

ROUNDS = 3
NEARLY_LINEAR = 1.25
"""What a figure may grow for each note: trees get deeper and caches colder."""

_STALL = 50
_SECONDS = dict[str, float]


def measure() -> Sequence[Figure]:
    """Answer, take in, and drive the window, at both sizes."""
    answers = {size: dict[str, list[float]]() for size in SIZES}
    makers = {size: _questions(size) for size in SIZES}
    gc.disable()
    for number in range(ROUNDS):
        gc.collect()
        for size in SIZES:
            for what, ask in makers[size].items():
                answers[size].setdefault(what, []).append(_seconds(ask))
        say(f"answers: {number + 1} of {ROUNDS} rounds")
    del makers
    few, many = (_taken_in(size) for size in SIZES)
    windows = [_of_a_process("benchmarks.collation_window", size) for size in SIZES]
    return [
        *(
            _grown(what, *(median(answers[size][what]) for size in SIZES))
            for what in answers[SIZES[0]]
        ),
        *_taking_in(few, many),
        *_opening(*windows),
        *_stalls(*windows),
        *_memory(),
    ]


def _seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def _grown(what: str, few: float, many: float) -> Figure:
    growth = many / few / (SIZES[1] / SIZES[0])
    return Figure(
        what=what,
        value=f"{_told(few)}; {_told(many)}; {growth:.2f}× for each note",
        bar=f"≤ {NEARLY_LINEAR:g}×",
        met=growth <= NEARLY_LINEAR,
    )


def _told(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


# --- Answers ------------------------------------------------------------------------------------


def _questions(interviews: int) -> dict[str, Callable[[], object]]:
    review = Review().having(*gathered(interviews))
    evidence = Evidence(review)
    choice = TableChoice(kinds=tuple(TableKind), zone=UTC, made=START, initials=True)
    return {
        "evidence brought together": partial(Evidence, review),
        "the evidence page's answer, everything side by side": partial(_page, review, evidence),
        "four matrices": lambda: [matrix(review, evidence, kind) for kind in MatrixKind],
        "time line": partial(time_line, review, evidence),
        "nine tables as an Excel file": partial(_tables, review, choice),
    }


def _page(review: Review, evidence: Evidence) -> object:
    """What the page asks for in its thread, and what it is handed."""
    wanted = Wanted()
    side = side_by_side(evidence, wanted)
    return (
        options(review, evidence),
        evidence.counts(wanted),
        accounts_sheet(review, side),
        entries_sheet(review, side.entries),
    )


def _tables(review: Review, choice: TableChoice) -> bytes:
    tables = tables_of(review, choice)
    return workbook_of(tables, about_lines(review, choice), mark="Confidential")


# --- Taking in ----------------------------------------------------------------------------------


def _taken_in(interviews: int) -> list[_SECONDS]:
    """Seconds of each step, package by package, into a review that was only set up."""
    taken = list[_SECONDS]()
    with tempfile.TemporaryDirectory() as folder:
        store = a_folder(Path(folder) / "review", set_up(interviews))
        member, writer = _identities(store)
        for batch in batches(interviews, OF_A_PACKAGE):
            package = seal(a_parcel(batch), member, contact_of(writer))
            taken.append(_one(store, package, member, writer))
            say(f"{interviews} interviews: package {len(taken)} taken in")
        assert len(store.load().notes) == interviews * EACH
        store.close()
    return taken


def _identities(store: Store) -> tuple[Identity, Identity]:
    writer = identity_for(store.load(), None)
    made = identity_for(store.load(), None)
    member = Identity(
        review=made.review,
        initials="P2",
        role=SeatRole.PANEL_MEMBER,
        age_secret=made.age_secret,
        signing_secret=made.signing_secret,
    )
    return member, writer


def _one(store: Store, package: bytes, member: Identity, writer: Identity) -> _SECONDS:
    began = process_time()
    opened = open_package(package, writer, (contact_of(member),))
    unsealed = process_time()
    plan = store.plan_taking_in(opened.parcel, "P2", opened.fingerprint)
    planned = process_time()
    store.take_in(plan, at=START, who="OW")
    taken = process_time()
    backup = _seconds(lambda: store.back_up(START))
    return {
        "opening": unsealed - began,
        "list": planned - unsealed,
        "taking in": taken - planned,
        "whole": taken - began,
        "backup": backup,
    }


def _taking_in(few: list[_SECONDS], many: list[_SECONDS]) -> list[Figure]:
    last = {step: median(each[step] for each in many[-3:]) for step in many[-1]}
    first = {step: median(each[step] for each in many[:3]) for step in many[0]}
    steps = "opening", "list", "taking in"
    named = "opened and checked; list of what it brings; taken in, backup among it"
    figures = [
        at_most(
            f"a package of 500 notes into {SIZES[1] * EACH:,}, processor time",
            last["whole"],
            2,
            "s",
        )
    ]
    for which, shares in (("the first", first), ("the last", last)):
        told = "; ".join(_told(shares[step]) for step in steps)
        value = f"{told}; the backup alone {_told(shares['backup'])}"
        figures.append(Figure(what=f"{which} three of {len(many)} packages: {named}", value=value))
    totals = [sum(each["whole"] for each in taken) for taken in (few, many)]
    growth = totals[1] / totals[0] / (SIZES[1] / SIZES[0])
    value = f"{totals[0]:.1f} s; {totals[1]:.1f} s; {growth:.2f}× for each note"
    what = f"all packages, {len(few)} and {len(many)}, one after the other"
    return [*figures, Figure(what=what, value=value)]


# --- The window, and the memory -----------------------------------------------------------------


def _of_a_process(module: str, *arguments: object) -> dict[str, float]:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(ended.stdout)
    return found


def _opening(few: dict[str, float], many: dict[str, float]) -> list[Figure]:
    rest = [window.pop("unlock") for window in (few, many)]
    keys = [window.pop("key") for window in (few, many)]
    what = "unlock to usable review of 10,000 notes, without the key, processor time"
    times = f"{_told(rest[0])}; {_told(rest[1])}; key alone {_told(median(keys))}"
    return [
        at_most(what, rest[1], 1, "s"),
        Figure(what="the same at 50 and at 200 interviews", value=times),
    ]


def _stalls(few: dict[str, float], many: dict[str, float]) -> list[Figure]:
    return [
        Figure(
            what=f"longest piece of work of the window's thread: {what}",
            value=f"{few[what]:.0f} ms; {many[what]:.0f} ms",
            bar=f"≤ {_STALL} ms",
            met=many[what] <= _STALL,
        )
        for what in many
    ]


def _memory() -> list[Figure]:
    if sys.platform != "linux":
        return []
    works = ("loaded", "answers", "tables", "package")
    what = "peak memory: review loaded; with the page's answers; with tables; with a package"
    told = []
    for size in SIZES:
        peaks = (_of_a_process("benchmarks.collation", work, size)["peak"] for work in works)
        told.append(", ".join(f"{peak:.0f}" for peak in peaks) + " MiB")
        say(f"memory at {size} interviews")
    return [Figure(what=what, value="; ".join(told))]


def _peak(work: str, interviews: int) -> float:
    """MiB, as Linux says; of this process only."""
    if work == "package":
        _package_into(interviews)
    elif work == "loaded":
        assert Review().having(*gathered(interviews)).notes
    else:
        questions = _questions(interviews)
        chosen = [*questions][-1:] if work == "tables" else [*questions][:-1]
        held = [questions[each]() for each in chosen]
        assert held
    told = Path("/proc/self/status").read_text("utf-8")
    return int(re.findall(r"^VmHWM:\s*(\d+) kB", told, re.MULTILINE)[0]) / 1024


def _package_into(interviews: int) -> None:
    """Take the last package into a review that holds all the others."""
    parts = batches(interviews, OF_A_PACKAGE)
    last = {value.id for value in parts[-1]}
    before = [value for part in parts[:-1] for value in part if value.id not in last]
    with tempfile.TemporaryDirectory() as folder:
        store = a_folder(Path(folder) / "review", (*set_up(interviews), *before))
        plan = store.plan_taking_in(a_parcel(parts[-1]), "P2")
        store.take_in(plan, at=START, who="OW")
        store.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps({"peak": _peak(sys.argv[1], int(sys.argv[2]))}))
    else:
        show(measure)
