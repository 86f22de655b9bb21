"""What TOML complains about, in words for somebody who never heard of TOML."""

import re

NESTED = ("it is nested too deeply", "use the headings that the format describes, and no deeper")

_MESSAGE = re.compile(r"(?P<wrong>.*) \((?P<at>at line (\d+), column (\d+)|.*)\)", re.DOTALL)
_CURLY = frozenset("“”„«»‘’‚")

_CURLY_ADVICE = ("a text begins with a curly quotation mark", 'write straight ones: "')
_UNKNOWN = ("this is not TOML", "compare it with the example in the description of the format")
_NEVER_ENDED = (
    "a text was begun and never ended",
    "end it with the same quotation marks that it began with",
)
_BACKSLASH = ("a backslash does not stand for itself inside a text", "write two of them for one")

# By what tomllib's message begins with; the first that fits is taken.
_ADVICE: dict[str, tuple[str, str]] = {
    "Invalid statement": (
        "this line is neither a key with its value nor a heading",
        'write key = "text", and three quotation marks on either side of a longer text',
    ),
    "Invalid value": (
        "what stands after the equals sign cannot be read",
        'put a text in straight quotation marks, as in title = "Practice guidance"',
    ),
    "Invalid initial character": (
        "a key cannot begin like this",
        "write a key of lower-case letters without a space in it",
    ),
    "Expected '='": ("the equals sign after the key is missing", 'write key = "text"'),
    "Expected newline": (
        "something follows after the value has ended",
        'give each key a line of its own, and write \\" for a quotation mark inside a text',
    ),
    "Expected ']": (
        "the square brackets of a heading are not closed",
        "write a heading alone on its line, as in [[sections]]",
    ),
    "Unclosed": (
        "a bracket was opened and is not closed",
        "close it, and put a comma between its entries",
    ),
    "Unterminated string": _NEVER_ENDED,
    'Expected "\'"': _NEVER_ENDED,
    "Expected \"'''\"": _NEVER_ENDED,
    r"Illegal character '\n'": (
        "a text runs over the end of its line",
        "end it there, or put three quotation marks on either side of a longer text",
    ),
    "Illegal character": (
        "there is an invisible character that a text cannot hold",
        "delete it and type what stands around it again",
    ),
    "Cannot overwrite": (
        "a key or heading before this point was written twice",
        "keep one of the two; entries of a list begin with double brackets, as in [[sections]]",
    ),
    "Cannot declare": (
        "this heading was written before",
        "begin each entry of a list with double brackets, as in [[sections]]",
    ),
    "Unescaped": _BACKSLASH,
    "Invalid hex value": _BACKSLASH,
}


def syntax_advice(message: str, text: str) -> tuple[str, str, str]:
    """Explain an error of `tomllib`.

    Args:
        message: As `tomllib` words it, its coordinates at the end.
        text: The text that was read.

    Returns:
        Where (the line and column, counted from one; may be empty), what is wrong, and what to
        write instead.
    """
    found = _MESSAGE.fullmatch(message)
    if not found:
        return "", *_UNKNOWN
    wrong, at, line, column = found.groups()
    where = at.removeprefix("at ").replace("end of document", "the end of the file")
    if line and _character(text, int(line), int(column)) in _CURLY:
        return where, *_CURLY_ADVICE
    advice = (words for start, words in _ADVICE.items() if wrong.startswith(start))
    return where, *next(advice, _UNKNOWN)


def _character(text: str, line: int, column: int) -> str:
    """The character at a line and column; empty at the end of the line."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[line - 1][column - 1 : column]
