"""Reading guidance from a file: what comes in well, and what is said of what does not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.guidance import (
    Check,
    Guidance,
    LineOfEnquiry,
    Prompt,
    Script,
    SectionKind,
    ThematicArea,
)
from interviewer.domain.guidance.file import (
    _AREA,
    _GUIDANCE,
    _ITEMS,
    _LINE,
    _SECTION,
    GuidanceProblemsError,
    Problem,
    parse_guidance,
)
from interviewer.domain.guidance.wording import wording_problems
from interviewer.domain.words import Audience, Level
from tests.unit.domain.guidance_slips import RELIED_ON, SLIPS, SMALL, STUMBLES, Slip


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(GuidanceProblemsError) as refused:
        parse_guidance(text, file="small.toml")
    return refused.value.problems


# --- What comes in well ---


def test_a_file_becomes_a_guidance_with_everything_in_its_place() -> None:
    guidance = parse_guidance(SMALL)

    assert (guidance.id, guidance.title) == ("small 1.0", "A small guidance")
    assert guidance.category_heading == "Learning category"
    assert guidance.area("deciding") == ThematicArea(id="deciding", title="Deciding")
    assert guidance.line("family") == LineOfEnquiry(
        id="family", title="Family engagement", short="Family"
    )
    assert [section.kind for section in guidance.sections] == [
        SectionKind.OPENING,
        SectionKind.ACCOUNT,
        SectionKind.THEME,
        SectionKind.REFLECTION,
    ]
    assert guidance.item("purpose") == Script(
        id="purpose", text="Thank you for coming.", manager_text="Thank you for making time."
    )
    assert guidance.item("sheet") == Check(
        id="sheet",
        text="Information sheet given",
        field="Version and date",
        why="So that nobody is surprised.",
        audience=Audience.FRONT_LINE,
    )
    assert guidance.item("relied_on") == Prompt(
        id="relied_on",
        text="Tell me about something you passed on.",
        manager_text="Tell me about something your team passed on.",
        core=True,
        probes=("What came back?", "What next?"),
        why="It is seldom written down.",
        source="Our own.",
        area="sharing",
        lines=("family", "services"),
    )


def test_a_prompt_takes_the_area_of_its_section_unless_it_names_its_own() -> None:
    guidance = parse_guidance(SMALL)

    areas = {
        prompt.id: prompt.area
        for section in guidance.sections
        for prompt in section.prompts_for(Level.MANAGER)
    }
    assert areas == {"free": "", "relied_on": "sharing", "language": "deciding", "stays": ""}


def test_a_guidance_may_do_without_areas_lines_and_a_category_heading() -> None:
    guidance = parse_guidance(
        """
        format = 1
        identity = "least"
        version = "1"
        title = "The least"
        about = "One question."
        sections = [{id = "account", title = "Account", kind = "account", items = [
            {kind = "prompt", id = "free", text = "Tell me about your part."}]}]
        """
    )

    assert guidance.prompt("free") == Prompt(id="free", text="Tell me about your part.")
    assert guidance.category_heading == "Category"


def test_lines_flow_together_within_a_paragraph_and_list_points_stay_apart() -> None:
    assert parse_guidance(SMALL).about == (
        "Our own wording, broken over two lines.\n\n- Replace it as you like.\n- Keep the ids."
    )


def test_text_is_cleaned_on_the_way_in() -> None:
    guidance = parse_guidance(SMALL.replace("A small guidance", r"A\u0007 small\u2028guidance"))

    assert guidance.title == "A\ufffd small guidance"


@pytest.mark.parametrize("text", ["\ufeff" + SMALL, SMALL.replace("\n", "\r\n")])
def test_a_file_saved_by_notepad_reads_the_same(text: str) -> None:
    assert parse_guidance(text) == parse_guidance(SMALL)


# --- What does not ---


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_each_slip_is_named_with_its_place_and_what_to_write_instead(slip: Slip) -> None:
    assert slip.old in SMALL
    (problem,) = problems_of(SMALL.replace(slip.old, slip.new, 1))

    assert problem.place == slip.place
    assert slip.wrong in problem.wrong
    assert slip.instead in problem.instead


@pytest.mark.parametrize("slip", STUMBLES.values(), ids=STUMBLES.keys())
def test_what_is_not_toml_is_explained_at_its_line(slip: Slip) -> None:
    assert slip.old in SMALL
    (problem,) = problems_of(SMALL.replace(slip.old, slip.new, 1))

    assert problem.place.startswith(slip.place)
    assert slip.wrong in problem.wrong
    assert slip.instead in problem.instead


def test_every_problem_is_found_in_one_pass() -> None:
    text = SMALL
    for old, new in (
        ('version = "1.0"', "version = 1.0"),
        ('id = "free"', 'id = "Free"'),
        ("core = true", 'core = "yes"'),
        ('["family", "services"]', '["familly", "servces"]'),
        ("hindsight", "hindsite"),
    ):
        assert old in text
        text = text.replace(old, new, 1)

    assert [str(problem) for problem in problems_of(text)] == [
        "small.toml: version: this is a number; write text in quotation marks here",
        'small.toml: sections[2] "account" > items[1] "Free" > id: "Free" cannot be an id: it has '
        "to begin with a lower-case letter and go on with lower-case letters, digits and "
        'underscores, 60 at most; write "free"',
        f"small.toml: {RELIED_ON} > core: this is text in quotation marks; "
        "write true or false without quotation marks here",
        'small.toml: sections[4] "reflections" > items[1] "stays" > hindsite: this key is not '
        'known here; write "hindsight"',
        f'small.toml: {RELIED_ON} > lines: "familly" is not declared under [[lines]]; '
        'write "family"',
        f'small.toml: {RELIED_ON} > lines: "servces" is not declared under [[lines]]; '
        'write "services"',
    ]


def test_the_refusal_says_what_is_safe_and_what_to_do() -> None:
    with pytest.raises(GuidanceProblemsError) as refused:
        parse_guidance("")

    assert refused.value.what_happened == "The guidance file has 6 problems."
    assert refused.value.what_is_safe
    assert refused.value.what_to_do


# --- The page that describes the format ---


def the_page() -> str:
    return Path(__file__).parents[3].joinpath("docs", "guidance-format.md").read_text("utf-8")


def test_the_example_on_the_page_is_a_guidance_whose_wording_passes() -> None:
    example = the_page().split("```toml\n")[1].split("```")[0]

    assert wording_problems(parse_guidance(example)) == ()


def test_every_key_and_every_kind_stands_on_the_page() -> None:
    page = the_page()
    tables = (_GUIDANCE, _AREA, _LINE, _SECTION, *_ITEMS.values())
    keys = {key for table in tables for key in table.keys} - {"areas", "lines", "sections", "items"}
    words = [*SectionKind, *Audience, *_ITEMS]

    assert {key for key in keys if f"| `{key}` |" not in page} == set()
    assert {word for word in words if f'`"{word}"`' not in page} == set()


# --- Limits ---


def test_more_problems_than_anybody_would_read_end_the_reading() -> None:
    found = problems_of(SMALL + "x = 1\n" + "".join(f"x{n} = 1\n" for n in range(2_000)))

    assert len(found) == 501
    assert found[-1].wrong == "500 problems were found"


def many(table: str, count: int) -> str:
    return "\n" + "\n".join(table.replace("N", str(number)) for number in range(count))


@pytest.mark.parametrize(
    ("text", "place", "wrong"),
    [
        ("#" * 2_000_001, "the whole file", "2,000,001 characters"),
        ("a = " + "[" * 100_000, "the whole file", "nested too deeply"),
        ("a = " + "{a = " * 100_000, "the whole file", "nested too deeply"),
        ("a." * 100_000 + "a = 1", "the whole file", "nested too deeply"),
        ("[" + "a . 'b'." * 10_000 + "a]", "the whole file", "nested too deeply"),
        ("a = " + "9" * 100_000, "the whole file", "too many digits"),
        (
            SMALL + many('[[lines]]\nid = "lineN"\ntitle = "N"', 99),
            "lines",
            "there are 101 of these",
        ),
        (
            SMALL + many('[[sections.items]]\nkind = "check"\nid = "checkN"\ntext = "N"', 4_995),
            "sections",
            "more than 5,000 items",
        ),
    ],
    ids=str.split("large lists tables keys headings digits lines items"),
)
def test_a_file_beyond_all_measure_is_refused_in_a_sentence(
    text: str, place: str, wrong: str
) -> None:
    assert [(one.place, wrong in one.wrong) for one in problems_of(text)] == [(place, True)]


def test_a_long_text_with_many_full_stops_is_no_nested_key() -> None:
    words = "Yes. No. Perhaps. " * 5 + "I rang. They wrote. Nobody came... " * 200

    purpose = parse_guidance(SMALL.replace("Thank you for coming.", words)).item("purpose")

    assert purpose is not None
    assert purpose.text == words.strip()


# --- Whatever comes in ---

TOKENS = (
    *'"[]{}=.,#\\\n\r\x00\ufeff',
    '"""',
    "'''",
    "[[",
    "]]",
    "[[sections]]\n",
    "[[sections.items]]\n",
    'id = "free"\n',
    "items = 3\n",
    "true",
    "-1",
    "1e999",
    "2026-11-12",
    "\ud800",
    "’",
    "🙂",
)


