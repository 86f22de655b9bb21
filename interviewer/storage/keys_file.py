"""The file keys.json: what stands in it, and how it is replaced without a moment of danger."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pydantic_core
from pydantic import TypeAdapter

from interviewer.storage.errors import (
    DamagedKeysError,
    MissingKeysError,
    NewerReviewError,
    told_of_the_disk,
)
from interviewer.storage.keys import KDF_OF, Slot, Way, bound

FORMAT = 1
"""The format of keys.json that this version writes."""

NAME = "keys.json"
EARLIER = "keys.json.earlier"
"""The keys.json before the last change, until the new one has opened the notes."""

UNFINISHED = ".part"
"""What a file or folder is called until it is whole."""

_LARGEST = 64 * 1024
_SLOT: TypeAdapter[Slot] = TypeAdapter(Slot)


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What keys.json says; nothing in it is secret.

    Attributes:
        review: Id of the review's particulars; bound to every slot.
        folder: A random local id that never travels; names the item in the keyring.
        name: The label on the unlock page.
        slots: The ways to unlock that are set up and can be tried.
        damaged: The ways whose entries are not what was written; some can be tried all the same.
    """

    review: UUID
    folder: UUID
    name: str
    slots: Mapping[Way, Slot]
    damaged: frozenset[Way] = frozenset()


def read_keys(path: Path) -> Keys:
    """Read keys.json or its earlier self.

    A slot that asks for something unreasonable counts as damaged: the others still open.

    Raises:
        MissingKeysError, DamagedKeysError, NewerReviewError: Nothing can be made of it.
        ReadOnlyError, DiskError: It cannot be read.
    """
    with _told_of_damage():
        return _keys(_read(path))


def new_keys(folder: Path, keys: Keys) -> None:
    """Write the first keys.json of a review.

    Raises:
        DiskFullError, ReadOnlyError, DiskError: It is not there.
    """
    slots = {way.value: _entry(slot, keys.review, way) for way, slot in keys.slots.items()}
    plain = {"format": FORMAT, "review": str(keys.review), "folder": str(keys.folder)}
    with told_of_the_disk():
        _replace(folder / NAME, {**plain, "name": keys.name, "slots": slots})


def put_slot(folder: Path, way: Way, slot: Slot) -> None:
    """Put a slot into keys.json in one step; what it was is kept as keys.json.earlier.

    Raises:
        DiskFullError, ReadOnlyError, DiskError: keys.json is as it was.
    """
    plain = _read(folder / NAME)
    entry = _entry(slot, UUID(plain["review"]), way)
    with told_of_the_disk():
        _replace(folder / EARLIER, plain)
        _replace(folder / NAME, plain | {"slots": plain["slots"] | {way.value: entry}})


def drop_slot(folder: Path, way: Way) -> None:
    """Take a slot out of keys.json, and out of its earlier self: it must open nothing any more.

    Raises:
        DiskFullError, ReadOnlyError, DiskError: It may still stand there.
    """
    for path in (folder / EARLIER, folder / NAME):
        if path.exists():
            plain = _read(path)
            slots = {name: entry for name, entry in plain["slots"].items() if name != way.value}
            with told_of_the_disk():
                _replace(path, plain | {"slots": slots})


def copy_keys(path: Path, folder: Path) -> None:
    """Put a copy of this keys.json into another folder.

    Raises:
        MissingKeysError, DamagedKeysError: There is nothing to copy.
        DiskFullError, ReadOnlyError, DiskError: It is not there.
    """
    plain = _readable(path)
    with told_of_the_disk():
        _replace(folder / NAME, plain)


def copy_keys_for_another_folder(
    path: Path, folder: Path, *, folder_id: UUID, label: Callable[[str], str]
) -> None:
    """Put a copy into a review folder of its own, with another id and label.

    This device is left out: its item in the keyring is the other folder's.

    Raises:
        MissingKeysError, DamagedKeysError: There is nothing to copy.
        DiskFullError, ReadOnlyError, DiskError: It is not there.
    """
    plain = _readable(path)
    slots = {way: slot for way, slot in plain["slots"].items() if way != Way.THIS_DEVICE.value}
    own = {"folder": str(folder_id), "name": label(plain["name"]), "slots": slots}
    with told_of_the_disk():
        _replace(folder / NAME, plain | own)


