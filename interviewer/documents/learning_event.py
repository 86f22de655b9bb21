"""The record for the learning event: themes and questions, with no reference to any one person."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from interviewer.documents.identifiers import Hit, IdentifierKind, find_identifiers
from interviewer.documents.passages import Passage, passages_in
from interviewer.documents.word import WordDocument, lines, marking
from interviewer.domain.errors import InterviewerError
from interviewer.domain.learning_event import Theme, themes, thoughts_in
from interviewer.domain.names import RealName
from interviewer.domain.panel_reflection import QUESTIONS
from interviewer.domain.references import References
from interviewer.domain.review import Review

_TITLE = "Record for the learning event"
_WHAT_THIS_IS = (
    "This is what the review panel begins to see across the accounts that it has heard. None of it "
    "is a finding and none of it is settled: it is here to be talked about.",
    "It holds no reference to any one person. Please do not look for who said what, and do not "
    "write names into it.",
)
_TO_TALK_ABOUT = (
    "What of this do you know from your own work, and what is different there?",
    "What made it hard to do otherwise, and what helped?",
    "What is missing here?",
)
_WHAT_HAPPENS_THEN = (
    "What is said at the event is kept as a source of its own, and never as what somebody said in "
    "an interview. These notes may have to be disclosed, to a court or an inquest for example."
)


class ReferencesLeftError(InterviewerError):
    """Something in it refers to one person."""

    what_happened = "Something in this record still refers to one person."
    what_is_safe = "No document was made, and the thoughts are untouched."
    what_to_do = "Choose the button again and reword what is shown, or leave that thought out."


def learning_event_record(
    review: Review, chosen: Collection[UUID], *, template: bytes, made: datetime
) -> bytes:
    """Return the record as a Word file.

    It holds the words of the chosen thoughts under their thematic area and their question:
    nothing of the notes that prompted them, no numbers, and nobody's initials.

    Args:
        review: The review as it is.
        chosen: Ids of the panel's thoughts that go in.
        template: A Word file with the named styles (docs/documents.md).
        made: When; stands in the file's properties.

    Raises:
        ReferencesLeftError: Something typed in it refers to one person.
        TemplateError: The template cannot be used.
    """
    told, details = themes(review, chosen), review.details
    known = References(review)
    texts = (details.label, details.marking, *_typed(told))
    if any(not each.may_stand for text in texts for each in known.find(text)):
        raise ReferencesLeftError
    document = WordDocument(template, title=_TITLE, made=made)
    document.mark(marking(details.marking, fictional=details.fictional))
    document.paragraph("Title", _TITLE)
    document.paragraph("Subtitle", details.label)
    document.heading(1, "What this is")
    for paragraph in _WHAT_THIS_IS:
        document.paragraph("Normal", paragraph)
    if details.fictional:
        document.paragraph("Normal", "This is a fictional demonstration: nobody in it exists.")
    for theme in told:
        _add(document, theme)
    document.heading(1, "To talk about")
    for question in _TO_TALK_ABOUT:
        _bullet(document, question)
    document.heading(1, "What happens then")
    document.paragraph("Normal", _WHAT_HAPPENS_THEN)
    return document.content()


def learning_event_passages(review: Review, chosen: Collection[UUID]) -> list[Passage]:
    """Everything typed that the record holds, for the look at it."""
    told = themes(review, chosen)
    found = list(passages_in(review.details, "What the review is called"))
    for theme in told:
        for thought in thoughts_in((theme,)):
            where = f"{theme.title}: {QUESTIONS[thought.question]}"
            found += (each for each in passages_in(thought, where) if each.field == "text")
    return found


class RecordLook:
    """Finds references to one person, which have to go, and whatever looks like an identifier.

    The name of an agency for which one person spoke is shown as well, and may stand for a reason.
    """

    def __init__(self, review: Review, names: list[RealName]) -> None:
        self._references, self._names = References(review), names

    def __call__(self, text: str) -> list[Hit]:
        """What was found, in the order of the text; no two overlap."""
        hits = [
            Hit(
                kind=IdentifierKind.AGENCY if each.may_stand else IdentifierKind.REFERENCE,
                start=each.start,
                end=each.end,
                instead=each.instead,
                must_go=not each.may_stand,
            )
            for each in self._references.find(text)
        ]
        for hit in find_identifiers(text, self._names):
            if not any(hit.start < known.end and known.start < hit.end for known in hits):
                hits.append(hit)
        return sorted(hits, key=lambda hit: hit.start)


def _add(document: WordDocument, theme: Theme) -> None:
    document.heading(1, theme.title)
    for question, thoughts in theme.thoughts.items():
        document.heading(2, QUESTIONS[question])
        for thought in thoughts:
            _bullet(document, thought.text)


def _bullet(document: WordDocument, text: str) -> None:
    """One thought is one paragraph, however many lines it was typed in."""
    document.paragraph("Normal", f"–  {' '.join(lines(text))}")


def _typed(told: list[Theme]) -> Iterator[str]:
    yield from (theme.title for theme in told)
    yield from (thought.text for thought in thoughts_in(told))
