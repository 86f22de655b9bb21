"""A passphrase to give somebody: plain words, easy to read out over the telephone."""

from collections.abc import Callable, Sequence

WORDS = 4
"""Of a list of more than five hundred: 36 bits, at a hundred thousand rounds of hashing each."""


def made_passphrase(words: Sequence[str], pick: Callable[[Sequence[str]], str]) -> str:
    """Words joined with hyphens.

    Args:
        words: To pick from; the more there are, the better.
        pick: Picks one at random, such as `secrets.choice`.
    """
    return "-".join(pick(words) for _ in range(WORDS))
