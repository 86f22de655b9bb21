"""Ways to unlock: each wraps the same data key on its own, so losing one loses nothing.

A slot is the data key, sealed by AES-256-GCM with a wrapping key that its way gives. The review,
the way and the parameters of the derivation are bound to the seal: none can be swapped.
"""

import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

import argon2.low_level
from argon2.exceptions import HashingError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import Field, TypeAdapter

from interviewer.storage.errors import EmptyPassphraseError, NotEnoughMemoryError
from interviewer.storage.recovery_code import RecoveryCode

KEY = 32
"""Bytes in the data key and in every wrapping key."""

_HEX: dict[str, Any] = {"ser_json_bytes": "hex", "val_json_bytes": "hex", "extra": "forbid"}

_SALT = 16
_NONCE = 12

_Salt = Annotated[bytes, Field(min_length=_SALT, max_length=_SALT)]


class Way(StrEnum):
    """A way to unlock a review."""

    PASSPHRASE = "passphrase"  # noqa: S105  # the word, not one
    RECOVERY_CODE = "recovery code"
    THIS_DEVICE = "this device"


@dataclass(frozen=True, kw_only=True)
class KdfCost:
    """What one guess at a passphrase costs: Argon2id.

    The default takes 0.3 to 0.6 s. A file that asks for less than 19 MiB (OWASP's floor) or for
    more than 1 GiB, 16 passes or 8 lanes is refused before anything is computed: nobody's laptop
    is stopped by a planted number.

    Attributes:
        memory_kib: Memory that has to be filled.
        passes: Times over that memory.
        lanes: Threads.
    """

    memory_kib: Annotated[int, Field(ge=19 * 1024, le=1024 * 1024)] = 128 * 1024
    passes: Annotated[int, Field(ge=1, le=16)] = 3
    lanes: Annotated[int, Field(ge=1, le=8)] = 2


@dataclass(frozen=True, kw_only=True)
class Argon2id(KdfCost):
    """Derivation of a wrapping key from a passphrase."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _HEX

    name: Literal["argon2id"] = "argon2id"
    salt: _Salt

    def key(self, passphrase: str) -> bytes:
        """The wrapping key, 32 bytes.

        Raises:
            NotEnoughMemoryError: The laptop cannot give the memory just now.
        """
        try:
            return argon2.low_level.hash_secret_raw(
                spelled(passphrase).encode("utf-8", "surrogatepass"),
                self.salt,
                time_cost=self.passes,
                memory_cost=self.memory_kib,
                parallelism=self.lanes,
                hash_len=KEY,
                type=argon2.low_level.Type.ID,
            )
        except HashingError as error:
            raise NotEnoughMemoryError from error


@dataclass(frozen=True, kw_only=True)
class Hkdf:
    """Derivation of a wrapping key from a recovery code, which is random enough as it is."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _HEX

    name: Literal["hkdf-sha256"] = "hkdf-sha256"
    salt: _Salt

    def key(self, code: RecoveryCode) -> bytes:
        """The wrapping key, 32 bytes."""
        info = b"interviewer recovery code"
        return HKDF(SHA256(), length=KEY, salt=self.salt, info=info).derive(code.secret)


@dataclass(frozen=True, kw_only=True)
class KeyringItem:
    """The wrapping key lies in the operating system's keyring, under the folder's local id."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _HEX

    name: Literal["keyring"] = "keyring"


Kdf = Argon2id | Hkdf | KeyringItem

KDF_OF: dict[Way, type[Kdf]] = {
    Way.PASSPHRASE: Argon2id,
    Way.RECOVERY_CODE: Hkdf,
    Way.THIS_DEVICE: KeyringItem,
}


@dataclass(frozen=True, kw_only=True)
class Slot:
    """The data key, wrapped for one way to unlock; nothing in it is secret.

    Attributes:
        kdf: Where the wrapping key comes from.
        nonce: 12 bytes, used once.
        wrapped: The data key under its seal, 48 bytes.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _HEX

    kdf: Annotated[Kdf, Field(discriminator="name")]
    nonce: Annotated[bytes, Field(min_length=_NONCE, max_length=_NONCE)]
    wrapped: Annotated[bytes, Field(min_length=KEY + 16, max_length=KEY + 16)]


def argon2id(cost: KdfCost) -> Argon2id:
    """A derivation of this cost with a salt of its own."""
    return Argon2id(**asdict(cost), salt=secrets.token_bytes(_SALT))


def hkdf() -> Hkdf:
    """A derivation with a salt of its own."""
    return Hkdf(salt=secrets.token_bytes(_SALT))


def wrap(data_key: bytes, wrapping_key: bytes, kdf: Kdf, *, review: UUID, way: Way) -> Slot:
    """Seal the data key for one way to unlock."""
    nonce = secrets.token_bytes(_NONCE)
    wrapped = AESGCM(wrapping_key).encrypt(nonce, data_key, bound(kdf, review=review, way=way))
    return Slot(kdf=kdf, nonce=nonce, wrapped=wrapped)


def unwrap(slot: Slot, wrapping_key: bytes, *, review: UUID, way: Way) -> bytes | None:
    """The data key, or None where the wrapping key is not the one or something was swapped."""
    try:
        return AESGCM(wrapping_key).decrypt(
            slot.nonce, slot.wrapped, bound(slot.kdf, review=review, way=way)
        )
    except InvalidTag:
        return None


def bound(kdf: Kdf, *, review: UUID, way: Way) -> bytes:
    """What a slot's seal binds beside the key: JSON with sorted names and no spaces."""
    parts = {"kdf": _PLAIN.dump_python(kdf, mode="json"), "review": str(review), "way": way.value}
    return json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()


_PLAIN: TypeAdapter[Kdf] = TypeAdapter(Kdf)


def spelled(passphrase: str) -> str:
    """The same text however a keyboard composes accents and however many spaces were typed.

    Raises:
        EmptyPassphraseError: There is nothing but spaces.
    """
    words = unicodedata.normalize("NFKC", passphrase).split()
    if not words:
        raise EmptyPassphraseError
    return " ".join(words)
