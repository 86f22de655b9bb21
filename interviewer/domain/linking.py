"""Comparing accounts: how two notes, or a note and a record, stand to each other.

Never a merge: the disagreement is often the finding (domain.md, "Account link"). Every function
takes values and returns values; whoever calls it saves them.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from uuid import UUID

from interviewer.domain.chronology import Entry
from interviewer.domain.interview import Note
from interviewer.domain.links import AccountLink
from interviewer.domain.naming import cited_as
from interviewer.domain.raising import date_words
from interviewer.domain.review import Review
from interviewer.domain.words import LinkKind, SourceKind

End: TypeAlias = Note | Entry

DIFFERENCES = (LinkKind.DIFFER, LinkKind.DIFFERED_THEN, LinkKind.RECORD_DIFFERS)
"""The kinds that stand in the register of differences."""

AGREEMENTS = (LinkKind.AGREE, LinkKind.RECORD_AGREES)
"""The kinds that say that something is told alike in two places."""

_TOLD = {
    LinkKind.AGREE: ("agrees with {}", "agrees with {}"),
    LinkKind.DIFFER: ("differs from {}", "differs from {}"),
    LinkKind.DIFFERED_THEN: ("differed at the time: {}", "differed at the time: {}"),
    LinkKind.ADDS: ("adds to {}", "{} adds to it"),
    LinkKind.RECORD_AGREES: ("record agrees: {}", "agrees with {}"),
    LinkKind.RECORD_DIFFERS: ("record differs: {}", "differs from {}"),
    LinkKind.RECORD_SILENT: ("record is silent: {}", "silent on {}"),
}
"""What a link says on its first end, and on its second one, each of the other end."""


def end_of(review: Review, value_id: UUID) -> End | None:
    """The note or chronology entry with this id; None where it is withdrawn or not there."""
    found = review.notes.get(value_id) or review.entries.get(value_id)
    return None if found is None or found.withdrawn else found


def is_record(review: Review, end: End) -> bool:
    """Whether it stands in a record: a chronology entry, or a note from a record."""
    if isinstance(end, Entry):
        return True
    source = review.sources.get(end.source)
    return source is not None and source.kind is SourceKind.RECORD


def why_not_linked(review: Review, first: UUID, second: UUID, kind: LinkKind) -> str:
    """Why these two cannot be linked so, in a sentence; empty where they can."""
    ends = end_of(review, first), end_of(review, second)
    if ends[0] is None or ends[1] is None:
        return "One of the two is no longer there."
    if first == second:
        return "A note cannot be compared with itself: choose another one."
    of_record = [is_record(review, end) for end in ends if end is not None]
    records = any(of_record)
    if all(of_record):
        return "Both are records: a link is between two accounts, or an account and a record."
    if kind.about_a_record and not records:
        return "Neither of them is a record: choose how the two accounts stand to each other."
    if records and not kind.about_a_record:
        return "One of them is a record: say whether it agrees, differs or is silent."
    return ""


def linked(review: Review, wanted: AccountLink) -> AccountLink:
    """The link to save: there is one live link of a kind between two ends.

    One that is there already has the new reason, if any, and one that was withdrawn is back. In a
    link about a record the account stands first.

    Args:
        review: The review as it is.
        wanted: A new link between two ends, whichever stands first.

    Raises:
        ValueError: They cannot be linked so; `why_not_linked` says why.
    """
    if why_not_linked(review, wanted.first, wanted.second, wanted.kind):
        raise ValueError("These two cannot be linked so.")
    end = end_of(review, wanted.first)
    if wanted.kind.about_a_record and end is not None and is_record(review, end):
        wanted = replace(wanted, first=wanted.second, second=wanted.first)
    known = _link_between(review, wanted)
    if known is None:
        return wanted
    if not known.withdrawn and wanted.reason in {"", known.reason}:
        return known
    return replace(wanted, id=known.id)


def withdrawn(link: AccountLink) -> AccountLink:
    """The link taken back: it shows on neither end any more, and stays in the history."""
    return replace(link, withdrawn=True)


def live_links(review: Review, end: UUID) -> list[AccountLink]:
    """The links of a note or entry whose other end is still there too, the first one first."""
    return [link for link in review.links_of(end) if end_of(review, other_end(link, end))]


def other_end(link: AccountLink, end: UUID) -> UUID:
    """The end that is not this one."""
    return link.second if link.first == end else link.first


def link_words(review: Review, link: AccountLink, end: UUID) -> str:
    """What the link says on this end: "differs from HV2·7"; "differed at the time: YM1·4"."""
    told = _TOLD[link.kind][0 if link.first == end else 1]
    other = end_of(review, other_end(link, end))
    return told.format(end_words(review, other) if other else "one that was withdrawn")


@dataclass(frozen=True, kw_only=True)
class LinkTold:
    """A link as one of its ends tells it.

    Attributes:
        says: How it stands to the other end: "differs from HV2·7".
        because: The reason that was given, in one line; empty where none was.
    """

    says: str = field(repr=False)
    because: str = field(default="", repr=False)

    def __str__(self) -> str:
        return f"{self.says}: {self.because}" if self.because else self.says


def links_told(review: Review, end: UUID) -> tuple[LinkTold, ...]:
    """The links of a note or entry as they are told on this end, the first one first."""
    return tuple(
        LinkTold(says=link_words(review, link, end), because=" ".join(link.reason.split()))
        for link in live_links(review, end)
    )


def end_words(review: Review, end: End) -> str:
    """How an end is cited: "HV2·7", or the source and date of a chronology entry."""
    if isinstance(end, Note):
        return cited_as(review, end)
    return ", ".join(part for part in (end.source or "chronology", date_words(end)) if part)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Two ends that do not say the same, and what somebody said of it."""

    link: AccountLink
    first: Note
    second: End


def differences(review: Review) -> list[Difference]:
    """The register of differences, in the order in which they were seen.

    What one end says of it no longer stands in the register when it was withdrawn.
    """
    return [
        Difference(link=link, first=first, second=second)
        for link, first, second in _linked(review, DIFFERENCES)
    ]


def linked_elsewhere(review: Review, kinds: Collection[LinkKind]) -> frozenset[UUID]:
    """The notes and entries that stand in a live link of these kinds, whichever end they are."""
    return frozenset(end.id for _, *both in _linked(review, kinds) for end in both)


def _linked(review: Review, kinds: Collection[LinkKind]) -> Iterator[tuple[AccountLink, Note, End]]:
    for link in sorted(review.links.values(), key=lambda each: (each.at, str(each.id))):
        if not link.withdrawn and link.kind in kinds:
            first, second = end_of(review, link.first), end_of(review, link.second)
            if isinstance(first, Note) and second is not None:
                yield link, first, second


def _link_between(review: Review, wanted: AccountLink) -> AccountLink | None:
    """The link of this kind between the two, a live one before one that was withdrawn."""
    ends = {wanted.first, wanted.second}
    between = [
        link
        for link in review.links.values()
        if link.kind is wanted.kind and {link.first, link.second} == ends
    ]
    return min(between, key=lambda link: link.withdrawn, default=None)
