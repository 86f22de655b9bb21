"""The look at wording: what it flags, what it passes, and where it does not look."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interviewer.domain.guidance import Guidance, Prompt, Script, Section, SectionKind
from interviewer.domain.guidance.wording import Fault, check_wording, wording_problems
from tests.builders import a_guidance

BAD = [
    # Leading
    ("Don't you think that it was late?", Fault.LEADING, "Don't you"),
    ("Don’t you think that it was late?", Fault.LEADING, "Don't you"),
    ("DON'T YOU THINK THAT IT WAS LATE?", Fault.LEADING, "DON'T YOU"),
    ("Surely somebody rang.", Fault.LEADING, "Surely"),
    ("Would you agree that the visit was late?", Fault.LEADING, "Would you agree"),
    ("Would you not agree that it was late?", Fault.LEADING, "Would you not"),
    ("Do you agree with me on that?", Fault.LEADING, "Do you agree with me"),
    ("Wasn't it your decision?", Fault.LEADING, "Wasn't it"),
    ("Isn't it true that you knew?", Fault.LEADING, "Isn't it"),
    ("Is it fair to say that you were busy?", Fault.LEADING, "Is it fair"),
    ("Did you not see the letter?", Fault.LEADING, "Did you not"),
    ("You saw the letter, didn't you?", Fault.LEADING, "didn't you"),
    ("You did not ring, did you?", Fault.LEADING, "did you?"),
    ("The visit was late, right?", Fault.LEADING, "right?"),
    ("I take it that you rang.", Fault.LEADING, "I take it"),
    ("Obviously there was a plan. Tell me about it.", Fault.LEADING, "Obviously"),
    # Double
    ("What did you do? What did they say?", Fault.DOUBLE, "What did they say?"),
    ("What did you do and why?", Fault.DOUBLE, "and why"),
    ("Tell me about the visit, and how you felt.", Fault.DOUBLE, "and how"),
    ("Tell me what you saw and/or heard.", Fault.DOUBLE, "and/or"),
    ("What did you do and what did they say?", Fault.DOUBLE, "and what"),
    ("Tell me what happened, and who was there.", Fault.DOUBLE, "and who"),
    ("Tell me what you passed on and to whom.", Fault.DOUBLE, "and to whom"),
    ("Take me through what was said, and by whom.", Fault.DOUBLE, "and by whom"),
    ("Describe the visit and tell me who was there.", Fault.DOUBLE, "and tell me"),
    ("Describe the visit, then explain the plan.", Fault.DOUBLE, "then explain"),
    ("Tell me about the visit. What did you see?", Fault.DOUBLE, "What did you see?"),
    ("Did you ring them, and did they answer?", Fault.DOUBLE, "and did they"),
    ("Was it you, or was it the school?", Fault.DOUBLE, "or was it"),
    ("What did you say, what did they say?", Fault.DOUBLE, "what did they"),
    # Blaming
    ("Why didn't you ring?", Fault.WHY_NOT, "Why didn't you"),
    ("Why didn’t you ring?", Fault.WHY_NOT, "Why didn't you"),
    ("Why did you not ring?", Fault.WHY_NOT, "Why did you not"),
    ("Why weren't you there?", Fault.WHY_NOT, "Why weren't you"),
    ("Why did you close it?", Fault.WHY_NOT, "Why did you"),
    ("Why was the meeting not called?", Fault.WHY_NOT, "Why was the meeting not"),
    ("Tell me why you did not ring.", Fault.WHY_NOT, "why you did not"),
    ("Tell me why you didn't ring.", Fault.WHY_NOT, "why you didn't"),
    ("If you left it, why not ring?", Fault.WHY_NOT, "why not"),
    ("How come it was closed?", Fault.WHY_NOT, "How come"),
    # Absolute
    ("Tell me what you always did.", Fault.ABSOLUTE, "always"),
    ("Describe the things that were never said.", Fault.ABSOLUTE, "never"),
    ("Tell me what everyone knew.", Fault.ABSOLUTE, "everyone"),
    ("Tell me what everybody knew.", Fault.ABSOLUTE, "everybody"),
    ("Tell me about the letter that nobody read.", Fault.ABSOLUTE, "nobody"),
    ("Tell me about the letter that no one read.", Fault.ABSOLUTE, "no one"),
    ("Tell me what you must have thought.", Fault.ABSOLUTE, "must have"),
    # Hindsight
    ("What should have happened?", Fault.HINDSIGHT, "should have"),
    ("Tell me what ought to have happened.", Fault.HINDSIGHT, "ought to have"),
    ("What should you have done?", Fault.HINDSIGHT, "should you have"),
    ("What could have been done?", Fault.HINDSIGHT, "could have been done"),
    ("What could you have done?", Fault.HINDSIGHT, "could you have"),
    ("Tell me what you could have done differently.", Fault.HINDSIGHT, "could have done"),
    ("What would you do differently?", Fault.HINDSIGHT, "would you do differently"),
    ("Looking back, what do you see?", Fault.HINDSIGHT, "Looking back"),
    ("With hindsight, what do you see?", Fault.HINDSIGHT, "With hindsight"),
    ("In retrospect, what do you see?", Fault.HINDSIGHT, "In retrospect"),
    (
        "Knowing what you know now, how does it look?",
        Fault.HINDSIGHT,
        "Knowing what you know now",
    ),
    ("Tell me where it went wrong.", Fault.HINDSIGHT, "went wrong"),
    ("Tell me about any missed opportunities.", Fault.HINDSIGHT, "missed opportunities"),
    # Presuming
    ("How angry were you?", Fault.PRESUMING, "How angry were you"),
    ("You must be upset. Tell me about it.", Fault.PRESUMING, "You must be"),
    ("Tell me about the visit you failed to make.", Fault.PRESUMING, "failed to"),
    ("Tell me about your mistake.", Fault.PRESUMING, "your mistake"),
]

GOOD = [
    # One topic, however it is built
    "Tell me about the handover and what you did.",
    "Tell me about the person who rang and what they said.",
    "Tell me about the moment when you heard and what was on your mind.",
    "Describe how you and the family understood each other.",
    "Tell me about a time when you and your manager disagreed.",
    "Who or what helped?",
    "How did what was decided reach you?",
    "When you rang, what did they say?",
    "How did you hear, if you did?",
    "Is there anything else you would like to say?",
    "Can you tell me what you saw?",
    "In your own time, take me through that day.",
    # A place is set, or a person put at ease, before the one question
    "Take me to that visit. Tell me what you saw.",
    "Take me to that visit and tell me what you saw.",
    "Think back to that day and tell me what you saw.",
    "Tell me about your part. Take as long as you need. I will not interrupt.",
    "Tell me about your part. Tell me everything, even what seems small.",
    "Someone in your team saw it differently. Tell me about that.",
    "And how are you now?",
    # "Not", "differently" and "have" that ask nothing unfair
    "What didn't reach you?",
    "Which services weren't there?",
    "Tell me about any decision that people saw differently.",
    "Tell me what you did differently that month from what was usual.",
    "Take me to a moment when things could have gone one way or another.",
    "What would you have expected at that time?",
    "Tell me about the letter, of which the school must have a copy.",
    "Tell me who should have a copy.",
    "How do you agree a plan with a family?",
    "How sure were you?",
    "",
]


@pytest.mark.parametrize(("text", "fault", "words"), BAD)
def test_a_bad_example_is_flagged_with_its_fault_and_its_words(
    text: str, fault: Fault, words: str
) -> None:
    (remark,) = check_wording(text, after_account=False)

    assert (remark.fault, remark.words) == (fault, words)
    assert remark.instead


@pytest.mark.parametrize("text", GOOD)
def test_a_good_example_passes(text: str) -> None:
    assert check_wording(text, after_account=False) == ()


def test_everything_in_one_text_is_flagged_in_the_order_of_its_words() -> None:
    text = "Surely you never rang. Why didn't you, and what should have been done?"

    faults = [remark.fault for remark in check_wording(text, after_account=False)]
    assert faults == [
        Fault.LEADING,
        Fault.ABSOLUTE,
        Fault.WHY_NOT,
        Fault.DOUBLE,
        Fault.HINDSIGHT,
    ]


def test_hindsight_is_welcome_after_the_account_and_nothing_else_is() -> None:
    text = "Looking back, what should everybody have done, and why?"

    faults = [remark.fault for remark in check_wording(text, after_account=True)]
    assert faults == [Fault.ABSOLUTE, Fault.DOUBLE]


def test_a_long_second_question_is_shown_by_its_beginning() -> None:
    (remark,) = check_wording(f"What happened? What came {'then ' * 40}?", after_account=False)

    assert remark.words.startswith("What came then")
    assert remark.words.endswith("then…")
    assert len(remark.words) <= 61


@given(st.text(alphabet="aAwhyWHYdidnotyouand ,;.?!'’-\n\ud800") | st.text())
@example(";?;?")
@settings(deadline=None)
def test_any_text_can_be_looked_at(text: str) -> None:
    for remark in check_wording(text, after_account=False):
        assert remark.words


# --- Over a whole guidance ---


def guidance_of(kind: SectionKind, *items: Any) -> Guidance:
    return a_guidance(sections=(Section(id="one", title="One", kind=kind, items=items),))


def lines(guidance: Guidance) -> Iterable[str]:
    return [str(problem) for problem in wording_problems(guidance)]


def test_each_wording_of_a_prompt_is_looked_at_and_named() -> None:
    prompt = Prompt(
        id="visit",
        text="Why did you go?",
        manager_text="Surely they went.",
        probes=("What happened?", "What should have happened?"),
    )

    assert lines(guidance_of(SectionKind.THEME, prompt)) == [
        "visit > text: “Why did you” is blaming; "
        "ask what was going on, as in “Tell me how that came about”",
        "visit > manager: “Surely” is leading; "
        "ask without the answer in it, as in “Tell me …” or “Describe …”",
        "visit > probes[2]: “should have” is hindsight before the account is complete; "
        "ask how it looked then, or mark the prompt hindsight = true",
    ]


@pytest.mark.parametrize(
    ("kind", "marks", "flagged"),
    [
        (SectionKind.THEME, {}, True),
        (SectionKind.ACCOUNT, {}, True),
        (SectionKind.CLOSING, {}, True),
        (SectionKind.THEME, {"hindsight": True}, False),
        (SectionKind.THEME, {"panel_question": True}, False),
        (SectionKind.PANEL_QUESTIONS, {}, False),
        (SectionKind.REFLECTION, {}, False),
        (SectionKind.INTERVIEWER_REFLECTION, {}, False),
    ],
)
def test_hindsight_is_flagged_where_a_prompt_may_come_before_the_account_is_complete(
    kind: SectionKind, marks: dict[str, Any], flagged: bool
) -> None:
    prompt = Prompt(id="visit", text="Tell me what should have happened.", **marks)

    assert bool(lines(guidance_of(kind, prompt))) is flagged


def test_what_an_interviewer_asks_herself_is_left_to_her() -> None:
    prompt = Prompt(id="own", text="What did I never ask, and why?", hindsight=True)

    assert lines(guidance_of(SectionKind.INTERVIEWER_REFLECTION, prompt)) == []


def test_scripts_are_statements_and_not_looked_at() -> None:
    script = Script(id="pausing", text="You can always stop, and nobody will ask you why not.")

    assert lines(guidance_of(SectionKind.OPENING, script)) == []
