"""A thousand damaged files of each kind: read, or refused with a sentence; nothing else."""

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from interviewer.documents.table_errors import TableNotReadError
from interviewer.documents.table_limits import MOST_COLUMNS, MOST_ROWS
from interviewer.documents.tables_in import tables_of
from interviewer.domain.chronology_import import NoChronologyError, import_plan
from interviewer.domain.errors import InterviewerError
from tests.builders import a_review
from tests.unit.documents.tables import TABLE, a_csv, a_docx, an_xlsx

TIMES = 1000
REVIEW = a_review()
HUGE = [b"9" * 400, b"-1", b"1e999", b"2147483648", b"99999999999999999999"]
NESTED = b"<w:tbl><w:tr><w:tc>" * 300

Mutation = Callable[[bytes, random.Random], bytes]


def flipped(content: bytes, dice: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content))]


def spliced(content: bytes, dice: random.Random) -> bytes:
    """A stretch of it repeated, moved or filled with noise."""
    a, b = sorted(dice.randrange(len(content)) for _ in range(2))
    piece = dice.choice([content[a:b], content[a:b] * 3, dice.randbytes(min(b - a, 200))])
    at = dice.randrange(len(content))
    return content[:at] + piece + content[at:]


def numbers(content: bytes, dice: random.Random) -> bytes:
    """Some of its digits are numbers that no program expects."""
    at = dice.randrange(len(content))
    for digit in range(at, len(content)):
        if content[digit : digit + 1].isdigit():
            return content[:digit] + dice.choice(HUGE) + content[digit + 1 :]
    return content


def nested(content: bytes, dice: random.Random) -> bytes:
    at = content.find(b"<", dice.randrange(len(content)))
    entity = b'<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "ha">]>'
    return content[:at] + dice.choice([entity, NESTED, b"&b;", b"<![CDATA["]) + content[at:]


def inside(content: bytes, dice: random.Random) -> bytes:
    """One part of the package damaged and packed again, so that its checksum is right."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    large = [name for name in parts if name.endswith(("sheet1.xml", "document.xml", "Strings.xml"))]
    name = dice.choice([*large, *large, *parts])
    parts[name] = dice.choice([flipped, cut, spliced, numbers, nested])(parts[name], dice)
    return packed(parts)


def swapped(content: bytes, dice: random.Random) -> bytes:
    """Two parts in each other's place, or one gone."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    one, other = dice.choice(list(parts)), dice.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]
    if dice.random() < 0.3:
        del parts[one]
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return into.getvalue()


@pytest.mark.parametrize(
    ("content", "mutations"),
    [
        pytest.param(a_csv(TABLE * 3).encode(), (flipped, cut, spliced, numbers), id="csv"),
        pytest.param(
            an_xlsx(), (flipped, cut, spliced, inside, inside, inside, swapped), id="xlsx"
        ),
        pytest.param(a_docx(), (flipped, cut, spliced, inside, inside, inside, swapped), id="docx"),
    ],
)
def test_a_damaged_file_is_read_or_refused(content: bytes, mutations: tuple[Mutation, ...]) -> None:
    dice = random.Random(20261112)  # noqa: S311  the same damage each time
    refused = list[InterviewerError]()
    for _ in range(TIMES):
        damaged = dice.choice(mutations)(content, dice)
        try:
            sheets = tables_of(damaged)
            import_plan(REVIEW, sheets, lambda: next(iter(REVIEW.agencies)))
        except (TableNotReadError, NoChronologyError) as error:
            refused.append(error)
        else:
            assert 0 < sum(len(sheet.rows) for sheet in sheets) <= MOST_ROWS
            assert max(len(row.cells) for sheet in sheets for row in sheet.rows) <= MOST_COLUMNS
    assert refused
    assert all(error.what_happened and error.what_to_do for error in refused)
