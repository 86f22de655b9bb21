"""What was reached, what is folded, and who may read whose thoughts."""

from collections import Counter
from dataclasses import replace
from uuid import uuid4

import pytest

from interviewer.domain.coverage import (
    Count,
    core_count,
    coverage,
    is_done,
    is_folded,
    lines_heard,
    readable_thoughts,
)
from interviewer.domain.guidance import Prompt, Section, SectionKind
from interviewer.domain.interview import (
    CoverageMark,
    Interview,
    Note,
    Reflection,
    Thought,
    Tick,
    Unfolding,
)
from interviewer.domain.review import Review
from interviewer.domain.words import Audience, Coverage, Level, ReflectionState
from tests.builders import (
    NOON,
    a_guidance,
    a_note,
    a_practitioner,
    a_review,
    an_interview,
)

PROMPT = "relied_on"


def a_review_with_one_interview() -> tuple[Review, Interview]:
    review = a_review()
    (interview,) = review.interviews.values()
    return review, interview


def a_mark(interview: Interview, word: Coverage, prompt: str = PROMPT) -> CoverageMark:
    return CoverageMark(id=uuid4(), interview=interview.id, prompt=prompt, coverage=word)


def a_section(section_id: str) -> Section:
    section = a_guidance().section(section_id)
    assert section is not None
    return section


# --- Coverage of a prompt ---


def test_a_prompt_starts_as_not_reached() -> None:
    review, interview = a_review_with_one_interview()

    assert coverage(review, interview, PROMPT) is Coverage.NOT_REACHED


def test_a_live_note_means_asked() -> None:
    review, interview = a_review_with_one_interview()
    review = review.having(a_note(source=interview.id))

    assert coverage(review, interview, PROMPT) is Coverage.ASKED


@pytest.mark.parametrize("change", [{"withdrawn": True}, {"text": " \n"}, {"prompt": "other"}])
def test_a_note_that_is_withdrawn_or_empty_or_elsewhere_does_not(change: dict[str, object]) -> None:
    review, interview = a_review_with_one_interview()
    review = review.having(a_note(source=interview.id, **change))

    assert coverage(review, interview, PROMPT) is Coverage.NOT_REACHED


def test_a_note_of_another_interview_does_not() -> None:
    review, interview = a_review_with_one_interview()
    review = review.having(a_note(source=uuid4()))

    assert coverage(review, interview, PROMPT) is Coverage.NOT_REACHED


@pytest.mark.parametrize("word", list(Coverage))
def test_what_was_recorded_of_a_prompt_without_notes_holds(word: Coverage) -> None:
    review, interview = a_review_with_one_interview()
    review = review.having(a_mark(interview, word))

    assert coverage(review, interview, PROMPT) is word


@pytest.mark.parametrize(
    ("word", "beside_a_note"),
    [
        (Coverage.NOT_REACHED, Coverage.ASKED),
        (Coverage.ASKED, Coverage.ASKED),
        (Coverage.ALREADY_TOLD, Coverage.ALREADY_TOLD),
        (Coverage.NOT_ASKED, Coverage.ASKED),
        (Coverage.NOT_INVOLVED, Coverage.ASKED),
        (Coverage.DECLINED, Coverage.DECLINED),
        (Coverage.DOES_NOT_RECALL, Coverage.DOES_NOT_RECALL),
        (Coverage.NO_EXPLANATION, Coverage.NO_EXPLANATION),
    ],
)
def test_a_word_holds_beside_a_note_where_both_can_be_true(
    word: Coverage, beside_a_note: Coverage
) -> None:
    review, interview = a_review_with_one_interview()
    review = review.having(a_mark(interview, word), a_note(source=interview.id))

    assert coverage(review, interview, PROMPT) is beside_a_note


# --- Counts ---


def test_only_core_prompts_are_counted() -> None:
    review, interview = a_review_with_one_interview()
    review = review.having(
        a_note(source=interview.id, prompt="relied_on"),
        a_note(source=interview.id, prompt="record"),
    )

    count = core_count(review, interview, a_section("sharing"))
    assert count == Count(1, 2)
    assert not count.complete


def test_each_kind_of_hole_is_reached_too() -> None:
    review, interview = a_review_with_one_interview()
    review = review.having(
        a_mark(interview, Coverage.DECLINED, "relied_on"),
        a_mark(interview, Coverage.NOT_INVOLVED, "language"),
    )

    assert core_count(review, interview, a_section("sharing")).complete


def test_a_core_prompt_for_managers_is_not_counted_for_the_front_line() -> None:
    review, interview = a_review_with_one_interview()
    section = Section(
        id="one",
        title="One",
        kind=SectionKind.THEME,
        items=(
            Prompt(id="a", text="Tell me …", core=True, audience=Audience.MANAGER),
            Prompt(id="b", text="Describe …", core=True),
        ),
    )
    manager = a_practitioner(id=interview.practitioner, level=Level.MANAGER)

    assert core_count(review, interview, section) == Count(0, 1)
    assert core_count(review.having(manager), interview, section) == Count(0, 2)


