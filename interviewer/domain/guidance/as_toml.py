"""Guidance written as the text of a file, for a person to read and to keep with other texts.

Our own few lines, because no library wraps a long text: tomli-w and tomlkit write a paragraph as
one line of any length. What `parse_guidance` gives for the text is the guidance again.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from interviewer.domain.guidance.file import guidance_tables
from interviewer.domain.guidance.values import Guidance

_WIDTH = 98

_HEAD = """\
# Guidance for interviewing practitioners, as data. The format: docs/guidance-format.md.
#
# Check it after editing:  interviewer-cli check-guidance THIS-FILE.toml
# A note finds its prompt by the id. Once interviews have used an id, keep it; wording may change.
# Within a paragraph a line break counts as a space; a blank line starts the next paragraph.
"""


def guidance_as_toml(guidance: Guidance) -> str:
    """The guidance as the text of a file: `parse_guidance` gives it back as it was.

    Long texts are wrapped, and each section has its title above it as a remark. What is empty or
    goes without saying is left out.
    """
    tables = guidance_tables(guidance)
    return "\n".join([_HEAD, *_table(tables, "")])


def _table(table: Mapping[str, Any], heading: str) -> Iterator[str]:
    """The lines of a table: its own values, then the tables in it, each under its heading."""
    inner = {key: value for key, value in table.items() if _is_list_of_tables(value)}
    for key, value in table.items():
        if key not in inner:
            yield f"{key} = {_value(value)}"
    for key, those in inner.items():
        name = f"{heading}{key}"
        for one in those:
            yield ""
            if name == "sections":
                yield from _above(one["title"])
            yield f"[[{name}]]"
            yield from _table(one, f"{name}.")


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _above(title: str) -> tuple[str, ...]:
    rule = f"# {'-' * (_WIDTH - 2)}"
    return "", rule, f"# {title.translate(_NOT_IN_A_REMARK)}", rule, ""


_NOT_IN_A_REMARK = dict.fromkeys([*range(0x20), 0x7F], " ")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        written = [_value(one) for one in value]
        line = f"[{', '.join(written)}]"
        if len(line) <= _WIDTH - 10 and "\n" not in line:
            return line
        return "\n".join(["[", *(f"  {one}," for one in written), "]"])
    text = _escaped(str(value))
    if "\n" not in text and len(text) <= _WIDTH - 10:
        return '"' + text.replace('"', '\\"') + '"'
    wrapped = "\n".join(_wrapped(line) for line in text.split("\n"))
    return '"""\n' + wrapped.replace('"""', '""\\"') + '\n"""'


def _escaped(text: str) -> str:
    """The text as it may stand between quotation marks of either kind, but for such marks."""
    return text.replace("\\", "\\\\").replace("\x7f", "\\u007F")


def _wrapped(line: str) -> str:
    """The line over several: broken at single spaces, but not before or after a dash.

    A line that begins with "- " is a point of its own.
    """
    rows = [""]
    for word in re.split(r"(?<=\S)(?<!^-) (?=\S)(?!- )", line):
        if rows[-1] and len(rows[-1]) + len(word) >= _WIDTH:
            rows.append(word)
        else:
            rows[-1] += f" {word}" if rows[-1] else word
    return "\n".join(rows)
