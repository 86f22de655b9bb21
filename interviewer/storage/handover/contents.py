"""A parcel and the bytes that stand for it: JSON of plain values, compressed.

Whoever signed it, everything in it is checked before anybody sees it: sizes, counts, depth, that
revisions make sense together, and that every form is exactly what a value of its kind says.
"""

import zlib
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from typing import Any

from pydantic import TypeAdapter, ValidationError

from interviewer.domain.accuracy import PractitionersCopy, StatementAnswer
from interviewer.domain.chronology import Entry
from interviewer.domain.findings import EarlierReview
from interviewer.domain.guidance import Guidance
from interviewer.domain.interview import (
    CoverageMark,
    FollowUp,
    Interview,
    Note,
    Practitioner,
    Reflection,
    Thought,
    Tick,
    UrgentMatter,
    WellbeingNote,
)
from interviewer.domain.preparation import Preparation, ProceedingsAnswer
from interviewer.domain.review import Value
from interviewer.domain.set_up import Agency, Episode, Particulars
from interviewer.storage.engine import FORMAT
from interviewer.storage.errors import UnreadableEntryError
from interviewer.storage.formats import upgraded
from interviewer.storage.forms import checked, plain
from interviewer.storage.handover.errors import (
    MalformedPackageError,
    NewerPackageError,
    PackageTooLargeError,
)
from interviewer.storage.handover.parcel import PackedVersion, Parcel, ParcelKind
from interviewer.storage.tables import TABLES

LARGEST_UNPACKED = 128 * 1024 * 1024
"""Bytes of JSON; 10,000 notes with five wordings each have some 45 MB."""

_DEEPEST = 12
"""Lists within lists of a form; guidance has six."""

_LARGEST_NUMBER = 2**63

SET_UP_KINDS: frozenset[type[Value]] = frozenset(
    {Particulars, Guidance, Agency, Episode, Entry, EarlierReview}
)
"""What a set-up package may hold: what the review is about, and nothing that anybody said."""

HAND_OVER_KINDS: frozenset[type[Value]] = frozenset(
    {
        Guidance,
        Agency,
        Episode,
        Entry,
        Practitioner,
        Interview,
        Note,
        CoverageMark,
        Tick,
        FollowUp,
        UrgentMatter,
        Thought,
        Reflection,
        Preparation,
        ProceedingsAnswer,
        WellbeingNote,
        PractitionersCopy,
        StatementAnswer,
    }
)
"""What a hand-over may hold: never the seat, what left this laptop, or the review's particulars."""

_KINDS_OF = {
    ParcelKind.HAND_OVER: HAND_OVER_KINDS,
    ParcelKind.SET_UP: SET_UP_KINDS,
    ParcelKind.STATUS: frozenset[type[Value]](),
}
_KIND_NAMED = {table.name: kind for kind, table in TABLES.items()}
_PARCEL: TypeAdapter[Parcel] = TypeAdapter(Parcel)


def kind_named(table: str) -> type[Value]:
    """The kind of value that has this table.

    Raises:
        LookupError: Today's review has no such kind.
    """
    return _KIND_NAMED[table]


def kind_of(version: PackedVersion) -> type[Value]:
    """Which kind of value it is a revision of.

    Raises:
        LookupError: Today's review has no such kind.
    """
    return kind_named(version.kind)


def value_of(version: PackedVersion) -> Value:
    """The value as this revision has it, with the fields of today.

    Raises:
        UnreadableEntryError: Its form is not what its kind says; never after `unpacked`.
    """
    form = upgraded(version.kind, version.form, of_format=version.format)
    (value,) = checked(kind_of(version), [form])
    return value


def packed(parcel: Parcel) -> bytes:
    """The bytes that stand for the parcel; the same parcel gives the same bytes.

    Raises:
        PackageTooLargeError: No other laptop would take it.
        MalformedPackageError: No other laptop could read it: a bug of ours, found before it leaves.
    """
    check_parcel(parcel)
    plain_bytes = _PARCEL.dump_json(parcel)
    if len(plain_bytes) > LARGEST_UNPACKED:
        raise PackageTooLargeError
    return zlib.compress(plain_bytes)


