"""`erase`: what erasing a review that was handed over would destroy, and doing it."""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from interviewer.cli.opening import opened
from interviewer.cli.options import Commands, a_file, ask_for_review
from interviewer.cli.outcome import DONE, FAILED, ZONE, say
from interviewer.domain.clearance import cleared_answer, has_been_asked
from interviewer.domain.erasing import OCCASION, Ground, Obstacle, Standing, in_sentences, is_named
from interviewer.domain.erasure import Erasure, receipt_text
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review

if TYPE_CHECKING:
    from interviewer.storage import Store

_ERASE = """\
Say what erasing a review from a panel member's laptop would destroy, and what
forbids it: whatever the overview writer has not confirmed by receipt, running
proceedings, a legal hold. Nothing is changed.

With --apply it is erased for good: the keys first, then notes and backups.
Nobody can bring it back. --name is what the review is called, in full, as it
stands at the top of the window: so that the right one is erased.

A receipt without content is shown, stays in the folder, and goes to --out.
What was cut off is finished by the same command.
"""


def add_to(commands: Commands) -> None:
    """Add the command of this module to the command line."""
    in_short = "say what erasing a review would destroy, or erase it"
    erase = commands.add(_erase, "erase", in_short, _ERASE)
    ask_for_review(erase)
    said_so = "no proceedings stand in the way of erasing; WHO said so, by role"
    erase.add_argument("--nothing-in-the-way", metavar="WHO", default="", help=said_so)
    erase.add_argument("--apply", action="store_true", help="erase it for good")
    erase.add_argument("--name", help="what the review is called, in full")
    text = a_file(".txt", "a text file")
    erase.add_argument("--out", metavar="FILE.txt", type=text, help="where the receipt goes")


def _erase(options: argparse.Namespace) -> int:
    from interviewer.storage.erased import finish_erasing, is_unfinished
    from interviewer.storage.erasing import how_it_stands

    if options.apply and options.name is None:
        options.misunderstood("--apply needs --name with what the review is called")
    if not options.apply and (options.name is not None or options.out is not None):
        options.misunderstood("--name and --out go with --apply")
    now = datetime.now(UTC)
    if options.apply and is_unfinished(options.review):
        return _show(finish_erasing(options.review, now), options)
    with closing(opened(options)) as store:
        review = store.load()
        standing = how_it_stands(store)
        who = options.nothing_in_the_way.strip()
        answers = tuple(_answers(review, standing.obstacles, who, now))
        left = _still_in_the_way(standing.obstacles, answers)
        say(*_told(replace(standing, obstacles=left)))
        if left or not options.apply:
            say("Nothing was erased." if left else "Nothing was erased. Add --apply to erase it.")
            return FAILED if left else DONE
        return _do(store, review, answers, options, now)


def _do(
    store: "Store",
    review: Review,
    answers: tuple[ProceedingsAnswer, ...],
    options: argparse.Namespace,
    at: datetime,
) -> int:
    """Erase it: everything that forbids it is asked once more in there."""
    from interviewer.storage import Change
    from interviewer.storage.erasing import NotTheNameError, erase

    if not is_named(review, options.name):
        raise NotTheNameError
    if answers:
        store.save(Change(values=answers, at=at, who=review.initials))
    return _show(erase(store, name=options.name, at=at), options)


def _show(erasure: Erasure, options: argparse.Namespace) -> int:
    """Show the receipt, and write it where it is to go."""
    from interviewer.documents import write_document

    receipt = receipt_text(erasure, ZONE)
    say("", *receipt.splitlines())
    if options.out is not None:
        write_document(options.out, receipt.encode())
        say("", options.out)
    return DONE


def _answers(
    review: Review, obstacles: Iterable[Obstacle], who: str, at: datetime
) -> Iterator[ProceedingsAnswer]:
    """What was said on the command line, for each interview of which nobody was asked."""
    for obstacle in obstacles:
        interview = review.interviews[obstacle.interview] if obstacle.interview else None
        if (
            who
            and interview is not None
            and obstacle.ground is Ground.NOT_ASKED
            and not has_been_asked(review, interview, OCCASION)
        ):
            clear = cleared_answer(uuid4(), interview, OCCASION, by=review.initials, at=at)
            yield replace(clear, answered_by=who)


def _still_in_the_way(
    obstacles: Iterable[Obstacle], answers: Iterable[ProceedingsAnswer]
) -> tuple[Obstacle, ...]:
    answered = {answer.interview for answer in answers}
    return tuple(
        obstacle
        for obstacle in obstacles
        if obstacle.ground is not Ground.NOT_ASKED or obstacle.interview not in answered
    )


def _told(standing: Standing) -> Iterator[str]:
    """How it stands, each point in a line; a heading without points is not told."""
    for heading, points in (
        ("In the way:", in_sentences(standing.obstacles)),
        ("With the overview writer:", standing.safe),
        ("Gone afterwards:", standing.gone),
        ("Not reached by it:", standing.stays),
    ):
        if points:
            yield heading
            yield from (f"  {point}" for point in points)
