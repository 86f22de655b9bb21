"""age files in memory: how they are made, opened, and what to make of one that does not open.

A file is never decrypted to the disk: a damaged one would leave half of its content there.
"""

import re

import pyrage
from pyrage import passphrase as with_passphrase
from pyrage import x25519

from interviewer.storage.handover.errors import (
    ForSomebodyElseError,
    HandoverError,
    NoPassphraseNeededError,
    NotAPackageError,
    PackageCutShortError,
    PackageTamperedError,
    PackageTooLargeError,
    PassphraseNeededError,
    TooBusyToOpenError,
    WrongPackagePassphraseError,
)
from interviewer.storage.handover.identity import Identity

LARGEST_SEALED = 48 * 1024 * 1024
"""Bytes of a package; 500 notes have some 100 kB."""

STEP = 256
"""What is sealed is filled up so that the length of the seal's payload is a multiple of this.

age cannot tell a file that was cut short from one that was changed. Its header says where the
payload begins, so a length that is no multiple tells. It also hides a little how much was said.
"""

_BEGINS = b"age-encryption.org/v1\n"
_LONGEST_HEADER = 16 * 1024
_HEADER_ENDS = re.compile(rb"\n--- [A-Za-z0-9+/]{43}\n")
_SCRYPT = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_COSTLIEST = 20
"""2 to this many blocks of a KiB: a gigabyte. age itself would let a stranger ask for more."""

_CHEAP = 16
"""What a guess costs on any laptop of the last ten years, where age could time it, or more."""

_TRIES_TO_SEAL, _TRIES_TO_OPEN = 4, 50
"""How often age is let time the laptop anew; where it asks too much it says so at once."""

_TOO_MUCH = "Excessive work parameter"
_NO_KEY = ("No matching keys found", "Decryption failed")
"""What pyrage says where a package seems to take too long, and where neither the key nor the
passphrase opens its header; it has no codes."""

_NONCE, _TAG, _CHUNK = 16, 16, 64 * 1024


def sealed_for(recipient: str, content: bytes) -> bytes:
    """The content as an age file that only the recipient opens."""
    while True:
        sealed = _measured(pyrage.encrypt(content, [x25519.Recipient.from_str(recipient)]))
        # age draws the length of its header. Where it is a multiple of the step too, a file that a
        # disk cuts off at a whole block would have a length that tells nothing: draw again.
        if _header_ends(sealed) % STEP:
            return sealed


def sealed_with_passphrase(passphrase: str, content: bytes) -> bytes:
    """The content as an age file that the passphrase opens. Takes seconds, and much memory."""
    # age times one short round to choose what a guess costs. Where something else had the processor
    # just then, a guess costs next to nothing: such a seal is soon made, and made again.
    sealed = [with_passphrase.encrypt(content, passphrase)]
    while _cost(sealed[-1]) < _CHEAP and len(sealed) < _TRIES_TO_SEAL:
        sealed.append(with_passphrase.encrypt(content, passphrase))
    return _measured(max(sealed, key=_cost))


def filling(length: int) -> int:
    """How many bytes to add to so many, so that the payload gets a length that tells."""
    more = range(2 * STEP)  # twice: the seal of one more chunk may skip a multiple
    return next(each for each in more if _payload(length + each) % STEP == 0)


def is_sealed_with_passphrase(package: bytes) -> bool:
    """Whether a passphrase opens it, and not a key; read from its beginning, without either.

    Raises:
        NotAPackageError, PackageCutShortError, PackageTooLargeError: It is no age file, or half.
        PackageTamperedError: It would take more memory than a laptop has.
    """
    _header_ends(package)
    cost = _cost(package)
    if cost > _COSTLIEST:
        raise PackageTamperedError
    return cost > 0


def opened_by(identity: Identity, package: bytes) -> bytes:
    """What is sealed in it for this identity.

    Raises:
        HandoverError: It does not open, and this is why.
    """
    if is_sealed_with_passphrase(package):
        raise PassphraseNeededError
    try:
        return bytes(pyrage.decrypt(package, [identity.opening_key]))
    except (pyrage.DecryptError, OSError) as error:
        raise _why(error, package, ForSomebodyElseError) from None


def opened_with_passphrase(passphrase: str, package: bytes) -> bytes:
    """What is sealed in it with this passphrase. Takes seconds, and much memory.

    Raises:
        HandoverError: It does not open, and this is why.
    """
    if not is_sealed_with_passphrase(package):
        raise NoPassphraseNeededError
    for _ in range(_TRIES_TO_OPEN):
        try:
            return bytes(with_passphrase.decrypt(package, passphrase))
        except (pyrage.DecryptError, OSError) as error:
            # Timed as above: a laptop that is busy for a moment seems far too slow for the package.
            if not str(error).startswith(_TOO_MUCH):
                raise _why(error, package, WrongPackagePassphraseError) from None
    raise TooBusyToOpenError


def _cost(package: bytes) -> int:
    """What a guess at the passphrase costs: 2 to this many blocks; 0 where a key opens it."""
    found = _SCRYPT.match(package, len(_BEGINS))
    return int(found[1]) if found else 0


def _measured(sealed: bytes) -> bytes:
    if len(sealed) > LARGEST_SEALED:
        raise PackageTooLargeError
    return sealed


def _header_ends(package: bytes) -> int:
    """Where the payload begins."""
    if len(package) > LARGEST_SEALED:
        raise PackageTooLargeError
    if not package.startswith(_BEGINS):
        raise PackageCutShortError if _BEGINS.startswith(package) else NotAPackageError
    found = _HEADER_ENDS.search(package, 0, _LONGEST_HEADER)
    if found is None:
        raise PackageCutShortError if len(package) < _LONGEST_HEADER else PackageTamperedError
    return found.end()


def _payload(content: int) -> int:
    """How long the payload of so much content is: a nonce, and a tag for each chunk."""
    chunks = max(1, -(-content // _CHUNK))
    return _NONCE + content + chunks * _TAG


def _why(error: Exception, package: bytes, no_key: type[HandoverError]) -> HandoverError:
    """What to say of a package that does not open."""
    if str(error) in _NO_KEY:
        return no_key()
    payload = len(package) - _header_ends(package)
    if payload < _payload(0) or payload % STEP:
        return PackageCutShortError()
    return PackageTamperedError()
