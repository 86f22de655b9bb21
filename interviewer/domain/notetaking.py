"""What can be done to a note: begin, split, join, tag, confirm, send elsewhere.

Every function takes values and returns values; whoever calls it saves them, and undo is saving
the earlier ones.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from interviewer.domain.interview import FactorMark, Interview, Note
from interviewer.domain.ordering import place_between
from interviewer.domain.review import Review
from interviewer.domain.text import clean
from interviewer.domain.words import Factor, Frame, Influence, Mark

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Moment:
    """What is true when a note is begun: who types, when, and which episode is talked about."""

    id: UUID
    by: str
    taken: datetime
    episode: UUID | None = None


def begun_note(
    review: Review, interview: Interview, prompt: str, moment: Moment, *, after: Note | None
) -> Note:
    """Return an empty note under the prompt.

    Its frame is *at the time* (under a hindsight prompt *with hindsight*), its basis *not
    stated*; the prompt's lines of enquiry and the episode are suggestions, nothing more.

    Args:
        review: The review as it is.
        interview: The interview it belongs to.
        prompt: Id of the prompt on screen, or `guidance.OTHER`.
        moment: Id, initials, time and episode for the new note.
        after: The note it comes after; None for the first place under the prompt.
    """
    asked = review.guidance_of(interview).prompt(prompt)
    hindsight = asked is not None and asked.hindsight
    return Note(
        id=moment.id,
        source=interview.id,
        prompt=prompt,
        number=review.next_number(interview),
        place=_place_after(review.notes_under(interview, prompt), after),
        frame=Frame.WITH_HINDSIGHT if hindsight else Frame.AT_THE_TIME,
        suggested_lines=asked.lines if asked else (),
        suggested_episodes=(moment.episode,) if moment.episode else (),
        by=moment.by,
        taken=moment.taken,
    )


def _place_after(notes: list[Note], after: Note | None) -> str:
    places = [note.place for note in notes]
    before = after.place if after else ""
    later = min((place for place in places if place > before), default="")
    return place_between(before, later)


def split_note(note: Note, at: int, tail: Note) -> tuple[Note, Note]:
    """Return the note up to `at` and the rest in `tail`, which keeps the first note's tags."""
    head = replace(note, text=note.text[:at].rstrip())
    return head, replace(tagged_like(tail, note), text=note.text[at:].lstrip())


def tagged_like(note: Note, other: Note) -> Note:
    """Return the note with everything that `other` is tagged with."""
    return replace(
        note,
        frame=other.frame,
        basis=other.basis,
        verbatim=other.verbatim,
        lines=other.lines,
        suggested_lines=other.suggested_lines,
        episodes=other.episodes,
        suggested_episodes=other.suggested_episodes,
        factors=other.factors,
        entries=other.entries,
        identifies_colleague=other.identifies_colleague,
        do_not_quote=other.do_not_quote,
    )


def joined_notes(above: Note, below: Note) -> tuple[Note, Note]:
    """Return `above` with the text of `below` after its own, and `below` withdrawn.

    Confirmed tags and marks of both are kept; frame and basis stay those of the note above, and
    the whole is their words exactly only where both were. A note without words brings no tags:
    tags belong to what was said.
    """
    gone = replace(below, withdrawn=True)
    if not below.text.strip():
        return above, gone
    if not above.text.strip():
        return replace(tagged_like(above, below), text=below.text), gone
    lines, episodes = _union(above.lines, below.lines), _union(above.episodes, below.episodes)
    joined = replace(
        above,
        text=f"{above.text} {below.text}",
        verbatim=above.verbatim and below.verbatim,
        lines=lines,
        episodes=episodes,
        suggested_lines=tuple(s for s in above.suggested_lines if s not in lines),
        suggested_episodes=tuple(s for s in above.suggested_episodes if s not in episodes),
        factors=_union(above.factors, below.factors),
        entries=_union(above.entries, below.entries),
        identifies_colleague=above.identifies_colleague or below.identifies_colleague,
        do_not_quote=above.do_not_quote or below.do_not_quote,
    )
    return joined, gone


