"""How a command speaks, and how it ends."""

import sys
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/London")
"""In which documents tell times: a review is of one Board, wherever the computer stands."""

DONE, FAILED, INTERRUPTED = 0, 1, 130
"""Exit statuses; the command line itself ends with 2 where it cannot be understood."""


def say(*lines: object) -> None:
    """Put lines on standard output: counts, file names and references, never a note."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
