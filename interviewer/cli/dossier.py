"""`dossier`: everything that was said, brought together in one Word document."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from interviewer.cli.choosing import check_may_conclude
from interviewer.cli.leaving import Leaving, ask_before_leaving, leave
from interviewer.cli.opening import opened
from interviewer.cli.options import Commands, ask_for_initials, ask_for_review, ask_for_word_file
from interviewer.cli.outcome import ZONE
from interviewer.domain.dossier import DossierChoices
from interviewer.domain.errors import InterviewerError
from interviewer.domain.evidence import Evidence, Facet, Wanted
from interviewer.domain.facet_values import options as facet_values
from interviewer.domain.review import Review
from interviewer.domain.words import Document
from interviewer.resources import word_template

_DOSSIER = """\
Make the evidence dossier: key points first, then episode by episode and across
them what each account says, agreements and differences, what was not heard,
figures, and the abbreviations that are used. Practitioners are counted and
never notes. For the overview writer's review only.

--only shows less, as the filters of the Evidence page do: "Agency=Harbour
Health", "Episode=2", "When=at the time". Given again for the same filter,
either may hold; for another one, both must. The filters are called "Episode",
"Thematic area", "Line of enquiry", "When", "How known", "Agency", "Role then",
"Front line or manager", "What shaped it", "Accuracy check" and "Kind of
source".

The file is not encrypted. A file of that name is replaced.
"""


class NoSuchChoiceError(InterviewerError):
    """Nothing in the review is called that."""

    what_is_safe = "No document was made."

    def __init__(self, facet: Facet, known: Sequence[str]) -> None:
        named = f"there are {', '.join(known)}" if known else "there is nothing to choose from"
        super().__init__(
            f"--only has nothing of that name for “{facet.value}”: {named}.",
            what_to_do="Give one of them as it stands." if known else "",
        )


def add_to(commands: Commands) -> None:
    """Add the command of this module to the command line."""
    dossier = commands.add(_dossier, "dossier", "make the evidence dossier", _DOSSIER)
    ask_for_review(dossier)
    ask_for_word_file(dossier, "where the dossier goes")
    for option, what in (
        ("--checked-only", "only what practitioners answered in the accuracy check"),
        ("--full-accounts", "with every statement in full, in an annex"),
        ("--reflections", "with a chapter of the practitioners' reflections"),
        ("--chronology", "with the chronology, and the time line"),
        ("--without-panel", "without the chapter of the panel's own reflection"),
    ):
        dossier.add_argument(option, action="store_true", help=what)
    ask_for_initials(dossier)
    less = "only what fits; can be given more than once"
    dossier.add_argument(
        "--only", metavar="FILTER=NAME", type=_filter, action="append", default=[], help=less
    )
    ask_before_leaving(dossier)


def _filter(text: str) -> tuple[Facet, str]:
    called = {facet.value.casefold(): facet for facet in Facet}
    name, equals, value = text.partition("=")
    facet = called.get(_folded(name))
    if facet is None or not equals or not value.strip():
        raise argparse.ArgumentTypeError('it is written as in "Agency=Harbour Health"')
    return facet, _folded(value)


def _dossier(options: argparse.Namespace) -> int:
    from interviewer.documents import evidence_dossier
    from interviewer.documents.dossier import dossier_passages

    with closing(opened(options)) as store:
        review, now = store.load(), datetime.now(UTC)
        check_may_conclude(review)
        choices = DossierChoices(
            wanted=_wanted(review, options.only),
            checked_only=options.checked_only,
            full_accounts=options.full_accounts,
            reflections=options.reflections,
            panel=not options.without_panel,
            chronology=options.chronology,
            initials=options.initials,
        )
        make = partial(
            evidence_dossier, review, choices, template=word_template(), zone=ZONE, made=now
        )
        leaving = Leaving(
            document=Document.DOSSIER,
            passages=dossier_passages(review, choices=choices),
            files=lambda: {options.out: make()},
        )
        return leave(store, review, leaving, options, now)


def _wanted(review: Review, only: Sequence[tuple[Facet, str]]) -> Wanted:
    """The filters that were named.

    Raises:
        NoSuchChoiceError: Nothing is called that.
    """
    if not only:
        return Wanted()
    offered = facet_values(review, Evidence(review))
    numbers: dict[UUID | str, str] = {
        episode.id: str(episode.number) for episode in review.live_episodes()
    }
    chosen: dict[Facet, frozenset[UUID | str]] = {}
    for facet, named in only:
        found = frozenset(
            key
            for key, words in offered[facet].items()
            if named in (_folded(words), _folded(str(key)), numbers.get(key))
        )
        if not found:
            raise NoSuchChoiceError(facet, list(offered[facet].values()))
        chosen[facet] = chosen.get(facet, frozenset()) | found
    return Wanted(chosen=chosen)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
