"""Packages: a parcel, signed by who sends it and sealed for who receives it.

Sealed with age, which says nothing of the sender. So there is in it, one after the other:

    heading         "interviewer package 1" and a line feed
    contact file    of the sender, its length before it (4 bytes, the highest first)
    signature       64 bytes, Ed25519, of: heading, recipient, line feed, the contact file with its
                    length, body
    body            the parcel as compressed JSON, its length before it
    filling         zeros

The recipient is in what is signed: nobody can open a package and seal it for somebody else under
the sender's name.
"""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from interviewer.storage.handover.contact import (
    Contact,
    contact_file,
    known_by_key,
    read_contact_file,
)
from interviewer.storage.handover.contents import packed, unpacked
from interviewer.storage.handover.errors import (
    HandoverError,
    MalformedPackageError,
    NewerFileError,
    NewerPackageError,
    NotAPackageError,
    PackageOfAnotherReviewError,
    PackageTamperedError,
    UnknownSenderError,
)
from interviewer.storage.handover.identity import Identity
from interviewer.storage.handover.parcel import Parcel
from interviewer.storage.handover.sealing import (
    filling,
    opened_by,
    opened_with_passphrase,
    sealed_for,
    sealed_with_passphrase,
)
from interviewer.storage.handover.signed import has_signed
from interviewer.storage.keys import spelled

FORMAT = 1
"""The format of packages that this version writes, and the highest that it reads."""

_HEADING = f"interviewer package {FORMAT}\n".encode()
_ANY_HEADING = re.compile(rb"interviewer package ([1-9][0-9]{0,8})\n")
_BY_PASSPHRASE = "passphrase"  # noqa: S105  the word, not one
"""Stands for the recipient in what is signed, where a passphrase opens the package."""

_LENGTH, _SIGNATURE = 4, 64


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A package that was opened: whole, signed, and of the form that it should have.

    Attributes:
        sender: As known here; where `known` is False, as the package has it.
        known: Whether the contact file of the sender was taken in before. Only a package that is
            sealed with a passphrase opens without: whoever learned the passphrase is believed.
        fingerprint: Of the file, the same on both laptops.
    """

    parcel: Parcel = field(repr=False)
    sender: Contact
    known: bool
    fingerprint: str


def seal(parcel: Parcel, sender: Identity, recipient: Contact) -> bytes:
    """The package with this parcel for one person: an age file.

    Raises:
        PackageTooLargeError: No laptop would take it.
        MalformedPackageError: No laptop could read it.
    """
    _of_one_review(parcel.review, sender.review, recipient.review)
    return sealed_for(recipient.recipient, _content(parcel, sender, recipient.recipient))


def seal_with_passphrase(parcel: Parcel, sender: Identity, passphrase: str) -> bytes:
    """The package with this parcel for whoever knows the passphrase. Takes seconds.

    Raises:
        PackageTooLargeError, MalformedPackageError: As with `seal`.
        EmptyPassphraseError: There is none.
    """
    _of_one_review(parcel.review, sender.review)
    content = _content(parcel, sender, _BY_PASSPHRASE)
    return sealed_with_passphrase(spelled(passphrase), content)


def open_package(package: bytes, identity: Identity, contacts: Collection[Contact]) -> Opened:
    """Open a package that is sealed for this identity.

    Args:
        package: The content of the file.
        identity: Of this laptop.
        contacts: Everybody whose contact file was taken in.

    Raises:
        HandoverError: It is refused; the class says why.
    """
    content = opened_by(identity, package)
    return _read(content, package, identity.recipient, identity.review, contacts)


def open_package_with_passphrase(
    package: bytes, passphrase: str, contacts: Collection[Contact], *, review: UUID | None = None
) -> Opened:
    """Open a package that is sealed with a passphrase. Takes seconds, and much memory.

    Args:
        package: The content of the file.
        passphrase: As the sender gave it.
        contacts: Everybody whose contact file was taken in; nobody where somebody joins.
        review: The review that is open; None where somebody joins one.

    Raises:
        HandoverError: It is refused; the class says why.
        EmptyPassphraseError: There is no passphrase.
    """
    content = opened_with_passphrase(spelled(passphrase), package)
    return _read(content, package, _BY_PASSPHRASE, review, contacts)


def fingerprint(package: bytes) -> str:
    """What stands for this very file in receipts: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(package).hexdigest()


def _content(parcel: Parcel, sender: Identity, recipient: str) -> bytes:
    card, body = _with_length(contact_file(sender)), packed(parcel)
    signature = sender.sign(_signed(recipient, card, body))
    content = _HEADING + card + signature + _with_length(body)
    return content + bytes(filling(len(content)))


def _signed(recipient: str, card: bytes, body: bytes) -> bytes:
    return _HEADING + recipient.encode() + b"\n" + card + body


def _read(
    content: bytes,
    package: bytes,
    recipient: str,
    review: UUID | None,
    contacts: Collection[Contact],
) -> Opened:
    """What was sealed, once it is open: nothing is unpacked before the signature fits."""
    _check_heading(content)
    card, rest = _part(content, len(_HEADING))
    signature = content[rest : rest + _SIGNATURE]
    body, end = _part(content, rest + _SIGNATURE)
    if content[end:] != bytes(filling(end)):
        raise MalformedPackageError
    sender = _sender(card)
    if review is not None and sender.review != review:
        raise PackageOfAnotherReviewError
    if not has_signed(sender.signing_key, signature, _signed(recipient, _with_length(card), body)):
        raise PackageTamperedError
    known = known_by_key(sender.signing_key, sender.initials, contacts)
    if known is None and recipient != _BY_PASSPHRASE:
        raise UnknownSenderError(sender.initials)
    parcel = unpacked(body)
    if parcel.review != sender.review:
        raise MalformedPackageError
    return Opened(
        parcel=parcel,
        sender=known or sender,
        known=known is not None,
        fingerprint=fingerprint(package),
    )


def _check_heading(content: bytes) -> None:
    heading = _ANY_HEADING.match(content)
    if heading is None:
        raise NotAPackageError
    if int(heading[1]) > FORMAT:
        raise NewerPackageError


def _sender(card: bytes) -> Contact:
    try:
        return read_contact_file(card)
    except NewerFileError:
        raise NewerPackageError from None
    except HandoverError:
        raise MalformedPackageError from None


def _with_length(part: bytes) -> bytes:
    return len(part).to_bytes(_LENGTH) + part


def _part(content: bytes, at: int) -> tuple[bytes, int]:
    """The part that has its length before it, and where it ends."""
    begins = at + _LENGTH
    ends = begins + int.from_bytes(content[at:begins])
    if begins > len(content) or ends > len(content):
        raise MalformedPackageError
    return content[begins:ends], ends


def _of_one_review(*reviews: UUID) -> None:
    if len(set(reviews)) > 1:
        raise ValueError("A package is made and opened within one review.")
