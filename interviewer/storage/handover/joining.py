"""Joining a review: what a set-up package brings is where the notes of this laptop begin.

Its revisions are kept as they came, with their own ids, so that agencies, episodes, guidance and
chronology are the same here as on every other laptop, and nothing stands against anything when
interviews are handed over later.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

from interviewer.domain.guidance import Guidance
from interviewer.domain.pointers import pointers
from interviewer.domain.review import Review
from interviewer.domain.set_up import Particulars, Seat
from interviewer.storage.changes import Change
from interviewer.storage.handover.contact import Contact
from interviewer.storage.handover.contents import value_of
from interviewer.storage.handover.errors import MalformedPackageError, NotASetUpError
from interviewer.storage.handover.identity import identity_for
from interviewer.storage.handover.package import Opened, open_package_with_passphrase
from interviewer.storage.handover.parcel import Parcel, ParcelKind
from interviewer.storage.handover.rows import put_contact, put_identity
from interviewer.storage.handover.versions import add_versions, displayed, put_rows
from interviewer.storage.recording import keep


@dataclass(frozen=True, kw_only=True)
class SetUp:
    """A set-up package that was opened, and that a review can begin with.

    Attributes:
        sender: Who made it, by their own word: nobody is known before one joins.
        review: What it brings.
    """

    parcel: Parcel = field(repr=False)
    sender: Contact
    review: Review = field(repr=False)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Everybody who is known once one has joined, the sender first."""
        others = (each.contact(self.parcel.review) for each in self.parcel.contacts)
        found = {self.sender.signing_key: self.sender}
        for contact in others:
            found.setdefault(contact.signing_key, contact)
        return tuple(found.values())

    def is_taken(self, initials: str) -> bool:
        """Whether somebody else of the review goes by these initials."""
        return any(each.initials.casefold() == initials.casefold() for each in self.contacts)


@dataclass(frozen=True, kw_only=True)
class Joining:
    """What the notes of somebody who joins begin with.

    Attributes:
        seat: Theirs; with it this laptop gets an identity of its own.
        at: When they joined.
    """

    set_up: SetUp
    seat: Seat
    at: datetime


def opened_set_up(package: bytes, passphrase: str) -> SetUp:
    """Open a set-up package to join from. Takes seconds, and much memory.

    Raises:
        NotASetUpError: It is a package of another kind.
        HandoverError: It is refused; the class says why.
        EmptyPassphraseError: There is no passphrase.
    """
    return set_up_in(open_package_with_passphrase(package, passphrase, ()))


def set_up_in(opened: Opened) -> SetUp:
    """What a package brings to somebody who joins.

    Raises:
        NotASetUpError: It is a package of another kind.
        MalformedPackageError: A review cannot begin with it.
    """
    parcel = opened.parcel
    if parcel.kind is not ParcelKind.SET_UP:
        raise NotASetUpError(parcel.kind.value)
    review = Review().having(*(value_of(version) for version in parcel.current()))
    if not _is_whole(review, parcel.review):
        raise MalformedPackageError
    return SetUp(parcel=parcel, sender=opened.sender, review=review)


def join(driver: Any, joining: Joining, new_revision: Callable[[], UUID]) -> None:
    """Fill an empty file; inside a transaction of the caller, who ends it.

    Raises:
        MalformedPackageError: A value points to one of another kind.
        NoInitialsError: The seat has none.
    """
    set_up, seat = joining.set_up, joining.seat
    identity = identity_for(set_up.review.having(seat), None)
    versions = set_up.parcel.versions
    try:
        add_versions(driver, versions)
        put_rows(driver, displayed(driver, dict.fromkeys(version.of for version in versions)))
    except sqlcipher.IntegrityError:
        raise MalformedPackageError from None
    keep(driver, Change(values=(seat,), at=joining.at, who=seat.initials), new_revision)
    put_identity(driver, identity)
    for contact in set_up.contacts:
        put_contact(driver, contact)


def _is_whole(review: Review, expected: UUID) -> bool:
    """Whether there is one review in it, its guidance, and everything that it speaks of."""
    if list(review.all_of(Particulars)) != [expected]:
        return False
    details = review.details
    there = {value.id for value in review.values()}
    return f"{details.guidance} {details.guidance_version}" in review.all_of(Guidance) and all(
        pointers(value) <= there for value in review.values()
    )
