"""The abbreviations that a dossier uses, and what the review itself says they stand for."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from interviewer.domain.dossier import Dossier
from interviewer.domain.key_points import shortened

_LETTERS = re.compile(r"[^\W\d_]+")
_IN_BRACKETS = re.compile(r"^(?P<name>.*\S)\s*\((?P<letters>[^\W_a-z]{2,8})\)")
_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")


@dataclass(frozen=True, kw_only=True)
class Abbreviation:
    """Letters, and what they stand for."""

    letters: str = field(repr=False)
    meaning: str = field(repr=False)


def abbreviations(dossier: Dossier) -> list[Abbreviation]:
    """What is used and what the review says of it: the letters of references, and agencies' own.

    An agency's are those that stand in brackets behind its name.
    """
    meanings: dict[str, set[str]] = defaultdict(set)
    review = dossier.review
    for practitioner in review.practitioners.values():
        if found := _LETTERS.match(practitioner.reference):
            meanings[found.group()].add(practitioner.role)
    for source in review.live_sources():
        if found := _LETTERS.match(source.reference):
            meanings[found.group()].add(source.kind.label)
    used = _used(dossier)
    for agency in review.live_agencies():
        if (found := _IN_BRACKETS.match(agency.name)) and found["letters"] in used:
            meanings[found["letters"]].add(found["name"])
    return [
        Abbreviation(letters=letters, meaning="; ".join(sorted(meanings[letters])))
        for letters in sorted(meanings, key=lambda each: (each.casefold(), each))
    ]


def unexplained(dossier: Dossier) -> list[str]:
    """The abbreviations in what was said of which the review does not say what they stand for."""
    known = {each.letters for each in abbreviations(dossier)}
    return sorted(_used(dossier) - known)


def _used(dossier: Dossier) -> set[str]:
    """Words in capitals; where everything is in capitals that says nothing."""
    return {
        letters
        for text in _texts(dossier)
        if not text.isupper()
        for letters in _CAPITALS.findall(text)
    }


def _texts(dossier: Dossier) -> Iterator[str]:
    """What is read of each statement: no more than what stands in the dossier."""
    for told in dossier.standing.values():
        if not told.note.do_not_quote:
            text = told.note.text
            whole = dossier.choices.full_accounts or told.note.id in dossier.reflected
            yield text if whole else shortened(text)
