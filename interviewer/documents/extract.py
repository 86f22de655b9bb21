"""The practitioner's extract: what the draft says that rests on one practitioner's own notes."""

from collections.abc import Iterator
from datetime import datetime

from interviewer.documents.findings_passages import note_passages_of
from interviewer.documents.passages import Passage, passages_in
from interviewer.documents.word import WordDocument, Words, lines, marking
from interviewer.domain.concluding import number_of_finding
from interviewer.domain.extracting import Resting, resting_on
from interviewer.domain.interview import Note, Practitioner
from interviewer.domain.naming import cited_as
from interviewer.domain.review import Review

_WHAT_THIS_IS = (
    "This is what the draft of the review says that rests on what you told us. It is not final. "
    "Below each passage stand your own statements, with their numbers, as they read now.",
    "Nothing of what others told us is in it, and other passages of the draft are not.",
)
_HOW_TO_ANSWER = (
    "Please tell us what is not right, what is missing, and what you see differently. Write into "
    "the room below each passage, or answer in any other way that suits you.",
    "Your answer is kept beside the passage. If we do not hear from you, that is recorded as no "
    "reply, and never as agreement.",
)
_ANSWER = "Your answer:"
_NOT_REPEATED = "This statement is in our file. It is marked so that its words are not repeated."


def practitioners_extract(
    review: Review, practitioner: Practitioner, *, template: bytes, made: datetime
) -> bytes:
    """Return the extract for one practitioner as a Word file.

    It holds the wording of the findings in which their notes stand, and those notes: nothing of
    other accounts, counts, records, tags, alternatives or recommendations. Of a note that is not
    to be quoted or identifies a colleague only the number stands (model.md, "What leaves").

    Args:
        review: The review as it is.
        practitioner: Whose extract it is.
        template: A Word file with the named styles (docs/documents.md).
        made: When; stands in the file's properties.

    Raises:
        TemplateError: The template cannot be used.
    """
    title = f"Practitioner’s extract {practitioner.reference}"
    document = WordDocument(template, title=title, made=made)
    details = review.details
    document.mark(marking(details.marking, fictional=details.fictional))
    document.paragraph("Title", title)
    document.paragraph("Subtitle", details.label)
    for heading, paragraphs in (
        ("What this is", _WHAT_THIS_IS),
        ("How to answer", _HOW_TO_ANSWER),
    ):
        document.heading(1, heading)
        for paragraph in paragraphs:
            document.paragraph("Normal", paragraph)
    if details.fictional:
        document.paragraph("Normal", "This is a fictional demonstration: nobody in it exists.")
    resting = resting_on(review, practitioner.id)
    document.heading(1, "What the draft says")
    if not resting:
        document.paragraph("Normal", "No passage of the draft rests on what you told us.")
    for each in resting:
        _add(document, review, each)
    return document.content()


def extract_passages(review: Review, practitioner: Practitioner) -> list[Passage]:
    """Everything typed that the extract holds, for the look for identifiers."""
    return list(dict.fromkeys(_passages(review, practitioner)))


def _passages(review: Review, practitioner: Practitioner) -> Iterator[Passage]:
    for each in resting_on(review, practitioner.id):
        where = f"Finding {number_of_finding(review, each.finding)}"
        told = passages_in(each.finding, where)
        yield from (passage for passage in told if passage.field == "text")
        for note in (*each.supports, *each.does_not_fit):
            if _may_be_repeated(note):
                yield next(note_passages_of(review, note))
    yield from (p for p in passages_in(practitioner, "The practitioner") if p.field == "reference")


def _add(document: WordDocument, review: Review, resting: Resting) -> None:
    # The number of the finding, so that an answer finds its place.
    document.heading(2, f"Passage {number_of_finding(review, resting.finding)}")
    document.text("Normal", resting.finding.text or "It is not worded yet.")
    for heading, notes in (
        ("Your statements that we read as supporting it", resting.supports),
        ("Your statements that we read as not fitting it", resting.does_not_fit),
    ):
        if notes:
            document.heading(3, heading)
        for note in notes:
            _add_note(document, review, note)
    document.paragraph("Answer", _ANSWER)


def _add_note(document: WordDocument, review: Review, note: Note) -> None:
    first, *rest = lines(note.text) if _may_be_repeated(note) else [_NOT_REPEATED]
    label = Words(cited_as(review, note), "Note Number")
    document.paragraph("Note", first, label=label, keep=bool(rest))
    for line in rest:
        document.paragraph("Note Continued", line)


def _may_be_repeated(note: Note) -> bool:
    return not (note.do_not_quote or note.identifies_colleague)
