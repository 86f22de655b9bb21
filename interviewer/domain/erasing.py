"""Hand over, then erase: what forbids it, what is safe with the writer, and what will be gone.

A review is erased from a panel member's laptop once all of it is with the overview writer. That is
known by signed receipts that were read back, never by a package that was sent (model.md, "Joining,
handing over, erasing"). While proceedings run, or somebody has set a legal hold, nothing is erased
(domain.md, "Legal hold").
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from uuid import UUID

from interviewer.domain.clearance import going_on_is_allowed
from interviewer.domain.dates import british_date
from interviewer.domain.handing_over import HandedOver, packages_with
from interviewer.domain.interview import Interview
from interviewer.domain.legal_hold import standing_holds
from interviewer.domain.review import Review
from interviewer.domain.status import interviews_in_order
from interviewer.domain.words import Clearance, Occasion, SeatRole, Stage

OCCASION = Occasion.ERASURE
"""Proceedings are asked about again before anything is erased (domain.md)."""


class Ground(StrEnum):
    """Why a review may not be erased."""

    SEAT = "not this seat"
    UNSAVED = "unsaved text"
    CONFLICT = "a conflict is open"
    NOT_SENT = "not handed over"
    NO_RECEIPT = "no receipt"
    CHANGED_SINCE = "changed since"
    NOT_ASKED = "proceedings not asked about"
    PROCEEDINGS = "proceedings are running"
    LEGAL_HOLD = "legal hold"


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    """One reason why the review may not be erased now.

    Attributes:
        what: What stands in the way and what would end it; no text of any note.
        about: Reference of the practitioner that it is about; empty where it is about the review.
        interview: The interview that it is about; None where it is about the review.
    """

    ground: Ground
    what: str
    about: str = ""
    interview: UUID | None = None

    @property
    def sentence(self) -> str:
        """The whole of it, in a sentence."""
        return f"{self.about}: {self.what}" if self.about else self.what


@dataclass(frozen=True, kw_only=True)
class Known:
    """What only the store can say.

    Attributes:
        writers: Initials of the overview writers whose receipts are believed here.
        unsent: How many versions of an interview are in no package that such a writer has.
        typing: Interviews of which something is still being typed.
        unsaved: Whether something typed is not on the disk yet.
        conflicts: How many values have several versions that stand against each other.
        thoughts: How many of the interviewers' own thoughts are in no such package.
        own_set_up: How much of guidance, agencies, episodes and chronology changed here is in none.
        names: How many real names the review keeps.
        backups: How many backups lie in the folder.
        elsewhere: What other folders of this review on this laptop are called.
    """

    writers: frozenset[str] = frozenset()
    unsent: Mapping[UUID, int] = field(default_factory=dict)
    typing: frozenset[UUID] = frozenset()
    unsaved: bool = False
    conflicts: int = 0
    thoughts: int = 0
    own_set_up: int = 0
    names: int = 0
    backups: int = 0
    elsewhere: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How it stands with erasing a review, each point in a sentence.

    Attributes:
        obstacles: What forbids it; empty where it may be erased.
        safe: What the overview writer has, by receipt.
        gone: What will be gone, the parts that nobody else has among it.
        stays: What erasing does not reach.
    """

    obstacles: tuple[Obstacle, ...]
    safe: tuple[str, ...]
    gone: tuple[str, ...]
    stays: tuple[str, ...]


def standing(review: Review, known: Known) -> Standing:
    """How it stands with erasing this review."""
    return Standing(
        obstacles=obstacles(review, known),
        safe=tuple(_safe(review, known)),
        gone=tuple(_gone(review, known)),
        stays=tuple(_stays(review, known)),
    )


def may_offer(review: Review) -> bool:
    """Whether erasing is for this seat: what a panel member holds is with the writer as well.

    A coordinator's laptop and the writer's hold what the others rely on.
    """
    return all(seat.role is SeatRole.PANEL_MEMBER for seat in review.seats.values())


def obstacles(review: Review, known: Known) -> tuple[Obstacle, ...]:
    """Everything that forbids erasing the review, each with its own sentence."""
    return (
        *_of_the_review(review, known),
        *(
            obstacle
            for interview in interviews_in_order(review)
            for obstacle in _of_one(review, interview, known)
        ),
    )


def in_sentences(found: Iterable[Obstacle]) -> tuple[str, ...]:
    """The obstacles, those together that say the same of several practitioners."""
    about: dict[str, list[str]] = {}
    for obstacle in found:
        about.setdefault(obstacle.what, []).append(obstacle.about)
    return tuple(
        f"{', '.join(names)}: {what}" if any(names) else what for what, names in about.items()
    )


def received(review: Review, writers: frozenset[str]) -> list[HandedOver]:
    """The packages that an overview writer has confirmed, the first one first."""
    confirmed = (
        package
        for package in review.packages.values()
        if package.confirmed is not None and package.confirmed_by in writers
    )
    return sorted(confirmed, key=lambda package: package.at)


def is_blank(review: Review, interview: Interview) -> bool:
    """Whether it was planned and nothing came of it: there is nothing to hand over."""
    if interview.stage is not Stage.PLANNED:
        return False  # most were held: nothing of ten thousand notes is looked at for those
    texts = chain(
        (note.text for note in review.notes.values() if note.source == interview.id),
        (each.text for each in review.follow_ups.values() if each.interview == interview.id),
        (each.concern for each in review.urgent_matters.values() if each.interview == interview.id),
        (each.text for each in review.thoughts.values() if each.interview == interview.id),
    )
    return not any(text.strip() for text in texts)


