"""How a benchmark tells its figures: a small table, each figure beside its bar."""

import math
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the table.

    Attributes:
        what: What was measured.
        value: With its unit.
        bar: What it must be; empty where the figure only explains another.
        met: Whether it is; None where there is no bar.
    """

    what: str
    value: str
    bar: str = ""
    met: bool | None = None


def at_most(what: str, value: float, bar: float, unit: str) -> Figure:
    """A figure that must not be larger than its bar."""
    space = "" if unit == "×" else " "
    return Figure(
        what=what,
        value=f"{value:.2f}{space}{unit}",
        bar=f"≤ {bar:g}{space}{unit}",
        met=value <= bar,
    )


def none_of(what: str, count: int, of: str) -> Figure:
    """A count that must be nought."""
    return Figure(what=what, value=f"{count} {of}", bar="0", met=count == 0)


def percentile(values: Iterable[float], percent: float) -> float:
    """The smallest value that so many per cent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * percent / 100) - 1, 0)]


def median(values: Iterable[float]) -> float:
    return percentile(values, 50)


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| what | figure | bar | |", "|---|---|---|---|"]
    for figure in figures:
        verdict = {None: "", True: "met", False: "**missed**"}[figure.met]
        lines.append(f"| {figure.what} | {figure.value} | {figure.bar} | {verdict} |")
    return "\n".join(lines)


def show(measure: Callable[[], Sequence[Figure]]) -> None:
    """Measure and print the table, the only thing on standard output."""
    print(table(measure()))


def say(progress: str) -> None:
    """Tell whoever waits how far it has come; nothing that RESULTS.md keeps."""
    print(progress, file=sys.stderr, flush=True)
