"""A Word file's parts as bytes, in one pass and the same each time."""

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part

_DEFLATE_LEVEL = 4
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<ds:datastoreItem ds:itemID="{item}" \
xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">\
<ds:schemaRefs><ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>"""
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def packed(package: Any) -> bytes:
    """Return the package as a file whose bytes depend on nothing but what it holds.

    python-docx's own writer stamps the members with the time of day, and zipping them again
    would deflate twice.
    """
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=_DEFLATE_LEVEL) as file:
        for name, content in _members(package):
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # as if made on one system, whichever it is
            file.writestr(member, content, compresslevel=_DEFLATE_LEVEL)
    return into.getvalue()


def carry(document: Any, content: bytes, namespace: str) -> None:
    """Add a part that is not seen to the main part of a document.

    Word keeps it as it is (ECMA-376 part 1, 15.2.5 and 15.2.6, "Custom XML Data Storage").

    Args:
        document: The main part.
        content: XML in this namespace, with data in it for a program.
        namespace: By which Word lists the part.
    """
    package = document.package
    name = package.next_partname("/customXml/item%d.xml")
    part = Part(name, CONTENT_TYPE.XML, content, package)
    item = f"{{{uuid5(NAMESPACE_URL, namespace)}}}".upper()
    properties = _PROPERTIES.format(item=item, namespace=namespace).encode()
    named = PackURI(f"/customXml/itemProps{name.idx}.xml")
    part.relate_to(
        Part(named, _PROPERTIES_TYPE, properties, package), RELATIONSHIP_TYPE.CUSTOM_XML_PROPS
    )
    document.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _members(package: Any) -> Iterator[tuple[str, bytes]]:
    parts = package.parts
    yield CONTENT_TYPES_URI.membername, _content_types(parts)
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml


def _content_types(parts: Iterable[Any]) -> bytes:
    types: Any = CT_Types.new()  # type: ignore[no-untyped-call]  # python-docx leaves it so
    types.add_default("rels", CONTENT_TYPE.OPC_RELATIONSHIPS)
    types.add_default("xml", CONTENT_TYPE.XML)
    for part in parts:
        types.add_override(part.partname, part.content_type)
    return bytes(serialize_part_xml(types))
