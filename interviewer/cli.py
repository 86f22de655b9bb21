"""The same core without a window: for information governance, IT and scripts."""

import argparse
import getpass
import io
import os
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from interviewer import __version__
from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import Check, Guidance, Item, Prompt, Script
from interviewer.domain.guidance.file import GuidanceProblemsError, Problem, parse_guidance
from interviewer.domain.guidance.wording import wording_problems
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.toml_file import MOST_CHARACTERS
from interviewer.event_log import record_error, start_log, type_and_place
from interviewer.process import no_core_dumps
from interviewer.resources import word_template
from interviewer.settings import log_folder

if TYPE_CHECKING:
    from interviewer.storage import Store

ZONE = ZoneInfo("Europe/London")
"""In which documents tell times: a review is of one Board, wherever the computer stands."""

_NAME = "interviewer-cli"
_DONE, _FAILED, _INTERRUPTED = 0, 1, 130
_Command = Callable[[argparse.Namespace], int]


class NoPassphraseError(InterviewerError):
    """Nothing was typed, standard input has no such text, or nobody can be asked unseen."""

    what_happened = "No passphrase was given."
    what_is_safe = "Nothing was opened."
    what_to_do = (
        "Type it when it is asked for, or add --passphrase-stdin and give it as the first line of "
        "standard input, in UTF-8."
    )


class FolderNotEmptyError(InterviewerError):
    """The demonstration goes into a folder of its own."""

    what_happened = "There is already something under that name."
    what_is_safe = "It was left as it is."
    what_to_do = "Choose a new or empty folder for the demonstration."


class FileNotReadError(InterviewerError):
    """The guidance file is not there, is a folder, or may not be read."""

    what_happened = "The guidance file cannot be read."
    what_to_do = "Check its name, and that you may read it."


class NoSuchInterviewError(InterviewerError):
    """REF is no reference and no id in this review."""

    what_is_safe = "No document was made."

    def __init__(self, references: Sequence[str]) -> None:
        known = f"the references are {', '.join(references)}" if references else "it has none"
        super().__init__(
            f"No interview in this review has that reference: {known}.",
            what_to_do="Give one of them as it stands, or the id of an interview.",
        )


class SeveralInterviewsError(InterviewerError):
    """A practitioner was seen more than once."""

    what_is_safe = "No document was made."

    def __init__(self, reference: str, ids: Sequence[str]) -> None:
        super().__init__(
            f"There are {len(ids)} interviews with {reference}.",
            what_to_do=f"Give the id of one instead, in the order of their days: {', '.join(ids)}.",
        )


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
        print(error.sentence, file=sys.stderr)
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read along has stopped; Python would stumble over it once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED
    except Exception as error:  # noqa: BLE001  the crash hook of this program
        start_log(log_folder())
        record_error(error)
        sentence = f"Something in this program went wrong: {type_and_place(error)}. Please tell"
        print(sentence, "whoever looks after it; nothing of a review is in this.", file=sys.stderr)
        return _FAILED
    return status


# --- What can be asked --------------------------------------------------------------------------

_ABOUT = """\
Interviewer keeps the practitioner interviews of a safeguarding review in an
encrypted folder on one laptop. This program works on such a folder without
opening the window.

It never uses a network and never shows a note on the screen. A passphrase is
asked for unseen, or read from standard input. It is never an argument: other
programs and the history of the terminal can see arguments.
"""

_STATUSES = """\
exit status:
  0  done
  1  not done, or something was found; it is told what
  2  the command line could not be understood
"""

_DEMO = """\
Write a fictional review, "Child Kestrel (training case)", to look at or to
train with. Nobody in it exists. DIR/review is a review folder like any other;
its passphrase is: demonstration

DIR/documents holds every document that can be made from it: the summary of
each interview, with the interviewers' reflections where one is saved, and the
recovery sheet.
"""

_CHECK_GUIDANCE = """\
Check a guidance file before anybody reads from it aloud.

A sound file is counted: its sections, its items, and how many prompts serve
each line of enquiry. Otherwise there is one line for each problem: file,
place, what is wrong, what to write instead. Wording that is worth a second
look (leading, double, blaming, absolute, presuming, or hindsight before the
account is complete) is a problem too.
"""

_SUMMARY = """\
Make the Word summary of one interview. It holds the latest wording of the
notes; real names, earlier wordings and private arrangements stay out.

The file is not encrypted: choose where it goes as you would for any paper of
the review. A file of that name is replaced. Times are those of London.
"""

_VERIFY = """\
Open a review and check that it is whole: every page of its file against its
seal, every entry against its form. What is counted is shown, never what is
written. No entry is changed.
"""

