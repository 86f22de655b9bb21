"""What is different between two versions of a guidance, told in words."""

from dataclasses import fields, replace

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
from interviewer.domain.guidance.changes import _PARTS, Change, changes
from interviewer.domain.guidance.editing import (
    brought_back,
    moved,
    retired,
    section_moved,
    with_item,
    with_new_item,
    with_section_title,
    with_texts,
    without_item,
)
from interviewer.domain.guidance.file import parse_guidance
from interviewer.domain.words import Audience
from tests.guidances import guidances
from tests.unit.domain.guidance_slips import SMALL

OLD = parse_guidance(SMALL)


def prompt(prompt_id: str) -> Prompt:
    found = OLD.prompt(prompt_id)
    assert found
    return found


RELIED_ON = prompt("relied_on")
NEW = Prompt(id="", text="Tell me about supervision.")


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (replace(OLD, version="1.1"), []),
        (
            with_item(OLD, replace(RELIED_ON, text="Tell me what you passed on.")),
            [
                "prompt “Tell me what you passed on.”: reworded from “Tell me about something you "
                "passed on.” to “Tell me what you passed on.”"
            ],
        ),
        (
            with_item(OLD, replace(RELIED_ON, why="")),
            [
                "prompt “Tell me about something you passed on.”, why we ask: reworded, was “It is "
                "seldom written down.”"
            ],
        ),
        (
            with_item(OLD, replace(RELIED_ON, probes=("What came back?",))),
            [
                "prompt “Tell me about something you passed on.”, follow-ons: reworded from “What "
                "came back? What next?” to “What came back?”"
            ],
        ),
        (
            with_item(OLD, replace(RELIED_ON, core=False, audience=Audience.MANAGER)),
            [
                "prompt “Tell me about something you passed on.”, for whom: set otherwise from "
                "“both” to “manager”",
                "prompt “Tell me about something you passed on.”, core: set otherwise from “yes” "
                "to “no”",
            ],
        ),
        (
            with_new_item(OLD, "talking", NEW, at=0)[0],
            ["prompt “Tell me about supervision.”: added"],
        ),
        (retired(OLD, "free"), ["prompt “Tell me about your part in this.”: retired"]),
        (without_item(OLD, "free"), ["prompt “Tell me about your part in this.”: removed"]),
        (
            moved(OLD, "sheet", "account"),
            [
                "check “Information sheet given”: moved from “Opening, 2 of 2” to “Free account, "
                "2 of 2”"
            ],
        ),
        (
            section_moved(OLD, "talking", 0),
            ["section “Talking to each other”: moved from “3 of 4” to “1 of 4”"],
        ),
        (
            with_section_title(OLD, "talking", "Talking"),
            [
                "section “Talking”, title: reworded from “Talking to each other” to “Talking”",
            ],
        ),
        (
            with_texts(OLD, title="Our guidance"),
            ["the guidance, title: reworded from “A small guidance” to “Our guidance”"],
        ),
    ],
)
def test_each_difference_is_told_in_a_line(new: Guidance, told: list[str]) -> None:
    assert [str(change) for change in changes(OLD, new)] == told


def test_what_is_back_in_use_is_told() -> None:
    (change,) = changes(retired(OLD, "free"), brought_back(retired(OLD, "free"), "free"))

    assert (change.what, change.kind, change.id) == (Change.BROUGHT_BACK, "prompt", "free")


def test_one_prompt_that_goes_to_the_end_is_one_change_however_many_it_passes() -> None:
    long = OLD
    for number in range(20):
        long, _ = with_new_item(long, "account", Prompt(id="", text=f"Topic number {number}."))

    told = changes(long, moved(long, "free", "account"))

    assert [(change.what, change.id) for change in told] == [(Change.MOVED, "free")]


def test_a_prompt_that_became_a_check_is_another_thing() -> None:
    text = SMALL.replace('kind = "prompt"\nid = "free"', 'kind = "script"\nid = "free"')

    told = changes(OLD, parse_guidance(text))

    assert [str(change) for change in told] == [
        "prompt “Tell me about your part in this.”: removed",
        "script “Tell me about your part in this.”: added",
    ]


def test_every_attribute_of_every_value_has_words_for_its_change() -> None:
    told_otherwise = {"id", "version", "items", "areas", "sections", "retired"}
    for value in (Guidance, ThematicArea, LineOfEnquiry, Section, Script, Check, Prompt):
        assert {one.name for one in fields(value)} - {*_PARTS} - told_otherwise == set()


@settings(deadline=None, max_examples=50)
@given(guidances(), guidances())
def test_nothing_is_told_only_where_nothing_is_different(one: Guidance, other: Guidance) -> None:
    assert changes(one, one) == ()
    assert changes(one, other) != () or replace(one, version="") == replace(other, version="")


@settings(deadline=None)
@given(guidances(), st.data())
def test_every_single_difference_is_told(guidance: Guidance, data: st.DataObject) -> None:
    """Two orders, two flags, two follow-ons: whatever is not equal is in the list."""
    sections = list(guidance.sections)
    at = data.draw(st.integers(min_value=0, max_value=len(sections) - 1))
    items = tuple(data.draw(st.permutations(sections[at].items)))
    sections[at] = replace(sections[at], items=items)
    other = replace(
        guidance,
        sections=tuple(data.draw(st.permutations(sections))),
        areas=tuple(data.draw(st.permutations(guidance.areas))),
        lines=tuple(data.draw(st.permutations(guidance.lines))),
    )

    assert bool(changes(guidance, other)) == (guidance != other)
