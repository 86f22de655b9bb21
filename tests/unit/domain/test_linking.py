"""Two notes, or a note and a record: how they stand to each other, never a merge."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.linking import (
    differences,
    link_words,
    linked,
    links_told,
    live_links,
    why_not_linked,
    withdrawn,
)
from interviewer.domain.links import AccountLink
from interviewer.domain.review import Review
from interviewer.domain.words import LinkKind
from tests.builders import NOON, a_note
from tests.unit.domain.collated import LETTER, OF_HV1, OF_SW1, RECORD, a_writers_review

OURS = a_note(source=OF_HV1.id, number=4, text="We asked for a meeting.")
THEIRS = a_note(source=OF_SW1.id, number=7, text="Nobody asked.")
OF_RECORD = a_note(source=RECORD.id, number=1, text="Meeting asked for.")
GONE = a_note(source=OF_SW1.id, number=8, withdrawn=True)
REVIEW = a_writers_review(OURS, THEIRS, OF_RECORD, GONE)

ENDS = {"HV1": OURS.id, "SW1": THEIRS.id, "record": OF_RECORD.id, "entry": LETTER.id}


def a_link(first: str, second: str, kind: LinkKind, **changes: Any) -> AccountLink:
    return replace(
        AccountLink(
            id=uuid4(), first=ENDS[first], second=ENDS[second], kind=kind, by="OW", at=NOON
        ),
        **changes,
    )


def test_it_shows_on_both_ends() -> None:
    link = linked(REVIEW, a_link("HV1", "SW1", LinkKind.DIFFER))
    review = REVIEW.having(link)
    for end, words in ((OURS.id, "differs from SW1·7"), (THEIRS.id, "differs from HV1·4")):
        (shown,) = live_links(review, end)
        assert link_words(review, shown, end) == words


def test_so_does_its_reason_in_one_line() -> None:
    link = linked(REVIEW, a_link("HV1", "SW1", LinkKind.DIFFER, reason="On leave,\n or not"))
    bare = linked(REVIEW, a_link("HV1", "SW1", LinkKind.AGREE, at=NOON + timedelta(hours=1)))
    review = REVIEW.having(link, bare)
    for end, other in ((OURS.id, "SW1·7"), (THEIRS.id, "HV1·4")):
        told = [str(each) for each in links_told(review, end)]
        assert told == [f"differs from {other}: On leave, or not", f"agrees with {other}"]


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        (LinkKind.AGREE, "agrees with SW1·7", "agrees with HV1·4"),
        (LinkKind.DIFFERED_THEN, "differed at the time: SW1·7", "differed at the time: HV1·4"),
        (LinkKind.ADDS, "adds to SW1·7", "HV1·4 adds to it"),
    ],
)
def test_each_kind_says_what_it_means(kind: LinkKind, here: str, there: str) -> None:
    link = a_link("HV1", "SW1", kind)
    review = REVIEW.having(link)
    assert link_words(review, link, OURS.id) == here
    assert link_words(review, link, THEIRS.id) == there


@pytest.mark.parametrize("record", ["record", "entry"])
def test_in_a_link_about_a_record_the_account_stands_first(record: str) -> None:
    link = linked(REVIEW, a_link(record, "HV1", LinkKind.RECORD_SILENT))
    assert (link.first, link.second) == (OURS.id, ENDS[record])
    assert link_words(REVIEW, link, ENDS[record]) == "silent on HV1·4"


def test_an_entry_is_cited_by_its_source_and_date() -> None:
    link = a_link("HV1", "entry", LinkKind.RECORD_DIFFERS)
    assert link_words(REVIEW, link, OURS.id) == "record differs: School file, 15 Oct 2021"


@pytest.mark.parametrize(
    ("first", "second", "kind", "why"),
    [
        ("HV1", "HV1", LinkKind.AGREE, "itself"),
        ("HV1", "SW1", LinkKind.RECORD_AGREES, "Neither"),
        ("HV1", "entry", LinkKind.DIFFER, "One of them is a record"),
        ("HV1", "record", LinkKind.ADDS, "One of them is a record"),
        ("record", "entry", LinkKind.RECORD_AGREES, "Both are records"),
    ],
)
def test_what_cannot_be_linked_is_refused_with_its_reason(
    first: str, second: str, kind: LinkKind, why: str
) -> None:
    assert why in why_not_linked(REVIEW, ENDS[first], ENDS[second], kind)
    with pytest.raises(ValueError, match="cannot be linked"):
        linked(REVIEW, a_link(first, second, kind))


def test_what_was_withdrawn_is_linked_to_nothing() -> None:
    assert "no longer there" in why_not_linked(REVIEW, OURS.id, GONE.id, LinkKind.AGREE)
    link = replace(a_link("HV1", "SW1", LinkKind.DIFFER), second=GONE.id)
    assert live_links(REVIEW.having(link), OURS.id) == []
    assert differences(REVIEW.having(link)) == []


def test_linking_again_keeps_one_link_and_its_reason_is_the_last_one_given() -> None:
    first = linked(REVIEW, a_link("HV1", "SW1", LinkKind.DIFFER, reason="Who asked"))
    review = REVIEW.having(first)
    assert linked(review, a_link("SW1", "HV1", LinkKind.DIFFER)) is first
    again = linked(review, a_link("SW1", "HV1", LinkKind.DIFFER, reason="Whether"))
    assert (again.id, again.reason) == (first.id, "Whether")


def test_one_that_was_taken_back_and_is_linked_again_is_the_same_one() -> None:
    first = a_link("HV1", "SW1", LinkKind.DIFFER)
    review = REVIEW.having(withdrawn(first))
    assert live_links(review, OURS.id) == []
    again = linked(review, a_link("HV1", "SW1", LinkKind.DIFFER))
    assert again.id == first.id
    assert not again.withdrawn


def test_the_register_holds_what_differs_and_nothing_else() -> None:
    differ, then, adds = (
        a_link("HV1", "SW1", kind, at=NOON + timedelta(minutes=at))
        for at, kind in enumerate((LinkKind.DIFFER, LinkKind.DIFFERED_THEN, LinkKind.ADDS))
    )
    record = a_link("HV1", "entry", LinkKind.RECORD_DIFFERS, at=NOON + timedelta(hours=1))
    found = differences(REVIEW.having(adds, record, then, differ))
    assert [each.link for each in found] == [differ, then, record]
    assert found[-1].second == LETTER


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(ENDS)),
        st.sampled_from(sorted(ENDS)),
        st.sampled_from(LinkKind),
        st.booleans(),
    ),
    max_size=30,
)


@given(_STEPS)
def test_however_somebody_links_there_is_one_live_link_of_a_kind_between_two_ends(
    steps: list[tuple[str, str, LinkKind, bool]],
) -> None:
    review = REVIEW
    for first, second, kind, take_back in steps:
        if not why_not_linked(review, ENDS[first], ENDS[second], kind):
            link = linked(review, a_link(first, second, kind))
            review = review.having(withdrawn(link) if take_back else link)
    live = [link for link in review.links.values() if not link.withdrawn]
    assert len({(frozenset((x.first, x.second)), x.kind) for x in live}) == len(live)
    assert all(link.first != link.second for link in live)
    assert all(_both_ends_know(review, link.id) for link in live)


def _both_ends_know(review: Review, link: UUID) -> bool:
    ends = (review.links[link].first, review.links[link].second)
    return all(link in {each.id for each in live_links(review, end)} for end in ends)
