"""An honest gauge for a passphrase: how long a guesser would need, not how odd it looks.

After the advice of the National Cyber Security Centre: three random words, length over symbols,
no common passwords (https://www.ncsc.gov.uk/collection/passwords). It counts only what a guesser
would have to try, so it is cautious: repeats, runs and words everybody uses count for nothing.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Gauge(StrEnum):
    """Where the needle stands."""

    NOT_ENOUGH = "not enough"
    FAIR = "fair"
    GOOD = "good"


@dataclass(frozen=True, kw_only=True)
class Strength:
    """What can be said of a passphrase.

    Attributes:
        gauge: Anything but *not enough* may be used.
        advice: A sentence; what would make it better, where something would.
    """

    gauge: Gauge
    advice: str

    @property
    def enough(self) -> bool:
        return self.gauge is not Gauge.NOT_ENOUGH


_WORD = 12
"""Bits in a word that people think of: one of about four thousand, not of a dictionary."""

_FAIR, _GOOD = 3 * _WORD, 4 * _WORD
"""Bits. Half of 2^36 guesses at half a second each are five hundred years of one processor."""

_LONG_ENOUGH = 12
_SHORTEST_WORD = 3
_WORDS_IN_ONE = 15
"""Letters in one go from which they are taken for three words or more, five letters each."""

_RANDOM_TURNS = 4
"""Changes between small and capital letters, digits and signs that no word and no date has."""

_RUNS = tuple(
    run + run[::-1]
    for run in ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
)

_DISGUISES = str.maketrans("013457@$!", "oleastasi")

# The beginning of every list of common passwords, the words of this application and of the work,
# and the names people take first. Digits and signs around a word are taken off before it is
# looked up, so "Password1!" is among them.
_COMMON_WORDS = """
    password passwort passwd passphrase pass admin administrator welcome login letmein secret
    qwerty qwertz asdf asdfgh zxcvbn zxcvbnm qazwsx iloveyou monkey dragon football baseball
    sunshine princess master shadow superman batman michael charlie jordan thomas daniel jessica
    liverpool arsenal chelsea everton norwich norfolk england london summer winter spring autumn
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday hello test testing demo demonstration
    computer internet changeme default guest user abc abcd abcdef
    interviewer interview review safeguarding child children board panel practice serious case
    kestrel sibling social worker nurse police school council notes guidance evidence learning
    correct horse battery staple
    """
_COMMON = sorted(_COMMON_WORDS.split(), key=len, reverse=True)


def passphrase_strength(text: str) -> Strength:
    """Say how good a passphrase is; nothing of it is in the answer."""
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    parts = {part.casefold(): part for part in re.split(r"[\s\-_.,;/]+", text)}
    bits = sum(_bits(part) for part in parts.values())
    if bits >= _GOOD:
        return Strength(gauge=Gauge.GOOD, advice="This is hard to guess.")
    if bits >= _FAIR and len(text) >= _LONG_ENOUGH:
        return Strength(gauge=Gauge.FAIR, advice="This will do. One more word makes it better.")
    if not bits:
        advice = "Choose three random words that have nothing to do with you or with the review."
    else:
        advice = "This can be guessed. Add words that have nothing to do with each other."
    return Strength(gauge=Gauge.NOT_ENOUGH, advice=advice)


def _bits(part: str) -> int:
    """What a guesser would need for one word, number or random string."""
    folded = part.casefold()
    if any(folded in run for run in _RUNS) or len(set(folded)) < _SHORTEST_WORD:
        return 0
    if len(re.findall(r"[a-z]+|[A-Z]+|\d+|[^\w]+", part)) > _RANDOM_TURNS:
        return 0 if _is_common(folded.translate(_DISGUISES)) else 4 * len(set(part))
    letters = re.sub(r"[\W\d_]", "", folded)
    if len(letters) < _SHORTEST_WORD or _is_common(folded.translate(_DISGUISES)):
        return 0
    return 3 * _WORD if len(letters) >= _WORDS_IN_ONE else _WORD


def _is_common(word: str) -> bool:
    """Whether nothing is left of it but what everybody uses."""
    letters = re.sub(r"[\W\d_]", "", word)
    for common in _COMMON:
        letters = letters.replace(common, "")
    return len(letters) < _SHORTEST_WORD
