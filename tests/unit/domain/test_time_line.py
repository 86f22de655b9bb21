"""Episodes, chronology and accounts along one line of time: every one of them has its place."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.chronology import Entry
from interviewer.domain.dates import british_date
from interviewer.domain.evidence import Evidence, Facet, Wanted
from interviewer.domain.interview import Note
from interviewer.domain.review import Review
from interviewer.domain.time_line import AccountsBy, Lane, LaneKind, TimeLine, time_line
from interviewer.domain.time_line_words import mark_words, spoken, summary
from interviewer.domain.time_scale import NO_TIME, TimeScale
from tests.builders import a_note, an_entry, an_episode
from tests.unit.domain.collated import (
    CARE,
    EVENT,
    FIRST,
    HEALTH,
    LETTER,
    OF_HV1,
    OF_SW1,
    POLICE,
    RECORD,
    SECOND,
    a_writers_review,
    notes,
)

DAYS = st.dates(date(2012, 1, 1), date(2016, 12, 31))


def laid_out(*values: Any, wanted: Wanted | None = None, **how: Any) -> TimeLine:
    review = a_writers_review(*values)
    return time_line(review, Evidence(review), wanted, **how)


def dated(number: int, starts: date | None, ends: date | None) -> Any:
    return an_episode(id=(FIRST, SECOND)[number - 1].id, number=number, starts=starts, ends=ends)


def entered(first: date, last: date | None = None, **changes: Any) -> Entry:
    return (
        an_entry(
            written=british_date(first), earliest=first, latest=last or first, agency=POLICE.id
        )
        if not changes
        else an_entry(earliest=first, latest=last or first, **changes)
    )


def lane_of(line: TimeLine, title: str) -> Lane:
    return next(lane for lane in line.lanes if lane.title == title)


def told(values: tuple[Any, ...], title: str, **how: Any) -> list[str]:
    """What each mark of a lane says, in words."""
    review = a_writers_review(*values)
    line = time_line(review, Evidence(review), **how)
    lane = lane_of(line, title)
    return [spoken(review, line, lane, mark) for mark in lane.marks]


# What stands where


def test_the_time_shown_is_the_whole_months_in_which_something_happened() -> None:
    line = laid_out(dated(1, date(2021, 9, 14), date(2022, 2, 3)))
    assert line.scale.words == "Sep 2021 – Feb 2022"
    [bar, beside] = lane_of(line, "Episodes").marks
    assert bar.at is not None
    assert bar.at.begins == pytest.approx(13 / 181)
    assert bar.at.ends == pytest.approx((181 - 25) / 181)
    assert beside.at is None
    assert beside.episodes == (SECOND.id,)


def test_episodes_that_overlap_stand_below_each_other() -> None:
    line = laid_out(dated(1, date(2021, 1, 1), date(2021, 6, 30)), dated(2, date(2021, 5, 1), None))
    first, second = lane_of(line, "Episodes").marks
    assert (first.row, second.row) == (0, 1)
    assert second.at is not None
    assert (second.at.ends, second.at.open_after) == (1.0, True)


def test_entries_of_a_few_days_share_a_mark_that_says_how_many() -> None:
    near = [entered(date(2013, 5, day)) for day in (2, 3, 4)]
    far = entered(date(2014, 5, 2))
    assert told((*near, far), "Police", gap=0.02) == [
        "Police: 3 entries, 2 May 2013 to 4 May 2013",
        "Police: 1 entry, 2 May 2014",
    ]
    assert len(lane_of(laid_out(*near, far, gap=0.0001), "Police").marks) == 4


def test_stretches_that_overlap_stand_below_each_other_and_the_fourth_shares_a_mark() -> None:
    stretches = [entered(date(2021, month, 1), date(2021, 12, 31)) for month in (1, 2, 3, 4)]
    after = entered(date(2022, 1, 1), date(2022, 6, 30))
    lane = lane_of(laid_out(*stretches, after), "Police")
    marks = [(mark.row, len(mark.entries), mark.lasts) for mark in lane.marks]
    assert marks == [(0, 1, True), (0, 1, True), (1, 1, True), (2, 2, True)]
    near = entered(date(2021, 12, 25), date(2022, 6, 30))
    lane = lane_of(laid_out(stretches[0], near), "Police")
    assert [mark.row for mark in lane.marks] == [0, 1], "one that begins before the other ends"


def test_a_doubted_month_is_drawn_as_long_as_it_may_have_been() -> None:
    month = entered(date(2021, 5, 1), date(2021, 5, 31), written="?May 2021", uncertain=True)
    line = laid_out(month)
    [mark] = lane_of(line, "Harbour Health").marks[1:]
    assert (mark.lasts, mark.unsure, mark.entries) == (True, 1, (month.id,))
    assert told((month,), "Harbour Health")[1] == (
        "Harbour Health: 1 entry with an uncertain date, ?May 2021 (uncertain)"
    )


def test_an_entry_without_a_date_stands_beside_the_time() -> None:
    undated = [
        an_entry(written="not recorded", earliest=None, latest=None, agency=POLICE.id)
        for _ in range(2)
    ]
    line = laid_out(*undated)
    beside = lane_of(line, "Police").beside
    assert beside is not None
    assert set(beside.entries) == {each.id for each in undated}
    assert told(tuple(undated), "Police") == ["Police: 2 entries, without a date"]


def test_agencies_come_in_their_order_then_others_as_they_are_written() -> None:
    line = laid_out(
        an_entry(agency=POLICE.id),
        an_entry(agency_written="Housing"),
        an_entry(agency_written="housing "),
        an_entry(agency=CARE.id),
        an_entry(agency_written="police"),
        an_entry(agency_written=""),
    )
    titles = [lane.title for lane in line.of(LaneKind.CHRONOLOGY)]
    assert titles == ["Harbour Health", "Care Trust", "Police", "Housing", "No agency named"]


def test_an_account_has_a_mark_for_each_episode_and_entry_it_speaks_of() -> None:
    spoke = [
        a_note(source=OF_HV1.id, number=1, episodes=(FIRST.id,)),
        a_note(source=OF_HV1.id, number=2, episodes=(FIRST.id,), entries=(LETTER.id,)),
        a_note(source=OF_HV1.id, number=3, suggested_episodes=(FIRST.id,)),
    ]
    episode = dated(1, date(2021, 9, 1), date(2021, 12, 20))
    assert told((*spoke, episode), "HV1 · Health visitor") == [
        "HV1 · Health visitor: 2 notes on episode 1 · The move to a new school, "
        "1 Sep 2021 to 20 Dec 2021",
        "HV1 · Health visitor: 1 note on a chronology entry of Harbour Health, 15 Oct 2021",
        "HV1 · Health visitor: 1 note about nothing that has a date",
    ]


def test_a_lane_for_each_agency_counts_accounts() -> None:
    spoke = [
        a_note(source=OF_HV1.id, number=1, episodes=(FIRST.id,)),
        a_note(source=OF_SW1.id, number=2, episodes=(FIRST.id,)),
        a_note(source=EVENT.id, number=3),
    ]
    review = a_writers_review(*spoke, dated(1, date(2021, 9, 1), None))
    line = time_line(review, Evidence(review), by=AccountsBy.AGENCY)
    accounts = line.of(LaneKind.ACCOUNTS)
    assert [lane.title for lane in accounts] == ["Harbour Health", "Care Trust", "Other sources"]
    words = mark_words(review, line, accounts[0], accounts[0].marks[0])
    assert (words.figure, words.when) == ("1", "from 1 Sep 2021")
    assert words.what == "1 account, 1 note on episode 1 · The move to a new school"


def test_an_episode_that_is_chosen_fills_the_picture() -> None:
    values = (
        dated(1, date(2021, 9, 1), date(2021, 12, 20)),
        dated(2, date(2023, 1, 1), date(2023, 2, 20)),
        entered(date(2023, 1, 5)),
        a_note(source=OF_HV1.id, number=1, episodes=(FIRST.id, SECOND.id)),
    )
    wanted = Wanted(chosen={Facet.EPISODE: frozenset((SECOND.id,))})
    line = laid_out(*values, wanted=wanted)
    assert line.scale.words == "Jan–Feb 2023"
    assert [lane.title for lane in line.lanes] == ["Episodes", "Police", "HV1 · Health visitor"]


def test_an_agency_that_is_chosen_has_its_lanes_alone() -> None:
    wanted = Wanted(chosen={Facet.AGENCY: frozenset((POLICE.id,))})
    line = laid_out(entered(date(2023, 1, 5)), an_entry(agency=HEALTH.id), wanted=wanted)
    assert [lane.title for lane in line.of(LaneKind.CHRONOLOGY)] == ["Police"]


def test_the_whole_of_it_in_a_sentence() -> None:
    line = laid_out(
        dated(1, date(2021, 9, 1), date(2021, 12, 20)),
        entered(date(2021, 9, 1), date(2021, 9, 30), uncertain=True, agency=POLICE.id),
        an_entry(earliest=None, latest=None, agency=POLICE.id),
        a_note(source=OF_HV1.id, number=1),
    )
    assert summary(line) == (
        "Sep–Dec 2021: 2 episodes; 3 chronology entries of 2 agencies (1 with an "
        "uncertain date, 1 without a date); 1 account."
    )


def test_a_review_without_anything_has_nothing_to_show() -> None:
    review = Review()
    line = time_line(review, Evidence(review))
    assert (line.lanes, line.scale, summary(line)) == (
        (),
        NO_TIME,
        "No dates: 0 episodes; no chronology entries; 0 accounts.",
    )


# Ticks


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2021, 11, 3), (2022, 2, 9), ["Nov 2021", "Dec", "Jan 2022", "Feb"]),
        ((2021, 2, 3), (2022, 6, 9), ["Apr 2021", "Jul", "Oct", "Jan 2022", "Apr"]),
        ((2015, 2, 3), (2019, 6, 9), ["2016", "2017", "2018", "2019"]),
        ((2000, 2, 3), (2019, 6, 9), ["2005", "2010", "2015"]),
    ],
)
def test_ticks_are_months_quarters_or_years(first: Any, last: Any, words: list[str]) -> None:
    scale = TimeScale.over((date(*first), date(*last)))
    assert [tick.words for tick in scale.ticks(6)] == words


# What holds for everything that a review can hold


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Entries of any agency and any day or none, some uncertain, some long, some taken out."""
    of_one = st.builds(
        _an_entry,
        first=st.none() | DAYS,
        days=st.sampled_from([0, 0, 6, 30, 180, 364]),
        agency=st.sampled_from([HEALTH.id, HEALTH.id, None]),
        agency_written=st.sampled_from(["Housing", ""]),
        uncertain=st.booleans(),
        withdrawn=st.booleans(),
    )
    return draw(st.lists(of_one, max_size=30))


