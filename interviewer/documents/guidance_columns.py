"""How a guidance stands in a spreadsheet: which column holds what, in the words of XLSForm.

The form is that of https://xlsform.org: the sheets survey, choices and settings, a heading over
each column. XLSForm lets columns of one's own through; those that it has no word for are named
after the keys of docs/guidance-format.md. What stands in each is said there, in "As a
spreadsheet".
"""

import re
from collections.abc import Collection, Mapping, Sequence

from interviewer.domain.words import Audience

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
LISTS = {"areas": "thematic area", "lines": "line of enquiry"}
"""Lists on the sheet for choices, by the key of the guidance that they are."""

BEGIN, END = "begin_group", "end_group"
TYPES = {"script": "note", "check": "acknowledge", "prompt": "text"}
"""Of a row, by the kind of the item in it."""

_ITEM = {"name": "id", "label": "text", "relevant": "for", "retired": "retired"}
ITEM_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "script": {**_ITEM, "manager": "manager"},
    "check": {**_ITEM, "guidance_hint": "why", "field": "field"},
    "prompt": {
        **_ITEM,
        "hint": "probes",
        "guidance_hint": "why",
        "source": "source",
        "manager": "manager",
        "core": "core",
        "area": "area",
        "lines": "lines",
        "hindsight": "hindsight",
        "panel_question": "panel_question",
    },
}
"""Which key of an item stands in which column, by its kind."""

SECTION_COLUMNS = {"name": "id", "label": "title", "kind": "kind", "area": "area"}
SURVEY_COLUMNS = (
    *("type", "name", "label", "hint", "guidance_hint", "relevant", "manager", "core", "area"),
    *("lines", "hindsight", "panel_question", "field", "source", "kind", "retired"),
)

_CHOICE = {"name": "id", "label": "title"}
CHOICE_COLUMNS = {"areas": _CHOICE, "lines": {**_CHOICE, "short": "short"}}
LIST_COLUMN = "list_name"

SETTING_COLUMNS = {
    "form_title": "title",
    "form_id": "identity",
    "version": "version",
    "about": "about",
    "category_heading": "category_heading",
    "invitation": "invitation",
    "information_sheet": "information_sheet",
}
ROOT = {"name": "Interview"}
"""What XLSForm calls the whole form. With a capital letter, so that no section has that name."""

FLAGS = frozenset({"core", "hindsight", "panel_question", "retired"})
YES = "yes"

HELP = "_help"
"""A sheet for whoever edits the file; XLSForm passes over names that begin like this, and so do we.
"""
MEANINGS: Mapping[str, Mapping[str, str]] = {
    SURVEY: {
        "type": "begin_group and end_group around a section; in it note for a script that is read "
        "aloud, acknowledge for a check that is ticked, text for a prompt that is asked",
        "name": "The id. A note finds its prompt by it: words may change, ids stay",
        "label": "The words; of a section, its title",
        "hint": "Follow-ons of a prompt, one to a line (Alt+Enter in Excel, Ctrl+Enter in "
        "LibreOffice). A line that begins with ¶ goes on with the follow-on above it",
        "guidance_hint": "Why we ask",
        "relevant": "Empty for everybody; ${level} = 'front_line' or ${level} = 'manager'",
        "manager": "The words for a manager, where they differ",
        "core": "yes for a prompt that must not be forgotten: two at most for a thematic area",
        "area": "Name of a thematic area: of a theme, and of a prompt that has another than its "
        "section",
        "lines": "Names of the lines of enquiry that a prompt serves, with blanks between them",
        "hindsight": "yes for a prompt that waits until the account is complete",
        "panel_question": "yes for a question of the panel's own; it waits too",
        "field": "Of a check: the label of a field to fill in",
        "source": "Of a prompt: where the reason for asking comes from",
        "kind": "Of a section: how it behaves",
        "retired": "yes for what is used no more. Mark it, and leave the row",
    },
    CHOICES: {
        LIST_COLUMN: "areas for a thematic area, lines for a line of enquiry; leave level as it is",
        "name": "The id",
        "label": "The title",
        "short": "A word or two, for a line of enquiry whose title is long",
    },
    SETTINGS: {
        "form_title": "The title of the guidance",
        "form_id": "Which guidance it is: the same in every version",
        "version": "As text. It needs a new one once interviews have used it",
        "about": "The first page: whose wording this is, and who agreed it",
        "category_heading": "Heading of the last column of the table of recommendations",
        "invitation": "The letter that invites a practitioner",
        "information_sheet": "What goes with it",
        "name": "Leave it as it is: XLSForm wants it",
    },
}

# --- For whom -----------------------------------------------------------------------------------

LEVEL = "level"
LEVEL_TYPE = f"select_one {LEVEL}"
LEVEL_QUESTION = {"type": LEVEL_TYPE, "label": "Where did this person stand at the time?"}
LEVEL_CHOICES = (
    {LIST_COLUMN: LEVEL, "name": "front_line", "label": "Front line"},
    {LIST_COLUMN: LEVEL, "name": "manager", "label": "Manager"},
)

_AUDIENCES = {"front_line": Audience.FRONT_LINE, "manager": Audience.MANAGER}
# Spreadsheets turn straight quotation marks curly as one types; pyxform takes them too.
_RELEVANT = re.compile(r"\s*\$\{\s*(\w+)\s*\}\s*=\s*(['\"‘’“”])(\w+)['\"‘’“”]\s*")


def level_name(taken: Collection[str]) -> str:
    """A name for the question that asks for the level, which no section or item has."""
    names = (LEVEL, *(f"{LEVEL}_{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def relevant(audience: str, level: str) -> str:
    """For whom an item is, as a condition on the level."""
    name = next(name for name, one in _AUDIENCES.items() if one == audience)
    return f"${{{level}}} = '{name}'"


def audience(condition: str, level: str) -> str:
    """For whom an item with this condition is; empty where the condition is any other."""
    found = _RELEVANT.fullmatch(condition)
    if not found or found[1] != level:
        return ""
    return str(_AUDIENCES.get(found[3], ""))


# --- Lists in one cell --------------------------------------------------------------------------

_PARAGRAPH, _POINT, _MARK = "¶ ", "¶- ", "¶"
"""What a line begins with that goes on with the follow-on above it."""


def in_a_cell(probes: Sequence[str]) -> str:
    r"""Follow-ons one to a line.

    >>> print(in_a_cell(["What came back?", "First.\n\nThen."]))
    What came back?
    First.
    ¶ Then.
    """
    doubled = (_MARK * probe.startswith(_MARK) + probe for probe in probes)
    return "\n".join(
        probe.replace("\n\n", f"\n{_PARAGRAPH}").replace("\n- ", f"\n{_POINT}") for probe in doubled
    )


def out_of_a_cell(text: str) -> list[str]:
    """The follow-ons in a cell; blank lines are left out."""
    probes: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if probes and line.startswith(_PARAGRAPH):
            probes[-1] += f"\n\n{line.removeprefix(_PARAGRAPH)}"
        elif probes and line.startswith(_POINT):
            probes[-1] += f"\n- {line.removeprefix(_POINT)}"
        elif line:
            probes.append(line.removeprefix(_MARK) if line.startswith(_MARK * 2) else line)
    return probes
