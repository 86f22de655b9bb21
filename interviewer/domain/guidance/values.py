"""The Board's interview practice guidance, as values.

Nothing of one Board's framework stands in the code: thematic areas, lines of enquiry and the
prompts are data with stable ids, parsed from a file by `guidance_file.parse_guidance`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from interviewer.domain.words import Audience, Level

OTHER = "other"
"""The prompt id under which jottings stand that fit nowhere."""

OWN = "own_"
"""What the id of a question begins with that was written for one person; no guidance has such."""


class SectionKind(StrEnum):
    """What a section is for; it decides how the section behaves, its title only how it reads."""

    PREPARATION = "preparation"
    OPENING = "opening"
    ACCOUNT = "account"
    THEME = "theme"
    PANEL_QUESTIONS = "panel questions"
    REFLECTION = "reflection"
    CLOSING = "closing"
    INTERVIEWER_REFLECTION = "interviewer reflection"
    URGENT = "urgent"


AFTER_ACCOUNT = frozenset({SectionKind.PANEL_QUESTIONS, SectionKind.REFLECTION})
"""Sections that wait for the account as a whole (domain.md, steps 5 and 6)."""


@dataclass(frozen=True, kw_only=True)
class ThematicArea:
    """One of the areas that findings are sorted by."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class LineOfEnquiry:
    """One of the questions that the review was asked to answer."""

    id: str
    title: str
    short: str = ""

    @property
    def chip(self) -> str:
        """The few letters that fit a chip."""
        return self.short or self.title


@dataclass(frozen=True, kw_only=True)
class Script:
    """Words that are read aloud."""

    id: str
    text: str
    audience: Audience = Audience.BOTH
    manager_text: str = ""
    retired: bool = False

    def wording(self, level: Level) -> str:
        return _wording(self, level)


@dataclass(frozen=True, kw_only=True)
class Check:
    """Something to tick, with a field where a name, date or version has to be kept.

    Attributes:
        field: The label of that field; empty where a tick is enough.
    """

    id: str
    text: str
    field: str = ""
    why: str = ""
    audience: Audience = Audience.BOTH
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """A topic that must not be forgotten; it has a coverage status, its probes have none.

    Attributes:
        manager_text: What a manager is asked instead; empty where the wording is the same.
        core: Counted in the section's "1 of 2"; at most two per thematic area.
        probes: Follow-ons to what was said, in order.
        why: Why we ask, in a sentence or two.
        source: Where the reason comes from.
        area: Id of a thematic area; empty where the prompt serves none.
        lines: Ids of the lines of enquiry it serves: suggested on its notes.
        hindsight: Folded until the account is complete.
        panel_question: A question of the panel's own: after the account, never before it.
        retired: Asked no more; its id stays readable for the notes that stand under it.
    """

    id: str
    text: str
    manager_text: str = ""
    core: bool = False
    probes: tuple[str, ...] = ()
    why: str = ""
    source: str = ""
    area: str = ""
    lines: tuple[str, ...] = ()
    audience: Audience = Audience.BOTH
    hindsight: bool = False
    panel_question: bool = False
    retired: bool = False

    def wording(self, level: Level) -> str:
        return _wording(self, level)

    @property
    def waits_for_account(self) -> bool:
        """Whether it stays folded until the account is marked complete (domain.md, steps 5, 6)."""
        return self.hindsight or self.panel_question


Item = Script | Check | Prompt


def _wording(item: Script | Prompt, level: Level) -> str:
    return item.manager_text if level is Level.MANAGER and item.manager_text else item.text


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the interview, with its items in order."""

    id: str
    title: str
    kind: SectionKind
    area: str = ""
    items: tuple[Item, ...] = ()

    def items_for(self, level: Level) -> tuple[Item, ...]:
        """The items that somebody of this level is asked, in order; none that is retired."""
        return tuple(
            item for item in self.items if item.audience.includes(level) and not item.retired
        )

    def prompts_for(self, level: Level) -> tuple[Prompt, ...]:
        return tuple(item for item in self.items_for(level) if isinstance(item, Prompt))

    def folds(self, prompt: Prompt) -> bool:
        """Whether the prompt stays folded here until the account is marked complete."""
        return prompt.waits_for_account or self.kind in AFTER_ACCOUNT


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """One version of one guidance.

    Attributes:
        identity: Which guidance this is; a review keeps to one identity and may have many versions.
        version: Text such as "1.0"; an interview records the version it used.
        about: The first page: whose wording this is and how to replace it. Paragraphs are
            separated by a blank line.
        category_heading: Heading of the last column of the recommendations table.
        invitation: The letter that invites a practitioner, `information_sheet` what goes with it;
            paragraphs are separated by a blank line. Empty where the guidance has none.
    """

    identity: str
    version: str
    title: str
    about: str = ""
    category_heading: str = "Category"
    areas: tuple[ThematicArea, ...] = ()
    lines: tuple[LineOfEnquiry, ...] = ()
    sections: tuple[Section, ...] = ()
    invitation: str = ""
    information_sheet: str = ""

    @property
    def id(self) -> str:
        """Identity and version together: the key of this value."""
        return f"{self.identity} {self.version}"

    @cached_property
    def _items(self) -> Mapping[str, tuple[Section, Item]]:
        return {item.id: (section, item) for section in self.sections for item in section.items}

    def item(self, item_id: str) -> Item | None:
        """The item with this id, or None where this version has none."""
        found = self._items.get(item_id)
        return found[1] if found else None

    def prompt(self, prompt_id: str) -> Prompt | None:
        item = self.item(prompt_id)
        return item if isinstance(item, Prompt) else None

    def section_of(self, item_id: str) -> Section | None:
        found = self._items.get(item_id)
        return found[0] if found else None

    def section(self, section_id: str) -> Section | None:
        return next((section for section in self.sections if section.id == section_id), None)

    def sections_of(self, *kinds: SectionKind) -> Iterator[Section]:
        return (section for section in self.sections if section.kind in kinds)

    def line(self, line_id: str) -> LineOfEnquiry | None:
        return next((line for line in self.lines if line.id == line_id), None)

    def area(self, area_id: str) -> ThematicArea | None:
        return next((area for area in self.areas if area.id == area_id), None)
