"""Tidying up after an interview: which notes are still to look at, and in which order.

The list is made once and then keeps still: a note that has been dealt with does not jump away
under the hands (screens.md, "After the interview").
"""

from collections import Counter
from dataclasses import dataclass, replace
from enum import IntEnum
from uuid import UUID

from interviewer.domain.guidance import OTHER, Guidance, Section
from interviewer.domain.interview import Interview, Note
from interviewer.domain.notetaking import confirmed
from interviewer.domain.review import Review
from interviewer.domain.route import OTHER_SECTION
from interviewer.domain.words import Basis


class Tidiness(IntEnum):
    """How much is known of a note beside its words, the least first."""

    UNTAGGED = 0
    PARTLY = 1
    DONE = 2


def tidiness(note: Note) -> Tidiness:
    """How far the note is tidied up.

    It is *untagged* while how it is known is not stated and nothing is confirmed of it, and
    *partly* done while a suggestion is neither confirmed nor declined. *Not stated* is an answer:
    a note with something confirmed and nothing open is done with it.
    """
    if note.basis is Basis.NOT_STATED and not (note.lines or note.episodes or note.factors):
        return Tidiness.UNTAGGED
    return Tidiness.PARTLY if has_suggestions(note) else Tidiness.DONE


def has_suggestions(note: Note) -> bool:
    """Whether something is suggested that nobody has confirmed or declined."""
    return bool(note.suggested_lines or note.suggested_episodes)


def is_to_look_at(note: Note) -> bool:
    """Whether something is left to do at the note; nothing is where it was withdrawn."""
    return not note.withdrawn and tidiness(note) is not Tidiness.DONE


@dataclass(frozen=True)
class Left:
    """So many notes of so many are still to look at."""

    to_look_at: int
    of: int

    @property
    def words(self) -> str:
        """Such as "12 of 80 to look at"."""
        if not self.of:
            return "No notes were taken"
        return f"{self.to_look_at} of {self.of} to look at" if self.to_look_at else "Nothing left"


def left(review: Review, interview: Interview) -> Left:
    """What is left to look at in the interview."""
    notes = review.notes_of(interview)
    return Left(sum(map(is_to_look_at, notes)), len(notes))


def section_of(guidance: Guidance, prompt: str) -> Section | None:
    """The section a prompt stands in, jottings included; None where the guidance has it not."""
    return OTHER_SECTION if prompt == OTHER else guidance.section_of(prompt)


