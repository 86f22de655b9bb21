"""The invitation and the information sheet for one practitioner, in the guidance's own words."""

from datetime import datetime

from interviewer.documents.phrases import so_many
from interviewer.documents.subject import MEETING
from interviewer.documents.word import WordDocument, lines, marking
from interviewer.domain.dates import british_date
from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import Guidance
from interviewer.domain.guidance.placeholders import Placeholder, filled
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review

_HEADING = "# "
_OPEN = "to be agreed"
_NOT_SAID = "not recorded"


class NoInvitationError(InterviewerError):
    """The guidance has no invitation."""

    what_happened = "The guidance that this interview keeps to has no invitation."
    what_is_safe = "The notes are untouched, and no document was made."
    what_to_do = "Write one into the next version of the guidance, or invite in your own words."


def invitation(review: Review, interview: Interview, *, template: bytes, made: datetime) -> bytes:
    """Return the letter and the information sheet as a Word file, each beginning a page.

    It goes to the practitioner. It holds the guidance's words with what the plan says filled in:
    reference, role, agency, day, place, how they meet, and how many come. It holds nothing of
    proceedings, adjustments or notes, no chronology, and nobody's name or initials (model.md,
    "What leaves"): whoever sends it signs it.

    Args:
        review: The review as it is.
        interview: The interview in it.
        template: A Word file with the named styles (docs/documents.md).
        made: When; stands in the file's properties.

    Raises:
        NoInvitationError: The guidance has neither letter nor sheet.
        TemplateError: The template cannot be used.
    """
    guidance = review.guidance_of(interview)
    parts = [
        (title, text)
        for title, text in (
            ("Invitation", guidance.invitation),
            ("Information sheet", guidance.information_sheet),
        )
        if text.strip()
    ]
    if not parts:
        raise NoInvitationError
    reference = review.practitioner_of(interview).reference
    document = WordDocument(template, title=f"Invitation {reference}", made=made)
    details = review.details
    document.mark(marking(details.marking, fictional=details.fictional))
    values = _values(review, interview, guidance)
    for number, (title, text) in enumerate(parts):
        document.heading(1, title, new_page=number > 0)
        _add_paragraphs(document, text, values)
    return document.content()


def _add_paragraphs(document: WordDocument, text: str, values: dict[Placeholder, str]) -> None:
    for line in lines(text):
        words = filled(line, values)
        if line.startswith(_HEADING):
            document.heading(2, words.removeprefix(_HEADING))
        elif line.startswith("- "):
            document.paragraph("Normal", f"–  {words.removeprefix('- ')}")
        else:
            document.paragraph("Normal", words)


def _values(review: Review, interview: Interview, guidance: Guidance) -> dict[Placeholder, str]:
    who = review.practitioner_of(interview)
    come = len(interview.interviewers)
    return {
        Placeholder.REFERENCE: who.reference,
        Placeholder.ROLE: who.role.strip() or _NOT_SAID,
        Placeholder.AGENCY: review.agency_of(interview).name,
        Placeholder.REVIEW: review.details.label,
        Placeholder.DATE: british_date(interview.day) if interview.day else _OPEN,
        Placeholder.PLACE: interview.place.strip() or _OPEN,
        Placeholder.MANNER: MEETING[interview.manner],
        Placeholder.INTERVIEWERS: (
            f"{so_many(come, 'member')} of the review panel"
            if come
            else "members of the review panel"
        ),
        Placeholder.GUIDANCE: guidance.title,
        Placeholder.VERSION: guidance.version,
    }
