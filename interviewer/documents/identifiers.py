"""A look for identifiers before a document leaves: names, numbers, addresses.

It is a second pair of eyes and no proof: what it finds is shown in its place, and a person
decides (domain.md, "Rules that are not negotiable"). Nothing it finds is kept anywhere.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from interviewer.domain.folding import folded, folded_with_places, place_in_text
from interviewer.domain.names import RealName


class IdentifierKind(StrEnum):
    """What a piece of text looks like."""

    NAME = "name"
    DATE_OF_BIRTH = "date of birth"
    NHS_NUMBER = "NHS number"
    TELEPHONE = "telephone number"
    POSTCODE = "postcode"
    EMAIL = "e-mail address"
    REFERENCE = "reference to one person"
    AGENCY = "agency for which one person spoke"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A piece of text that looks like an identifier.

    Attributes:
        start, end: Where it stands in the text, in characters.
        instead: What can stand in its place: the reference of a name, otherwise words in brackets.
        must_go: Whether it cannot be let through, whatever the reason.
    """

    kind: IdentifierKind
    start: int
    end: int
    instead: str = field(repr=False)
    must_go: bool = False


def find_identifiers(text: str, names: Sequence[RealName]) -> list[Hit]:
    """Return what looks like an identifier, in the order of the text; no two overlap.

    Names are found as whole words, the longest first, however they are capitalised or accented,
    and with a possessive ("Anna's"). Of two finds that overlap, the one that says more about a
    person wins: a name, then the order of `IdentifierKind`.

    Args:
        text: Any text.
        names: The review's own list; withdrawn ones are not looked for.
    """
    hits: list[Hit] = []
    for find in (_names(names), *_PATTERNS):
        hits += (hit for hit in find(text) if not any(_overlap(hit, other) for other in hits))
    return sorted(hits, key=lambda hit: hit.start)


def without(text: str, hit: Hit) -> str:
    """Return the text with what stands instead of the find."""
    return text[: hit.start] + hit.instead + text[hit.end :]


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


_Finder = Callable[[str], Iterator[Hit]]


# --- Names --------------------------------------------------------------------------------------


def _names(names: Sequence[RealName]) -> _Finder:
    spelled = {" ".join(folded(name.name).split()): name for name in names if not name.withdrawn}
    wanted = {name: held.stands_for for name, held in spelled.items() if name}
    if not wanted:
        return lambda _: iter(())
    longest_first = sorted(wanted, key=len, reverse=True)
    # Between the words of a name may stand any blank, also a line break.
    parts = (r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    pattern = re.compile(rf"(?<!\w)({'|'.join(parts)})(?:['’]s)?(?!\w)")

    def find(text: str) -> Iterator[Hit]:
        plain, places = folded_with_places(text)
        for match in pattern.finditer(plain):
            stands_for = wanted[" ".join(match.group(1).split())]
            start, end = place_in_text(places, *match.span(1))
            yield Hit(
                kind=IdentifierKind.NAME,
                start=start,
                end=end,
                instead=stands_for or f"[{IdentifierKind.NAME}]",
            )

    return find


# --- Numbers and addresses ----------------------------------------------------------------------

_MONTH = r"(?:\d{1,2}|[A-Za-z]{3,9})"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s./-]+{_MONTH}[\s./,-]+\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}})"
_BORN = re.compile(
    rf"\b(?:born|d\.?\s?o\.?\s?b\b\.?|date\s+of\s+birth|birthday)\W{{0,4}}(?:on|is|was|in)?\W{{0,4}}"
    rf"(?P<found>{_DAY})",
    re.IGNORECASE,
)
_NHS = re.compile(r"(?<![\d-])(?P<found>\d{3}[ -]?\d{3}[ -]?\d{4})(?![\d-])")
# https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema: the form
# of a postcode; a blank between its halves is taken as optional, as people write it.
_POSTCODE = re.compile(
    r"\b(?P<found>(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKSTUW]"
    r"|[A-HK-Y]\d[ABEHMNPRV-Y]) ?\d[ABD-HJLNP-UW-Z]{2}))\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?P<found>[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)")
_NHS_LENGTH = 10
_NHS_MODULUS = 11


def _pattern(
    kind: IdentifierKind, pattern: re.Pattern[str], fits: Callable[[str], bool] = bool
) -> _Finder:
    def find(text: str) -> Iterator[Hit]:
        for match in pattern.finditer(text):
            if fits(match["found"]):
                start, end = match.span("found")
                yield Hit(kind=kind, start=start, end=end, instead=f"[{kind}]")

    return find


def is_nhs_number(text: str) -> bool:
    """Whether ten digits have the check digit of an NHS number.

    The rule: https://www.datadictionary.nhs.uk/attributes/nhs_number.html (modulus 11).
    """
    digits = [int(letter) for letter in text if letter.isdecimal()]
    if len(digits) != _NHS_LENGTH:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = (_NHS_MODULUS - total % _NHS_MODULUS) % _NHS_MODULUS
    return check == digits[-1]


def _telephones(text: str) -> Iterator[Hit]:
    import phonenumbers  # only where a document leaves: it takes a moment to import

    for match in phonenumbers.PhoneNumberMatcher(text, "GB"):
        kind = IdentifierKind.TELEPHONE
        yield Hit(kind=kind, start=match.start, end=match.end, instead=f"[{kind}]")


_PATTERNS: tuple[_Finder, ...] = (
    _pattern(IdentifierKind.DATE_OF_BIRTH, _BORN),
    _pattern(IdentifierKind.NHS_NUMBER, _NHS, is_nhs_number),
    _telephones,
    _pattern(IdentifierKind.POSTCODE, _POSTCODE),
    _pattern(IdentifierKind.EMAIL, _EMAIL),
)
