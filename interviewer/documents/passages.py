"""Where in the review the text stands that a document will hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from uuid import UUID

from interviewer.documents.identifiers import Hit, without
from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.coverage import readable_thoughts
from interviewer.domain.interview import Interview, Note, OwnQuestion
from interviewer.domain.own_plan import reason_left_out, with_left_out, with_question
from interviewer.domain.raising import chosen_entries
from interviewer.domain.review import Review, Value
from interviewer.domain.words import Outcome


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One field of one value, by name: the text itself is always read from the review.

    Attributes:
        where: How a person finds it: "Note SN1·7".
    """

    kind: type[Value]
    id: UUID
    field: str
    where: str

    def text(self, review: Review) -> str:
        return str(getattr(review.value(self.kind, self.id), self.field, ""))

    def replaced(self, review: Review, hit: Hit) -> Value:
        """The value with what stands instead of the find.

        Raises:
            LookupError: The review does not hold the value.
        """
        value = review.value(self.kind, self.id)
        if value is None:
            raise LookupError("The value of this passage is not in the review.")
        # The field is one of this kind of value: `passages_in` read it there.
        return replace(value, **{self.field: without(self.text(review), hit)})  # type: ignore[arg-type]


def passages_in(value: Value, where: str) -> Iterator[Passage]:
    """Every field of the value that holds text that somebody typed.

    Those are the fields that a value hides when it is printed (model.md, "Values").
    """
    for each in fields(value):
        if each.type is str and not each.repr and getattr(value, each.name).strip():
            yield Passage(kind=type(value), id=_id(value), field=each.name, where=where)


def note_passages(review: Review, interview: Interview) -> list[Passage]:
    """The words of every live note of the interview, in the order of their numbers."""
    reference = review.practitioner_of(interview).reference
    notes = review.notes_of(interview)
    return [
        Passage(kind=Note, id=note.id, field="text", where=f"Note {reference}·{note.number}")
        for note in notes
        if note.text.strip()
    ]


def summary_passages(
    review: Review, interview: Interview, *, reflections: bool = False, reader: str = ""
) -> list[Passage]:
    """Everything typed that the interview summary holds.

    Args:
        review: The review as it is.
        interview: The interview in it.
        reflections: Whether the interviewers' reflections are included.
        reader: Initials of whoever reads it: what is sealed from them is not in it.
    """
    who = review.practitioner_of(interview)
    marks = (mark for mark in review.coverage_marks.values() if mark.interview == interview.id)
    found = [
        *passages_in(who, "The practitioner"),
        *note_passages(review, interview),
        *_each(marks, f"Why a prompt was not asked, {who.reference}"),
        *_each(review.follow_ups_of(interview), f"Follow-up, {who.reference}"),
    ]
    for note in review.notes_of(interview):
        found += [
            Passage(
                kind=StatementAnswer,
                id=answer.id,
                field="words",
                where=f"What {who.reference} disputes in note {note.number}",
            )
            for answer in review.answers_to(note)
            if answer.outcome is Outcome.DISPUTED and answer.words.strip()
        ]
    found += _cited(review, interview)
    if reflections:
        for by in interview.interviewers:
            thoughts = readable_thoughts(review, interview, by, reader) or ()
            found += _each(thoughts, f"Reflection of {by}")
    return found


def invitation_passages(review: Review, interview: Interview) -> list[Passage]:
    """Everything typed that the invitation holds; the guidance's own words are the Board's."""
    who = review.practitioner_of(interview)
    return [*passages_in(who, "The practitioner"), *passages_in(interview, "The plan")]


def plan_passages(review: Review, interview: Interview) -> list[Passage]:
    """Everything typed that the interview plan holds."""
    known = (review.episodes[each] for each in interview.episodes if each in review.episodes)
    return [
        *invitation_passages(review, interview),
        *_each(known, "An episode"),
        *_each(chosen_entries(review, interview), "A chronology entry"),
        *_planned(interview),
    ]


@dataclass(frozen=True, kw_only=True)
class PlannedPassage(Passage):
    """A question of the panel's own, or why a prompt is left out: it stands in the interview.

    Attributes:
        part: Id of the question, or of the prompt.
    """

    part: str

    def text(self, review: Review) -> str:
        interview = review.interviews[self.id]
        if self.field == "questions":
            return next((q.text for q in interview.questions if q.id == self.part), "")
        return reason_left_out(interview, self.part)

    def replaced(self, review: Review, hit: Hit) -> Value:
        """The interview with what stands instead of the find."""
        interview, text = review.interviews[self.id], without(self.text(review), hit)
        if self.field == "questions":
            return with_question(interview, OwnQuestion(id=self.part, text=text))
        return with_left_out(interview, self.part, text)


def _planned(interview: Interview) -> Iterator[Passage]:
    parts = [("questions", q.id, f"Question {n}") for n, q in enumerate(interview.questions, 1)]
    parts += [("left_out", left.prompt, "Why a prompt is left out") for left in interview.left_out]
    for name, part, where in parts:
        yield PlannedPassage(kind=Interview, id=interview.id, field=name, where=where, part=part)


def _cited(review: Review, interview: Interview) -> Iterator[Passage]:
    """Date and agency of the chronology entries that notes speak of or that were shown."""
    cited = {entry for note in review.notes_of(interview) for entry in note.entries}
    cited |= {shown.entry for shown in interview.shown}
    for entry in review.live_entries():
        if entry.id in cited:
            where = f"Chronology entry of {entry.written or 'no date'}"
            for field in ("written", "agency_written"):
                if getattr(entry, field).strip():
                    yield Passage(kind=Entry, id=entry.id, field=field, where=where)


def _each(values: Iterable[Value], where: str) -> list[Passage]:
    return [passage for value in values for passage in passages_in(value, where)]


def _id(value: Value) -> UUID:
    assert isinstance(value.id, UUID)  # noqa: S101  only guidance has another id, and is no passage
    return value.id