_MANNER: dict[str, Any] = {
    "epilog": _STATUSES,
    "allow_abbrev": False,
    "formatter_class": argparse.RawDescriptionHelpFormatter,
}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=_NAME, description=_ABOUT, **_MANNER)
    parser.add_argument("--version", action="version", version=f"{_NAME} {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(run: _Command, word: str, in_short: str, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(word, help=in_short, description=about, **_MANNER)
        added.set_defaults(run=run)
        return added

    demo = command(_demo, "demo", "write a fictional review and its documents", _DEMO)
    demo.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder")
    check = command(_check_guidance, "check-guidance", "check a guidance file", _CHECK_GUIDANCE)
    check.add_argument("file", metavar="FILE", type=Path, help="a guidance file (.toml)")
    summary = command(_summary, "summary", "make the Word summary of one interview", _SUMMARY)
    _ask_for_review(summary)
    _ask_for_summary(summary)
    _ask_for_review(command(_verify, "verify", "check that a review is whole", _VERIFY))
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        # What it was is not repeated: it may be a passphrase.
        parser.error("there is an argument too many, or one that is not known; see --help")
    return options


def _ask_for_summary(parser: argparse.ArgumentParser) -> None:
    reference = "the practitioner's reference, such as SN1, or the id of the interview"
    parser.add_argument("--interview", metavar="REF", required=True, help=reference)
    parser.add_argument(
        "--out", metavar="FILE.docx", type=_word_file, required=True, help="where the summary goes"
    )
    with_reflections = "include what interviewers wrote afterwards, as far as it is not sealed"
    parser.add_argument("--reflections", action="store_true", help=with_reflections)
    with_initials = "tell the interviewers by their initials"
    parser.add_argument("--initials", action="store_true", help=with_initials)


def _ask_for_review(parser: argparse.ArgumentParser) -> None:
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
        help="read the passphrase from the first line of standard input, in UTF-8",
    )


def _word_file(text: str) -> Path:
    if not text.lower().endswith(".docx"):
        raise argparse.ArgumentTypeError("the name of a Word file ends in .docx")
    return Path(text)


# --- What is done -------------------------------------------------------------------------------


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
    print(f"{folder / 'review'}: a fictional review; its passphrase is: {PASSPHRASE}")
    for name, content in training_documents(review, code.groups, made=now, zone=ZONE):
        write_document(folder / "documents" / name, content)
        print(folder / "documents" / name)
    return _DONE


def _check_guidance(options: argparse.Namespace) -> int:
    file: Path = options.file
    try:
        guidance = parse_guidance(_text(file), file=str(file))
    except GuidanceProblemsError as error:
        problems = [str(problem) for problem in error.problems]
    else:
        problems = [f"{file}: {problem}" for problem in wording_problems(guidance)]
    print(*(problems or _counts(guidance)), sep="\n")
    return _FAILED if problems else _DONE


def _text(file: Path) -> str:
    """The text of a guidance file; of one that is far too long, more than the format allows."""
    try:
        with file.open(encoding="utf-8") as opened:
            return opened.read(MOST_CHARACTERS + 1)
    except UnicodeDecodeError:
        wrong, instead = "this is not UTF-8 text", "save the file as UTF-8"
        problem = Problem(file=str(file), place="the whole file", wrong=wrong, instead=instead)
        raise GuidanceProblemsError((problem,)) from None
    except OSError as error:
        raise FileNotReadError from error


def _counts(guidance: Guidance) -> Iterator[str]:
    items: list[Item] = [i for s in guidance.sections for i in s.items if not i.retired]
    prompts = [item for item in items if isinstance(item, Prompt)]
    served = Counter(line for prompt in prompts for line in prompt.lines)
    yield f"{guidance.title}, version {guidance.version}"
    for name, count in {
        "sections": len(guidance.sections),
        "prompts": len(prompts),
        "probes": sum(len(prompt.probes) for prompt in prompts),
        "scripts": sum(isinstance(item, Script) for item in items),
        "checks": sum(isinstance(item, Check) for item in items),
    }.items():
        yield f"{count:6} {name}"
    yield f"{len(served):6} of {len(guidance.lines)} lines of enquiry served"
    for line in guidance.lines:
        yield f"{served[line.id]:10} prompts: {line.title}"


def _summary(options: argparse.Namespace) -> int:
    from interviewer.documents import interview_summary, write_document

    with closing(_opened(options)) as store:
        review = store.load()
    content = interview_summary(
        review,
        _interview(review, options.interview),
        template=word_template(),
        zone=ZONE,
        made=datetime.now(UTC),
        reflections=options.reflections,
        initials=options.initials,
    )
    write_document(options.out, content)
    print(options.out)
    return _DONE


def _interview(review: Review, wanted: str) -> Interview:
    """The interview with this reference or id.

    Raises:
        NoSuchInterviewError, SeveralInterviewsError: None has it, or more than one.
    """
    by_day = sorted(review.interviews.values(), key=lambda i: (str(i.day or "9"), str(i.id)))
    names = {i.id: review.practitioner_of(i).reference for i in by_day}
    word = wanted.strip().casefold()
    found = [each for each in by_day if word in (str(each.id), names[each.id].casefold())]
    if not found:
        raise NoSuchInterviewError(sorted(set(names.values())))
    if len(found) > 1:
        raise SeveralInterviewsError(names[found[0].id], [str(interview.id) for interview in found])
    return found[0]


def _verify(options: argparse.Namespace) -> int:
    with closing(_opened(options)) as store:
        found = store.verify()
    print(*found.problems, sep="\n", end="\n" if found.problems else "")
    print(*(f"{kind:<16}{count:6}" for kind, count in found.counts.items()), sep="\n")
    print("The review is", "whole." if found.sound else "damaged.")
    return _DONE if found.sound else _FAILED


def _opened(options: argparse.Namespace) -> "Store":
    from interviewer.storage import ReviewFolder

    passphrase = _passphrase(from_stdin=options.passphrase_stdin)
    return ReviewFolder.at(options.review).unlock_with_passphrase(passphrase)


def _passphrase(*, from_stdin: bool) -> str:
    """What the person types unseen, or a script gives on standard input.

    Raises:
        NoPassphraseError: It cannot be had.
    """
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


if __name__ == "__main__":
    raise SystemExit(main())
