"""A copy that comes back: what is read in it, and what is refused in a sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.documents import protected, read_returned_copy
from interviewer.domain.returned import as_it_returns
from tests.unit.documents.copies import COPY_ID, a_copy, differences, numbers
from tests.unit.documents.sample import note

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


def test_untouched_it_changes_nothing() -> None:
    came = read_returned_copy(a_copy())
    assert came.copy == COPY_ID
    assert differences(came) == {}
    assert numbers(came) == [1, 2, 3, 4, 5]
    assert came.additions == ()
    assert not came.tracked


def test_protected_it_is_read_with_its_passphrase() -> None:
    content = protected(a_copy(), "grey heron 7")
    assert differences(read_returned_copy(content, passphrase="grey heron 7")) == {}


@settings(max_examples=40)  # each makes a whole document and takes it apart
@given(ANYTHING, ANYTHING)
def test_whatever_was_noted_comes_back_as_it_went_out(text: str, other: str) -> None:
    said = (note(1, "free", text), note(2, "free", other), note(3, other, text))
    came = read_returned_copy(a_copy(said))
    assert differences(came, said) == {}
    assert came.additions == ()


@given(ANYTHING)
def test_how_it_returns_is_settled_once(text: str) -> None:
    assert as_it_returns(as_it_returns(text)) == as_it_returns(text)
