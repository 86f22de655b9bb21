"""Find in a review what a command line names, and check who may ask for it."""

from collections.abc import Iterable, Sequence

from interviewer.domain.errors import InterviewerError
from interviewer.domain.evidence import may_see_evidence
from interviewer.domain.interview import Interview, Practitioner
from interviewer.domain.review import Review


class NoSuchInterviewError(InterviewerError):
    """REF is no reference and no id in this review."""

    what_is_safe = "No document was made."

    def __init__(self, references: Sequence[str]) -> None:
        known = f"the references are {', '.join(references)}" if references else "it has none"
        super().__init__(
            f"No interview in this review has that reference: {known}.",
            what_to_do="Give one of them as it stands, or the id of an interview.",
        )


class SeveralInterviewsError(InterviewerError):
    """A practitioner was seen more than once."""

    what_is_safe = "No document was made."

    def __init__(self, reference: str, ids: Sequence[str]) -> None:
        super().__init__(
            f"There are {len(ids)} interviews with {reference}.",
            what_to_do=f"Give the id of one instead, in the order of their days: {', '.join(ids)}.",
        )


class NoSuchPractitionerError(InterviewerError):
    """REF is none of those whom it could be made for."""

    what_is_safe = "No document was made."

    def __init__(self, references: Sequence[str]) -> None:
        known = f"these are {', '.join(references)}" if references else "there is nobody yet"
        super().__init__(
            f"It can be made for those on whose notes a finding rests: {known}.",
            what_to_do="Give one of these references as it stands." if references else "",
        )


class NotTheWritersError(InterviewerError):
    """Accounts are brought together at the overview writer's laptop only."""

    what_happened = "Only the overview writer’s review brings the accounts together."
    what_is_safe = "No document was made."
    what_to_do = "Hand the interviews over to the overview writer, who can make it."


def interview_of(review: Review, wanted: str) -> Interview:
    """The interview with this reference or id.

    Raises:
        NoSuchInterviewError, SeveralInterviewsError: None has it, or more than one.
    """
    by_day = sorted(review.interviews.values(), key=lambda i: (str(i.day or "9"), str(i.id)))
    names = {i.id: review.practitioner_of(i).reference for i in by_day}
    word = wanted.strip().casefold()
    found = [each for each in by_day if word in (str(each.id), names[each.id].casefold())]
    if not found:
        raise NoSuchInterviewError(sorted(set(names.values())))
    if len(found) > 1:
        raise SeveralInterviewsError(names[found[0].id], [str(interview.id) for interview in found])
    return found[0]


def practitioner_of(people: Iterable[Practitioner], wanted: str) -> Practitioner:
    """The one of these people with this reference or id.

    Raises:
        NoSuchPractitionerError: None has it, or more than one.
    """
    people, word = list(people), wanted.strip().casefold()
    found = [who for who in people if word in (str(who.id), who.reference.casefold())]
    if len(found) != 1:
        raise NoSuchPractitionerError([who.reference for who in people])
    return found[0]


def check_may_conclude(review: Review) -> None:
    """Let it pass at the overview writer's laptop, as the pages of the window do.

    Raises:
        NotTheWritersError: Somebody else sits here.
    """
    if not may_see_evidence(review):
        raise NotTheWritersError
