"""Places in an order that can always be divided again."""

from itertools import count

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def place_between(before: str, after: str) -> str:
    """Return a place that sorts after `before` and before `after`.

    Places compare as text. An empty `before` is the start of the order, an empty `after` its end.
    Moving one note therefore rewrites one note, and two laptops never renumber each other's.

    Raises:
        ValueError: `before` does not sort before `after`, or `after` is no place of ours: one that
            ends in the lowest digit has nothing before it.
    """
    if after and (before >= after or after.endswith(_DIGITS[0])):
        raise ValueError("There is no place between these two.")
    place, bounded = "", bool(after)
    for at in count():
        low = _DIGITS.index(before[at]) if at < len(before) else 0
        high = _DIGITS.index(after[at]) if bounded else _BASE
        middle = (low + high) // 2 if bounded else low + 1
        if low < middle < high:
            place += _DIGITS[middle]
            break
        place += _DIGITS[low]
        # One step below `after`: everything that follows is before it.
        bounded = bounded and low == high
    return place
