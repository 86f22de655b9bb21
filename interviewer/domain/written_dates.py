"""Dates as a record has them: certain, uncertain, a month, a year, a stretch of days.

What a source wrote is never put right: `read_written` only says which days it may have been.
"""

import calendar
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from interviewer.domain.dates import NotADateError, read_date

_LONGEST = 80
"""Letters: nothing longer is a date."""

_LAST_CENTURY_FROM = 2050
"""A record of the past that says "98" means 1998: the chronology does not look ahead."""

_UNDATED = {
    *("", "-", "?", "undated", "not dated", "no date", "no date given", "date not known"),
    *("date unknown", "unknown", "not known", "not recorded", "n/k", "nk", "n/a", "tbc"),
}
_DOUBT = re.compile(
    r"\(\s*\?\s*\)|\?|\((?:tbc|approx\.?|approximate|estimated)\)|\btbc\b"
    r"|\b(?:circa|approximately|approx|about|around|probably|possibly|perhaps|maybe|estimated)\b\.?"
    r"|\bon or (?:about|around)\b"
)
_CIRCA = re.compile(r"^(?:c|ca)(?:\.\s*|\s+)(?=\S)|^c(?=\d)")
_DASH = re.compile("[\u2010-\u2015\u2212]")
_WEEKDAY = re.compile(r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:[a-z]*day)?\.? ")
_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?(?:am|pm|hrs|hours|h))?"
    r"|\d{1,2} ?(?:am|pm)|\d{4} ?(?:hrs|hours|h)|noon|midday|midnight)"
)
_TIME_LAST = re.compile(rf"(?:,? at |,? ?@ ?|, ?| |(?<=\d)t(?=\d\d:))({_CLOCK})")
_TIME_FIRST = re.compile(rf"({_CLOCK})(?:,? on |, ?| )")
_CLOCK_PARTS = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?(?::\d{2})? ?(am|pm)?")
_NAMED_HOURS = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
_NO_TIME = {"00:00:00"}
"""What spreadsheets write behind a day that has no time."""

_YEAR = re.compile(r"(\d{4})")
_YEARS = re.compile(r"(\d{4}) ?[-/] ?(\d{2}|\d{4})")
_MONTH = re.compile(r"([a-z]{3,9})([. ,/-]*)('?\d{2}|\d{4})")
_NUMBERED_MONTH = re.compile(r"(\d{1,2})[/.](\d{4})|(\d{4})-(\d{2})")
_PART = re.compile(r"(?:the )?(early|beginning|start|mid|middle|late|end)(?: of|-in| in)?[ -](.+)")
_SEASON = re.compile(r"(spring|summer|autumn) (?:of )?(\d{4})")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9}
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR_AT_END = re.compile(r"'?(\d{4}|\d{2})$")
_MONTH_AT_END = re.compile(r"([a-z]{3,9}|(?<=[/.])\d{1,2})[ ./,-]*(\d{4}|\d{2})$")
_MONTHS, _HOURS, _MINUTES, _LONGEST_MONTH = 12, 24, 60, 31
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_APOSTROPHE = "'"


@dataclass(frozen=True, kw_only=True)
class WrittenDate:
    """What a written date says.

    Attributes:
        earliest, latest: The days it may have been; both None where it says no day.
        uncertain: Whether the source itself doubts it.
        time: The time of day that stands with it, as the source has it.
        understood: Whether it was read; something that says that there is no date was read too.
    """

    earliest: date | None = None
    latest: date | None = None
    uncertain: bool = False
    time: str = ""
    understood: bool = True


_Days = tuple[date, date]


def read_written(text: str) -> WrittenDate:
    """Read what a record has for a date; never fails, and never guesses.

    Takes what `dates.read_date` takes, with a time of day ("12.05.13 14:30"); a month, a year or
    a part of one ("May 2013", "2013", "early May 2013", "summer 2013"); a stretch ("12-14 May
    2013"); each with a doubt ("?May 2013", "c. 2013", "12 or 13 May 2013"); and "undated".
    *Early*, *mid* and *late* are the first, the middle and the last half, so that what the writer
    may have meant is not left out. Two digits from 50 on are years of the last century.
    """
    plain = _plain(text)
    if plain in _UNDATED:
        return WrittenDate(uncertain=plain == "?")
    if len(plain) > _LONGEST:
        return WrittenDate(understood=False)
    certain = _without_doubt(plain)
    uncertain = certain != plain or " or " in certain
    for days, time in _split_time(certain):
        read = _days(days)
        if read is not None:
            said = "" if time in _NO_TIME else time
            return WrittenDate(earliest=read[0], latest=read[1], uncertain=uncertain, time=said)
    return WrittenDate(uncertain=uncertain, understood=False)


def minutes_of(time: str) -> int | None:
    """Minutes after midnight that a time of day stands for: "2.30pm", "14:30", "0915 hrs".

    None where it says no time that there is.
    """
    plain = _plain(time) if time else ""
    if plain in _NAMED_HOURS:
        return _NAMED_HOURS[plain]
    found = _CLOCK_PARTS.match(plain)
    if not found or re.fullmatch(_CLOCK, plain) is None:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hours <= _HOURS // 2:
            return None
        hours = hours % 12 + (12 if found[3] == "pm" else 0)
    return hours * 60 + minutes if hours < _HOURS and minutes < _MINUTES else None


