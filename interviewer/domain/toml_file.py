"""A TOML file written by hand, read with every problem named at its place.

What a table may hold is data: a `Shape` says which keys there are and which reader takes each.
A reader gives the value, or refuses it at its `Place` and gives None.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from interviewer.domain.text import clean
from interviewer.domain.toml_advice import NESTED, syntax_advice

MOST_CHARACTERS = 2_000_000
MOST_IN_A_TEXT = 20_000
MOST_IN_A_LINE = 300
MOST_IN_AN_ID = 60
MOST_OF_A_LIST = 100
MOST_PROBLEMS = 500

WHOLE_FILE = "the whole file"

At = tuple[str | int, ...]
"""A way into nested tables: keys, and numbers of entries counted from one."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing in a file that has to be mended.

    Attributes:
        place: Such as `sections[3] "curiosity" > items[2] "child_life" > lines`, counted from one.
        wrong: What is wrong there.
        instead: What to write instead.
        at: The same place for a program: ("sections", 3, "items", 2, "lines").
    """

    file: str
    place: str
    wrong: str
    instead: str
    at: At = field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.wrong}; {self.instead}"


class TooManyProblemsError(Exception):
    """So much is wrong that reading on would help nobody; the problems so far are listed."""


class Notation:
    """How a kind of file words what a problem speaks of. This one is TOML's; others differ."""

    def place(self, path: tuple[str, ...], _at: At) -> str:
        """Where something stands; `path` has the names of entries in it."""
        return " > ".join(path) or WHOLE_FILE

    def missing(self, key: str, _at: At) -> tuple[str, str]:
        """What is wrong where a table has no such key, and what to write."""
        return f'the key "{key}" is missing', f"add it: {key} = …"

    def said(self, key: str, value: str = "") -> str:
        """A key with its value, as it would be written."""
        return f'{key} = "{value}"' if value else f"{key} = …"

    def declared(self, key: str) -> str:
        """Where the entries of a list are declared."""
        return f"[[{key}]]"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place in the file, with the one list that every problem goes into."""

    file: str
    problems: list[Problem]
    notation: Notation = field(default_factory=Notation)
    path: tuple[str, ...] = ()
    steps: At = ()

    def at(self, step: str) -> "Place":
        return replace(self, path=(*self.path, step), steps=(*self.steps, step))

    def entry(self, number: int, name: object = None) -> "Place":
        """The place of one entry of the list at this place."""
        named = f" {quoted(name)}" if isinstance(name, str) else ""
        path = (*self.path[:-1], f"{self.path[-1]}[{number}]{named}")
        return replace(self, path=path, steps=(*self.steps, number))

    @property
    def shown(self) -> str:
        """The place in words."""
        return self.notation.place(self.path, self.steps)

    def refuse(self, wrong: str, instead: str) -> None:
        """Add a problem.

        Raises:
            TooManyProblemsError: There are `MOST_PROBLEMS` of them now.
        """
        self._add(self.shown, wrong, instead)
        if len(self.problems) >= MOST_PROBLEMS:
            self._add(WHOLE_FILE, f"{MOST_PROBLEMS} problems were found", "mend these first")
            raise TooManyProblemsError

    def _add(self, place: str, wrong: str, instead: str) -> None:
        self.problems.append(
            Problem(file=self.file, place=place, wrong=wrong, instead=instead, at=self.steps)
        )


# --- Words for problems -------------------------------------------------------------------------


def quoted(word: str) -> str:
    """The word in quotation marks, on one line and not too long to read."""
    short = " ".join(clean(word[:MOST_IN_AN_ID]).split())
    return f'"{short}"' if len(word) <= MOST_IN_AN_ID else f'"{short}…"'


def rather(word: str, known: Collection[str], *, otherwise: str) -> str:
    """The advice to write the nearest known word; where none is near, what `otherwise` says."""
    likely = {_as_id(name): name for name in known}
    near = get_close_matches(_as_id(word[:MOST_IN_AN_ID]), likely, n=1, cutoff=0.7)
    return f'write "{likely[near[0]]}"' if near else otherwise


def one_of(words: Iterable[str]) -> str:
    """The advice to write one of a few words."""
    return f"write one of {', '.join(words)}"


def _as_id(word: str) -> str:
    return re.sub("[^a-z0-9]+", "_", word.lower()).strip("_")


# --- TOML ---------------------------------------------------------------------------------------

# tomllib takes n² steps for a key with n dotted parts. Ours have one part, two in a heading.
_PART = r"""(?:(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_MANY_PARTS = re.compile(rf"(?:{_PART}\.[ \t]*+){{16}}")


def document(text: str, place: Place) -> Mapping[str, Any]:
    """The text as tables, lists and plain values; empty, and refused, where it cannot be read."""
    if len(text) > MOST_CHARACTERS:
        found = f"the file has {len(text):,} characters"
        place.refuse(found, f"keep it to {MOST_CHARACTERS:,} at most")
        return {}
    # Notepad may put an invisible mark at the start of a file.
    text = text.removeprefix("\ufeff")
    if _MANY_PARTS.search(text):
        place.refuse(*NESTED)
        return {}
    try:
        return tomllib.loads(text)
    except RecursionError:
        place.refuse(*NESTED)
    except tomllib.TOMLDecodeError as error:
        where, wrong, instead = syntax_advice(str(error), text)
        (place.at(where) if where else place).refuse(wrong, instead)
    except ValueError:
        # Python reads no whole number of more than some thousand digits.
        place.refuse("a number has too many digits", "write a shorter one")
    return {}


# --- Readers of single values -------------------------------------------------------------------

Reader = Callable[[object, Place], Any]
"""Takes what the file says at a place; gives the value, or None after refusing it."""

_NAMES: dict[type, str] = {
    str: "text in quotation marks",
    bool: "true or false without quotation marks",
    int: "a whole number",
    float: "a number",
    list: "a list in square brackets",
    dict: "a table",
}


def is_a(kind: type, value: object, place: Place) -> bool:
    """Whether the value is of just this kind, refused otherwise: `true` is no whole number."""
    if type(value) is kind:
        return True
    place.refuse(
        f"this is {_NAMES.get(type(value), 'a date or time')}", f"write {_NAMES[kind]} here"
    )
    return False


def flag(value: object, place: Place) -> bool | None:
    """A reader of true or false."""
    return bool(value) if is_a(bool, value, place) else None


def paragraphs(value: object, place: Place) -> str | None:
    """A reader of text with paragraphs, cleaned, and not broken within a paragraph."""
    if not isinstance(value, str):
        is_a(str, value, place)
        return None
    if len(value) > MOST_IN_A_TEXT:
        place.refuse(f"the text has {len(value):,} characters", f"keep it to {MOST_IN_A_TEXT:,}")
        return None
    text = flowed(value)
    if not text:
        place.refuse("this is empty", "write what should stand here")
    return text or None


def flowed(broken: str) -> str:
    """The text, cleaned, with one blank line between paragraphs and no line break within them.

    People break long lines to see them whole; on the screen they would be broken twice. A line
    that starts with "- " keeps its own. A tab is a space here: LibreOffice keeps none in a cell.
    """
    plain = clean(broken).replace("\t", " ")
    lines = "\n".join(line.strip() for line in plain.split("\n")).strip()
    return re.sub("\n{3,}", "\n\n", re.sub(r"(?<!\n)\n(?!\n|- )", " ", lines))


def line(value: object, place: Place) -> str | None:
    """A reader of a text of one line, such as a title."""
    read = paragraphs(value, place)
    if read and ("\n" in read or len(read) > MOST_IN_A_LINE):
        place.refuse(
            "this is too long for one line", f"write one of {MOST_IN_A_LINE} characters at most"
        )
        return None
    return read


def identifier(value: object, place: Place) -> str | None:
    """A reader of a stable id."""
    if not isinstance(value, str):
        is_a(str, value, place)
        return None
    if len(value) <= MOST_IN_AN_ID and re.fullmatch("[a-z][a-z0-9_]*", value):
        return value
    like = _as_id(value[:MOST_IN_AN_ID]).lstrip("0123456789_")
    place.refuse(
        f"{quoted(value)} cannot be an id: it has to begin with a lower-case letter and go on "
        f"with lower-case letters, digits and underscores, {MOST_IN_AN_ID} at most",
        f'write "{like}"' if like else 'write one such as "free_account"',
    )
    return None


def word(words: type[StrEnum]) -> Reader:
    """A reader of one word out of a few."""
    known = {str(one): one for one in words}

    def read(value: object, place: Place) -> StrEnum | None:
        if not isinstance(value, str):
            is_a(str, value, place)
            return None
        if value not in known:
            advice = rather(value, known, otherwise=one_of(known))
            place.refuse(f"{quoted(value)} is not known here", advice)
        return known.get(value)

    return read


def entries(value: object, place: Place, most: int) -> Iterator[tuple[int, object]]:
    """The entries of a list, numbered from one; none, and refused, where it is no list."""
    if not isinstance(value, list):
        is_a(list, value, place)
        return iter(())
    if len(value) > most:
        place.refuse(f"there are {len(value):,} of these", f"keep to {most:,} at most")
    return enumerate(value[:most], start=1)


def several(read_one: Reader) -> Reader:
    """A reader of a short list of single values."""

    def read(value: object, place: Place) -> tuple[Any, ...]:
        each = entries(value, place, MOST_OF_A_LIST)
        values = [read_one(one, place.entry(number)) for number, one in each]
        return tuple(one for one in values if one is not None)

    return read


# --- Tables -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The keys that a table may have, each with its reader, and those that it must have."""

    keys: Mapping[str, Reader]
    needed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table that was read: the values that were right, and its place for checks that follow."""

    place: Place
    values: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its id; empty where it has none that is right."""
        return str(self.values.get("id", ""))

    def tables(self, key: str) -> tuple["Table", ...]:
        """The tables of a list in this one."""
        found: tuple[Table, ...] = self.values.get(key, ())
        return found


ShapeOf = Callable[[Mapping[str, object], Place], Shape | None]
"""Takes a raw table; gives the shape it should have, or None after refusing it."""


def read_table(raw: Mapping[str, object], shape: Shape, place: Place) -> Table:
    """Read each key by its reader; refuse keys that are unknown or missing."""
    for key in raw:
        if key not in shape.keys:
            otherwise = f"leave it out: the keys here are {', '.join(shape.keys)}"
            step = key if re.fullmatch(f"[A-Za-z0-9_-]{{1,{MOST_IN_AN_ID}}}", key) else quoted(key)
            advice = rather(key, shape.keys, otherwise=otherwise)
            place.at(step).refuse("this key is not known here", advice)
    for key in shape.needed:
        if key not in raw:
            place.refuse(*place.notation.missing(key, place.steps))
    read = {
        key: reader(raw[key], place.at(key)) for key, reader in shape.keys.items() if key in raw
    }
    return Table(
        place=place, values={key: value for key, value in read.items() if value is not None}
    )


def tables(shape_of: ShapeOf, most: int) -> Reader:
    """A reader of a list of tables, each of the shape that `shape_of` gives for it."""

    def read_one(raw: object, place: Place) -> Table | None:
        if not isinstance(raw, dict):
            is_a(dict, raw, place)
            return None
        shape = shape_of(raw, place)
        return read_table(raw, shape, place) if shape else None

    def read(value: object, place: Place) -> tuple[Table, ...]:
        if isinstance(value, dict):
            heading = ".".join(re.sub(r"\[.*", "", step) for step in place.path)
            place.refuse("there is one table where a list is expected", f"write [[{heading}]]")
            return ()
        if value == []:
            place.refuse("this list is empty", "write at least one entry")
        each = (
            read_one(raw, place.entry(number, raw.get("id") if isinstance(raw, dict) else None))
            for number, raw in entries(value, place, most)
        )
        return tuple(table for table in each if table)

    return read
