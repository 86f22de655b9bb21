"""Values and their plain forms, which are what stands on the disk."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import JSON, Boolean, Table
from sqlcipher3 import dbapi2 as sqlcipher

from interviewer.domain.review import KINDS, Value
from interviewer.storage.errors import UnreadableEntryError
from interviewer.storage.formats import Form, upgraded
from interviewer.storage.statements import PLAIN_FORMS
from interviewer.storage.tables import TABLES

_FORMS: dict[type[Value], TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in KINDS}
_LISTS: dict[type[Value], TypeAdapter[Any]] = {kind: TypeAdapter(list[kind]) for kind in KINDS}  # type: ignore[valid-type]  # a type made at run time


def plain(value: Value) -> Form:
    """Return the value as text, numbers, truth values and lists, its id always among them."""
    form: Form = _FORMS[type(value)].dump_python(value, mode="json")
    return form | {"id": str(value.id)}


def checked(kind: type[Value], forms: Iterable[Form]) -> list[Value]:
    """The values of these plain forms, each checked against its kind.

    Raises:
        UnreadableEntryError: One is not what its kind says.
    """
    try:
        texts = [json.dumps(form, ensure_ascii=False) for form in forms]
    except TypeError:  # bytes, which no form has
        raise UnreadableEntryError from None
    return checked_text(kind, texts)


def checked_text(kind: type[Value], forms: Iterable[str]) -> list[Value]:
    """As `checked`, where the forms are JSON already."""
    try:  # in JSON, strict still takes text for a UUID
        found: list[Value] = _LISTS[kind].validate_json(f"[{','.join(forms)}]", strict=True)
    except ValidationError:
        raise UnreadableEntryError from None  # its message quotes what stands in the row
    return found


def values_in(driver: Any, kind: type[Value]) -> list[Value]:
    """The values of a kind that a file of today's format holds, as `checked`, first written first.

    Raises:
        UnreadableEntryError: One is not what its kind says.
    """
    try:
        forms = [form for (form,) in driver.execute(PLAIN_FORMS[kind])]
    except sqlcipher.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_ERROR":
            raise
        raise UnreadableEntryError from None  # what stands in the row cannot be told in JSON
    return checked_text(kind, forms)


def forms_in(driver: Any, kind: type[Value], *, of_format: int, table: str = "") -> Iterator[Form]:
    """The rows of a kind as today's plain forms, in the order in which they were first written.

    Args:
        driver: The open file, as the driver has it.
        kind: What stands in the rows.
        of_format: The format of the file.
        table: Where they stand, if not in the table of the kind.

    Raises:
        UnreadableEntryError: A list in a row is none.
    """
    read = _readers(TABLES[kind])
    found = driver.execute(f'SELECT * FROM "{table or TABLES[kind].name}" ORDER BY rowid')  # noqa: S608  a name of ours
    columns = [column[0] for column in found.description]
    for each in found:
        form = {
            name: read[name](part) if name in read and part is not None else part
            for name, part in zip(columns, each, strict=True)
        }
        yield upgraded(TABLES[kind].name, form, of_format=of_format)


def _readers(table: Table) -> dict[str, Callable[[Any], Any]]:
    """How to read the columns that SQLite keeps in another shape than a plain form does."""
    shapes: dict[type, Callable[[Any], Any]] = {JSON: _parsed, Boolean: bool}
    return {
        column.name: shapes[type(column.type)]
        for column in table.columns
        if type(column.type) in shapes
    }


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise UnreadableEntryError from None  # its error holds what stands in the row
