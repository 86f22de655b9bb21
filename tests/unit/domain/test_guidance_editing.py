"""Editing guidance: a prompt retired, moved or added, and the version that comes next."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.guidance import (
    Check,
    Guidance,
    LineOfEnquiry,
    Prompt,
    Script,
    Section,
    ThematicArea,
)
from interviewer.domain.guidance.as_toml import guidance_as_toml
from interviewer.domain.guidance.editing import (
    brought_back,
    can_be_core,
    ids_of,
    moved,
    new_id,
    next_version,
    retired,
    section_moved,
    shifted,
    with_area,
    with_item,
    with_line,
    with_new_item,
    with_section_title,
    with_texts,
    without_item,
)
from interviewer.domain.guidance.file import parse_guidance
from interviewer.domain.guidance.problems import GuidanceProblem, problems
from interviewer.domain.guidance.wording import wording_problems
from interviewer.domain.words import Audience, Level
from tests.guidances import guidances
from tests.unit.domain.guidance_slips import SMALL

GUIDANCE = parse_guidance(SMALL)


def prompt(guidance: Guidance, prompt_id: str) -> Prompt:
    found = guidance.prompt(prompt_id)
    assert found
    return found


def section(guidance: Guidance, section_id: str) -> Section:
    found = guidance.section(section_id)
    assert found
    return found


def order(guidance: Guidance, section_id: str) -> list[str]:
    return [item.id for item in section(guidance, section_id).items]


# --- Wording ---


def test_a_new_wording_takes_the_place_of_the_old_and_nothing_else_changes() -> None:
    reworded = replace(prompt(GUIDANCE, "relied_on"), text="Tell me what you passed on.")

    edited = with_item(GUIDANCE, reworded)

    assert prompt(edited, "relied_on").text == "Tell me what you passed on."
    assert prompt(GUIDANCE, "relied_on").text == "Tell me about something you passed on."
    assert with_item(edited, prompt(GUIDANCE, "relied_on")) == GUIDANCE


def test_what_is_typed_is_brought_into_the_form_of_a_file() -> None:
    typed = replace(
        prompt(GUIDANCE, "relied_on"),
        text="  Tell me about\nsomething. ",
        probes=("What came back?", "  ", "And\nthen?"),
        why="First.\n\n\n\nSecond.",
    )

    kept = prompt(with_item(GUIDANCE, typed), "relied_on")

    assert kept.text == "Tell me about something."
    assert kept.probes == ("What came back?", "And then?")
    assert kept.why == "First.\n\nSecond."


def test_titles_and_the_texts_of_the_whole_guidance_change_one_by_one() -> None:
    edited = with_texts(GUIDANCE, title="Ours", invitation="Dear colleague,\nplease come.")
    edited = with_section_title(edited, "talking", "Talking")
    edited = with_area(edited, ThematicArea(id="sharing", title="Sharing what we know"))
    edited = with_line(edited, LineOfEnquiry(id="family", title="The family", short="Family"))

    assert (edited.title, edited.about) == ("Ours", GUIDANCE.about)
    assert edited.invitation == "Dear colleague, please come."
    assert section(edited, "talking").title == "Talking"
    assert [area.title for area in edited.areas] == ["Sharing what we know", "Deciding"]
    assert [line.title for line in edited.lines] == ["The family", "Services provided"]


def test_whatever_is_not_there_cannot_be_edited() -> None:
    edits: list[Callable[[], Guidance]] = [
        lambda: with_item(GUIDANCE, Prompt(id="gone", text="?")),
        lambda: retired(GUIDANCE, "gone"),
        lambda: moved(GUIDANCE, "free", "gone"),
        lambda: with_section_title(GUIDANCE, "gone", "?"),
        lambda: without_item(GUIDANCE, "gone"),
    ]
    for edit in edits:
        with pytest.raises(KeyError, match="gone"):
            edit()


# --- Adding ---


def test_a_new_prompt_gets_an_id_from_its_words_and_the_area_of_its_section() -> None:
    new = Prompt(id="", text="Tell me about supervision at the time.")

    edited, named = with_new_item(GUIDANCE, "talking", new, at=1)

    assert named == "supervision_time"
    assert order(edited, "talking") == ["relied_on", "supervision_time", "language"]
    assert prompt(edited, named).area == "sharing"
    assert problems(edited) == ()


def test_an_id_that_any_version_had_is_not_given_again() -> None:
    earlier, old = with_new_item(GUIDANCE, "talking", Prompt(id="", text="Describe supervision."))

    _, new = with_new_item(
        GUIDANCE,
        "talking",
        Prompt(id="", text="Describe the supervision"),
        taken=ids_of([earlier, GUIDANCE]),
    )

    assert (old, new) == ("supervision", "supervision_2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tell me about the home visit in May.", "home_visit_may"),
        ("What did you do?", "what_did_you_do"),
        ("Réunion à l’école", "reunion_lecole"),
        ("24 hours before", "hours_before"),
        ("Other", "other_2"),
        ("Ihre Arbeit — «heute»", "ihre_arbeit_heute"),
        ("日本語", "item"),
        ("", "item"),
        ("word " * 30, "word_word_word_word_word"),
        ("a" * 90, "a" * 40),
    ],
)
def test_an_id_comes_from_the_telling_words(text: str, expected: str) -> None:
    assert new_id(text, ()) == expected


@given(st.text(), st.sets(st.sampled_from(["item", "item_2", "a", "a_2"])))
def test_an_id_from_any_text_is_one_that_a_file_may_have(text: str, taken: set[str]) -> None:
    edited, named = with_new_item(GUIDANCE, "opening", Script(id="", text=text), taken=taken)

    assert named not in taken
    assert [problem for problem in problems(edited) if problem.part == "id"] == []


# --- Retiring ---


def test_a_retired_prompt_is_asked_no_more_and_its_wording_stays_readable() -> None:
    edited = retired(GUIDANCE, "language")

    asked = section(edited, "talking").prompts_for(Level.FRONT_LINE)
    assert [one.id for one in asked] == ["relied_on"]
    assert prompt(edited, "language").text == "Describe how you understood each other."
    assert brought_back(edited, "language") == GUIDANCE


def test_a_retired_prompt_is_not_looked_at_for_its_wording() -> None:
    leading = with_item(
        GUIDANCE, replace(prompt(GUIDANCE, "free"), text="Surely you knew. Tell me all.")
    )

    assert wording_problems(leading) != ()
    assert wording_problems(retired(leading, "free")) == ()


def test_only_what_is_in_use_counts_towards_two_core_prompts() -> None:
    full = GUIDANCE
    for text in ("One more.", "And another."):
        new = Prompt(id="", text=text, area="sharing", core=False)
        full, named = with_new_item(full, "talking", new)
        full = with_item(full, replace(prompt(full, named), core=True))
    assert [problem.item for problem in problems(full)] == ["another"]

    fewer = retired(full, "relied_on")

    assert problems(fewer) == ()
    assert not prompt(brought_back(fewer, "relied_on"), "relied_on").core


# --- Moving ---


def test_an_item_is_moved_within_its_section() -> None:
    assert order(moved(GUIDANCE, "sheet", "opening", 0), "opening") == ["sheet", "purpose"]
    assert moved(GUIDANCE, "purpose", "opening", 0) == GUIDANCE
    assert order(moved(GUIDANCE, "purpose", "opening"), "opening") == ["sheet", "purpose"]


def test_an_item_is_shifted_by_one_and_over_the_edge_of_its_section() -> None:
    assert order(shifted(GUIDANCE, "sheet", -1), "opening") == ["sheet", "purpose"]
    assert order(shifted(GUIDANCE, "purpose", 1), "opening") == ["sheet", "purpose"]
    first, second = (section.id for section in GUIDANCE.sections[:2])
    over = shifted(GUIDANCE, order(GUIDANCE, first)[-1], 1)
    assert order(over, second) == [order(GUIDANCE, first)[-1], *order(GUIDANCE, second)]
    assert shifted(over, order(GUIDANCE, first)[-1], -1) == GUIDANCE
    assert shifted(GUIDANCE, "purpose", -1) == GUIDANCE


def test_a_prompt_that_goes_to_another_section_takes_its_area_and_is_core_only_in_a_theme() -> None:
    edited = moved(GUIDANCE, "relied_on", "reflections")

    assert order(edited, "reflections") == ["stays", "relied_on"]
    assert (prompt(edited, "relied_on").area, prompt(edited, "relied_on").core) == ("", False)
    assert problems(edited) == ()


def test_a_prompt_with_an_area_of_its_own_keeps_it() -> None:
    assert prompt(moved(GUIDANCE, "language", "account"), "language").area == "deciding"


def test_sections_change_their_order() -> None:
    edited = section_moved(GUIDANCE, "talking", 0)

    assert [one.id for one in edited.sections] == ["talking", "opening", "account", "reflections"]


def test_whether_another_core_prompt_has_room() -> None:
    talking = section(GUIDANCE, "talking")

    assert can_be_core(GUIDANCE, Prompt(id="new", text="?"), talking)
    assert can_be_core(GUIDANCE, prompt(GUIDANCE, "relied_on"), talking)
    assert not can_be_core(GUIDANCE, Prompt(id="new", text="?"), section(GUIDANCE, "account"))


# --- Problems, as the page tells them ---


@pytest.mark.parametrize(
    ("edited", "problem"),
    [
        (
            with_item(GUIDANCE, replace(prompt(GUIDANCE, "free"), text=" ")),
            "account > free: there are no words here; write what is read, ticked or asked",
        ),
        (
            without_item(GUIDANCE, "free"),
            "account: there is nothing in this section; add a script, a check or a prompt",
        ),
        (
            with_texts(GUIDANCE, about=""),
            "the first page is missing; write it",
        ),
        (
            with_item(GUIDANCE, replace(prompt(GUIDANCE, "free"), core=True)),
            "account > free > core: there are no core prompts in a section of kind "
            '"account"; leave core out here',
        ),
        (
            with_item(GUIDANCE, replace(prompt(GUIDANCE, "free"), lines=("none",))),
            'account > free > lines: "none" is not declared under the lines of enquiry; '
            "declare it under the lines of enquiry, or leave it out here",
        ),
        (
            retired(replace(GUIDANCE, sections=GUIDANCE.sections[:2]), "free"),
            "sections: there is no prompt that a practitioner would be asked; add an item of "
            "the kind “prompt” to a section",
        ),
        (
            with_section_title(GUIDANCE, "talking", "Long " * 100),
            "talking > title: this is too long for one line; write one of 300 characters at most",
        ),
    ],
)
def test_a_problem_says_where_it_is_and_what_to_do(edited: Guidance, problem: str) -> None:
    assert [str(one) for one in problems(edited)] == [problem]


def test_a_problem_names_the_attribute_that_the_page_shows() -> None:
    long = replace(prompt(GUIDANCE, "free"), manager_text="x" * 20_001)

    found = problems(with_item(GUIDANCE, long))

    assert found == (
        GuidanceProblem(
            section="account",
            item="free",
            part="manager_text",
            wrong="the text has 20,001 characters",
            instead="keep it to 20,000",
        ),
    )


# --- Versions ---


@pytest.mark.parametrize(
    ("version", "taken", "expected"),
    [
        ("1.0", {"1.0"}, "1.1"),
        ("1.9", {"1.9"}, "1.10"),
        ("1.0", {"1.0", "1.1", "1.2"}, "1.3"),
        ("3", {"3"}, "4"),
        ("2026 draft", {"2026 draft"}, "2027 draft"),
        ("first", {"first"}, "first 2"),
        ("first", {"first", "first 2"}, "first 3"),
    ],
)
def test_the_next_version_is_one_that_there_is_not(
    version: str, taken: set[str], expected: str
) -> None:
    assert next_version(replace(GUIDANCE, version=version), taken) == expected


@given(st.text(min_size=1, max_size=300), st.sets(st.text(max_size=5)))
def test_the_next_version_of_any_text_is_new_and_not_too_long(version: str, more: set[str]) -> None:
    following = next_version(replace(GUIDANCE, version=version), {version, *more})

    assert following not in {version, *more}
    assert len(following) <= 300


# --- What holds for every guidance ---


@settings(deadline=None)
@given(guidances(), st.data())
def test_any_edit_of_a_sound_guidance_gives_one_that_a_file_can_hold(
    guidance: Guidance, data: st.DataObject
) -> None:
    edited = guidance
    for _ in range(4):
        edited = _an_edit(edited, data)

    wrong = {problem.wrong for problem in problems(edited)}
    assert wrong <= {
        "there is nothing in this section",
        "there is no prompt that a practitioner would be asked",
    }
    if not wrong:
        assert parse_guidance(guidance_as_toml(edited)) == edited


def _an_edit(guidance: Guidance, data: st.DataObject) -> Guidance:
    item = data.draw(st.sampled_from([i for s in guidance.sections for i in s.items]))
    to = data.draw(st.sampled_from([one.id for one in guidance.sections]))
    edits: list[Callable[[], Guidance]] = [
        lambda: retired(guidance, item.id),
        lambda: brought_back(guidance, item.id),
        lambda: moved(guidance, item.id, to, 1),
        lambda: section_moved(guidance, to, 0),
        lambda: with_item(guidance, replace(item, audience=Audience.MANAGER)),
        lambda: with_new_item(guidance, to, Prompt(id="", text=item.text))[0],
        lambda: with_new_item(guidance, to, Check(id="", text=item.text), at=0)[0],
    ]
    return data.draw(st.sampled_from(edits))()
