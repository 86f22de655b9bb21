"""The prompts of a review, over all the versions of its guidance that interviews kept to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from interviewer.domain.coverage import coverage_known
from interviewer.domain.guidance import OTHER, Guidance, Prompt, Section, SectionKind
from interviewer.domain.interview import Interview
from interviewer.domain.review import Review
from interviewer.domain.words import Coverage, Level

_NOT_IN_THE_ACCOUNT = {SectionKind.INTERVIEWER_REFLECTION, SectionKind.URGENT}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One prompt, as the newest version that has it words it.

    Attributes:
        area: Id of the thematic area that it, or its section, serves.
    """

    id: str
    text: str = field(repr=False)
    section: str = ""
    area: str = ""
    lines: tuple[str, ...] = ()
    core: bool = False


class PromptsAsked:
    """Every prompt that any practitioner of the review was or could be asked, in order.

    Args:
        review: Where the interviews and the versions are.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        self._prompts: dict[str, Asked] = {}
        for guidance in _versions(review):
            for asked in _prompts_of(guidance):
                self._prompts.setdefault(asked.id, asked)
        self._order = {prompt: at for at, prompt in enumerate(self._prompts)}
        self._for: dict[tuple[str, Level], frozenset[str]] = {}

    def __iter__(self) -> Iterator[Asked]:
        return iter(self._prompts.values())

    def of(self, prompt: str) -> Asked | None:
        """The prompt with this id; None for jottings that fit nowhere and for unknown ones."""
        return self._prompts.get(prompt)

    def area_of(self, prompt: str) -> str:
        """Id of the thematic area of what was said under it; empty where it serves none."""
        asked = self._prompts.get(prompt)
        return asked.area if asked else ""

    def is_core(self, prompt: str) -> bool:
        """Whether nobody should forget it: only then is *not reached* a hole."""
        asked = self._prompts.get(prompt)
        return asked is not None and asked.core

    def place_of(self, prompt: str) -> int:
        """Its place in the order of the guidance; jottings come last."""
        return self._order.get(prompt, len(self._order))

    def wording(self, prompt: str) -> str:
        """What was asked, for somebody who reads the answers."""
        asked = self._prompts.get(prompt)
        return asked.text if asked else "Said at no prompt"

    def hole(
        self, interview: Interview, prompt: str, *, noted: bool
    ) -> tuple[Coverage, str] | None:
        """What became of the prompt where it is no plain answer, and the reason for it.

        Args:
            interview: In which it was to be asked.
            prompt: Its id.
            noted: Whether a live note stands under it there.

        Returns:
            None where it was asked, told already, or never meant for this person; *not reached*
            is told of core prompts only, the others are there when wanted. A word that was
            recorded beside notes, such as *does not recall*, is returned with them.
        """
        if prompt == OTHER or not (noted or prompt in self._meant_for(interview)):
            return None
        word = coverage_known(self._review, interview, prompt, noted=noted)
        if word in {Coverage.ASKED, Coverage.ALREADY_TOLD}:
            return None
        if word is Coverage.NOT_REACHED and not self.is_core(prompt):
            return None
        mark = self._review.mark_of(interview, prompt)
        left_out = next((each for each in interview.left_out if each.prompt == prompt), None)
        return word, (mark.reason if mark else left_out.reason if left_out else "")

    def _meant_for(self, interview: Interview) -> frozenset[str]:
        """The prompts that somebody of this level is asked, by this version of the guidance."""
        level = self._review.practitioner_of(interview).level
        key = f"{interview.guidance} {interview.guidance_version}", level
        if key not in self._for:
            guidance = self._review.guidances.get(key[0])
            sections = guidance.sections if guidance else ()
            self._for[key] = frozenset(
                prompt.id for section in sections for prompt in section.prompts_for(level)
            )
        own = {question.id for question in interview.questions}
        return self._for[key] | own if own else self._for[key]


def areas_of(review: Review) -> dict[str, str]:
    """The titles of the thematic areas by id, of every version of the guidance."""
    found: dict[str, str] = {}
    for guidance in _versions(review):
        for area in guidance.areas:
            found.setdefault(area.id, area.title)
    return found


def lines_of(review: Review) -> dict[str, str]:
    """The titles of the lines of enquiry by id, of every version of the guidance."""
    found: dict[str, str] = {}
    for guidance in _versions(review):
        for line in guidance.lines:
            found.setdefault(line.id, line.title)
    return found


def _versions(review: Review) -> Iterator[Guidance]:
    """The version in use first, then the others, then the plans with questions of their own."""
    in_use = {f"{each.guidance} {each.guidance_version}" for each in review.particulars.values()}
    yield from sorted(review.guidances.values(), key=lambda each: each.id not in in_use)
    for interview in review.interviews.values():
        known = f"{interview.guidance} {interview.guidance_version}" in review.guidances
        if interview.questions and known:
            yield review.guidance_of(interview)


def _prompts_of(guidance: Guidance) -> Iterator[Asked]:
    for section in guidance.sections:
        if section.kind not in _NOT_IN_THE_ACCOUNT:
            for item in section.items:
                if isinstance(item, Prompt):
                    yield _asked(section, item)


def _asked(section: Section, prompt: Prompt) -> Asked:
    return Asked(
        id=prompt.id,
        text=prompt.text,
        section=section.title,
        area=prompt.area or section.area,
        lines=prompt.lines,
        core=prompt.core,
    )
