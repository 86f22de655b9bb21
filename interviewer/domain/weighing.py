"""What a finding rests on, counted honestly (domain.md, "The words").

People are counted, never notes: a fast typist is no better evidence. What is said with hindsight
and what nobody was asked how they know are counted apart, and so are records and other sources.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from interviewer.domain.concluding import Side, cited_notes
from interviewer.domain.findings import Finding
from interviewer.domain.interview import Note
from interviewer.domain.review import Review
from interviewer.domain.words import Basis, Frame, SourceKind


@dataclass(frozen=True, kw_only=True)
class Weight:
    """One side of a finding.

    Attributes:
        people: Ids of the practitioners who say so in an interview, hindsight included.
        at_hand: Those among them who say so otherwise than with hindsight.
        frames: Practitioners by when they speak from; one may stand under several.
        bases: Practitioners by how they know it, without what was said with hindsight.
        sources: Other sources than interviews, by their kind; each source counts once.
        records: Sources that are records, and chronology entries.
    """

    people: frozenset[UUID] = frozenset()
    at_hand: frozenset[UUID] = frozenset()
    frames: Mapping[Frame, frozenset[UUID]] = field(default_factory=dict)
    bases: Mapping[Basis, frozenset[UUID]] = field(default_factory=dict)
    sources: Mapping[SourceKind, frozenset[UUID]] = field(default_factory=dict)
    records: frozenset[UUID] = frozenset()

    @property
    def hindsight_only(self) -> frozenset[UUID]:
        """Practitioners who say so with hindsight and not otherwise."""
        return self.people - self.at_hand

    @property
    def not_stated_only(self) -> frozenset[UUID]:
        """Practitioners of whom nowhere is said how they know it."""
        stated = (people for basis, people in self.bases.items() if basis is not Basis.NOT_STATED)
        return self.at_hand - frozenset[UUID]().union(*stated)

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands on this side."""
        return not (self.people or self.sources or self.records)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Both sides of a finding."""

    supports: Weight
    does_not_fit: Weight


def evidence_of(review: Review, finding: Finding) -> Evidence:
    """What the finding rests on and what does not fit it, as the notes are now.

    Notes that were withdrawn count nowhere, and no note on both sides counts as support.
    """
    against = set(finding.does_not_fit)
    supports = (n for n in cited_notes(review, finding, Side.SUPPORTS) if n.id not in against)
    entries = (review.entries.get(each) for each in finding.records)
    records = {entry.id for entry in entries if entry is not None and not entry.withdrawn}
    return Evidence(
        supports=_weighed(review, supports, records),
        does_not_fit=_weighed(review, cited_notes(review, finding, Side.DOES_NOT_FIT), set()),
    )


def _weighed(review: Review, notes: Iterable[Note], records: set[UUID]) -> Weight:
    frames: dict[Frame, set[UUID]] = {}
    bases: dict[Basis, set[UUID]] = {}
    sources: dict[SourceKind, set[UUID]] = {}
    for note in notes:
        if note.withdrawn or not note.text.strip():
            continue
        interview, source = review.interviews.get(note.source), review.sources.get(note.source)
        if interview is not None:
            frames.setdefault(note.frame, set()).add(interview.practitioner)
            if note.frame is not Frame.WITH_HINDSIGHT:
                bases.setdefault(note.basis, set()).add(interview.practitioner)
        elif source is not None and source.kind is SourceKind.RECORD:
            records.add(source.id)
        elif source is not None:
            sources.setdefault(source.kind, set()).add(source.id)
    at_hand = {who for frame, whose in frames.items() if _is_at_hand(frame) for who in whose}
    return Weight(
        people=frozenset(who for whose in frames.values() for who in whose),
        at_hand=frozenset(at_hand),
        frames={frame: frozenset(frames[frame]) for frame in Frame if frame in frames},
        bases={basis: frozenset(bases[basis]) for basis in Basis if basis in bases},
        sources={kind: frozenset(sources[kind]) for kind in SourceKind if kind in sources},
        records=frozenset(records),
    )


def _is_at_hand(frame: Frame) -> bool:
    return frame is not Frame.WITH_HINDSIGHT


# --- In words -----------------------------------------------------------------------------------


def counted(weight: Weight, *, nothing: str = "nothing yet") -> str:
    """The count in one line: "3 practitioners, 1 with hindsight only; 2 records"."""
    parts = list[str]()
    if weight.people:
        told = [so_many(len(weight.people), "practitioner")]
        for some, words in (
            (weight.hindsight_only, "with hindsight only"),
            (weight.not_stated_only, "where how it is known is not stated"),
        ):
            all_of_them = some == weight.people
            told += [words if all_of_them else f"{len(some)} {words}"] if some else []
        parts.append(", ".join(told))
    if weight.records:
        parts.append(so_many(len(weight.records), "record"))
    parts += [f"{kind.label}: {len(whose)}" for kind, whose in weight.sources.items()]
    return "; ".join(parts) or nothing


def by_frame(weight: Weight) -> str:
    """Practitioners by when they speak from: "at the time 2, with hindsight 1"."""
    return ", ".join(f"{frame} {len(whose)}" for frame, whose in weight.frames.items())


def by_basis(weight: Weight) -> str:
    """Practitioners by how they know it, hindsight left out: "was told 1, not stated 1"."""
    return ", ".join(f"{basis} {len(whose)}" for basis, whose in weight.bases.items())


def so_many(count: int, thing: str) -> str:
    """Such as "1 record", "3 records"."""
    return f"{count:,} {thing if count == 1 else thing + 's'}"
