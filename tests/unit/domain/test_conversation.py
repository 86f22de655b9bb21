"""How a conversation runs, and how long people have talked."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.conversation import (
    breaks_before,
    breaks_in_words,
    closed,
    elapsed,
    paused,
    resumed,
    started,
    typed_by,
    types_next,
    with_account_complete,
    with_unfolded,
)
from interviewer.domain.interview import Interview, Pause, Unfolding
from interviewer.domain.words import Stage
from tests.builders import NOON, a_note, an_interview


def after(minutes: float) -> datetime:
    """So many minutes past noon."""
    return NOON + timedelta(minutes=minutes)


def minutes_talked(interview: Interview, at: float) -> float:
    return elapsed(interview, after(at)).total_seconds() / 60


# --- Beginning and closing ---


def test_an_interview_that_begins_is_in_progress() -> None:
    interview = started(an_interview(), NOON)

    assert (interview.stage, interview.started) == (Stage.IN_PROGRESS, NOON)


def test_an_interview_begins_once() -> None:
    begun = started(an_interview(), NOON)
    over = closed(begun, after(60))

    assert started(begun, after(5)) == begun
    assert started(over, after(90)) == over


def test_an_interview_that_closes_has_notes_to_tidy() -> None:
    interview = closed(started(an_interview(), NOON), after(60))

    assert (interview.stage, interview.closed) == (Stage.TO_TIDY, after(60))


def test_an_interview_closes_once() -> None:
    over = closed(started(an_interview(), NOON), after(60))

    assert closed(over, after(90)) == over


def test_an_interview_that_closes_without_having_begun_began_then() -> None:
    interview = closed(an_interview(), NOON)

    assert (interview.started, interview.closed) == (NOON, NOON)
    assert minutes_talked(interview, 30) == 0


# --- Breaks ---


def test_a_break_is_kept_with_both_its_ends() -> None:
    interview = resumed(paused(started(an_interview(), NOON), after(20)), after(35))

    assert interview.pauses == (Pause(began=after(20), ended=after(35)),)


def test_there_is_one_break_at_a_time() -> None:
    resting = paused(started(an_interview(), NOON), after(20))

    assert paused(resting, after(25)) == resting


def test_there_is_no_break_before_the_start_or_after_the_close() -> None:
    planned = an_interview()
    over = closed(started(planned, NOON), after(60))

    assert paused(planned, NOON) == planned
    assert paused(over, after(61)) == over


def test_coming_back_without_a_break_changes_nothing() -> None:
    talking = started(an_interview(), NOON)
    back = resumed(paused(talking, after(20)), after(35))

    assert resumed(talking, after(5)) == talking
    assert resumed(back, after(50)) == back


def test_closing_ends_a_break_that_is_running() -> None:
    interview = closed(paused(started(an_interview(), NOON), after(20)), after(60))

    assert interview.pauses == (Pause(began=after(20), ended=after(60)),)
    assert minutes_talked(interview, 90) == 20


# --- The account ---


def test_the_account_is_complete_from_the_first_time_it_was_said() -> None:
    interview = with_account_complete(started(an_interview(), NOON), after(30))

    assert interview.account_completed == after(30)
    assert with_account_complete(interview, after(40)) == interview


def test_what_was_opened_early_is_recorded_each_with_its_time() -> None:
    interview = with_unfolded(with_unfolded(an_interview(), "stays", after(10)), "more", after(12))

    assert interview.unfolded == (
        Unfolding(item="stays", at=after(10)),
        Unfolding(item="more", at=after(12)),
    )
    assert interview.account_completed is None


# --- Time ---


def test_no_time_has_passed_before_the_start() -> None:
    assert minutes_talked(an_interview(), 30) == 0


def test_the_clock_runs_from_the_start() -> None:
    assert minutes_talked(started(an_interview(), NOON), 30) == 30


def test_the_clock_stands_still_in_a_break_and_goes_on_after_it() -> None:
    resting = paused(started(an_interview(), NOON), after(20))

    assert minutes_talked(resting, 33) == 20
    assert minutes_talked(resumed(resting, after(35)), 45) == 30


def test_breaks_add_up() -> None:
    interview = started(an_interview(), NOON)
    for begins, ends in ((10, 15), (20, 21), (30, 40)):
        interview = resumed(paused(interview, after(begins)), after(ends))

    assert minutes_talked(interview, 60) == 60 - 5 - 1 - 10


def test_the_clock_stops_at_the_close() -> None:
    interview = closed(started(an_interview(), NOON), after(60))

    assert minutes_talked(interview, 600) == 60


def test_a_clock_set_back_in_a_break_does_not_add_time() -> None:
    resting = paused(started(an_interview(), NOON), after(40))

    assert minutes_talked(resting, 10) == 10
    assert minutes_talked(resumed(resting, after(10)), 20) == 20


def test_a_clock_set_back_before_the_start_gives_no_negative_time() -> None:
    assert minutes_talked(started(an_interview(), NOON), -30) == 0


WHATEVER = {
    "start": started,
    "pause": paused,
    "resume": resumed,
    "complete": with_account_complete,
    "close": closed,
}
EVENTS = st.lists(st.tuples(st.sampled_from(sorted(WHATEVER)), st.integers(0, 90)), max_size=25)


def lived(events: list[tuple[str, int]]) -> Interview:
    interview = an_interview()
    for event, at in events:
        interview = WHATEVER[event](interview, after(at))
    return interview


@given(EVENTS, st.integers(-10, 200))
def test_time_is_never_negative_nor_longer_than_from_start_to_now(
    events: list[tuple[str, int]], now: int
) -> None:
    interview = lived(events)  # the clock goes back as it likes

    talked = elapsed(interview, after(now))

    assert talked >= timedelta()
    if interview.started is not None:
        until = interview.closed or after(now)
        assert talked <= max(until - interview.started, timedelta())


@given(EVENTS)
def test_with_a_clock_that_only_goes_on_time_and_breaks_make_the_whole(
    events: list[tuple[str, int]],
) -> None:
    interview = lived(sorted(events, key=lambda event: event[1]))

    breaks = sum(((p.ended or after(90)) - p.began for p in interview.pauses), timedelta())
    begun = interview.started or after(90)

    assert elapsed(interview, after(90)) + breaks == (interview.closed or after(90)) - begun


@given(EVENTS)
def test_only_the_last_break_can_be_running_and_none_after_the_close(
    events: list[tuple[str, int]],
) -> None:
    interview = lived(events)

    running = [pause for pause in interview.pauses if pause.ended is None]

    assert running == [] or running == [interview.pauses[-1]]
    assert interview.closed is None or running == []


@pytest.mark.parametrize("name", sorted(WHATEVER))
def test_nothing_else_of_the_interview_changes(name: str) -> None:
    interview = paused(started(an_interview(), NOON), after(10))

    changed = WHATEVER[name](interview, after(20))

    own = ("stage", "started", "closed", "account_completed", "pauses")
    assert replace(changed, **{field: getattr(interview, field) for field in own}) == interview


# --- Breaks ---


def with_breaks(*minutes: tuple[float, float | None]) -> Interview:
    pauses = tuple(
        Pause(began=after(began), ended=None if ended is None else after(ended))
        for began, ended in minutes
    )
    return replace(started(an_interview(), NOON), pauses=pauses)


@pytest.mark.parametrize(
    ("breaks", "words"),
    [
        ((), ""),
        (((10, 15),), "1 break, 5 minutes"),
        (((10, 19), (30, 35)), "2 breaks, 14 minutes"),
        (((10, 11),), "1 break, 1 minute"),
        (((10, 10.5),), "1 break, under a minute"),
        (((50, None),), "1 break, 10 minutes"),
        (((20, 10),), "1 break, under a minute"),  # the clock was set back meanwhile
    ],
)
def test_breaks_are_told_in_words(
    breaks: tuple[tuple[float, float | None], ...], words: str
) -> None:
    assert breaks_in_words(with_breaks(*breaks), after(60)) == words


def test_a_break_stands_before_the_note_that_was_begun_after_it() -> None:
    notes = [a_note(number=at, taken=after(minute)) for at, minute in enumerate((0, 10, 30))]
    between, last = Pause(began=after(15), ended=after(25)), Pause(began=after(40))

    found = breaks_before(notes, (between, last))

    assert found == {notes[2].id: (between,)}


@given(st.lists(st.integers(0, 90), max_size=8), st.lists(st.integers(-10, 100), max_size=4))
def test_no_break_is_told_twice_and_none_before_the_first_note(
    taken: list[int], began: list[int]
) -> None:
    notes = [a_note(number=at, taken=after(minute)) for at, minute in enumerate(taken)]
    pauses = [Pause(began=after(minute), ended=after(minute + 5)) for minute in began]

    found = breaks_before(notes, pauses)

    told = [pause for at in found.values() for pause in at]
    assert len(told) <= len(pauses)
    assert all(pause in pauses for pause in told)
    assert not notes or notes[0].id not in found


# --- Who types ---


def test_everybody_who_types_or_typed_is_told_apart() -> None:
    notes = [a_note(by="P1"), a_note(by="PX"), a_note(by="")]

    assert typed_by(notes, an_interview()) == ("P1", "P2", "PX")
    assert typed_by(notes[:1], an_interview(interviewers=("P1",))) == ("P1",)


@pytest.mark.parametrize(
    ("interviewers", "seat", "by", "then"),
    [
        (("P1", "P2"), "P1", "P1", "P2"),
        (("P1", "P2"), "P1", "P2", "P1"),
        (("P1", "P2"), "CO", "P2", "CO"),
        (("P1", "P2"), "", "PX", "P1"),
        (("P1",), "P1", "P1", "P1"),
        ((), "", "", ""),
    ],
)
def test_the_next_one_types(interviewers: tuple[str, ...], seat: str, by: str, then: str) -> None:
    assert types_next(an_interview(interviewers=interviewers), seat, by) == then
