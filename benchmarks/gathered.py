"""An overview writer's review in which many accounts came together, for the benchmarks of scale."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from benchmarks.data import START, a_review, an_id, chance, words
from interviewer.domain.chronology import Entry
from interviewer.domain.findings import Finding, Recommendation
from interviewer.domain.interview import CoverageMark, FollowUp, Interview, Note, Practitioner
from interviewer.domain.links import AccountLink
from interviewer.domain.review import Value
from interviewer.domain.set_up import Agency, Seat
from interviewer.domain.words import FindingOutcome, LinkKind, SeatRole, Stage

EACH = 50
"""Notes in an interview."""

_ENTRIES, _FINDINGS_OF = 5, 5
"""Entries of the chronology for each interview, and interviews for each finding."""


def set_up(interviews: int) -> tuple[Value, ...]:
    """The writer's review before anybody handed over: chronology, agencies, episodes."""
    values = (value for value in a_review(0, 1) if not isinstance(value, _OF_AN_INTERVIEW))
    return tuple(map(_as_writer, values)) + tuple(_chronology(interviews))


def accounts(interviews: int) -> tuple[Value, ...]:
    """What panel members hand over: interviews of 50 notes, one in four with a chronology entry."""
    entries = interviews * _ENTRIES
    handed = (v for v in a_review(interviews * EACH, interviews) if isinstance(v, _OF_AN_INTERVIEW))
    dice = chance("citations")
    return tuple(_citing(_closed(value), dice.randrange(entries)) for value in handed)


def gathered(interviews: int) -> tuple[Value, ...]:
    """All of it, with what the writer made of it: links, findings, recommendations."""
    told = accounts(interviews)
    return (*set_up(interviews), *told, *_conclusions(told, interviews))


def batches(interviews: int, size: int) -> list[list[Value]]:
    """The accounts in packages of so many interviews each."""
    told = accounts(interviews)
    number = {an_id(f"interview {n + 1}"): n // size for n in range(interviews)}
    parts: list[list[Value]] = [[] for _ in range((interviews + size - 1) // size)]
    by_practitioner = {v.practitioner: v.id for v in told if isinstance(v, Interview)}
    for value in told:
        parts[number[_interview_of(value, by_practitioner)]].append(value)
    return parts


_OF_AN_INTERVIEW = (Practitioner, Interview, Note, FollowUp, CoverageMark)


def _interview_of(value: Value, by_practitioner: dict[UUID, UUID]) -> UUID:
    if isinstance(value, Practitioner):
        return by_practitioner[value.id]
    if isinstance(value, Interview):
        return value.id
    if isinstance(value, Note):
        return value.source
    assert isinstance(value, FollowUp | CoverageMark)
    return value.interview


def _as_writer(value: Value) -> Value:
    if isinstance(value, Seat):
        return replace(value, role=SeatRole.WRITER, initials="OW")
    return value


def _closed(value: Value) -> Value:
    return replace(value, stage=Stage.HANDED_OVER) if isinstance(value, Interview) else value


def _citing(value: Value, entry: int) -> Value:
    if isinstance(value, Note) and value.number % 4 == 0:
        return replace(value, entries=(an_id(f"entry {entry}"),))
    return value


def _chronology(interviews: int) -> Iterator[Value]:
    dice = chance("entries")
    agencies = [value.id for value in a_review(0, 1) if isinstance(value, Agency)]
    for number in range(interviews * _ENTRIES):
        day = date(2021, 1, 1) + timedelta(days=dice.randrange(1800))
        yield Entry(
            id=an_id(f"entry {number}"),
            written=f"{day:%d/%m/%Y}",
            earliest=day,
            latest=day,
            agency=agencies[number % len(agencies)],
            episode=an_id(f"episode {number % 5 + 1}"),
            text=words(dice, dice.randint(10, 40)),
            source="Case file",
            place=f"{number:06}1",
        )


def _conclusions(told: Sequence[Value], interviews: int) -> Iterator[Value]:
    notes = [value for value in told if isinstance(value, Note)]
    pairs = zip(notes[::25], notes[EACH + 1 :: 25], strict=False)
    for number, (first, second) in enumerate(pairs):
        yield AccountLink(
            id=an_id(f"link {number}"),
            first=first.id,
            second=second.id,
            kind=LinkKind.DIFFER if number % 2 else LinkKind.AGREE,
            reason="Both speak of the same week.",
            at=START,
        )
    dice = chance("findings")
    for number in range(1, interviews // _FINDINGS_OF + 1):
        yield Finding(
            id=an_id(f"finding {number}"),
            place=f"{number:05}1",
            text=words(dice, 40),
            area="assessment",
            lines=("assessment",),
            supports=tuple(each.id for each in dice.sample(notes, 8)),
            does_not_fit=tuple(each.id for each in dice.sample(notes, 2)),
            records=(an_id(f"entry {number}"),),
            outcome=FindingOutcome.NEW_LEARNING,
            by="OW",
        )
        if number % 2:
            yield Recommendation(
                id=an_id(f"recommendation {number}"),
                place=f"{number:05}1",
                text=words(dice, 30),
                rationale=words(dice, 30),
                area="assessment",
                lines=("assessment",),
                findings=(an_id(f"finding {number}"),),
                by="OW",
            )
