"""A desk with one interview on it, and somebody who types there, for tests of taking notes."""

from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

from interviewer.domain.conversation import started
from interviewer.domain.interview import FactorMark, Interview, Note
from interviewer.domain.notetaking import Moment, begun_note, retyped
from interviewer.domain.review import Review, Value
from interviewer.domain.trail import PAUSE_IN_TYPING, Trail
from interviewer.domain.words import Basis, Factor, Frame, Influence
from tests.builders import NOON, a_note, a_review

FIRST_EPISODE, SECOND_EPISODE = UUID(int=1001), UUID(int=1002)
AN_ENTRY = UUID(int=1003)
HELPED = FactorMark(factor=Factor.OWN_TEAM, influence=Influence.HELPED)
HINDERED = FactorMark(factor=Factor.CONDITIONS, influence=Influence.HINDERED)
AT_ONCE = PAUSE_IN_TYPING / 2
LATER = PAUSE_IN_TYPING


class Desk:
    """A review with one interview, and a hand that begins notes in it."""

    def __init__(self) -> None:
        self.review: Review = a_review()
        (self.interview,) = self.review.interviews.values()
        self._ids = count(1)

    def new_id(self) -> UUID:
        return UUID(int=next(self._ids))

    def begun(self, prompt: str, after: Note | None = None, **changes: Any) -> Note:
        """A note that has begun, and is not in the review yet."""
        moment = Moment(**{"id": self.new_id(), "by": "P1", "taken": NOON, **changes})
        return begun_note(self.review, self.interview, prompt, moment, after=after)

    def keep(self, *values: Value) -> None:
        self.review = self.review.having(*values)

    def noted(self, prompt: str, text: str, after: Note | None = None) -> Note:
        note = retyped(self.begun(prompt, after), text)
        self.keep(note)
        return note

    def under(self, prompt: str) -> list[Note]:
        return self.review.notes_under(self.interview, prompt)


class Typist(Desk):
    """Types at the desk, and remembers every step."""

    def __init__(self) -> None:
        super().__init__()
        self.interview = started(self.interview, NOON)
        self.keep(self.interview)
        self.trail, self.now = Trail(), NOON

    def edit(self, *values: Value, typing: bool = False, after: timedelta = LATER) -> None:
        self.now += after
        before = [self.review.value(type(value), value.id) for value in values]
        self.trail.remember(before, values, at=self.now, typing=typing)
        self.keep(*values)

    def types(self, note: Note, text: str, after: timedelta = AT_ONCE) -> Note:
        typed = retyped(note, text)
        self.edit(typed, typing=True, after=after)
        return typed

    def undo(self) -> tuple[Value, ...]:
        values = self.trail.undo(self.review)
        self.keep(*values)
        return values

    def redo(self) -> tuple[Value, ...]:
        values = self.trail.redo(self.review)
        self.keep(*values)
        return values

    @property
    def conversation(self) -> Interview:
        return self.review.interviews[self.interview.id]

    @property
    def texts(self) -> list[str]:
        return [note.text for note in self.review.notes_of(self.interview)]


def a_tagged_note(**changes: Any) -> Note:
    """A note with something in every field that tagging fills."""
    values: dict[str, Any] = {
        "frame": Frame.POSITION_NOW,
        "basis": Basis.READ,
        "verbatim": True,
        "lines": ("inter_agency",),
        "suggested_lines": ("procedures",),
        "episodes": (FIRST_EPISODE,),
        "suggested_episodes": (SECOND_EPISODE,),
        "factors": (HELPED,),
        "entries": (AN_ENTRY,),
        "identifies_colleague": True,
        "do_not_quote": True,
    }
    return a_note(**{**values, **changes})


TAGS = (
    "frame",
    "basis",
    "verbatim",
    "lines",
    "suggested_lines",
    "episodes",
    "suggested_episodes",
    "factors",
    "entries",
    "identifies_colleague",
    "do_not_quote",
)


def tags(note: Note) -> dict[str, Any]:
    return {name: getattr(note, name) for name in TAGS}
