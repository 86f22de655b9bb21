"""The contact file: small, signed, read strictly, and compared by voice."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.words import SeatRole
from interviewer.storage.handover.contact import (
    CONTACT_FILE,
    contact_file,
    contact_of,
    read_contact_file,
)
from interviewer.storage.handover.errors import (
    FileOfAnotherReviewError,
    FileTamperedError,
    HandoverError,
    NewerFileError,
    NotThatFileError,
)
from interviewer.storage.handover.identity import LONGEST_INITIALS, are_initials
from interviewer.storage.handover.signed import Kind, signed_file
from tests.unit.storage.handover.people import (
    ANOTHER_REVIEW,
    MEMBER,
    REVIEW,
    THE_MEMBER,
    WRITER,
    mutated,
    somebody,
)

FILE = contact_file(MEMBER)
PARTS: dict[str, Any] = {
    "review": str(REVIEW),
    "initials": "P1",
    "role": "panel member",
    "recipient": MEMBER.recipient,
}


def signed_by_the_member(**changes: Any) -> bytes:
    """A contact file whose signature fits, whatever it says."""
    return signed_file(CONTACT_FILE, {**PARTS, **changes}, MEMBER)


def test_what_was_sent_is_what_is_read() -> None:
    assert read_contact_file(FILE, review=REVIEW) == contact_of(MEMBER) == THE_MEMBER
    assert read_contact_file(signed_by_the_member()) == THE_MEMBER
    assert len(FILE) < 700


def test_nothing_secret_is_in_it() -> None:
    assert MEMBER.age_secret.encode() not in FILE
    assert MEMBER.signing_secret.hex().encode() not in FILE


@given(
    st.text(min_size=1, max_size=LONGEST_INITIALS).filter(are_initials), st.sampled_from(SeatRole)
)
def test_whatever_the_initials_they_come_back(initials: str, role: SeatRole) -> None:
    identity = replace(MEMBER, initials=initials, role=role)
    assert read_contact_file(contact_file(identity)) == contact_of(identity)


def test_both_sides_read_the_same_20_digits() -> None:
    digits = contact_of(MEMBER).digits
    assert re.fullmatch(r"\d{4}( \d{4}){4}", digits)
    assert read_contact_file(FILE).digits == digits
    assert contact_of(WRITER).digits != digits


def test_the_digits_stand_for_both_keys() -> None:
    other = contact_of(WRITER)
    assert replace(THE_MEMBER, recipient=other.recipient).digits != THE_MEMBER.digits
    assert replace(THE_MEMBER, signing_key=other.signing_key).digits != THE_MEMBER.digits


def test_other_line_ends_do_no_harm() -> None:
    assert read_contact_file(FILE.replace(b"\n", b"\r\n")) == THE_MEMBER


@pytest.mark.parametrize("content", [b"", b"Dear all,", b"[]", b"{}", b"PK\x03\x04", b"\xff" * 99])
def test_another_file_is_not_taken_for_one(content: bytes) -> None:
    with pytest.raises(NotThatFileError):
        read_contact_file(content)


def test_a_large_file_is_not_even_parsed() -> None:
    with pytest.raises(NotThatFileError):
        read_contact_file(FILE + b" " * CONTACT_FILE.largest)


def test_deep_nesting_is_no_way_in() -> None:
    with pytest.raises(NotThatFileError):
        read_contact_file(b"[" * 1500)


@pytest.mark.parametrize("name", ["review", "initials", "role", "recipient", "signing_key"])
def test_no_part_of_it_can_be_swapped(name: str) -> None:
    stranger = json.loads(contact_file(somebody("P9", SeatRole.WRITER, ANOTHER_REVIEW)))
    with pytest.raises(FileTamperedError):
        read_contact_file(json.dumps({**json.loads(FILE), name: stranger[name]}).encode())


@pytest.mark.parametrize(
    "changes",
    [
        {"initials": ""},
        {"initials": "P1\nOW"},
        {"initials": "P" * 41},
        {"initials": 1},
        {"role": "chief"},
        {"recipient": "age1zzz"},
        {"recipient": MEMBER.recipient.upper()},
        {"review": "not an id"},
        {"more": "than there is"},
    ],
)
def test_a_signature_makes_nonsense_no_better(changes: dict[str, Any]) -> None:
    with pytest.raises(FileTamperedError):
        read_contact_file(signed_by_the_member(**changes))


@pytest.mark.parametrize("number", [0, -1, True, "1", None, 1.0])
def test_a_format_is_a_number_from_one(number: object) -> None:
    with pytest.raises(FileTamperedError):
        read_contact_file(json.dumps({**json.loads(FILE), "format": number}).encode())


def test_a_newer_one_says_so() -> None:
    newer = Kind(what=CONTACT_FILE.what, format=2, largest=2048)
    with pytest.raises(NewerFileError):
        read_contact_file(signed_file(newer, {**PARTS, "something": "new"}, MEMBER))


def test_one_of_another_review_is_refused() -> None:
    theirs = contact_file(somebody("P1", review=ANOTHER_REVIEW))
    with pytest.raises(FileOfAnotherReviewError):
        read_contact_file(theirs, review=REVIEW)
    assert read_contact_file(theirs).review == ANOTHER_REVIEW


def test_a_thousand_changed_files_are_refused_or_say_the_same() -> None:
    refused = 0
    for content in mutated(FILE, 1000, seed=1):
        try:
            assert read_contact_file(content) == THE_MEMBER  # a blank between the parts
        except HandoverError:
            refused += 1
    assert refused > 900
