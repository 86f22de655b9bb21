"""Whether proceedings stand in the way: asked before an interview, a copy, a hand-over, an erasure.

An interview held too soon can harm a trial, an inquest or a fair hearing. Not cleared means
*prepare only*; going on needs a named authority, its date and a reference (domain.md, "Before you
start"). Not asked is neither yes nor no: it is asked, and never passed over in silence.
"""

from datetime import datetime
from uuid import UUID

from interviewer.domain.interview import Interview
from interviewer.domain.preparation import ProceedingsAnswer
from interviewer.domain.review import Review
from interviewer.domain.words import Clearance, Occasion

_WITHOUT = {
    Occasion.INTERVIEW: "prepare only",
    Occasion.COPY: "no copy is given out",
    Occasion.HAND_OVER: "nothing is handed over",
}


def answer_for(
    review: Review, interview: Interview, occasion: Occasion
) -> ProceedingsAnswer | None:
    """What was said last on this occasion; None where it has not been asked yet.

    Each copy is an occasion of its own: an answer that was given before the latest copy does not
    hold for the next one. Nor does one about erasing that is older than the latest package.
    """
    answers = [a for a in review.proceedings_of(interview) if a.occasion is occasion]
    if not answers:
        return None
    since = _asked_again_since(review, interview, occasion)
    return None if since is not None and answers[-1].at <= since else answers[-1]


def _asked_again_since(review: Review, interview: Interview, occasion: Occasion) -> datetime | None:
    """What an answer has to be later than; None where every answer holds."""
    if occasion is Occasion.COPY:
        return max((copy.made for copy in review.copies_of(interview)), default=None)
    if occasion is Occasion.ERASURE:
        sent = (each for each in review.packages.values() if interview.id in each.interviews)
        return max((package.at for package in sent), default=None)
    return None


def going_on_is_allowed(review: Review, interview: Interview, occasion: Occasion) -> bool:
    """Whether nothing stands in the way, or somebody who may say so allowed going on."""
    answer = answer_for(review, interview, occasion)
    return answer is not None and _allows(answer)


def _allows(answer: ProceedingsAnswer) -> bool:
    """Whether one may go on; while proceedings run nothing is erased, whoever would allow it."""
    if answer.occasion is Occasion.ERASURE:
        return answer.clearance is Clearance.CLEAR
    return answer.allows_going_on


def may_begin(review: Review, interview: Interview) -> bool:
    """Whether the conversation may be started; preparing is always possible."""
    return going_on_is_allowed(review, interview, Occasion.INTERVIEW)


def has_been_asked(review: Review, interview: Interview, occasion: Occasion) -> bool:
    """Whether somebody gave an answer on this occasion, whichever it was."""
    answer = answer_for(review, interview, occasion)
    return answer is not None and answer.clearance is not Clearance.NOT_ASKED


def why_not(review: Review, interview: Interview, occasion: Occasion) -> str:
    """What is needed before going on, in a sentence or two; empty where it is allowed."""
    answer = answer_for(review, interview, occasion)
    if answer is None or answer.clearance is Clearance.NOT_ASKED:
        return (
            "Nobody has answered yet whether criminal, coroner’s or employment proceedings stand "
            "in the way."
        )
    if _allows(answer):
        return ""
    if occasion is Occasion.ERASURE:
        return "Proceedings are not cleared: nothing is erased while they run."
    return (
        f"Proceedings are not cleared: {_WITHOUT[occasion]}. Going on needs "
        f"{_listed(missing_of_authority(answer))}."
    )


def missing_of_authority(answer: ProceedingsAnswer) -> tuple[str, ...]:
    """What going on still needs where proceedings are not cleared."""
    wanted = (
        ("a named authority", bool(answer.authority.strip())),
        ("its date", answer.given is not None),
        ("its reference", bool(answer.reference.strip())),
    )
    return tuple(what for what, there in wanted if not there)


def cleared_answer(
    answer_id: UUID, interview: Interview, occasion: Occasion, *, by: str, at: datetime
) -> ProceedingsAnswer:
    """Return the answer that nothing stands in the way, for a single key to give."""
    return ProceedingsAnswer(
        id=answer_id,
        interview=interview.id,
        occasion=occasion,
        clearance=Clearance.CLEAR,
        by=by,
        at=at,
    )


def _listed(parts: tuple[str, ...]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