def in_the_order_of_the_account(review: Review, interview: Interview) -> list[Note]:
    """Every note of the interview, withdrawn ones too, as the guidance has their prompts.

    Jottings come last, behind notes under prompts that the guidance does not have.
    """
    items = [
        item.id for section in review.guidance_of(interview).sections for item in section.items
    ]
    turn = {prompt: at for at, prompt in enumerate(items)}
    turn[OTHER] = len(turn) + 1
    notes = (note for note in review.notes.values() if note.source == interview.id)
    unknown = turn[OTHER] - 1
    return sorted(notes, key=lambda n: (turn.get(n.prompt, unknown), n.prompt, n.place, n.number))


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which notes are in the list; without any of these, every live one.

    Attributes:
        to_look_at: Only those with something left to do.
        withdrawn: Those that were withdrawn, instead of the live ones.
        section: Id of the section their prompt must be in; `guidance.OTHER` for jottings.
    """

    to_look_at: bool = False
    withdrawn: bool = False
    section: str = ""

    def takes(self, note: Note, section: Section | None) -> bool:
        """Whether the note, which stands in this section, is in the list."""
        if self.withdrawn:
            return note.withdrawn and bool(note.text.strip())
        if note.withdrawn or (self.to_look_at and not is_to_look_at(note)):
            return False
        return not self.section or (section is not None and section.id == self.section)


@dataclass(frozen=True, kw_only=True)
class TidyList:
    """Which notes are in the list, in which order; it changes as little as it can.

    Attributes:
        ids: The notes in the list.
        known: Every live note there was when the list was last looked at: another one is new.
        kept: Notes that were withdrawn here: they keep their place, so that they can be brought
            back.
    """

    ids: tuple[UUID, ...] = ()
    known: frozenset[UUID] = frozenset()
    kept: frozenset[UUID] = frozenset()


def sorted_list(review: Review, interview: Interview, which: Filter) -> TidyList:
    """The list made anew: untagged notes first, each lot in the order of the account."""
    account = in_the_order_of_the_account(review, interview)
    guidance = review.guidance_of(interview)
    notes = [note for note in account if which.takes(note, section_of(guidance, note.prompt))]
    ids = tuple(note.id for note in sorted(notes, key=tidiness))
    kept = frozenset(ids) if which.withdrawn else frozenset[UUID]()
    return TidyList(ids=ids, known=_live(review, interview), kept=kept)


def followed(tidy: TidyList, review: Review, interview: Interview) -> TidyList:
    """The list after a change: what stands in it stays where it is.

    A note that came (by a split, or back by undo) stands behind the one it follows in the
    account; one that went (by a join, or by undo) has gone, unless it was withdrawn here.
    """
    live = _live(review, interview)
    if live == tidy.known:
        return tidy  # somebody types or tags: nothing came and nothing went
    ids = [each for each in tidy.ids if each in live or each in tidy.kept]
    shown, behind = set(ids), 0
    for note in in_the_order_of_the_account(review, interview):
        if note.id in live - tidy.known and note.id not in shown:
            ids.insert(behind, note.id)
            shown.add(note.id)
        if note.id in shown:
            behind = ids.index(note.id) + 1
    return replace(tidy, ids=tuple(ids), known=live)


def keeping(tidy: TidyList, note: UUID) -> TidyList:
    """The list, which this note does not leave when it is withdrawn."""
    return replace(tidy, kept=tidy.kept | {note})


def including(tidy: TidyList, note: UUID) -> TidyList:
    """The list with this note in it, at the end where it was not yet: somebody goes to it."""
    return tidy if note in tidy.ids else replace(tidy, ids=(*tidy.ids, note))


def _live(review: Review, interview: Interview) -> frozenset[UUID]:
    return frozenset(note.id for note in review.notes_of(interview))


def neighbour(tidy: TidyList, review: Review, note: Note, *, below: bool = False) -> Note | None:
    """The note that stands next to this one in the list, where the two belong together.

    They do where both are live and stand under the same prompt: only then can they be joined, or
    change places. Words that answer one question are not taken for the answer to another.
    """
    if note.id not in tidy.ids:
        return None
    at = tidy.ids.index(note.id) + (1 if below else -1)
    if not 0 <= at < len(tidy.ids):
        return None
    other = review.notes[tidy.ids[at]]
    together = other.prompt == note.prompt and not (other.withdrawn or note.withdrawn)
    return other if together else None


def swapped(tidy: TidyList, one: UUID, other: UUID) -> TidyList:
    """The list with these two in each other's place: somebody moved one past the other."""
    turn = {one: other, other: one}
    return replace(tidy, ids=tuple(turn.get(each, each) for each in tidy.ids))


def confirmed_under(review: Review, interview: Interview, prompt: str) -> tuple[Note, ...]:
    """The notes under the prompt that had suggestions, each with all of them confirmed."""
    return tuple(map(confirmed, filter(has_suggestions, review.notes_under(interview, prompt))))


@dataclass(frozen=True)
class LineCount:
    """A line of enquiry: how many notes are confirmed for it, and for how many it is suggested."""

    line: str
    confirmed: int
    suggested: int


def line_counts(review: Review, interview: Interview) -> list[LineCount]:
    """Each line of the guidance with its notes, and after them lines that it no longer has."""
    notes = review.notes_of(interview)
    sure = Counter(line for note in notes for line in note.lines)
    offered = Counter(line for note in notes for line in note.suggested_lines)
    lines = [line.id for line in review.guidance_of(interview).lines]
    gone = sorted((sure.keys() | offered.keys()) - set(lines))
    return [LineCount(line, sure[line], offered[line]) for line in (*lines, *gone)]


def sections_with_notes(review: Review, interview: Interview) -> list[Section]:
    """The sections that have live notes, in the order of the guidance; jottings are no section."""
    prompts = {note.prompt for note in review.notes_of(interview)}
    sections = review.guidance_of(interview).sections
    return [s for s in sections if any(item.id in prompts for item in s.items)]
