"""Is a file sound? Every page against its seal, every entry against its kind."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from interviewer.storage.engine import FORMAT
from interviewer.storage.formats import upgraded
from interviewer.storage.forms import checked, checked_text, forms_in
from interviewer.storage.tables import TABLES

_PAGES = ("cipher_integrity_check", "integrity_check")
_CHECKS = (*_PAGES, "foreign_key_check")


@dataclass(frozen=True, kw_only=True)
class Verification:
    """What a look at every page and every entry of the file found.

    Attributes:
        problems: A sentence for each; empty where everything is sound.
        counts: How many there are of each kind ("note", "follow up"), withdrawn ones too, and of
            "version"; empty where the file could not be read to its end.
    """

    problems: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        return not self.problems


def verification(driver: Any) -> Verification:
    """Look at every page and every entry of an open file, of whichever format.

    Raises:
        UnreadableEntryError: An entry is not what its kind says.
        sqlcipher3.dbapi2.Error: A page cannot be read.
    """
    problems = _problems(driver, _CHECKS)
    return Verification(problems=problems, counts={} if problems else _counts(driver))


def has_sound_pages(driver: Any) -> bool:
    """Whether every page is as it was written; what stands on them is not asked."""
    return not _problems(driver, _PAGES)


def _problems(driver: Any, checks: tuple[str, ...]) -> tuple[str, ...]:
    """What the first check found that found anything: after a bad page, the rest is noise."""
    for check in checks:
        found = driver.execute(f"PRAGMA {check}").fetchall()
        problems = tuple(f"notes.db: {problem}" for problem, *_ in found if problem != "ok")
        if problems:
            return problems
    return ()


def rows_in(driver: Any) -> dict[str, int]:
    """How many rows every table of the file has."""
    tables = driver.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        table: driver.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608  ours
        for (table,) in tables
    }


def format_of(driver: Any) -> int:
    """The format of an open file."""
    (number,) = driver.execute("PRAGMA user_version").fetchone()
    return int(number)


def _counts(driver: Any) -> dict[str, int]:
    there, of_format = rows_in(driver), format_of(driver)
    counts = {}
    for kind, table in TABLES.items():
        forms = forms_in(driver, kind, of_format=of_format) if table.name in there else ()
        counts[table.name.replace("_", " ")] = len(checked(kind, forms))
    counts["version"] = 0
    for kind, table in TABLES.items():
        counts["version"] += len(checked_text(kind, _versions(driver, table.name)))
    return counts


def _versions(driver: Any, kind: str) -> Iterator[str]:
    """The forms of a kind in the history, as JSON of today's format."""
    query = "SELECT form, format FROM version WHERE kind = ?"
    for form, written in driver.execute(query, (kind,)):
        if written == FORMAT:
            yield form
        else:
            yield json.dumps(upgraded(kind, json.loads(form), of_format=written))
