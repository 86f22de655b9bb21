"""The way through an interview: where one can stop, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.domain.coverage import is_folded
from interviewer.domain.guidance import (
    AFTER_ACCOUNT,
    OTHER,
    Check,
    Guidance,
    Prompt,
    Script,
    Section,
    SectionKind,
)
from interviewer.domain.interview import Interview
from interviewer.domain.own_plan import is_left_out
from interviewer.domain.words import Level, Stage

OTHER_SECTION = Section(
    id=OTHER,
    title="Other notes",
    kind=SectionKind.CLOSING,
    items=(Prompt(id=OTHER, text="Jottings, and notes that fit nowhere else."),),
)
"""Stands behind every guidance, so that no jotting needs a home before it may be typed."""

_APART = {SectionKind.INTERVIEWER_REFLECTION, SectionKind.URGENT}


@dataclass(frozen=True)
class Stop:
    """A place in the interview: one prompt, or the scripts and checks of a section.

    Attributes:
        prompt: None where the stop is the section's scripts and checks.
        on_the_way: Whether *Next* stops here: at scripts and checks, core prompts, and every
            prompt of a section that has no core prompt for this person; the others are there
            when they are wanted (model.md, "Coverage").
    """

    section: Section
    prompt: Prompt | None = None
    on_the_way: bool = True

    @property
    def key(self) -> str:
        """Names this stop within its guidance."""
        return f"{self.section.id}/{self.prompt.id}" if self.prompt else self.section.id


def route(guidance: Guidance, level: Level, interview: Interview | None = None) -> tuple[Stop, ...]:
    """Every stop for somebody of this level, in the guidance's order, jottings last.

    Scripts and checks of a preparation section are no stop: they stand on *Before you start*, with
    everything else that is settled beforehand. Its prompts are, for their notes need a home.

    What was planned for one person counts: a prompt that is put first is on the way, one that is
    left out is not.

    The interviewer's own reflection and "something must be acted on" are not on the route: each
    has a way of its own.
    """
    stops: list[Stop] = []
    for section in guidance.sections:
        if section.kind not in _APART:
            items = section.items_for(level)
            settled_before = section.kind is SectionKind.PREPARATION
            if not settled_before and any(isinstance(item, Script | Check) for item in items):
                stops.append(Stop(section))
            prompts = section.prompts_for(level)
            has_core = any(prompt.core for prompt in prompts)
            stops.extend(
                Stop(section, p, on_the_way=_is_on_the_way(p, interview, has_core=has_core))
                for p in prompts
            )
    (jottings,) = OTHER_SECTION.prompts_for(level)
    return (*stops, Stop(OTHER_SECTION, jottings, on_the_way=False))


def _is_on_the_way(prompt: Prompt, interview: Interview | None, *, has_core: bool) -> bool:
    usual = prompt.core or not has_core
    if interview is None:
        return usual
    return (usual or prompt.id in interview.first) and not is_left_out(interview, prompt.id)


def stop_of(stops: Sequence[Stop], place: str) -> Stop:
    """The stop with this key, or of this prompt; the first stop where there is none.

    A section and a prompt may have the same id: a key goes before a prompt.
    """
    of_prompts = {stop.prompt.id: stop for stop in reversed(stops) if stop.prompt}
    by_key = {stop.key: stop for stop in stops}
    return by_key.get(place) or of_prompts.get(place) or stops[0]


def next_stop(stops: Sequence[Stop], at: Stop) -> Stop | None:
    """Where *Next* goes; None at the end."""
    later = stops[stops.index(at) + 1 :]
    return next((stop for stop in later if stop.on_the_way), None)


def previous_stop(stops: Sequence[Stop], at: Stop) -> Stop | None:
    """Where *Previous* goes; None at the beginning."""
    earlier = stops[: stops.index(at)]
    return next((stop for stop in reversed(earlier) if stop.on_the_way), None)


def next_prompt(interview: Interview, stops: Sequence[Stop], at: Stop) -> Stop | None:
    """The next prompt under which a note can stand now; None at the end.

    What is folded until the account is complete is passed by: nothing is sent there unseen.
    """
    return _with_prompt(interview, stops[stops.index(at) + 1 :])


def previous_prompt(interview: Interview, stops: Sequence[Stop], at: Stop) -> Stop | None:
    """The prompt before, under which a note can stand now; None at the beginning."""
    return _with_prompt(interview, stops[: stops.index(at)][::-1])


def _with_prompt(interview: Interview, stops: Sequence[Stop]) -> Stop | None:
    asked = (stop for stop in stops if stop.prompt is not None and stop.on_the_way)
    return next((stop for stop in asked if not _folded(interview, stop)), None)


def ends_the_account(interview: Interview, stops: Sequence[Stop], at: Stop) -> bool:
    """Whether what follows is folded until the account is marked complete, and this is not."""
    following = next_stop(stops, at)
    return following is not None and _folded(interview, following) and not _folded(interview, at)


def completes_account(interview: Interview, stops: Sequence[Stop], at: Stop) -> bool:
    """Whether going on from here says that the account is complete; reading ahead never does."""
    return ends_the_account(interview, stops, at) and interview.stage is Stage.IN_PROGRESS


def closes_interview(interview: Interview, stops: Sequence[Stop], at: Stop) -> bool:
    """Whether going on from here ends the conversation: at its last stop, jottings apart."""
    last = next_stop(stops, at) is None and at.section.id != OTHER
    return last and interview.stage is Stage.IN_PROGRESS


def words_to_read(stop: Stop, level: Level) -> str:
    """What is read aloud at this stop: the prompt, or the scripts."""
    if stop.prompt is not None:
        return stop.prompt.wording(level)
    items = stop.section.items_for(level)
    return "\n\n".join(item.wording(level) for item in items if isinstance(item, Script))


def _folded(interview: Interview, stop: Stop) -> bool:
    if stop.prompt is None:
        return stop.section.kind in AFTER_ACCOUNT and interview.account_completed is None
    return is_folded(interview, stop.section, stop.prompt)
