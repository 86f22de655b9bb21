"""A small guidance file, and slips in it: each with what must be said of it."""

from dataclasses import dataclass

SMALL = '''
format = 1
identity = "small"
version = "1.0"
title = "A small guidance"
about = """
Our own wording, broken
over two lines.

- Replace it as you like.
- Keep the ids.
"""
category_heading = "Learning category"
invitation = """
Reference: {reference}

We would meet on {date}.
"""
information_sheet = "# What it is for"

[[areas]]
id = "sharing"
title = "Sharing"

[[areas]]
id = "deciding"
title = "Deciding"

[[lines]]
id = "family"
title = "Family engagement"
short = "Family"

[[lines]]
id = "services"
title = "Services provided"

[[sections]]
id = "opening"
title = "Opening"
kind = "opening"

[[sections.items]]
kind = "script"
id = "purpose"
text = "Thank you for coming."
manager = "Thank you for making time."

[[sections.items]]
kind = "check"
id = "sheet"
text = "Information sheet given"
field = "Version and date"
why = "So that nobody is surprised."
for = "front line"

[[sections]]
id = "account"
title = "Free account"
kind = "account"

[[sections.items]]
kind = "prompt"
id = "free"
text = "Tell me about your part in this."

[[sections]]
id = "talking"
title = "Talking to each other"
kind = "theme"
area = "sharing"

[[sections.items]]
kind = "prompt"
id = "relied_on"
text = "Tell me about something you passed on."
manager = "Tell me about something your team passed on."
core = true
probes = ["What came back?", "What next?"]
why = "It is seldom written down."
source = "Our own."
lines = ["family", "services"]
for = "both"

[[sections.items]]
kind = "prompt"
id = "language"
text = "Describe how you understood each other."
core = true
area = "deciding"

[[sections]]
id = "reflections"
title = "Reflections"
kind = "reflection"

[[sections.items]]
kind = "prompt"
id = "stays"
text = "Tell me what stays with you."
hindsight = true
'''


@dataclass(frozen=True)
class Slip:
    """A slip in the small file, and the one problem that is found."""

    old: str
    new: str
    place: str
    wrong: str
    instead: str


TALKING = 'sections[3] "talking"'
RELIED_ON = f'{TALKING} > items[1] "relied_on"'
LANGUAGE = f'{TALKING} > items[2] "language"'
PURPOSE = 'sections[1] "opening" > items[1] "purpose"'
SHEET = 'sections[1] "opening" > items[2] "sheet"'
FREE = 'sections[2] "account" > items[1] "free"'

THIRD_CORE = """
[[sections.items]]
kind = "prompt"
id = "third"
text = "Tell me what you wrote down."
core = true

[[sections.items]]
kind = "prompt"
id = "fourth"
text = "Tell me what you read."
core = true

[[sections]]
id = "reflections"
"""

