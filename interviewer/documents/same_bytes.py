"""A spreadsheet that is the same file each time it is made of the same values."""

import re
import zipfile
from io import BytesIO

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_WHEN = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def same_each_time(content: bytes) -> bytes:
    """The file without the time of day, which openpyxl writes into it and onto its members."""
    into = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as made,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for name in made.namelist():
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            part = made.read(name)
            file.writestr(member, _WHEN.sub(b"", part) if name == "docProps/core.xml" else part)
    return into.getvalue()
