"""Guidance written as the text of a file: it comes back as it was, and a person can read it."""

import pytest
from hypothesis import given, settings

from interviewer.domain.guidance import Guidance
from interviewer.domain.guidance.as_toml import guidance_as_toml
from interviewer.domain.guidance.file import parse_guidance
from interviewer.resources import resource
from tests.guidances import guidances
from tests.unit.domain.guidance_slips import SMALL

SHIPPED = ("practice.toml", "conversation.toml")

TALKING = """

# ------------------------------------------------------------------------------------------------
# Talking to each other
# ------------------------------------------------------------------------------------------------

[[sections]]
id = "talking"
title = "Talking to each other"
kind = "theme"
area = "sharing"

[[sections.items]]
kind = "prompt"
id = "relied_on"
text = "Tell me about something you passed on."
manager = "Tell me about something your team passed on."
core = true
probes = ["What came back?", "What next?"]
why = "It is seldom written down."
source = "Our own."
lines = ["family", "services"]
"""


@settings(deadline=None, max_examples=200)
@given(guidances())
def test_any_guidance_comes_back_as_it_was(guidance: Guidance) -> None:
    assert parse_guidance(guidance_as_toml(guidance)) == guidance


@pytest.mark.parametrize("name", SHIPPED)
def test_the_guidance_that_comes_with_the_application_comes_back_as_it_was(name: str) -> None:
    guidance = parse_guidance(resource("guidance", name).read_text("utf-8"))

    text = guidance_as_toml(guidance)

    assert parse_guidance(text) == guidance
    assert max(len(line) for line in text.splitlines()) <= 100


def test_it_reads_as_somebody_would_have_written_it() -> None:
    text = guidance_as_toml(parse_guidance(SMALL))

    assert TALKING in text


def test_a_long_text_is_wrapped_and_its_quotation_marks_stay_readable() -> None:
    long = 'He said "they never rang", and she said "they did", and it was written down. ' * 2
    guidance = parse_guidance(SMALL.replace("It is seldom written down.", long.replace('"', '\\"')))

    assert WRAPPED in guidance_as_toml(guidance)


WRAPPED = '''
why = """
He said "they never rang", and she said "they did", and it was written down. He said "they never
rang", and she said "they did", and it was written down.
"""
'''


def test_what_is_retired_stays_and_says_so() -> None:
    text = SMALL.replace('id = "language"', 'id = "language"\nretired = true')

    assert "\nretired = true\n" in guidance_as_toml(parse_guidance(text))


def test_many_follow_ons_stand_one_below_the_other() -> None:
    many = ", ".join(f'"What came back from number {n}?"' for n in range(4))
    guidance = parse_guidance(SMALL.replace('"What came back?", "What next?"', many))

    assert '\nprobes = [\n  "What came back from number 0?",\n' in guidance_as_toml(guidance)