SLIPS = {
    # Keys
    "a missing identity": Slip(
        'identity = "small"', "", "the whole file", 'key "identity" is missing', "identity = …"
    ),
    "a missing format": Slip(
        "format = 1", "", "the whole file", 'key "format" is missing', "format = …"
    ),
    "a missing first page": Slip(
        SMALL[SMALL.index("about =") : SMALL.index("category_heading")],
        "",
        "the whole file",
        'key "about" is missing',
        "about = …",
    ),
    "a section with no title": Slip(
        'title = "Free account"\n', "", 'sections[2] "account"', '"title" is missing', "title = …"
    ),
    "an item with no text": Slip(
        'text = "Information sheet given"\n', "", SHEET, '"text" is missing', "text = …"
    ),
    "an item with no kind": Slip(
        'kind = "script"\n', "", PURPOSE, '"kind" is missing', "script, check, prompt"
    ),
    "a key with a slip": Slip(
        "hindsight = true",
        "hindsite = true",
        'sections[4] "reflections" > items[1] "stays" > hindsite',
        "not known",
        'write "hindsight"',
    ),
    "a key in capitals": Slip(
        "version =", 'Title = "x"\nversion =', "Title", "not known", 'write "title"'
    ),
    "a key like nothing we know": Slip(
        "version =", 'colour = "red"\nversion =', "colour", "not known", "leave it out"
    ),
    "a key of another kind of item": Slip(
        'field = "Version',
        'probes = ["What?"]\nfield = "Version',
        f"{SHEET} > probes",
        "not known",
        "the keys here are kind, id, text, for, retired, field, why",
    ),
    "a key that is no plain word": Slip(
        "version =", '"a\\nb" = 1\nversion =', '"a b"', "not known", "leave it out"
    ),
    # Types
    "a version that is a number": Slip(
        'version = "1.0"', "version = 1.0", "version", "this is a number", "text in quotation"
    ),
    "a title that is true": Slip(
        'title = "A small guidance"', "title = true", "title", "true or false", "text"
    ),
    "a title that is a date": Slip(
        'title = "A small guidance"', "title = 2026-11-12", "title", "a date or time", "text"
    ),
    "core in quotation marks": Slip(
        'core = true\nprobes = ["What',
        'core = "yes"\nprobes = ["What',
        f"{RELIED_ON} > core",
        "text in quotation marks",
        "true or false without quotation marks",
    ),
    "lines that are not a list": Slip(
        '["family", "services"]', '"family"', f"{RELIED_ON} > lines", "text", "a list in square"
    ),
    "probes that are not text": Slip(
        '"What next?"]', "3]", f"{RELIED_ON} > probes[2]", "a whole number", "text in quotation"
    ),
    "a section heading with single brackets": Slip(
        SMALL[SMALL.index("[[areas]]") :],
        "[sections]\n",
        "sections",
        "one table where a list",
        "[[sections]]",
    ),
    "sections that are words": Slip(
        SMALL[SMALL.index("[[areas]]") :],
        'sections = ["opening"]',
        "sections[1]",
        "text in quotation marks",
        "a table",
    ),
    "a kind that is a number": Slip(
        'kind = "script"', "kind = 1", f"{PURPOSE} > kind", "a whole number", "text"
    ),
    "a format that is true": Slip("format = 1", "format = true", "format", "true", "whole number"),
    "a format that never was": Slip("format = 1", "format = 0", "format", "no such", "write 1"),
    "a format of the future": Slip(
        "format = 1", "format = 2\nnews = 1", "format", "newer format", "update the application"
    ),
    # Words
    "an unknown kind of section": Slip(
        'kind = "theme"', 'kind = "themes"', f"{TALKING} > kind", '"themes"', 'write "theme"'
    ),
    "a kind of section like no other": Slip(
        'kind = "opening"',
        'kind = "biscuits"',
        'sections[1] "opening" > kind',
        '"biscuits" is not known',
        "write one of preparation, opening, account",
    ),
    "an unknown kind of item": Slip(
        'kind = "script"', 'kind = "scrpt"', f"{PURPOSE} > kind", '"scrpt"', 'write "script"'
    ),
    "a kind of item like no other": Slip(
        'kind = "script"', 'kind = "x"', f"{PURPOSE} > kind", '"x"', "script, check, prompt"
    ),
    "an unknown audience": Slip(
        'for = "front line"', 'for = "frontline"', f"{SHEET} > for", '"frontline"', '"front line"'
    ),
    "an unknown line of enquiry": Slip(
        '["family", "services"]',
        '["familly", "services"]',
        f"{RELIED_ON} > lines",
        '"familly" is not declared under [[lines]]',
        'write "family"',
    ),
    "a line of enquiry like no other": Slip(
        '["family", "services"]',
        '["weather"]',
        f"{RELIED_ON} > lines",
        '"weather" is not declared',
        "declare it under [[lines]], or leave it out",
    ),
    "a line of enquiry given twice": Slip(
        '["family", "services"]', '["family", "family"]', f"{RELIED_ON} > lines", "twice", "once"
    ),
    "an unknown area of a section": Slip(
        'area = "sharing"', 'area = "shering"', f"{TALKING} > area", '"shering"', '"sharing"'
    ),
    "an unknown area of a prompt": Slip(
        'area = "deciding"', 'area = "x"', f"{LANGUAGE} > area", '"x"', "under [[areas]]"
    ),
    # Ids
    "an id with capitals and a dash": Slip(
        'id = "free"',
        'id = "Free-Account"',
        'sections[2] "account" > items[1] "Free-Account" > id',
        "cannot be an id",
        'write "free_account"',
    ),
    "an id that begins with a digit": Slip(
        'id = "free"',
        'id = "1_free"',
        'sections[2] "account" > items[1] "1_free" > id',
        "lower-case letter",
        'write "free"',
    ),
    "an id of nothing that could be one": Slip(
        'id = "free"', 'id = "—"', 'sections[2] "account" > items[1] "—" > id', '"—"', "such as"
    ),
    "an id that is too long": Slip(
        'id = "free"',
        f'id = "{"a" * 61}"',
        f'sections[2] "account" > items[1] "{"a" * 60}…" > id',
        "60 at most",
        "a" * 60,
    ),
    "the id that is kept for jottings": Slip(
        'id = "free"',
        'id = "other"',
        'sections[2] "account" > items[1] "other" > id',
        "kept for jottings",
        "another id",
    ),
    "the id that is kept for jottings, for a section": Slip(
        'id = "account"',
        'id = "other"',
        'sections[2] "other" > id',
        "kept for jottings",
        "another id",
    ),
    "two items of one id in one section": Slip(
        'id = "language"',
        'id = "relied_on"',
        f'{TALKING} > items[2] "relied_on" > id',
        f"also the id of {RELIED_ON}",
        "an id of its own",
    ),
    "two items of one id in two sections": Slip(
        'id = "language"',
        'id = "purpose"',
        f'{TALKING} > items[2] "purpose" > id',
        f"also the id of {PURPOSE}",
        "an id of its own",
    ),
    "two sections of one id": Slip(
        'id = "reflections"',
        'id = "account"',
        'sections[4] "account" > id',
        'also the id of sections[2] "account"',
        "each of the sections",
    ),
    "two lines of one id": Slip(
        'id = "services"\ntitle = "Services provided"',
        'id = "services"\ntitle = "S"\n[[lines]]\nid = "family"\ntitle = "F"',
        'lines[3] "family" > id',
        'also the id of lines[1] "family"',
        "each of the lines",
    ),
    # Areas and core prompts
    "a third and a fourth core prompt in one area": Slip(
        '\n[[sections]]\nid = "reflections"\n',
        THIRD_CORE,
        f'{TALKING} > items[4] "fourth" > core',
        '"sharing" has 2 core prompts before this one',
        "leave core out",
    ),
    "a core prompt outside the themes": Slip(
        'text = "Tell me about your part in this."',
        'text = "Tell me about your part in this."\ncore = true',
        f"{FREE} > core",
        'no core prompts in a section of kind "account"',
        "leave core out",
    ),
    "an area outside the themes": Slip(
        'kind = "account"',
        'kind = "account"\narea = "sharing"',
        'sections[2] "account" > area',
        'kind "account" has no thematic area',
        'kind = "theme"',
    ),
    "a theme with no area": Slip(
        'area = "sharing"\n', "", TALKING, "needs its thematic area", "area = …"
    ),
    # Texts
    "an empty text": Slip(
        'text = "Thank you for coming."', 'text = " \\n "', f"{PURPOSE} > text", "empty", "write"
    ),
    "an empty follow-on": Slip(
        '"What next?"]', '""]', f"{RELIED_ON} > probes[2]", "empty", "write"
    ),
    "a text that is too long": Slip(
        "Thank you for coming.", "x" * 20_001, f"{PURPOSE} > text", "20,001 char", "20,000"
    ),
    "a title that is too long": Slip(
        "A small guidance", "x" * 301, "title", "too long for one line", "300 characters"
    ),
    "a title of two paragraphs": Slip(
        "A small guidance", r"A\n\nB", "title", "too long for one line", "300 characters"
    ),
    # The whole
    "no sections": Slip(
        SMALL[SMALL.index("[[areas]]") :], "", "the whole file", '"sections" is missing', "add it"
    ),
    "an empty list of sections": Slip(
        SMALL[SMALL.index("[[areas]]") :], "sections = []", "sections", "empty", "at least one"
    ),
    "a section with nothing in it": Slip(
        '[[sections]]\nid = "account"',
        '[[sections]]\nid = "a"\ntitle = "A"\nkind = "closing"\nitems = []\n'
        '[[sections]]\nid = "account"',
        'sections[2] "a" > items',
        "empty",
        "at least one",
    ),
    "nothing to ask": Slip(
        SMALL[SMALL.index('[[sections]]\nid = "account"') :],
        "",
        "sections",
        "no prompt that a practitioner would be asked",
        'kind = "prompt"',
    ),
    "something that waits for an account that never comes": Slip(
        'kind = "account"',
        'kind = "closing"',
        "sections",
        "there is no account",
        'kind = "account"',
    ),
}

