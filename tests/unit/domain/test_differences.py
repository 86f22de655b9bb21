"""What differs between two wordings."""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.differences import Change, differences, same_words
from interviewer.domain.text import clean

PHRASES = st.lists(
    st.sampled_from(["rang", "the", "hub", "on", "Monday", "didn't", ",", ".", " ", "\n"])
).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60).map(clean), PHRASES)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(each.change.value, each.text) for each in differences(before, after)]


def test_one_word_in_place_of_another() -> None:
    assert told("Rang the hub on Monday.", "Rang the hub on Tuesday.") == [
        ("same", "Rang the hub on "),
        ("taken out", "Monday"),
        ("put in", "Tuesday"),
        ("same", "."),
    ]


def test_a_blank_between_two_changes_goes_with_them() -> None:
    assert told("came the next day", "came a week later") == [
        ("same", "came "),
        ("taken out", "the next day"),
        ("put in", "a week later"),
    ]


def test_a_word_with_an_apostrophe_is_one_word() -> None:
    assert told("I didn’t ring", "I did ring")[1:3] == [("taken out", "didn’t"), ("put in", "did")]


def test_what_came_instead_of_nothing() -> None:
    assert told("", "Rang.") == [("put in", "Rang.")]
    assert told("Rang.", "") == [("taken out", "Rang.")]
    assert told("", "") == []


def test_two_very_long_texts_are_compared_at_their_ends() -> None:
    before, after = " ".join(map(str, range(9000))), " ".join(map(str, range(9000, 0, -1)))
    assert [each.change for each in differences(f"It {before} so", f"It {after} so")] == [
        Change.SAME,
        Change.TAKEN_OUT,
        Change.PUT_IN,
        Change.SAME,
    ]


@given(TEXTS, TEXTS)
def test_the_stretches_make_up_both_wordings(before: str, after: str) -> None:
    stretches = differences(before, after)
    assert "".join(s.text for s in stretches if s.change is not Change.PUT_IN) == before
    assert "".join(s.text for s in stretches if s.change is not Change.TAKEN_OUT) == after
    assert all(stretch.text for stretch in stretches)


@given(TEXTS)
def test_nothing_differs_from_itself(text: str) -> None:
    assert all(stretch.change is Change.SAME for stretch in differences(text, text))


@given(TEXTS)
def test_blanks_are_not_wording(text: str) -> None:
    assert same_words(text, "  ".join(text.split()) + "\n")
