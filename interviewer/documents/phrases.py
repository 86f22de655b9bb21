"""Counts, stretches of time and lists as people read them, the same on every computer."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from interviewer.domain.dates import british_date, british_moment, british_time

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def span(first: datetime, last: datetime, zone: tzinfo) -> str:
    """Such as "on 12 Nov 2026 between 10:05 and 11:20", in the zone."""
    begun, ended = british_moment(first, zone), british_moment(last, zone)
    if begun == ended:
        return f"on {begun}"
    day, last_day = first.astimezone(zone).date(), last.astimezone(zone).date()
    if day == last_day:
        times = f"{british_time(first, zone)} and {british_time(last, zone)}"
        return f"on {british_date(day)} between {times}"
    return f"between {begun} and {ended}"


def so_many(count: int, thing: str) -> str:
    """Such as "no notes", "one note", "12 notes"."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{number} {thing if count == 1 else thing + 's'}"


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def joined(parts: Sequence[str]) -> str:
    """Such as "P1, P2 and P3"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
