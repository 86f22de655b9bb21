"""What the disk may hold after the power fails, as far as the operating system promises anything.

What was written to a file is safe once a sync of that file has returned; a new or a removed name
once a sync of the folder has. Of everything later, any part may be there: each block of 4 KiB as it
was after any of its writes, torn at any sector of 512 bytes, the file as long as it ever was since.
That is weaker than what ext4 does, on purpose.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

BLOCK, SECTOR = 4096, 512
_TORN = 0.5
"""Of the blocks, so many are torn."""


class Kind(Enum):
    """What was done to the folder or to one of its files."""

    CREATE = "create"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    SYNC_FOLDER = "sync-folder"
    UNLINK = "unlink"
    RENAME = "rename"


@dataclass(frozen=True)
class Step:
    """One entry of the record; see recorder.c.

    Attributes:
        at: Where a write begins, or how long the file is after being cut.
        onto: The new name in a rename.
    """

    kind: Kind
    name: str = ""
    at: int = 0
    content: bytes = b""
    onto: str = ""


class Damage(Enum):
    """How much of what was not synced is lost."""

    ALL = auto()
    NOTHING = auto()
    END = auto()
    ANY = auto()


def read_record(record: bytes) -> list[Step]:
    """The steps that the recorder wrote down."""
    steps, position = [], 0
    while position < len(record):
        end = record.index(b"\n", position)
        word, *rest = record[position:end].decode().split()
        position = end + 1
        kind = Kind(word)
        if kind is Kind.WRITE:
            size = int(rest[2])
            content = record[position : position + size]
            steps.append(Step(kind, rest[0], int(rest[1]), content))
            position += size
        elif kind is Kind.TRUNCATE:
            steps.append(Step(kind, rest[0], int(rest[1])))
        elif kind is Kind.RENAME:
            steps.append(Step(kind, rest[0], onto=rest[1]))
        else:
            steps.append(Step(kind, rest[0] if rest else ""))
    return steps


def after_power_failure(
    before: Mapping[str, bytes], steps: Iterable[Step], dice: random.Random
) -> dict[str, bytes]:
    """What the files of the folder may hold if the power fails after these steps."""
    disk = _Disk(before)
    for step in steps:
        disk.follow(step)
    return disk.after_failure(dice, dice.choice(list(Damage)))


def after_all(before: Mapping[str, bytes], steps: Iterable[Step]) -> dict[str, bytes]:
    """What the files hold when nothing was lost."""
    disk = _Disk(before)
    for step in steps:
        disk.follow(step)
    return disk.after_failure(random.Random(0), Damage.NOTHING)  # noqa: S311  nothing is random


@dataclass
class _File:
    """One file: what is safe of it, and what was done since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        _apply(self.safe, self.since)
        self.since = []

    def after_failure(self, dice: random.Random, damage: Damage) -> bytes:
        content = bytearray(self.safe)
        if damage is Damage.NOTHING:
            _apply(content, self.since)
        elif damage is Damage.END and self.since:
            _apply(content, _cut_off(self.since, dice))
        elif damage is Damage.ANY and self.since:
            _apply_any_part(content, self.since, dice)
        return bytes(content)


class _Disk:
    """The files of the folder, by the names that hold now and by those that are safe."""

    def __init__(self, before: Mapping[str, bytes]) -> None:
        self._now = {name: _File(bytearray(content)) for name, content in before.items()}
        self._safe = dict(self._now)

    def follow(self, step: Step) -> None:
        if step.kind is Kind.CREATE:
            self._now[step.name] = _File()
        elif step.kind in (Kind.WRITE, Kind.TRUNCATE):
            self._now[step.name].since.append(step)
        elif step.kind is Kind.SYNC:
            self._now[step.name].sync()
        elif step.kind is Kind.SYNC_FOLDER:
            self._safe = dict(self._now)
        elif step.kind is Kind.UNLINK:
            del self._now[step.name]
        else:
            self._now[step.onto] = self._now.pop(step.name)

    def after_failure(self, dice: random.Random, damage: Damage) -> dict[str, bytes]:
        names = {
            Damage.ALL: lambda: self._safe,
            Damage.NOTHING: lambda: self._now,
        }.get(damage, lambda: self._some_names(dice))()
        return {name: file.after_failure(dice, damage) for name, file in names.items()}

    def _some_names(self, dice: random.Random) -> dict[str, _File]:
        """Each name as it is safe or as it was last, whichever falls."""
        names: dict[str, _File] = {}
        for name in sorted({*self._safe, *self._now}):
            file = dice.choice((self._safe, self._now)).get(name)
            if file is not None:
                names[name] = file
        return names


def _apply(content: bytearray, steps: Iterable[Step]) -> None:
    for step in steps:
        if step.kind is Kind.TRUNCATE:
            del content[step.at :]
            _lengthen(content, step.at)
        else:
            _lengthen(content, step.at)
            content[step.at : step.at + len(step.content)] = step.content


def _lengthen(content: bytearray, size: int) -> None:
    content.extend(bytes(max(size - len(content), 0)))


def _cut_off(steps: Sequence[Step], dice: random.Random) -> list[Step]:
    """The steps in their order up to one of them, of which only some sectors are there."""
    done = dice.randrange(len(steps))
    last = steps[done]
    if last.kind is Kind.WRITE:
        size = dice.randrange(0, len(last.content) + SECTOR, SECTOR)
        last = replace(last, content=last.content[:size])
    return [*steps[:done], last]


def _apply_any_part(content: bytearray, steps: Sequence[Step], dice: random.Random) -> None:
    """Each block as it was at some moment since the sync, some torn between two of them."""
    versions, sizes = _versions(bytes(content), steps)
    _lengthen(content, (max(versions, default=0) + 1) * BLOCK)
    for number, blocks in versions.items():
        block, other = dice.choice(blocks), dice.choice(blocks)
        if dice.random() < _TORN:
            sectors = range(0, BLOCK, SECTOR)
            block = b"".join(dice.choice((block, other))[at : at + SECTOR] for at in sectors)
        content[number * BLOCK : (number + 1) * BLOCK] = block
    size = dice.choice(sizes)
    del content[size:]
    _lengthen(content, size)


def _versions(safe: bytes, steps: Iterable[Step]) -> tuple[dict[int, list[bytes]], list[int]]:
    """Every content that each changed block has had, and every size of the file."""
    versions: dict[int, list[bytes]] = {}
    sizes = [len(safe)]
    for step in steps:
        if step.kind is Kind.TRUNCATE:
            at, part, size = step.at, bytes(max(sizes[-1] - step.at, 0)), step.at
        else:
            at, part = step.at, step.content
            size = max(sizes[-1], at + len(part))
        sizes.append(size)
        while part:
            number, begin = divmod(at, BLOCK)
            taken = part[: BLOCK - begin]
            if number not in versions:
                versions[number] = [safe[at - begin : at - begin + BLOCK].ljust(BLOCK, b"\0")]
            last = versions[number][-1]
            versions[number].append(last[:begin] + taken + last[begin + len(taken) :])
            at, part = at + len(taken), part[len(taken) :]
    return versions, sizes
