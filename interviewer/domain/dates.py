"""Calendar dates as people in Britain write and read them."""

import re
from datetime import date, datetime, tzinfo

from interviewer.domain.errors import InterviewerError

# Not from `strftime` or `calendar`: those speak the language of the system.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = tuple(name[:3] for name in _MONTHS)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST_NAME = 3

_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)? ?[-/. ] ?(?:of )?([a-z]+|\d{1,2})[-/. ]*(\d{4}|\d{2})", re.ASCII
)
_RUN_TOGETHER = re.compile(r"(\d{1,2})([a-z]+)(\d{4}|\d{2})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]+)[. ]*(\d{1,2})(?:st|nd|rd|th)? (\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)

_THIS_CENTURY = 2000
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2199


class NotADateError(InterviewerError):
    """What was typed cannot be read as a date."""

    what_happened = "This cannot be read as a date."
    what_to_do = "Write day, month and year, such as 12 Nov 2026."


def british_date(day: date) -> str:
    """The date as every screen and document writes it: "12 Nov 2026"."""
    return f"{day.day} {_month(day)}"


def british_time(at: datetime, zone: tzinfo | None = None) -> str:
    """Such as "14:05", in the zone, or where this computer stands."""
    return f"{at.astimezone(zone):%H:%M}"


def british_moment(at: datetime, zone: tzinfo | None = None, *, joint: str = " at ") -> str:
    """Such as "12 Nov 2026 at 14:05", in the zone, or where this computer stands.

    Args:
        at: The moment.
        zone: Whose clock tells it.
        joint: What stands between the day and the time: a blank in a column of them.
    """
    return f"{british_date(at.astimezone(zone).date())}{joint}{british_time(at, zone)}"


def period(starts: date | None, ends: date | None) -> str:
    """A stretch of time by its months: "Sep–Dec 2021", "Nov 2021 – Feb 2022", "from Sep 2021".

    Empty where both ends are open.
    """
    if starts is None or ends is None:
        if starts is not None:
            return f"from {_month(starts)}"
        return f"until {_month(ends)}" if ends is not None else ""
    if _month(starts) == _month(ends):
        return _month(starts)
    if starts.year == ends.year:
        return f"{_SHORT[starts.month - 1]}–{_month(ends)}"
    return f"{_month(starts)} – {_month(ends)}"


def read_date(text: str) -> date | None:
    """The date that somebody typed, day before month; None where nothing was typed.

    Takes "12 Nov 2026", "12th of November 2026", "Thu 12 Nov 26", "12/11/2026", "12.11.26",
    "November 12, 2026" and "2026-11-12". A year of two digits is of this century.

    Raises:
        NotADateError: It is no date, or there is no such day; the sentence says which.
    """
    words = text.casefold().replace(",", " ").split()
    if words and _is_weekday(words[0]):
        del words[0]
    typed = " ".join(words)
    if not typed:
        return None
    for pattern, order in (
        (_DAY_FIRST, (0, 1, 2)),
        (_RUN_TOGETHER, (0, 1, 2)),
        (_MONTH_FIRST, (1, 0, 2)),
        (_YEAR_FIRST, (2, 1, 0)),
    ):
        found = pattern.fullmatch(typed)
        if found:
            day, month, year = (found.groups()[at] for at in order)
            return _date(int(day), _month_number(month), _year(year))
    raise NotADateError


def _month(day: date) -> str:
    return f"{_SHORT[day.month - 1]} {day.year}"


def _is_weekday(word: str) -> bool:
    word = word.rstrip(".")
    long_enough = len(word) >= _SHORTEST_NAME
    return long_enough and any(weekday.startswith(word) for weekday in _WEEKDAYS)


def _month_number(word: str) -> int:
    if word.isdecimal():
        number = int(word)
        if not 1 <= number <= len(_MONTHS):
            raise NotADateError(f"There is no month {number}: the day comes before the month.")
        return number
    for number, name in enumerate(_MONTHS, start=1):
        if len(word) >= _SHORTEST_NAME and name.casefold().startswith(word):
            return number
    raise NotADateError


def _year(digits: str) -> int:
    year = int(digits) + (_THIS_CENTURY if len(digits) == len("26") else 0)
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        raise NotADateError(f"The year {year} is too far away.")
    return year


def _date(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADateError(f"There is no {day} {_SHORT[month - 1]} {year}.") from None
