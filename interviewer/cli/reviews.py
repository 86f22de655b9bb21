"""`verify`: whether a review is whole."""

import argparse
from contextlib import closing

from interviewer.cli.opening import opened
from interviewer.cli.options import Commands, ask_for_review
from interviewer.cli.outcome import DONE, FAILED, say

_VERIFY = """\
Open a review and check that it is whole: every page of its file against its
seal, every entry against its form. What is counted is shown, never what is
written. No entry is changed.
"""


def add_to(commands: Commands) -> None:
    """Add the commands of this module to the command line."""
    ask_for_review(commands.add(_verify, "verify", "check that a review is whole", _VERIFY))


def _verify(options: argparse.Namespace) -> int:
    with closing(opened(options)) as store:
        found = store.verify()
    say(*found.problems)
    say(*(f"{kind:<16}{count:6}" for kind, count in found.counts.items()))
    say(f"The review is {'whole' if found.sound else 'damaged'}.")
    return DONE if found.sound else FAILED
