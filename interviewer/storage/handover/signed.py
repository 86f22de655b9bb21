"""Small signed files that a person sends along: contact files and receipts.

Such a file is JSON that can be looked at with any editor: what it is, its format, its parts, the
signing key and the signature of everything else. What is signed is the JSON of those parts with
sorted names and no blanks, so that a mail program may change line ends and nothing else.
"""

import json
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pydantic_core
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import TypeAdapter, ValidationError

from interviewer.storage.handover.errors import FileTamperedError, NewerFileError, NotThatFileError
from interviewer.storage.handover.identity import Identity

_T = TypeVar("_T")

STRICT: dict[str, Any] = {"extra": "forbid", "hide_input_in_errors": True}
"""How what stands in somebody else's file is parsed: nothing more than it may say."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of signed file.

    Attributes:
        what: What it is called on screen and in the file: "contact file".
        format: The number that this version writes, and the highest that it reads.
        largest: Bytes that a file of this kind may have.
    """

    what: str
    format: int
    largest: int


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What stands in a signed file.

    Attributes:
        parts: Everything but the name of the kind, its format, key and signature.
        signing_key: The key that signed it. Whose that is, the caller finds out.
    """

    parts: dict[str, Any] = field(repr=False)
    signing_key: bytes


def signed_file(kind: Kind, parts: dict[str, Any], identity: Identity) -> bytes:
    """The content of a file of this kind with these plain parts."""
    content = {
        "interviewer": kind.what,
        "format": kind.format,
        **parts,
        "signing_key": identity.signing_key.hex(),
    }
    signature = identity.sign(_signed_bytes(content)).hex()
    return json.dumps({**content, "signature": signature}, indent=1).encode() + b"\n"


def read_signed_file(kind: Kind, content: bytes) -> Signed:
    """Read a file of this kind: its signature fits its parts, whatever these may say.

    Raises:
        NotThatFileError: It is another kind of file, or far too large.
        NewerFileError: A newer version made it.
        FileTamperedError: Its signature does not fit.
    """
    found = _plain(kind, content)
    if found.pop("interviewer", None) != kind.what:
        raise NotThatFileError(kind.what)
    number = found.pop("format", None)
    if type(number) is not int or number < 1:
        raise FileTamperedError(kind.what)
    if number > kind.format:
        raise NewerFileError(kind.what)
    key, signature = found.pop("signing_key", None), found.pop("signature", None)
    signed = {"interviewer": kind.what, "format": number, **found, "signing_key": key}
    try:
        signing_key = _bytes(key)
        if not has_signed(signing_key, _bytes(signature), _signed_bytes(signed)):
            raise FileTamperedError(kind.what)
    except (TypeError, ValueError):  # no text, no hexadecimal digits, or half a character
        raise FileTamperedError(kind.what) from None
    return Signed(parts=found, signing_key=signing_key)


def parsed(kind: Kind, of: TypeAdapter[_T], parts: dict[str, Any]) -> _T:
    """The parts as a value, checked strictly.

    Raises:
        FileTamperedError: They are signed, and still not what the kind says.
    """
    try:
        return of.validate_json(json.dumps(parts), strict=True)
    except ValidationError:
        raise FileTamperedError(kind.what) from None


def has_signed(signing_key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the signature of the message is by the holder of this key."""
    try:
        Ed25519PublicKey.from_public_bytes(signing_key).verify(signature, message)
    except (InvalidSignature, ValueError):  # the second: no key at all
        return False
    return True


def _plain(kind: Kind, content: bytes) -> dict[str, Any]:
    if len(content) > kind.largest:
        raise NotThatFileError(kind.what)
    try:
        found = pydantic_core.from_json(content, allow_inf_nan=False)
    except ValueError:
        raise NotThatFileError(kind.what) from None
    if not isinstance(found, dict):
        raise NotThatFileError(kind.what)
    return found


def _signed_bytes(content: dict[str, Any]) -> bytes:
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return b"Interviewer signed file\n" + plain.encode()


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise TypeError
    return bytes.fromhex(text)
