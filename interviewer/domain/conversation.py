"""How a conversation runs: begun, paused, the account complete, closed."""

from dataclasses import replace
from datetime import datetime, timedelta

from interviewer.domain.interview import Interview, Pause, Unfolding
from interviewer.domain.words import Stage


def started(interview: Interview, at: datetime) -> Interview:
    """Return the interview in progress; one that has begun or is closed stays as it is."""
    if interview.stage is not Stage.PLANNED:
        return interview
    return replace(interview, stage=Stage.IN_PROGRESS, started=at)


def paused(interview: Interview, at: datetime) -> Interview:
    """Return the interview with a break begun; nothing changes where one is running."""
    running = bool(interview.pauses) and interview.pauses[-1].ended is None
    if running or interview.started is None or interview.closed is not None:
        return interview
    return replace(interview, pauses=(*interview.pauses, Pause(began=at)))


def resumed(interview: Interview, at: datetime) -> Interview:
    """Return the interview with the running break ended; nothing changes where none is."""
    if not interview.pauses or interview.pauses[-1].ended is not None:
        return interview
    *earlier, last = interview.pauses
    return replace(interview, pauses=(*earlier, replace(last, ended=at)))


def with_account_complete(interview: Interview, at: datetime) -> Interview:
    """Return the interview with the account complete: hindsight and panel questions unfold."""
    return replace(interview, account_completed=interview.account_completed or at)


def with_unfolded(interview: Interview, item: str, at: datetime) -> Interview:
    """Return the interview with a folded prompt opened early: the override is recorded."""
    return replace(interview, unfolded=(*interview.unfolded, Unfolding(item=item, at=at)))


def closed(interview: Interview, at: datetime) -> Interview:
    """Return the interview closed, with its notes to tidy."""
    ended = resumed(interview, at)
    return replace(
        ended, stage=Stage.TO_TIDY, started=ended.started or at, closed=ended.closed or at
    )


def elapsed(interview: Interview, now: datetime) -> timedelta:
    """How long people have talked, breaks left out; nought before the start."""
    if interview.started is None:
        return timedelta()
    until = interview.closed or now
    # The laptop's clock may be set back in the middle: no break is shorter than nothing.
    breaks = (max((p.ended or until) - p.began, timedelta()) for p in interview.pauses)
    return max(until - interview.started - sum(breaks, timedelta()), timedelta())
