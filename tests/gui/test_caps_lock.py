"""What a typed character gives away of Caps Lock."""

import pytest

from interviewer.ui.caps_lock import caps_lock_after


@pytest.mark.parametrize(
    ("typed", "shift", "before", "after"),
    [
        ("A", False, None, True),
        ("a", True, None, True),
        ("a", False, True, False),
        ("A", True, True, False),
        ("Ė", False, None, True),
        ("7", False, True, True),
        ("!", True, None, None),
        ("א", False, None, None),
        ("", True, False, False),
    ],
)
def test_what_a_typed_character_says_of_caps_lock(
    typed: str, shift: bool, before: bool | None, after: bool | None
) -> None:
    assert caps_lock_after(typed, shift=shift, before=before) is after
