"""Saving one note against a bare append and fsync of 4 KiB on the same disk, turn about."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.data import START, a_folder, a_review, an_id, chance, words
from benchmarks.figures import Figure, at_most, percentile, show
from interviewer.domain.interview import Note
from interviewer.storage import Change, Store

ROUNDS, WARMING = 1000, 50


def measure() -> Sequence[Figure]:
    """Time each in turn, so that both meet the same disk."""
    values = a_review(notes=400, interviews=15)
    dice, commits, bare = chance("commit"), list[float](), list[float]()
    interview = an_id("interview 1")
    with tempfile.TemporaryDirectory() as folder:
        store = a_folder(Path(folder) / "review", values)
        file = os.open(Path(folder) / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for number in range(ROUNDS + WARMING):
            note = Note(
                id=an_id(f"new {number}"),
                source=interview,
                prompt="relied_on",
                number=1000 + number,
                place=f"{number:05}1",
                text=words(dice, dice.randint(5, 70)),
                taken=START,
                by="P1",
            )
            bare.append(_bare(file))
            commits.append(_commit(store, note))
        os.close(file)
        store.close()
    return _figures(commits[WARMING:], bare[WARMING:])


def _bare(file: int) -> float:
    began = perf_counter()
    os.write(file, bytes(4096))
    os.fsync(file)
    return (perf_counter() - began) * 1000


def _commit(store: Store, note: Note) -> float:
    began = perf_counter()
    store.save(Change(values=(note,), at=START, who="P1"))
    return (perf_counter() - began) * 1000


def _figures(commits: list[float], bare: list[float]) -> list[Figure]:
    def of(values: list[float]) -> str:
        return f"p50 {percentile(values, 50):.2f} ms, p99 {percentile(values, 99):.2f} ms"

    ratio = percentile(commits, 50) / percentile(bare, 50)
    return [
        at_most("saving one note ÷ bare append + fsync, p50", ratio, 3, "×"),
        Figure(what=f"saving one note, {len(commits)} times", value=of(commits)),
        Figure(what="bare append + fsync of 4 KiB", value=of(bare)),
        Figure(
            what="the same ratio at p99",
            value=f"{percentile(commits, 99) / percentile(bare, 99):.2f}×",
        ),
    ]


if __name__ == "__main__":
    show(measure)
