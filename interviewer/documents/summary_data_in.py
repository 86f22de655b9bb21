"""Taking a package from the file that somebody chose: the package itself, or a Word summary."""

import hmac
from base64 import b64decode
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from interviewer.documents.office_package import OLD_OFFICE
from interviewer.documents.protection import is_protected
from interviewer.documents.returned_file import (
    DocumentTooLargeError,
    NotADocumentError,
    ReturnedFile,
)
from interviewer.documents.returned_word import is_made_here
from interviewer.documents.summary_data import (
    BOOKMARK,
    FORMAT,
    LARGEST_PACKAGE,
    ROOT,
    text_digest,
    text_of,
)
from interviewer.domain.errors import InterviewerError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT, _BOOKMARK, _NAME = f"{_W}document", f"{_W}bookmarkStart", f"{_W}name"
_ZIP = b"PK"
_MOST_PARTS = 50
"""Of data beside the text; a document of a Board has five."""
_PACKAGE = b"age-encryption.org/"
_AS_IT_ARRIVED = (
    "Ask for the summary to be sent again and take it from where it arrived, before any program has"
    " saved it; or ask for a package."
)


class SummaryDataError(InterviewerError):
    """Nothing can be taken in from this document; each class below says why."""

    what_is_safe = "Nothing in the review was changed."
    what_to_do = _AS_IT_ARRIVED


class NeitherError(SummaryDataError):
    """A zip archive, a spreadsheet, a Word file of before 2007."""

    what_happened = "This file is neither a package nor a Word summary of Interviewer."
    what_to_do = "Choose the package (.age) or the summary (.docx) as the sender made it."


class NotOurDocumentError(SummaryDataError):
    """A Word document of another program."""

    what_happened = "This Word document was not made by Interviewer."
    what_to_do = "Choose the package (.age) or the summary (.docx) as the sender made it."


class DataLeftOutError(SummaryDataError):
    """A document of ours that never carried anything."""

    what_happened = "This document of Interviewer carries no data: they were left out of it."
    what_to_do = "Ask the sender for a package, or for a summary with the data sealed for you."


class DataLostError(SummaryDataError):
    """It was made with its data, and they are gone."""

    what_happened = (
        "This summary was made with its data, but they are no longer in it: a program that opened"
        " and saved it has dropped them."
    )


class SavedAsOpenDocumentError(DataLostError):
    """The format of LibreOffice has no place for them."""

    what_happened = (
        "This is an OpenDocument text (.odt), and saving a summary as one drops its data."
    )


class DataDamagedError(SummaryDataError):
    """There is something in their place that nobody can read."""

    what_happened = "The data in this summary are damaged."


class NewerDataError(SummaryDataError):
    """A format of the part that this version does not know."""

    what_happened = "This summary was made with a newer version of Interviewer."
    what_to_do = "Install the newer version on this laptop, then take the summary in again."


class DocumentProtectedError(SummaryDataError):
    """There is a passphrase around the whole document."""

    what_happened = "This document is protected by a passphrase of Word’s own."
    what_to_do = (
        "Open it in Word with that passphrase, take the passphrase off (File, Info, Protect"
        " Document), save it as a Word document and choose that; or ask for a package."
    )


@dataclass(frozen=True, kw_only=True)
class ArrivedPackage:
    """A package, and the Word file that it came in.

    Attributes:
        package: As it was sealed; nothing of it has been opened.
    """

    package: bytes = field(repr=False)
    _text: str | None = field(default=None, repr=False)
    _digest: str = field(default="", repr=False)

    @property
    def in_word(self) -> bool:
        """Whether it came in a Word summary."""
        return self._text is not None

    def text_is_changed(self, key: bytes) -> bool:
        """Whether the Word file says something else than when it was made.

        Args:
            key: As `SummaryData` had it; the opened package knows it.
        """
        if self._text is None:
            return False
        return not hmac.compare_digest(text_digest(key, self._text), self._digest)


def arrived_package(content: bytes) -> ArrivedPackage:
    """The package in a file that somebody chose to take in: `.age`, or a summary as `.docx`.

    A file that is neither a zip nor an Office file is returned as it is: whether it is a package,
    `open_package` says.

    Raises:
        SummaryDataError, ReturnedFileError: It is a document with nothing to take in; the class
            and the sentence say why.
    """
    if content.startswith(OLD_OFFICE):
        raise DocumentProtectedError if is_protected(content) else NeitherError
    if not content.startswith(_ZIP):
        return ArrivedPackage(package=content)
    try:
        file = ReturnedFile(content)
    except NotADocumentError:
        raise NeitherError from None
    if file.is_odt:
        raise SavedAsOpenDocumentError
    return _in_word(file)


def _in_word(file: ReturnedFile) -> ArrivedPackage:
    name = file.related("officeDocument")
    if name is None or (document := file.part(name)).tag != _DOCUMENT:
        raise NeitherError
    parts = file.all_related("customXml", name)
    if len(parts) > _MOST_PARTS:
        raise DocumentTooLargeError
    found = [root for part in parts if (root := file.part(part)).tag == ROOT]
    if not found:
        raise _why_none(file, document)
    if len(found) > 1:
        raise DataDamagedError
    digest, package = _read(found[0])
    return ArrivedPackage(package=package, _text=text_of(file), _digest=digest)


def _why_none(file: ReturnedFile, document: Element) -> SummaryDataError:
    marks = (mark.get(_NAME, "") for mark in document.iter(_BOOKMARK))
    if any(mark.startswith(BOOKMARK) for mark in marks):
        return DataLostError()
    return DataLeftOutError() if is_made_here(file) else NotOurDocumentError()


def _read(root: Element) -> tuple[str, bytes]:
    """The digest of the text, and the package."""
    number = root.get("format", "")
    if number.isascii() and number.isdecimal() and int(number[:9]) > FORMAT:
        raise NewerDataError
    text = root.text or ""
    if number != str(FORMAT) or len(root) or len(text) > 2 * LARGEST_PACKAGE:
        raise DataDamagedError
    try:
        package = b64decode("".join(text.split()), validate=True)
    except ValueError:
        raise DataDamagedError from None
    if not package.startswith(_PACKAGE):
        raise DataDamagedError
    return root.get("text", ""), package
