"""What notes.db keeps for handing over: the identity of this laptop, contacts, and all versions.

The first two have tables of their own, apart from the values of the review and without a history.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import MetaData, Table
from sqlmodel import Field, SQLModel

from interviewer.domain.words import SeatRole
from interviewer.storage.handover.contact import Contact
from interviewer.storage.handover.identity import Identity
from interviewer.storage.handover.parcel import PackedVersion
from interviewer.storage.row import Row
from interviewer.storage.statements import put


class IdentityRow(SQLModel, table=True):
    """An Identity; the id is that of the review."""

    metadata: ClassVar[MetaData] = Row.metadata
    __tablename__ = "identity"

    id: str = Field(primary_key=True)
    initials: str
    role: str
    age_secret: str
    signing_secret: str


class ContactRow(SQLModel, table=True):
    """A Contact; the id is the signing key, in hexadecimal digits."""

    metadata: ClassVar[MetaData] = Row.metadata
    __tablename__ = "contact"

    id: str = Field(primary_key=True)
    review: str
    initials: str
    role: str
    recipient: str
    compared: bool
    withdrawn: bool


_IDENTITIES: Table = Row.metadata.tables["identity"]
_CONTACTS: Table = Row.metadata.tables["contact"]
_PUT_IDENTITY, _PUT_CONTACT = put(_IDENTITIES), put(_CONTACTS)

_IDENTITY = "SELECT id, initials, role, age_secret, signing_secret FROM identity"
_ALL_CONTACTS = """
    SELECT id, review, initials, role, recipient, compared, withdrawn FROM contact ORDER BY rowid
"""
_CLOSED = """
    SELECT kind, value_id, revision, parents, who, at, reason, form, format
    FROM version WHERE closed ORDER BY number
"""


def identity_in(driver: Any) -> Identity | None:
    """The identity that an open file holds, if one was made."""
    found = driver.execute(_IDENTITY).fetchone()
    if found is None:
        return None
    review, initials, role, age_secret, signing_secret = found
    return Identity(
        review=UUID(review),
        initials=initials,
        role=SeatRole(role),
        age_secret=age_secret,
        signing_secret=bytes.fromhex(signing_secret),
    )


def put_identity(driver: Any, identity: Identity) -> None:
    """Keep the identity in place of its earlier self."""
    row = {
        "id": str(identity.review),
        "initials": identity.initials,
        "role": identity.role.value,
        "age_secret": identity.age_secret,
        "signing_secret": identity.signing_secret.hex(),
    }
    driver.execute(_PUT_IDENTITY, row)


def contacts_in(driver: Any) -> Iterator[Contact]:
    """Everybody whose contact file was taken in, withdrawn ones too."""
    for key, review, initials, role, recipient, *known in driver.execute(_ALL_CONTACTS):
        compared, withdrawn = map(bool, known)
        yield Contact(
            review=UUID(review),
            initials=initials,
            role=SeatRole(role),
            recipient=recipient,
            signing_key=bytes.fromhex(key),
            compared=compared,
            withdrawn=withdrawn,
        )


def put_contact(driver: Any, contact: Contact) -> None:
    """Keep the contact in place of its earlier self: the one with the same key."""
    row = {
        "id": contact.signing_key.hex(),
        "review": str(contact.review),
        "initials": contact.initials,
        "role": contact.role.value,
        "recipient": contact.recipient,
        "compared": contact.compared,
        "withdrawn": contact.withdrawn,
    }
    driver.execute(_PUT_CONTACT, row)


def versions_in(driver: Any) -> Iterator[PackedVersion]:
    """Every closed revision of an open file, in the order in which they were kept there."""
    for kind, value_id, revision, parents, who, at, reason, form, written in driver.execute(
        _CLOSED
    ):
        yield PackedVersion(
            kind=kind,
            value_id=value_id,
            revision=UUID(revision),
            parents=tuple(UUID(parent) for parent in json.loads(parents)),
            who=who,
            at=datetime.fromisoformat(at),
            reason=reason,
            form=json.loads(form),
            format=written,
        )
