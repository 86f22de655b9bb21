"""What looks like an identifier is found where it stands, and nothing else is."""

from uuid import uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interviewer.documents.identifiers import (
    IdentifierKind,
    find_identifiers,
    is_nhs_number,
    without,
)
from interviewer.domain.names import RealName


def a_name(name: str, stands_for: str = "SN1") -> RealName:
    return RealName(id=uuid4(), name=name, stands_for=stands_for)


NAMES = (
    a_name("Anna", "Mother"),
    a_name("Anna Kazlauskaitė", "Grandmother"),
    a_name("Zoë Ó Briain", "SW2"),
)


def found(text: str, *names: RealName) -> list[tuple[str, str]]:
    return [(hit.kind.value, text[hit.start : hit.end]) for hit in find_identifiers(text, names)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Rang Anna at once.", [("name", "Anna")]),
        ("ANNA'S sister and anna’s aunt.", [("name", "ANNA"), ("name", "anna")]),
        ("Anna Kazlauskaite came.", [("name", "Anna Kazlauskaite")]),
        ("Spoke with Zoe\nO Briain.", [("name", "Zoe\nO Briain")]),
        ("Savannah and Annabel, Hannah.", []),
        ("Born 3 May 2019 in the city.", [("date of birth", "3 May 2019")]),
        ("DOB: 03/05/19", [("date of birth", "03/05/19")]),
        ("Seen on 3 May 2019.", []),
        ("NHS no 943 476 5919.", [("NHS number", "943 476 5919")]),
        ("Reference 943 476 5918.", []),
        (
            "Call 01603 123456 or +44 7911 123456.",
            [
                ("telephone number", "01603 123456"),
                ("telephone number", "+44 7911 123456"),
            ],
        ),
        ("Lives in NR1 1AA, sw1a 2aa.", [("postcode", "NR1 1AA"), ("postcode", "sw1a 2aa")]),
        ("Episode 2, SW1 said so.", []),
        ("Write to o'neil@example.org.", [("e-mail address", "o'neil@example.org")]),
    ],
)
def test_what_is_found(text: str, what: list[tuple[str, str]]) -> None:
    assert found(text, *NAMES) == what


def test_the_longest_name_is_replaced_first_and_the_possessive_stays() -> None:
    text = "Anna Kazlauskaitė's flat."
    (hit,) = find_identifiers(text, NAMES)
    assert without(text, hit) == "Grandmother's flat."


def test_a_withdrawn_name_is_not_looked_for() -> None:
    assert found("Anna", RealName(id=uuid4(), name="Anna", withdrawn=True)) == []


@pytest.mark.parametrize("number", ["9434765919", "401 023 2137", "943-476-5919"])
def test_nhs_numbers_have_a_check_digit(number: str) -> None:
    assert is_nhs_number(number)
    wrong = str((int(number[-1]) + 1) % 10)
    assert not is_nhs_number(number[:-1] + wrong)


@example("", [" "])
@example("\N{LATIN SMALL LIGATURE FI}", ["f", "i"])
@example("Stra\N{LATIN SMALL LETTER SHARP S}e", ["s"])
@given(st.text(max_size=300), st.lists(st.text(max_size=12), max_size=4))
def test_finds_stand_in_the_text_in_order_and_never_overlap(text: str, names: list[str]) -> None:
    hits = find_identifiers(text, [a_name(name) for name in names])
    ends = [0]
    for hit in hits:
        assert ends[-1] <= hit.start < hit.end <= len(text)
        ends.append(hit.end)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_between_blanks_is_always_found(before: str, after: str) -> None:
    text = f"{before} Anna {after}"
    hits = find_identifiers(text, [a_name("Anna")])
    at = len(before) + 1
    assert any(hit.start <= at < hit.end for hit in hits)


def test_nothing_that_was_found_is_in_a_repr() -> None:
    (hit,) = find_identifiers("Rang Anna", NAMES)
    assert IdentifierKind.NAME in repr(hit)
    assert "Mother" not in repr(hit)
