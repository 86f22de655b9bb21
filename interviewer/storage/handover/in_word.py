"""The package that goes along in the Word summary of one interview.

A summary that carries it is a hand-over: the same content, the same seal, the same receipt. What
the person left out of the summary's text by choice stays out of it too: the interviewers' thoughts
go along where they chose so; who interviewed is in every package, so the text says it as well.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from interviewer.domain.review import Review
from interviewer.storage.handover.contact import Contact
from interviewer.storage.handover.identity import Identity
from interviewer.storage.handover.package import fingerprint, seal, seal_with_passphrase
from interviewer.storage.handover.packing import hand_over, revisions_of
from interviewer.storage.handover.parcel import PackedVersion, Parcel

_KEY = b"interviewer: the text of a summary\n"


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """What a summary carries.

    Attributes:
        package: One interview, sealed.
        key: For the digest of the text of the Word file, see `text_key`.
        revisions: What each version in it is called, for `HandedOver`.
    """

    package: bytes = field(repr=False)
    key: bytes = field(repr=False)
    revisions: tuple[UUID, ...] = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """What the receipt will name."""
        return fingerprint(self.package)


def enclosed(  # noqa: PLR0913  what is sealed, by and to whom, when: each is one argument
    review: Review,
    versions: Iterable[PackedVersion],
    interview: UUID,
    *,
    sender: Identity,
    to: Contact | str,
    made: datetime,
    thoughts: bool = False,
) -> Enclosed:
    """Seal one interview for its summary.

    Args:
        review: As it is now.
        versions: Every closed revision, as `Store.versions` gives them.
        interview: Its id.
        sender: Of this laptop.
        to: The only one who can open it; or a passphrase, which takes seconds.
        made: When; in UTC.
        thoughts: Whether the summary tells the interviewers' thoughts: only then do they go along.

    Raises:
        DraftsOpenError: Something of it is still being typed, and would be left behind.
        EmptyPassphraseError: The passphrase is empty.
        PackageTooLargeError, MalformedPackageError: As with `seal`.
    """
    parcel = hand_over(review, versions, [interview], made=made, thoughts=thoughts)
    sealed = (
        seal_with_passphrase(parcel, sender, to)
        if isinstance(to, str)
        else seal(parcel, sender, to)
    )
    return Enclosed(package=sealed, key=text_key(parcel), revisions=revisions_of(parcel))


def text_key(parcel: Parcel) -> bytes:
    """What the digest of a summary's text is made with: known to whoever can open the package.

    Revisions are drawn at random, 122 bits each, and stand nowhere but in reviews and in sealed
    packages. So nobody on the way can change the text and make a digest that fits it.
    """
    revisions = sorted(version.revision.bytes for version in parcel.versions)
    return hashlib.sha256(_KEY + b"".join(revisions)).digest()
