"""Where in the review the text stands that a document will hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from uuid import UUID

from interviewer.documents.identifiers import Hit, without
from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.coverage import readable_thoughts
from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import FollowUp, Interview, Note, OwnQuestion, Practitioner
from interviewer.domain.own_plan import reason_left_out, with_left_out, with_question
from interviewer.domain.raising import chosen_entries
from interviewer.domain.review import Review, Value
from interviewer.domain.set_up import Episode
from interviewer.domain.words import Outcome

_WORDS_OF_ITEMS = {"text", "manager_text", "probes", "why", "source", "field"}
_THE_REVIEW, _THE_PRACTITIONER = "What the review is called", "The practitioner"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One field of one value, by name: the text itself is always read from the review.

    Attributes:
        where: How a person finds it: "Note SN1·7".
    """

    kind: type[Value]
    id: UUID | str
    field: str
    where: str

    @property
    def stays(self) -> bool:
        """Whether the text cannot be changed where it stands."""
        return False

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
        *_whose(review, interview),
        *_each(_episodes(review, interview), "An episode"),
        *planned_passages(interview),
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


def copy_passages(review: Review, interview: Interview) -> list[Passage]:
    """Everything typed that the practitioner's copy holds: statements, and what was asked."""
    who = review.practitioner_of(interview)
    return [
        *passages_in(review.details, _THE_REVIEW),
        *passages_in(who, _THE_PRACTITIONER),
        *_questions(interview),
        *note_passages(review, interview),
    ]


def follow_up_passages(review: Review, follow_ups: Sequence[FollowUp]) -> list[Passage]:
    """Everything typed that the table of these follow-ups holds."""
    about = dict.fromkeys(each.interview for each in follow_ups)
    whom = (review.practitioner_of(review.interviews[interview]) for interview in about)
    return [
        *passages_in(review.details, _THE_REVIEW),
        *_each(whom, _THE_PRACTITIONER),
        *_each(follow_ups, "Follow-up"),
    ]


def invitation_passages(review: Review, interview: Interview) -> list[Passage]:
    """Everything typed that the invitation holds; the guidance's own words are the Board's."""
    return [*_whose(review, interview), *passages_in(interview, "The plan")]


def plan_passages(review: Review, interview: Interview) -> list[Passage]:
    """Everything typed that the interview plan holds."""
    return [
        *invitation_passages(review, interview),
        *_each(_episodes(review, interview), "An episode"),
        *_each(chosen_entries(review, interview), "A chronology entry"),
        *planned_passages(interview),
    ]


@dataclass(frozen=True, kw_only=True)
class PlannedPassage(Passage):
    """A question of the panel's own, or why a prompt is left out: it stands in the interview.

    Attributes:
        part: Id of the question, or of the prompt.
    """

    part: str

    def text(self, review: Review) -> str:
        interview = self._interview(review)
        if self.field == "questions":
            return next((q.text for q in interview.questions if q.id == self.part), "")
        return reason_left_out(interview, self.part)

    def replaced(self, review: Review, hit: Hit) -> Value:
        """The interview with what stands instead of the find."""
        interview, text = self._interview(review), without(self.text(review), hit)
        if self.field == "questions":
            return with_question(interview, OwnQuestion(id=self.part, text=text))
        return with_left_out(interview, self.part, text)

    def _interview(self, review: Review) -> Interview:
        interview = review.value(Interview, self.id)
        assert isinstance(interview, Interview)  # noqa: S101  this passage was read from one
        return interview


@dataclass(frozen=True, kw_only=True)
class GuidancePassage(Passage):
    """Words of a version of the guidance, which is changed in its next version only.

    Attributes:
        part: Id of the item that they stand in; empty for the guidance's own texts.
    """

    part: str = ""

    @property
    def stays(self) -> bool:
        return True

    def text(self, review: Review) -> str:
        guidance = review.guidances[str(self.id)]
        words = getattr(guidance.item(self.part) if self.part else guidance, self.field)
        return "\n".join(words) if isinstance(words, tuple) else str(words)


def guidance_passages(guidance: Guidance) -> list[Passage]:
    """Everything written in this version of the guidance."""
    own = ("title", "about", "invitation", "information_sheet")
    parts = [("", name, name.replace("_", " ").capitalize()) for name in own]
    for section in guidance.sections:
        for item in section.items:
            names = (each.name for each in fields(item) if each.name in _WORDS_OF_ITEMS)
            parts += [(item.id, name, f"{section.title}, “{item.id}”") for name in names]
    return [
        GuidancePassage(kind=Guidance, id=guidance.id, field=name, where=where, part=part)
        for part, name, where in parts
    ]


def set_up_passages(review: Review) -> list[Passage]:
    """Everything typed that the set-up package holds; earlier wordings stay behind."""
    entries = review.entries.values()
    return [
        *passages_in(review.details, _THE_REVIEW),
        *_each(review.agencies.values(), "An agency"),
        *_each(review.episodes.values(), "An episode"),
        *_each(review.earlier_reviews.values(), "An earlier review"),
        *(p for each in entries for p in passages_in(each, f"Chronology entry of {_day(each)}")),
    ]


def status_passages(review: Review) -> list[Passage]:
    """The references of the practitioners: all that a status says that somebody typed."""
    return [
        Passage(
            kind=Practitioner,
            id=interview.practitioner,
            field="reference",
            where="The reference of a practitioner",
        )
        for interview in review.interviews.values()
    ]


def _day(entry: Entry) -> str:
    return entry.written or "no date"


def _whose(review: Review, interview: Interview) -> Iterator[Passage]:
    """What the review, the practitioner and their agency are called."""
    yield from passages_in(review.details, _THE_REVIEW)
    yield from passages_in(review.practitioner_of(interview), _THE_PRACTITIONER)
    yield from passages_in(review.agency_of(interview), "The agency")


def _episodes(review: Review, interview: Interview) -> Iterator[Episode]:
    return (review.episodes[each] for each in interview.episodes if each in review.episodes)


def planned_passages(interview: Interview) -> Iterator[Passage]:
    """What was written for this person only: the panel's own questions, and what is left out."""
    yield from _questions(interview)
    for left in interview.left_out:
        where = "Why a prompt is left out"
        yield _of_plan(interview, "left_out", left.prompt, where)


def _questions(interview: Interview) -> Iterator[Passage]:
    for number, question in enumerate(interview.questions, 1):
        yield _of_plan(interview, "questions", question.id, f"Question {number} of the panel’s own")


def _of_plan(interview: Interview, field: str, part: str, where: str) -> Passage:
    return PlannedPassage(kind=Interview, id=interview.id, field=field, where=where, part=part)


def _cited(review: Review, interview: Interview) -> Iterator[Passage]:
    """Date and agency of the chronology entries that notes speak of or that were shown."""
    cited = {entry for note in review.notes_of(interview) for entry in note.entries}
    cited |= {shown.entry for shown in interview.shown}
    for entry in review.live_entries():
        if entry.id in cited:
            where = f"Chronology entry of {_day(entry)}"
            for field in ("written", "agency_written"):
                if getattr(entry, field).strip():
                    yield Passage(kind=Entry, id=entry.id, field=field, where=where)


def _each(values: Iterable[Value], where: str) -> list[Passage]:
    return [passage for value in values for passage in passages_in(value, where)]


def _id(value: Value) -> UUID:
    assert isinstance(value.id, UUID)  # noqa: S101  only guidance has another id, and its own kind
    return value.id
