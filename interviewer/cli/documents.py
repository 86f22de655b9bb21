"""The documents that a review gives out: `summary`."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

from interviewer.cli.opening import opened
from interviewer.cli.options import Commands, ask_for_review, word_file
from interviewer.cli.outcome import DONE, ZONE, say
from interviewer.domain.errors import InterviewerError
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.resources import word_template

_SUMMARY = """\
Make the Word summary of one interview. It holds the latest wording of the
notes; real names, earlier wordings and private arrangements stay out.

The file is not encrypted: choose where it goes as you would for any paper of
the review. A file of that name is replaced. Times are those of London.
"""


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


def add_to(commands: Commands) -> None:
    """Add the commands of this module to the command line."""
    in_short = "make the Word summary of one interview"
    summary = commands.add(_summary, "summary", in_short, _SUMMARY)
    ask_for_review(summary)
    reference = "the practitioner's reference, such as SN1, or the id of the interview"
    summary.add_argument("--interview", metavar="REF", required=True, help=reference)
    summary.add_argument(
        "--out", metavar="FILE.docx", type=word_file, required=True, help="where the summary goes"
    )
    with_reflections = "include what interviewers wrote afterwards, as far as it is not sealed"
    summary.add_argument("--reflections", action="store_true", help=with_reflections)
    with_initials = "tell the interviewers by their initials"
    summary.add_argument("--initials", action="store_true", help=with_initials)


def _summary(options: argparse.Namespace) -> int:
    from interviewer.documents import interview_summary, write_document

    with closing(opened(options)) as store:
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
    say(options.out)
    return DONE


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