# Where TOML itself stumbles, the line is sure, and the column near enough.
STUMBLES = {
    "curly quotation marks": Slip(
        'title = "A small guidance"',
        "title = “A small guidance”",
        "line 5, column ",
        "curly quotation mark",
        "straight",
    ),
    "no quotation marks": Slip(
        'title = "A small guidance"', "title = A", "line 5, column ", "cannot be read", "straight"
    ),
    "a text that is not ended": Slip(
        '"A small guidance"', '"A small guidance', "line 5, column ", "over the end", "three"
    ),
    "a long text that is not ended": Slip(
        SMALL[SMALL.index("- Keep the ids.") :],
        "- Keep the ids.",
        "the end of the file",
        "never ended",
        "same quotation marks",
    ),
    "a name that cannot be filled in": Slip(
        "{date}", "{dates}", "invitation", "{dates} cannot be filled in", 'write "{date}"'
    ),
    "a name that is like none": Slip(
        "{date}", "{x}", "invitation", "{x} cannot be filled in", "write one of {reference}, "
    ),
    "a curly bracket without its partner": Slip(
        "What it is for", "What } is for", "information_sheet", "stands alone", "write one of"
    ),
    "a missing equals sign": Slip(
        "version =", "version", "line 4, column ", "equals sign", 'key = "text"'
    ),
    "a quotation mark inside a text": Slip(
        "A small guidance", 'A "small" guidance', "line 5, column ", "something follows", '\\"'
    ),
    "a heading that is not closed": Slip(
        "[[areas]]", "[[areas]", "line 21, column ", "square brackets", "[[sections]]"
    ),
    "a list that is not closed": Slip(
        '["family", "services"]', '["family"', "line 83, column ", "not closed", "close it"
    ),
    "a backslash": Slip(
        "A small guidance", r"C:\guidance", "line 5, column ", "backslash", "two of them"
    ),
    "an invisible character": Slip(
        "A small guidance", "A\x07", "line 5, column ", "invisible", "type"
    ),
    "a key written twice": Slip(
        'version = "1.0"',
        'version = "1.0"\nversion = "1.1"',
        "line 5, column ",
        "written twice",
        "keep one",
    ),
    "a heading once with single and once with double brackets": Slip(
        "[[areas]]", "[areas]\n[[areas]]", "line 22, column ", "written twice", "double brackets"
    ),
    "two headings with single brackets": Slip(
        "[[areas]]", "[areas]\n[areas]\n", "line 22, column ", "written before", "double brackets"
    ),
}
