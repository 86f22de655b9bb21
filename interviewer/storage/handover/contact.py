"""The contact file: how the laptops of one review come to know each other.

It holds nothing secret and may be sent by e-mail. That it was not swapped on the way is what the
20 digits are for: both people read them out to each other, where they wish to be sure.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import AfterValidator, Field, TypeAdapter
from pyrage import RecipientError, x25519

from interviewer.domain.words import SeatRole
from interviewer.storage.handover.errors import (
    ChangedSenderError,
    FileOfAnotherReviewError,
    WithdrawnSenderError,
)
from interviewer.storage.handover.identity import LONGEST_INITIALS, Identity, are_initials
from interviewer.storage.handover.signed import STRICT, Kind, parsed, read_signed_file, signed_file

CONTACT_FILE = Kind(what="contact file", format=1, largest=2048)


def _initials(text: str) -> str:
    if not are_initials(text):
        raise ValueError("not initials")
    return text


def _recipient(text: str) -> str:
    try:
        known = str(x25519.Recipient.from_str(text))
    except RecipientError:
        raise ValueError("not a recipient") from None
    if known != text:
        raise ValueError("not spelled as age spells it")
    return text


Initials = Annotated[str, Field(max_length=LONGEST_INITIALS), AfterValidator(_initials)]
Recipient = Annotated[str, Field(max_length=80), AfterValidator(_recipient)]


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody of the same review, as the others know them.

    Attributes:
        review: Id of the review's particulars.
        initials, role: Of their seat.
        recipient: What is sealed for them: "age1…".
        signing_key: What their signatures are checked with, 32 bytes: this is who they are.
        compared: Whether the digits were compared by voice. Kept on this laptop only.
        withdrawn: No longer trusted: a lost laptop, a panel member who left. Likewise.
    """

    review: UUID
    initials: str
    role: SeatRole
    recipient: str
    signing_key: bytes
    compared: bool = False
    withdrawn: bool = False

    @property
    def digits(self) -> str:
        """20 digits in groups of four that stand for both keys: the same on every laptop."""
        hashed = hashlib.sha256(
            b"Interviewer digits\n" + self.signing_key + self.recipient.encode()
        ).digest()
        digits = f"{int.from_bytes(hashed) % 10**20:020}"
        return " ".join(digits[at : at + 4] for at in range(0, 20, 4))


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """What a contact file says beside its key."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    review: UUID
    initials: Initials
    role: SeatRole
    recipient: Recipient


_PARTS: TypeAdapter[_Parts] = TypeAdapter(_Parts)


def contact_of(identity: Identity) -> Contact:
    """How others know this identity."""
    return Contact(
        review=identity.review,
        initials=identity.initials,
        role=identity.role,
        recipient=identity.recipient,
        signing_key=identity.signing_key,
    )


def contact_file(identity: Identity) -> bytes:
    """The contact file of this identity: some 500 bytes of text."""
    parts = _Parts(
        review=identity.review,
        initials=identity.initials,
        role=identity.role,
        recipient=identity.recipient,
    )
    return signed_file(CONTACT_FILE, _PARTS.dump_python(parts, mode="json"), identity)


def read_contact_file(content: bytes, *, review: UUID | None = None) -> Contact:
    """Read a contact file that came from somebody else.

    Args:
        content: Of the file.
        review: The review that is open; None where somebody is about to join one.

    Raises:
        NotThatFileError, FileTamperedError, NewerFileError: Nothing can be made of it.
        FileOfAnotherReviewError: It is somebody's of another review.
    """
    signed = read_signed_file(CONTACT_FILE, content)
    parts = parsed(CONTACT_FILE, _PARTS, signed.parts)
    if review is not None and parts.review != review:
        raise FileOfAnotherReviewError(CONTACT_FILE.what)
    return Contact(
        review=parts.review,
        initials=parts.initials,
        role=parts.role,
        recipient=parts.recipient,
        signing_key=signed.signing_key,
    )


def known_by_key(key: bytes, initials: str, contacts: Iterable[Contact]) -> Contact | None:
    """The contact that has this signing key; None where nobody here knows it.

    Args:
        key: What a signature fits.
        initials: Of whom the signed file says it is.
        contacts: Everybody whose contact file was taken in.

    Raises:
        ChangedSenderError: Somebody known has these initials, and another key.
        WithdrawnSenderError: The key is known, and no longer trusted.
    """
    contacts = list(contacts)
    for contact in contacts:
        if contact.signing_key == key:
            if contact.withdrawn:
                raise WithdrawnSenderError(contact.initials)
            return contact
    if any(each.initials == initials and not each.withdrawn for each in contacts):
        raise ChangedSenderError(initials)
    return None
