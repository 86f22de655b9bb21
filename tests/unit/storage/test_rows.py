"""Rows have the fields of their values, and every value comes back from its plain form."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from interviewer.domain.guidance import Guidance
from interviewer.domain.review import KINDS, Value
from interviewer.storage.forms import plain
from interviewer.storage.tables import TABLES

# Instants in UTC; text that UTF-8 can hold.
for_everything = st.one_of([st.from_type(kind) for kind in KINDS])


def test_every_kind_has_its_table() -> None:
    assert list(TABLES) == list(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_row_has_the_fields_of_its_value(kind: type[Value]) -> None:
    of_the_value = [field.name for field in fields(kind)]
    if kind is Guidance:
        of_the_value.insert(0, "id")  # identity and version together
    assert [column.name for column in TABLES[kind].columns] == of_the_value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_only_what_may_be_missing_may_be_empty_in_a_row(kind: type[Value]) -> None:
    optional = {field.name for field in fields(kind) if "None" in str(field.type)}
    assert {column.name for column in TABLES[kind].columns if column.nullable} == optional


def test_rows_hold_plain_text_where_values_hold_words() -> None:
    types = {type(column.type).__name__ for table in TABLES.values() for column in table.columns}
    assert types == {"AutoString", "Integer", "Boolean", "JSON"}


@given(for_everything)
def test_every_value_comes_back_from_its_plain_form(value: Any) -> None:
    form = json.loads(json.dumps(plain(value)))
    assert TypeAdapter(type(value)).validate_json(json.dumps(form), strict=True) == value
