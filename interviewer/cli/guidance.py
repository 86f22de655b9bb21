"""`check-guidance`: what a guidance file holds, or what is wrong with it."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from interviewer.cli.options import Commands
from interviewer.cli.outcome import DONE, FAILED, say
from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import Check, Guidance, Item, Prompt, Script
from interviewer.domain.guidance.file import GuidanceProblemsError, Problem, parse_guidance
from interviewer.domain.guidance.wording import wording_problems
from interviewer.domain.toml_file import MOST_CHARACTERS

_CHECK = """\
Check a guidance file before anybody reads from it aloud.

A sound file is counted: its sections, its items, and how many prompts serve
each line of enquiry. Otherwise there is one line for each problem: file,
place, what is wrong, what to write instead. Wording that is worth a second
look (leading, double, blaming, absolute, presuming, or hindsight before the
account is complete) is a problem too.
"""


class FileNotReadError(InterviewerError):
    """The guidance file is not there, is a folder, or may not be read."""

    what_happened = "The guidance file cannot be read."
    what_to_do = "Check its name, and that you may read it."


def add_to(commands: Commands) -> None:
    """Add the command of this module to the command line."""
    check = commands.add(_check, "check-guidance", "check a guidance file", _CHECK)
    check.add_argument("file", metavar="FILE", type=Path, help="a guidance file (.toml)")


def _check(options: argparse.Namespace) -> int:
    file: Path = options.file
    try:
        guidance = parse_guidance(_text(file), file=str(file))
    except GuidanceProblemsError as error:
        problems = [str(problem) for problem in error.problems]
    else:
        problems = [f"{file}: {problem}" for problem in wording_problems(guidance)]
    say(*(problems or _counts(guidance)))
    return FAILED if problems else DONE


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
