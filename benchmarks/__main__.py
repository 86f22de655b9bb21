"""`python -m benchmarks`: measure, and write the tables into RESULTS.md.

Runs the quick ones; `--all` those too that take minutes, or name the ones to run. Each runs in a
process of its own, one after the other, and its table is written as soon as it is there.
"""

import argparse
import os
import subprocess
import sys
from datetime import UTC, datetime

from benchmarks.figures import say
from benchmarks.results import RESULTS, this_machine, with_part

QUICK = (
    "commit",
    "first_paint",
    "unlock",
    "keystrokes",
    "memory",
    "search",
    "summary",
    "practitioners_copy",
    "chronology",
    "tidy_up",
    "dossier",
    "collation",
)
LONG = ("kills", "power")


def main() -> int:
    """Measure what was asked for; 1 where one of them broke off."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *QUICK, *LONG], metavar="NAME")
    parser.add_argument("--all", action="store_true", help="those too that take minutes")
    options = parser.parse_args()
    names = options.names or (*QUICK, *(LONG if options.all else ()))
    _write("machine", this_machine())
    broken = [name for name in names if not _measured(name)]
    for name in broken:
        say(f"{name} broke off; its table in RESULTS.md is the earlier one")
    return bool(broken)


def _measured(name: str) -> bool:
    say(f"--- {name}")
    began, load = datetime.now(UTC), _load()
    command = [sys.executable, "-m", f"benchmarks.{name}"]
    ended = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if ended.returncode:
        return False
    line = f"`python -m benchmarks.{name}`, {began.day} {began:%b %Y %H:%M} UTC, load before {load}"
    _write(name, f"{line}\n\n{ended.stdout}")
    print(ended.stdout)
    return True


def _write(name: str, content: str) -> None:
    results = RESULTS.read_text("utf-8")
    RESULTS.write_text(with_part(results, name, content), "utf-8")


def _load() -> str:
    """How much else was done on the machine, where the system tells it."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


if __name__ == "__main__":
    sys.exit(main())
