"""The practitioner's copy: what stands in it, and what never does."""

from dataclasses import replace
from pathlib import Path

from docx.oxml.ns import qn

from interviewer.domain.words import Level
from tests.unit.documents.copies import COPY_ID, SAID, a_copy
from tests.unit.documents.reading import (
    checked,
    everything,
    headers,
    member,
    opened,
    outline,
    under,
)
from tests.unit.documents.sample import (
    INTERVIEW,
    NOTES,
    PARTICULARS,
    PRACTITIONER,
    a_told_review,
    note,
)


def test_each_statement_stands_under_its_prompt_with_a_place_for_an_answer(
    tmp_path: Path,
) -> None:
    document = checked(a_copy(), tmp_path)
    told = outline(document)
    at = told.index("Heading 1: Free account")
    assert told[at : at + 9] == [
        "Heading 1: Free account",
        "Heading 2: Tell me about your part.",
        "Heading 3: Statement SN1·1",
        "Normal: Joined in May.",
        "Normal: First visit with the health visitor.",
        "Answer: Your answer (agree, correct or dispute): ",
        "Heading 3: Statement SN1·2",
        "Normal: I only ever saw the hall.",
        "Answer: Your answer (agree, correct or dispute): ",
    ]
    assert told[-1] == "Answer: Please write here: "


def test_the_first_page_says_what_this_is_until_when_and_that_silence_is_no_agreement() -> None:
    first, _, _ = everything(opened(a_copy())).partition("Heading 1: Free account")
    assert "in five numbered statements" in first
    assert "by 26 Nov 2026 to the panel member who gave you this copy" in first
    assert "we never take it to mean that you agree" in first
    assert "may have to be disclosed" in first
    assert "protected by a passphrase" in first


def test_without_a_date_or_a_passphrase_none_is_told() -> None:
    first, _, _ = everything(opened(a_copy(due=None, protected=False))).partition("Free account")
    assert "Please give your answer to the panel member" in first
    assert "protected" not in first


def test_own_reflections_stand_apart() -> None:
    document = opened(a_copy())
    assert "no part of it" in under(document, "Your own reflections")[0]
    assert under(document, "Statement SN1·5")[0] == "Normal: Would knock again."


def test_what_identifies_a_colleague_or_may_not_be_quoted_is_marked() -> None:
    told = outline(opened(a_copy()))
    assert "Heading 3: Statement SN1·3 – identifies a colleague" in told
    assert "Heading 3: Statement SN1·4 – do not quote" in told
    assert "its heading says so" in everything(opened(a_copy()))
    assert "its heading says so" not in everything(opened(a_copy(SAID[:2])))


def test_it_is_the_wording_that_was_issued_whatever_the_note_says_now() -> None:
    now = replace(SAID[0], text="Joined in June.", prompt="long_gone")
    review = a_told_review(now)
    written = everything(opened(a_copy(SAID[:1], review=review)))
    assert "Joined in May." in written
    assert "June" not in written
    assert "Heading 2: Prompt “long_gone”" in written


def test_nothing_stands_in_it_that_is_not_for_the_practitioner() -> None:
    kept = [each for each in NOTES if not each.withdrawn]
    content = a_copy(kept, review=a_told_review())
    never = (
        "QX",
        "ZW",
        "LEADTHOUGHT",
        "SECONDTHOUGHT",
        "CONCERNWORD",
        "TOLDWORD",
        "PROCEEDINGSWORD",
        "Quay Street",
        "Inter-agency",
        "Policies",
        "Episode",
        "own team",
        "read in the record",
        "at the time",
        "diary page",
        "Withdrawn words",
    )
    written = everything(opened(content)) + member(content, "docProps/core.xml")
    assert [word for word in never if word in written] == []


def test_a_manager_reads_the_wording_that_a_manager_was_asked() -> None:
    review = a_told_review(*SAID, replace(PRACTITIONER, level=Level.MANAGER))
    written = everything(opened(a_copy(review=review)))
    assert "what your team relied on others for" in written


def test_a_fictional_review_says_so_and_the_marking_is_the_reviews() -> None:
    review = a_told_review(*SAID, replace(PARTICULARS, marking="RESTRICTED", fictional=True))
    assert headers(opened(a_copy(review=review))) == ["RESTRICTED · Fictional demonstration"]


def test_every_statement_carries_its_identity_in_points_and_the_file_its_own() -> None:
    document = opened(a_copy())
    starts = {s.get(qn("w:name")): s for s in document.element.iter(qn("w:bookmarkStart"))}
    for each in SAID:
        for place in ("start", "end", "answer"):
            point = starts[f"{place}_{each.id.hex}"]
            assert point.getnext().get(qn("w:id")) == point.get(qn("w:id"))
    assert {f"copy{n}_{COPY_ID.hex}" for n in (1, 2, 3)} <= starts.keys()


def test_the_same_copy_makes_the_same_bytes() -> None:
    assert a_copy() == a_copy()


def test_statements_keep_the_place_their_notes_have_under_the_prompt() -> None:
    second = note(9, "free", "Said later, put first.", place="000")
    told = outline(opened(a_copy((*SAID, second))))
    assert told.index("Heading 3: Statement SN1·9") < told.index("Heading 3: Statement SN1·1")


def test_the_day_of_the_conversation_is_told_where_it_is_known() -> None:
    assert "when you spoke with us on 2 Jul 2026," in everything(opened(a_copy()))
    unknown = replace(INTERVIEW, day=None, started=None)
    assert "when you spoke with us, in" in everything(
        opened(a_copy(review=a_told_review(*SAID, unknown)))
    )
