"""The operating system's keyring: it keeps a wrapping key that opens nothing on its own.

Every call may wait for a person to answer the system's own question: not on the thread of the
user interface. Whatever a keyring does, the other ways to unlock stay.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

from interviewer.storage.errors import (
    KeyringAbsentError,
    KeyringEmptyError,
    KeyringLockedError,
    KeyringRefusedError,
)
from interviewer.storage.keys import KEY

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "Interviewer"


def keep_wrapping_key(folder: UUID, key: bytes) -> None:
    """Put the key into the keyring, and see that it is there.

    Raises:
        KeyringAbsentError, KeyringLockedError, KeyringRefusedError: It is not there.
    """
    with _told_of_the_keyring():
        _backend().set_password(_SERVICE, str(folder), key.hex())
    if wrapping_key(folder) != key:
        raise KeyringRefusedError


def wrapping_key(folder: UUID) -> bytes:
    """Take the key from the keyring.

    Raises:
        KeyringAbsentError, KeyringLockedError, KeyringRefusedError: The keyring does not answer.
        KeyringEmptyError: It answers, and does not hold the key.
    """
    with _told_of_the_keyring():
        kept = _backend().get_password(_SERVICE, str(folder))
    try:
        key = bytes.fromhex(kept or "")
    except ValueError:
        key = b""
    if len(key) != KEY:
        raise KeyringEmptyError
    return key


def drop_wrapping_key(folder: UUID) -> None:
    """Take the key out of the keyring for good.

    Raises:
        KeyringAbsentError, KeyringLockedError, KeyringRefusedError: It may still be there.
    """
    with _told_of_the_keyring():
        _backend().delete_password(_SERVICE, str(folder))


def _backend() -> "KeyringBackend":
    """The keyring of this system, named so that a frozen build holds it and no plug-in is asked.

    Raises:
        KeyringAbsentError: It cannot work here.
    """
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring as Keyring
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring
    else:
        from keyring.backends.SecretService import Keyring
    if not Keyring.viable:
        raise KeyringAbsentError
    backend: KeyringBackend = Keyring()  # type: ignore[no-untyped-call]  # as keyring has it
    return backend


def _errors_of_the_system() -> list[type[Exception]]:
    """What a backend lets through of the layer below it."""
    errors: list[type[Exception]] = [OSError]
    if sys.platform == "win32":
        from win32ctypes.pywin32 import pywintypes  # type: ignore[import-not-found]  # Windows only

        errors.append(pywintypes.error)
    elif sys.platform == "linux":
        from secretstorage.exceptions import SecretStorageException

        errors.append(SecretStorageException)
    return errors


@contextmanager
def _told_of_the_keyring() -> Iterator[None]:
    from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

    refusals: tuple[type[Exception], ...] = (KeyringError, *_errors_of_the_system())
    try:
        yield
    except (NoKeyringError, InitError) as error:
        raise KeyringAbsentError from error
    except KeyringLocked as error:
        raise KeyringLockedError from error
    except refusals as error:
        raise KeyringRefusedError from error
