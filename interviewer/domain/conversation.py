"""How a conversation runs: begun, paused, the account complete, closed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from interviewer.domain.interview import Interview, Note, Pause, Unfolding
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


def breaks_in_words(interview: Interview, now: datetime) -> str:
    """How often and how long people paused: "2 breaks, 14 minutes"; empty where they did not."""
    count = len(interview.pauses)
    if not count:
        return ""
    minutes = _paused(interview, now) // timedelta(minutes=1)
    lasted = "under a minute" if not minutes else f"{minutes} minute{'s' if minutes > 1 else ''}"
    return f"{count} break{'s' if count > 1 else ''}, {lasted}"


def breaks_before(notes: Sequence[Note], pauses: Sequence[Pause]) -> dict[UUID, tuple[Pause, ...]]:
    """Where, among these notes in their order, people paused: by the id of the note that follows.

    A break before the first note or after the last one is none between notes; where notes were
    moved about, it stands before the first one that was begun later.
    """
    between: dict[UUID, tuple[Pause, ...]] = {}
    for pause in pauses:
        after = (
            below for above, below in pairwise(notes) if above.taken <= pause.began < below.taken
        )
        note = next(after, None)
        if note is not None:
            between[note.id] = (*between.get(note.id, ()), pause)
    return between


def typed_by(notes: Iterable[Note], interview: Interview) -> tuple[str, ...]:
    """Initials of everybody who types or typed; one where nobody has to be told apart."""
    everybody = (*interview.interviewers, *(note.by for note in notes))
    return tuple(dict.fromkeys(initials for initials in everybody if initials))


def types_next(interview: Interview, seat: str, by: str) -> str:
    """Initials of who types when it is no longer `by`: the interviewers, and who sits here.

    Args:
        interview: Its interviewers come first, in their order.
        seat: Initials of who sits at this laptop; may be empty.
        by: Who types now.
    """
    everybody = [who for who in dict.fromkeys((*interview.interviewers, seat)) if who]
    if not everybody:
        return by
    at = everybody.index(by) + 1 if by in everybody else 0
    return everybody[at % len(everybody)]


def elapsed(interview: Interview, now: datetime) -> timedelta:
    """How long people have talked, breaks left out; nought before the start."""
    if interview.started is None:
        return timedelta()
    until = interview.closed or now
    return max(until - interview.started - _paused(interview, now), timedelta())


def _paused(interview: Interview, now: datetime) -> timedelta:
    until = interview.closed or now
    # The laptop's clock may be set back in the middle: no break is shorter than nothing.
    breaks = (max((p.ended or until) - p.began, timedelta()) for p in interview.pauses)
    return sum(breaks, timedelta())
