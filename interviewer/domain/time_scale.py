"""A scale of days: where a date stands between the first day shown and the last, and its ticks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from interviewer.domain.dates import period

_MONTHS = 12
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000, 60_000, 120_000)
"""Months from tick to tick: every month, quarter, half year, year, and so on."""


@dataclass(frozen=True)
class Stretch:
    """From where to where, each from 0 to 1.

    Attributes:
        open_before, open_after: Nobody said when it begins or ends.
    """

    begins: float
    ends: float
    open_before: bool = False
    open_after: bool = False

    @property
    def length(self) -> float:
        return self.ends - self.begins


@dataclass(frozen=True)
class Tick:
    """A line across the picture where a month, a quarter or a year begins.

    Attributes:
        is_year: Whether a year begins there.
    """

    at: float
    words: str
    is_year: bool


@dataclass(frozen=True)
class TimeScale:
    """Whole months, the first and the last with something in them.

    Attributes:
        first, last: Days as ordinals, `last` the day after; the same where there is no time.
    """

    first: int
    last: int

    @classmethod
    def over(cls, days: Iterable[date | None]) -> "TimeScale":
        """The scale that has room for all the days."""
        known = [day for day in days if day is not None]
        if not known:
            return NO_TIME
        first, last = min(known), max(known)
        return cls(_month(_months(first)), _month(_months(last) + 1))

    def __bool__(self) -> bool:
        return self.last > self.first

    @property
    def words(self) -> str:
        """Such as "Sep 2021 – Mar 2023"; empty where there is no time."""
        if not self:
            return ""
        return period(date.fromordinal(self.first), date.fromordinal(self.last - 1))

    def stretch(self, first: date | None, last: date | None) -> Stretch:
        """Where it is from the first day to the end of the last; open ends reach to the edge."""
        return Stretch(
            self._at(first.toordinal()) if first else 0.0,
            self._at(last.toordinal() + 1) if last else 1.0,
            open_before=first is None,
            open_after=last is None,
        )

    def ticks(self, most: int) -> list[Tick]:
        """As many as there is room for, every month or quarter or year; in order."""
        if not self:
            return []
        begins = _months(date.fromordinal(self.first))
        ends = _months(date.fromordinal(self.last - 1))
        for step in _STEPS:
            aligned = range(begins + -begins % step, ends + 1, step)
            if len(aligned) <= max(most, 1):
                return list(self._ticks(aligned or range(begins, begins + 1), step))
        return []  # more than ten thousand years: no date reaches so far

    def _ticks(self, months: range, step: int) -> Iterator[Tick]:
        for month in months:
            starts_year = month % _MONTHS == 0
            year = month // _MONTHS
            name = period(day := date.fromordinal(_month(month)), day)
            if step >= _MONTHS and starts_year:
                name = str(year)
            elif not starts_year and month != months[0]:
                name = name.split(" ")[0]
            yield Tick(self._at(_month(month)), name, starts_year)

    def _at(self, day: int) -> float:
        return min(max((day - self.first) / (self.last - self.first), 0.0), 1.0)


NO_TIME = TimeScale(0, 0)
"""The scale of nothing that has a date."""


def _months(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _month(months: int) -> int:
    """The ordinal of the first day of the month that is so many months after year 0."""
    year, month = divmod(months, _MONTHS)
    if year > date.max.year:
        return date.max.toordinal() + 1
    return date(year, month + 1, 1).toordinal()
