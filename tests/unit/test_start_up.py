"""The first paint waits for nothing heavy: storage, Word and the keyring are imported behind it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
HEAVY = (
    "argon2",
    "cryptography",
    "docx",
    "keyring",
    "lxml",
    "pydantic",
    "sqlalchemy",
    "sqlcipher3",
    "sqlmodel",
)


def loaded_packages(statement: str) -> set[str]:
    """The packages that a fresh process has loaded after the statement."""
    program = f"import sys\n{statement}\nprint(*sys.modules, sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=CHECKOUT
    )
    return {name.partition(".")[0] for name in run.stdout.split()}


@pytest.mark.parametrize("module", ["interviewer.ui.window", "interviewer.app"])
def test_the_window_is_there_before_anything_heavy_is_loaded(module: str) -> None:
    assert loaded_packages(f"import {module}").isdisjoint(HEAVY)


@pytest.mark.parametrize("package", HEAVY)
def test_what_counts_as_heavy_is_installed_under_that_name(package: str) -> None:
    assert find_spec(package) is not None
