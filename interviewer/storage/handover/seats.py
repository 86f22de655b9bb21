"""Which packages a seat may take in: blindness while interviews go on (model.md, "Seats")."""

from interviewer.domain.errors import InterviewerError
from interviewer.domain.words import SeatRole
from interviewer.storage.handover.parcel import ParcelKind

_MAY_TAKE_IN: dict[SeatRole, frozenset[ParcelKind]] = {
    SeatRole.PANEL_MEMBER: frozenset({ParcelKind.SET_UP}),
    SeatRole.COORDINATOR: frozenset({ParcelKind.SET_UP, ParcelKind.STATUS}),
    SeatRole.WRITER: frozenset(ParcelKind),
}


_WHOSE = {
    ParcelKind.HAND_OVER: "what others were told is read by the overview writer only",
    ParcelKind.SET_UP: "it is not for this laptop",  # everybody takes one in, today
    ParcelKind.STATUS: "how far the others have come is for the coordinator to see",
}


class NotForThisSeatError(InterviewerError):
    """Whoever sits here must not see what is in it."""

    what_is_safe = "Nothing in the review was changed."

    def __init__(self, role: SeatRole, kind: ParcelKind) -> None:
        super().__init__(
            f"This is a {kind.value} package, and this laptop is that of {role.one}:"
            f" {_WHOSE[kind]}.",
            what_to_do="Pass the file on to the person that it is meant for.",
        )


def may_take_in(role: SeatRole, kind: ParcelKind) -> bool:
    """Whether a laptop with this seat takes in packages of this kind.

    A panel member sees nobody else's interviews, and a coordinator only how far each has come: what
    one practitioner said must not colour how the next one is heard. What a review is about
    everybody has, or two laptops would drift apart.
    """
    return kind in _MAY_TAKE_IN[role]


def check_seat(role: SeatRole, kind: ParcelKind) -> None:
    """Let it pass where `may_take_in` does.

    Raises:
        NotForThisSeatError: It does not.
    """
    if not may_take_in(role, kind):
        raise NotForThisSeatError(role, kind)
