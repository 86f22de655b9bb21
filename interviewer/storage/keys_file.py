"""The file keys.json: what stands in it, and how it is replaced without a moment of danger."""

import hashlib
import json
import os
from collections.abc import Mapping
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
    try:
        return _keys(_read(path))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise DamagedKeysError from None


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
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        part.chmod(0o600)
        json.dump(plain, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    settle(path.parent)
