"""What the command lines of several commands share: their manner, and options of one name."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

_STATUSES = """\
exit status:
  0  done
  1  not done, or something was found; it is told what
  2  the command line could not be understood
"""

MANNER: dict[str, Any] = {
    "epilog": _STATUSES,
    "allow_abbrev": False,
    "formatter_class": argparse.RawDescriptionHelpFormatter,
}
"""How every command line reads: the statuses below, paragraphs as written, options in full."""

Command = Callable[[argparse.Namespace], int]
"""What a command does with its options, and the status it ends with."""


class Commands:
    """The commands that a program has, as its modules add them."""

    def __init__(self, program: argparse.ArgumentParser) -> None:
        self._all = program.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(self, run: Command, word: str, in_short: str, about: str) -> argparse.ArgumentParser:
        """Add a command that `run` carries out; its options are for the caller to add."""
        added = self._all.add_parser(word, help=in_short, description=about, **MANNER)
        # Some options go together or not at all, and argparse has no words for that.
        added.set_defaults(run=run, misunderstood=added.error)
        return added


def ask_for_review(parser: argparse.ArgumentParser) -> None:
    """Let a command line say which review, and where its passphrase comes from."""
    parser.add_argument(
        "--review",
        metavar="DIR",
        type=Path,
        required=True,
        help="the folder of the review, with notes.db and keys.json in it",
    )
    parser.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help="read each passphrase from a line of standard input, in UTF-8; the review's first",
    )


def ask_for_initials(parser: argparse.ArgumentParser) -> None:
    """Let a command line say that a document tells who interviewed."""
    with_initials = "tell the interviewers by their initials"
    parser.add_argument("--initials", action="store_true", help=with_initials)


def a_file(suffix: str, what: str) -> Callable[[str], Path]:
    """The type of an option that names a file to write.

    Args:
        suffix: How its name ends, such as ".docx".
        what: What such a file is called, such as "a Word file".
    """

    def named(text: str) -> Path:
        if not text.lower().endswith(suffix):
            raise argparse.ArgumentTypeError(f"the name of {what} ends in {suffix}")
        return Path(text)

    return named


def ask_for_word_file(parser: argparse.ArgumentParser, where: str) -> None:
    """Let a command line say where a Word file goes."""
    word_file = a_file(".docx", "a Word file")
    parser.add_argument("--out", metavar="FILE.docx", type=word_file, required=True, help=where)
