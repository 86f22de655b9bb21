"""One undo stack for everything typed and tagged, until the review is locked."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from functools import singledispatch

from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.findings import (
    EarlierReview,
    ExtractReply,
    Finding,
    PanelThought,
    Recommendation,
)
from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Note,
    Reflection,
    Thought,
    Tick,
    UrgentMatter,
    WellbeingNote,
)
from interviewer.domain.legal_hold import LegalHold
from interviewer.domain.links import AccountLink
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.review import Review, Value
from interviewer.domain.sources import Source
from interviewer.domain.words import Coverage, ReflectionState

_Withdrawable = (
    Note
    | FollowUp
    | UrgentMatter
    | WellbeingNote
    | ProceedingsAnswer
    | StatementAnswer
    | Entry
    | Source
    | AccountLink
    | Finding
    | Recommendation
    | EarlierReview
    | ExtractReply
    | PanelThought
    | LegalHold
)

PAUSE_IN_TYPING = timedelta(seconds=1)
"""Typing that goes on within this time is one step; a longer pause begins the next."""


@dataclass(frozen=True)
class _Step:
    before: tuple[Value | None, ...]
    after: tuple[Value, ...]
    typing: bool
    at: datetime

    @property
    def taken_back(self) -> tuple[Value, ...]:
        """What each value becomes without this step."""
        pairs = zip(self.before, self.after, strict=True)
        return tuple(undone_creation(now) if was is None else was for was, now in pairs)

    def continues(self, earlier: "_Step") -> bool:
        """Whether this is the same stretch of typing in the same value."""
        same_value = [v.id for v in self.after] == [v.id for v in earlier.after]
        in_time = self.at - earlier.at < PAUSE_IN_TYPING
        return self.typing and earlier.typing and same_value and in_time


class Trail:
    """The steps that can be undone and done again.

    Undo is saving the earlier values and redo the later ones: the trail hands them out, and
    whoever holds it saves them. What became of a value in another way since (a pause, the close
    of the interview) stays as it is. Holds note text, so it is dropped on lock.
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

        Raises:
            TypeError: A value was created that is not created in the course of an interview.
        """
        step = _Step(tuple(before), tuple(after), typing, at)
        created = {type(now): now for was, now in zip(before, after, strict=True) if was is None}
        for value in created.values():
            undone_creation(value)  # raises now, and not when somebody wants it back
        if self._done and not self._undone and step.continues(self._done[-1]):
            step = replace(step, before=self._done.pop().before)
        self._done.append(step)
        self._undone.clear()

    @property
    def to_undo(self) -> tuple[Value, ...]:
        """What the last step changed, as it left it; empty where there is none."""
        return self._done[-1].after if self._done else ()

    @property
    def to_redo(self) -> tuple[Value, ...]:
        """What the last undone step would change again; empty where there is none."""
        return self._undone[-1].after if self._undone else ()

    def undo(self, review: Review) -> tuple[Value, ...]:
        """The values to save to take the last step back; empty where there is none.

        Args:
            review: The review as it is.
        """
        if not self._done:
            return ()
        step = self._done.pop()
        self._undone.append(step)
        return _turned(review, step.after, step.taken_back)

    def redo(self, review: Review) -> tuple[Value, ...]:
        """The values to save to take the last undone step again; empty where there is none.

        Args:
            review: The review as it is.
        """
        if not self._undone:
            return ()
        step = replace(self._undone.pop(), typing=False)
        self._done.append(step)
        return _turned(review, step.taken_back, step.after)


def _turned(
    review: Review, was: tuple[Value, ...], becomes: tuple[Value, ...]
) -> tuple[Value, ...]:
    """The values as they are, but for what differs between `was` and `becomes`."""
    turned: list[Value] = []
    for one, other in zip(was, becomes, strict=True):
        pairs = {f.name: (getattr(one, f.name), getattr(other, f.name)) for f in fields(one)}
        changes = {name: new for name, (old, new) in pairs.items() if old != new}
        turned.append(replace(review.value(type(one), one.id) or other, **changes))
    return tuple(turned)


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
@undone_creation.register(WellbeingNote)
@undone_creation.register(ProceedingsAnswer)
@undone_creation.register(StatementAnswer)
@undone_creation.register(Entry)
@undone_creation.register(Source)
@undone_creation.register(AccountLink)
@undone_creation.register(Finding)
@undone_creation.register(Recommendation)
@undone_creation.register(EarlierReview)
@undone_creation.register(ExtractReply)
@undone_creation.register(PanelThought)
@undone_creation.register(LegalHold)
def _(value: _Withdrawable) -> Value:
    return replace(value, withdrawn=True)


@undone_creation.register
def _(value: Preparation) -> Value:
    return Preparation(id=value.id, interview=value.interview)


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
