"""How a document leaves: it is looked through for identifiers before, and remembered after."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from interviewer.cli.outcome import DONE, say
from interviewer.domain.chronology import Entry
from interviewer.domain.errors import InterviewerError
from interviewer.domain.exports import Export, LetThrough
from interviewer.domain.names import RealName
from interviewer.domain.review import Review, Value
from interviewer.domain.words import Document

if TYPE_CHECKING:
    from interviewer.documents.passages import Passage
    from interviewer.storage import Store


class IdentifiersFoundError(InterviewerError):
    """Something looks like an identifier, and nobody said why it may stand."""

    what_happened = "Something in it looks like a name or a number that tells who somebody is."
    what_is_safe = "Nothing was written."
    what_to_do = (
        "Open the review in the window and replace it there, or say with --let-through why it may "
        "stand. The reason is kept; what was found is not."
    )


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """Something that is about to leave the review.

    Attributes:
        document: What it is.
        interview: The interview it is about; None where it is about the review.
        passages: Where the text stands that is in it.
        files: Makes what will be written, and says where it goes.
        kept: What else is remembered once it is written, `reason` why.
    """

    document: Document
    interview: UUID | None = None
    passages: "Sequence[Passage]"
    files: Callable[[], Mapping[Path, bytes]] = field(repr=False)
    kept: Callable[[], tuple[Value, ...]] = tuple
    reason: str = field(default="", repr=False)


def ask_before_leaving(parser: argparse.ArgumentParser) -> None:
    """Let a command line say why something that was found may stand, and try without writing."""
    why = "why what looks like an identifier may stand; the reason is kept"
    parser.add_argument("--let-through", metavar="REASON", default="", help=why)
    tried = "look for identifiers and tell of them, but write nothing"
    parser.add_argument("--dry-run", action="store_true", help=tried)


def leave(
    store: "Store",
    review: Review,
    leaving: Leaving,
    options: argparse.Namespace,
    at: datetime,
) -> int:
    """Look through it, write it, and remember that it was made.

    Args:
        store: The open review; real names are looked for as well.
        review: What is in the store.
        leaving: What leaves.
        options: With those of `ask_before_leaving`.
        at: When.

    Raises:
        IdentifiersFoundError: It was not written; each find was told, by kind and place.
        InterviewerError: It cannot be made, written or remembered.
    """
    from interviewer.documents import write_document
    from interviewer.storage import Change

    let_through = looked_through(leaving.passages, review, store.names(), options.let_through)
    if options.dry_run:
        say("Nothing was written: this is a dry run.")
        return DONE
    for path, content in leaving.files().items():
        write_document(path, content)
        say(path)
    made = Export(
        id=uuid4(),
        document=leaving.document,
        interview=leaving.interview,
        at=at,
        by=review.initials,
        let_through=let_through,
    )
    kept = (made, *leaving.kept())
    store.save(Change(values=kept, at=at, who=review.initials, reason=leaving.reason))
    return DONE


def looked_through(
    passages: "Sequence[Passage]", review: Review, names: list[RealName], reason: str
) -> tuple[LetThrough, ...]:
    """What looks like an identifier and goes all the same, for this reason.

    Each find is told by its kind and place, and never by its words.

    Raises:
        IdentifiersFoundError: There is something, and no reason.
    """
    finds = list(_finds(passages, review, names))
    for (kind, where), count in Counter((kind, where) for kind, where, _ in finds).items():
        say(f"{where}: {kind}{f' ({count})' if count > 1 else ''}")
    if finds and not reason.strip():
        raise IdentifiersFoundError
    return tuple(LetThrough(kind=kind, reason=reason.strip()) for kind, _, _ in finds)


def _finds(
    passages: "Sequence[Passage]", review: Review, names: list[RealName]
) -> Iterator[tuple[str, str, str]]:
    """Kind, place and words of each find; the same words in one place are one."""
    from interviewer.documents.identifiers import find_identifiers

    find = partial(find_identifiers, names=names)
    for passage in passages:
        text = passage.text(review)
        hits = dict.fromkeys((hit.kind.value, text[hit.start : hit.end]) for hit in find(text))
        # What the window calls an entry is what somebody typed for its date.
        where = "A chronology entry" if passage.kind is Entry else passage.where
        yield from ((kind, where, words) for kind, words in hits)
