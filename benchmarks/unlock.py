"""From Enter in the passphrase field to the open review of 5,000 notes on the screen.

The key derivation is meant to be slow, so it is timed alone beside it, turn about, and taken off.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.data import PASSPHRASE
from benchmarks.desk import NOTES, Desk, put_review
from benchmarks.figures import Figure, at_most, median, say, show
from interviewer.storage import KdfCost
from interviewer.storage.keys import argon2id

ROUNDS = 7


def measure() -> Sequence[Figure]:
    """Unlock and lock again, with a key derivation in between."""
    with tempfile.TemporaryDirectory() as home:
        put_review(Path(home))
        say("review made")
        desk, unlocks, keys = Desk(Path(home)), list[float](), list[float]()
        for _ in range(ROUNDS):
            keys.append(_key())
            desk.type_passphrase()
            began = perf_counter()
            desk.press_enter()
            unlocks.append(perf_counter() - began)
            desk.lock()
        desk.window.close()
        desk.window.wait()
    rest = median(unlocks) - median(keys)
    first = unlocks[0] - median(keys)
    return [
        at_most(f"unlock to usable review, {NOTES:,} notes, without the key", rest, 0.5, "s"),
        Figure(what=f"the whole unlock, median of {ROUNDS}", value=f"{median(unlocks):.2f} s"),
        Figure(what="key derivation alone", value=f"{median(keys):.2f} s"),
        Figure(what="the first unlock in a process, without the key", value=f"{first:.2f} s"),
    ]


def _key() -> float:
    began = perf_counter()
    argon2id(KdfCost()).key(PASSPHRASE)
    return perf_counter() - began


if __name__ == "__main__":
    show(measure)
