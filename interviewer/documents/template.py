"""The Word template that every document starts from, checked before it is used."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml.exceptions import InvalidXmlError
from lxml import etree

from interviewer.domain.errors import InterviewerError

_MOST_MEMBERS = 500
_MOST_BYTES = 50_000_000
"""A template with pictures stays far below either; a file built to fill the memory does not."""

PARAGRAPH_STYLES = (
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "TOC Heading",
    "TOC 1",
    "Normal",
    "Note",
    "Note Continued",
    "Note Tags",
    "Coverage",
    "Reflection",
    "Table Text",
    "Table Heading",
    "Marking",
)
CHARACTER_STYLES = (
    "Prompt",
    "Note Number",
    "Their Words",
    "Running Title",
    "Recovery Code",
    "Hyperlink",
)
TABLE_STYLES = ("Interview Table",)


class TemplateError(InterviewerError):
    """The template cannot be used."""

    what_is_safe = "The notes are untouched, and no document was made."
    what_to_do = "Take the template that came with the application, or an earlier copy of yours."


class NotAWordFileError(TemplateError):
    """The template is something else, or is damaged."""

    what_happened = "The template is not a Word document (.docx), or it is damaged."


class TemplateTooLargeError(TemplateError):
    """The template is far larger than any template: it is not taken apart."""

    what_happened = "The template is too large to be opened safely."


class TemplateLeadsElsewhereError(TemplateError):
    """The template loads something from another place when it is opened."""

    what_happened = (
        "The template is linked to another file: a linked picture or an attached template."
    )
    what_to_do = "Insert the picture instead of linking it, or detach the template, in Word."


class StyleMissingError(TemplateError):
    """Styles that documents need are not in the template."""

    def __init__(self, missing: list[str]) -> None:
        names = ", ".join(f"“{name}”" for name in missing)
        noun = "the style" if len(missing) == 1 else "these styles"
        super().__init__(
            f"The template does not have {noun}: {names}.",
            what_to_do="Copy them from the template that came with the application.",
        )


# What zipfile, lxml and python-docx raise on a file that is not what it says it is.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    OpcError,
    InvalidXmlError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    AssertionError,
    RuntimeError,
    EOFError,
    OSError,
)


def opened_template(content: bytes) -> tuple[Document, Mapping[str, str]]:
    """Return the template as an empty document, and the id of each of its styles by name.

    Header, footer, page and styles stay; what stood between header and footer is gone.

    Raises:
        TemplateError: It cannot be used; which case, and what to do, is in the sentence.
    """
    try:
        _refuse_what_is_too_large(content)
        document = docx.Document(BytesIO(content))
        _refuse_what_leads_elsewhere(document)
        styles = _style_ids(document)
        body = document.element.body
        body.clear_content()
        body.get_or_add_sectPr()
    except _DAMAGE as damage:
        raise NotAWordFileError from damage
    return document, styles


def _refuse_what_is_too_large(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as file:
        members = file.infolist()
    # Reading a member stops at the size it declares, so the declared sizes are the real bound.
    too_much = sum(member.file_size for member in members) > _MOST_BYTES
    if too_much or len(members) > _MOST_MEMBERS:
        raise TemplateTooLargeError


def _refuse_what_leads_elsewhere(document: Document) -> None:
    package = document.part.package
    sources = [] if package is None else package.parts
    for part in sources:
        if any(_leads_elsewhere(part)):
            raise TemplateLeadsElsewhereError


def _leads_elsewhere(part: Part) -> list[str]:
    links = RELATIONSHIP_TYPE.HYPERLINK
    return [key for key, rel in part.rels.items() if rel.is_external and rel.reltype != links]


def _style_ids(document: Document) -> Mapping[str, str]:
    """Ids by name: Word translates ids ("berschrift1") where names stay English in the file."""
    kinds = {
        WD_STYLE_TYPE.PARAGRAPH: PARAGRAPH_STYLES,
        WD_STYLE_TYPE.CHARACTER: CHARACTER_STYLES,
        WD_STYLE_TYPE.TABLE: TABLE_STYLES,
    }
    found = {
        (style.type, (style.name or "").casefold()): style.style_id for style in document.styles
    }
    missing = [
        name
        for kind, names in kinds.items()
        for name in names
        if (kind, name.casefold()) not in found
    ]
    if missing:
        raise StyleMissingError(missing)
    return {
        name: found[kind, name.casefold()] or "" for kind, names in kinds.items() for name in names
    }
