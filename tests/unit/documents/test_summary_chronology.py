"""The chronology in the interview summary: cited, and never told."""

from dataclasses import replace

from interviewer.documents.passages import summary_passages
from interviewer.domain.chronology import Entry
from interviewer.domain.interview import Shown, Unfolding
from interviewer.domain.raising import CHRONOLOGY
from interviewer.domain.review import Review
from tests.builders import an_entry
from tests.unit.documents.reading import everything, opened
from tests.unit.documents.sample import INTERVIEW, MADE, a_told_review, an_id, summary


def told(review: Review) -> str:
    return everything(opened(summary(review)))


def test_the_chronology_is_cited_by_date_and_agency_and_never_told() -> None:
    entry = an_entry(
        id=an_id(901), written="?May 2021", uncertain=True, text="Lighthouse keeper rang."
    )
    review = a_told_review()
    (first, *_) = review.notes_of(INTERVIEW)
    interview = replace(
        review.interviews[INTERVIEW.id],
        shown=(Shown(entry=entry.id, at=MADE), Shown(entry=an_id(902), at=MADE)),
    )
    review = review.having(entry, replace(first, entries=(entry.id,)), interview)
    whole = told(review)
    cited = "?May 2021 (uncertain), Harbour Health"
    assert f" · Chronology: {cited}" in whole
    assert f"Chronology entries shown: {cited}, at 14:05; an entry no longer in the chr" in whole
    assert "keeper" not in whole
    passages = [p for p in summary_passages(review, interview) if p.kind is Entry]
    assert [(p.field, p.text(review)) for p in passages] == [
        ("written", "?May 2021"),
        ("agency_written", "Harbour Health"),
    ]


def test_opening_the_chronology_early_is_told() -> None:
    opened_early = (Unfolding(item=CHRONOLOGY, at=MADE),)
    interview = replace(a_told_review().interviews[INTERVIEW.id], unfolded=opened_early)
    whole = told(a_told_review().having(interview))
    assert "Opened before the account was complete: the chronology at 14:05." in whole