def _union(first: tuple[T, ...], second: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def retyped(note: Note, text: str) -> Note:
    """Return the note with other words, cleaned."""
    return replace(note, text=clean(text))


def verbatim_turned(note: Note) -> Note:
    """Return the note marked as their words exactly, or no longer so."""
    return replace(note, verbatim=not note.verbatim)


def marked(note: Note, mark: Mark) -> Note:
    """Return the note with the mark, or without it where it had it."""
    if mark is Mark.DO_NOT_QUOTE:
        return replace(note, do_not_quote=not note.do_not_quote)
    return replace(note, identifies_colleague=not note.identifies_colleague)


def withdrawal_turned(note: Note) -> Note:
    """Return the note withdrawn, or brought back where it was."""
    return replace(note, withdrawn=not note.withdrawn)


def confirmed(note: Note) -> Note:
    """Return the note with every suggestion confirmed: from now on they count."""
    return replace(
        note,
        lines=_union(note.lines, note.suggested_lines),
        suggested_lines=(),
        episodes=_union(note.episodes, note.suggested_episodes),
        suggested_episodes=(),
    )


def declined(note: Note) -> Note:
    """Return the note without its suggestions: somebody has looked, and none of them holds."""
    return replace(note, suggested_lines=(), suggested_episodes=())


def with_line(note: Note, line: str) -> Note:
    """Return the note with the line confirmed, or without it where it was confirmed already."""
    lines, suggested = _toggled(note.lines, note.suggested_lines, line)
    return replace(note, lines=lines, suggested_lines=suggested)


def with_episode(note: Note, episode: UUID) -> Note:
    """Return the note with the episode confirmed, or without it where it was already."""
    episodes, suggested = _toggled(note.episodes, note.suggested_episodes, episode)
    return replace(note, episodes=episodes, suggested_episodes=suggested)


def _toggled(
    tags: tuple[T, ...], suggested: tuple[T, ...], tag: T
) -> tuple[tuple[T, ...], tuple[T, ...]]:
    kept = tuple(t for t in tags if t != tag)
    return (
        kept if tag in tags else (*tags, tag),
        tuple(t for t in suggested if t != tag),
    )


def with_factor(note: Note, factor: Factor, influence: Influence | None) -> Note:
    """Return the note with the factor as helped or hindered; None takes the factor off."""
    others = tuple(mark for mark in note.factors if mark.factor is not factor)
    marked = (FactorMark(factor=factor, influence=influence),) if influence else ()
    return replace(note, factors=others + marked)


def sent_to(review: Review, interview: Interview, note: Note, prompt: str) -> Note:
    """Return the note at the end of another prompt, with that prompt's lines as suggestions."""
    asked = review.guidance_of(interview).prompt(prompt)
    there = review.notes_under(interview, prompt)
    suggested = tuple(line for line in (asked.lines if asked else ()) if line not in note.lines)
    place = _place_after(there, there[-1] if there else None)
    return replace(note, prompt=prompt, place=place, suggested_lines=suggested)


def placed_before(review: Review, interview: Interview, note: Note, other: Note) -> Note:
    """Return the note before another one under the same prompt."""
    notes = [n for n in review.notes_under(interview, note.prompt) if n.id != note.id]
    earlier = (each.place for each in notes if each.place < other.place)
    return replace(note, place=place_between(max(earlier, default=""), other.place))


def placed_behind(review: Review, interview: Interview, note: Note, other: Note) -> Note:
    """Return the note behind another one under the same prompt."""
    notes = [n for n in review.notes_under(interview, note.prompt) if n.id != note.id]
    return replace(note, place=_place_after(notes, other))


def moved_up(review: Review, interview: Interview, note: Note) -> Note:
    """Return the note before the one above it under its prompt; the first one stays.

    Where several stand at one place, as after a withdrawn note came back, it goes before them all.
    """
    notes = review.notes_under(interview, note.prompt)
    at = _position(notes, note)
    return placed_before(review, interview, note, notes[at - 1]) if at > 0 else note


def moved_down(review: Review, interview: Interview, note: Note) -> Note:
    """Return the note behind the one below it under its prompt; the last one stays."""
    notes = review.notes_under(interview, note.prompt)
    at = _position(notes, note) + 1
    return placed_behind(review, interview, note, notes[at]) if at < len(notes) else note


def _position(notes: list[Note], note: Note) -> int:
    return [each.id for each in notes].index(note.id)
