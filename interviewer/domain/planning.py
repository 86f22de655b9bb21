"""Planning an interview, and what must be right before an agency or episode is taken out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from interviewer.domain.interview import Interview, Practitioner
from interviewer.domain.ordering import place_between
from interviewer.domain.review import Review
from interviewer.domain.set_up import Agency, Episode
from interviewer.domain.words import Level, Manner

_ENDS_IN_NUMBER = re.compile(r"(.*?)\d*", re.DOTALL)
_APART = re.compile(r"[\s,;&+/]+|\band\b")
_NAME_PARTS = 2


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What somebody typed to plan an interview.

    Attributes:
        agency: Its name; one that the review does not know is a new one.
        episodes: Ids, in order.
        interviewers: Initials, the lead first.
    """

    reference: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    level: Level = Level.FRONT_LINE
    agency: str = field(default="", repr=False)
    episodes: tuple[UUID, ...] = ()
    interviewers: tuple[str, ...] = ()
    day: date | None = None
    manner: Manner = Manner.IN_PERSON
    place: str = field(default="", repr=False)


def plan_of(review: Review, interview: Interview) -> Plan:
    """The plan that this interview stands for."""
    who = review.practitioner_of(interview)
    return Plan(
        reference=who.reference,
        role=who.role,
        level=who.level,
        agency=review.agency_of(interview).name,
        episodes=interview.episodes,
        interviewers=interview.interviewers,
        day=interview.day,
        manner=interview.manner,
        place=interview.place,
    )


def agency_named(review: Review, name: str) -> Agency | None:
    """The agency of this name, however it is capitalised."""
    wanted = name.casefold()
    return next((each for each in review.live_agencies() if each.name.casefold() == wanted), None)


def planned(
    review: Review, plan: Plan, new_id: Callable[[], UUID], *, earlier: Interview | None = None
) -> tuple[Agency, Practitioner, Interview]:
    """Return the values that the plan comes to: a new interview, or the earlier one changed.

    A new interview uses the version of the guidance that the review uses now; an earlier one
    keeps its own.
    """
    agency = agency_named(review, plan.agency) or next_agency(review, plan.agency, new_id())
    details = review.details
    before = earlier or Interview(
        id=new_id(),
        practitioner=new_id(),
        guidance=details.guidance,
        guidance_version=details.guidance_version,
    )
    practitioner = Practitioner(
        id=before.practitioner,
        reference=plan.reference,
        role=plan.role,
        agency=agency.id,
        level=plan.level,
    )
    interview = replace(
        before,
        episodes=plan.episodes,
        interviewers=plan.interviewers,
        day=plan.day,
        manner=plan.manner,
        place=plan.place,
    )
    return agency, practitioner, interview


def next_agency(review: Review, name: str, agency_id: UUID) -> Agency:
    """Return a new agency, after the others."""
    last = max((agency.place for agency in review.live_agencies()), default="")
    return Agency(id=agency_id, name=name, place=place_between(last, ""))


def reference_holder(
    review: Review, reference: str, *, besides: Practitioner | None = None
) -> Practitioner | None:
    """Who has this reference already, however it is spaced or capitalised.

    Args:
        review: The review as it is.
        reference: What somebody wants to give.
        besides: The practitioner who may keep it.
    """
    wanted = _spelled(reference)
    return next(
        (
            practitioner
            for practitioner in review.practitioners.values()
            if _spelled(practitioner.reference) == wanted
            and (besides is None or practitioner.id != besides.id)
        ),
        None,
    )


def free_reference(review: Review, reference: str) -> str:
    """The next reference of the same kind that nobody has: "SN2" where SN1 is taken."""
    match = _ENDS_IN_NUMBER.fullmatch(reference.strip())
    letters = match.group(1) if match else reference
    taken = {_spelled(practitioner.reference) for practitioner in review.practitioners.values()}
    numbers = range(1, len(taken) + 2)
    return next(f"{letters}{n}" for n in numbers if _spelled(f"{letters}{n}") not in taken)


def reads_like_a_name(reference: str) -> bool:
    """Whether two or more words of it begin with a capital and go on in small letters.

    A sign and no proof: "Duty Manager" reads so too. It is warned of, never refused.
    """
    words = (word.strip(".,") for word in reference.split())
    return sum(_is_capitalised(word) for word in words) >= _NAME_PARTS


def initials_in(text: str) -> tuple[str, ...]:
    """The initials somebody typed, in their order, each once: "P1, P2" or "P1 and P2"."""
    return tuple(dict.fromkeys(part for part in _APART.split(text) if part))


def references_at(review: Review, agency: Agency) -> list[str]:
    """References of everybody who belongs to the agency: while there are any, it stays."""
    everybody = review.practitioners.values()
    return sorted(who.reference for who in everybody if who.agency == agency.id)


def references_in(review: Review, episode: Episode) -> list[str]:
    """References of every interview or note on the episode: while there are any, it stays."""
    noted = {
        note.source
        for note in review.notes.values()
        if episode.id in (*note.episodes, *note.suggested_episodes) and not note.withdrawn
    }
    return sorted(
        review.practitioner_of(interview).reference
        for interview in review.interviews.values()
        if episode.id in interview.episodes or interview.id in noted
    )


def moved_agencies(agencies: Sequence[Agency], agency: Agency, by: int) -> tuple[Agency, ...]:
    """Return the agencies that get another place when one moves up (-1) or down (1).

    Args:
        agencies: All of them, in their order.
        agency: The one that moves; at either end it stays.
        by: How many steps.
    """
    order = [each for each in agencies if each.id != agency.id]
    at = min(max(agencies.index(agency) + by, 0), len(order))
    order.insert(at, agency)
    before = order[at - 1].place if at else ""
    after = order[at + 1].place if at + 1 < len(order) else ""
    others = [each.place for each in order if each.id != agency.id]
    if "" in others or sorted(set(others)) != others:
        return _placed_anew(order)
    return (replace(agency, place=place_between(before, after)),)


def _placed_anew(agencies: Sequence[Agency]) -> tuple[Agency, ...]:
    place, placed = "", list[Agency]()
    for agency in agencies:
        place = place_between(place, "")
        placed.append(replace(agency, place=place))
    return tuple(placed)


def _spelled(reference: str) -> str:
    return "".join(reference.split()).casefold()


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and any(letter.islower() for letter in word[1:])
