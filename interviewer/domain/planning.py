"""What must be right before an interview is planned, or an agency or episode is taken out."""

import re

from interviewer.domain.interview import Practitioner
from interviewer.domain.review import Agency, Episode, Review

_ENDS_IN_NUMBER = re.compile(r"(.*?)\d*", re.DOTALL)
_APART = re.compile(r"[\s,;&+/]+|\band\b")
_NAME_PARTS = 2


def reference_holder(
    review: Review, reference: str, *, besides: Practitioner | None = None
) -> Practitioner | None:
    """Who has this reference already, however it is spaced or capitalised.

    Args:
        review: The review as it is.
        reference: What somebody wants to give.
        besides: The practitioner who may keep it.
    """
    wanted = _spelled(reference)
    return next(
        (
            practitioner
            for practitioner in review.practitioners.values()
            if _spelled(practitioner.reference) == wanted
            and (besides is None or practitioner.id != besides.id)
        ),
        None,
    )


def free_reference(review: Review, reference: str) -> str:
    """The next reference of the same kind that nobody has: "SN2" where SN1 is taken."""
    match = _ENDS_IN_NUMBER.fullmatch(reference.strip())
    letters = match.group(1) if match else reference
    taken = {_spelled(practitioner.reference) for practitioner in review.practitioners.values()}
    numbers = range(1, len(taken) + 2)
    return next(f"{letters}{n}" for n in numbers if _spelled(f"{letters}{n}") not in taken)


def reads_like_a_name(reference: str) -> bool:
    """Whether two or more words of it begin with a capital and go on in small letters.

    A sign and no proof: "Duty Manager" reads so too. It is warned of, never refused.
    """
    words = (word.strip(".,") for word in reference.split())
    return sum(_is_capitalised(word) for word in words) >= _NAME_PARTS


def initials_in(text: str) -> tuple[str, ...]:
    """The initials somebody typed, in their order, each once: "P1, P2" or "P1 and P2"."""
    return tuple(dict.fromkeys(part for part in _APART.split(text) if part))


def references_at(review: Review, agency: Agency) -> list[str]:
    """References of everybody who belongs to the agency: while there are any, it stays."""
    everybody = review.practitioners.values()
    return sorted(who.reference for who in everybody if who.agency == agency.id)


def references_in(review: Review, episode: Episode) -> list[str]:
    """References of every interview or note on the episode: while there are any, it stays."""
    noted = {
        note.source
        for note in review.notes.values()
        if episode.id in (*note.episodes, *note.suggested_episodes) and not note.withdrawn
    }
    return sorted(
        review.practitioner_of(interview).reference
        for interview in review.interviews.values()
        if episode.id in interview.episodes or interview.id in noted
    )


def _spelled(reference: str) -> str:
    return "".join(reference.split()).casefold()


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and any(letter.islower() for letter in word[1:])
