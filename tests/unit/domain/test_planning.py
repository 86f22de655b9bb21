"""What must be right before an interview is planned, or an agency or episode is taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.planning import (
    free_reference,
    initials_in,
    moved_agencies,
    reads_like_a_name,
    reference_holder,
    references_at,
    references_in,
)
from interviewer.domain.review import Review
from tests.builders import (
    a_note,
    a_practitioner,
    a_review,
    an_agency,
    an_episode,
    an_interview,
)


@pytest.mark.parametrize("typed", ["SN1", "sn1", " SN 1 "])
def test_a_reference_is_taken_however_it_is_written(typed: str) -> None:
    review = a_review()
    holder = reference_holder(review, typed)
    assert holder is not None
    assert holder.reference == "SN1"


def test_a_practitioner_may_keep_their_own_reference() -> None:
    review = a_review()
    (who,) = review.practitioners.values()
    assert reference_holder(review, "SN1", besides=who) is None
    review = review.having(a_practitioner(reference="SN2"))
    assert reference_holder(review, "SN2", besides=who) is not None


def test_the_next_free_reference_counts_on() -> None:
    review = a_review(a_practitioner(reference="SN2"), a_practitioner(reference="GP"))
    assert free_reference(review, "SN1") == "SN3"
    assert free_reference(review, "GP") == "GP1"
    assert free_reference(review, "HV2") == "HV1"


@given(st.lists(st.text(max_size=5)), st.text(max_size=5))
def test_a_free_reference_is_free(taken: list[str], wanted: str) -> None:
    review = Review().having(*(a_practitioner(reference=each) for each in taken))
    assert reference_holder(review, free_reference(review, wanted)) is None


@pytest.mark.parametrize("name", ["Anne Example", "Mrs Example", "Anne O’Neill", "Zoë Ångström"])
def test_a_full_name_reads_like_one(name: str) -> None:
    assert reads_like_a_name(name)


@pytest.mark.parametrize("reference", ["SN1", "HV 2", "Anne", "school nurse", "SN ONE", ""])
def test_a_reference_does_not_read_like_a_name(reference: str) -> None:
    assert not reads_like_a_name(reference)


@pytest.mark.parametrize(
    "typed", ["P1, P2", "P1 P2", "P1; P2", "P1 and P2", "P1 & P2", " P1 ,, P2, P1 "]
)
def test_initials_are_read_however_they_are_divided(typed: str) -> None:
    assert initials_in(typed) == ("P1", "P2")


def test_nothing_typed_is_nobody() -> None:
    assert initials_in("  ") == ()


def test_initials_may_hold_an_and() -> None:
    assert initials_in("AND1 MANDY") == ("AND1", "MANDY")


def test_an_agency_is_in_use_while_somebody_belongs_to_it() -> None:
    review = a_review()
    (agency,) = review.agencies.values()
    assert references_at(review, agency) == ["SN1"]
    assert references_at(review, an_agency()) == []


@given(
    st.lists(st.sampled_from(["", "1", "2", "21", "z"]), min_size=1, max_size=5),
    st.data(),
)
def test_an_agency_moves_by_one_wherever_they_stand(places: list[str], data: st.DataObject) -> None:
    review = Review().having(*(an_agency(name=f"A{at}", place=p) for at, p in enumerate(places)))
    before = review.live_agencies()
    at = data.draw(st.integers(0, len(before) - 1))
    by = data.draw(st.sampled_from([-1, 1]))
    after = review.having(*moved_agencies(before, before[at], by)).live_agencies()
    expected = [each.id for each in before if each != before[at]]
    expected.insert(min(max(at + by, 0), len(expected)), before[at].id)
    assert [each.id for each in after] == expected


def test_an_episode_is_in_use_while_an_interview_or_a_live_note_is_on_it() -> None:
    episode, other = an_episode(number=1), an_episode(number=3)
    who, someone = a_practitioner(reference="YW1"), a_practitioner(reference="HO2")
    planned = an_interview(practitioner=who.id, episodes=(episode.id,))
    noted = an_interview(practitioner=someone.id)
    note = a_note(source=noted.id, suggested_episodes=(episode.id,))
    withdrawn = a_note(source=noted.id, episodes=(other.id,), withdrawn=True)
    review = a_review(episode, other, who, someone, planned, noted, note, withdrawn)
    assert references_in(review, episode) == ["HO2", "YW1"]
    assert references_in(review, other) == []
