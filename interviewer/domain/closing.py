"""An agreed interview is closed: changes afterwards are possible, recorded and visible."""

from dataclasses import replace
from datetime import datetime

from interviewer.domain.interview import Interview, Reopening
from interviewer.domain.review import Review
from interviewer.domain.text import clean


def is_open_to_changes(review: Review, interview: Interview) -> bool:
    """Whether notes, tags and coverage of the interview may be changed.

    They may until the accuracy check is finished, and again once somebody has said why; agreeing
    anew closes it anew. The review knows the interview as it is now, so that a page that still
    holds an earlier value is told the truth.
    """
    current = review.interviews.get(interview.id, interview)
    return current.agreed is None or last_reopening(current) is not None


def last_reopening(interview: Interview) -> Reopening | None:
    """The last time it was opened for changes since it was agreed; None where it never was."""
    if interview.agreed is None or not interview.reopened:
        return None
    last = interview.reopened[-1]
    return last if last.at >= interview.agreed else None


def reopened(interview: Interview, at: datetime, *, by: str, reason: str) -> Interview:
    """Return the interview open for changes; one that is open stays as it is.

    Args:
        interview: The interview as it is now.
        at: When; the moment of agreeing where the laptop's clock was set back behind that.
        by: Initials of who opens it.
        reason: Why: it is recorded and can be seen.

    Raises:
        ValueError: No reason was given. Whoever calls this asks for one first.
    """
    why = " ".join(clean(reason).split())
    if not why:
        raise ValueError("An agreed interview is opened for changes only with a reason.")
    if interview.agreed is None or last_reopening(interview) is not None:
        return interview
    opening = Reopening(at=max(at, interview.agreed), by=by, reason=why)
    return replace(interview, reopened=(*interview.reopened, opening))
