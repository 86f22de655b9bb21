"""The accuracy check: what goes into a practitioner's copy, and what came back in it.

Nothing here decides anything: `accuracy_outcome` says what follows once a person has.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from interviewer.domain.accuracy import IssuedStatement, PractitionersCopy, StatementAnswer
from interviewer.domain.answer_words import answer_meant
from interviewer.domain.differences import Stretch, differences, same_words
from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import SectionKind
from interviewer.domain.interview import Interview, Note
from interviewer.domain.returned import ReturnedCopy, ReturnedStatement
from interviewer.domain.review import Review
from interviewer.domain.words import Outcome

_NOTHING_CHANGED = "Nothing was changed."


class NothingToCheckError(InterviewerError):
    """No note of the interview says anything yet."""

    what_happened = "There is no note yet that somebody could check."
    what_to_do = "Take notes first; then make the copy."


class NotesNotSavedError(InterviewerError):
    """A note has no version on the disk that a copy could stand for."""

    what_happened = "The copy was not made, because not every note is saved yet."
    what_is_safe = "The notes are still here."
    what_to_do = "Wait until the corner says that all notes are saved, and try again."


class UnknownCopyError(InterviewerError):
    """The file carries the identity of a copy that this review never gave out."""

    what_happened = "This is a practitioner’s copy, but not one that was made in this review."
    what_is_safe = _NOTHING_CHANGED
    what_to_do = "Choose the file that came back for this interview, or type the answers in."


class OtherInterviewError(InterviewerError):
    """The file is the copy of another interview of this review."""

    what_is_safe = _NOTHING_CHANGED

    def __init__(self, whose: str) -> None:
        super().__init__(
            f"This file is the copy that was made for {whose}, not for this interview.",
            what_to_do=f"Choose another file, or take this one in for {whose}.",
        )


# --- Giving a copy out --------------------------------------------------------------------------


def statements_to_check(review: Review, interview: Interview) -> list[Note]:
    """The live notes that say something, in the order of the guidance, those under none last.

    The interviewer's own reflection never stands in a practitioner's copy (model.md, "What
    leaves"): should there be a note under one of its prompts, it is left out.
    """
    order, left_out = dict[str, int](), set[str]()
    for section in review.guidance_of(interview).sections:
        for item in section.items:
            order[item.id] = len(order)
            if section.kind is SectionKind.INTERVIEWER_REFLECTION:
                left_out.add(item.id)
    notes = (note for note in review.notes_of(interview) if note.text.strip())
    return sorted(
        (note for note in notes if note.prompt not in left_out),
        key=lambda note: (order.get(note.prompt, len(order)), note.place, note.number),
    )


@dataclass(frozen=True, kw_only=True)
class Terms:
    """On what terms a copy is given out.

    Attributes:
        due: Until when an answer is awaited.
        handed_out: How it goes out: by hand, by secure mail; never an address.
    """

    due: date | None = None
    handed_out: str = field(default="", repr=False)
    protected: bool = True


def issued(
    review: Review,
    interview: Interview,
    revisions: Mapping[str, UUID],
    terms: Terms,
    *,
    copy: UUID,
    made: datetime,
) -> PractitionersCopy:
    """The copy of the notes as they stand.

    Args:
        review: The review as it was when the revisions were asked for.
        interview: The interview in it.
        revisions: The last closed revision of each note, by the note's id.
        terms: Until when, how, and whether a passphrase guards it.
        copy: What the copy is called; stands in the file too.
        made: When.

    Raises:
        NothingToCheckError: No note says anything.
        NotesNotSavedError: A note has no closed revision.
    """
    notes = statements_to_check(review, interview)
    if not notes:
        raise NothingToCheckError
    if any(str(note.id) not in revisions for note in notes):
        raise NotesNotSavedError
    return PractitionersCopy(
        id=copy,
        interview=interview.id,
        made=made,
        by=review.initials,
        statements=tuple(
            IssuedStatement(
                note=note.id,
                revision=revisions[str(note.id)],
                number=note.number,
                text=note.text,
            )
            for note in notes
        ),
        protected=terms.protected,
        due=terms.due,
        handed_out=terms.handed_out,
    )


# --- Taking it back in --------------------------------------------------------------------------


class Found(StrEnum):
    """What became of a statement on its way."""

    UNTOUCHED = "as it was given out"
    ANSWERED = "answered"
    EDITED = "changed in the file"
    CUT_OUT = "cut out of the file"
    ADDED = "added"

    @property
    def label(self) -> str:
        return f"{self.value[:1].upper()}{self.value[1:]}"


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One statement as it was given out, as it came back and as it stands now.

    Attributes:
        key: What makes it the same one when shown again: the note's id, or the words added.
        note: Id of the note; None for something added that no note was made of yet.
        number: Of the note; 0 for an addition.
        issued: The exact text that was given out; empty for an addition.
        now: How the note reads in the review; None where it is withdrawn.
        returned: How it reads in the file; empty or None where it was cut out.
        answer: What stands in its answer place.
        times: How often it stands in the file.
        given: What was recorded of it already.
    """

    key: UUID | str
    note: UUID | None
    number: int
    found: Found
    issued: str = field(default="", repr=False)
    now: str | None = field(default="", repr=False)
    returned: str | None = field(default="", repr=False)
    answer: str = field(default="", repr=False)
    times: int = 1
    given: StatementAnswer | None = None

    @property
    def changed_here(self) -> bool:
        """Whether the note was edited in the review since, other than by what was decided."""
        settled = self.given.text if self.given and self.given.text else self.issued
        return self.now is not None and not any(
            same_words(self.now, text) for text in (self.issued, settled)
        )

    @property
    def meant(self) -> Outcome | None:
        """What the answer seems to mean; None where a person has to say so.

        What was written in no statement's place is an addition, or says that all is agreed.
        """
        if self.found is Found.ADDED:
            all_agreed = answer_meant(self.returned or "") is Outcome.AGREED
            return Outcome.AGREED if all_agreed else Outcome.ADDED
        answered = answer_meant(self.answer)
        if self.found is Found.EDITED:
            return Outcome.CORRECTED if answered in (None, Outcome.CORRECTED) else None
        return answered

    @property
    def said(self) -> str:
        """The practitioner's words, as far as the file has any: their answer, or their edit."""
        if self.answer:
            return self.answer
        changed = self.found in (Found.EDITED, Found.ADDED)
        return (self.returned or "").strip() if changed else ""

    @property
    def silent(self) -> bool:
        """Whether nothing came back for it: that is never an agreement."""
        return self.found is Found.UNTOUCHED

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Word by word from what was given out to what came back."""
        return differences(self.issued, self.returned or "")


def copy_returned(
    review: Review, interview: Interview, returned: ReturnedCopy
) -> PractitionersCopy:
    """The copy of this interview that the file is.

    A copy is withdrawn until its file is known to be written. Should that never have become known
    (the laptop went off), the file that came back proves it.

    Raises:
        UnknownCopyError: This review never gave it out.
        OtherInterviewError: It was made for another interview; the sentence says for whose.
    """
    copy = review.copies.get(returned.copy)
    if copy is None:
        raise UnknownCopyError
    if copy.interview != interview.id:
        other = review.interviews[copy.interview]
        raise OtherInterviewError(review.practitioner_of(other).reference)
    return copy


def newer_copy(review: Review, copy: PractitionersCopy) -> PractitionersCopy | None:
    """The last copy given out after this one: it can still be read, and that is said."""
    copies = review.copies_of(review.interviews[copy.interview])
    return copies[-1] if copies and copies[-1].made > copy.made else None


def compared(
    review: Review, copy: PractitionersCopy, returned: ReturnedCopy | None = None
) -> list[Comparison]:
    """What came back beside what was given out, in the order in which it was given out.

    Each statement is found by its identity, wherever it stands in the file. Then comes what was
    added; a statement in the file that the copy never held is shown as an addition, so that
    nothing somebody wrote is passed over.

    Args:
        review: The review as it is.
        copy: The copy that was given out.
        returned: What the file says; None where answers are typed in from paper.
    """
    in_file = {each.note: each for each in returned.statements} if returned else None
    given = {
        answer.note: answer
        for answer in review.statement_answers.values()
        if answer.of_copy == copy.id and not answer.withdrawn
    }
    known = [_compared(review, each, in_file, given.get(each.note)) for each in copy.statements]
    issued_notes = {each.note for each in copy.statements}
    strangers = [each for each in (in_file or {}).values() if each.note not in issued_notes]
    return [*known, *_additions(review, returned, strangers, given)]


def _compared(
    review: Review,
    statement: IssuedStatement,
    in_file: Mapping[UUID, ReturnedStatement] | None,
    given: StatementAnswer | None,
) -> Comparison:
    note = review.notes.get(statement.note)
    came = in_file.get(statement.note) if in_file is not None else None
    text = statement.text if in_file is None else came.text if came else None
    answer = (came.answer if came else "").strip()
    return Comparison(
        key=statement.note,
        note=statement.note,
        number=statement.number,
        found=_found(statement, text, answer),
        issued=statement.text,
        now=note.text if note and not note.withdrawn else None,
        returned=text,
        answer=answer,
        times=came.times if came else 1,
        given=given,
    )


def _found(statement: IssuedStatement, text: str | None, answer: str) -> Found:
    if text is None or not text.strip():
        return Found.CUT_OUT
    if not same_words(text, statement.text):
        return Found.EDITED
    return Found.ANSWERED if answer else Found.UNTOUCHED


def _additions(
    review: Review,
    returned: ReturnedCopy | None,
    strangers: list[ReturnedStatement],
    given: Mapping[UUID, StatementAnswer],
) -> list[Comparison]:
    """What was added, in the file or to the review already."""
    texts = [*(returned.additions if returned else ())]
    for stranger in strangers:
        texts += [text for text in (stranger.text, stranger.answer) if text]
    came = {_key(text): text.strip() for text in reversed(texts) if text.strip()}
    recorded = {_key(a.words): a for a in given.values() if a.outcome is Outcome.AGREED}
    recorded |= {_key(a.words): a for a in given.values() if a.outcome is Outcome.ADDED}
    taken = {key: a for key, a in recorded.items() if a.outcome is Outcome.ADDED}
    return [
        _addition(review, key, came.get(key, ""), recorded.get(key))
        for key in dict.fromkeys((*map(_key, texts), *taken))
        if key
    ]


def _key(words: str) -> str:
    return " ".join(words.split())


def _addition(review: Review, key: str, words: str, given: StatementAnswer | None) -> Comparison:
    """Something added, with the note that was made of it, or the agreement it was taken for."""
    made = given if given and given.outcome is Outcome.ADDED else None
    note = review.notes.get(made.note) if made else None
    return Comparison(
        key=key,
        note=note.id if note else None,
        number=note.number if note else 0,
        found=Found.ADDED,
        now=note.text if note and not note.withdrawn else "",
        returned=words or (given.words if given else ""),
        given=given,
    )
