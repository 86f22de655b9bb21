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
    what_is_safe = "Nothing was changed."
    what_to_do = (
        "Type it when it is asked for, or add --passphrase-stdin and give it on standard input, in "
        "UTF-8: that of the review in the first line, that of another file in the second."
    )


class PassphrasesDifferError(InterviewerError):
    """A new passphrase was typed twice, and not alike."""

    what_happened = "The passphrase was not typed the same way both times."
    what_is_safe = "Nothing was written."
    what_to_do = "Start the command again."


class EasyToGuessError(InterviewerError):
    """A passphrase that would not keep a file that travels."""

    what_is_safe = "Nothing was written."

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"The passphrase for the {what} is too easy to guess.", what_to_do=advice)


def opened(options: argparse.Namespace) -> "Store":
    """The review that the options of `ask_for_review` name; the caller closes it.

    Raises:
        NoPassphraseError: The passphrase cannot be had.
        InterviewerError: The folder is no review, or that passphrase does not open it.
    """
    from interviewer.storage import ReviewFolder

    return ReviewFolder.at(options.review).unlock_with_passphrase(passphrase(options))


def passphrase(options: argparse.Namespace, prompt: str = "Passphrase") -> str:
    """What the person types unseen, or the next line that a script gives on standard input.

    Raises:
        NoPassphraseError: It cannot be had.
    """
    text = _next_line() if _is_given(options) else _typed_unseen(prompt)
    if not text.strip():
        raise NoPassphraseError
    return text


def new_passphrase(options: argparse.Namespace, what: str) -> str:
    """A passphrase that somebody makes up for a file; at a terminal it is typed twice.

    Args:
        options: With those of `ask_for_review`.
        what: The file, such as "package".

    Raises:
        NoPassphraseError, PassphrasesDifferError: It cannot be had.
        EasyToGuessError: It would not keep a file that travels.
    """
    from interviewer.storage.strength import passphrase_strength

    prompt = f"Passphrase for the {what}"
    made_up = passphrase(options, prompt)
    if not _is_given(options) and _typed_unseen(f"{prompt} once more") != made_up:
        raise PassphrasesDifferError
    strength = passphrase_strength(made_up)
    if not strength.enough:
        raise EasyToGuessError(what, strength.advice)
    return made_up


def _is_given(options: argparse.Namespace) -> bool:
    """Whether a script gives it; a terminal would show what is typed, so there it is asked for."""
    return bool(options.passphrase_stdin) and not sys.stdin.isatty()


def _next_line() -> str:
    try:
        return sys.stdin.buffer.readline().decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise NoPassphraseError from None


def _typed_unseen(prompt: str) -> str:
    with warnings.catch_warnings():
        # Where getpass cannot hide what is typed it warns and shows it.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(f"{prompt}: ")
        except (EOFError, getpass.GetPassWarning):
            raise NoPassphraseError from None
