"""Dates, times and counts as people read them, the same on every computer."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day(when: date) -> str:
    """Such as "12 Nov 2026", whatever language the computer speaks."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def clock(when: datetime, zone: tzinfo) -> str:
    """Such as "14:05", in the zone."""
    return f"{when.astimezone(zone):%H:%M}"


def moment(when: datetime, zone: tzinfo) -> str:
    """Such as "12 Nov 2026 at 14:05", in the zone."""
    return f"{day(when.astimezone(zone))} at {clock(when, zone)}"


def span(first: datetime, last: datetime, zone: tzinfo) -> str:
    """Such as "on 12 Nov 2026 between 10:05 and 11:20", in the zone."""
    if moment(first, zone) == moment(last, zone):
        return f"on {moment(first, zone)}"
    if first.astimezone(zone).date() == last.astimezone(zone).date():
        day_of_both = day(first.astimezone(zone))
        return f"on {day_of_both} between {clock(first, zone)} and {clock(last, zone)}"
    return f"between {moment(first, zone)} and {moment(last, zone)}"


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
