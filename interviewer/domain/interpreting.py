"""Words that came through an interpreter: they are "as interpreted", never the person's own.

The mark on a note stays where somebody set it; what it stands for depends on whether an
interpreter took part. So it is right again where that was recorded by mistake.
"""

from interviewer.domain.interview import Interview, Note
from interviewer.domain.review import Review
from interviewer.domain.words import Answer

THEIR_WORDS = "Their words"
AS_INTERPRETED = "As interpreted"


def words_are_interpreted(review: Review, interview: Interview) -> bool:
    """Whether an interpreter takes part in this interview."""
    preparation = review.preparation_of(interview)
    return preparation is not None and preparation.interpreted is Answer.YES


def is_verbatim(review: Review, note: Note) -> bool:
    """Whether the note may stand as the person's own words, in quotation marks."""
    return note.verbatim and not _is_interpreted(review, note)


def words_mark(review: Review, note: Note) -> str:
    """What the mark of exact words says of this note; empty where it has none."""
    if not note.verbatim:
        return ""
    return AS_INTERPRETED if _is_interpreted(review, note) else THEIR_WORDS


def _is_interpreted(review: Review, note: Note) -> bool:
    interview = review.interviews.get(note.source)
    return interview is not None and words_are_interpreted(review, interview)
