"""What taking in a package will do, told to the person before anything is written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from interviewer.domain.interview import Note
from interviewer.domain.naming import cited_as, interview_id
from interviewer.domain.review import Review, Value

_MOST_CITED = 12


class Standing(StrEnum):
    """How a value in a package stands to the same value here."""

    NEW = "new"
    CHANGED_BY_THEM = "changed by them"
    CHANGED_BY_BOTH = "changed by both"
    WITHDRAWN = "withdrawn"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, kw_only=True)
class Share:
    """What a package brings of one interview, or of the review as a whole.

    Attributes:
        interview: None for what belongs to no interview: agencies, guidance, chronology.
        reference: Of the practitioner, as it will be here; empty for the review as a whole.
        notes: How many notes stand how.
        others: How many of everything else do.
        cited: The numbers of the notes that are not new and stand otherwise than here.
    """

    interview: UUID | None
    reference: str = field(repr=False)
    notes: Mapping[Standing, int]
    others: Mapping[Standing, int]
    cited: Mapping[Standing, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @property
    def told(self) -> str:
        """One line: "SN1: 24 notes new, 1 changed by them (SN1·3), 1 changed by both (SN1·9)"."""
        parts = [_counted(self.notes, "note", "notes", self.cited)]
        parts.append(_counted(self.others, "other entry", "other entries", {}))
        whose = self.reference or "The review itself"
        return f"{whose}: {'; '.join(part for part in parts if part) or 'unchanged'}"


def shares(after: Review, standings: Iterable[tuple[Value, Standing]]) -> tuple[Share, ...]:
    """What is brought, interview by interview in the order of their references.

    Args:
        after: The review as it will be.
        standings: Each value of the package, as it will be, and how it stands.
    """
    notes: dict[UUID | None, Counter[Standing]] = {}
    others: dict[UUID | None, Counter[Standing]] = {}
    changed: dict[UUID | None, dict[Standing, list[Note]]] = {}
    for value, standing in standings:
        interview = interview_id(after, value)
        if isinstance(value, Note) and standing not in (Standing.NEW, Standing.UNCHANGED):
            changed.setdefault(interview, {}).setdefault(standing, []).append(value)
        counts = notes if isinstance(value, Note) else others
        counts.setdefault(interview, Counter())[standing] += 1
    found = [
        Share(
            interview=interview,
            reference=_reference(after, interview),
            notes=notes.get(interview, {}),
            others=others.get(interview, {}),
            cited={
                standing: tuple(cited_as(after, note) for note in sorted(found, key=_number))
                for standing, found in changed.get(interview, {}).items()
            },
        )
        for interview in {**notes, **others}
    ]
    return tuple(sorted(found, key=lambda share: (share.reference, str(share.interview))))


def _reference(review: Review, interview: UUID | None) -> str:
    held = review.interviews.get(interview) if interview is not None else None
    return review.practitioner_of(held).reference if held is not None else ""


def _number(note: Note) -> int:
    return note.number


def _counted(
    counts: Mapping[Standing, int], one: str, more: str, cited: Mapping[Standing, Sequence[str]]
) -> str:
    """Such as "24 notes new, 1 changed by them (SN1·3)"; what is unchanged is not told."""
    parts: list[str] = []
    for standing in Standing:
        count = counts.get(standing, 0)
        if count and standing is not Standing.UNCHANGED:
            noun = f" {one if count == 1 else more}" if not parts else ""
            parts.append(f"{count}{noun} {standing.value}{_listed(cited.get(standing, ()))}")
    return ", ".join(parts)


def _listed(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    more = len(numbers) - _MOST_CITED
    rest = f" and {more} more" if more > 0 else ""
    return f" ({', '.join(numbers[:_MOST_CITED])}{rest})"