def _an_entry(first: date | None, days: int, **changes: Any) -> Entry:
    last = first + timedelta(days=days) if first else None
    return an_entry(earliest=first, latest=last, **changes)


EPISODES = st.tuples(st.none() | DAYS, st.none() | DAYS)
GAPS = st.floats(0.0001, 0.2)


@given(entries(), EPISODES, GAPS)
def test_every_entry_and_episode_is_in_exactly_one_mark(
    of_review: list[Entry], days: Any, gap: float
) -> None:
    review = a_writers_review(*of_review, dated(1, *days))
    line = time_line(review, Evidence(review), gap=gap)
    chronology = [mark for lane in line.of(LaneKind.CHRONOLOGY) for mark in lane.marks]
    expected = Counter(entry.id for entry in review.live_entries())
    assert Counter(each for mark in chronology for each in mark.entries) == expected
    assert sum(mark.unsure for mark in chronology) == sum(
        entry.uncertain for entry in review.live_entries()
    )
    shown = Counter(
        e for lane in line.of(LaneKind.EPISODES) for m in lane.marks for e in m.episodes
    )
    assert shown == Counter((FIRST.id, SECOND.id))


@given(entries(), notes(), EPISODES, st.sampled_from(AccountsBy), st.data())
def test_whatever_an_account_speaks_of_is_in_exactly_one_of_its_marks(
    of_review: list[Entry], said: list[Note], days: Any, by: AccountsBy, data: st.DataObject
) -> None:
    known = st.sampled_from([LETTER.id, *(entry.id for entry in of_review)])
    cited = st.lists(known, max_size=2, unique=True).map(tuple)
    tied = [a_note(**{**vars(note), "entries": data.draw(cited)}) for note in said]
    review = a_writers_review(*of_review, *tied, dated(1, *days))
    evidence = Evidence(review)
    line = time_line(review, evidence, by=by)
    live = {entry.id for entry in review.live_entries()}
    marks = [mark for lane in line.of(LaneKind.ACCOUNTS) for mark in lane.marks]
    placed = Counter[tuple[UUID, UUID]]()
    for mark in marks:
        assert mark.accounts
        placed.update((a, about) for a in mark.accounts for about in mark.episodes + mark.entries)
    for each in evidence:
        about = {*each.note.episodes, *(live & set(each.note.entries))}
        behind = [mark for mark in marks if each.note.id in mark.notes]
        assert behind, "a note is behind no mark"
        for one in about:
            assert sum(one in mark.episodes + mark.entries for mark in behind) == 1
    if by is AccountsBy.PRACTITIONER:
        assert set(placed.values()) <= {1}
    assert {note for mark in marks for note in mark.notes} == {each.note.id for each in evidence}


