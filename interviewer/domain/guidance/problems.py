"""What is wrong with a guidance that is being edited: the rules of its file, said for a page."""

from dataclasses import dataclass

from interviewer.domain.guidance.file import (
    FIELDS,
    GuidanceProblemsError,
    guidance_tables,
    read_guidance,
)
from interviewer.domain.guidance.values import Guidance
from interviewer.domain.toml_file import At, Notation, Place, Problem


@dataclass(frozen=True, kw_only=True)
class GuidanceProblem:
    """Something that has to be put right before interviews are led by this version.

    Attributes:
        section: Id of the section it is in; empty where it is about the guidance as a whole.
        item: Id of the item; empty where it is about the section.
        part: The attribute, such as "text" or "core"; empty where it is about the whole of it.
        wrong: What is wrong.
        instead: What to do.
    """

    section: str = ""
    item: str = ""
    part: str = ""
    wrong: str
    instead: str

    def __str__(self) -> str:
        where = " > ".join(part for part in (self.section, self.item, self.part) if part)
        return (
            f"{where}: {self.wrong}; {self.instead}" if where else f"{self.wrong}; {self.instead}"
        )


def problems(guidance: Guidance) -> tuple[GuidanceProblem, ...]:
    """What a file with this guidance would be refused for: the same rules, in the same order."""
    place = Place(file="the guidance", problems=[], notation=_InWords())
    try:
        read_guidance(guidance_tables(guidance), place)
    except GuidanceProblemsError as refused:
        return tuple(_problem(guidance, problem) for problem in refused.problems)
    return ()


class _InWords(Notation):
    """For a page, where nobody sees a key."""

    def place(self, path: tuple[str, ...], _at: At) -> str:
        # "sections[3] "talking" > items[2] "free"": the ids say which.
        named = [step.partition(" ")[2].strip('"') for step in path]
        return " > ".join(name for name in named if name) or "the guidance"

    def missing(self, key: str, _at: At) -> tuple[str, str]:
        return _MISSING.get(key, (f"the {_WORDS.get(key, key)} is missing", "write it"))

    def said(self, key: str, value: str = "") -> str:
        return f"the {_WORDS.get(key, key)} “{value}”" if value else f"its {_WORDS.get(key, key)}"

    def declared(self, key: str) -> str:
        return _LISTS[key]


_WORDS = {"about": "first page", "area": "thematic area", "text": "wording"}
_LISTS = {"areas": "the thematic areas", "lines": "the lines of enquiry"}
_MISSING = {
    "text": ("there are no words here", "write what is read, ticked or asked"),
    "items": ("there is nothing in this section", "add a script, a check or a prompt"),
    "sections": ("there is nothing in this guidance", "add a section"),
}


def _problem(guidance: Guidance, problem: Problem) -> GuidanceProblem:
    section = item = part = ""
    match problem.at:
        case ("sections", int(s), "items", int(i), *rest):
            section = guidance.sections[s - 1].id
            item = guidance.sections[s - 1].items[i - 1].id
        case ("sections", int(s), *rest):
            section = guidance.sections[s - 1].id
        case rest:
            pass
    if rest and isinstance(rest[0], str):
        part = FIELDS.get(rest[0], rest[0])
    return GuidanceProblem(
        section=section, item=item, part=part, wrong=problem.wrong, instead=problem.instead
    )
