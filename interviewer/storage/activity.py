"""What was done in a review, by whom and when, for those who answer for the information in it.

No text of notes is read for it or stands in it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Deed(StrEnum):
    """What a closed revision did to its value."""

    FIRST = "first"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Activity:
    """One closed revision, without a word of what it says.

    Attributes:
        kind: What was written: "note", "follow up", "practitioner".
        value_id: Of the value, as text; guidance's is its identity and version.
        who: Initials of the seat; empty where none were set.
        at: In UTC.
        deed: Whether it was written for the first time, changed, or withdrawn.
        reason_given: Whether somebody said why; the reason itself stands in the history.
    """

    kind: str
    value_id: str
    who: str
    at: datetime
    deed: Deed
    reason_given: bool


# A value that was withdrawn and is brought back has changed, and so has one that is changed while
# it is withdrawn. The forms are left behind in the first step, or they would be sorted too.
_ACTIVITY = """
    WITH revision AS MATERIALIZED (
        SELECT number, kind, value_id, who, at, parents = '[]' AS first, reason <> '' AS reasoned,
               coalesce(json_extract(form, '$.withdrawn'), 0) AS withdrawn
        FROM version WHERE closed)
    SELECT kind, value_id, who, at, first, reasoned,
           withdrawn AND NOT coalesce(lag(withdrawn) OVER earlier, 0)
    FROM revision
    WINDOW earlier AS (PARTITION BY value_id, kind ORDER BY number)
    ORDER BY number
"""


def activity(driver: Any) -> list[Activity]:
    """Every closed revision of an open file, in the order in which they were kept."""
    return [
        Activity(
            kind=_words(kind),
            value_id=value_id,
            who=who,
            at=datetime.fromisoformat(at),
            deed=_deed(first=first, withdrawn=withdrawn),
            reason_given=bool(reason_given),
        )
        for kind, value_id, who, at, first, reason_given, withdrawn in driver.execute(_ACTIVITY)
    ]


def _deed(*, first: bool, withdrawn: bool) -> Deed:
    if first:
        return Deed.FIRST
    return Deed.WITHDRAWN if withdrawn else Deed.CHANGED


def _words(kind: str) -> str:
    return kind.replace("_", " ")
