"""The Word template that every document starts from, checked before it is used."""

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from docx.section import Section
from lxml import etree

from interviewer.domain.errors import InterviewerError

_MOST_MEMBERS = 500
_MOST_BYTES = 50_000_000
"""A template with pictures stays far below either; a file built to fill the memory does not."""
_LONGEST_TITLE = 255
"""Letters: a file's properties hold no more."""
_A4_TEXT_WIDTH = 9_638
"""Twentieths of a point, where a template does not say how wide its page is."""

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
    "Answer",
    "Table Text",
    "Table Heading",
    "Marking",
)
LATER_STYLES = {"Table List": "Table Text"}
"""Styles that earlier templates do not have, and what stands in for each there."""

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


@dataclass(frozen=True, kw_only=True)
class Template:
    """A template, opened and empty, with everything of it that documents touch.

    Attributes:
        document: Header, footer, page and styles; nothing between header and footer.
        end: The element before which everything is added.
        styles: The id of each style by name.
        headers: The roots of the headers that a page can have.
        footers: The roots of the footers that a page can have.
        width: Of the text, in twentieths of a point.
    """

    document: Document
    end: Any
    styles: Mapping[str, str]
    headers: Sequence[Any]
    footers: Sequence[Any]
    width: int


def opened_template(content: bytes, *, title: str, made: datetime) -> Template:
    """Return the template as an empty document of this title.

    Everything that can be wrong with a template comes to light here, before anything is written.

    Args:
        content: The Word file.
        title: Stands in the file's properties.
        made: In UTC; stands in the file's properties.

    Raises:
        TemplateError: It cannot be used; which case, and what to do, is in the sentence.
    """
    try:
        _refuse_what_is_too_large(content)
        document = docx.Document(BytesIO(content))
        _name(document, title, made)
        styles = _style_ids(document)
        body = document.element.body
        body.clear_content()
        end = body.get_or_add_sectPr()
        section = document.sections[-1]
        headers = _in_use(
            document, section.header, section.first_page_header, section.even_page_header
        )
        footers = _in_use(
            document, section.footer, section.first_page_footer, section.even_page_footer
        )
        _refuse_what_leads_elsewhere(document.part.package)
        _refuse_what_cannot_be_written(document.part.package)
        width = _text_width(section)
    except _DAMAGE as damage:
        raise NotAWordFileError from damage
    return Template(
        document=document, end=end, styles=styles, headers=headers, footers=footers, width=width
    )


def turned(template: Template) -> Template:
    """The same template with its pages on their long side; what stood at the right still does."""
    section = template.document.sections[-1]
    if section.orientation != WD_ORIENT.LANDSCAPE:
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENT.LANDSCAPE
    width = _text_width(section)
    for tab in template.document.styles.element.iter(qn("w:tab")):
        if tab.get(qn("w:val")) == "right" and tab.get(qn("w:pos")) == str(template.width):
            tab.set(qn("w:pos"), str(width))
    return replace(template, width=width)


def _refuse_what_is_too_large(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as file:
        members = file.infolist()
    # Reading a member stops at the size it declares, so the declared sizes are the real bound.
    too_much = sum(member.file_size for member in members) > _MOST_BYTES
    if too_much or len(members) > _MOST_MEMBERS:
        raise TemplateTooLargeError


def _name(document: Document, title: str, made: datetime) -> None:
    """Name the file; whoever made the template is none of a reader's business."""
    properties = document.core_properties
    properties.title, properties.language = title[:_LONGEST_TITLE], "en-GB"
    properties.author = properties.last_modified_by = ""
    properties.subject = properties.keywords = properties.comments = properties.category = ""
    properties.created = properties.modified = made
    properties.revision = 1


def _in_use(document: Document, usual: Any, first_page: Any, even_pages: Any) -> list[Any]:
    """The roots of those that a page can have; Word shows none of the others."""
    used = [usual]
    if document.sections[-1].different_first_page_header_footer:
        used.append(first_page)
    if document.settings.odd_and_even_pages_header_footer:
        used.append(even_pages)
    roots = [each.part.element for each in used]
    if any(root.tag not in {qn("w:hdr"), qn("w:ftr")} for root in roots):
        raise NotAWordFileError
    return roots


def _text_width(section: Section) -> int:
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return _A4_TEXT_WIDTH
    return int(page.twips - left.twips - right.twips)


def _refuse_what_leads_elsewhere(package: Any) -> None:
    if any(map(_leads_elsewhere, package.parts)):
        raise TemplateLeadsElsewhereError


def _refuse_what_cannot_be_written(package: Any) -> None:
    parts = package.parts
    names = {part.partname for part in parts}
    if len(names) < len(parts) or not all(part.rels.xml for part in (package, *parts)):
        raise NotAWordFileError


def _leads_elsewhere(part: Part) -> bool:
    links = RELATIONSHIP_TYPE.HYPERLINK
    return any(rel.is_external and rel.reltype != links for rel in part.rels.values())


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
    ids = {
        name: found[kind, name.casefold()] or "" for kind, names in kinds.items() for name in names
    }
    for name, instead in LATER_STYLES.items():
        ids[name] = found.get((WD_STYLE_TYPE.PARAGRAPH, name.casefold())) or ids[instead]
    return ids
