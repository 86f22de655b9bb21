"""`demo`: a fictional review to look at or to train with."""

import argparse
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from interviewer.cli.options import Commands
from interviewer.cli.outcome import DONE, ZONE, say
from interviewer.cli.road import LAPTOPS, POST, the_whole_road
from interviewer.domain.errors import InterviewerError
from interviewer.domain.words import Document

_REVIEW, _DOCUMENTS, _REPORT = "review", "documents", "report"

_DEMO = """\
Write a fictional review, "Child Kestrel (training case)", to look at or to
train with. Nobody in it exists. It goes the whole road, from interviews on
three laptops to the table of recommendations:

  DIR/review     all of it on one laptop, to look around in
  DIR/documents  the summary of each interview, with the interviewers'
                 reflections where one is saved, what is sent before an
                 interview, and the recovery sheet of DIR/review
  DIR/laptops    the review folders of three panel members and of the overview
                 writer, who took their packages in
  DIR/post       what they sent each other: set-up package, contact files,
                 sealed packages, receipts
  DIR/report     what the writer makes: evidence dossier, findings and
                 recommendations, a practitioner's extract, tables and more

Each review folder is one like any other; its passphrase is: demonstration
"""


class FolderNotEmptyError(InterviewerError):
    """The demonstration goes into a folder of its own."""

    what_happened = "There is already something under that name."
    what_is_safe = "It was left as it is."
    what_to_do = "Choose a new or empty folder for the demonstration."


class DemonstrationNotMadeError(InterviewerError):
    """It could not be made to the end there."""

    what_is_safe = "What had been made of the demonstration was taken away again."
    what_to_do = "Make room there or choose another folder, and start again."


def add_to(commands: Commands) -> None:
    """Add the command of this module to the command line."""
    in_short = "write a fictional review that goes the whole road"
    demo = commands.add(_demo, "demo", in_short, _DEMO)
    demo.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder")


def _demo(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    with _whole_or_nothing(folder):
        _make(folder, datetime.now(UTC))
    return DONE


def _make(folder: Path, now: datetime) -> None:
    from interviewer.documents import write_document
    from interviewer.storage import RecoveryCode
    from interviewer.training import (
        CSV,
        PASSPHRASE,
        create_training_case,
        report_documents,
        training_documents,
    )

    code = RecoveryCode.new()
    with closing(create_training_case(folder / _REVIEW, now, code)) as store:
        training = store.load()
    say(f"{folder / _REVIEW}: a fictional review; its passphrase is: {PASSPHRASE}")
    (folder / _DOCUMENTS).mkdir()
    for name, content in training_documents(training, code.groups, made=now, zone=ZONE):
        write_document(folder / _DOCUMENTS / name, content)
        say(folder / _DOCUMENTS / name)
    with the_whole_road(folder, training, now, say) as writer:
        (folder / _REPORT / CSV).mkdir(parents=True)
        made = dict[Document, None]()
        for document, name, content in report_documents(writer.store.load(), made=now, zone=ZONE):
            write_document(folder / _REPORT / name, content)
            say(folder / _REPORT / name)
            made[document] = None
        writer.save((writer.exported(document, now) for document in made), now)


@contextmanager
def _whole_or_nothing(folder: Path) -> Iterator[None]:
    """Let a folder be filled that is new or empty; after an error it is as it was.

    Raises:
        FolderNotEmptyError: There is something in it, or it is a file.
        DocumentNotWrittenError: It cannot be looked into.
        DemonstrationNotMadeError: It cannot be filled.
    """
    from interviewer.documents.files import why_not_written

    try:
        there = folder.exists()
        taken = there and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise why_not_written(error) from error
    if taken:
        raise FolderNotEmptyError
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException as error:
        # Whatever stopped it, a full disk or Ctrl+C: half a demonstration would mislead.
        _take_away(folder, keep=there)
        if isinstance(error, OSError):
            error = why_not_written(error)
        if isinstance(error, InterviewerError):
            raise DemonstrationNotMadeError(error.what_happened) from error
        raise


def _take_away(folder: Path, *, keep: bool) -> None:
    """Remove what the command makes, and the folder itself where it is not to be kept."""
    for name in (_REVIEW, _DOCUMENTS, LAPTOPS, POST, _REPORT):
        shutil.rmtree(folder / name, ignore_errors=True)
    if not keep:
        with suppress(OSError):
            folder.rmdir()
