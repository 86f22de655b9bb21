"""The guidance as it was planned for one person: put first, left out, questions of the panel's own.

The version of the guidance stays what it is; what was planned is kept with the interview.
"""

from dataclasses import replace
from uuid import UUID

from interviewer.domain.guidance import OWN, Guidance, Item, Prompt, Section, SectionKind
from interviewer.domain.interview import Interview, LeftOut, OwnQuestion
from interviewer.domain.text import clean

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
        if question.text.strip()
    )
    if questions:
        _place(sections, questions)
    return replace(guidance, sections=tuple(sections))


def is_left_out(interview: Interview, prompt: str) -> bool:
    """Whether this person is not asked the prompt, as it was planned."""
    return any(left.prompt == prompt for left in interview.left_out)


def reason_left_out(interview: Interview, prompt: str) -> str:
    """Why this person is not asked the prompt; empty where they are, or nobody said why."""
    reasons = (left.reason for left in interview.left_out if left.prompt == prompt)
    return next(reasons, "")


def with_first(interview: Interview, prompt: str) -> Interview:
    """Return the interview with the prompt put first, after those that are first already."""
    others = as_in_guidance(interview, prompt)
    return replace(others, first=(*others.first, prompt))


def with_left_out(interview: Interview, prompt: str, reason: str) -> Interview:
    """Return the interview with the prompt left out, or left out for another reason."""
    left = LeftOut(prompt=prompt, reason=clean(reason))
    if is_left_out(interview, prompt):
        known = (left if each.prompt == prompt else each for each in interview.left_out)
        return replace(interview, left_out=tuple(known))
    others = as_in_guidance(interview, prompt)
    return replace(others, left_out=(*others.left_out, left))


def as_in_guidance(interview: Interview, prompt: str) -> Interview:
    """Return the interview with the prompt neither put first nor left out."""
    return replace(
        interview,
        first=tuple(name for name in interview.first if name != prompt),
        left_out=tuple(left for left in interview.left_out if left.prompt != prompt),
    )


def own_id(number: UUID) -> str:
    """The id of a question for this person, from one that was drawn anew."""
    return f"{OWN}{number.hex[-8:]}"


def with_question(interview: Interview, question: OwnQuestion) -> Interview:
    """Return the interview with this question, in place of its earlier wording or at the end."""
    if any(known.id == question.id for known in interview.questions):
        known = (question if each.id == question.id else each for each in interview.questions)
        return replace(interview, questions=tuple(known))
    return replace(interview, questions=(*interview.questions, question))


def without_question(interview: Interview, question: str) -> Interview:
    """Return the interview without this question; a note under it keeps its place by the id."""
    kept = tuple(known for known in interview.questions if known.id != question)
    return replace(interview, questions=kept)


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
