"""The memory of the open window with 5,000 notes, against a bare window with one label.

Turn about, each in a process of its own. The 128 MiB in which the key is derived have been given
back by then, so they are left out.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.desk import NOTES, put_review
from benchmarks.figures import Figure, at_most, median, say, show

ROUNDS = 5


def measure() -> Sequence[Figure]:
    """Start each several times; the median of each counts."""
    if sys.platform != "linux":
        return [Figure(what="memory", value="not run: needs Linux")]
    bare, opened, interview = list[float](), list[float](), list[float]()
    with tempfile.TemporaryDirectory() as home:
        put_review(Path(home))
        for number in range(ROUNDS):
            bare += _printed("bare")
            review, with_interview = _printed("ours", home)
            opened.append(review)
            interview.append(with_interview)
            say(f"{number + 1} of {ROUNDS} rounds")
    return [
        at_most(
            f"window with {NOTES:,} notes open ÷ bare window",
            median(opened) / median(bare),
            3.5,
            "×",
        ),
        Figure(
            what="the same with an interview open", value=f"{median(interview) / median(bare):.2f}×"
        ),
        Figure(
            what="open; with an interview open; bare",
            value=f"{median(opened):.0f}, {median(interview):.0f}, {median(bare):.0f} MiB",
        ),
    ]


def _printed(*arguments: str) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.footprint", *arguments]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(figure) for figure in ended.stdout.split()]


if __name__ == "__main__":
    show(measure)
