"""The recovery code is written on paper and typed back by somebody who is worried."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.storage import RecoveryCode
from interviewer.storage.errors import RecoveryCodeSlipError

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

codes = st.binary(min_size=20, max_size=20).map(RecoveryCode)


def test_a_new_code_has_nine_groups_of_four() -> None:
    code = RecoveryCode.new()
    assert [len(group) for group in code.groups] == [4] * 9
    assert set("".join(code.groups)) <= set(SYMBOLS)
    assert str(code) == "-".join(code.groups)


def test_no_two_codes_are_the_same() -> None:
    assert len({str(RecoveryCode.new()) for _ in range(100)}) == 100


@given(codes)
def test_what_is_printed_is_understood(code: RecoveryCode) -> None:
    assert RecoveryCode.parse(str(code)) == code


@given(codes, st.data())
def test_it_may_be_typed_as_a_person_types(code: RecoveryCode, data: st.DataObject) -> None:
    typed = str(code).lower().replace("-", data.draw(st.sampled_from(["", " ", "  ", " – ", "\n"])))
    for letter, looks_like in (("0", "o"), ("1", "l"), ("1", "I")):
        if data.draw(st.booleans()):
            typed = typed.replace(letter, looks_like)
    assert RecoveryCode.parse(f" {typed} ") == code


@given(codes, st.integers(0, 35), st.sampled_from(SYMBOLS))
def test_one_wrong_character_is_a_slip(code: RecoveryCode, place: int, symbol: str) -> None:
    typed = "".join(code.groups)
    if typed[place] != symbol:
        with pytest.raises(RecoveryCodeSlipError):
            RecoveryCode.parse(typed[:place] + symbol + typed[place + 1 :])


@given(codes, st.integers(0, 7))
def test_two_groups_in_the_wrong_order_are_a_slip(code: RecoveryCode, place: int) -> None:
    groups = list(code.groups)
    if groups[place] != groups[place + 1]:
        groups[place : place + 2] = reversed(groups[place : place + 2])
        with pytest.raises(RecoveryCodeSlipError):
            RecoveryCode.parse(" ".join(groups))


@pytest.mark.parametrize("typed", ["", "ABCD", "U" * 36, "ÄÖ" * 18])
def test_what_is_no_code_is_a_slip(typed: str) -> None:
    with pytest.raises(RecoveryCodeSlipError):
        RecoveryCode.parse(typed)


def test_a_code_with_a_character_too_many_is_a_slip() -> None:
    with pytest.raises(RecoveryCodeSlipError):
        RecoveryCode.parse(str(RecoveryCode.new()) + "0")


def test_a_code_hides_itself_until_it_is_asked_for() -> None:
    code = RecoveryCode.new()
    assert code.groups[0] not in repr(code)
    assert str(code.secret) not in repr(code)
