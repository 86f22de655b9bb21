"""The same core without a window: for information governance, IT and scripts.

Each module beside this one is a group of commands and adds its own to the command line; what a
command needs of Word or of the store it imports only when it runs, so that help comes at once.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from interviewer import __version__
from interviewer.cli import (
    demonstration,
    documents,
    dossier,
    erasing,
    guidance,
    reviews,
    sealing,
    tables,
    taking_in,
)
from interviewer.cli.options import MANNER, Commands
from interviewer.cli.outcome import FAILED, INTERRUPTED
from interviewer.domain.errors import InterviewerError
from interviewer.event_log import record_error, start_log, type_and_place
from interviewer.process import no_core_dumps
from interviewer.settings import log_folder

_NAME = "interviewer-cli"

_GROUPS = (
    demonstration,
    guidance,
    documents,
    dossier,
    tables,
    sealing,
    taking_in,
    erasing,
    reviews,
)
"""In the order in which the help tells their commands."""

_ABOUT = """\
Interviewer keeps the practitioner interviews of a safeguarding review in an
encrypted folder on one laptop. This program works on such a folder without
opening the window.

It never uses a network and never shows a note on the screen. A passphrase is
asked for unseen, or read from standard input. It is never an argument: other
programs and the history of the terminal can see arguments.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: What stands after the name of the program; by default what was typed there.

    Returns:
        The exit status: 0 done, 1 not done for a reason that is told, 130 interrupted.

    Raises:
        SystemExit: With 2 where the arguments are wrong, with 0 after help or version.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a curly quotation mark shows "?" and not an error.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    no_core_dumps()
    options = _options(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except InterviewerError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read along has stopped; Python would stumble over it once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001  the crash hook of this program
        start_log(log_folder())
        record_error(error)
        sys.stderr.write(
            f"Something in this program went wrong: {type_and_place(error)}. Please tell "
            "whoever looks after it; nothing of a review is in this.\n"
        )
        return FAILED
    return status


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=_NAME, description=_ABOUT, **MANNER)
    parser.add_argument("--version", action="version", version=f"{_NAME} {__version__}")
    commands = Commands(parser)
    for group in _GROUPS:
        group.add_to(commands)
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        # What it was is not repeated: it may be a passphrase.
        parser.error("there is an argument too many, or one that is not known; see --help")
    return options
