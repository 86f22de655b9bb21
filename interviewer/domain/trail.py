"""One undo stack for everything typed and tagged, until the review is locked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import singledispatch

from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Note,
    Reflection,
    Thought,
    Tick,
    UrgentMatter,
)
from interviewer.domain.review import Value
from interviewer.domain.words import Coverage, ReflectionState

PAUSE_IN_TYPING = timedelta(seconds=1)
"""Typing that goes on within this time is one step; a longer pause begins the next."""


@dataclass(frozen=True)
class _Step:
    before: tuple[Value, ...]
    after: tuple[Value, ...]
    typing: bool
    at: datetime

    def continues(self, earlier: "_Step") -> bool:
        """Whether this is the same stretch of typing in the same value."""
        same_value = [v.id for v in self.after] == [v.id for v in earlier.after]
        in_time = self.at - earlier.at < PAUSE_IN_TYPING
        return self.typing and earlier.typing and same_value and in_time


class Trail:
    """The steps that can be undone and done again.

    Undo is saving the earlier values and redo the later ones: the trail hands them out, and
    whoever holds it saves them. Holds note text, so it is dropped on lock.
    """

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def remember(
        self,
        before: Sequence[Value | None],
        after: Sequence[Value],
        *,
        at: datetime,
        typing: bool = False,
    ) -> None:
        """Keep one step; what had been undone before it can no longer be done again.

        Args:
            before: What each value was; None where the step created it.
            after: What each value is now, in the same order.
            at: When; decides whether typing continues the earlier step.
            typing: Whether the step is a stretch of typing in one value.
        """
        earlier = tuple(
            undone_creation(now) if was is None else was
            for was, now in zip(before, after, strict=True)
        )
        step = _Step(earlier, tuple(after), typing, at)
        if self._done and not self._undone and step.continues(self._done[-1]):
            step = replace(step, before=self._done.pop().before)
        self._done.append(step)
        self._undone.clear()

    def undo(self) -> tuple[Value, ...]:
        """The values to save to take the last step back; empty where there is none."""
        if not self._done:
            return ()
        step = self._done.pop()
        self._undone.append(step)
        return step.before

    def redo(self) -> tuple[Value, ...]:
        """The values to save to take the last undone step again; empty where there is none."""
        if not self._undone:
            return ()
        step = replace(self._undone.pop(), typing=False)
        self._done.append(step)
        return step.after


@singledispatch
def undone_creation(value: Value) -> Value:
    """What a value becomes when its creation is undone: withdrawn or blank, never deleted.

    Raises:
        TypeError: Values of this kind are not created in the course of an interview.
    """
    raise TypeError(type(value).__name__)


@undone_creation.register(Note)
@undone_creation.register(FollowUp)
@undone_creation.register(UrgentMatter)
def _(value: Note | FollowUp | UrgentMatter) -> Value:
    return replace(value, withdrawn=True)


@undone_creation.register
def _(value: Tick) -> Value:
    return replace(value, done=False, text="")


@undone_creation.register
def _(value: CoverageMark) -> Value:
    return replace(value, coverage=Coverage.NOT_REACHED, reason="")


@undone_creation.register
def _(value: Thought) -> Value:
    return replace(value, text="")


@undone_creation.register
def _(value: Reflection) -> Value:
    return replace(value, state=ReflectionState.OPEN)