def _plain(text: str) -> str:
    return " ".join(_DASH.sub("-", text.casefold()).split()).strip(" ,;")


def _without_doubt(plain: str) -> str:
    certain = _CIRCA.sub("", plain)
    return " ".join(_DOUBT.sub(" ", certain).split()).strip(" ,;")


def _split_time(text: str) -> Iterator[tuple[str, str]]:
    """The text as a date alone, then as a date with a time behind it or before it."""
    yield text, ""
    for found in _TIME_LAST.finditer(text):
        if found.end() == len(text) and minutes_of(found[1]) is not None:
            yield text[: found.start()].rstrip(" ,"), found[1]
    first = _TIME_FIRST.match(text)
    if first and minutes_of(first[1]) is not None:
        yield text[first.end() :], first[1]


def _days(text: str) -> _Days | None:
    """The first and the last day that it may have been."""
    return _one(text) or _part(text) or _stretch(text)


def _one(text: str) -> _Days | None:
    """A day, a month, a season or a year."""
    text = _WEEKDAY.sub("", text)
    with suppress(NotADateError):
        day = read_date(text)
        if day is not None:
            day = _of_its_century(day, text)
            return day, day
    return _month(text) or _season(text) or _year(text)


def _of_its_century(day: date, text: str) -> date:
    if day.year >= _LAST_CENTURY_FROM and str(day.year) not in text:
        return day.replace(year=day.year - 100)  # 1950 to 1999 have the same leap years
    return day


def _month(text: str) -> _Days | None:
    named, numbered = _MONTH.fullmatch(text), _NUMBERED_MONTH.fullmatch(text)
    # "May 13" is as often the thirteenth as it is 2013: that is for people to say.
    if named and not (named[2] == " " and named[3].isdigit() and int(named[3]) <= _LONGEST_MONTH):
        with suppress(NotADateError):
            first = read_date(f"1 {named[1]} {named[3].strip(_APOSTROPHE)}")
            if first is not None:
                first = _of_its_century(first, text)
                return _whole_months(first.year, first.month, 1)
    if numbered:
        year, month = int(numbered[2] or numbered[3]), int(numbered[1] or numbered[4])
        # "2010-11" is as often two years as it is a November; the two years hold both.
        two_years = numbered[3] is not None and month == year % 100 + 1
        if _is_year(year) and 1 <= month <= _MONTHS and not two_years:
            return _whole_months(year, month, 1)
    return None


def _season(text: str) -> _Days | None:
    found = _SEASON.fullmatch(text)
    if found and _is_year(int(found[2])):
        return _whole_months(int(found[2]), _SEASONS[found[1]], 3)
    return None


def _year(text: str) -> _Days | None:
    found = _YEAR.fullmatch(text)
    if found and _is_year(int(found[1])):
        return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    return None


def _part(text: str) -> _Days | None:
    """The half of a month or year that "early", "mid" or "late" says."""
    found = _PART.fullmatch(text)
    whole = (_month(found[2]) or _year(found[2])) if found else None
    if not found or whole is None:
        return None
    first, last = whole
    days = (last - first).days + 1
    half = (days + 1) // 2
    shift = {"early": 0, "beginning": 0, "start": 0, "mid": days // 4, "middle": days // 4}
    skipped = shift.get(found[1], days - half)
    begins = date.fromordinal(first.toordinal() + skipped)
    return begins, date.fromordinal(begins.toordinal() + half - 1)


def _stretch(text: str) -> _Days | None:
    """From one day, month or year to another; what only the end says holds for both."""
    years = _YEARS.fullmatch(text)
    if years:
        return _from_year_to_year(years[1], years[2])
    for begins, ends in _splits(text):
        last = _one(ends)
        first = _one(begins) if last else None
        for completed in _completed(begins, ends) if last and first is None else ():
            first = first or _one(completed)
        if first and last and first[0] <= last[0]:
            return first[0], last[1]
    return None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Every way to read it as "from this to that"."""
    text = re.sub(r"^(?:from|between) ", "", text)
    for found in re.finditer(r" - | to | until | till | and | or |-|/", text):
        begins, ends = text[: found.start()].strip(), text[found.end() :].strip()
        if begins and ends:
            yield begins, ends


def _completed(begins: str, ends: str) -> Iterator[str]:
    """The beginning with the month and year of the end, or with its year alone."""
    year = _YEAR_AT_END.search(ends)
    month = _MONTH_AT_END.search(ends)
    if month and _DAY.fullmatch(begins):
        yield f"{begins} {month[1]} {month[2]}"
    if year and not begins[-1:].isdigit():
        yield f"{begins} {year[1]}"


def _from_year_to_year(first: str, last: str) -> _Days | None:
    begins = int(first)
    ends = int(last) if len(last) == len(first) else begins // 100 * 100 + int(last)
    if _is_year(begins) and _is_year(ends) and begins < ends:
        return date(begins, 1, 1), date(ends, 12, 31)
    return None


def _whole_months(year: int, month: int, count: int) -> _Days:
    last = month + count - 1
    return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])


def _is_year(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR
