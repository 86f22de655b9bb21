"""The way through an interview, along the guidance that is shipped and some that is not."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from interviewer.domain.conversation import with_account_complete, with_unfolded
from interviewer.domain.guidance import (
    OTHER,
    Check,
    Guidance,
    Prompt,
    Script,
    Section,
    SectionKind,
)
from interviewer.domain.interview import Interview
from interviewer.domain.route import (
    Stop,
    ends_the_account,
    next_prompt,
    next_stop,
    previous_prompt,
    previous_stop,
    route,
    stop_of,
)
from interviewer.domain.words import Audience, Level
from interviewer.training import shipped_guidance
from tests.builders import NOON, a_guidance, an_interview

SHIPPED = pytest.mark.parametrize("name", ["practice", "conversation"])
LEVELS = pytest.mark.parametrize("level", list(Level))

APART = (SectionKind.INTERVIEWER_REFLECTION, SectionKind.URGENT)
SETTLED_BEFORE = SectionKind.PREPARATION
FOLDED = (SectionKind.PANEL_QUESTIONS, SectionKind.REFLECTION)


def way(stops: tuple[Stop, ...]) -> list[Stop]:
    """Where one comes by pressing *Next* from the first stop on, to the end."""
    at: Stop | None = stops[0]
    visited = list[Stop]()
    while at is not None:
        visited.append(at)
        at = next_stop(stops, at)
        assert len(visited) <= len(stops)
    return visited


def keys(stops: list[Stop]) -> list[str]:
    return [stop.key for stop in stops]


def a_theme(*items: Script | Check | Prompt, section_id: str = "theme") -> Section:
    return Section(id=section_id, title="A theme", kind=SectionKind.THEME, items=items)


def a_prompt(prompt_id: str, *, core: bool = False, audience: Audience = Audience.BOTH) -> Prompt:
    return Prompt(id=prompt_id, text="Tell me.", core=core, audience=audience)


# --- What is on the route ---


@SHIPPED
@LEVELS
def test_every_prompt_of_a_level_is_there_exactly_once(name: str, level: Level) -> None:
    guidance = shipped_guidance(name)
    wanted = [
        prompt.id
        for section in guidance.sections
        if section.kind not in APART
        for prompt in section.prompts_for(level)
    ]

    stops = route(guidance, level)

    assert [stop.prompt.id for stop in stops if stop.prompt] == [*wanted, OTHER]
    assert [stop_of(stops, prompt).prompt for prompt in wanted] == [
        guidance.prompt(prompt) for prompt in wanted
    ]


@SHIPPED
@LEVELS
def test_every_section_with_scripts_or_checks_stops_for_them_once_and_first(
    name: str, level: Level
) -> None:
    stops = route(shipped_guidance(name), level)

    for section in {stop.section.id: stop.section for stop in stops}.values():
        here = [stop for stop in stops if stop.section == section]
        reads_or_ticks = any(isinstance(i, Script | Check) for i in section.items_for(level))
        assert [stop.prompt is None for stop in here] == (
            [True] * reads_or_ticks + [False] * len(section.prompts_for(level))
        )


@SHIPPED
@LEVELS
def test_sections_stand_in_the_order_of_the_guidance_and_jottings_last(
    name: str, level: Level
) -> None:
    guidance = shipped_guidance(name)

    stops = route(guidance, level)

    passed = list(dict.fromkeys(stop.section.id for stop in stops))
    kinds = (*APART, SETTLED_BEFORE)
    assert passed == [s.id for s in guidance.sections if s.kind not in kinds] + [OTHER]
    assert stops[-1].key == f"{OTHER}/{OTHER}"


@SHIPPED
@LEVELS
def test_each_stop_is_found_again_by_its_key(name: str, level: Level) -> None:
    stops = route(shipped_guidance(name), level)

    assert set(Counter(stop.key for stop in stops).values()) == {1}
    assert [stop_of(stops, stop.key) for stop in stops] == list(stops)


def test_what_is_for_managers_only_is_not_on_the_way_of_others() -> None:
    only = a_prompt("only", audience=Audience.MANAGER)
    guidance = a_guidance(sections=(a_theme(a_prompt("both"), only),))

    assert keys(list(route(guidance, Level.MANAGER)))[:-1] == ["theme/both", "theme/only"]
    assert keys(list(route(guidance, Level.FRONT_LINE)))[:-1] == ["theme/both"]


# --- Next and previous ---


@SHIPPED
@LEVELS
def test_the_way_comes_past_everything_that_must_not_be_forgotten(name: str, level: Level) -> None:
    stops = route(shipped_guidance(name), level)

    visited = way(stops)

    assert visited == [stop for stop in stops if stop.on_the_way]
    for stop in stops:
        if stop.prompt is None or stop.prompt.core:
            assert stop in visited


@SHIPPED
@LEVELS
def test_previous_leads_back_along_the_way(name: str, level: Level) -> None:
    stops = route(shipped_guidance(name), level)
    visited = way(stops)

    for here, there in pairwise(visited):
        assert next_stop(stops, here) == there
        assert previous_stop(stops, there) == here
    assert previous_stop(stops, visited[0]) is None
    assert next_stop(stops, visited[-1]) is None


@SHIPPED
@LEVELS
def test_other_prompts_are_there_when_wanted_and_lead_back_to_the_way(
    name: str, level: Level
) -> None:
    stops = route(shipped_guidance(name), level)
    visited = way(stops)
    beside = [stop for stop in stops if not stop.on_the_way]

    assert {SectionKind.THEME, SectionKind.CLOSING} <= {stop.section.kind for stop in beside}
    for stop in beside:
        assert stop not in visited
        before, after = previous_stop(stops, stop), next_stop(stops, stop)
        assert before in visited
        assert after is None or visited.index(after) == visited.index(before) + 1


@SHIPPED
def test_the_way_ends_in_the_closing_and_not_in_the_jottings(name: str) -> None:
    stops = route(shipped_guidance(name), Level.FRONT_LINE)

    assert way(stops)[-1].section.kind is SectionKind.CLOSING
    assert way(stops)[-1].section.id != OTHER
    assert previous_stop(stops, stops[-1]) == way(stops)[-1]


def test_a_section_without_core_prompts_is_gone_through_whole() -> None:
    stops = route(a_guidance(sections=(a_theme(a_prompt("one"), a_prompt("two")),)), Level.MANAGER)

    assert keys(way(stops)) == ["theme/one", "theme/two"]


def test_a_core_prompt_that_is_for_others_takes_nothing_off_the_way() -> None:
    theirs = a_prompt("theirs", core=True, audience=Audience.MANAGER)
    guidance = a_guidance(sections=(a_theme(theirs, a_prompt("one"), a_prompt("two")),))

    assert keys(way(route(guidance, Level.MANAGER))) == ["theme/theirs"]
    assert keys(way(route(guidance, Level.FRONT_LINE))) == ["theme/one", "theme/two"]


# --- Finding a stop ---


def test_an_unknown_place_is_the_first_stop() -> None:
    stops = route(a_guidance(), Level.FRONT_LINE)

    assert stop_of(stops, "") == stops[0]
    assert stop_of(stops, "no_such_prompt") == stops[0]


def test_a_prompt_with_the_id_of_a_section_leads_nobody_in_a_circle() -> None:
    ending = Section(
        id="ending",
        title="Ending",
        kind=SectionKind.CLOSING,
        items=(Script(id="thanks", text="Thank you."), a_prompt("last")),
    )
    stops = route(a_guidance(sections=(a_theme(a_prompt("ending")), ending)), Level.FRONT_LINE)

    assert keys([stop_of(stops, stop.key) for stop in stops]) == keys(list(stops))
    assert keys(way(stops)) == ["theme/ending", "ending", "ending/last"]


# --- The end of the account ---


def offers(guidance: Guidance, interview: Interview, level: Level = Level.FRONT_LINE) -> list[str]:
    """The stops on the way at which *Next* completes the account."""
    stops = route(guidance, level)
    return [stop.key for stop in way(stops) if ends_the_account(interview, stops, stop)]


@SHIPPED
@LEVELS
def test_the_account_is_completed_exactly_before_what_is_folded(name: str, level: Level) -> None:
    guidance = shipped_guidance(name)
    stops = route(guidance, level)
    visited = way(stops)
    first_folded = next(stop for stop in visited if stop.section.kind in FOLDED)
    last_before = visited[visited.index(first_folded) - 1]

    assert offers(guidance, an_interview(), level) == [last_before.key]
    assert last_before.section.kind is SectionKind.THEME


@SHIPPED
@LEVELS
def test_a_prompt_beside_the_way_offers_it_only_where_the_next_one_is_folded(
    name: str, level: Level
) -> None:
    stops = route(shipped_guidance(name), level)
    interview = an_interview()

    for stop in stops:
        following = next_stop(stops, stop)
        wanted = (
            following is not None
            and following.section.kind in FOLDED
            and stop.section.kind not in FOLDED
        )
        assert ends_the_account(interview, stops, stop) == wanted


@SHIPPED
def test_an_account_that_is_complete_is_not_completed_again(name: str) -> None:
    complete = with_account_complete(an_interview(), NOON)

    assert offers(shipped_guidance(name), complete) == []


def test_what_was_opened_early_puts_the_offer_off_to_the_next_folded_prompt() -> None:
    guidance = shipped_guidance()
    panel = [s for s in route(guidance, Level.FRONT_LINE) if s.section.id == "panel" and s.prompt]
    (first, second, *_) = panel
    assert first.prompt is not None

    opened = with_unfolded(an_interview(), first.prompt.id, NOON)

    assert offers(guidance, opened) == [first.key]
    assert second.on_the_way


def test_a_script_before_folded_prompts_is_read_only_when_the_account_is_complete() -> None:
    account = Section(
        id="account", title="Account", kind=SectionKind.ACCOUNT, items=(a_prompt("free"),)
    )
    reflections = Section(
        id="reflections",
        title="Reflections",
        kind=SectionKind.REFLECTION,
        items=(Script(id="looking_back", text="Looking back now."), a_prompt("stays")),
    )

    guidance = a_guidance(sections=(account, reflections))

    assert offers(guidance, an_interview()) == ["account/free"]
    assert offers(guidance, with_account_complete(an_interview(), NOON)) == []


def test_a_guidance_in_which_nothing_is_folded_never_offers_it() -> None:
    assert offers(a_guidance(sections=(a_theme(a_prompt("one")),)), an_interview()) == []


def test_what_a_guidance_asks_beforehand_is_no_stop_but_its_prompts_are() -> None:
    prompt = Prompt(id="heard", text="Tell me what you have heard of the review.")
    before = Section(
        id="before",
        title="Before",
        kind=SETTLED_BEFORE,
        items=(Check(id="room", text="A quiet room"), prompt, Script(id="hello", text="Hello")),
    )
    guidance = a_guidance()
    guidance = replace(guidance, sections=(before, *guidance.sections))

    stops = route(guidance, Level.FRONT_LINE)

    assert [stop.prompt for stop in stops if stop.section == before] == [prompt]


# --- Where a note can be moved to ---


@SHIPPED
@LEVELS
@pytest.mark.parametrize("complete", [False, True])
def test_a_note_is_moved_along_prompts_that_are_open(
    name: str, level: Level, complete: bool
) -> None:
    interview = an_interview()
    interview = with_account_complete(interview, NOON) if complete else interview
    stops = route(shipped_guidance(name), level)
    for at in stops:
        for there in (next_prompt(interview, stops, at), previous_prompt(interview, stops, at)):
            if there is not None:
                assert there.prompt is not None
                assert there.on_the_way
                assert complete or there.section.kind not in FOLDED


@SHIPPED
@LEVELS
def test_there_and_back_it_is_the_same_prompt(name: str, level: Level) -> None:
    interview = with_account_complete(an_interview(), NOON)
    stops = route(shipped_guidance(name), level)
    for at in stops:
        there = next_prompt(interview, stops, at)
        if at.prompt is not None and at.on_the_way and there is not None:
            assert previous_prompt(interview, stops, there) == at
