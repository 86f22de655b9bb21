"""`demo`: a fictional review to look at or to train with."""

import argparse
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from interviewer.cli.options import Commands
from interviewer.cli.outcome import DONE, ZONE, say
from interviewer.domain.errors import InterviewerError

_DEMO = """\
Write a fictional review, "Child Kestrel (training case)", to look at or to
train with. Nobody in it exists. DIR/review is a review folder like any other;
its passphrase is: demonstration

DIR/documents holds every document that can be made from it: the summary of
each interview, with the interviewers' reflections where one is saved, and the
recovery sheet.
"""


class FolderNotEmptyError(InterviewerError):
    """The demonstration goes into a folder of its own."""

    what_happened = "There is already something under that name."
    what_is_safe = "It was left as it is."
    what_to_do = "Choose a new or empty folder for the demonstration."


def add_to(commands: Commands) -> None:
    """Add the command of this module to the command line."""
    in_short = "write a fictional review and its documents"
    demo = commands.add(_demo, "demo", in_short, _DEMO)
    demo.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder")


def _demo(options: argparse.Namespace) -> int:
    from interviewer.documents.files import why_not_written, write_document
    from interviewer.storage import RecoveryCode
    from interviewer.training import PASSPHRASE, create_training_case, training_documents

    folder: Path = options.folder
    code, now = RecoveryCode.new(), datetime.now(UTC)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmptyError
        with closing(create_training_case(folder / "review", now, code)) as store:
            review = store.load()
        (folder / "documents").mkdir()
    except OSError as error:
        raise why_not_written(error) from error
    say(f"{folder / 'review'}: a fictional review; its passphrase is: {PASSPHRASE}")
    for name, content in training_documents(review, code.groups, made=now, zone=ZONE):
        write_document(folder / "documents" / name, content)
        say(folder / "documents" / name)
    return DONE
