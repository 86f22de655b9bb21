"""What came of the accuracy check: of a whole copy, of the interview, of each note."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.differences import same_words
from interviewer.domain.interview import Interview, Note
from interviewer.domain.review import Review
from interviewer.domain.words import Outcome, Stage

# --- The whole copy -----------------------------------------------------------------------------


def answers_of(review: Review, copy: PractitionersCopy) -> list[StatementAnswer]:
    """Everything that was recorded of the copy, the first answer first."""
    answers = (a for a in review.statement_answers.values() if a.of_copy == copy.id)
    return sorted((a for a in answers if not a.withdrawn), key=lambda answer: answer.at)


def outcome_of(review: Review, copy: PractitionersCopy) -> Outcome:
    """What came of the copy as a whole.

    It is agreed only where every statement was: where one had no answer and none was disputed or
    corrected, the whole is *no reply*, which is never read as agreed (domain.md).
    """
    answers = answers_of(review, copy)
    outcomes = {answer.outcome for answer in answers}
    if Outcome.DISPUTED in outcomes:
        return Outcome.DISPUTED
    if outcomes & {Outcome.CORRECTED, Outcome.ADDED, Outcome.WITHDRAWN}:
        return Outcome.CORRECTED
    agreed = {answer.note for answer in answers if answer.outcome is Outcome.AGREED}
    every = {statement.note for statement in copy.statements}
    return Outcome.AGREED if every and every <= agreed else Outcome.NO_REPLY


def told(review: Review, copy: PractitionersCopy) -> str:
    """What was answered, counted: "9 agreed, 1 disputed, 2 without an answer"."""
    counts = Counter(answer.outcome for answer in answers_of(review, copy))
    counts.pop(Outcome.NO_REPLY, None)
    silent = without_answer(review, copy)
    parts = [f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome]]
    return ", ".join([*parts, *([f"{silent} without an answer"] if silent else [])])


def without_answer(review: Review, copy: PractitionersCopy) -> int:
    """How many statements of the copy nothing was said of."""
    answers = answers_of(review, copy)
    said = {answer.note for answer in answers if answer.outcome is not Outcome.NO_REPLY}
    return len({statement.note for statement in copy.statements} - said)


def without_reply(copy: PractitionersCopy, *, by: str, at: datetime) -> PractitionersCopy:
    """The copy with no reply recorded: an outcome of its own."""
    return replace(copy, outcome=Outcome.NO_REPLY, recorded_by=by, recorded=at, returned=None)


def given_out(interview: Interview) -> Interview:
    """The interview with a copy of its notes out."""
    if interview.stage is Stage.HANDED_OVER:
        return interview
    return replace(interview, stage=Stage.WITH_PRACTITIONER)


def awaited_copy(review: Review, interview: Interview) -> PractitionersCopy | None:
    """The copy whose answer is still to come: of several given out, only the last counts."""
    copies = review.copies_of(interview)
    return copies[-1] if copies and is_awaited(copies[-1]) else None


def is_awaited(copy: PractitionersCopy) -> bool:
    """Whether an answer to the copy is still to come."""
    return copy.returned is None and copy.outcome is None


def why_not_finished(review: Review, interview: Interview) -> str:
    """What has to be done before the check can be finished, in a sentence; empty where nothing."""
    copies = review.copies_of(interview)
    if not copies:
        return "Give a copy out first: nothing can be agreed that nobody has seen."
    if is_awaited(copies[-1]):
        return "An answer is still awaited: take it in, or record that no reply came."
    return ""


def finished(
    review: Review, interview: Interview, *, by: str, at: datetime
) -> tuple[PractitionersCopy | Interview, ...]:
    """The copies with their outcome, and the interview with its check finished: closed to changes.

    Raises:
        ValueError: It cannot be finished yet; `why_not_finished` says why.
    """
    if why_not_finished(review, interview):
        raise ValueError("The accuracy check cannot be finished yet.")
    came = [copy for copy in review.copies_of(interview) if copy.returned is not None]
    copies = [
        replace(copy, outcome=outcome, recorded_by=by, recorded=at)
        for copy in came
        if copy.outcome is not (outcome := outcome_of(review, copy))
    ]
    return *copies, replace(interview, stage=Stage.AGREED, agreed=at)


# --- What is known of each note -----------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Checked:
    """How a note stands in the accuracy check.

    Attributes:
        outcome: The last answer; None where it was not checked.
        changed: The note reads otherwise now than what the outcome stands for.
        words: The practitioner's own words.
        at: When it was recorded.
    """

    outcome: Outcome | None = None
    changed: bool = False
    words: str = field(default="", repr=False)
    at: datetime | None = None

    @property
    def label(self) -> str:
        """Such as "Agreed", "Disputed, changed since", "Not checked"."""
        if self.outcome is None:
            return "Not checked"
        return f"{self.outcome.label}{', changed since' if self.changed else ''}"


Issued = Mapping[UUID, list[tuple[PractitionersCopy, str]]]


def checked_state(review: Review, note: Note) -> Checked:
    """What the practitioner said of the note.

    Where no answer to it was recorded and its copy is settled, that is *no reply*, as long as the
    note still reads as it was given out; a wording that nobody was shown is not checked.
    """
    return _state(review, note, _issued_texts(review, note.source))


def checked_states(review: Review, interview: Interview) -> dict[UUID, Checked]:
    """What the practitioner said of each live note of the interview."""
    texts = _issued_texts(review, interview.id)
    return {note.id: _state(review, note, texts) for note in review.notes_of(interview)}


def changed_since_agreed(review: Review, interview: Interview) -> list[Note]:
    """The notes that read otherwise now than when the check was finished, came or went since."""
    if interview.agreed is None:
        return []
    texts = _issued_texts(review, interview.id)
    notes = (note for note in review.notes.values() if note.source == interview.id)
    return [note for note in notes if _is_changed(review, note, interview.agreed, texts)]


def _issued_texts(review: Review, source: UUID) -> Issued:
    """Each note's text in every copy it stands in, the earliest copy first."""
    texts: dict[UUID, list[tuple[PractitionersCopy, str]]] = {}
    copies = (c for c in review.copies.values() if c.interview == source and not c.withdrawn)
    for copy in sorted(copies, key=lambda copy: copy.made):
        for statement in copy.statements:
            texts.setdefault(statement.note, []).append((copy, statement.text))
    return texts


def _state(review: Review, note: Note, issued: Issued) -> Checked:
    answers = [a for a in review.answers_to(note) if a.outcome is not Outcome.NO_REPLY]
    if answers:
        last = answers[-1]
        back = last.outcome is Outcome.WITHDRAWN and not note.withdrawn
        changed = back or not same_words(note.text, last.text)
        return Checked(outcome=last.outcome, changed=changed, words=last.words, at=last.at)
    for copy, text in issued.get(note.id, ()):
        if copy.outcome is not None and same_words(text, note.text):
            return Checked(outcome=Outcome.NO_REPLY, at=copy.recorded)
    return Checked()


def _is_changed(review: Review, note: Note, agreed: datetime, issued: Issued) -> bool:
    state = _state(review, note, issued)
    if note.withdrawn:
        return note.id in issued and state.outcome is not Outcome.WITHDRAWN
    if not note.text.strip():
        return False
    if state.outcome is None:
        return note.taken > agreed or note.id in issued
    return state.changed
