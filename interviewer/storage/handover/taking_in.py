"""Taking in a parcel, and taking it out again; what was taken in has a table of its own.

Everything here runs inside a transaction of the caller, who ends it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, MetaData
from sqlcipher3 import dbapi2 as sqlcipher
from sqlmodel import Field, SQLModel

from interviewer.domain.activity_words import id_of
from interviewer.domain.naming import KIND_WORDS, name_of
from interviewer.domain.pointers import pointers
from interviewer.domain.review import KINDS, Review
from interviewer.storage.forms import checked
from interviewer.storage.handover.contents import kind_named
from interviewer.storage.handover.errors import MalformedPackageError
from interviewer.storage.handover.parcel import PackedVersion, ParcelKind
from interviewer.storage.handover.plan import Of, TakeInPlan
from interviewer.storage.handover.references import REASON, Renaming
from interviewer.storage.handover.refusals import LaterWorkError, NotTakenInError
from interviewer.storage.handover.versions import (
    add_versions,
    close_draft,
    displayed,
    put_rows,
    revisions_in,
)
from interviewer.storage.recording import utc
from interviewer.storage.row import Row
from interviewer.storage.tables import TABLES


class TakenInRow(SQLModel, table=True):
    """A TakenIn: apart from the values of the review, and without a history."""

    metadata: ClassVar[MetaData] = Row.metadata
    __tablename__ = "taken_in"

    id: str = Field(primary_key=True)
    at: str
    who: str
    sender: str
    kind: str
    made: str
    fingerprint: str
    revisions: list[str] = Field(sa_type=JSON)


@dataclass(frozen=True, kw_only=True)
class TakenIn:
    """A parcel that was taken in.

    Attributes:
        at: When it was taken in, by `who`; `sender` made it, and `made` says when.
        fingerprint: Of the package file, as receipts have it; empty where it came another way.
        revisions: What it added to the history, renamings included.
    """

    id: UUID
    at: datetime
    who: str
    sender: str
    kind: ParcelKind
    made: datetime
    fingerprint: str = ""
    revisions: tuple[UUID, ...] = field(repr=False)


_ADD = (
    "INSERT INTO taken_in VALUES (:id, :at, :who, :sender, :kind, :made, :fingerprint, :revisions)"
)
_ALL = "SELECT id, at, who, sender, kind, made, fingerprint, revisions FROM taken_in ORDER BY rowid"
_DROP = "DELETE FROM taken_in WHERE id = ?"
_REMOVE = "DELETE FROM version WHERE revision = ?"


def taken_in(driver: Any) -> Iterator[TakenIn]:
    """Every parcel that was taken in, the first one first."""
    for taking_in, at, who, sender, kind, made, fingerprint, revisions in driver.execute(_ALL):
        yield TakenIn(
            id=UUID(taking_in),
            at=datetime.fromisoformat(at),
            who=who,
            sender=sender,
            kind=ParcelKind(kind),
            made=datetime.fromisoformat(made),
            fingerprint=fingerprint,
            revisions=tuple(map(UUID, json.loads(revisions))),
        )


def take_in(driver: Any, plan: TakeInPlan, taking_in: UUID, *, at: datetime, who: str) -> TakenIn:
    """Do what the plan says. What is being typed in a value that it touches is closed first.

    Raises:
        MalformedPackageError: A value points to one of another kind.
    """
    renamed = [_as_version(renaming, at, who) for renaming in plan.renamings]
    added = [version for value in plan.values for version in value.added] + renamed
    taken = TakenIn(
        id=taking_in,
        at=at,
        who=who,
        sender=plan.sender,
        kind=plan.parcel.kind,
        made=plan.parcel.made,
        fingerprint=plan.fingerprint,
        revisions=tuple(version.revision for version in added),
    )
    touched = dict.fromkeys(version.of for version in added)
    for of in touched:
        close_draft(driver, of)
    try:
        add_versions(driver, added)
        put_rows(driver, displayed(driver, touched))
    except sqlcipher.IntegrityError:
        raise MalformedPackageError from None
    if plan.parcel.kind is not ParcelKind.STATUS:  # the next one takes the place of that
        driver.execute(_ADD, _row(taken))
    return taken


def take_out(driver: Any, review: Review, taking_in: UUID) -> None:
    """Leave the file as if this parcel had never been taken in.

    Raises:
        NotTakenInError: It was not, or no longer is.
        LaterWorkError: Something was made from what it brought.
    """
    taken = next((each for each in taken_in(driver) if each.id == taking_in), None)
    if taken is None:
        raise NotTakenInError
    gone = {str(revision) for revision in taken.revisions}
    every = revisions_in(driver, drafts=True)
    touched = [of for of, revisions in every.items() if not gone.isdisjoint(revisions)]
    emptied = {of for of in touched if gone.issuperset(every[of])}
    forms = displayed(driver, (of for of in touched if of not in emptied), without=gone)
    values = [value for name, some in forms.items() for value in checked(kind_named(name), some)]
    made_from = (of for of in touched if _is_made_from(every[of], gone))
    depends = [*made_from, *_pointing_to(emptied, review.having(*values))]
    if depends:
        raise LaterWorkError([_named(review, of) for of in dict.fromkeys(depends)])
    driver.executemany(_REMOVE, [(revision,) for revision in gone])
    put_rows(driver, forms)
    for kind in reversed(KINDS):  # those that point to others first
        table = TABLES[kind].name
        ids = [(value_id,) for name, value_id in emptied if name == table]
        driver.executemany(f'DELETE FROM "{table}" WHERE id = ?', ids)  # noqa: S608  a name of ours
    driver.execute(_DROP, (str(taking_in),))


def _as_version(renaming: Renaming, at: datetime, who: str) -> PackedVersion:
    return PackedVersion(
        kind=renaming.kind,
        value_id=renaming.practitioner,
        revision=renaming.revision,
        parents=renaming.parents,
        who=who,
        at=at,
        reason=REASON,
        form=renaming.form,
        format=renaming.format,
    )


def _is_made_from(revisions: Mapping[str, list[str]], gone: set[str]) -> bool:
    """Whether a revision that stays was made from one that goes."""
    return any(
        revision not in gone and not gone.isdisjoint(parents)
        for revision, parents in revisions.items()
    )


def _pointing_to(emptied: set[Of], review: Review) -> Iterator[Of]:
    """Every value that stays, and speaks of one that goes."""
    lost = {value_id for _, value_id in emptied}
    for value in review.values():
        of = (TABLES[type(value)].name, str(value.id))
        if of not in emptied and not lost.isdisjoint(map(str, pointers(value))):
            yield of


def _named(review: Review, of: Of) -> str:
    kind = kind_named(of[0])
    value = review.value(kind, id_of(kind, of[1]))
    return name_of(review, value) if value is not None else KIND_WORDS[kind]


def _row(taken: TakenIn) -> Mapping[str, Any]:
    return {
        "id": str(taken.id),
        "at": utc(taken.at),
        "who": taken.who,
        "sender": taken.sender,
        "kind": taken.kind.value,
        "made": utc(taken.made),
        "fingerprint": taken.fingerprint,
        "revisions": json.dumps([str(revision) for revision in taken.revisions]),
    }
