"""The data of an interview in the Word file of its summary: a sealed package, as a part of its own.

Word keeps such a part unseen beside the text (ECMA-376 part 1, 15.2.5, "Custom XML Data Storage
Part"). What is sealed in it comes from the caller; here it is only put in, with a keyed digest of
all the text that can be read, so that whoever takes the data in hears when that text was changed.
"""

import hmac
from base64 import b64encode
from dataclasses import dataclass, field

from interviewer.documents.returned_file import ReturnedFile
from interviewer.documents.returned_word import word_paragraphs
from interviewer.domain.errors import InterviewerError

NAMESPACE = "urn:interviewer:summary-data"
ROOT = f"{{{NAMESPACE}}}data"
FORMAT = 1
"""The format of the part that this version writes, and the highest that it reads."""

BOOKMARK = "InterviewerData"
"""Stands in every summary that was made with its data: it outlives the part."""

_PART = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<data xmlns="{NAMESPACE}" format="{{format}}" text="{{digest}}">{{package}}</data>"""

LARGEST_PACKAGE = 7_000_000
"""Bytes: in letters, no more than lxml takes as one text. One interview of 500 notes has 120 kB."""


class TooMuchToCarryError(InterviewerError):
    """The package is larger than anybody could read back."""

    what_happened = "This interview is too large for its data to go along in a Word file."
    what_is_safe = "The notes are safe, and no document was made."
    what_to_do = "Leave the data out here, and hand the interview over as a package."


@dataclass(frozen=True, kw_only=True)
class SummaryData:
    """What a summary carries for the overview writer.

    Attributes:
        package: The interview, sealed: nothing of it can be read without the key or passphrase.
        key: For the digest of the text; known to whoever can open the package and to nobody else.
        opened_by: Who can open it, in words: "only OW", "whoever has the passphrase".
    """

    package: bytes = field(repr=False)
    key: bytes = field(repr=False)
    opened_by: str


def data_part(data: SummaryData, document: bytes) -> bytes:
    """The part that carries the data in this document.

    Args:
        data: What is carried.
        document: The finished document, but for this part.

    Raises:
        TooMuchToCarryError: No laptop could read it back.
    """
    if len(data.package) > LARGEST_PACKAGE:
        raise TooMuchToCarryError
    digest = text_digest(data.key, text_of(ReturnedFile(document)))
    package = b64encode(data.package).decode("ascii")
    return _PART.format(format=FORMAT, digest=digest, package=package).encode("ascii")


def text_of(file: ReturnedFile) -> str:
    """Everything that can be read between header and footer, whatever its spaces are.

    Comments are no part of it: whoever writes one beside a note has changed nothing.

    Raises:
        ReturnedFileError: It is damaged, or too large.
    """
    paragraphs, _ = word_paragraphs(file)
    told = (" ".join(paragraph.text.split()) for paragraph in paragraphs)
    return "\n".join(words for words in told if words)


def text_digest(key: bytes, text: str) -> str:
    """What stands for the text: nobody without the key can make one that fits another text."""
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), "sha256").hex()