VALUES = (
    "true",
    "0",
    "-1.5",
    "nan",
    "2026-11-12",
    "12:00:00",
    '""',
    '"theme"',
    '"sharing"',
    '"other"',
    '"relied_on"',
    '"\\n\\u0000"',
    "[]",
    '["family", "family", ""]',
    "[[1], {}]",
    "[{}]",
    '{id = "a"}',
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The small file after a few strokes that nobody meant."""
    text = SMALL
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 40)))
        token = draw(st.sampled_from(TOKENS))
        strokes = ["", text[at:end] * 2, token + text[at:end], token]
        text = text[:at] + draw(st.sampled_from(strokes)) + text[end:]
    return text


@st.composite
def revalued(draw: st.DrawFn) -> str:
    """The small file with values of any kind after some of its keys."""
    lines = SMALL.split("\n")
    keys = [number for number, line in enumerate(lines) if " = " in line and '"""' not in line]
    for number in draw(st.lists(st.sampled_from(keys), min_size=1, max_size=5)):
        key = lines[number].split(" = ")[0]
        lines[number] = f"{key} = {draw(st.sampled_from(VALUES))}"
    return "\n".join(lines)


@given(mutated())
@settings(max_examples=1_000, deadline=None)
def test_a_mutated_file_is_read_or_refused_in_sentences(text: str) -> None:
    assert_read_or_refused(text)


@given(revalued())
@settings(max_examples=300, deadline=None)
def test_a_file_with_other_values_is_read_or_refused_in_sentences(text: str) -> None:
    assert_read_or_refused(text)


@given(st.text())
@settings(deadline=None)
def test_any_text_is_read_or_refused_in_sentences(text: str) -> None:
    assert_read_or_refused(text)


def assert_read_or_refused(text: str) -> None:
    result = guidance_or_problems(text)
    assert isinstance(result, Guidance) or result
    if not isinstance(result, Guidance):
        for problem in result:
            assert len(str(problem).splitlines()) == 1
            assert all((problem.place, problem.wrong, problem.instead))


def guidance_or_problems(text: str) -> Guidance | tuple[Problem, ...]:
    try:
        return parse_guidance(text)
    except GuidanceProblemsError as refused:
        return refused.problems
