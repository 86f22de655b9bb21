"""Reviews of any size for the benchmarks: invented words on the shipped guidance."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import (
    CoverageMark,
    FactorMark,
    FollowUp,
    Interview,
    Note,
    Practitioner,
)
from interviewer.domain.review import Value
from interviewer.domain.route import route
from interviewer.domain.set_up import Agency, Episode, Particulars, Seat
from interviewer.domain.words import Basis, Coverage, Factor, Frame, Influence, Level, Stage
from interviewer.storage import Change, KdfCost, RecoveryCode, ReviewFolder, Store
from interviewer.training import shipped_guidance

START = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
PASSPHRASE = "harbour lantern saltmarsh"
CODE = RecoveryCode(bytes(range(20)))
QUICK = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
"""The least that is allowed: where the key derivation is not what is measured."""

_SPACE = UUID("6f4d3c58-8a1e-4a6e-9a0e-5f2f0b7c1d11")
_TEXT = (
    "the school rang our duty line and I said we would ring back that week because nobody had told "
    "us of the earlier visit when mother moved house again and her file came late from the clinic "
    "we agreed to ask the hub about thresholds but the answer was only that it was noted and then "
    "my supervisor was away so I wrote it down and sent it to both teams without hearing any more"
)
_WORDS = _TEXT.split()


def chance(seed: int | str) -> random.Random:
    """Chance that falls the same way each time."""
    return random.Random(seed)  # noqa: S311  nothing is kept secret with it


def words(dice: random.Random, count: int) -> str:
    """So many words, as sentences of about ten."""
    chosen = [dice.choice(_WORDS) for _ in range(count)]
    parts = (chosen[at : at + 10] for at in range(0, count, 10))
    sentences = (" ".join(part).capitalize() for part in parts)
    return " ".join(f"{sentence}." for sentence in sentences)


def an_id(name: str) -> UUID:
    """The same id for the same name, each time."""
    return uuid5(_SPACE, name)


def a_review(notes: int, interviews: int) -> tuple[Value, ...]:
    """A review that is set up, with so many notes spread over so many interviews.

    A note has 5 to 70 words, most are tagged, one in eight owes a follow-up.
    """
    guidance = shipped_guidance()
    values: list[Value] = [*_set_up(guidance)]
    shares = [notes // interviews + (n < notes % interviews) for n in range(interviews)]
    for number, share in enumerate(shares, start=1):
        practitioner, interview = _meeting(guidance, number)
        values += [practitioner, interview, *_account(guidance, interview, share)]
    return tuple(values)


def a_folder(
    path: Path, values: tuple[Value, ...], *, cost: KdfCost = QUICK, name: str = "Child Harrier"
) -> Store:
    """A new review folder that holds the values, open."""
    return ReviewFolder.create(
        path,
        name=name,
        passphrase=PASSPHRASE,
        recovery_code=CODE,
        change=Change(values=values, at=START, who="P1"),
        cost=cost,
    )


def _set_up(guidance: Guidance) -> Iterator[Value]:
    yield Particulars(
        id=an_id("particulars"),
        label="Child Harrier",
        guidance=guidance.identity,
        guidance_version=guidance.version,
        fictional=True,
    )
    yield Seat(id=an_id("seat"), initials="P1")
    yield guidance
    for number in range(1, 6):
        yield Agency(id=an_id(f"agency {number}"), name=f"Service {number}", place=str(number))
        yield Episode(
            id=an_id(f"episode {number}"),
            number=number,
            title=f"Months {number * 3} to {number * 3 + 3}",
            starts=date(2020 + number, 1, 1),
            ends=date(2020 + number, 9, 30),
        )


def _meeting(guidance: Guidance, number: int) -> tuple[Practitioner, Interview]:
    practitioner = Practitioner(
        id=an_id(f"practitioner {number}"),
        reference=f"HV{number}",
        role="Health visitor",
        agency=an_id(f"agency {number % 5 + 1}"),
    )
    interview = Interview(
        id=an_id(f"interview {number}"),
        practitioner=practitioner.id,
        guidance=guidance.identity,
        guidance_version=guidance.version,
        episodes=tuple(an_id(f"episode {n}") for n in (1, 2, 3)),
        interviewers=("P1", "P2"),
        day=START.date(),
        stage=Stage.IN_PROGRESS,
        started=START,
        account_completed=START,
    )
    return practitioner, interview


def _account(guidance: Guidance, interview: Interview, notes: int) -> Iterator[Value]:
    dice = chance(str(interview.id))
    stops = route(guidance, Level.FRONT_LINE)
    prompts = [stop.prompt for stop in stops if stop.prompt is not None]
    for number in range(1, notes + 1):
        note = _note(dice, interview, prompts[number * len(prompts) // (notes + 1)].id, number)
        yield note
        if number % 8 == 0:
            yield FollowUp(
                id=an_id(f"follow-up {note.id}"),
                interview=interview.id,
                note=note.id,
                text=words(dice, 8),
                owner="HV1",
            )
    for prompt in prompts[::7]:
        yield CoverageMark(
            id=an_id(f"mark {interview.id} {prompt.id}"),
            interview=interview.id,
            prompt=prompt.id,
            coverage=Coverage.ALREADY_TOLD,
        )


def _note(dice: random.Random, interview: Interview, prompt: str, number: int) -> Note:
    lines = ("assessment", "thresholds", "inter_agency", "supervision")
    return Note(
        id=an_id(f"note {interview.id} {number}"),
        source=interview.id,
        prompt=prompt,
        number=number,
        place=f"{number:05}1",
        text=words(dice, dice.randint(5, 70)),
        frame=dice.choice(list(Frame)),
        basis=dice.choice(list(Basis)),
        verbatim=dice.random() < 0.2,
        lines=(dice.choice(lines),),
        suggested_lines=("services",),
        episodes=(dice.choice(interview.episodes),),
        factors=(FactorMark(factor=dice.choice(list(Factor)), influence=Influence.HINDERED),),
        by="P1",
        taken=START + timedelta(minutes=number),
    )
