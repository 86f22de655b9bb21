"""The fictional review: what it holds, and that it is the same every time."""

import re
from collections import Counter

import pytest

from interviewer.domain.clearance import may_begin, why_not
from interviewer.domain.coverage import coverage, lines_heard, readable_thoughts
from interviewer.domain.demonstration import demonstration
from interviewer.domain.evidence import may_see_evidence
from interviewer.domain.guidance import OTHER, Check, Guidance, Script, SectionKind
from interviewer.domain.guidance.file import parse_guidance
from interviewer.domain.interview import Interview, Note, UrgentMatter
from interviewer.domain.review import Review, Value
from interviewer.domain.words import (
    Basis,
    Coverage,
    Frame,
    Influence,
    Level,
    Occasion,
    ReflectionState,
    Stage,
)
from interviewer.resources import resource

TEXT = resource("demo", "kestrel.toml").read_text(encoding="utf-8")


KNOWN_CAPITALS = """
    Child Kestrel Sibling School B Ropewalk Eastbank Council Lantern Trust Board I
    Friday Fridays Monday Mondays Tuesday Tuesdays Thursday Thursdays Saturdays Sunday
    February Feb April March May June July September Sept October Oct November Nov Version
    YW1 YM1 P1 P2 P3 P5 PC3 HO2 SN1 KES Harbour Health December Dec January
"""


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return parse_guidance(resource("guidance", "practice.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def values(guidance: Guidance) -> tuple[Value, ...]:
    return demonstration(TEXT, guidance)


@pytest.fixture(scope="module")
def review(values: tuple[Value, ...]) -> Review:
    return Review().having(*values)


def interview_with(review: Review, reference: str) -> Interview:
    return next(
        interview
        for interview in review.interviews.values()
        if review.practitioner_of(interview).reference == reference
    )


def notes_of_interviews(review: Review) -> list[Note]:
    return [note for note in review.notes.values() if note.source in review.interviews]


def words_of(value: object) -> list[str]:
    """Every text that the value holds."""
    texts = (getattr(value, name, "") for name in ("text", "reason", "answer", "role", "place"))
    more = (getattr(value, name, "") for name in ("concern", "told", "told_when", "title", "name"))
    names = ("learning", "research", "alternative", "outcome_reason", "rationale", "short", "words")
    concluded = (getattr(value, name, "") for name in names)
    return [text for text in (*texts, *more, *concluded) if text]


# --- What it holds --------------------------------------------------------------------------------


def test_it_says_that_it_is_fictional(review: Review) -> None:
    assert review.details.fictional
    assert review.details.label == "Child Kestrel (training case)"
    assert review.details.marking == "OFFICIAL-SENSITIVE"


def test_five_agencies_four_episodes_and_six_interviews_stand_in_their_order(
    review: Review,
) -> None:
    assert [agency.name for agency in review.live_agencies()] == [
        "Harbour Health",
        "Saltmarsh Council",
        "Lantern Trust",
        "Police",
        "Primary care",
    ]
    episodes = review.live_episodes()
    assert [episode.number for episode in episodes] == [1, 2, 3, 4]
    days = [day for episode in episodes for day in (episode.starts, episode.ends)]
    assert days == sorted(day for day in days if day)
    references = [practitioner.reference for practitioner in review.practitioners.values()]
    assert sorted(references) == ["GP1", "HO2", "PC3", "SN1", "YM1", "YW1"]
    assert len(review.interviews) == 6


def test_every_agency_is_heard_or_planned_and_one_practitioner_is_a_manager(
    review: Review,
) -> None:
    people = review.practitioners.values()
    assert {person.agency for person in people} == set(review.agencies)
    assert [p.reference for p in people if p.level is Level.MANAGER] == ["YM1"]


def test_the_interviews_are_at_different_stages(review: Review) -> None:
    stages = Counter(interview.stage for interview in review.interviews.values())
    assert stages == {
        Stage.PLANNED: 1,
        Stage.IN_PROGRESS: 1,
        Stage.TO_TIDY: 2,
        Stage.WITH_PRACTITIONER: 1,
        Stage.AGREED: 1,
    }
    for interview in review.interviews.values():
        assert (interview.started is None) == (interview.stage is Stage.PLANNED)
        assert (interview.closed is not None) == interview.stage.closed
        assert (interview.agreed is not None) == (interview.stage is Stage.AGREED)


def test_who_sits_here_took_part_in_every_interview_and_may_see_all_that_a_writer_sees(
    review: Review,
) -> None:
    """Whoever looks around finds every page, and an interview of their own to go on with."""
    assert may_see_evidence(review)
    for interview in review.interviews.values():
        assert review.initials in interview.interviewers


def test_the_planned_interview_may_only_be_prepared(review: Review) -> None:
    interview = interview_with(review, "GP1")
    assert not may_begin(review, interview)
    assert why_not(review, interview, Occasion.INTERVIEW).startswith("Proceedings are not cleared")
    assert review.notes_of(interview) == []


def test_the_interview_in_progress_is_as_far_as_the_first_thing_relied_on(
    review: Review,
) -> None:
    interview = interview_with(review, "SN1")
    notes = review.notes_under(interview, "relied_on")
    assert [note.frame for note in notes] == [
        Frame.AT_THE_TIME,
        Frame.AT_THE_TIME,
        Frame.WITH_HINDSIGHT,
        Frame.AT_THE_TIME,
    ]
    assert notes[1].verbatim
    assert notes[3].basis is Basis.NOT_STATED
    assert notes[3].suggested_lines
    assert notes[3].lines == ()
    assert interview.account_completed is None


def test_about_eighty_notes_vary_in_when_and_how_they_are_known(review: Review) -> None:
    notes = notes_of_interviews(review)
    assert 75 <= len(notes) <= 90
    assert {note.frame for note in notes} == set(Frame)
    bases = Counter(note.basis for note in notes)
    assert set(bases) == set(Basis)
    assert bases[Basis.CANNOT_RECALL] == 1
    assert bases[Basis.NOT_STATED] >= 20
    assert sum(bool(note.suggested_lines or note.suggested_episodes) for note in notes) >= 20
    assert 5 <= sum(note.verbatim for note in notes) <= 15
    lengths = [len(note.text) for note in notes]
    assert min(lengths) < 45
    assert max(lengths) > 160
    assert any(note.prompt == OTHER for note in notes)
    assert any(note.withdrawn for note in notes)


def test_the_professional_difference_is_told_from_both_sides(review: Review) -> None:
    worker = review.notes_under(interview_with(review, "YW1"), "seen_differently")
    manager = review.notes_under(interview_with(review, "YM1"), "seen_differently")
    assert (worker[0].number, manager[0].number) == (7, 4)
    assert "until the spring" in worker[0].text
    assert "in the autumn" in manager[0].text
    assert "at the desk" in worker[1].text
    assert "at the desk" in manager[1].text
    assert manager[2].basis is Basis.CANNOT_RECALL
    assert worker[0].episodes == manager[0].episodes


def test_each_kind_of_hole_is_there(review: Review) -> None:
    found = {
        coverage(review, review.interviews[mark.interview], mark.prompt)
        for mark in review.coverage_marks.values()
    }
    assert found == set(Coverage) - {Coverage.NOT_REACHED, Coverage.ASKED}
    for mark in review.coverage_marks.values():
        assert coverage(review, review.interviews[mark.interview], mark.prompt) is mark.coverage
        assert mark.reason or mark.coverage is not Coverage.NOT_ASKED


def test_every_line_of_enquiry_is_heard(review: Review, guidance: Guidance) -> None:
    heard = Counter[str]()
    for interview in review.interviews.values():
        heard += lines_heard(review, interview)
    assert set(heard) == {line.id for line in guidance.lines}


def test_contributory_factors_helped_and_hindered(review: Review) -> None:
    marks = [mark for note in review.notes.values() for mark in note.factors]
    assert {mark.influence for mark in marks} == set(Influence)
    assert len({mark.factor for mark in marks}) >= 6


def test_follow_ups_are_open_and_answered(review: Review) -> None:
    follow_ups = list(review.follow_ups.values())
    assert Counter(follow_up.answered for follow_up in follow_ups) == {False: 4, True: 3}
    for follow_up in follow_ups:
        assert bool(follow_up.answer) is follow_up.answered
        assert follow_up.note in review.notes
        assert follow_up.due


def test_one_urgent_matter_was_acted_on_and_the_conversation_paused(review: Review) -> None:
    interview = interview_with(review, "YW1")
    (matter,) = review.urgent_matters.values()
    assert isinstance(matter, UrgentMatter)
    assert matter.interview == interview.id
    assert matter.told
    assert matter.told_when
    (pause,) = interview.pauses
    assert pause.ended
    assert matter.raised < pause.began < pause.ended
    taken = [note.taken for note in review.notes_of(interview)]
    assert not any(pause.began <= moment <= pause.ended for moment in taken)
    script = review.tick_of(interview, "urgent_script")
    assert script is not None
    assert script.done


def test_one_folded_question_was_opened_early_and_no_other(
    review: Review, guidance: Guidance
) -> None:
    unfolded = [one for each in review.interviews.values() for one in each.unfolded]
    assert len(unfolded) == 1
    for note in notes_of_interviews(review):
        interview = review.interviews[note.source]
        prompt, section = guidance.prompt(note.prompt), guidance.section_of(note.prompt)
        if prompt and section and section.folds(prompt):
            opened = [one.at for one in interview.unfolded if one.item == prompt.id]
            ready = interview.account_completed
            assert ready
            assert note.taken >= min([ready, *opened])


def test_practitioners_reflect_and_every_finished_interview_holds_some_of_it(
    review: Review, guidance: Guidance
) -> None:
    reflection = {
        item.id
        for section in guidance.sections_of(SectionKind.REFLECTION)
        for item in section.items
    }
    for interview in review.interviews.values():
        notes = [note for note in review.notes_of(interview) if note.prompt in reflection]
        assert bool(notes) is interview.stage.closed
        assert all(note.frame is not Frame.AT_THE_TIME for note in notes)


def test_one_interviewers_reflection_is_sealed_until_the_other_has_finished(
    review: Review,
) -> None:
    assert {reflection.state for reflection in review.reflections.values()} == set(ReflectionState)
    me = review.initials
    housing, youth = interview_with(review, "HO2"), interview_with(review, "YW1")
    assert readable_thoughts(review, housing, "P3", me) is None
    assert readable_thoughts(review, housing, me, me)
    assert readable_thoughts(review, youth, "P3", me)


def test_thoughts_answer_the_interviewers_own_prompts(review: Review, guidance: Guidance) -> None:
    own = {
        item.id
        for section in guidance.sections_of(SectionKind.INTERVIEWER_REFLECTION)
        for item in section.items
    }
    for thought in review.thoughts.values():
        interview = review.interviews[thought.interview]
        assert thought.prompt in own
        assert thought.by in interview.interviewers
        assert review.reflection_of(interview, thought.by)
        assert interview.closed
        assert thought.taken >= interview.closed


def test_checks_are_ticked_and_scripts_read_before_and_after_the_conversation(
    review: Review, guidance: Guidance
) -> None:
    begun = [SectionKind.PREPARATION, SectionKind.OPENING, SectionKind.ACCOUNT]
    for interview in review.interviews.values():
        level = review.practitioner_of(interview).level
        closing = [SectionKind.CLOSING] if interview.stage.closed else []
        kinds = [] if interview.started is None else [*begun, *closing]
        for section in guidance.sections_of(*kinds):
            for item in section.items_for(level):
                if isinstance(item, Check | Script):
                    tick = review.tick_of(interview, item.id)
                    assert tick is not None, item.id
                    assert tick.done


# --- How it hangs together ------------------------------------------------------------------------


def test_it_is_the_same_every_time(guidance: Guidance, values: tuple[Value, ...]) -> None:
    assert demonstration(TEXT, guidance) == values


def test_no_two_values_of_a_kind_share_an_id(values: tuple[Value, ...]) -> None:
    assert len({(type(value), value.id) for value in values}) == len(values)


def test_nothing_of_the_file_is_lost(values: tuple[Value, ...]) -> None:
    """A value whose id was already taken would have taken the place of another."""
    kinds = Counter(type(value).__name__ for value in values)
    assert TEXT.count("notes]]") == kinds["Note"]
    for table, kind in {
        "interviews": "Interview",
        "interviews.marks": "CoverageMark",
        "interviews.notes.follow_ups": "FollowUp",
        "interviews.reflections.thoughts": "Thought",
        "interviews.reflections": "Reflection",
        "chronology": "Entry",
        "sources": "Source",
        "links": "AccountLink",
        "panel_thoughts": "PanelThought",
        "earlier_reviews": "EarlierReview",
        "findings": "Finding",
        "findings.replies": "ExtractReply",
        "recommendations": "Recommendation",
    }.items():
        assert TEXT.count(f"[[{table}]]") == kinds[kind]


def test_everything_points_to_something_that_is_there(review: Review, guidance: Guidance) -> None:
    for interview in review.interviews.values():
        assert interview.practitioner in review.practitioners
        assert set(interview.episodes) <= set(review.episodes)
        assert review.guidance_of(interview).version == guidance.version
    lines = {line.id for line in guidance.lines}
    for note in notes_of_interviews(review):
        interview = review.interviews[note.source]
        prompts = {
            prompt.id
            for section in guidance.sections
            for prompt in section.prompts_for(review.practitioner_of(interview).level)
        }
        assert note.prompt in prompts | {OTHER}
        assert {*note.lines, *note.suggested_lines} <= lines
        assert {*note.episodes, *note.suggested_episodes} <= set(interview.episodes)
        assert not (note.lines and note.suggested_lines)
        assert note.by in interview.interviewers


def test_notes_are_numbered_as_they_were_taken_and_lie_inside_their_interview(
    review: Review,
) -> None:
    for interview in review.interviews.values():
        notes = sorted(notes_with_withdrawn(review, interview), key=lambda note: note.number)
        assert [note.number for note in notes] == list(range(1, len(notes) + 1))
        taken = [note.taken for note in notes]
        assert taken == sorted(set(taken))
        if notes and interview.started:
            assert interview.started < taken[0]
            assert interview.closed is None or taken[-1] < interview.closed


def notes_with_withdrawn(review: Review, interview: Interview) -> list[Note]:
    return [note for note in review.notes.values() if note.source == interview.id]


def test_notes_under_a_prompt_stand_in_the_order_in_which_they_were_taken(
    review: Review,
) -> None:
    for interview in review.interviews.values():
        for prompt in {note.prompt for note in review.notes_of(interview)}:
            notes = review.notes_under(interview, prompt)
            assert len({note.place for note in notes}) == len(notes)
            assert [note.number for note in notes] == sorted(note.number for note in notes)


def test_nobody_is_named_and_nothing_of_a_real_case_is_there(values: tuple[Value, ...]) -> None:
    for text in (text for value in values for text in words_of(value)):
        assert not re.search(r"Norfolk|Child V\b|Lithuan|Eastern Europe|strategy meeting", text)
        assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Dr|Sgt)\b", text)
        assert set(re.findall(r"(?:Child|Sibling) [A-Z]\w*", text)) <= {
            "Child Kestrel",
            "Child Plover",
            "Sibling Kestrel",
        }


def test_every_capital_inside_a_sentence_is_one_we_know(review: Review) -> None:
    """A name would creep in as a capital: those here are agencies, places, days, references."""
    known = re.findall(r"\S+", KNOWN_CAPITALS)
    values = (review.notes, review.thoughts, review.follow_ups, review.ticks, review.coverage_marks)
    for text in (text for each in values for value in each.values() for text in words_of(value)):
        inside = re.findall(r"(?<![.?:'] )(?<!^)(?<!\n)\b[A-Z]\w*", text)
        assert set(inside) <= set(known), text


def test_the_wording_is_calm(values: tuple[Value, ...]) -> None:
    for value in values:
        assert not any("!" in text for text in words_of(value))
