"""The documents that a review gives out: `summary`, `findings`."""

import argparse
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

from interviewer.cli.carrying import ask_for_data, carrying, check_data_options, with_data
from interviewer.cli.choosing import check_may_conclude, interview_of, practitioner_of
from interviewer.cli.leaving import Leaving, ask_before_leaving, leave
from interviewer.cli.opening import new_passphrase, opened
from interviewer.cli.options import Commands, ask_for_initials, ask_for_review, ask_for_word_file
from interviewer.cli.outcome import ZONE, say
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.resources import word_template

_SUMMARY = """\
Make the Word summary of one interview. It holds the latest wording of the
notes; real names, earlier wordings and private arrangements stay out.

The file is not encrypted: choose where it goes as you would for any paper of
the review. A file of that name is replaced. Times are those of London.

With --data-for or --data-with-passphrase the file also carries the interview
itself, sealed, which take-in reads on the overview writer's laptop. That is a
hand-over: every earlier wording goes along, what is not ready needs --reason,
and proceedings are asked about again.
"""

_FINDINGS = """\
Make the Word document of findings and recommendations: each finding with what
it rests on and what does not fit, and the table of recommendations for the
report at its end. For the overview writer's review only.

With --extract it is what the draft says that rests on one practitioner's own
notes, for their right of reply. That they had it is kept beside each finding.
The extract opens with a passphrase only. It is typed unseen, or stands in the
second line of standard input; --without-passphrase says why it needs none.

Findings and recommendations are not encrypted. A file of that name is
replaced.
"""


def add_to(commands: Commands) -> None:
    """Add the commands of this module to the command line."""
    _add_summary(commands)
    _add_findings(commands)


# --- summary ------------------------------------------------------------------------------------


def _add_summary(commands: Commands) -> None:
    in_short = "make the Word summary of one interview"
    summary = commands.add(_summary, "summary", in_short, _SUMMARY)
    ask_for_review(summary)
    reference = "the practitioner's reference, such as SN1, or the id of the interview"
    summary.add_argument("--interview", metavar="REF", required=True, help=reference)
    ask_for_word_file(summary, "where the summary goes")
    with_reflections = "include what interviewers wrote afterwards, as far as it is not sealed"
    summary.add_argument("--reflections", action="store_true", help=with_reflections)
    ask_for_initials(summary)
    ask_for_data(summary)
    ask_before_leaving(summary)


def _summary(options: argparse.Namespace) -> int:
    from interviewer.documents import interview_summary
    from interviewer.documents.passages import summary_passages

    check_data_options(options)
    with closing(opened(options)) as store:
        review, now = store.load(), datetime.now(UTC)
        interview = interview_of(review, options.interview)
        carried = carrying(store, review, interview, options, now)
        make = partial(
            interview_summary,
            review,
            interview,
            template=word_template(),
            zone=ZONE,
            made=now,
            reflections=options.reflections,
            initials=options.initials,
        )
        leaving = Leaving(
            document=Document.SUMMARY,
            interview=interview.id,
            passages=summary_passages(review, interview, reflections=options.reflections),
            files=lambda: {options.out: with_data(make, carried)},
            kept=carried.kept if carried else tuple,
            reason=options.reason.strip(),
        )
        return leave(store, review, leaving, options, now)


# --- findings -----------------------------------------------------------------------------------


def _add_findings(commands: Commands) -> None:
    in_short = "make the Word document of findings and recommendations"
    findings = commands.add(_findings, "findings", in_short, _FINDINGS)
    ask_for_review(findings)
    ask_for_word_file(findings, "where the document goes")
    numbers = "tell the numbers of the notes and not their words"
    findings.add_argument("--numbers-only", action="store_true", help=numbers)
    ask_for_initials(findings)
    extract = "make the extract for the practitioner with this reference instead"
    findings.add_argument("--extract", metavar="REF", help=extract)
    why_none = "why no passphrase is put around the extract; the reason is kept"
    findings.add_argument("--without-passphrase", metavar="REASON", default="", help=why_none)
    ask_before_leaving(findings)


def _findings(options: argparse.Namespace) -> int:
    if options.extract is not None and (options.numbers_only or options.initials):
        options.misunderstood("--extract goes with neither --numbers-only nor --initials")
    if options.without_passphrase and options.extract is None:
        options.misunderstood("--without-passphrase goes with --extract")
    with closing(opened(options)) as store:
        review, now = store.load(), datetime.now(UTC)
        check_may_conclude(review)
        if options.extract is None:
            leaving = _report(review, options, now)
        else:
            leaving = _extract(review, options, now)
        return leave(store, review, leaving, options, now)


def _report(review: Review, options: argparse.Namespace, now: datetime) -> Leaving:
    from interviewer.documents import findings_report
    from interviewer.documents.findings_passages import findings_passages

    notes = not options.numbers_only
    make = partial(
        findings_report,
        review,
        template=word_template(),
        zone=ZONE,
        made=now,
        notes=notes,
        initials=options.initials,
    )
    return Leaving(
        document=Document.FINDINGS,
        passages=findings_passages(review, notes=notes),
        files=lambda: {options.out: make()},
    )


def _extract(review: Review, options: argparse.Namespace, now: datetime) -> Leaving:
    from interviewer.documents.extract import extract_passages, practitioners_extract
    from interviewer.domain.concluding import extract_given
    from interviewer.domain.extracting import resting_on, told_before, who_may_answer

    who = practitioner_of(who_may_answer(review), options.extract)
    warned = told_before(review, who.id)
    if warned:
        say(warned)
    make = partial(practitioners_extract, review, who, template=word_template(), made=now)
    given = [
        extract_given(review, each.finding, who.id, new_id=uuid4(), by=review.initials, at=now)
        for each in resting_on(review, who.id)
    ]
    return Leaving(
        document=Document.EXTRACT,
        passages=extract_passages(review, who),
        files=lambda: {options.out: _protected(make(), options)},
        kept=lambda: tuple(given),
        reason=options.without_passphrase.strip(),
    )


def _protected(extract: bytes, options: argparse.Namespace) -> bytes:
    """The extract with a passphrase around it, unless somebody said why not."""
    from interviewer.documents import protected

    if options.without_passphrase.strip():
        return extract
    return protected(extract, new_passphrase(options, "extract"))
