"""The statements that run on every save, written out once.

Handing them to SQLAlchemy each time takes longer than the disk does; the driver takes the text.
Names of parameters are those of the columns, with `of_` before them where they say which row.
"""

import json
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    ClauseElement,
    Column,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import sqlite

from interviewer.domain.review import KINDS
from interviewer.storage.tables import REAL_NAMES, TABLES, VERSIONS

_DIALECT = sqlite.dialect(paramstyle="named")


def _text(statement: ClauseElement, *columns: str) -> str:
    return str(statement.compile(dialect=_DIALECT, column_keys=columns or None))


def put(table: Table) -> str:
    """The statement that writes a row in place of its earlier self: the one with the same id."""
    statement = sqlite.insert(table)
    rest = {column.name: column for column in statement.excluded if column.name != "id"}
    return _text(statement.on_conflict_do_update(index_elements=["id"], set_=rest))


def _plain_forms(table: Table) -> str:
    """The statement that reads each row as JSON of its plain form, first written first.

    SQLite puts the JSON together: in Python that takes three times as long as all the rest of
    opening a review.
    """
    parts = ", ".join(f"'{column.name}', {_part(column)}" for column in table.columns)
    return f'SELECT json_object({parts}) FROM "{table.name}" ORDER BY rowid'  # noqa: S608  names of ours


def _part(column: "Column[Any]") -> str:
    if isinstance(column.type, JSON):
        return f'json("{column.name}")'
    if isinstance(column.type, Boolean):
        return f"""json(iif("{column.name}", 'true', 'false'))"""
    return f'"{column.name}"'


_NUMBER = VERSIONS.c.number == bindparam("of_number")
_OF_VALUE = (
    VERSIONS.c.value_id == bindparam("of_id"),
    VERSIONS.c.kind == bindparam("of_kind"),
)

CHANGING = ("who", "at", "reason", "form", "format", "closed")
"""What a draft revision brings up to date."""

PUT_ROW = {kind: put(TABLES[kind]) for kind in KINDS}
"""Write a row in place of its earlier self, for each kind."""

PLAIN_FORMS = {kind: _plain_forms(TABLES[kind]) for kind in KINDS}
"""Read each row as JSON, for each kind."""

PUT_NAME = put(REAL_NAMES)
"""Write a real name in place of its earlier self."""

REVISIONS = _text(
    select(VERSIONS.c.number, VERSIONS.c.revision, VERSIONS.c.parents, VERSIONS.c.closed)
    .where(*_OF_VALUE)
    .order_by(VERSIONS.c.number)
)
"""Number, revision, parents, closed: of every revision of one value, without its form."""

FORM_OF = _text(
    select(VERSIONS.c.form, VERSIONS.c.format).where(
        VERSIONS.c.revision == bindparam("of_revision")
    )
)
"""The form of one revision, and the format of that."""

ADD_VERSION = _text(
    insert(VERSIONS), *(column.name for column in VERSIONS.c if column.name != "number")
)
UPDATE_VERSION = _text(update(VERSIONS).where(_NUMBER), *CHANGING)
DROP_VERSION = _text(delete(VERSIONS).where(_NUMBER))

HISTORY = select(VERSIONS).where(*_OF_VALUE).order_by(VERSIONS.c.number)
"""Every revision of one value, as they were kept."""


def row(form: dict[str, Any]) -> dict[str, Any]:
    """A plain form as the parameters of `PUT_ROW`: its lists as JSON."""
    return {name: _json(part) if type(part) is list else part for name, part in form.items()}


def _json(part: Any) -> str:
    return json.dumps(part, ensure_ascii=False)
