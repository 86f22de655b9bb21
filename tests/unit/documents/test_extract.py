"""The practitioner's extract: their own notes, and nothing of anybody else's account."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from interviewer.documents.extract import extract_passages, practitioners_extract
from interviewer.domain.extracting import others_named, resting_on, told_before, who_may_answer
from interviewer.domain.findings import Finding
from interviewer.domain.review import Review
from interviewer.domain.words import FindingOutcome
from tests.unit.documents.findings_sample import KNOWN, LETTER, OFFICER, UNREAD, a_concluded_review
from tests.unit.documents.reading import checked, everything, opened
from tests.unit.documents.sample import MADE, PRACTITIONER, TEMPLATE
from tests.unit.domain.findings_desk import Desk


def extract(review: Review, reference: str) -> bytes:
    who = next(p for p in review.practitioners.values() if p.reference == reference)
    return practitioners_extract(review, who, template=TEMPLATE, made=MADE)


def test_it_holds_the_finding_their_own_notes_and_room_to_answer(tmp_path: Path) -> None:
    told = everything(checked(extract(a_concluded_review(), "HO2"), tmp_path))
    assert "Normal: Letters went unread." in told
    assert "Note: HO2·1\tOpened the letter in November." in told
    assert "Heading 3: Your statements that we read as not fitting it" in told
    assert told.count("Answer: Your answer:") == 1
    assert "never as agreement" in told


def test_nothing_of_others_is_in_it_nor_of_the_writers_reasoning() -> None:
    told = everything(opened(extract(a_concluded_review(), "HO2")))
    for of_others in (
        "SN1",
        "PE1",
        "I only ever saw the hall.",
        "Everybody nodded.",
        UNREAD.alternative,
        UNREAD.research,
        KNOWN.text,
        "Talk first",
        "15 Oct 2021",
        "practitioners;",
        "Did or saw",
    ):
        assert of_others not in told


def test_of_marked_notes_only_the_number_stands() -> None:
    told = everything(opened(extract(a_concluded_review(), "SN1")))
    assert "The duty worker never rang." not in told
    assert "Ask the other one." not in told
    assert "SN1·12" in told
    assert "SN1·13" in told


def test_withdrawn_notes_stand_in_none() -> None:
    assert "SN1·4" not in everything(opened(extract(a_concluded_review(), "SN1")))


def test_the_same_review_makes_the_same_bytes() -> None:
    assert extract(a_concluded_review(), "SN1") == extract(a_concluded_review(), "SN1")


def test_somebody_on_whose_notes_nothing_rests_is_told_so(tmp_path: Path) -> None:
    review = a_concluded_review().having(replace(UNREAD, withdrawn=True))
    told = everything(checked(extract(review, "HO2"), tmp_path))
    assert "No passage of the draft rests on what you told us." in told
    assert who_may_answer(review) == []


def test_who_may_answer_is_whoever_a_finding_rests_on() -> None:
    review = a_concluded_review()
    assert [who.reference for who in who_may_answer(review)] == ["HO2", "SN1"]


def test_references_of_others_in_the_wording_are_told() -> None:
    review = a_concluded_review()
    assert others_named(review, PRACTITIONER.id) == []
    named = review.having(replace(UNREAD, text="SN1 wrote; ho2 never read. HO22 did."))
    assert others_named(named, PRACTITIONER.id) == ["HO2"]
    assert others_named(named, OFFICER.id) == ["SN1"]


def test_so_is_a_role_that_only_one_of_them_held() -> None:
    named = a_concluded_review().having(replace(UNREAD, text="The housing officer never read."))
    assert others_named(named, PRACTITIONER.id) == ["Housing officer"]
    assert others_named(named, OFFICER.id) == []
    another = replace(OFFICER, id=LETTER.id, reference="HO3")
    assert others_named(named.having(another), PRACTITIONER.id) == []


def test_what_was_set_aside_is_left_out_and_that_is_told_first() -> None:
    aside = replace(UNREAD, outcome=FindingOutcome.SET_ASIDE)
    review = a_concluded_review().having(aside)
    assert who_may_answer(review) == []
    assert UNREAD.text.splitlines()[0] not in everything(opened(extract(review, "HO2")))
    assert told_before(review, OFFICER.id) == "Finding 1 was set aside and is left out."
    another = replace(aside, id=LETTER.id, place="3")
    assert told_before(review.having(another), OFFICER.id) == (
        "Findings 1, 3 were set aside and are left out."
    )
    assert told_before(a_concluded_review(), OFFICER.id) == ""


def test_everything_typed_in_it_is_looked_through() -> None:
    review = a_concluded_review()
    texts = {p.text(review) for p in extract_passages(review, OFFICER)}
    assert texts == {
        "HO2",
        UNREAD.text,
        "Opened the letter in November.",
        "The inbox was read every day.",
    }


@given(st.lists(st.tuples(st.sampled_from(["SN1", "HO2", "YW1"]), st.integers(0, 2)), max_size=12))
def test_no_note_of_anybody_else_ever_stands_in_it(said: list[tuple[str, int]]) -> None:
    desk = Desk()
    findings = [desk.finds(f"Finding {at}") for at in range(3)]
    cited: dict[int, Finding] = dict(enumerate(findings))
    for who, at in said:
        note = desk.says(who, f"{who} said so.")
        cited[at] = replace(cited[at], supports=(*cited[at].supports, note.id))
    review = desk.having(*cited.values())
    for who in ("SN1", "HO2", "YW1"):
        resting = resting_on(review, desk.practitioner(who))
        assert {each.finding.text for each in resting} == {
            f"Finding {at}" for speaker, at in said if speaker == who
        }
        texts = {note.text for each in resting for note in (*each.supports, *each.does_not_fit)}
        assert texts <= {f"{who} said so."}