@given(entries(), EPISODES, GAPS)
def test_marks_stand_in_order_within_the_picture_and_never_on_each_other(
    of_review: list[Entry], days: Any, gap: float
) -> None:
    line = laid_out(*of_review, dated(1, *days), gap=gap)
    for lane in line.lanes:
        for row in range(lane.rows):
            at = [(mark.at, mark.lasts) for mark in lane.marks if mark.row == row and mark.at]
            for where, _ in at:
                assert 0 <= where.begins < where.ends <= 1
            for (before, lasts), (after, _) in pairwise(at):
                room = before.ends - before.begins if lasts else gap
                assert after.begins - before.begins >= room - 1e-9


@given(st.lists(DAYS, min_size=1), st.integers(1, 20))
def test_ticks_stand_in_order_within_the_picture(days: list[date], most: int) -> None:
    ticks = TimeScale.over(days).ticks(most)
    assert 1 <= len(ticks) <= most
    places = [tick.at for tick in ticks]
    assert places == sorted(set(places))
    assert all(0 <= place < 1 for place in places)


@given(st.dates(), st.dates())
def test_no_date_is_too_far_away(first: date, last: date) -> None:
    scale = TimeScale.over((first, last))
    where = scale.stretch(min(first, last), max(first, last))
    assert 0 <= where.begins < where.ends <= 1
    assert scale.ticks(8)


def test_the_record_of_a_source_is_an_account_too() -> None:
    line = laid_out(a_note(source=RECORD.id, number=1, entries=(LETTER.id,)))
    assert lane_of(line, "REC1 · Supervision record").marks[0].entries == (LETTER.id,)
