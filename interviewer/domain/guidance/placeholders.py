"""Names in curly brackets that a letter of the guidance may hold: "{date}" becomes the day."""

import re
from collections.abc import Mapping
from enum import StrEnum

_NAMED = re.compile(r"\{([^{}\n]*)\}")


class Placeholder(StrEnum):
    """What can be filled in. The text is what stands between the brackets, so it never changes."""

    REFERENCE = "reference"
    ROLE = "role"
    AGENCY = "agency"
    REVIEW = "review"
    DATE = "date"
    PLACE = "place"
    MANNER = "manner"
    INTERVIEWERS = "interviewers"
    GUIDANCE = "guidance"
    VERSION = "version"


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """Whatever stands in curly brackets and cannot be filled in, and brackets without a partner.

    Returns:
        Each as it stands in the text, brackets included, once.
    """
    known = {f"{{{name}}}" for name in Placeholder}
    named = [match.group() for match in _NAMED.finditer(text) if match.group() not in known]
    stray = [letter for letter in _NAMED.sub("", text) if letter in "{}"]
    return tuple(dict.fromkeys([*named, *stray]))


def filled(text: str, values: Mapping[Placeholder, str]) -> str:
    """Return the text with the values in place of their names, in one pass.

    What a value says is never read as a placeholder; a name without a value stays as it is.
    """
    words = {f"{{{name}}}": value for name, value in values.items()}
    return _NAMED.sub(lambda match: words.get(match.group(), match.group()), text)