def is_named(review: Review, name: str) -> bool:
    """Whether the name is that of the review in full; only how many blanks there are is free."""
    return _spelled(name) == _spelled(review.details.label)


def _spelled(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).split())


def _of_the_review(review: Review, known: Known) -> Iterator[Obstacle]:
    if not may_offer(review):
        role = next(iter(review.seats.values())).role
        yield Obstacle(
            ground=Ground.SEAT,
            what=f"This is the {role}’s laptop: the others rely on what it keeps, so it is "
            "not erased from here.",
        )
    for hold in standing_holds(review.legal_holds.values()):
        since = f" since {british_date(hold.since)}" if hold.since else ""
        yield Obstacle(
            ground=Ground.LEGAL_HOLD,
            what=f"A legal hold stands{since}: nothing is erased until it has ended.",
        )
    if known.unsaved:
        yield Obstacle(
            ground=Ground.UNSAVED,
            what="Something that was typed is not on the disk yet. It has to be saved, and "
            "handed over, first.",
        )
    if known.conflicts:
        one = known.conflicts == 1
        yield Obstacle(
            ground=Ground.CONFLICT,
            what=f"{_count(known.conflicts, 'conflict is', 'conflicts are')} open. Decide "
            f"{'it' if one else 'them'} under “Take in”, then hand over what came of it.",
        )


def _of_one(review: Review, interview: Interview, known: Known) -> Iterator[Obstacle]:
    blank = is_blank(review, interview)

    def obstacle(ground: Ground, what: str) -> Obstacle:
        who = called(review, interview)
        return Obstacle(ground=ground, what=what, about=who, interview=interview.id)

    missing = None if blank else _not_handed_over(review, interview, known)
    if missing is not None:
        yield obstacle(*missing)
    if interview.id in known.typing:
        yield obstacle(
            Ground.UNSAVED,
            "something is still being typed, or was when Interviewer last ended. Finish it, then "
            "hand this interview over.",
        )
    if is_held_up(review, interview):
        yield obstacle(
            Ground.PROCEEDINGS,
            "proceedings are not cleared. While they run nothing is erased, whoever allows it.",
        )
    elif not blank and not going_on_is_allowed(review, interview, OCCASION):
        yield obstacle(
            Ground.NOT_ASKED,
            "proceedings have to be asked about once more before this is erased.",
        )


def is_held_up(review: Review, interview: Interview) -> bool:
    """Whether proceedings run, as far as was said last, on whichever occasion."""
    answers = review.proceedings_of(interview)
    return bool(answers) and answers[-1].clearance is Clearance.NOT_CLEARED


def _not_handed_over(
    review: Review, interview: Interview, known: Known
) -> tuple[Ground, str] | None:
    """Why this interview is not with the writer as it is now; None where it is."""
    sent = packages_with(tuple(review.packages.values()), interview.id)
    if not sent:
        return Ground.NOT_SENT, "not handed over yet."
    if not packages_with(received(review, known.writers), interview.id):
        return Ground.NO_RECEIPT, "sent, but no receipt of the overview writer was taken in."
    later = known.unsent.get(interview.id, 0)
    if later:
        changes = _count(later, "change is", "changes are")
        return Ground.CHANGED_SINCE, (
            f"{changes} not in what the overview writer has. Hand it over once more."
        )
    return None


def _safe(review: Review, known: Known) -> Iterator[str]:
    for package in received(review, known.writers):
        there = (
            review.interviews[each] for each in package.interviews if each in review.interviews
        )
        who = ", ".join(called(review, each) for each in there)
        day = british_date(package.confirmed.date()) if package.confirmed else ""
        yield f"{who}: {package.confirmed_by} took it in on {day} (package {package.package[:8]}…)"


def _gone(review: Review, known: Known) -> Iterator[str]:
    notes = sum(bool(note.text.strip()) for note in review.notes.values())
    yield (
        f"{_count(len(review.interviews), 'interview')} with {_count(notes, 'note')}, every "
        f"earlier wording, and {_count(known.backups, 'backup') if known.backups else 'no backup'}"
    )
    yield "The passphrase, the recovery code and this device: none of them opens it any more"
    if known.thoughts:
        yield (
            f"{_count(known.thoughts, 'thought')} from the interviewers’ reflections: nobody else "
            "has them"
        )
    if known.own_set_up:
        yield (
            f"{_count(known.own_set_up, 'change')} to guidance, agencies, episodes or chronology "
            "that no interview points to: nobody else has them"
        )
    if known.names:
        yield f"The list of real names ({known.names}): it never travels, so nobody else has it"
    for interview in interviews_in_order(review):
        if is_blank(review, interview):
            yield f"{called(review, interview)}: planned, and nothing was written"


def _stays(review: Review, known: Known) -> Iterator[str]:
    made = len(review.exports)
    if made:
        yield (
            f"Documents and packages that were saved as files ({made} were made): they lie where "
            "somebody saved them"
        )
    for name in known.elsewhere:
        yield f"“{name}”: another folder of this review on this laptop, which is erased by itself"


def called(review: Review, interview: Interview) -> str:
    """The reference of the practitioner; with the day where somebody was seen more than once."""
    who = review.practitioner_of(interview).reference
    seen = [i for i in review.interviews.values() if i.practitioner == interview.practitioner]
    if len(seen) > 1 and interview.day:
        return f"{who} ({british_date(interview.day)})"
    return who


def _count(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
