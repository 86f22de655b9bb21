"""The interview summary: one interview, for the file and for the overview writer."""

from datetime import datetime, tzinfo

from interviewer.documents.account import add_coverage, add_sections
from interviewer.documents.afterwards import add_follow_ups, add_reflections, add_urgent_matters
from interviewer.documents.checked import about_the_check
from interviewer.documents.facts import add_key_facts, add_method
from interviewer.documents.subject import Subject
from interviewer.documents.summary_data import BOOKMARK, NAMESPACE, SummaryData, data_part
from interviewer.documents.word import WordDocument, marking
from interviewer.domain.dates import british_moment
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review

_CARRIED = (
    "The file also carries the data of this interview, unseen and sealed as in a hand-over "
    "package: {} can open them. They hold the earlier wordings, who wrote what, and what was "
    "recorded of proceedings, adjustments and wellbeing; real names are not among them. A program "
    "that saves the file in another format may drop them."
)


def interview_summary(  # noqa: PLR0913  every choice of the person who makes it is one argument
    review: Review,
    interview: Interview,
    *,
    template: bytes,
    zone: tzinfo,
    made: datetime,
    reflections: bool = False,
    initials: bool = False,
    reader: str = "",
    data: SummaryData | None = None,
) -> bytes:
    """Return the summary of one interview as a Word file.

    It holds the latest wording of every live note and nothing of earlier wordings, of
    proceedings, adjustments and wellbeing, or of names (model.md, "What leaves"). The same
    arguments make the same bytes.

    Args:
        review: The review as it is.
        interview: The interview in it.
        template: A Word file with the named styles (docs/documents.md).
        zone: In which times are told.
        made: When; stands at the end and in the file's properties.
        reflections: Whether the interviewers' reflections are included, as far as unsealed.
        initials: Whether interviewers are told by their initials.
        reader: Initials of whoever reads it: their own reflection is never sealed from them.
        data: The interview itself, sealed for the overview writer; None where it is left out.

    Raises:
        TooMuchToCarryError: The data are larger than any laptop reads back.
        TemplateError: The template cannot be used.
        LookupError: The review lacks the interview's practitioner, agency or guidance.
    """
    subject = Subject(review=review, interview=interview, zone=zone, initials=initials)
    title = f"Interview summary {subject.practitioner.reference}"
    document = WordDocument(template, title=title, made=made)
    details = review.details
    document.mark(marking(details.marking, fictional=details.fictional))
    document.paragraph("Title", title)
    document.paragraph("Subtitle", details.label)
    add_key_facts(document, subject)
    document.contents("Contents")
    add_method(document, subject)
    add_coverage(document, subject)
    add_sections(document, subject)
    add_follow_ups(document, subject)
    add_urgent_matters(document, subject)
    _add_closing_note(document, subject, made, data)
    if reflections:
        add_reflections(document, subject, reader)
    if data is not None:
        document.carry(data_part(data, document.content()), NAMESPACE)
    return document.content()


def _add_closing_note(
    document: WordDocument, subject: Subject, made: datetime, data: SummaryData | None
) -> None:
    document.heading(1, "About this document")
    if data is not None:
        document.point(BOOKMARK)
    never = "part of it" if data is None else "part of what can be read in it"
    document.paragraph(
        "Normal",
        f"Made on {british_moment(made, subject.zone)} from the notes as they stood then. "
        f"{' '.join(about_the_check(subject))} Real names, earlier wordings of the notes "
        f"and what was recorded of proceedings, adjustments and wellbeing are never {never}. "
        "A character that no Word file can hold is shown as \N{REPLACEMENT CHARACTER}.",
    )
    if data is not None:
        document.paragraph("Normal", _CARRIED.format(data.opened_by))
    document.paragraph(
        "Normal", "Notes, reflections and the history of both may have to be disclosed."
    )
    if subject.review.details.fictional:
        document.paragraph("Normal", "This is a fictional demonstration: nobody in it exists.")
