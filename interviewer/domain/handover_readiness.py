"""What is not ready yet in an interview that somebody wants to hand over."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from interviewer.domain.clearance import going_on_is_allowed, why_not
from interviewer.domain.errors import InterviewerError
from interviewer.domain.handing_over import OCCASION, packages_with
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review, Value
from interviewer.domain.status import awaited_reflections
from interviewer.domain.tidying import is_to_look_at
from interviewer.domain.words import Stage


class NoSuchPackageError(InterviewerError):
    """A receipt names a package that this laptop did not make."""

    what_happened = "This receipt is for a package that was not made on this laptop."
    what_is_safe = "Nothing was changed."
    what_to_do = "Ask the overview writer for the receipt of your own package."


def may_hand_over(review: Review, interview: Interview) -> bool:
    """Whether it can go: the conversation is over, and proceedings do not stand in the way."""
    return interview.stage.closed and going_on_is_allowed(review, interview, OCCASION)


def why_data_stay(review: Review, interview: Interview) -> str:
    """Why the data of an interview cannot go along in its summary; empty where they may.

    A summary that carries them is a hand-over, so it asks no less than one.
    """
    if not interview.stage.closed:
        return "The data can go along once the conversation is closed."
    why = why_not(review, interview, OCCASION)
    return f"{why} Say it on the page “Handing over” before the data go along." if why else ""


def not_ready(review: Review, interview: Interview) -> tuple[str, ...]:
    """What is still open in it, each in a few words; it may go all the same, with a reason."""
    open_points = []
    notes = [note for note in review.notes_of(interview) if note.text.strip()]
    untidy = sum(map(is_to_look_at, notes))
    if untidy:
        open_points.append(f"{untidy} of {len(notes)} notes not tidied up")
    if interview.agreed is None:
        open_points.append("accuracy check not finished")
    owed = sum(not each.answered for each in review.follow_ups_of(interview))
    if owed:
        open_points.append(f"{owed} follow-up{'' if owed == 1 else 's'} open")
    awaited = awaited_reflections(review, interview)
    if awaited:
        open_points.append(f"reflection of {', '.join(awaited)} not finished")
    return tuple(open_points)


def standing(review: Review, interview: Interview) -> str:
    """How it stands with handing this interview over, in a few words."""
    sent = packages_with(tuple(review.packages.values()), interview.id)
    if any(each.confirmed for each in sent):
        return "handed over"
    if sent:
        return "sent, no receipt yet"
    if not interview.stage.closed:
        return "the interview is not closed"
    return ", ".join(not_ready(review, interview)) or "ready"


def with_receipt(
    review: Review, package: str, taken_in: datetime, interviews: tuple[UUID, ...], *, by: str
) -> tuple[Value, ...]:
    """What is saved when a receipt came back: the package confirmed, its interviews handed over.

    Args:
        review: As it is now.
        package: Fingerprint of the package that it is for.
        taken_in: When that was taken in.
        interviews: The ids of the interviews in it.
        by: Initials of who signed the receipt.

    Raises:
        NoSuchPackageError: No package with this fingerprint was made here.
    """
    sent = [each for each in review.packages.values() if each.package == package]
    if not sent:
        raise NoSuchPackageError
    received = set(interviews)
    gone: list[Value] = [
        replace(review.interviews[each], stage=Stage.HANDED_OVER)
        for each in dict.fromkeys(one for package_ in sent for one in package_.interviews)
        if each in review.interviews and each in received
    ]
    confirmed = (replace(each, confirmed=taken_in, confirmed_by=by) for each in sent)
    return (*confirmed, *gone)
