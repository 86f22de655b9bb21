"""The guidance as it was planned for one person: put first, left out, questions of the panel's own.

The version of the guidance stays what it is; what was planned is kept with the interview.
"""

from dataclasses import replace

from interviewer.domain.guidance import Guidance, Item, Prompt, Section, SectionKind
from interviewer.domain.interview import Interview

OWN = "own_"
"""What the id of a question begins with that was written for one person."""

_OWN_SECTION = Section(
    id="own_questions", title="Questions for this person", kind=SectionKind.PANEL_QUESTIONS
)


def with_plan(guidance: Guidance, interview: Interview) -> Guidance:
    """Return the guidance as this person is interviewed with it.

    Prompts that are put first come first within their section. The panel's own questions for this
    person stand at the end of the section for the panel's questions (after the account, never
    before it: domain.md, step 5); where the guidance has none, in a section of their own before
    the reflections or the closing.
    """
    if not interview.first and not interview.questions:
        return guidance
    sections = [_first(section, interview.first) for section in guidance.sections]
    questions = tuple(
        Prompt(id=question.id, text=question.text, core=True, panel_question=True)
        for question in interview.questions
    )
    if questions:
        _place(sections, questions)
    return replace(guidance, sections=tuple(sections))


def is_left_out(interview: Interview, prompt: str) -> bool:
    """Whether this person is not asked the prompt, as it was planned."""
    return any(left.prompt == prompt for left in interview.left_out)


def _first(section: Section, first: tuple[str, ...]) -> Section:
    """The section with these prompts before its others; scripts and checks keep their place."""
    wanted = [item for name in first for item in section.items if item.id == name]
    prompts = [item for item in section.items if isinstance(item, Prompt)]
    order = iter([item for item in wanted if item in prompts] + _without(prompts, first))
    items = tuple(next(order) if isinstance(item, Prompt) else item for item in section.items)
    return replace(section, items=items) if wanted else section


def _without(prompts: list[Prompt], first: tuple[str, ...]) -> list[Prompt]:
    return [prompt for prompt in prompts if prompt.id not in first]


def _place(sections: list[Section], questions: tuple[Item, ...]) -> None:
    kinds = [section.kind for section in sections]
    if SectionKind.PANEL_QUESTIONS in kinds:
        at = kinds.index(SectionKind.PANEL_QUESTIONS)
        sections[at] = replace(sections[at], items=sections[at].items + questions)
        return
    before = {SectionKind.REFLECTION, SectionKind.CLOSING, SectionKind.INTERVIEWER_REFLECTION}
    at = next((n for n, kind in enumerate(kinds) if kind in before), len(kinds))
    sections.insert(at, replace(_OWN_SECTION, items=questions))