def relabel(folder: Path, name: str) -> None:
    """Give the review another name on the unlock page.

    Raises:
        MissingKeysError, DamagedKeysError: There is no label to change.
        DiskFullError, ReadOnlyError, DiskError: It is as it was.
    """
    plain = _readable(folder / NAME)
    with told_of_the_disk():
        _replace(folder / NAME, plain | {"name": name})


def bring_up_to_date(path: Path, like: Path) -> None:
    """Let a backup's keys.json open by the same ways as the review's, and by no other.

    Where the review's own slot is damaged, the backup keeps the one it has: it may be sound.

    Raises:
        DiskFullError, ReadOnlyError, DiskError: It may still open as it did before.
    """
    plain, wanted = _readable(like), _keys(_readable(like))
    try:
        own = _readable(path)["slots"]
    except (MissingKeysError, DamagedKeysError):
        own = {}
    better = {way.value: own[way.value] for way in wanted.damaged if way.value in own}
    plain = plain | {"slots": plain["slots"] | better}
    with told_of_the_disk():
        if not path.is_file() or path.read_bytes() != _written(plain):
            _replace(path, plain)
        path.with_name(EARLIER).unlink(missing_ok=True)


def forget_earlier(folder: Path) -> None:
    """Remove keys.json.earlier: the new one has opened the notes."""
    with told_of_the_disk():
        (folder / EARLIER).unlink(missing_ok=True)


def return_to_earlier(folder: Path) -> None:
    """Put keys.json.earlier back: it opened the notes and the new one did not."""
    with told_of_the_disk():
        (folder / EARLIER).replace(folder / NAME)
        settle(folder)


def settle(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk, where the system has a way to ask.

    Raises:
        OSError: The disk refused.
    """
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _read(path: Path) -> dict[str, Any]:
    with told_of_the_disk():
        if not path.is_file():
            raise MissingKeysError
        with path.open("rb") as file:
            content = file.read(_LARGEST)
    plain: dict[str, Any] = pydantic_core.from_json(content)
    return plain


def _readable(path: Path) -> dict[str, Any]:
    """What stands in the file, once it is known that something can be made of it."""
    with _told_of_damage():
        plain = _read(path)
        _keys(plain)
    return plain


@contextmanager
def _told_of_damage() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError):
        raise DamagedKeysError from None


def _keys(plain: dict[str, Any]) -> Keys:
    if plain["format"] > FORMAT:
        raise NewerReviewError
    review, entries = UUID(plain["review"]), plain["slots"]
    ways = [way for way in Way if way.value in entries]
    slots = {way: slot for way in ways if (slot := _slot(entries[way.value], way)) is not None}
    whole = {way for way, slot in slots.items() if _entry(slot, review, way) == entries[way.value]}
    if not slots or not isinstance(plain["name"], str):
        raise DamagedKeysError
    return Keys(
        review=review,
        folder=UUID(plain["folder"]),
        name=plain["name"],
        slots=slots,
        damaged=frozenset(ways) - whole,
    )


def _slot(entry: Any, way: Way) -> Slot | None:
    """The slot, or None where the entry is none or asks for what is never tried."""
    if not isinstance(entry, dict):
        return None
    parts = {name: part for name, part in entry.items() if name != "check"}
    try:
        slot = _SLOT.validate_json(json.dumps(parts), strict=True)
    except ValueError:
        return None
    return slot if isinstance(slot.kdf, KDF_OF[way]) else None


def _entry(slot: Slot, review: UUID, way: Way) -> dict[str, Any]:
    """A slot as it stands in the file.

    The check tells a damaged slot from a wrong passphrase; it keeps nobody from anything.
    """
    content = bound(slot.kdf, review=review, way=way) + slot.nonce + slot.wrapped
    check = hashlib.sha256(content).hexdigest()[:16]
    return {**_SLOT.dump_python(slot, mode="json"), "check": check}


def _replace(path: Path, plain: dict[str, Any]) -> None:
    """Write the whole file or leave it as it was."""
    part = path.with_name(path.name + UNFINISHED)
    with part.open("wb") as file:
        part.chmod(0o600)
        file.write(_written(plain))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    settle(path.parent)


def _written(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, indent=1).encode()
