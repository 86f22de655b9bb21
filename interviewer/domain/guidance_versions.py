"""The versions of the guidance that a review holds: which may still be edited, which are used.

One guidance identity per review, many versions; an interview keeps the version it used, so that
version never changes (model.md, "Values").
"""

import re
from dataclasses import replace

from interviewer.domain.errors import InterviewerError
from interviewer.domain.guidance import Guidance
from interviewer.domain.guidance.changes import changes
from interviewer.domain.guidance.editing import next_version
from interviewer.domain.guidance.problems import problems
from interviewer.domain.review import Review
from interviewer.domain.set_up import Particulars

_NUMBER = re.compile(r"(\d+)")


class OtherGuidanceError(InterviewerError):
    """A file holds another guidance than the one of this review."""

    what_happened = "This file holds another guidance than the one that this review keeps to."
    what_is_safe = "Nothing was changed."
    what_to_do = (
        "Choose a file that was made from this review's guidance, or give the file the same "
        "identity if it is meant to be the next version of it."
    )


class NothingNewError(InterviewerError):
    """A file holds what the review has already."""

    what_happened = "This file says the same as a version that the review has already."
    what_is_safe = "Nothing was changed."


def versions(review: Review) -> list[Guidance]:
    """Every version of the review's guidance, the oldest number first."""
    identity = review.details.guidance
    same = (each for each in review.guidances.values() if each.identity == identity)
    return sorted(same, key=lambda guidance: _in_order(guidance.version))


def current(review: Review) -> Guidance | None:
    """The version that new interviews use; None where it is not on this laptop."""
    details = review.details
    return review.guidances.get(f"{details.guidance} {details.guidance_version}")


def used_by(review: Review, guidance: Guidance) -> list[str]:
    """References of the practitioners whose interviews keep to this version, in order."""
    return sorted(
        review.practitioner_of(interview).reference
        for interview in review.interviews.values()
        if (interview.guidance, interview.guidance_version) == (guidance.identity, guidance.version)
    )


def is_draft(review: Review, guidance: Guidance) -> bool:
    """Whether it may still be edited: no interview keeps to it, and no new one would."""
    held = current(review)
    return (held is None or held.id != guidance.id) and not used_by(review, guidance)


def begun_draft(review: Review, guidance: Guidance) -> Guidance:
    """Return a copy to edit, under the next version that nobody has."""
    taken = {each.version for each in versions(review)}
    return replace(guidance, version=next_version(guidance, taken))


def taken_in(review: Review, guidance: Guidance) -> Guidance:
    """Return what is kept of a guidance from a file: a draft, under a version of its own.

    Raises:
        OtherGuidanceError: It is of another identity.
        NothingNewError: The review has a version that says the same.
    """
    if guidance.identity != review.details.guidance:
        raise OtherGuidanceError
    held = versions(review)
    if any(replace(each, version=guidance.version) == guidance for each in held):
        raise NothingNewError
    taken = {each.version for each in held}
    if guidance.version in taken:
        return replace(guidance, version=next_version(guidance, taken))
    return guidance


def what_changed(review: Review, guidance: Guidance) -> list[str]:
    """What is different from the version before, a line each; said too where nothing is."""
    held = versions(review)
    at = [each.id for each in held].index(guidance.id)
    if not at:
        return ["This is the first version."]
    before = held[at - 1]
    found = [str(change) for change in changes(before, guidance)]
    return found or [f"Nothing is different from version {before.version}."]


def put_to_use(review: Review, guidance: Guidance) -> Particulars:
    """Return the particulars with this version for new interviews; earlier ones keep theirs.

    Raises:
        ValueError: It has problems, and no interview could be led by it.
    """
    if problems(guidance):
        raise ValueError("This version has problems.")
    return replace(review.details, guidance_version=guidance.version)


def _in_order(version: str) -> list[tuple[int, str]]:
    """So that 1.10 comes after 1.9."""
    parts = _NUMBER.split(version)
    return [(int(part) if part.isdecimal() else -1, part) for part in parts]
