"""A file that came from outside, taken apart only as far as is safe; refused in a sentence."""

import zipfile
import zlib
from io import BytesIO
from posixpath import normpath
from typing import Any

from lxml import etree

from interviewer.documents.office_package import OLD_OFFICE
from interviewer.domain.errors import InterviewerError

MOST_BYTES = 50_000_000
"""Of the file itself: a copy with photographs of a marked print stays below."""
_MOST_MEMBERS = 2_000
_MOST_OF_A_PART = 20_000_000
"""Bytes of one part, unpacked: a copy of 500 statements has one million."""

_TYPES = "[Content_Types].xml"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""Word can save "Strict Open XML": the same words in another namespace."""


class ReturnedFileError(InterviewerError):
    """What was chosen cannot be read as a practitioner's copy."""

    what_is_safe = "Nothing in the review was changed."


class NotADocumentError(ReturnedFileError):
    """It is something else."""

    what_happened = "This file is neither a Word document (.docx) nor an OpenDocument text (.odt)."
    what_to_do = (
        "Choose the file that came back. If it is a .doc, a PDF or a Pages document, open it, save "
        "it as a Word document (.docx) and choose that; or type the answers in."
    )


class OldWordFileError(NotADocumentError):
    """Word wrote it in its format of before 2007."""

    what_happened = "This file is in the old Word format (.doc)."
    what_to_do = "Open it in Word, save it as a Word document (.docx) and choose that."


class DocumentDamagedError(ReturnedFileError):
    """It begins as a document and does not hold together."""

    what_happened = "The file is damaged: not everything that belongs to it is there."
    what_to_do = "Ask for it again, or open it in Word, save it under another name and choose that."


class DocumentTooLargeError(ReturnedFileError):
    """It is far larger than any copy: it is not taken apart."""

    what_happened = "The file is too large to be opened safely."
    what_to_do = "Take large pictures out of it in Word, save it and choose it again."


class NotOursError(ReturnedFileError):
    """A Word document without anything of ours."""

    what_happened = "This document was not made by Interviewer, or its marks have been lost."
    what_to_do = (
        "Choose the practitioner's copy that came back. Some programs, such as Google Docs and "
        "Pages, lose the marks by which a statement is known: then type the answers in."
    )


class AnotherDocumentError(ReturnedFileError):
    """Made here, and not a practitioner's copy."""

    what_happened = "This document was made by Interviewer, but it is not a practitioner's copy."
    what_to_do = "Choose the practitioner's copy that came back."


# What zipfile and lxml raise on a file that is not what it says it is.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    EOFError,
    OSError,
)


class ReturnedFile:
    """The members of a document, each read when it is wanted and never beyond its bound."""

    def __init__(self, content: bytes) -> None:
        """Look at the file without unpacking anything.

        Raises:
            NotADocumentError: It is no file of this kind at all.
            DocumentDamagedError: It is one, and is damaged.
            DocumentTooLargeError: It is larger than any copy.
        """
        if len(content) > MOST_BYTES:
            raise DocumentTooLargeError
        if not content.startswith(b"PK"):
            raise OldWordFileError if content.startswith(OLD_OFFICE) else NotADocumentError
        try:
            self._file = zipfile.ZipFile(BytesIO(content))
        except _DAMAGE as damage:
            raise DocumentDamagedError from damage
        if len(self._file.filelist) > _MOST_MEMBERS:
            raise DocumentTooLargeError
        if not self.has(_TYPES) and not self.is_odt:
            raise NotADocumentError

    @property
    def is_odt(self) -> bool:
        """Whether LibreOffice saved it in its own format."""
        return self.has("content.xml") and not self.has(_TYPES)

    def has(self, name: str) -> bool:
        return name in self._file.NameToInfo

    def related(self, kind: str, part: str = "") -> str | None:
        """The name of the part that stands in this relation to another, or to the whole file.

        Word calls the text "document2.xml" at times, so no name is taken for granted.
        """
        found = self.all_related(kind, part)
        return found[0] if found else None

    def all_related(self, kind: str, part: str = "") -> list[str]:
        """The names of all parts that stand in this relation to another and are there."""
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        if not self.has(rels):
            return []
        targets = (
            relation.get("Target", "")
            for relation in self.part(rels)
            if str(relation.get("Type")).endswith(f"/{kind}")
        )
        paths = (
            normpath(target if target[:1] == "/" else f"{folder}/{target}") for target in targets
        )
        return [path for each in paths if self.has(path := each.lstrip("/"))]

    def part(self, name: str) -> etree._Element:
        """The root of an XML part.

        Raises:
            DocumentDamagedError: It is not there, or is no XML.
            DocumentTooLargeError: It is larger than any copy's.
        """
        try:
            with self._file.open(name) as member:
                # One byte more than is allowed: what a member says of its size may be a lie.
                text = member.read(_MOST_OF_A_PART + 1)
            if len(text) > _MOST_OF_A_PART:
                raise DocumentTooLargeError
            return _parsed(text)
        except _DAMAGE as damage:
            raise DocumentDamagedError from damage


def _parsed(text: bytes) -> etree._Element:
    """The root; nothing is looked up elsewhere and no entity is put in."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(text.replace(_STRICT, _TRANSITIONAL), parser)
    told: Any = root.getroottree().docinfo  # lxml's types leave its `doctype` out
    if told.doctype:  # no word processor writes one
        raise DocumentDamagedError
    return root
