"""References to one person left in a text: what lets somebody be told apart who spoke to the panel.

A reference stands for one practitioner, a note number for what they said, and a role that one
person held for that person. What goes to many people holds none of them (model.md, "What leaves").
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from interviewer.domain.evidence import was_held
from interviewer.domain.folding import folded, folded_with_places, place_in_text
from interviewer.domain.review import Review

_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
"""No letter and no digit stands beside it: what is longer refers to somebody else."""
_BETWEEN = r"[\s._/-]{0,2}"
"""What people put between the parts of a reference: "SW 2", "SW-2"."""
_NUMBER = r"(?:\s?·\s?\d{1,6}|[.:/-]\d{1,6})?"
"""The number of a note behind its source: "SW2·7", as people write it too: "SW2.7"."""
_ARTICLE = r"(?:(?:the|an?|our|this|that)\s+)?"
_NUMBERED_NOTE = re.compile(rf"{_BEFORE}[^\W_]+\s?·\s?\d{{1,6}}{_AFTER}")
_SHORT = 3
"""Letters: a shorter reference without a digit counts as it is written only: "IT" is not "it"."""


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Something in a text that refers to one person.

    Attributes:
        start, end: Where it stands, in characters.
        instead: What says the same of nobody: "a practitioner".
        may_stand: Whether it can also speak of many people: somebody has to decide.
    """

    start: int
    end: int
    instead: str
    may_stand: bool = False


@dataclass(frozen=True)
class _Called:
    """A way in which somebody is referred to; `exactly` where capitals and small letters count."""

    pattern: re.Pattern[str] = field(repr=False)
    instead: str
    counts: bool = True
    exactly: str = ""
    may_stand: bool = False


class References:
    """Everything in a review that refers to one person, ready to be looked for.

    Those are the references of practitioners and of other sources, with the numbers of their
    notes; roles that one practitioner of the review held; and the initials of whoever noted
    anything. Nobody is left out: somebody who was sought and never came is one of them. The name
    of an agency for which one practitioner spoke refers to that person too, in what was said; it
    is the name of a service as well, so that it may stand.
    """

    def __init__(self, review: Review) -> None:
        people = {each.reference for each in review.practitioners.values()}
        sources = {each.reference for each in review.sources.values()}
        initials = set(_initials(review))
        self._called = [
            *_references(people, "a practitioner", _NUMBER),
            *_references(sources, "another source", _NUMBER),
            *_references(initials, "an interviewer", ""),
            _Called(_NUMBERED_NOTE, "one account"),
            *_roles(each.role for each in review.practitioners.values()),
            *_agencies(review),
        ]

    def find(self, text: str) -> list[Reference]:
        """Every reference in the text, in order; of two that overlap, the one that says more."""
        plain, places = _visible(text)
        found: list[Reference] = []
        taken: list[tuple[int, int]] = []
        for called in self._called:
            for match in called.pattern.finditer(plain):
                start, end = place_in_text(places, *match.span())
                if called.exactly and called.exactly not in text[start:end]:
                    continue
                if any(start < other_end and other < end for other, other_end in taken):
                    continue
                taken.append((start, end))
                if called.counts:
                    instead = _as_it_begins(text[:start], called.instead)
                    may_stand = called.may_stand
                    found.append(
                        Reference(start=start, end=end, instead=instead, may_stand=may_stand)
                    )
        return sorted(found, key=lambda each: each.start)


def _as_it_begins(before: str, instead: str) -> str:
    """With a capital where a sentence or a line begins with it."""
    begins = before.rstrip(" ").endswith(("\n", ".", "?", "!")) or not before.strip()
    return f"{instead[:1].upper()}{instead[1:]}" if begins else instead


def _references(written: Iterable[str], instead: str, behind: str) -> Iterator[_Called]:
    """The longest first: "SW12" before "SW1", which is not in it anyway."""
    for each in sorted(written, key=lambda one: (-len(one), one)):
        parts = re.findall(r"[^\W\d_]+|\d+", folded(each))
        if parts:
            pattern = _BETWEEN.join(map(re.escape, parts))
            short = len("".join(parts)) < _SHORT and not any(part.isdigit() for part in parts)
            yield _Called(
                re.compile(f"{_BEFORE}{pattern}{behind}{_AFTER}"),
                instead,
                exactly=each.strip() if short else "",
            )


def _roles(written: Iterable[str]) -> Iterator[_Called]:
    """Roles that one person held; a longer one that several held is passed over as a whole."""
    counted = Counter(" ".join(folded(each).split()) for each in written)
    for role in _longest_first(counted):
        yield _Called(_called(role), "a practitioner", counts=counted[role] == 1)


def _agencies(review: Review) -> Iterator[_Called]:
    """Agencies for which one practitioner spoke; a longer name of another one is passed over."""
    held = (each for each in review.interviews.values() if was_held(review, each))
    spoke = {review.practitioner_of(each).id: review.practitioner_of(each) for each in held}
    counted = Counter(who.agency for who in spoke.values())
    names = {" ".join(folded(a.name).split()): counted[a.id] for a in review.agencies.values()}
    for name in _longest_first(names):
        alone = names[name] == 1
        yield _Called(_called(name), "one of the services", counts=alone, may_stand=True)


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(filter(None, names), key=lambda one: (-len(one), one))


def _called(name: str) -> re.Pattern[str]:
    """However its words are parted, with or without an article."""
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", name)))
    return re.compile(f"{_BEFORE}{_ARTICLE}{words}{_AFTER}")


def _initials(review: Review) -> Iterator[str]:
    for seat in review.seats.values():
        yield seat.initials
    for interview in review.interviews.values():
        yield from interview.interviewers
    for kept in (review.notes, review.thoughts, review.panel_thoughts):
        yield from {value.by for value in kept.values()}


def _visible(text: str) -> tuple[str, list[int]]:
    """The folded text without letters that nobody sees, and where each letter came from."""
    plain, places = folded_with_places(text)
    seen = [at for at, letter in enumerate(plain) if unicodedata.category(letter) != "Cf"]
    if len(seen) == len(plain):
        return plain, places
    return "".join(plain[at] for at in seen), [*(places[at] for at in seen), places[-1]]
