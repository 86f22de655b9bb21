"""The guidance that is shipped keeps to domain.md: what must not be forgotten is there."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import interviewer
from interviewer.domain.guidance import Check, Guidance, Prompt, Script, SectionKind
from interviewer.domain.guidance.file import parse_guidance
from interviewer.domain.guidance.wording import wording_problems
from interviewer.domain.words import Level
from interviewer.resources import resource

AREAS = ["curiosity", "information", "collaboration", "ownership"]
LINES = {
    "assessment",
    "thresholds",
    "services",
    "inter_agency",
    "supervision",
    "family",
    "procedures",
    "alcohol_abuse",
}

# domain.md, "Ten prompts that must not be missing": each with its area and its lines of enquiry.
MUST_NOT_MISS = {
    "child_life": ("curiosity", set()),
    "father_partner": ("curiosity", {"family"}),
    "unsure_explanation": ("curiosity", {"assessment"}),
    "mothers_choices": ("curiosity", {"alcohol_abuse", "services"}),
    "mutual_understanding": ("information", {"family", "procedures"}),
    "relied_on": ("information", {"inter_agency"}),
    "help_changed": ("collaboration", {"thresholds"}),
    "seen_differently": ("ownership", {"supervision"}),
    "new_work": ("ownership", {"services", "supervision"}),
    "ordinary_week": ("ownership", {"supervision", "procedures"}),
}

# What the page *Before you start* asks by itself: nobody is asked twice.
ASKED_BY_THE_PAGE = (
    "proceedings",
    "sheet",
    "letter",
    "leads",
    "managed",
    "supporter",
    "interpreter",
    "own records",
    "employer",
    "episodes",
)

BOTH = pytest.mark.parametrize("name", ["practice", "conversation"])
LEVELS = pytest.mark.parametrize("level", list(Level))


def shipped(name: str) -> Guidance:
    file = f"{name}.toml"
    return parse_guidance(resource("guidance", file).read_text(encoding="utf-8"), file=file)


def prompts(guidance: Guidance, *kinds: SectionKind) -> Iterator[Prompt]:
    """The prompts of sections of these kinds; of all sections, where none is named."""
    for section in guidance.sections_of(*(kinds or SectionKind)):
        yield from (item for item in section.items if isinstance(item, Prompt))


def texts(guidance: Guidance) -> Iterator[str]:
    """Everything a person reads or hears."""
    yield from (guidance.title, guidance.about)
    yield from (guidance.invitation, guidance.information_sheet)
    for section in guidance.sections:
        yield section.title
        for item in section.items:
            yield item.text
            if isinstance(item, Check | Prompt):
                yield item.why
            if isinstance(item, Script | Prompt):
                yield item.manager_text
            if isinstance(item, Prompt):
                yield from item.probes


# --- Both ---


@BOTH
def test_it_is_read_and_goes_by_the_name_of_its_file(name: str) -> None:
    assert shipped(name).identity == name


@BOTH
def test_its_wording_passes(name: str) -> None:
    assert [str(problem) for problem in wording_problems(shipped(name))] == []


@BOTH
def test_its_first_page_says_whose_wording_it_is_and_how_to_replace_it(name: str) -> None:
    about = shipped(name).about

    assert about.startswith(("This is not the Board's own", "This is not any Board's own"))
    assert "replace" in about


@BOTH
def test_it_raises_its_voice_nowhere(name: str) -> None:
    assert [text for text in texts(shipped(name)) if "!" in text] == []


@BOTH
def test_something_that_must_be_acted_on_has_its_script(name: str) -> None:
    (urgent,) = shipped(name).sections_of(SectionKind.URGENT)

    assert any(isinstance(item, Script) for item in urgent.items)


@BOTH
def test_it_opens_and_closes_with_words_to_read_aloud(name: str) -> None:
    guidance = shipped(name)

    for kind in (SectionKind.OPENING, SectionKind.CLOSING):
        items = [item for section in guidance.sections_of(kind) for item in section.items]
        assert any(isinstance(item, Script) for item in items)


@BOTH
def test_each_theme_prompt_has_follow_ons_and_says_why_and_where_from(name: str) -> None:
    for prompt in prompts(shipped(name), SectionKind.THEME):
        assert 2 <= len(prompt.probes) <= 4, prompt.id
        assert prompt.why, prompt.id
        assert prompt.source, prompt.id
        assert prompt.lines, prompt.id


@BOTH
def test_reflection_waits_for_the_account(name: str) -> None:
    reflections = list(prompts(shipped(name), SectionKind.REFLECTION))

    assert reflections
    assert all(prompt.hindsight for prompt in reflections)


# --- Ours, after the Thematic Learning Framework ---


def test_the_interview_goes_in_its_order() -> None:
    sections = shipped("practice").sections
    kinds = [section.kind for section in sections if section.kind is not SectionKind.URGENT]

    assert list(dict.fromkeys(kinds)) == [
        SectionKind.PREPARATION,
        SectionKind.OPENING,
        SectionKind.ACCOUNT,
        SectionKind.THEME,
        SectionKind.PANEL_QUESTIONS,
        SectionKind.REFLECTION,
        SectionKind.CLOSING,
        SectionKind.INTERVIEWER_REFLECTION,
    ]
    assert kinds == sorted(kinds, key=list(dict.fromkeys(kinds)).index)


def test_it_has_the_four_areas_and_the_eight_lines_of_enquiry() -> None:
    guidance = shipped("practice")

    assert [area.id for area in guidance.areas] == AREAS
    assert {line.id for line in guidance.lines} == LINES
    assert [section.area for section in guidance.sections_of(SectionKind.THEME)] == AREAS
    assert guidance.category_heading == "Thematic Learning Framework category"


@LEVELS
def test_every_line_of_enquiry_is_served_three_times_and_more(level: Level) -> None:
    sections = shipped("practice").sections
    asked = [prompt for section in sections for prompt in section.prompts_for(level)]

    served = Counter(line for prompt in asked for line in prompt.lines)
    assert {line for line in LINES if served[line] < 3} == set()


@LEVELS
@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_two_core_prompts_and_four_more(area: str, level: Level) -> None:
    section = shipped("practice").section(area)
    assert section is not None

    own = [prompt for prompt in section.prompts_for(level) if prompt.area == area]
    assert sum(prompt.core for prompt in own) == 2
    assert len(own) >= 6


@pytest.mark.parametrize("prompt_id", MUST_NOT_MISS)
def test_what_must_not_be_missing_is_there(prompt_id: str) -> None:
    area, lines = MUST_NOT_MISS[prompt_id]
    prompt = shipped("practice").prompt(prompt_id)

    assert prompt is not None
    assert prompt.area == area
    assert lines <= set(prompt.lines)
    for level in Level:
        assert prompt.audience.includes(level)
        assert prompt.wording(level).startswith(("Tell me ", "Describe ", "Take me "))


def test_a_manager_is_asked_what_somebody_in_the_team_saw_differently() -> None:
    prompt = shipped("practice").prompt("seen_differently")

    assert prompt is not None
    assert "someone in your team" in prompt.wording(Level.MANAGER)
    assert "your team" not in prompt.wording(Level.FRONT_LINE)


@BOTH
def test_nothing_is_asked_twice_before_the_start(name: str) -> None:
    (before,) = shipped(name).sections_of(SectionKind.PREPARATION)
    checks = " ".join(item.text.lower() for item in before.items)

    assert [asked for asked in ASKED_BY_THE_PAGE if asked in checks] == []


@BOTH
def test_it_invites_and_informs(name: str) -> None:
    guidance = shipped(name)

    for told in ("{reference}", "{date}", "{place}", "{interviewers}", "line manager"):
        assert told in guidance.invitation
    for told in (
        "blame",
        "at risk now",
        "A court, a coroner or the police",
        "withdraw",
        "do not have to",
        "line manager",
        "interpreted",
        "{version}",
    ):
        assert told in guidance.information_sheet


def test_the_panels_own_questions_are_marked_as_such() -> None:
    own = list(prompts(shipped("practice"), SectionKind.PANEL_QUESTIONS))

    assert own
    assert all(prompt.panel_question for prompt in own)


# --- The second, in another order and with other areas ---


def test_the_conversation_goes_in_seven_steps() -> None:
    titles = [section.title.lower() for section in shipped("conversation").sections]
    steps = [
        "introduction",
        "overview",
        "turning points",
        "mindset at the time",
        "contributory factors",
        "what went well",
        "suggested changes",
    ]

    assert [step for title in titles for step in steps if step in title] == steps


def test_the_conversation_shares_no_area_and_no_line_with_the_first_and_is_shorter() -> None:
    first, second = shipped("practice"), shipped("conversation")

    assert second.areas
    assert {area.id for area in first.areas}.isdisjoint(area.id for area in second.areas)
    assert {line.id for line in first.lines}.isdisjoint(line.id for line in second.lines)
    assert len(list(prompts(second))) < len(list(prompts(first)))


@BOTH
def test_nothing_of_it_stands_in_the_code(name: str) -> None:
    guidance = shipped(name)
    titles = [area.title for area in guidance.areas] + [line.title for line in guidance.lines]
    code = "".join(
        file.read_text(encoding="utf-8") for file in Path(interviewer.__path__[0]).rglob("*.py")
    )

    assert [title for title in ("Norfolk", *titles) if title in code] == []
