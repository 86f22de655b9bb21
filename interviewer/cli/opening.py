"""Open a review with a passphrase that nobody sees."""

import argparse
import getpass
import sys
import warnings
from typing import TYPE_CHECKING

from interviewer.domain.errors import InterviewerError

if TYPE_CHECKING:
    from interviewer.storage import Store


class NoPassphraseError(InterviewerError):
    """Nothing was typed, standard input has no such text, or nobody can be asked unseen."""

    what_happened = "No passphrase was given."
    what_is_safe = "Nothing was opened."
    what_to_do = (
        "Type it when it is asked for, or add --passphrase-stdin and give it as the first line of "
        "standard input, in UTF-8."
    )


def opened(options: argparse.Namespace) -> "Store":
    """The review that the options of `ask_for_review` name; the caller closes it.

    Raises:
        NoPassphraseError: The passphrase cannot be had.
        InterviewerError: The folder is no review, or that passphrase does not open it.
    """
    from interviewer.storage import ReviewFolder

    passphrase = _passphrase(from_stdin=options.passphrase_stdin)
    return ReviewFolder.at(options.review).unlock_with_passphrase(passphrase)


def _passphrase(*, from_stdin: bool) -> str:
    """What the person types unseen, or a script gives on standard input."""
    # At a terminal standard input would show what is typed, so there it is asked for all the same.
    text = _first_line() if from_stdin and not sys.stdin.isatty() else _typed_unseen()
    if not text.strip():
        raise NoPassphraseError
    return text


def _first_line() -> str:
    try:
        return sys.stdin.buffer.readline().decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise NoPassphraseError from None


def _typed_unseen() -> str:
    with warnings.catch_warnings():
        # Where getpass cannot hide what is typed it warns and shows it.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass("Passphrase: ")
        except (EOFError, getpass.GetPassWarning):
            raise NoPassphraseError from None
