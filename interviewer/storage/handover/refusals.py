"""What can be wrong between a plan and the review, once the package itself is sound."""

from collections.abc import Sequence

from interviewer.domain.errors import InterviewerError

_UNCHANGED = "Nothing in the review was changed."
_MOST_NAMED = 5


class PlanOutOfDateError(InterviewerError):
    """The review is not what it was when the plan was made, or the plan was not made by us."""

    what_happened = "The review has changed since it was shown what this package would bring."
    what_is_safe = _UNCHANGED
    what_to_do = "Look at what the package brings once more, then take it in."


class ConflictOutOfDateError(InterviewerError):
    """Other versions stand against each other than those that were shown."""

    what_happened = "One of the two versions has changed since they were shown."
    what_is_safe = _UNCHANGED
    what_to_do = "Look at both versions once more, then decide."


class LaterWorkError(InterviewerError):
    """Something was made from what came with the package.

    Attributes:
        depends: What each of them is called, without a word of what it says: the whole list.
    """

    what_is_safe = _UNCHANGED
    what_to_do = "Undo that first, or keep what was taken in: the history holds every version."

    def __init__(self, depends: Sequence[str]) -> None:
        named = ", ".join(depends[:_MOST_NAMED])
        more = len(depends) - _MOST_NAMED
        super().__init__(
            "What was taken in cannot be taken out again: later work depends on it"
            f" ({named}{f' and {more} more' if more > 0 else ''})."
        )
        self.depends = tuple(depends)


class NotTakenInError(InterviewerError):
    """There is no such taking-in, or it was undone."""

    what_happened = "This package is not among those that were taken in."
    what_is_safe = _UNCHANGED
    what_to_do = "Look at the list of packages once more."
