"""The follow-ups as a Word table, to send to those who owe an answer."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from interviewer.documents.phrases import so_many
from interviewer.documents.word import Cell, Column, WordDocument, marking
from interviewer.domain.dates import british_date, british_moment
from interviewer.domain.following_up import Standing, origin, standing
from interviewer.domain.interview import FollowUp
from interviewer.domain.review import Review

_COLUMNS = (
    ("From", 3),
    ("What is owed", 7),
    ("By whom", 3),
    ("Due", 3),
    ("Answer", 6),
    ("Source of the answer", 4),
)


def follow_up_table(
    review: Review,
    follow_ups: Sequence[FollowUp],
    *,
    template: bytes,
    zone: tzinfo,
    made: datetime,
) -> bytes:
    """Return a Word file with one row for each follow-up, in the order given.

    It holds what is owed and nothing of the notes that it came from but their numbers.

    Args:
        review: The review as it is.
        follow_ups: What the table holds.
        template: A Word file with the named styles (docs/documents.md).
        zone: In which times are told.
        made: When; what is overdue is told from this day.

    Raises:
        TemplateError: The template cannot be used.
    """
    document = WordDocument(template, title="Follow-ups", made=made)
    details = review.details
    document.mark(marking(details.marking, fictional=details.fictional))
    document.paragraph("Title", "Follow-ups")
    document.paragraph("Subtitle", details.label)
    document.paragraph(
        "Normal",
        f"As it stood on {british_moment(made, zone)}: {so_many(len(follow_ups), 'follow-up')}. "
        "A number such as “SN1·7” is that of the note from which the question came; people appear "
        "by reference only.",
    )
    if not follow_ups:
        document.paragraph("Normal", "Nothing is owed.")
        return document.content()
    today = made.astimezone(zone).date()
    document.table(
        [Column(*column) for column in _COLUMNS],
        ([*_row(review, each, today)] for each in follow_ups),
        caption="Follow-ups",
        description="One follow-up in each row: where it comes from, what is owed, by whom, when "
        "it is due, the answer and its source.",
    )
    document.paragraph("Normal", "Please answer with the day and the source of the answer.")
    return document.content()


def _row(review: Review, follow_up: FollowUp, today: date) -> list[Cell]:
    due = british_date(follow_up.due) if follow_up.due else "no date"
    if standing(follow_up, today) is Standing.OVERDUE:
        due = f"{due} (overdue)"
    answer = follow_up.answer.strip() or ("Answered" if follow_up.answered else "Open")
    if follow_up.answered_on:
        answer = f"{answer}\n({british_date(follow_up.answered_on)})"
    return [
        origin(review, follow_up),
        follow_up.text,
        follow_up.owner or "nobody yet",
        due,
        answer,
        follow_up.answer_source,
    ]
