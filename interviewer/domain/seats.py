"""Who sits at this laptop: what follows from it, and when a laptop may become somebody else's.

The seat is local and never travels. It keeps accounts apart until they are brought together
(model.md, "Seats and blindness"), so it cannot be changed to one that should not see what is here.
"""

from collections.abc import Iterable

from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.words import SeatRole

_MOST_NAMED = 5


def role_of(review: Review) -> SeatRole:
    """As what somebody works here; a panel member where nobody said."""
    return next((seat.role for seat in review.seats.values()), SeatRole.PANEL_MEMBER)


def may_interview(role: SeatRole) -> bool:
    """Whether interviews are held and read at this seat: a coordinator sees how far they are."""
    return role is not SeatRole.COORDINATOR


def may_see_status(role: SeatRole) -> bool:
    """Whether this seat sees how far the others have come."""
    return role is not SeatRole.PANEL_MEMBER


def of_others(review: Review) -> list[Interview]:
    """The interviews that nobody held who sits here, by reference.

    One that names no interviewer counts among them: what is not certainly one's own is not.
    """
    mine = review.initials.casefold()
    found = (
        interview
        for interview in review.interviews.values()
        if mine not in {initials.casefold() for initials in interview.interviewers}
    )
    return sorted(found, key=lambda each: review.practitioner_of(each).reference)


def why_not(review: Review, role: SeatRole) -> str:
    """Why this laptop may not become one with that seat, in sentences; empty where it may."""
    now = role_of(review)
    if role is now:
        return f"This laptop is that of {now.one} already."
    if role is SeatRole.COORDINATOR and review.interviews:
        return (
            f"Interviews are in this review ({_named(review, review.interviews.values())}), and a "
            "coordinator sees none. Hand them over, and join the review anew for that seat."
        )
    if role is not SeatRole.PANEL_MEMBER or now is not SeatRole.WRITER:
        return ""
    others = of_others(review)
    if others:
        return (
            f"Other people’s interviews are in this review ({_named(review, others)}), and a panel "
            "member sees only their own. Join the review anew for that seat. If one of these is "
            "yours, put your initials among its interviewers."
        )
    if _is_collated(review):
        return (
            "Other sources, links or findings are in this review: they are drawn from what others "
            "said, and a panel member sees none of them. Join the review anew for that seat."
        )
    return ""


def consequences(role: SeatRole) -> str:
    """What will be different with that seat, in sentences."""
    told = {
        SeatRole.PANEL_MEMBER: (
            "Evidence, Findings and Status are no longer shown here. Only set-up packages can be "
            "taken in."
        ),
        SeatRole.COORDINATOR: (
            "Interviews and follow-ups are no longer shown here; how far the others’ interviews "
            "have come is. Set-up and status packages can be taken in, and no interviews."
        ),
        SeatRole.WRITER: (
            "Everybody’s interviews can be taken in and compared here. Whoever reads them should "
            "hold no more interviews of their own: what one practitioner said would colour how "
            "the next one is heard. Once they are taken in there is no way back."
        ),
    }[role]
    sent = "The others know this laptop by its earlier seat until you send your contact file anew."
    return f"{told} {sent}"


def _is_collated(review: Review) -> bool:
    links, thoughts = review.links.values(), review.panel_thoughts.values()
    return bool(
        review.live_sources()
        or review.live_findings()
        or review.live_recommendations()
        or any(not link.withdrawn for link in links)
        or any(not thought.withdrawn for thought in thoughts)
    )


def _named(review: Review, interviews: Iterable[Interview]) -> str:
    references = sorted(review.practitioner_of(each).reference for each in interviews)
    more = len(references) - _MOST_NAMED
    named = ", ".join(references[:_MOST_NAMED])
    return f"{named} and {more} more" if more > 0 else named
