"""Places between places: always strictly between, whatever was inserted before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.ordering import place_between


def test_the_first_place_stands_in_an_empty_order() -> None:
    assert place_between("", "")


@pytest.mark.parametrize(
    ("before", "after"), [("", "1"), ("1", ""), ("1", "2"), ("1", "11"), ("z", ""), ("az", "b")]
)
def test_a_place_is_found_between_neighbours_however_near(before: str, after: str) -> None:
    place = place_between(before, after)

    assert before < place
    assert not after or place < after


@pytest.mark.parametrize(("before", "after"), [("2", "1"), ("1", "1")])
def test_there_is_no_place_between_what_is_not_in_order(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no place between"):
        place_between(before, after)


@given(st.lists(st.floats(0, 1), max_size=80))
@settings(deadline=None)
def test_any_sequence_of_insertions_stays_sorted(where: list[float]) -> None:
    places: list[str] = []
    for fraction in where:
        at = round(fraction * len(places))
        before = places[at - 1] if at else ""
        after = places[at] if at < len(places) else ""
        place = place_between(before, after)
        assert before < place
        assert not after or place < after
        places.insert(at, place)
    assert places == sorted(set(places))


@given(st.integers(1, 300))
@settings(deadline=None)
def test_a_long_list_that_only_grows_at_its_end_keeps_short_places(count: int) -> None:
    place = ""
    for _ in range(count):
        place = place_between(place, "")
    assert len(place) <= 1 + count // 30
