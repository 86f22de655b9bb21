"""Receipts: that a package was taken in, without a word of what was in it.

The recipient signs it and sends it back. "Handed over" means that it was read there: only then
may the panel member erase (design: model.md, "Joining, handing over, erasing").
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field, TypeAdapter

from interviewer.domain.interview import Interview
from interviewer.storage.handover.contact import Contact, Initials, known_by_key
from interviewer.storage.handover.errors import FileOfAnotherReviewError, UnknownSenderError
from interviewer.storage.handover.identity import Identity
from interviewer.storage.handover.package import Opened
from interviewer.storage.handover.parcel import MOST_VERSIONS, Utc
from interviewer.storage.handover.signed import STRICT, Kind, parsed, read_signed_file, signed_file
from interviewer.storage.tables import TABLES

RECEIPT = Kind(what="receipt", format=1, largest=512 * 1024)

_MOST_INTERVIEWS = 10_000
_KINDS = {table.name for table in TABLES.values()}


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a receipt says.

    Attributes:
        review: Id of the review's particulars.
        package: Fingerprint of the file that was taken in.
        sender: Initials of who had sealed it, `recipient` of who took it in and signed this.
        taken_in: When; in UTC.
        interviews: The ids of the interviews in it.
        counts: How many values of each kind were in it, by the name of their table.
    """

    review: UUID
    package: str
    sender: str
    recipient: str
    taken_in: datetime
    interviews: tuple[UUID, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class _Parts:
    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    review: UUID
    package: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    sender: Initials
    recipient: Initials
    taken_in: Utc
    interviews: Annotated[tuple[UUID, ...], Field(max_length=_MOST_INTERVIEWS)]
    counts: Annotated[
        dict[Annotated[str, Field(max_length=40)], Annotated[int, Field(ge=1, le=MOST_VERSIONS)]],
        Field(max_length=len(_KINDS) * 2),
    ]


_PARTS: TypeAdapter[_Parts] = TypeAdapter(_Parts)


def receipt_for(opened: Opened, identity: Identity, taken_in: datetime) -> bytes:
    """The receipt for a package that was taken in, signed by who took it in.

    Args:
        opened: The package.
        identity: Of this laptop.
        taken_in: When; in UTC.
    """
    heads = opened.parcel.heads
    interviews = {head.value_id for head in heads if head.kind == TABLES[Interview].name}
    interviews |= {str(each.interview) for each in opened.parcel.statuses}
    parts = _Parts(
        review=opened.parcel.review,
        package=opened.fingerprint,
        sender=opened.sender.initials,
        recipient=identity.initials,
        taken_in=taken_in,
        interviews=tuple(UUID(each) for each in sorted(interviews)),
        counts=dict(sorted(Counter(head.kind for head in heads).items())),
    )
    return signed_file(RECEIPT, _PARTS.dump_python(parts, mode="json"), identity)


def read_receipt(content: bytes, contacts: Collection[Contact], *, review: UUID) -> Receipt:
    """Read a receipt that came back.

    Which package it is for, `Receipt.package` says: the caller compares it with the fingerprint of
    what was sent.

    Args:
        content: Of the file.
        contacts: Everybody whose contact file was taken in.
        review: The review that is open.

    Raises:
        NotThatFileError, FileTamperedError, NewerFileError: Nothing can be made of it.
        FileOfAnotherReviewError: It is about another review.
        UnknownSenderError, ChangedSenderError, WithdrawnSenderError: Nobody here can say that its
            signature is the recipient's.
    """
    signed = read_signed_file(RECEIPT, content)
    parts = parsed(RECEIPT, _PARTS, signed.parts)
    if parts.review != review:
        raise FileOfAnotherReviewError(RECEIPT.what)
    by = known_by_key(signed.signing_key, parts.recipient, contacts)
    if by is None:
        raise UnknownSenderError(parts.recipient)
    return Receipt(
        review=parts.review,
        package=parts.package,
        sender=parts.sender,
        recipient=by.initials,
        taken_in=parts.taken_in,
        interviews=parts.interviews,
        counts=parts.counts,
    )
