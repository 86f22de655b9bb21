"""Text that comes in from anywhere and has to go out into Word."""

import re

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets); lone surrogates included.
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return the text with one kind of line break and nothing that a Word file cannot hold.

    Every kind of line and page break becomes a line feed; a character that no Word file can hold
    becomes U+FFFD, so that its place stays visible. Tabs, emoji, right-to-left marks and every
    script stay as they are. Cleaning twice changes nothing more.
    """
    return _ILLEGAL.sub("\ufffd", _LINE_BREAKS.sub("\n", text))
