"""What stays of a review that was erased: that it was, when, and who had it. No content."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from uuid import UUID

from interviewer.domain.dates import british_date, british_moment


class KeyringItem(StrEnum):
    """What became of the key that this device kept."""

    NONE = "this device was never allowed to open it"
    WAITING = "still to be removed"
    GONE = "removed"
    LEFT = "could not be removed; on its own it opens nothing"


@dataclass(frozen=True, kw_only=True)
class ReceivedPackage:
    """A package that the overview writer confirmed.

    Attributes:
        fingerprint: Of the file; the writer's receipt names it too.
        by: Initials of who signed the receipt; `at` is when they took it in.
    """

    fingerprint: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """One erasure of one review folder: its receipt, without anything that was said.

    Attributes:
        review: Id of the review's particulars; every laptop of the review has the same.
        folder: The random local id of the folder; names the item in the keyring.
        by: Initials of the seat.
        begun: From then on nothing opens the review.
        finished: When nothing was left of it; None while something is.
        packages: What the overview writer has of it.
        interviews, notes, backups: How many there were.
    """

    review: UUID
    folder: UUID
    by: str = ""
    begun: datetime
    finished: datetime | None = None
    packages: tuple[ReceivedPackage, ...] = ()
    interviews: int = 0
    notes: int = 0
    backups: int = 0
    keyring: KeyringItem = KeyringItem.NONE

    def ended(self, at: datetime, keyring: KeyringItem) -> "Erasure":
        """The same erasure, finished."""
        return replace(self, finished=at, keyring=keyring)


def receipt_name(erasure: Erasure) -> str:
    """What the file of the receipt is called by suggestion: initials and day, never the label."""
    return f"{erasure.by or 'review'} erased {british_date(erasure.begun.date())}.txt"


def receipt_text(erasure: Erasure, zone: tzinfo | None = None) -> str:
    """The receipt as a person reads it: what, when, and the fingerprint of each package.

    Args:
        erasure: The erasure.
        zone: In which times are told; None for where this computer stands.
    """

    def moment(at: datetime | None) -> str:
        return british_moment(at, zone) if at is not None else "not finished"

    lines = [
        "Receipt of an erasure",
        "",
        f"Review: {erasure.review}",
        f"Erased by: {erasure.by or 'nobody named'}",
        f"Begun: {moment(erasure.begun)}",
        f"Finished: {moment(erasure.finished)}",
        f"What: interviews {erasure.interviews}, notes {erasure.notes}, backups {erasure.backups},"
        " and every key that opened them",
        f"Key on this device: {erasure.keyring}",
        "",
        "With the overview writer, by signed receipt:",
        *(
            f"{each.fingerprint}, taken in by {each.by} on {moment(each.at)}"
            for each in erasure.packages
        ),
        *(() if erasure.packages else ("nothing: no interview had taken place",)),
        "",
        "Nothing that anybody said is in this receipt.",
    ]
    return "\n".join(lines) + "\n"
