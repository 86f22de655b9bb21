"""Elements of a Word document, made where they belong."""

from functools import cache
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from lxml import etree

_NAMESPACES = {"w": nsmap["w"]}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def _named(name: str) -> str:
    """A name of Word's own namespace in full: asked for again and again in a long document."""
    return qn(f"w:{name}")


def element(tag: str, inside: Any = None, **values: object) -> Any:
    """Make an element of Word's own namespace, at the end of another where one is given."""
    attributes = {_named(name): str(value) for name, value in values.items()}
    if inside is None:
        # With python-docx's parser, so that what it is put into is of one kind.
        return oxml_parser.makeelement(_named(tag), attributes, _NAMESPACES)
    # In its place from the beginning: moving elements is what takes time in a long document.
    return etree.SubElement(inside, _named(tag), attributes)


def write_letters(run: Any, text: str) -> None:
    """Write the text into the run; a tab is an element of its own."""
    for number, part in enumerate(text.split("\t")):
        if number:
            element("tab", run)
        if part:
            letters = element("t", run)
            letters.text = part
            letters.set(_SPACE, "preserve")


def field_begun(code: str) -> list[Any]:
    """The runs that begin a field with this code; what it shows follows them."""
    begin, instruction, separate = (element("r") for _ in range(3))
    element("fldChar", begin, fldCharType="begin")
    letters = element("instrText", instruction)
    letters.text = code
    letters.set(_SPACE, "preserve")
    element("fldChar", separate, fldCharType="separate")
    return [begin, instruction, separate]
