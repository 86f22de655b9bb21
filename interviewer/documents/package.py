"""A Word file's parts as bytes, in one pass and the same each time."""

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from docx.opc.constants import CONTENT_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI

_DEFLATE_LEVEL = 4
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


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
