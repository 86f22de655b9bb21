"""Bringing a file of an earlier format to today's: all of it or nothing."""

import json
from typing import Any

from sqlalchemy import Connection

from interviewer.storage.engine import FORMAT
from interviewer.storage.errors import DamagedNotesError
from interviewer.storage.formats import changed_since, upgraded
from interviewer.storage.statements import PUT_ROW, row
from interviewer.storage.tables import TABLES, VERSIONS

_EARLIER = "earlier_"


def needs_migration(connection: Connection) -> bool:
    """Whether the open file is of an earlier format."""
    return _format(connection) < FORMAT


def migrate(connection: Connection) -> None:
    """Give the open file today's tables, with every row brought up to date.

    Versions stay as they were written: each says its own format and is brought up to date when it
    is read. The schema afterwards is that of a new file.

    Raises:
        DamagedNotesError: A row points to one that is not there; nothing was changed.
    """
    driver: Any = connection.connection.driver_connection
    # With foreign keys on, dropping a table deletes what points to it; inside a transaction this
    # cannot be set.
    driver.execute("PRAGMA foreign_keys = OFF")
    driver.execute("PRAGMA legacy_alter_table = ON")  # or renaming takes the pointers along
    try:
        with connection.begin():
            _rebuild(connection, driver)
            if driver.execute("PRAGMA foreign_key_check").fetchall():
                raise DamagedNotesError
            driver.execute(f"PRAGMA user_version = {FORMAT}")
    finally:
        driver.execute("PRAGMA legacy_alter_table = OFF")
        driver.execute("PRAGMA foreign_keys = ON")


def _rebuild(connection: Connection, driver: Any) -> None:
    of_format = _format(connection)
    changed = changed_since(of_format)
    for name in changed:
        driver.execute(f'ALTER TABLE "{name}" RENAME TO "{_EARLIER}{name}"')
    VERSIONS.metadata.create_all(connection)
    for kind, table in TABLES.items():
        if table.name in changed:
            forms = _rows(driver, table.name, {c.name: str(c.type) for c in table.columns})
            rows = [row(upgraded(table.name, form, of_format=of_format)) for form in forms]
            driver.executemany(PUT_ROW[kind], rows)
            driver.execute(f'DROP TABLE "{_EARLIER}{table.name}"')


def _rows(driver: Any, name: str, types: dict[str, str]) -> list[dict[str, Any]]:
    """The rows as plain forms, in the order in which they were first written."""
    found = driver.execute(f'SELECT * FROM "{_EARLIER}{name}" ORDER BY rowid')  # noqa: S608  ours
    columns = [column[0] for column in found.description]
    rows = [dict(zip(columns, each, strict=True)) for each in found]
    return [
        {key: json.loads(part) if types[key] == "JSON" else part for key, part in each.items()}
        for each in rows
    ]


def _format(connection: Connection) -> int:
    driver: Any = connection.connection.driver_connection
    (number,) = driver.execute("PRAGMA user_version").fetchone()
    return int(number)
