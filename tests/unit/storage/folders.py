"""Review folders for tests, and Python run in a process of its own beside them."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.interview import Interview, Note
from interviewer.domain.review import Value
from interviewer.storage import Change, KdfCost, RecoveryCode, ReviewFolder, Store
from tests.builders import NOON, a_note, a_set_up

PASSPHRASE = "plum otter lantern"
CODE = RecoveryCode(bytes(range(20)))
QUICK = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
"""The least that is allowed: some hundredths of a second a guess."""

posix = pytest.mark.skipif(os.name != "posix", reason="asks POSIX for a limit or a permission")

ROOT = Path(__file__).parents[3]


def a_store(path: Path, *values: Value, **options: Any) -> Store:
    """A new review folder that is set up and holds the values too, open."""
    settings: dict[str, Any] = {
        "name": "Kestrel",
        "passphrase": PASSPHRASE,
        "recovery_code": CODE,
        "change": a_change(*a_set_up(), *values),
        "cost": QUICK,
    }
    return ReviewFolder.create(path, **{**settings, **options})


def a_closed_review(path: Path, *values: Value) -> Path:
    """As `a_store`, but closed; the folder."""
    a_store(path, *values).close()
    return path


def a_change(*values: Value, **options: Any) -> Change:
    return Change(**{"values": values, "at": NOON, "who": "P1", **options})


def the_interview(store: Store) -> Interview:
    (interview,) = store.load().interviews.values()
    return interview


def some_notes(count: int) -> list[Note]:
    """Notes of some length, each with a text of its own."""
    return [a_note(number=n + 1, text=f"Note {n}. " + "Rang the hub. " * 20) for n in range(count)]


def run(
    script: str,
    *arguments: object,
    before: tuple[str, ...] = (),
    variables: Mapping[str, str] | None = None,
) -> str:
    """What the script printed, run by this Python with the arguments, behind the words `before`.

    Raises:
        AssertionError: It failed; with what it complained of.
    """
    words = [*before, sys.executable, "-c", script, *map(str, arguments)]
    ended = subprocess.run(
        words,
        cwd=ROOT,
        env={**os.environ, **(variables or {})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()
