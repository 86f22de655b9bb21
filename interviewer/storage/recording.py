"""How a change is kept: rows as they are now, and beside each the revision that tells of it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from interviewer.domain.review import KINDS
from interviewer.domain.revisions import heads
from interviewer.storage.changes import Change
from interviewer.storage.engine import FORMAT
from interviewer.storage.formats import Form, upgraded
from interviewer.storage.forms import plain
from interviewer.storage.statements import (
    ADD_VERSION,
    DROP_VERSION,
    FORM_OF,
    PUT_ROW,
    REVISIONS,
    UPDATE_VERSION,
    row,
)
from interviewer.storage.tables import TABLES


def keep(driver: Any, change: Change, new_revision: Callable[[], UUID]) -> None:
    """Bring rows and history up to date with the change, inside the caller's transaction."""
    values = {(type(value), value.id): value for value in change.values}
    for kind in KINDS:  # those that others point to first
        forms = [plain(value) for (a_kind, _), value in values.items() if a_kind is kind]
        driver.executemany(PUT_ROW[kind], [row(form) for form in forms])
        for form in forms:
            _record(driver, change, TABLES[kind].name, form, new_revision)


def says_the_same(driver: Any, kind: str, revision: str, form: Form) -> bool:
    """Whether a revision says what the form says, in whichever format it was written."""
    kept, of_format = driver.execute(FORM_OF, {"of_revision": revision}).fetchone()
    return upgraded(kind, json.loads(kept), of_format=of_format) == form


def utc(at: datetime) -> str:
    """As the version table has it."""
    return aware(at).isoformat()


def aware(at: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ValueError: It says no time zone.
    """
    if at.tzinfo is None:
        raise ValueError("A change says when in which time zone.")
    return at.astimezone(UTC)


def _record(
    driver: Any, change: Change, kind: str, form: Form, new_revision: Callable[[], UUID]
) -> None:
    """Bring the history of one value up to date with its row."""
    known = driver.execute(REVISIONS, {"of_kind": kind, "of_id": form["id"]}).fetchall()
    draft = next((number for number, _, _, closed in known if not closed), None)
    # After a package was taken in, what was kept last need not be what is displayed.
    current = heads({which: json.loads(parents) for _, which, parents, closed in known if closed})
    if not change.draft and current and says_the_same(driver, kind, current[0], form):
        driver.execute(DROP_VERSION, {"of_number": draft})  # no draft, nothing to drop
        return
    entry = {
        "who": change.who,
        "at": utc(change.at),
        "reason": change.reason,
        "form": json.dumps(form, ensure_ascii=False),
        "format": FORMAT,
        "closed": not change.draft,
    }
    if draft is not None:
        driver.execute(UPDATE_VERSION, {"of_number": draft, **entry})
        return
    identity = {
        "revision": str(new_revision()),
        "parents": json.dumps(current[:1]),
        "kind": kind,
        "value_id": form["id"],
    }
    driver.execute(ADD_VERSION, identity | entry)
