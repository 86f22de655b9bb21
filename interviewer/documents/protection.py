"""A passphrase around a document for its way there and back: Word's own (agile encryption).

All of it happens in memory: for files of this kind msoffcrypto-tool writes nothing elsewhere
(only its readers of the formats before 2007 do, and those are never reached from here).
"""

import struct
from io import BytesIO
from xml.parsers.expat import ExpatError

import olefile
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
from msoffcrypto.format.ooxml import OOXMLFile

from interviewer.domain.errors import InterviewerError

_MOST_SPINS = 1_000_000
"""Word and LibreOffice hash a passphrase 100,000 times. A file may ask for far more: minutes."""
_DESCRIPTION = "EncryptionInfo"
_LONGEST_DESCRIPTION = 100_000
"""Bytes in which a file says how it is encrypted; 1,500 is usual."""
_LONGEST_PASSPHRASE = 255
"""Letters: Word takes no more."""


class ProtectionError(InterviewerError):
    """A passphrase could not be put around a document, or taken off."""

    what_is_safe = "Nothing was read, and nothing in the review was changed."


class PassphraseNeededError(ProtectionError):
    """The document is protected and no passphrase was given."""

    what_happened = "The file is protected by a passphrase."
    what_to_do = "Type the passphrase that this copy was given out with."


class WrongPassphraseError(ProtectionError):
    """The passphrase does not open it."""

    what_happened = "This passphrase does not open the file."
    what_to_do = "Type it again; capital letters count. The practitioner may have set another one."


class PassphraseUnusableError(ProtectionError):
    """The passphrase cannot be used for a document."""

    what_happened = "No document can be protected by this passphrase: it is empty or too long."
    what_is_safe = "No document was made."
    what_to_do = f"Choose one of up to {_LONGEST_PASSPHRASE} letters."


class ProtectionNotReadableError(ProtectionError):
    """It is protected in a way that is not known, or what protects it is damaged."""

    what_happened = "The file is protected in a way that cannot be read here, or it is damaged."
    what_to_do = "Open it where it was written, save it as a Word document (.docx) and choose that."


# What olefile, expat and the ciphers raise on a file that is not what it says it is.
_DAMAGE = (
    DecryptionError,
    FileFormatError,
    OSError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    ArithmeticError,
    ExpatError,
    struct.error,
)


def protected(document: bytes, passphrase: str) -> bytes:
    """Return the document, readable by nobody without the passphrase.

    Raises:
        PassphraseUnusableError: The passphrase is empty or longer than Word takes.
    """
    if not passphrase or len(passphrase) > _LONGEST_PASSPHRASE or not _is_text(passphrase):
        raise PassphraseUnusableError
    into = BytesIO()
    OOXMLFile(BytesIO(document)).encrypt(passphrase, into)
    return into.getvalue()


def is_protected(content: bytes) -> bool:
    """Whether the file is a document with a passphrase around it."""
    try:
        return bool(
            olefile.isOleFile(content) and olefile.OleFileIO(BytesIO(content)).exists(_DESCRIPTION)
        )
    except _DAMAGE:
        return False


def unprotected(content: bytes, passphrase: str) -> bytes:
    """Return the document without its protection; as it is where it has none.

    Raises:
        PassphraseNeededError: It is protected and the passphrase is empty.
        WrongPassphraseError: The passphrase does not open it.
        ProtectionNotReadableError: What protects it is damaged or of an unknown kind.
    """
    if not is_protected(content):
        return content
    if not passphrase:
        raise PassphraseNeededError
    if not _is_text(passphrase):
        raise WrongPassphraseError
    into = BytesIO()
    try:
        _opened(content, passphrase).decrypt(into)
    except InvalidKeyError as error:
        raise WrongPassphraseError from error
    except _DAMAGE as error:
        raise ProtectionNotReadableError from error
    return into.getvalue()


def _opened(content: bytes, passphrase: str) -> OOXMLFile:
    """The file with the key that the passphrase leads to, unless that would take for ever."""
    if olefile.OleFileIO(BytesIO(content)).get_size(_DESCRIPTION) > _LONGEST_DESCRIPTION:
        raise ProtectionNotReadableError
    file = OOXMLFile(BytesIO(content))
    if file.info.get("spinValue", 0) > _MOST_SPINS:
        raise ProtectionNotReadableError
    file.load_key(passphrase, verify_password=True)
    return file


def _is_text(passphrase: str) -> bool:
    """Whether it has no half characters, which no file can carry."""
    return not any("\ud800" <= letter <= "\udfff" for letter in passphrase)
