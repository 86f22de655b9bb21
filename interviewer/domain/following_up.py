"""Follow-ups across interviews: what somebody owes, by when, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from interviewer.domain.interview import FollowUp
from interviewer.domain.review import Review

NOBODY = ""
"""The owner of what nobody has taken on yet."""


class Standing(StrEnum):
    """How it stands with a follow-up."""

    OVERDUE = "overdue"
    OPEN = "open"
    ANSWERED = "answered"


class Shown(StrEnum):
    """Which follow-ups a list shows."""

    STILL_OWED = "still owed"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    ALL = "all"

    @property
    def label(self) -> str:
        return self.value[:1].upper() + self.value[1:]


_STANDINGS = {
    Shown.STILL_OWED: {Standing.OVERDUE, Standing.OPEN},
    Shown.OVERDUE: {Standing.OVERDUE},
    Shown.ANSWERED: {Standing.ANSWERED},
    Shown.ALL: set(Standing),
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody wants to see of the follow-ups.

    Attributes:
        owner: One owner's only; None shows everybody's, `NOBODY` what has no owner yet.
        words: Words that all have to occur, in whatever order.
    """

    shown: Shown = Shown.STILL_OWED
    owner: str | None = None
    words: str = field(default="", repr=False)


def standing(follow_up: FollowUp, today: date) -> Standing:
    """How it stands: due today is not overdue yet."""
    if follow_up.answered:
        return Standing.ANSWERED
    late = follow_up.due is not None and follow_up.due < today
    return Standing.OVERDUE if late else Standing.OPEN


def follow_ups(review: Review, wanted: Wanted, today: date) -> list[FollowUp]:
    """The follow-ups that are wanted: what is still owed first, by the day it is due."""
    found = (
        each
        for each in review.follow_ups.values()
        if not each.withdrawn
        and standing(each, today) in _STANDINGS[wanted.shown]
        and (wanted.owner is None or each.owner.casefold() == wanted.owner.casefold())
        and _has_words(review, each, wanted.words)
    )
    return sorted(found, key=lambda f: (f.answered, f.due or date.max, origin(review, f)))


def owners(review: Review) -> list[str]:
    """Everybody who owes something or did, in their order; `NOBODY` where some have no owner."""
    named: dict[str, str] = {}
    for each in review.follow_ups.values():
        if not each.withdrawn:
            named.setdefault(each.owner.casefold(), each.owner)
    return sorted(named.values(), key=str.casefold)


def origin(review: Review, follow_up: FollowUp) -> str:
    """Where it comes from: "SN1·7", or the reference where it came from no note."""
    interview = review.interviews[follow_up.interview]
    reference = review.practitioner_of(interview).reference
    note = review.notes.get(follow_up.note) if follow_up.note else None
    return f"{reference}·{note.number}" if note else reference


def answered(follow_up: FollowUp, today: date) -> FollowUp:
    """Return it as answered: today, where nobody says another day."""
    return replace(follow_up, answered=True, answered_on=follow_up.answered_on or today)


def reopened(follow_up: FollowUp) -> FollowUp:
    """Return it as still owed; what was answered stays to be read."""
    return replace(follow_up, answered=False, answered_on=None)


def count_words(found: Iterable[FollowUp], today: date) -> str:
    """Such as "5 still owed, 2 of them overdue"; empty where nothing is owed."""
    standings = [standing(each, today) for each in found]
    overdue = standings.count(Standing.OVERDUE)
    owed = overdue + standings.count(Standing.OPEN)
    if not owed:
        return ""
    return f"{owed} still owed" + (f", {overdue} of them overdue" if overdue else "")


def _has_words(review: Review, follow_up: FollowUp, words: str) -> bool:
    parts = (
        follow_up.text,
        follow_up.owner,
        follow_up.answer,
        follow_up.answer_source,
        origin(review, follow_up),
    )
    text = " ".join(parts).casefold()
    return all(word in text for word in words.casefold().split())
