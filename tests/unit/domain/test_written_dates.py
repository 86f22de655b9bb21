"""Dates as records have them: read where they say a day, kept as they are where they do not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.dates import british_date
from interviewer.domain.written_dates import WrittenDate, minutes_of, read_written

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
MONTHS = "January February March April May June July August September October November December"


def days(text: str) -> tuple[date | None, date | None]:
    read = read_written(text)
    return read.earliest, read.latest


# A day


@pytest.mark.parametrize(
    "written",
    [
        *("12/5/2013", "12 May 2013", "2013-05-12", "12.05.13", "12-May-2013", "12th May 2013"),
        *("Sunday 12 May 2013", "Sun, 12 May 2013", "12/05/2013 00:00:00", "12 5 2013"),
    ],
)
def test_a_day_is_that_day(written: str) -> None:
    day = date(2013, 5, 12)
    assert read_written(written) == WrittenDate(earliest=day, latest=day)


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("12.05.13 14:30", "14:30"),
        ("12 May 2013 at 2.30pm", "2.30pm"),
        ("12/05/2013, 9am", "9am"),
        ("2013-05-12T14:30:00", "14:30:00"),
        ("0930hrs 12 May 2013", "0930hrs"),
        ("12/05/2013 midnight", "midnight"),
    ],
)
def test_the_time_of_day_stays_as_it_is_written(written: str, time: str) -> None:
    read = read_written(written)
    assert (read.earliest, read.time) == (date(2013, 5, 12), time)


def test_two_digits_of_the_last_century_are_not_in_the_time_to_come() -> None:
    assert days("12/05/98") == (date(1998, 5, 12), date(1998, 5, 12))
    assert days("12/05/26") == (date(2026, 5, 12), date(2026, 5, 12))


# More than a day


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("May 2013", date(2013, 5, 1), date(2013, 5, 31)),
        ("Feb 2012", date(2012, 2, 1), date(2012, 2, 29)),
        ("05/2013", date(2013, 5, 1), date(2013, 5, 31)),
        ("2013-05", date(2013, 5, 1), date(2013, 5, 31)),
        ("May '13", date(2013, 5, 1), date(2013, 5, 31)),
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("2012/13", date(2012, 1, 1), date(2013, 12, 31)),
        ("2010-11", date(2010, 1, 1), date(2011, 12, 31)),
        ("12-14 May 2013", date(2013, 5, 12), date(2013, 5, 14)),
        ("12 – 14 May 2013", date(2013, 5, 12), date(2013, 5, 14)),
        ("12-14/05/2013", date(2013, 5, 12), date(2013, 5, 14)),
        ("between 12 and 14 May 2013", date(2013, 5, 12), date(2013, 5, 14)),
        ("30 May to 2 June 2013", date(2013, 5, 30), date(2013, 6, 2)),
        ("30/05/2013 - 02/06/2013", date(2013, 5, 30), date(2013, 6, 2)),
        ("May-June 2013", date(2013, 5, 1), date(2013, 6, 30)),
        ("Dec 2012 to Jan 2013", date(2012, 12, 1), date(2013, 1, 31)),
        ("early May 2013", date(2013, 5, 1), date(2013, 5, 16)),
        ("mid-May 2013", date(2013, 5, 8), date(2013, 5, 23)),
        ("end of May 2013", date(2013, 5, 16), date(2013, 5, 31)),
        ("late 2013", date(2013, 7, 2), date(2013, 12, 31)),
        ("summer 2013", date(2013, 6, 1), date(2013, 8, 31)),
    ],
)
def test_a_stretch_of_time_is_every_day_that_it_may_have_been(
    written: str, earliest: date, latest: date
) -> None:
    assert read_written(written) == WrittenDate(earliest=earliest, latest=latest)


# Doubt


@pytest.mark.parametrize(
    "written",
    ["?May 2013", "May 2013?", "May 2013 (?)", "c. May 2013", "circa May 2013", "about May 2013"],
)
def test_what_the_source_doubts_stays_doubtful(written: str) -> None:
    read = read_written(written)
    assert (read.earliest, read.latest) == (date(2013, 5, 1), date(2013, 5, 31))
    assert read.uncertain


def test_one_day_or_another_is_a_doubt_too() -> None:
    first, last = date(2013, 5, 12), date(2013, 5, 13)
    read = read_written("12 or 13 May 2013")
    assert read == WrittenDate(earliest=first, latest=last, uncertain=True)


@pytest.mark.parametrize("written", ["", "undated", "Not known", "n/k", "-"])
def test_a_record_may_say_that_it_has_no_date(written: str) -> None:
    assert read_written(written) == WrittenDate()


@pytest.mark.parametrize(
    "written",
    [
        *("05/13/2013", "31 April 2013", "41406", "12 May", "May 13", "the day after", "May"),
        *("12/05/2013 25:10", "14-12 May 2013", "30 Dec - 2 Jan 2013", "0", "9" * 5000),
    ],
)
def test_what_says_no_day_is_not_understood_rather_than_guessed(written: str) -> None:
    read = read_written(written)
    assert not read.understood
    assert (read.earliest, read.latest) == (None, None)


# For every input


@given(st.text(max_size=120))
def test_whatever_is_written_is_read_or_left(text: str) -> None:
    read = read_written(text)
    assert (read.earliest is None) == (read.latest is None)
    if read.earliest and read.latest:
        assert read.understood
        assert read.earliest <= read.latest


@given(st.text("0123456789/.-: ?MayJunc,to", max_size=24))
def test_what_looks_like_a_date_is_read_or_left_too(text: str) -> None:
    read = read_written(text)
    assert read.earliest is None or read.latest is None or read.earliest <= read.latest


@given(DAYS)
def test_every_way_of_writing_a_day_is_that_day(day: date) -> None:
    month = MONTHS.split()[day.month - 1]
    for written in (
        british_date(day),
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%y}",
        f"{day.day} {month} {day.year} 14:30",
        f"{day.day}-{month[:3]}-{day:%y}",
    ):
        assert days(written) == (day, day)


@given(DAYS, st.sampled_from(["?{}", "{}?", "c. {}", "circa {}", "approx. {}", "{} (tbc)"]))
def test_doubt_changes_nothing_but_that_it_is_doubted(day: date, doubt: str) -> None:
    for plain in (british_date(day), f"{british_date(day)[-8:].strip()}", str(day.year)):
        sure, doubted = read_written(plain), read_written(doubt.format(plain))
        assert doubted.uncertain
        assert (doubted.earliest, doubted.latest) == (sure.earliest, sure.latest)


@given(DAYS, st.integers(0, 400))
def test_from_one_day_to_another_is_every_day_between(day: date, more: int) -> None:
    last = day + timedelta(days=more)
    for between in (" - ", " to ", " and ", "-"):
        written = f"{day:%d/%m/%Y}{between}{last:%d/%m/%Y}"
        assert days(written) == (day, last)


# Times


@pytest.mark.parametrize(
    ("time", "minutes"),
    [
        ("14:30", 870),
        ("2.30pm", 870),
        ("2 PM", 840),
        ("12am", 0),
        ("0915 hrs", 555),
        ("noon", 720),
        ("25:00", None),
        ("13pm", None),
        ("evening", None),
        ("", None),
    ],
)
def test_a_time_of_day_is_so_many_minutes_after_midnight(time: str, minutes: int | None) -> None:
    assert minutes_of(time) == minutes
