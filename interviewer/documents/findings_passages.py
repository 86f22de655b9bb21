"""Everything typed that the findings and recommendations hold, for the look for identifiers."""

from collections.abc import Iterator

from interviewer.documents.passages import Passage, passages_in
from interviewer.documents.quoting import may_be_cited
from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.concluding import (
    Side,
    cited_notes,
    known_from,
    number_of,
    number_of_finding,
    replies_to,
)
from interviewer.domain.findings import Finding
from interviewer.domain.interview import Note
from interviewer.domain.links import AccountLink
from interviewer.domain.naming import cited_as
from interviewer.domain.review import Review
from interviewer.domain.words import Outcome


def findings_passages(review: Review, *, notes: bool = True) -> list[Passage]:
    """What somebody typed and the document holds, each once.

    Args:
        review: The review as it is.
        notes: Whether the notes stand in it, or only their numbers.
    """
    found = list[Passage]()
    for finding in review.live_findings():
        found += _of_finding(review, finding, notes=notes)
    for recommendation in review.live_recommendations():
        where = f"Recommendation {number_of(review, recommendation)}"
        found += passages_in(recommendation, where)
    return list(dict.fromkeys(found))


def _of_finding(review: Review, finding: Finding, *, notes: bool) -> Iterator[Passage]:
    where = f"Finding {number_of_finding(review, finding)}"
    yield from passages_in(finding, where)
    for side in Side:
        for note in filter(may_be_cited, cited_notes(review, finding, side)):
            yield from source_passages(review, note)
            if notes and not note.do_not_quote:
                yield from note_passages_of(review, note)
    for each in finding.records:
        yield from _of_record(review.entries.get(each))
    earlier = known_from(review, finding)
    if earlier is not None:
        yield from passages_in(earlier, "An earlier review")
    for reply in replies_to(review, finding):
        yield from passages_in(reply, f"A reply to {where[:1].lower()}{where[1:]}")


def source_passages(review: Review, note: Note) -> Iterator[Passage]:
    """What is said of where the note comes from."""
    interview, source = review.interviews.get(note.source), review.sources.get(note.source)
    if interview is not None:
        yield from passages_in(review.practitioner_of(interview), "The practitioner")
    if source is not None:
        yield from passages_in(source, "Where a note comes from")


def link_passages(review: Review, link: AccountLink) -> Iterator[Passage]:
    """Why two accounts were compared so, and how the record is cited where one of them is one."""
    yield from passages_in(link, "Why two accounts were compared so")
    yield from _of_record(review.entries.get(link.second))


def _of_record(entry: Entry | None) -> Iterator[Passage]:
    if entry is None or entry.withdrawn:
        return
    where = f"Chronology entry of {entry.written or 'no date'}"
    for field in ("written", "agency_written", "source"):
        if getattr(entry, field).strip():
            yield Passage(kind=Entry, id=entry.id, field=field, where=where)


def note_passages_of(review: Review, note: Note) -> Iterator[Passage]:
    """The words of a note, wherever it comes from, and what is said against it."""
    number = cited_as(review, note)
    if note.text.strip():
        yield Passage(kind=Note, id=note.id, field="text", where=f"Note {number}")
    for answer in review.answers_to(note):
        if answer.outcome is Outcome.DISPUTED and answer.words.strip():
            where = f"What is disputed in note {number}"
            yield Passage(kind=StatementAnswer, id=answer.id, field="words", where=where)
