"""Opening a package and working out what it would do: away from the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from interviewer.domain.review import Review
from interviewer.domain.set_up_changes import set_up_changes
from interviewer.domain.status_report import state_changes
from interviewer.ui.handing_over.contacts import own_identity
from interviewer.ui.local_time import local_zone

if TYPE_CHECKING:
    from datetime import datetime

    from interviewer.storage import Store
    from interviewer.storage.handover.contact import Contact
    from interviewer.storage.handover.identity import Identity
    from interviewer.storage.handover.newcomers import Newcomer
    from interviewer.storage.handover.package import Opened
    from interviewer.storage.handover.plan import TakeInPlan

_NO_STATE_CHANGED = "Nothing has moved since the last one. The day of the status changes."
_OTHER_TEXT = (
    "The text of this Word file was changed after it was made. What is taken in is the original "
    "data, not that text. "
)
_NOTHING = "Everything in it is here already. Taking it in again changes nothing."


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What a package is opened with."""

    identity: "Identity" = field(repr=False)
    contacts: "tuple[Contact, ...]"


@dataclass(frozen=True, kw_only=True)
class OpenedFile:
    """A file that was chosen, and the package in it.

    Attributes:
        heading: What it is, and what has to be known of it first.
    """

    package: "Opened"
    heading: str


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A package that was opened, and what it would do.

    Attributes:
        heading: Stands above what it would do.
        receipt: For its sender; empty where nobody waits for one.
        told: What it would do, in lines.
        newcomers: Whom it would make known here.
    """

    heading: str
    plan: "TakeInPlan"
    receipt: bytes = field(repr=False)
    told: str = field(repr=False)
    newcomers: "tuple[Newcomer, ...]"


def keys_of(review: Review) -> "Callable[[Store], Keys]":
    """What asks the store for the keys of this laptop and of everybody known."""
    return partial(_keys, review)


def opens(content: bytes, keys: Keys, passphrase: str) -> OpenedFile:
    """The package in a file, opened with the key of this laptop or with a passphrase.

    The file may be the package itself or a Word summary that carries it. A passphrase takes
    seconds.

    Raises:
        PassphraseNeededError: None was given, and the package is sealed with one.
        HandoverError: It is refused; the class says why.
        InterviewerError: It is a document with nothing to take in.
    """
    from interviewer.documents import arrived_package
    from interviewer.storage.handover.in_word import text_key

    arrived = arrived_package(content)
    package = _opened(arrived.package, keys, passphrase)
    what = "Word summary" if arrived.in_word else "package"
    changed = _OTHER_TEXT if arrived.text_is_changed(text_key(package.parcel)) else ""
    heading = f"A {what} from {package.sender.initials}. {changed}This is what it would do:"
    return OpenedFile(package=package, heading=heading)


def plans(opened: OpenedFile, keys: Keys, at: "datetime") -> "Callable[[Store], Planned]":
    """What asks the store what taking the package in would do."""
    return partial(_planned, opened, keys, at)


def _opened(package: bytes, keys: Keys, passphrase: str) -> "Opened":
    from interviewer.storage.handover.package import open_package, open_package_with_passphrase

    if not passphrase:
        return open_package(package, keys.identity, keys.contacts)
    review = keys.identity.review
    return open_package_with_passphrase(package, passphrase, keys.contacts, review=review)


def _keys(review: Review, store: "Store") -> Keys:
    return Keys(identity=own_identity(review, store), contacts=tuple(store.contacts()))


def _planned(file: OpenedFile, keys: Keys, at: "datetime", store: "Store") -> Planned:
    from interviewer.storage.handover.newcomers import newcomers
    from interviewer.storage.handover.parcel import ParcelKind
    from interviewer.storage.handover.receipt import receipt_for

    opened = file.package
    plan = store.plan_taking_in(opened.parcel, opened.sender.initials, opened.fingerprint)
    awaited = opened.parcel.kind is ParcelKind.HAND_OVER
    return Planned(
        heading=file.heading,
        plan=plan,
        receipt=receipt_for(opened, keys.identity, at) if awaited else b"",
        told="\n".join(_told(plan)),
        newcomers=newcomers(opened, keys.contacts, keys.identity.signing_key),
    )


def _told(plan: "TakeInPlan") -> list[str]:
    from interviewer.storage.handover.parcel import ParcelKind

    if plan.changes_nothing:
        return [_NOTHING]
    if plan.report is not None:
        return list(state_changes(plan.before, plan.report)) or [_NO_STATE_CHANGED]
    if plan.parcel.kind is ParcelKind.SET_UP:
        return set_up_changes(plan.before, plan.after, plan.brought(), local_zone())
    return [
        *(share.told for share in plan.shares),
        *(
            f"“{each.before}” is a reference of two people here: this one becomes “{each.after}”."
            for each in plan.renamings
        ),
    ]
