"""Opening Word and Excel files that other people made, without trusting them.

Such a file is a zip of XML parts. It is refused when it would unpack to more than a chronology can
need, when a part is not what its checksum says, and when a part declares entities: the standard
forbids declarations (ECMA-376 part 2, "Package model"), so only an attack has them.
"""

import zipfile
from io import BytesIO

from interviewer.documents.table_errors import (
    DamagedFileError,
    OldFormatError,
    ProtectedFileError,
    TooLargeError,
    WrongKindError,
)

MOST_BYTES = 40 * 1024 * 1024
"""Of a file as it lies on the disk."""

MOST_MEMBERS = 5_000
MOST_UNPACKED = 256 * 1024 * 1024
MOST_OF_ONE_PART = 96 * 1024 * 1024
_PIECE = 1024 * 1024
WORKBOOK = "xl/workbook.xml"
"""The part that an Excel file is about."""

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
"""What a file of Word or Excel from before 2007 begins with, and one with a password around it."""

_ZIP = b"PK\x03\x04"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_ENCRYPTED = 0x1


def is_package(content: bytes) -> bool:
    """Whether the file begins as those of Word and Excel do since 2007.

    Raises:
        OldFormatError: It is one from before.
        ProtectedFileError: It opens with a password only.
    """
    if content.startswith(OLD_OFFICE):
        raise ProtectedFileError if _ENCRYPTED_PACKAGE in content else OldFormatError
    return content.startswith(_ZIP)


def open_package(content: bytes) -> zipfile.ZipFile:
    """Return the file as a package, every part of it looked at once.

    Raises:
        TableNotReadError: It is refused; which case is in the sentence.
        Exception: It is damaged in a way that zipfile has no name for.
    """
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except zipfile.BadZipFile:
        raise DamagedFileError from None
    members = package.infolist()
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
        raise TooLargeError
    if len({each.filename for each in members}) < len(members):
        raise DamagedFileError
    for member in members:
        _look_at(package, member)
    return package


def main_part(package: zipfile.ZipFile, of_word: str, of_excel: str) -> str:
    """Which of the two the package is, by the part that it is about.

    Raises:
        WrongKindError: It is neither.
    """
    names = set(package.namelist())
    for part in (of_word, of_excel):
        if part in names:
            return part
    raise WrongKindError


def _look_at(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Read a part to its end, which compares its checksum, and refuse one that declares."""
    if member.flag_bits & _ENCRYPTED:
        raise ProtectedFileError
    if member.file_size > MOST_OF_ONE_PART:
        raise TooLargeError
    before = b""
    with package.open(member) as part:
        # No more comes out of it than the directory says, which was added up before.
        while piece := part.read(_PIECE):
            plain = before + piece.replace(b"\0", b"")  # as it would be in UTF-16
            if any(declaration in plain for declaration in _DECLARATIONS):
                raise DamagedFileError("This file holds declarations that no such file may have.")
            before = plain[-len(_DECLARATIONS[0]) :]
