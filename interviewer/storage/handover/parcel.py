"""What a package holds: versions as they stand in the version table, and nothing made of them.

Values are known by kind, id and revision, never by a name or a clock, so what was handed over
twice, or by two people, can be told from what differs.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field

from interviewer.domain.handing_over import InterviewState
from interviewer.domain.words import SeatRole, Stage
from interviewer.storage.formats import Form
from interviewer.storage.handover.contact import Contact, Initials, Recipient
from interviewer.storage.handover.signed import STRICT

MOST_VERSIONS = 200_000
"""Ten thousand notes with twenty wordings each."""

MOST_PARENTS = 1_000
"""A merge has two; a version of a set-up names all that it goes back to."""

_MOST_STATUSES = 10_000
_MOST_CONTACTS = 100


def _utc(at: datetime) -> datetime:
    if at.utcoffset() != timedelta(0):
        raise ValueError("not in UTC")
    return at


Utc = Annotated[AwareDatetime, AfterValidator(_utc)]
_Short = Annotated[str, Field(max_length=200)]
_Long = Annotated[str, Field(max_length=100_000)]


class ParcelKind(StrEnum):
    """What a package is for."""

    HAND_OVER = "hand-over"
    SET_UP = "set-up"
    STATUS = "status"


@dataclass(frozen=True, kw_only=True)
class PackedVersion:
    """A closed revision, as it stands in the version table.

    Attributes:
        kind: The table of its value, `value_id` the id there.
        revision: What it is called wherever it travels.
        parents: The revisions it was made from; not all of them need to travel along. In a set-up
            package, where none does, everything that it goes back to.
        who: Initials of the seat that saved it, `at` when.
        form: The plain form of the value, in the format `format`.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: _Short
    value_id: _Short
    revision: UUID
    parents: Annotated[tuple[UUID, ...], Field(max_length=MOST_PARENTS)]
    who: _Short
    at: Utc
    reason: _Long = field(repr=False)
    form: Form = field(repr=False)
    format: Annotated[int, Field(ge=1)]

    @property
    def of(self) -> tuple[str, str]:
        """Which value it is a revision of."""
        return self.kind, self.value_id


@dataclass(frozen=True, kw_only=True)
class Head:
    """Which revision of a value was current where the package was made."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: _Short
    value_id: _Short
    revision: UUID

    @property
    def of(self) -> tuple[str, str]:
        return self.kind, self.value_id


@dataclass(frozen=True, kw_only=True)
class InterviewStatus:
    """How far an interview has come: all that a coordinator is told (model.md, "Seats")."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    interview: UUID
    reference: _Short = field(repr=False)
    stage: Stage
    day: date | None = None
    due: date | None = None

    @property
    def state(self) -> InterviewState:
        """As the review of whoever is told keeps it."""
        return InterviewState(
            id=self.interview,
            reference=self.reference,
            stage=self.stage,
            day=self.day,
            due=self.due,
        )


@dataclass(frozen=True, kw_only=True)
class PackedContact:
    """A contact as it travels; what was compared or withdrawn stays on its laptop.

    Attributes:
        signing_key: 64 hexadecimal digits.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    initials: Initials
    role: SeatRole
    recipient: Recipient
    signing_key: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]

    def contact(self, review: UUID) -> Contact:
        """The contact, in the review of its parcel."""
        return Contact(
            review=review,
            initials=self.initials,
            role=self.role,
            recipient=self.recipient,
            signing_key=bytes.fromhex(self.signing_key),
        )


def packed_contact(contact: Contact) -> PackedContact:
    """The contact as it travels."""
    return PackedContact(
        initials=contact.initials,
        role=contact.role,
        recipient=contact.recipient,
        signing_key=contact.signing_key.hex(),
    )


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What a package holds.

    Attributes:
        review: Id of the review's particulars.
        made: When it was packed.
        format: The format of notes.db where it was packed.
        versions: Every revision that travels.
        heads: One for each value of which a revision travels.
        statuses: Of interviews; in a status package only.
        contacts: The others of the review; in a set-up package only. Whoever takes it in knows
            them by the word of its sender.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    review: UUID
    kind: ParcelKind
    made: Utc
    format: Annotated[int, Field(ge=1)]
    versions: Annotated[tuple[PackedVersion, ...], Field(max_length=MOST_VERSIONS)] = ()
    heads: Annotated[tuple[Head, ...], Field(max_length=MOST_VERSIONS)] = ()
    statuses: Annotated[tuple[InterviewStatus, ...], Field(max_length=_MOST_STATUSES)] = ()
    contacts: Annotated[tuple[PackedContact, ...], Field(max_length=_MOST_CONTACTS)] = ()

    def current(self) -> tuple[PackedVersion, ...]:
        """The current version of each value."""
        heads = {head.revision for head in self.heads}
        return tuple(version for version in self.versions if version.revision in heads)
