"""From starting the process to the first paint of the locked window, against a bare one.

Turn about, so that both meet the same machine; on Qt's invisible screen, and on a real X server
where Xvfb is there. After the first paint, storage is imported behind the window: the longest time
that the event loop stood still meanwhile is measured too, in ours and in the bare one.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic_ns

from benchmarks.data import a_folder, a_review
from benchmarks.figures import Figure, at_most, median, say, show

ROUNDS, WARMING = 9, 1


@dataclass(frozen=True)
class Start:
    """One process: milliseconds to its first paint, and of its longest stall after it."""

    paint: float
    stall: float


def measure() -> Sequence[Figure]:
    """Start both kinds of window on every screen there is."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as home:
        surroundings = _surroundings(Path(home))
        figures += _on_screen("invisible screen", {**surroundings, "QT_QPA_PLATFORM": "offscreen"})
        if shutil.which("Xvfb"):
            with _x_server() as display:
                x11 = {**surroundings, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
                figures += _on_screen("X server", x11)
    return figures


def _surroundings(home: Path) -> dict[str, str]:
    """The environment of a laptop with one review on it, locked."""
    reviews = home / "data" / "Interviewer" / "reviews"
    reviews.mkdir(parents=True)
    a_folder(reviews / "one", a_review(notes=80, interviews=2)).close()
    places = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config"}
    places |= {"XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache"}
    # The first windows, which do not count, compile every module, as the first start on a laptop
    # does; without this a checkout that may not be written to compiles them at each start.
    places["PYTHONPYCACHEPREFIX"] = "compiled"
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **{name: str(home / place) for name, place in places.items()}}


def _on_screen(screen: str, surroundings: dict[str, str]) -> list[Figure]:
    ours, bare = list[Start](), list[Start]()
    for _ in range(ROUNDS + WARMING):
        bare.append(_start("bare", "bare late none", surroundings))
        ours.append(_start("ours", "locked late storage", surroundings))
    say(f"{screen}: {len(ours)} windows")
    ours, bare = ours[WARMING:], bare[WARMING:]
    ratio = median(s.paint for s in ours) / median(s.paint for s in bare)
    return [
        at_most(f"{screen}: first paint ÷ bare window, medians of {ROUNDS}", ratio, 1.3, "×"),
        _paints(f"{screen}: ours", ours),
        _paints(f"{screen}: bare window", bare),
        at_most(
            f"{screen}: longest stall while storage is imported, median of {ROUNDS}",
            median(s.stall for s in ours),
            50,
            "ms",
        ),
        Figure(
            what=f"{screen}: longest stall of all; of all bare windows",
            value=f"{max(s.stall for s in ours):.0f} ms; {max(s.stall for s in bare):.0f} ms",
        ),
    ]


def _paints(what: str, starts: Sequence[Start]) -> Figure:
    paints = sorted(start.paint for start in starts)
    return Figure(
        what=what, value=f"{median(paints):.0f} ms ({paints[0]:.0f} to {paints[-1]:.0f} ms)"
    )


def _start(which: str, expected: str, surroundings: dict[str, str]) -> Start:
    """Start one window and wait for its end.

    Raises:
        RuntimeError: It did not show what it should, or imported storage too early.
    """
    command = [sys.executable, "-m", "benchmarks.painting", which, str(monotonic_ns())]
    ended = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    paint, stall, *words = ended.stdout.split()
    if " ".join(words) != expected:
        raise RuntimeError(f"The window was {words}, not {expected}.")
    return Start(float(paint), float(stall))


@contextmanager
def _x_server() -> Iterator[str]:
    """An X server that nobody sees, and the name of its display."""
    hear, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=[tell], stdout=quiet, stderr=quiet) as server:
        os.close(tell)
        try:
            yield f":{os.read(hear, 16).decode().strip()}"
        finally:
            server.terminate()
            os.close(hear)


if __name__ == "__main__":
    show(measure)