def unpacked(body: bytes) -> Parcel:
    """The parcel that these bytes stand for, everything in it checked.

    Raises:
        PackageTooLargeError: It unpacks to more than any review has.
        NewerPackageError: Something in it has a format that this version does not know.
        MalformedPackageError: It is not what a parcel says.
    """
    try:
        parcel = _PARCEL.validate_json(_decompressed(body), strict=True)
    except ValidationError:
        raise MalformedPackageError from None  # its message may quote what stands there
    check_parcel(parcel)
    return parcel


def _decompressed(body: bytes) -> bytes:
    """The JSON, of which no more is ever unpacked than may be."""
    way = zlib.decompressobj()
    try:
        content = way.decompress(body, LARGEST_UNPACKED + 1)
    except zlib.error:
        raise MalformedPackageError from None
    if len(content) > LARGEST_UNPACKED:
        raise PackageTooLargeError
    if not way.eof or way.unused_data:
        raise MalformedPackageError
    return content


def check_parcel(parcel: Parcel) -> None:
    """Let a parcel pass that is sound in itself, whoever made it.

    Raises:
        NewerPackageError, MalformedPackageError: It is not.
    """
    newest = max((version.format for version in parcel.versions), default=parcel.format)
    if max(newest, parcel.format) > FORMAT:
        raise NewerPackageError
    allowed = {TABLES[kind].name for kind in _KINDS_OF[parcel.kind]}
    fits = (
        {version.kind for version in parcel.versions} <= allowed
        and (parcel.kind is ParcelKind.STATUS or not parcel.statuses)
        and (parcel.kind is ParcelKind.SET_UP or not parcel.contacts)
        and _heads_fit(parcel)
        and _revisions_fit(parcel)
    )
    if not fits:
        raise MalformedPackageError
    _check_forms(parcel)


def _heads_fit(parcel: Parcel) -> bool:
    """Whether each value has one head, and that is one of its revisions."""
    of = {version.revision: version.of for version in parcel.versions}
    heads = Counter(head.of for head in parcel.heads)
    return (
        len(of) == len(parcel.versions)
        and heads.keys() == set(of.values())
        and set(heads.values()) <= {1}
        and all(of.get(head.revision) == head.of for head in parcel.heads)
    )


def _revisions_fit(parcel: Parcel) -> bool:
    """Whether what a revision was made from is of the same value, and none comes from itself."""
    of = {version.revision: version.of for version in parcel.versions}
    parents = {version.revision: version.parents for version in parcel.versions}
    try:
        TopologicalSorter(parents).prepare()
    except CycleError:
        return False
    return all(of.get(parent, of[child]) == of[child] for child in of for parent in parents[child])


def _check_forms(parcel: Parcel) -> None:
    """Each form says what its value says: no more, no less, and under the id of its version."""
    by_kind: dict[str, list[PackedVersion]] = {}
    for version in parcel.versions:
        by_kind.setdefault(version.kind, []).append(version)
    for name, versions in by_kind.items():
        if any(v.form.get("id") != v.value_id or not _fits(v.form, _DEEPEST) for v in versions):
            raise MalformedPackageError
        try:
            forms = [upgraded(name, v.form, of_format=v.format) for v in versions]
            values = checked(_KIND_NAMED[name], forms)
        except (UnreadableEntryError, AttributeError, TypeError, ValueError):
            raise MalformedPackageError from None  # `upgraded` takes lists for lists
        if any(plain(value) != form for value, form in zip(values, forms, strict=True)):
            raise MalformedPackageError


def _fits(part: Any, deepest: int) -> bool:
    """Whether it goes no deeper than a form does, and each number into a column of SQLite."""
    if isinstance(part, dict | list):
        inner = part.values() if isinstance(part, dict) else part
        return deepest > 0 and all(_fits(each, deepest - 1) for each in inner)
    return not isinstance(part, int) or -_LARGEST_NUMBER <= part < _LARGEST_NUMBER
