"""Any guidance that a file could hold, for tests of what must be true of every one."""

from collections import Counter
from collections.abc import Callable
from random import Random
from string import ascii_lowercase, digits
from typing import Any

from hypothesis import strategies as st

from interviewer.domain.guidance import (
    Check,
    Guidance,
    Item,
    LineOfEnquiry,
    Prompt,
    Script,
    Section,
    SectionKind,
    ThematicArea,
)
from interviewer.domain.guidance.placeholders import Placeholder
from interviewer.domain.toml_file import flowed
from interviewer.domain.words import Audience

AWKWARD = (
    "“Quoted”, it’s said",
    'Straight "quotes" and """three of them"""',
    "A back\\slash and a \\n that is none",
    "- a point of its own",
    "Two  spaces\tand a tab",
    "= SUM(A1:A9)",
    "+44 1603",
    "@someone",
    "-5",
    "'quoted",
    "# no remark",
    "[[sections]]",
    "yes",
    "TRUE",
    "1.0",
    "01.10",
    "12/11/2026",
    "Ελληνικά עברית 日本語 🙂",
    "& <b>not bold</b> &amp;",
    "a" * 200,
    "word " * 60,
)
_CHARACTERS = st.characters(exclude_categories=["Cs"])
_TEXTS = st.lists(st.text(_CHARACTERS, min_size=1, max_size=40), min_size=1, max_size=4)


def guidances(texts: st.SearchStrategy[list[str]] = _TEXTS) -> st.SearchStrategy[Guidance]:
    """Guidances in which nothing is wrong: a file with one would be read.

    The texts are hypothesis' own, so that it can make them simpler; how they are put together
    comes from a number, because drawing every flag and id takes a second for one guidance.
    """
    chances = _SEEDS.map(Random)
    return st.builds(lambda words, chance: _Maker(words, chance).guidance(), texts, chances)


_SEEDS = st.integers(min_value=0, max_value=2**32)


class _Maker:
    """Puts a guidance together from a few texts, by a sequence of chances."""

    def __init__(self, words: list[str], chance: Random) -> None:
        self._words = [*words, *AWKWARD]
        self._chance = chance
        self._ids = iter(self._some_ids())
        self._core: Counter[str] = Counter()

    def guidance(self) -> Guidance:
        self._areas = [
            ThematicArea(id=next(self._ids), title=self._line()) for _ in range(self._up_to(1, 3))
        ]
        self._lines = [
            LineOfEnquiry(id=next(self._ids), title=self._line(), short=self._or_none(self._line))
            for _ in range(self._up_to(0, 3))
        ]
        free = Prompt(id="the_free_account", text=self._text())
        account = Section(
            id="the_account", title=self._line(), kind=SectionKind.ACCOUNT, items=(free,)
        )
        sections = [account, *(self._section() for _ in range(self._up_to(1, 3)))]
        self._chance.shuffle(sections)
        return Guidance(
            identity=next(self._ids),
            version=self._line(),
            title=self._line(),
            about=self._text(),
            category_heading=self._line(),
            areas=tuple(self._areas),
            lines=tuple(self._lines),
            sections=tuple(sections),
            invitation=self._or_none(self._letter),
            information_sheet=self._or_none(self._letter),
        )

    def _section(self) -> Section:
        kind = self._chance.choice([*SectionKind, SectionKind.THEME, SectionKind.THEME])
        area = self._an_area() if kind is SectionKind.THEME else ""
        items = tuple(self._item(kind, area) for _ in range(self._up_to(1, 4)))
        return Section(id=next(self._ids), title=self._line(), kind=kind, area=area, items=items)

    def _item(self, kind: SectionKind, area: str) -> Item:
        every: dict[str, Any] = {
            "id": next(self._ids),
            "text": self._text(),
            "audience": self._chance.choice([*Audience]),
            "retired": self._yes(),
        }
        what = self._chance.choice([Script, Check, Prompt, Prompt])
        if what is Script:
            return Script(**every, manager_text=self._or_none(self._text))
        if what is Check:
            field, why = self._or_none(self._line), self._or_none(self._text)
            return Check(**every, field=field, why=why)
        area = self._an_area() if self._yes() else area
        return Prompt(
            **every,
            manager_text=self._or_none(self._text),
            core=self._may_be_core(kind, area, retired=every["retired"]),
            probes=tuple(self._text() for _ in range(self._up_to(0, 3))),
            why=self._or_none(self._text),
            source=self._or_none(self._text),
            area=area,
            lines=tuple(line.id for line in self._lines if self._yes()),
            hindsight=self._yes(),
            panel_question=self._yes(),
        )

    def _may_be_core(self, kind: SectionKind, area: str, *, retired: bool) -> bool:
        """Core prompts stand in themes, and two at most of those in use serve one area."""
        if retired:
            return self._yes()
        core = kind is SectionKind.THEME and self._core[area] < 2 and self._yes()
        self._core[area] += core
        return core

    def _yes(self) -> bool:
        return self._chance.random() < 0.5

    def _up_to(self, least: int, most: int) -> int:
        return self._chance.randint(least, most)

    def _an_area(self) -> str:
        return self._chance.choice(self._areas).id

    def _or_none(self, text: Callable[[], str]) -> str:
        return text() if self._yes() else ""

    def _text(self) -> str:
        """Some paragraphs, as they stand in a guidance: never empty."""
        breaks = ("\n", "\n\n", "\n- ", " ")
        parts = [
            self._chance.choice(self._words) + self._chance.choice(breaks)
            for _ in range(self._up_to(1, 4))
        ]
        return flowed("".join(parts)) or "Something"

    def _letter(self) -> str:
        """A text with a name in curly brackets, to be filled in later."""
        words = self._text().replace("{", "(").replace("}", ")")
        return f"{words} {{{self._chance.choice([*Placeholder])}}}"

    def _line(self) -> str:
        line = flowed(" ".join(self._text().split()))
        return line[:300].strip()

    def _some_ids(self) -> list[str]:
        """Ids of every length and of no meaning, no two the same."""
        lengths = [1, 2, 3, 8, 20, 60]
        rest = f"{ascii_lowercase}{digits}_"
        made = {
            self._chance.choice(ascii_lowercase)
            + "".join(self._chance.choices(rest, k=self._chance.choice(lengths) - 1))
            for _ in range(80)
        }
        return sorted(made, key=lambda one: (one[::-1], one))
