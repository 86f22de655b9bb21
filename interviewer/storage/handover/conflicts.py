"""Values that two people changed apart: both versions stay until somebody decides.

A conflict has no table of its own. It is a value with several revisions from which nothing was
made, so it survives whatever the history survives and can never say something else than it. A
decision is a revision made from all of them: with it, the conflict is over wherever it travels.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from interviewer.domain.activity_words import id_of
from interviewer.domain.review import Value
from interviewer.domain.revisions import heads
from interviewer.storage.engine import FORMAT
from interviewer.storage.forms import checked
from interviewer.storage.handover.contents import kind_named
from interviewer.storage.handover.parcel import PackedVersion
from interviewer.storage.handover.refusals import ConflictOutOfDateError
from interviewer.storage.handover.versions import (
    add_versions,
    close_draft,
    form_of,
    put_rows,
    revisions_in,
    revisions_of,
)
from interviewer.storage.tables import TABLES


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A value with versions that were made apart.

    Attributes:
        kind: Its kind; `value_id` its id.
        heads: The revisions that stand against each other, the displayed one first; `Store.history`
            has what each of them says, who made it and when.
    """

    kind: type[Value]
    value_id: UUID | str
    heads: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Which version of a conflict holds from now on.

    Attributes:
        keep: One of the conflict's `heads`.
        who: Initials of who decided.
        reason: Why, where somebody said so.
    """

    conflict: Conflict
    keep: UUID
    at: datetime
    who: str
    reason: str = field(default="", repr=False)


def conflicts_in(driver: Any) -> list[Conflict]:
    """What waits for a decision, in the order in which the values were first kept."""
    found = []
    for (name, value_id), revisions in revisions_in(driver).items():
        ends = heads(revisions) if len(revisions) > 1 else ()
        if len(ends) > 1:
            kind = kind_named(name)
            conflict = Conflict(
                kind=kind, value_id=id_of(kind, value_id), heads=tuple(map(UUID, ends))
            )
            found.append(conflict)
    return found


def decide(driver: Any, decision: Decision, revision: UUID) -> Value:
    """Let one of the versions hold, with a revision that is made from all of them.

    Raises:
        ConflictOutOfDateError: Other versions stand against each other by now.
    """
    conflict = decision.conflict
    of = TABLES[conflict.kind].name, str(conflict.value_id)
    close_draft(driver, of)
    ends = tuple(map(UUID, heads(revisions_of(driver, of))))
    if set(ends) != set(conflict.heads) or decision.keep not in ends:
        raise ConflictOutOfDateError
    form = form_of(driver, of[0], str(decision.keep))
    version = PackedVersion(
        kind=of[0],
        value_id=of[1],
        revision=revision,
        parents=ends,
        who=decision.who,
        at=decision.at,
        reason=decision.reason,
        form=form,
        format=FORMAT,
    )
    add_versions(driver, [version])
    put_rows(driver, {of[0]: [form]})
    (value,) = checked(conflict.kind, [form])
    return value
