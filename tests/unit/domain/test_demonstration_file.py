"""The file of the demonstration review, when it is not as it should be."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.demonstration import DemonstrationProblemError, demonstration
from interviewer.domain.guidance import Guidance
from interviewer.domain.guidance.file import parse_guidance
from interviewer.domain.review import Review
from interviewer.domain.words import Audience
from interviewer.resources import resource

TEXT = resource("demo", "kestrel.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return parse_guidance(resource("guidance", "practice.toml").read_text(encoding="utf-8"))


def changed(before: str, after: str) -> str:
    """The file with the first place that says `before` saying `after`."""
    assert before in TEXT
    return TEXT.replace(before, after, 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[interviews", "the end of the file"),
        ("seat 1", "line 1, column 6"),
        (changed('marking = "', 'colour = "'), "particulars > colour"),
        (changed('initials = "P1"', ""), "seat"),
        (changed('name = "Police"', "name = 4"), "agencies[4] > name"),
        (changed("starts = 2021-02-08", 'starts = "8 Feb"'), "episodes[1] > starts"),
        (changed("number = 2", "number = true"), "episodes[2] > number"),
        (changed('agency = "housing"\nlevel', 'agency = "x"\nlevel'), "interviews[2] > agency"),
        (changed('entries = ["damp"', 'entries = ["x"'), "interviews[2] > entries"),
        (changed('key = "lift"', 'kei = "lift"'), "chronology[2]"),
        (changed("episodes = [2, 3]", "episodes = [2, 9]"), "interviews[1] > episodes"),
        (changed("episodes = [2, 3]", "episodes = 2"), "interviews[1] > episodes"),
        (changed("started = 10:00:00", "started = 10"), "interviews[1] > started"),
        (changed('basis = "opinion"', 'basis = "guess"'), "interviews[1] > notes[6] > basis"),
        (changed("verbatim = true", 'verbatim = "yes"'), "interviews[1] > notes[4] > verbatim"),
        (changed('prompt = "child_life"', 'prompt = "life"'), "interviews[1] > notes[8] > prompt"),
        (changed('lines = ["services"]', 'lines = ["x"]'), "interviews[1] > notes[1] > lines"),
        (changed('purpose = ""', 'hello = ""'), "interviews[1] > ticked[2] > items > hello"),
        (changed('factor = "family"', 'factor = "moon"'), "interviews[2] > notes[3] > factors[1]"),
        (changed('state = "saved"', 'state = "lost"'), "interviews[2] > reflections[1] > state"),
        (changed("[seat]", "[[seat]]"), "seat"),
        (changed("[interviews.ticked.items]", "[[interviews.ticked.items]]"), "interviews[1] >"),
        (changed("recorded = 2026-11-11T15:30:00Z\n", ""), "interviews[5] > copies[1]"),
        (changed('recorded_by = "P1"\n', ""), "interviews[5] > copies[1]"),
        (changed('purpose = ""', "purpose = 1"), "interviews[1] > ticked[2] > items > purpose"),
        (changed('reference = "PE1"', 'reference = "HO2"'), "sources[1] > reference"),
        (changed('reference = "PD1"', 'reference = "PE1"'), "sources[2] > reference"),
        (changed('kind = "record"', 'kind = "recording"'), "sources[4] > kind"),
        (changed("at = 2026-11-06T15:10:00Z", "at = 15:10:00"), "sources[1] > notes[1] > at"),
        (changed('second = "YM1·4"', 'second = "YM1·40"'), "links[1] > second"),
        (changed('second = "YM1·4"', 'second = "YW1·7"'), "links[1] > kind"),
        (changed('kind = "record agrees"', 'kind = "adds"'), "links[5] > kind"),
        (changed('question = "begin_to_say"', 'question = "why"'), "panel_thoughts[1] > question"),
        (changed('key = "teal"', 'key = "plover"'), "earlier_reviews[2] > key"),
        (changed('key = "received"', 'key = "capable"'), "findings[2] > key"),
        (changed('supports = ["HO2·3"', 'supports = ["HO2·300"'), "findings[1] > supports"),
        (changed('records = ["office"', 'records = ["x"'), "findings[1] > records"),
        (changed('known_from = "plover"', 'known_from = "owl"'), "findings[4] > known_from"),
        (changed('practitioner = "PC3"', 'practitioner = "x"'), "findings[1] > replies[1] >"),
        (changed("owners = []", "owners = [1]"), "recommendations[1] > owners"),
        (changed('findings = ["capable"]', 'findings = ["x"]'), "recommendations[1] > findings"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_the_place(
    text: str, place: str, guidance: Guidance
) -> None:
    with pytest.raises(DemonstrationProblemError) as refused:
        demonstration(text, guidance)
    assert refused.value.problem.place.startswith(place)
    assert place in refused.value.sentence
    assert refused.value.what_is_safe
    assert refused.value.what_to_do


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_file_that_lost_or_doubled_a_line_is_read_or_refused_but_never_worse(
    guidance: Guidance, data: st.DataObject
) -> None:
    lines = TEXT.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at : at + 1] = lines[at : at + 1] * data.draw(st.sampled_from([0, 2]))
    try:
        values = demonstration("\n".join(lines), guidance)
    except DemonstrationProblemError as refused:
        assert refused.problem.place  # noqa: PT017
    else:
        assert Review().having(*values).details.fictional


def test_a_prompt_for_managers_is_not_put_to_somebody_at_the_front_line(
    guidance: Guidance,
) -> None:
    def for_managers(item: Any) -> Any:
        return replace(item, audience=Audience.MANAGER) if item.id == "child_life" else item

    sections = tuple(
        replace(section, items=tuple(map(for_managers, section.items)))
        for section in guidance.sections
    )
    with pytest.raises(DemonstrationProblemError, match=r"interviews\[1\] > notes\[8\] > prompt"):
        demonstration(TEXT, replace(guidance, sections=sections))
