"""Files with something wrong in them, the same each time."""

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO

from interviewer.documents import read_returned_copy
from interviewer.domain.errors import InterviewerError
from interviewer.domain.returned import ReturnedCopy


def outcomes(
    content: bytes, rounds: int, *, passphrase: str = ""
) -> Iterator[ReturnedCopy | InterviewerError]:
    """What comes of reading a copy that was damaged in so many ways.

    Raises:
        Exception: Anything but a sentence for a person: our own mistake.
    """
    for number in range(rounds):
        damaged = mutated(content, random.Random(number))  # noqa: S311  for damage only
        try:
            yield read_returned_copy(damaged, passphrase=passphrase)
        except InterviewerError as refusal:
            yield refusal


def a_zip(**members: bytes) -> bytes:
    """A file of these members."""
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return into.getvalue()


def mutated(content: bytes, dice: random.Random) -> bytes:
    """The file with one thing wrong in it."""
    ways = [flipped, cut_short]
    if content.startswith(b"PK"):
        ways += [without_a_part, with_parts_swapped, with_torn_xml]
    return dice.choice(ways)(content, dice)


def flipped(content: bytes, dice: random.Random) -> bytes:
    torn = bytearray(content)
    for _ in range(dice.randint(1, 40)):
        torn[dice.randrange(len(torn))] ^= dice.randint(1, 255)
    return bytes(torn)


def cut_short(content: bytes, dice: random.Random) -> bytes:
    start, end = sorted((dice.randrange(len(content)), dice.randrange(len(content))))
    return content[:start] + content[end:] if dice.random() < 0.5 else content[:end]


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def without_a_part(content: bytes, dice: random.Random) -> bytes:
    parts = parts_of(content)
    del parts[dice.choice(list(parts))]
    return a_zip(**parts)


def with_parts_swapped(content: bytes, dice: random.Random) -> bytes:
    parts = parts_of(content)
    one, other = dice.sample(list(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return a_zip(**parts)


def with_torn_xml(content: bytes, dice: random.Random) -> bytes:
    """The text with a piece taken out, doubled, or put elsewhere."""
    parts = parts_of(content)
    name = dice.choice([name for name in parts if name.endswith(("document.xml", "content.xml"))])
    pieces = parts[name].split(b"<")
    for _ in range(dice.randint(1, 6)):
        piece = pieces.pop(dice.randrange(1, len(pieces)))
        if dice.random() < 0.7:
            pieces.insert(dice.randrange(1, len(pieces)), piece)
        if dice.random() < 0.3:
            pieces.insert(dice.randrange(1, len(pieces)), piece)
    parts[name] = b"<".join(pieces)
    return a_zip(**parts)
