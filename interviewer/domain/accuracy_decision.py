"""Deciding on what came back: a person's decision as values to save, and how it is taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.accuracy_check import Comparison, Found
from interviewer.domain.differences import same_words
from interviewer.domain.guidance import OTHER
from interviewer.domain.interview import Note
from interviewer.domain.notetaking import Moment, begun_note, retyped
from interviewer.domain.review import Review, Value
from interviewer.domain.text import clean
from interviewer.domain.words import Outcome

REASON = "Corrected in the accuracy check"
"""Stands in the history beside the version that a correction made."""


@dataclass(frozen=True, kw_only=True)
class Recording:
    """Who records, when, and what the new values are called.

    Attributes:
        answer: For the answer.
        note: For the note, where something was added.
        came: The day on which the answer came.
    """

    answer: UUID
    note: UUID
    by: str
    at: datetime
    came: date


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a person made of one answer.

    Attributes:
        words: The practitioner's own words.
        wording: How the note reads from now on, where it is corrected or added.
        prompt: Where something added belongs.
    """

    outcome: Outcome
    words: str = field(default="", repr=False)
    wording: str = field(default="", repr=False)
    prompt: str = OTHER


def why_not_decided(comparison: Comparison, decision: Decision) -> str:
    """Why this cannot be recorded, as a sentence for the person; empty where it can."""
    wording = decision.wording.strip()
    if decision.outcome is Outcome.AGREED and not decision.words.strip():
        return "Silence is no agreement: write down how they said so."
    if decision.outcome is Outcome.DISPUTED and not decision.words.strip():
        return "Write down what they say: it stands beside the note."
    if decision.outcome in (Outcome.CORRECTED, Outcome.ADDED) and not wording:
        return "Write down how the note should read."
    if decision.outcome is Outcome.CORRECTED and same_words(wording, comparison.issued):
        return "The wording is the one that was given out: change it first."
    return ""


def decided(
    review: Review,
    copy: PractitionersCopy,
    comparison: Comparison,
    decision: Decision,
    recording: Recording,
) -> tuple[Value, ...]:
    """The values to save, the note among them where it changes.

    A correction gives the note the new wording; the one that was given out stays in the copy and
    in the note's history. Something disputed leaves the note and keeps the practitioner's words
    beside it. What was decided before is taken back first: deciding again is deciding anew.

    Raises:
        ValueError: A correction or an addition says nothing, or an outcome does not fit: only
            what was added can be *added*, and it cannot be anything else.
    """
    added = comparison.found is Found.ADDED
    if added != (decision.outcome is Outcome.ADDED):
        raise ValueError("Only something added can be recorded as added.")
    if added:
        note, text = _note_added(review, copy, comparison, decision, recording)
        changed: tuple[Note, ...] = (note,)
    else:
        changed, text = _note_decided(review, comparison, decision)
        note = review.notes[comparison.note] if comparison.note else changed[0]
    given = comparison.given
    answer = StatementAnswer(
        id=given.id if given else recording.answer,
        of_copy=copy.id,
        note=note.id,
        outcome=decision.outcome,
        words=clean(decision.words).strip(),
        text=text,
        by=recording.by,
        at=recording.at,
    )
    return (*changed, answer, *_came(copy, recording.came))


def agreed_with_the_rest(
    review: Review,
    copy: PractitionersCopy,
    comparisons: Sequence[Comparison],
    words: str,
    recordings: Iterator[Recording],
) -> tuple[Value, ...]:
    """The values to save where the practitioner said in one place that all is agreed.

    Every statement that came back untouched, and of which nothing was recorded yet, is agreed
    with these words. What was answered, edited or cut out is decided one by one.

    Raises:
        ValueError: There are no such words: nothing is agreed by silence.
    """
    if not words.strip():
        raise ValueError("Nothing is agreed without a word.")
    decision = Decision(outcome=Outcome.AGREED, words=words)
    values: dict[tuple[type[Value], object], Value] = {}
    for comparison in comparisons:
        if comparison.silent and comparison.given is None:
            recorded = decided(review, copy, comparison, decision, next(recordings))
            values |= {(type(value), value.id): value for value in recorded}
    return tuple(values.values())


def _note_decided(
    review: Review, comparison: Comparison, decision: Decision
) -> tuple[tuple[Note, ...], str]:
    """The note where it changes, and the wording that the outcome stands for."""
    if comparison.note is None:
        raise ValueError("There is no such note.")
    note = review.notes[comparison.note]
    before = _taken_back(note, comparison)
    after, text = before, comparison.issued
    if decision.outcome is Outcome.CORRECTED:
        text = clean(decision.wording).strip()
        if not text:
            raise ValueError("A correction says something.")
        after = retyped(before, text)
    elif decision.outcome is Outcome.WITHDRAWN:
        after = replace(before, withdrawn=True)
    return ((after,) if after != note else ()), text


def _taken_back(note: Note, comparison: Comparison) -> Note:
    """The note without what was decided of it before, as far as it still stands."""
    given = comparison.given
    if given is None:
        return note
    if given.outcome is Outcome.CORRECTED and note.text == given.text:
        return retyped(note, comparison.issued)
    if given.outcome is Outcome.WITHDRAWN:
        return replace(note, withdrawn=False)
    return note


def _note_added(
    review: Review,
    copy: PractitionersCopy,
    comparison: Comparison,
    decision: Decision,
    recording: Recording,
) -> tuple[Note, str]:
    text = clean(decision.wording).strip()
    if not text:
        raise ValueError("An addition says something.")
    if comparison.note is not None:
        return retyped(review.notes[comparison.note], text), text
    interview = review.interviews[copy.interview]
    there = review.notes_under(interview, decision.prompt)
    moment = Moment(id=recording.note, by=recording.by, taken=recording.at)
    note = begun_note(
        review, interview, decision.prompt, moment, after=there[-1] if there else None
    )
    return retyped(note, text), text


def _came(copy: PractitionersCopy, day: date) -> tuple[PractitionersCopy, ...]:
    """The copy with the day on which the first answer came, where that is news."""
    if copy.returned is not None:
        return ()
    came = replace(copy, returned=day, outcome=None, recorded=None, recorded_by="")
    return (replace(came, withdrawn=False),)


def taken_back(review: Review, comparison: Comparison) -> tuple[Value, ...]:
    """The values without what was decided of the comparison; empty where nothing was.

    A corrected note reads again as it was given out, a withdrawn one is back, and a note that was
    made of something added is withdrawn. One word that was taken for all statements stays: it is
    taken back at each of them.
    """
    given = comparison.given
    if given is None or (comparison.found is Found.ADDED and comparison.note is None):
        return ()
    gone = replace(given, withdrawn=True)
    note = review.notes.get(given.note)
    if note is None:
        return (gone,)
    if given.outcome is Outcome.ADDED:
        return replace(note, withdrawn=True), gone
    before = _taken_back(note, comparison)
    return (before, gone) if before != note else (gone,)
