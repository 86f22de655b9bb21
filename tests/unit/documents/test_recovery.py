"""The recovery sheet: one page with the code, where to keep it and what it cannot do."""

from pathlib import Path
from typing import Any

from interviewer.documents import recovery_sheet
from tests.unit.documents.reading import checked, everything, headers, opened
from tests.unit.documents.sample import LONDON, MADE, TEMPLATE

GROUPS = ("A7KQ", "9XMB", "3TRZ", "0PDW", "HJ5N", "QV2C", "8EYG", "M4SF", "K1")


def sheet(**changes: Any) -> bytes:
    settled: dict[str, Any] = {"template": TEMPLATE, "made": MADE, "zone": LONDON, **changes}
    return recovery_sheet("Kestrel laptop", GROUPS, **settled)


def test_every_group_stands_in_order_and_the_last_is_the_check_group(tmp_path: Path) -> None:
    told = everything(checked(sheet(), tmp_path)).split("\n")
    at = told.index("Note: Group 1\tA7KQ")
    assert [line.partition("\t")[2] for line in told[at : at + 9]] == list(GROUPS)
    assert told[at + 8] == "Note: Check group\tK1"


def test_the_code_is_large_and_its_letters_are_equally_wide() -> None:
    font = opened(sheet()).styles["Recovery Code"].font
    assert font.name == "Courier New"
    assert font.size is not None
    assert font.size.pt >= 18


def test_it_says_what_it_is_for_where_to_keep_it_and_what_happens_if_both_are_lost() -> None:
    told = everything(opened(sheet()))
    for words in (
        "Kestrel laptop",
        "opens the review above when its passphrase is forgotten",
        "never with the laptop",
        "nobody can open the review again",
        "Made on 12 Nov 2026 at 14:05.",
    ):
        assert words in told


def test_the_demonstrations_sheet_says_that_it_is_fictional() -> None:
    assert headers(opened(sheet())) == ["Keep this sheet locked away"]
    assert headers(opened(sheet(fictional=True)))[0].endswith("Fictional demonstration")


def test_the_same_code_makes_the_same_bytes() -> None:
    assert sheet() == sheet()
