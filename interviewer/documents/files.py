"""Writing a document where the person said: whole or not at all, and never elsewhere."""

import errno
import os
import re
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from interviewer.domain.errors import InterviewerError

_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
"""What a file name cannot hold on Windows, which holds for every system."""
_LONGEST_REFERENCE = 60


class DocumentNotWrittenError(InterviewerError):
    """The document could not be written, for a reason without a sentence of its own."""

    what_happened = "The document could not be saved there."
    what_is_safe = "The notes are safe, and nothing there was changed."
    what_to_do = "Try again, or choose another folder."


class DocumentOpenElsewhereError(DocumentNotWrittenError):
    """Word holds the file."""

    what_happened = (
        "The document could not be saved, because it is open in Word or another program."
    )
    what_to_do = "Close it there and try again, or save it under another name."


class DiskFullError(DocumentNotWrittenError):
    """No room is left, or no more than the person is allowed."""

    what_happened = "The document could not be saved, because there is no room left there."
    what_to_do = "Make room or choose another folder, and try again."


class FolderReadOnlyError(DocumentNotWrittenError):
    """Nothing can be written in that folder."""

    what_happened = (
        "The document could not be saved, because nothing can be written in that folder."
    )
    what_to_do = "Choose a folder of your own, such as Documents."


class FolderMissingError(DocumentNotWrittenError):
    """The folder is gone, or was never there."""

    what_happened = "The document could not be saved, because that folder is not there."
    what_to_do = "Choose another folder. A drive or a memory stick may have been taken out."


class NameTakenByFolderError(DocumentNotWrittenError):
    """A folder has the name."""

    what_happened = "The document could not be saved, because a folder has that name."
    what_to_do = "Choose another name."


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_MISSING = {errno.ENOENT, errno.ENOTDIR}
_HELD = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
_WINDOWS_HELD = {5, 32, 33}
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION."""


def write_document(path: Path, content: bytes) -> None:
    """Write the file whole, or leave what was there as it was.

    The bytes go to a file beside it whose name says nothing, reach the disk, and only then take
    the name. Nothing is written in any other folder, and what was begun is removed on failure.

    Raises:
        DocumentNotWrittenError: It could not be written; which case is in the sentence.
    """
    part = path.with_name(f".interviewer-{token_hex(8)}.part")
    try:
        _write(part, content)
        _replace(part, path)
    except OSError as error:
        raise why_not_written(error) from error
    finally:
        # After success there is nothing left under this name.
        with suppress(OSError):
            part.unlink()


def _write(part: Path, content: bytes) -> None:
    """Write a new file that only this user may read, down to the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _replace(part: Path, path: Path) -> None:
    """Give the finished file its name."""
    if path.is_dir():
        raise NameTakenByFolderError
    try:
        part.replace(path)
    except OSError as error:
        if is_held(error):
            raise DocumentOpenElsewhereError from error
        raise
    if os.name != "nt":
        _sync(path.parent)


def _sync(folder: Path) -> None:
    """Bring the folder's new entry to the disk; some shared drives know no such thing."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def is_held(error: OSError) -> bool:
    """Whether a file could not take its name because another program holds the one there.

    The folder could be written a moment ago, so a refusal here is about the file. Windows says
    which (its own numbers); elsewhere nothing but a mount or a protected file refuses.
    """
    return getattr(error, "winerror", None) in _WINDOWS_HELD or error.errno in _HELD


def why_not_written(error: OSError) -> DocumentNotWrittenError:
    """The sentences for what the system said."""
    if error.errno in _FULL:
        return DiskFullError()
    if error.errno in _READ_ONLY:
        return FolderReadOnlyError()
    if error.errno in _MISSING:
        return FolderMissingError()
    return DocumentNotWrittenError()


def suggested_name(document: str, reference: str = "") -> str:
    """A file name with the reference and nothing else of the review, such as "SN1 summary.docx".

    Args:
        document: What it is: "interview summary", "recovery sheet".
        reference: The practitioner's reference; what no file name can hold is left out of it.
    """
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", reference).split())[:_LONGEST_REFERENCE]
    name = f"{plain.strip(' .')} {document}".strip()
    return f"{name[:1].upper()}{name[1:]}.docx"