def test_a_section_is_done_when_all_is_ticked_and_read() -> None:
    review, interview = a_review_with_one_interview()
    opening = a_section("opening")
    ticks = [
        Tick(id=uuid4(), interview=interview.id, item=item, done=True, at=NOON)
        for item in ("purpose", "sheet")
    ]

    assert not is_done(review.having(ticks[0]), interview, opening)
    assert not is_done(review.having(ticks[0], replace(ticks[1], done=False)), interview, opening)
    assert is_done(review.having(*ticks), interview, opening)


def test_a_theme_is_done_when_its_core_prompts_are_reached() -> None:
    review, interview = a_review_with_one_interview()
    sharing = a_section("sharing")
    review = review.having(a_note(source=interview.id, prompt="relied_on"))

    assert not is_done(review, interview, sharing)
    assert is_done(
        review.having(a_mark(interview, Coverage.ALREADY_TOLD, "language")), interview, sharing
    )


def test_a_section_with_neither_is_done_when_one_of_its_prompts_is_reached() -> None:
    review, interview = a_review_with_one_interview()
    account = a_section("account")

    assert not is_done(review, interview, account)
    assert is_done(review.having(a_note(source=interview.id, prompt="free")), interview, account)


def test_only_confirmed_lines_of_enquiry_are_heard() -> None:
    review, interview = a_review_with_one_interview()
    note = a_note(source=interview.id, lines=("procedures",), suggested_lines=("inter_agency",))
    gone = a_note(source=interview.id, lines=("procedures",), withdrawn=True)

    assert lines_heard(review.having(note, gone), interview) == Counter({"procedures": 1})


# --- Folding ---


@pytest.mark.parametrize(
    ("kind", "prompt", "folded"),
    [
        (SectionKind.THEME, Prompt(id="p", text="Tell me …"), False),
        (SectionKind.CLOSING, Prompt(id="p", text="Tell me …"), False),
        (SectionKind.THEME, Prompt(id="p", text="Tell me …", hindsight=True), True),
        (SectionKind.THEME, Prompt(id="p", text="Tell me …", panel_question=True), True),
        (SectionKind.PANEL_QUESTIONS, Prompt(id="p", text="Tell me …"), True),
        (SectionKind.REFLECTION, Prompt(id="p", text="Tell me …"), True),
    ],
)
def test_hindsight_and_the_panels_questions_wait_for_the_account(
    kind: SectionKind, prompt: Prompt, folded: bool
) -> None:
    section = Section(id="one", title="One", kind=kind, items=(prompt,))
    interview = an_interview()
    complete = replace(interview, account_completed=NOON)
    opened = replace(interview, unfolded=(Unfolding(item="p", at=NOON),))
    other_opened = replace(interview, unfolded=(Unfolding(item="q", at=NOON),))

    assert is_folded(interview, section, prompt) is folded
    assert is_folded(other_opened, section, prompt) is folded
    assert not is_folded(complete, section, prompt)
    assert not is_folded(opened, section, prompt)


# --- Thoughts ---


def reflections(interview: Interview, **states: ReflectionState) -> list[Reflection]:
    return [
        Reflection(id=uuid4(), interview=interview.id, by=by, state=state, at=NOON)
        for by, state in states.items()
    ]


def a_thought(interview: Interview, by: str) -> Thought:
    return Thought(
        id=uuid4(), interview=interview.id, by=by, prompt="surprised", text="That.", taken=NOON
    )


def test_everybody_reads_their_own_thoughts_at_once() -> None:
    review, interview = a_review_with_one_interview()
    mine, hers = a_thought(interview, "P1"), a_thought(interview, "P2")

    assert readable_thoughts(review.having(mine, hers), interview, "P1", "P1") == [mine]


@pytest.mark.parametrize(
    ("first", "second", "sealed"),
    [
        (None, None, True),
        (ReflectionState.SAVED, None, True),
        (ReflectionState.SAVED, ReflectionState.OPEN, True),
        (ReflectionState.OPEN, ReflectionState.SAVED, True),
        (ReflectionState.SAVED, ReflectionState.SAVED, False),
        (ReflectionState.SKIPPED, ReflectionState.SAVED, False),
    ],
)
def test_thoughts_are_sealed_until_every_interviewer_has_saved_or_skipped(
    first: ReflectionState | None, second: ReflectionState | None, sealed: bool
) -> None:
    review, interview = a_review_with_one_interview()
    thought = a_thought(interview, "P2")
    states = {by: state for by, state in (("P1", first), ("P2", second)) if state}
    review = review.having(thought, *reflections(interview, **states))

    read = readable_thoughts(review, interview, "P2", "P1")
    assert read is None if sealed else read == [thought]


def test_thoughts_on_another_interview_are_not_among_them() -> None:
    review, interview = a_review_with_one_interview()
    elsewhere = a_thought(an_interview(), "P1")

    assert readable_thoughts(review.having(elsewhere), interview, "P1", "P1") == []


def test_notes_hide_their_text_when_shown_to_a_developer() -> None:
    note: Note = a_note(text="A word in confidence.")

    assert "confidence" not in repr(note)
