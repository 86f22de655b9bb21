"""Calendar dates as people write and read them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.dates import (
    NotADateError,
    british_date,
    british_moment,
    british_time,
    period,
    read_date,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
THIS_DAY = date(2026, 11, 12)
LONDON = ZoneInfo("Europe/London")
EVENING = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


def test_a_date_reads_as_day_month_year() -> None:
    assert british_date(THIS_DAY) == "12 Nov 2026"
    assert british_date(date(2021, 9, 1)) == "1 Sep 2021"


def test_a_moment_is_told_in_the_zone_on_its_day_there() -> None:
    assert british_moment(EVENING, LONDON) == "1 Jul 2026 at 00:30"
    assert british_moment(EVENING, LONDON, joint=" ") == "1 Jul 2026 00:30"
    assert british_time(EVENING, UTC) == "23:30"


def test_without_a_zone_the_clock_of_the_computer_tells_it() -> None:
    assert british_moment(EVENING) == british_moment(EVENING, EVENING.astimezone().tzinfo)


@given(DAYS)
def test_what_is_shown_can_be_typed(day: date) -> None:
    assert read_date(british_date(day)) == day
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day


@pytest.mark.parametrize(
    "typed",
    [
        "12 Nov 2026",
        " 12  november   2026 ",
        "12th Nov 2026",
        "12th of November, 2026",
        "12 Nov. 26",
        "12nov2026",
        "12-Nov-2026",
        "12/11/2026",
        "12.11.26",
        "12 . 11 . 2026",
        "12-11-2026",
        "Thu 12 Nov 2026",
        "Thursday, 12 November 2026",
        "November 12, 2026",
        "2026-11-12",
        "12\N{NO-BREAK SPACE}Nov 2026",
    ],
)
def test_a_date_may_be_typed_in_many_ways(typed: str) -> None:
    assert read_date(typed) == THIS_DAY


def test_sept_is_september() -> None:
    assert read_date("3 Sept 2021") == date(2021, 9, 3)


@pytest.mark.parametrize("nothing", ["", "   ", "\t"])
def test_nothing_typed_is_no_date(nothing: str) -> None:
    assert read_date(nothing) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("soon", "This cannot be read as a date."),
        ("Nov 2026", "This cannot be read as a date."),
        ("12 Nov", "This cannot be read as a date."),
        ("12 Ju 2026", "This cannot be read as a date."),
        ("12 Nov 202", "This cannot be read as a date."),
        ("1211", "This cannot be read as a date."),
        ("31 Feb 2026", "There is no 31 Feb 2026."),
        ("0/11/2026", "There is no 0 Nov 2026."),
        ("11/13/2026", "There is no month 13: the day comes before the month."),
        ("12 Nov 1026", "The year 1026 is too far away."),
    ],
)
def test_what_is_no_date_is_said_with_what_to_write(typed: str, sentence: str) -> None:
    with pytest.raises(NotADateError) as refused:
        read_date(typed)
    assert refused.value.what_happened == sentence
    assert "12 Nov 2026" in refused.value.what_to_do


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_a_sentence(typed: str) -> None:
    try:
        day = read_date(typed)
    except NotADateError:
        return
    assert day is None or read_date(british_date(day)) == day


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (date(2021, 9, 1), date(2021, 12, 20), "Sep–Dec 2021"),
        (date(2021, 9, 1), date(2021, 9, 30), "Sep 2021"),
        (date(2021, 11, 1), date(2022, 2, 3), "Nov 2021 – Feb 2022"),
        (date(2021, 9, 1), date(2022, 9, 1), "Sep 2021 – Sep 2022"),
        (date(2021, 9, 1), None, "from Sep 2021"),
        (None, date(2021, 12, 20), "until Dec 2021"),
        (None, None, ""),
    ],
)
def test_a_period_reads_by_its_months(starts: date | None, ends: date | None, words: str) -> None:
    assert period(starts, ends) == words
