"""Bringing a file of an earlier format to today's: all of it or nothing."""

from typing import Any

from sqlalchemy import Connection

from interviewer.storage.checks import format_of
from interviewer.storage.engine import FORMAT
from interviewer.storage.errors import DamagedNotesError
from interviewer.storage.formats import changed_since
from interviewer.storage.forms import checked, forms_in
from interviewer.storage.statements import PUT_ROW, row
from interviewer.storage.tables import TABLES, VERSIONS

_EARLIER = "earlier_"


def needs_migration(connection: Connection) -> bool:
    """Whether the open file is of an earlier format."""
    return format_of(_driver(connection)) < FORMAT


def migrate(connection: Connection) -> None:
    """Give the open file today's tables, with every row brought up to date.

    Versions stay as they were written: each says its own format and is brought up to date when it
    is read. The schema afterwards is that of a new file.

    Raises:
        UnreadableEntryError: A row is not what its kind says; nothing was changed.
        DamagedNotesError: A row points to one that is not there; nothing was changed.
    """
    driver = _driver(connection)
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
    of_format = format_of(driver)
    changed = changed_since(of_format)
    for name in changed:
        driver.execute(f'ALTER TABLE "{name}" RENAME TO "{_EARLIER}{name}"')
    VERSIONS.metadata.create_all(connection)
    for kind, table in TABLES.items():
        if table.name in changed:
            named = _EARLIER + table.name
            forms = list(forms_in(driver, kind, of_format=of_format, table=named))
            checked(kind, forms)
            driver.executemany(PUT_ROW[kind], [row(form) for form in forms])
            driver.execute(f'DROP TABLE "{named}"')


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
