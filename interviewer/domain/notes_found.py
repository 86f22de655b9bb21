"""Notes by where they stand: found once, and brought up to date with what somebody types."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeAlias
from uuid import UUID

from interviewer.domain.interview import Note

_BY_NUMBER = attrgetter("number")
_IN_PLACE = attrgetter("place", "number")

_Prompt: TypeAlias = tuple[UUID, str]
"""A prompt of one interview."""


@dataclass(frozen=True)
class NotesFound:
    """The notes of a review by their interview, and by their prompt.

    While somebody types these are asked for a hundred times a second, among thousands of notes.
    """

    _of: Mapping[UUID, Sequence[Note]]
    _under: Mapping[_Prompt, Sequence[Note]]

    @classmethod
    def among(cls, notes: Iterable[Note]) -> "NotesFound":
        """Sort all of them."""
        of: dict[UUID, list[Note]] = {}
        under: dict[_Prompt, list[Note]] = {}
        for note in sorted(notes, key=_BY_NUMBER):
            of.setdefault(note.source, []).append(note)
            if not note.withdrawn:
                under.setdefault((note.source, note.prompt), []).append(note)
        return cls(of, {prompt: sorted(under[prompt], key=_IN_PLACE) for prompt in under})

    def of(self, interview: UUID) -> Sequence[Note]:
        """The notes of the interview by number; withdrawn ones too."""
        return self._of.get(interview, ())

    def under(self, interview: UUID, prompt: str) -> Sequence[Note]:
        """The live notes under one prompt, in their place."""
        return self._under.get((interview, prompt), ())

    def having(self, earlier: Mapping[UUID, Note], notes: Iterable[Note]) -> "NotesFound":
        """With these notes in place of their earlier selves; only what they touch is sorted anew.

        Args:
            earlier: The notes of before, by id.
            notes: Each of another id.
        """
        of, under = dict(self._of), dict(self._under)
        for note in notes:
            was = earlier.get(note.id, note)
            of[was.source] = _without(note, of.get(was.source, ()))
            of[note.source] = sorted((*of.get(note.source, ()), note), key=_BY_NUMBER)
            left = (was.source, was.prompt)
            under[left] = _without(note, under.get(left, ()))
            if not note.withdrawn:
                now = (note.source, note.prompt)
                under[now] = sorted((*under.get(now, ()), note), key=_IN_PLACE)
        return NotesFound(of, under)


def _without(note: Note, notes: Sequence[Note]) -> list[Note]:
    return [each for each in notes if each.id != note.id]
