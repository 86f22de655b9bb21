"""The interview summary: what it tells, where, and what it never tells."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from interviewer.documents.passages import summary_passages
from interviewer.domain.accuracy import StatementAnswer
from interviewer.domain.guidance import Script
from interviewer.domain.interview import LeftOut, WellbeingNote
from interviewer.domain.preparation import Preparation
from interviewer.domain.review import Review
from interviewer.domain.words import (
    Answer,
    Audience,
    Coverage,
    Level,
    Outcome,
    ReflectionState,
    Stage,
)
from tests.unit.documents.copies import COPY_ID, issued
from tests.unit.documents.golden import GOLDEN, written
from tests.unit.documents.reading import (
    checked,
    everything,
    headers,
    member,
    opened,
    outline,
    rows,
    style_of,
    under,
)
from tests.unit.documents.sample import (
    FOLLOW_UPS,
    GUIDANCE,
    INTERVIEW,
    MADE,
    MARKS,
    NOTES,
    PARTICULARS,
    PRACTITIONER,
    REFLECTIONS,
    THOUGHTS,
    URGENT,
    a_bare_review,
    a_told_review,
    an_id,
    note,
    summary,
)


def told(review: Review, **choices: object) -> str:
    return everything(opened(summary(review, **choices)))


def tables(review: Review) -> dict[str, list[list[str]]]:
    """The rows of each table by the first heading in it."""
    return {table[0][0]: table for table in map(rows, opened(summary(review)).tables)}


def test_it_reads_as_it_should() -> None:
    assert written() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("review", [a_told_review(), a_bare_review()], ids=["told", "planned"])
@pytest.mark.parametrize("choice", [False, True])
def test_both_validators_find_it_sound(review: Review, choice: bool, tmp_path: Path) -> None:
    checked(summary(review, reflections=choice, initials=choice, reader="QX"), tmp_path)


def test_the_same_review_makes_the_same_bytes() -> None:
    assert summary(a_told_review()) == summary(a_told_review())


def test_nothing_of_the_hour_it_was_made_stands_in_the_file() -> None:
    with zipfile.ZipFile(BytesIO(summary(a_told_review()))) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_process_makes_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from tests.unit.documents.sample import a_told_review, summary;"
        "sys.stdout.buffer.write(summary(a_told_review(), reflections=True))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1] == summary(a_told_review(), reflections=True)


def test_every_live_note_stands_under_its_prompt_with_its_number() -> None:
    document = opened(summary(a_told_review()))
    wordings = {
        "free": "Tell me about your part.",
        "relied_on": "Tell me what you relied on others for.",
        "language": "Describe how you understood each other.",
        "stays": "Tell me what stays with you.",
        "other": "Other",
        "long_gone": "Prompt “long_gone”",
        "panel_one": "Tell me one thing more.",
    }
    for kept in NOTES:
        if kept.withdrawn or not kept.text.strip():
            continue
        first = kept.text.splitlines()[0]
        expected = f"“{first}”" if kept.verbatim else first
        assert f"Note: SN1·{kept.number}\t{expected}" in under(document, wordings[kept.prompt])


def test_withdrawn_words_are_gone_and_their_number_is_accounted_for() -> None:
    whole = told(a_told_review())
    assert "Withdrawn words" not in whole
    assert "withdrawn or left empty: SN1·4 and SN1·9." in whole


def test_suggestions_that_nobody_confirmed_are_left_out_and_said_to_be() -> None:
    review = a_told_review()
    tags = under(opened(summary(review)), "Tell me what you relied on others for.")[-1]
    assert "Inter-agency collaboration" in tags
    assert "Policies and procedures" not in tags
    assert "Episode 3" not in tags
    assert ["Policies and procedures", "no notes", "none"] in tables(review)["Line of enquiry"]
    assert "One note carries suggestions that nobody has confirmed" in told(review)


def test_marks_stand_first_beside_the_words_they_are_about() -> None:
    document = opened(summary(a_told_review()))
    *_, plain, its_tags, both, both_tags = under(
        document, "Describe how you understood each other."
    )
    assert plain.endswith("The duty worker never rang.")
    assert its_tags.startswith("Note Tags: Do not quote · When: ")
    assert both.endswith("“Ask the other one.”")
    assert both_tags.startswith("Note Tags: Identifies a colleague · Do not quote · When: ")
    assert told(a_told_review()).count("Do not quote") == 2


def test_each_kind_of_hole_keeps_its_own_word() -> None:
    document = opened(summary(a_told_review()))
    assert under(document, "Tell me what you wrote down.") == ["Coverage: Not asked. Time ran out."]
    assert under(document, "Tell me about a referral.") == ["Coverage: Not involved"]
    assert under(document, "Describe the meeting.") == ["Coverage: Chose not to answer"]
    assert under(document, "Tell me about the plan.") == ["Coverage: Asked, no explanation"]
    assert under(document, "Describe an ordinary week.") == ["Coverage: Not reached"]
    assert under(document, "Tell me about your part.")[0] == "Coverage: Already told"
    assert under(document, "Describe how you understood each other.")[0] == (
        "Coverage: Does not recall"
    )


def test_a_prompt_that_is_not_core_and_was_not_reached_is_left_out() -> None:
    assert "Never reached" not in told(a_told_review())


def test_a_reason_outlives_the_word_it_was_given_for() -> None:
    document = opened(summary(a_told_review()))
    assert under(document, "Tell me what you relied on others for.")[0] == (
        "Coverage: Asked. Recorded before that: not asked. Seemed covered."
    )


def test_a_note_under_a_prompt_for_the_other_level_is_not_lost() -> None:
    account = GUIDANCE.sections[2]
    for_managers = replace(account.items[0], audience=Audience.MANAGER)
    sections = (replace(account, items=(for_managers,)), *GUIDANCE.sections[3:])
    document = opened(summary(a_told_review(replace(GUIDANCE, sections=sections))))
    assert "Note: SN1·1\tJoined in May." in under(document, "Tell me about your part.")


def test_managers_read_their_own_wording() -> None:
    manager = replace(PRACTITIONER, level=Level.MANAGER)
    document = opened(summary(a_told_review(manager)))
    assert under(document, "Tell me what your team relied on others for.")


def test_a_retired_prompt_is_told_in_the_words_of_its_own_version() -> None:
    free = GUIDANCE.sections[2]
    asked = replace(free.items[0], id="long_gone", text="Tell me in older words.")
    older = replace(GUIDANCE, version="1.0", sections=(replace(free, items=(asked,)),))
    document = opened(summary(a_told_review(older)))
    assert "Note: SN1·8\tAsked in the words of another year." in under(
        document, "Tell me in older words."
    )


def test_a_hole_under_a_retired_prompt_is_told_too() -> None:
    gone = replace(MARKS[0], prompt="gone_too", coverage=Coverage.DECLINED)
    assert under(opened(summary(a_told_review(gone))), "Prompt “gone_too”") == [
        "Coverage: Chose not to answer"
    ]


def test_interviewers_have_no_initials_unless_they_are_wanted() -> None:
    plain = told(a_told_review(), reflections=True)
    assert "QX" not in plain
    assert "ZW" not in plain
    assert "Two panel members" in plain
    named = told(a_told_review(), reflections=True, initials=True)
    assert "QX (lead) and ZW" in named
    assert "Noted by ZW" in named


def test_what_was_recorded_of_proceedings_and_places_stays_in_the_review() -> None:
    everywhere = told(a_told_review(), reflections=True, initials=True)
    for word in ("PROCEEDINGSWORD", "Proceedings?", "Quay Street"):
        assert word not in everywhere


def test_an_urgent_matter_is_counted_and_its_words_are_not_told() -> None:
    whole = told(a_told_review(replace(URGENT, told="")))
    assert "One matter had to be acted on, raised on 2 Jul 2026 at 10:20." in whole
    assert "For one matter nobody is recorded as told yet." in whole
    for word in ("CONCERNWORD", "TOLDWORD", "at once"):
        assert word not in told(a_told_review())


def test_interviewers_reflections_come_only_when_chosen_and_on_a_page_of_their_own() -> None:
    assert "LEADTHOUGHT" not in told(a_told_review())
    content = summary(a_told_review(), reflections=True)
    last = [line for line in outline(opened(content)) if line.startswith("Heading 1")][-1]
    assert last == "Heading 1: Interviewers' reflections"
    assert member(content, "word/document.xml").count("<w:pageBreakBefore/>") == 1


def test_a_sealed_reflection_is_read_by_nobody_but_its_writer() -> None:
    review = a_told_review(replace(REFLECTIONS[1], state=ReflectionState.OPEN))
    for reader, own, other in (
        ("QX", "LEADTHOUGHT", "SECONDTHOUGHT"),
        ("ZW", "SECONDTHOUGHT", "LEADTHOUGHT"),
    ):
        whole = told(review, reflections=True, reader=reader)
        assert own in whole
        assert other not in whole
    nobody = told(review, reflections=True)
    assert "THOUGHT" not in nobody
    assert "Sealed until every interviewer has saved or skipped" in nobody


def test_a_skipped_and_an_empty_reflection_say_so() -> None:
    skipped = replace(REFLECTIONS[0], state=ReflectionState.SKIPPED)
    empty = replace(THOUGHTS[1], text=" ")
    document = opened(summary(a_told_review(skipped, empty), reflections=True))
    assert under(document, "Interviewer 1") == ["Coverage: Skipped."]
    assert under(document, "Interviewer 2") == ["Coverage: Nothing has been written."]


def test_follow_ups_come_with_note_owner_due_date_and_answer() -> None:
    owed = tables(a_told_review())["Note"]
    assert owed[1:] == [
        ["SN1·3", "Which number was rung? / And when?", "Interviewer 2", "20 Jul 2026", "Open"],
        ["none", "The rota.", "nobody yet", "no date", "Open"],
        ["SN1·4 (withdrawn)", "The diary page.", "SN1", "9 Jul 2026", "Sent on 8 July."],
    ]


def test_an_interview_without_follow_ups_says_so() -> None:
    none = [replace(follow_up, withdrawn=True) for follow_up in FOLLOW_UPS]
    assert "No follow-up is recorded." in told(a_told_review(*none))


def test_a_planned_interview_is_said_not_to_have_been_held() -> None:
    whole = told(a_bare_review())
    assert "The interview has not been held" in whole
    assert "No notes have been taken." in whole


def test_the_marking_stands_in_the_header_and_the_demonstration_says_what_it_is() -> None:
    assert headers(opened(summary(a_told_review()))) == ["OFFICIAL-SENSITIVE"]
    fictional = replace(PARTICULARS, fictional=True, marking="OFFICIAL")
    document = opened(summary(a_told_review(fictional)))
    assert headers(document) == ["OFFICIAL · Fictional demonstration"]
    assert "nobody in it exists" in everything(document)


def test_contents_link_to_every_section_and_core_prompts_to_their_notes() -> None:
    content = summary(a_told_review())
    document = opened(content)
    sections = [
        x.removeprefix("Heading 1: ") for x in outline(document) if x.startswith("Heading 1")
    ]
    entries = [x.removeprefix("toc 1: ") for x in outline(document) if x.startswith("toc 1")]
    assert entries == sections
    assert r' TOC \o "1-1" \n \h \z ' in member(content, "word/document.xml")
    links = [
        link.fragment
        for row in document.tables[1].rows
        for c in row.cells
        for p in c.paragraphs
        for link in p.hyperlinks
    ]
    assert links == [f"note_{NOTES[number - 1].id.hex}" for number in (10, 3, 5, 12, 13)]


def test_quotation_marks_that_were_typed_are_not_doubled() -> None:
    review = a_told_review(note(20, "free", "“So that was that.”", verbatim=True))
    assert "SN1·20\t“So that was that.”" in told(review)


def test_their_words_over_several_lines_stand_in_one_pair_of_quotation_marks() -> None:
    lines = told(a_told_review(note(20, "free", "First.\nThen.\nLast.", verbatim=True))).split("\n")
    at = lines.index("Note: SN1·20\t“First.")
    assert lines[at + 1 : at + 3] == ["Note Continued: Then.", "Note Continued: Last.”"]


def test_a_note_and_what_is_known_of_it_stay_on_one_page() -> None:
    document = opened(summary(a_told_review()))
    paragraphs = document.paragraphs
    before_tags = [
        paragraphs[at - 1] for at, p in enumerate(paragraphs) if style_of(p) == "Note Tags"
    ]
    assert before_tags
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in before_tags)


def test_nothing_of_another_interview_is_told() -> None:
    other = replace(INTERVIEW, id=an_id(50))
    review = a_told_review(
        other,
        note(41, "free", "OTHERWORD", id=an_id(51), source=other.id),
        note(42, "free", "", id=an_id(52), source=other.id),
        replace(MARKS[0], id=an_id(53), interview=other.id, reason="OTHERWORD"),
        replace(FOLLOW_UPS[0], id=an_id(54), interview=other.id, text="OTHERWORD"),
        replace(THOUGHTS[0], id=an_id(55), interview=other.id, text="OTHERWORD"),
        replace(URGENT, id=an_id(56), interview=other.id),
        replace(FOLLOW_UPS[0], note=an_id(51)),
    )
    whole = told(review, reflections=True, initials=True)
    assert "OTHERWORD" not in whole
    assert "SN1·4 and SN1·9." in whole
    assert "One matter had to be acted on" in whole
    assert "Row: none | Which number was rung?" in whole


def test_only_scripts_of_the_conversation_itself_are_counted() -> None:
    before, opening, *others = GUIDANCE.sections
    aside = replace(before, items=(*before.items, Script(id="aside", text="Read this aside.")))
    guidance = replace(GUIDANCE, sections=(aside, opening, *others))
    assert "Scripts read aloud: Opening 1 of 2." in told(a_told_review(guidance))


def test_winter_and_summer_times_are_those_of_the_zone() -> None:
    assert "began 10:00, account complete 10:50" in told(a_told_review())
    assert "Made on 12 Nov 2026 at 14:05" in told(a_told_review())


def test_an_interview_that_is_not_of_the_sample_guidance_has_no_empty_tables() -> None:
    bare = replace(GUIDANCE, lines=(), sections=())
    whole = told(a_told_review(bare))
    assert "This guidance has no core prompts." in whole
    assert "Rang the hub twice." in whole
    assert INTERVIEW.guidance_version in whole


@pytest.mark.parametrize("choice", [False, True])
def test_how_the_practitioner_was_is_in_no_summary(choice: bool) -> None:
    wellbeing = WellbeingNote(
        id=an_id(900),
        interview=INTERVIEW.id,
        offered=Answer.YES,
        taken_up=Answer.NO,
        text="Wept on the stairs; the lighthouse keeper drove her home.",
        by="ZZ",
        at=MADE,
    )
    review = a_told_review().having(wellbeing)
    choices = {"reflections": choice, "initials": choice}
    assert summary(review, **choices) == summary(a_told_review(), **choices)
    assert "lighthouse" not in told(review, **choices)


class TestTheAccuracyCheck:
    """What the practitioner said of each note stands beside it."""

    def checked_review(self, *answers: StatementAnswer, **changes: Any) -> Review:
        copy = replace(issued([NOTES[1], NOTES[2], NOTES[4]]), **changes)
        return a_told_review(copy, *answers)

    def an_answer(self, number: int, outcome: Outcome, **changes: Any) -> StatementAnswer:
        note = next(note for note in NOTES if note.number == number)
        values: dict[str, Any] = {
            "id": an_id(950 + number),
            "of_copy": COPY_ID,
            "note": note.id,
            "outcome": outcome,
            "text": note.text,
            "at": MADE,
        }
        return StatementAnswer(**{**values, **changes})

    def test_without_a_copy_nothing_is_said_beside_the_notes(self) -> None:
        said = told(a_told_review())
        assert "Accuracy check:" not in said
        assert "has not been given a copy of the notes to check" in said

    def test_each_note_says_how_it_stands(self, tmp_path: Path) -> None:
        review = self.checked_review(
            self.an_answer(2, Outcome.AGREED),
            self.an_answer(3, Outcome.DISPUTED, words="Three times.\nNot twice."),
            self.an_answer(5, Outcome.CORRECTED, text="Another wording."),
            returned=date(2026, 11, 20),
        )
        document = checked(summary(review), tmp_path)
        said = everything(document)
        assert "How known: did or saw it · Their words · Accuracy check: agreed" in said
        assert "The practitioner disputes this: “Three times." in said
        assert "Accuracy check: disputed" in said
        assert "Accuracy check: corrected, changed since" in said
        assert "Accuracy check: not checked" in said
        assert "An answer came on 20 Nov 2026." in said
        where = [passage.where for passage in summary_passages(review, INTERVIEW)]
        assert "What SN1 disputes in note 3" in where

    def test_a_finished_check_without_a_reply_is_never_called_agreed(self) -> None:
        agreed = replace(INTERVIEW, stage=Stage.AGREED, agreed=MADE)
        review = self.checked_review(outcome=Outcome.NO_REPLY, recorded=MADE).having(agreed)
        said = told(review)
        assert "The accuracy check is finished: no reply came" in said
        assert "Accuracy check: no reply" in said
        assert "Accuracy check: agreed" not in said

    def test_what_was_answered_is_counted_in_the_key_facts(self) -> None:
        agreed = replace(INTERVIEW, stage=Stage.AGREED, agreed=MADE)
        review = self.checked_review(
            self.an_answer(2, Outcome.AGREED), returned=date(2026, 11, 20)
        ).having(agreed)
        said = told(review)
        assert "The accuracy check is finished: 1 agreed, 2 without an answer" in said


def test_with_an_interpreter_no_words_are_quoted_as_their_own() -> None:
    interpreted = Preparation(
        id=uuid4(), interview=INTERVIEW.id, interpreted=Answer.YES, interpreter="Lithuanian"
    )
    review = a_told_review(note(20, "free", "So that was that.", verbatim=True), interpreted)
    whole = told(review)
    assert "SN1·20\tSo that was that." in whole
    assert "As interpreted" in whole
    assert "Their words" not in whole
    assert "no words are the practitioner's own" in whole
    assert "Lithuanian" not in whole


def test_a_prompt_that_was_left_out_as_planned_says_why() -> None:
    left = LeftOut(prompt="never", reason="They kept no record.")
    document = opened(summary(a_told_review(replace(INTERVIEW, left_out=(left,)))))
    assert "Not asked. They kept no record." in everything(document)
