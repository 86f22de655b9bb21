"""Who this laptop is to the others of one review.

An identity belongs to a review and lies in its encrypted database: somebody who works on two
reviews has two identities, and erasing a review erases its identity. It is never part of a
`Review`, a document or a package; what travels of it is a `Contact`.
"""

from dataclasses import dataclass, field, replace
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from interviewer.domain.review import Review
from interviewer.domain.words import SeatRole
from interviewer.storage.handover.errors import NoInitialsError

LONGEST_INITIALS = 40


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The two secret keys of one seat in one review.

    Attributes:
        review: Id of the review's particulars.
        initials: Of the seat; how others know who sent something.
        role: Of the seat.
        age_secret: "AGE-SECRET-KEY-1…": opens what is sealed for this laptop. The `age` program
            reads it too.
        signing_secret: 32 bytes of Ed25519: signs what this laptop sends.
    """

    review: UUID
    initials: str
    role: SeatRole
    age_secret: str = field(repr=False)
    signing_secret: bytes = field(repr=False)

    @property
    def recipient(self) -> str:
        """What others seal to: "age1…"."""
        return str(self.opening_key.to_public())

    @property
    def secrets(self) -> tuple[str, bytes]:
        """Both secret keys: two identities with the same ones are the same."""
        return self.age_secret, self.signing_secret

    @property
    def opening_key(self) -> x25519.Identity:
        return x25519.Identity.from_str(self.age_secret)

    @property
    def signing_key(self) -> bytes:
        """What others check signatures with: 32 bytes."""
        return self._signer.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The signature of the message, 64 bytes. Whoever calls says in it what it is for."""
        return self._signer.sign(message)

    @property
    def _signer(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.signing_secret)


def identity_for(review: Review, known: Identity | None) -> Identity:
    """Return the identity of this laptop in the review: the known one, or one with new keys.

    Initials and role are those of the seat today; keys never change. Where the result is not
    `known`, it is for the caller to save (`Store.save_identity`) before anybody hears of it.

    Args:
        review: As it is now.
        known: What `Store.identity` gave.

    Raises:
        NoInitialsError: Others would not know who it is.
        LookupError: The review has not been set up.
    """
    seat = next(iter(review.seats.values()), None)
    if seat is None or not are_initials(seat.initials):
        raise NoInitialsError
    if known is not None:
        return replace(known, initials=seat.initials, role=seat.role)
    return Identity(
        review=review.details.id,
        initials=seat.initials,
        role=seat.role,
        age_secret=str(x25519.Identity.generate()),
        signing_secret=Ed25519PrivateKey.generate().private_bytes_raw(),
    )


def are_initials(text: str) -> bool:
    """Whether the text can stand in a sentence: short, and of nothing that cannot be seen."""
    return 0 < len(text.strip()) <= len(text) <= LONGEST_INITIALS and text.isprintable()
