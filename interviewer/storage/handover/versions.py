"""The version table as taking in and deciding need it, and the rows that follow from it.

Everything here runs inside a transaction of the caller.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from interviewer.domain.interview import Practitioner
from interviewer.domain.review import KINDS
from interviewer.domain.revisions import heads
from interviewer.storage.formats import Form, upgraded
from interviewer.storage.handover.parcel import PackedVersion, Parcel
from interviewer.storage.handover.plan import Of
from interviewer.storage.recording import says_the_same, utc
from interviewer.storage.statements import (
    ADD_VERSION,
    DROP_VERSION,
    FORM_OF,
    PUT_ROW,
    REVISIONS,
    row,
)
from interviewer.storage.tables import TABLES

_VERSION = "SELECT kind, value_id, revision, parents, who, at, reason, form, format, closed"
_OF_VALUE = f"{_VERSION} FROM version WHERE value_id = ? AND kind = ? ORDER BY number"
_OF_KIND = f"{_VERSION} FROM version WHERE kind = ? ORDER BY number"
_CALLED = f"{_VERSION} FROM version WHERE revision = ?"
_LINKS = """
    SELECT kind, value_id, revision, parents FROM version
    WHERE (kind = ? OR ? = '') AND (closed OR ?) ORDER BY number
"""
_CLOSE = "UPDATE version SET closed = TRUE WHERE number = ?"


def held_in(driver: Any, parcel: Parcel) -> tuple[PackedVersion, ...]:
    """What an open file holds of the parcel's values, as `plan.Held` has it."""
    found: dict[str, PackedVersion] = {}

    def look(query: str, *which: str) -> None:
        for *version, closed in driver.execute(query, which):
            packed = _packed(*version)
            if closed or not _is_idle(driver, packed):
                found[version[2]] = packed

    look(_OF_KIND, TABLES[Practitioner].name)
    for kind, value_id in {version.of: None for version in parcel.versions}:
        look(_OF_VALUE, value_id, kind)
    for version in parcel.versions:
        if str(version.revision) not in found:
            look(_CALLED, str(version.revision))
    return tuple(found.values())


def add_versions(driver: Any, versions: Iterable[PackedVersion]) -> None:
    """Add closed revisions as they are: with their own ids, initials, times and formats."""
    driver.executemany(ADD_VERSION, [_columns(version) for version in versions])


def close_draft(driver: Any, of: Of) -> None:
    """Close what is still being typed in this value; nothing where nothing is."""
    which = {"of_kind": of[0], "of_id": of[1]}
    known = driver.execute(REVISIONS, which).fetchall()
    for number, revision in [(n, which) for n, which, _, closed in known if not closed]:
        draft = _packed(*driver.execute(_CALLED, (revision,)).fetchone()[:-1])
        if _is_idle(driver, draft):
            driver.execute(DROP_VERSION, {"of_number": number})
        else:
            driver.execute(_CLOSE, (number,))


def revisions_in(
    driver: Any, *, kind: str = "", drafts: bool = False
) -> dict[Of, dict[str, list[str]]]:
    """Every revision of every value with those it was made from.

    Args:
        driver: The open file, as the driver has it.
        kind: The table of the only kind that is asked for.
        drafts: Whether what is still being typed is among them.
    """
    found: dict[Of, dict[str, list[str]]] = {}
    for of, value_id, revision, parents in driver.execute(_LINKS, (kind, kind, drafts)):
        found.setdefault((of, value_id), {})[revision] = json.loads(parents)
    return found


def revisions_of(driver: Any, of: Of) -> dict[str, list[str]]:
    """As `revisions_in` with drafts, of one value."""
    known = driver.execute(REVISIONS, {"of_kind": of[0], "of_id": of[1]})
    return {revision: json.loads(parents) for _, revision, parents, _ in known}


def form_of(driver: Any, kind: str, revision: str) -> Form:
    """What a revision says, with the fields of today."""
    form, written = driver.execute(FORM_OF, {"of_revision": revision}).fetchone()
    return upgraded(kind, json.loads(form), of_format=written)


def displayed(
    driver: Any, values: Iterable[Of], *, without: Collection[str] = ()
) -> dict[str, list[Form]]:
    """By table, what is to be displayed of the values; nothing of one that is being typed.

    Args:
        driver: The open file, as the driver has it.
        values: Of which.
        without: Revisions that are as good as gone.
    """
    forms: dict[str, list[Form]] = {}
    for kind, value_id in values:
        known = driver.execute(REVISIONS, {"of_kind": kind, "of_id": value_id}).fetchall()
        if all(closed for *_, closed in known):
            parents = {which: json.loads(of) for _, which, of, _ in known if which not in without}
            forms.setdefault(kind, []).append(form_of(driver, kind, heads(parents)[0]))
    return forms


def put_rows(driver: Any, forms: Mapping[str, list[Form]]) -> None:
    """Write the rows of these forms, by table, each in place of its earlier self."""
    for kind in KINDS:  # those that others point to first
        driver.executemany(PUT_ROW[kind], [row(form) for form in forms.get(TABLES[kind].name, ())])


def _is_idle(driver: Any, draft: PackedVersion) -> bool:
    """Whether the draft says what it was made from: then it leaves no trace."""
    form = upgraded(draft.kind, draft.form, of_format=draft.format)
    return any(says_the_same(driver, draft.kind, str(each), form) for each in draft.parents)


def _packed(kind: str, value_id: str, revision: str, parents: str, *rest: Any) -> PackedVersion:
    """The columns of `_VERSION` as a revision."""
    who, at, reason, form, written = rest
    return PackedVersion(
        kind=kind,
        value_id=value_id,
        revision=UUID(revision),
        parents=tuple(map(UUID, json.loads(parents))),
        who=who,
        at=datetime.fromisoformat(at),
        reason=reason,
        form=json.loads(form),
        format=written,
    )


def _columns(version: PackedVersion) -> Mapping[str, Any]:
    return {
        "revision": str(version.revision),
        "kind": version.kind,
        "value_id": version.value_id,
        "parents": json.dumps([str(parent) for parent in version.parents]),
        "who": version.who,
        "at": utc(version.at),
        "reason": version.reason,
        "form": json.dumps(version.form, ensure_ascii=False),
        "format": version.format,
        "closed": True,
    }
